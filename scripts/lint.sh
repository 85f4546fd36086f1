#!/usr/bin/env bash
# Formatting and style: gofmt, vet, staticcheck; oxlint (feature borders included) and tsc.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== gofmt"
unformatted=$(find . \( -name node_modules -o -name '.?*' \) -prune -o -name '*.go' -exec gofmt -l {} +)
if [[ -n $unformatted ]]; then
  echo "not formatted (run gofmt -w on them):" >&2
  echo "$unformatted" >&2
  exit 1
fi
echo "== go vet"
go vet ./...
echo "== staticcheck"
go tool -modfile=.ci/tools.mod staticcheck ./...
echo "== oxlint"
npm --prefix web run --silent lint
echo "== tsc"
npm --prefix web run --silent typecheck
