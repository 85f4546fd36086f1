#!/usr/bin/env bash
# What must hold before anything is merged, and is not a test: generated = committed, style, modules, vulnerabilities.
set -euo pipefail
cd "$(dirname "$0")/.."

generated=(api/openapi.json web/src/shared/api/schema.d.ts)

scripts/generate.sh
echo "== generated = committed"
drift=$(git status --porcelain -- "${generated[@]}")
if [[ -n $drift ]]; then
  echo "differs from what is committed: run make generate and commit it" >&2
  echo "$drift" >&2
  git --no-pager diff --stat HEAD -- "${generated[@]}" >&2
  exit 1
fi

scripts/lint.sh

echo "== go mod tidy"
go mod tidy -diff
go mod verify >/dev/null

scripts/vulnerabilities.sh
