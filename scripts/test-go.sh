#!/usr/bin/env bash
# Runs every Go test; then, under the race detector, the packages where goroutines meet.
set -euo pipefail
cd "$(dirname "$0")/.."

concurrent=(usecase notify/live httpapi server)

echo "== go test"
go test -timeout 8m "$@" ./...

packages=()
for name in "${concurrent[@]}"; do
  [[ -d internal/$name ]] && packages+=("./internal/$name")
done
if [[ ${#packages[@]} == 0 ]]; then
  exit 0
elif ! command -v "$(go env CC)" >/dev/null; then
  echo "== race detector: not run, it needs a C compiler (Debian: apt-get install gcc libc6-dev)"
else
  echo "== go test -race ${packages[*]}"
  CGO_ENABLED=1 go test -race -short -timeout 8m "$@" "${packages[@]}"
fi
