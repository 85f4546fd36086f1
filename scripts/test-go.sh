#!/usr/bin/env bash
# Runs every Go test; then, under the race detector, the packages where goroutines meet.
set -euo pipefail
cd "$(dirname "$0")/.."

# One PostgreSQL for all packages, instead of one each.
[[ -n ${FAIRLEAD_TEST_POSTGRES:-} ]] || exec scripts/with-postgres.sh scripts/test-go.sh "$@"

concurrent=(auth usecase jobs notify/live httpapi server)

if ! command -v strace >/dev/null && ! scripts/install.sh strace; then
  echo "The durability tests count disk syncs with strace: install it (Debian: apt-get install strace)." >&2
  exit 1
fi
if ! command -v "$(go env CC)" >/dev/null && ! scripts/install.sh gcc libc6-dev; then
  echo "The race detector needs a C compiler: install it (Debian: apt-get install gcc libc6-dev)." >&2
  exit 1
fi
echo "== go test"
go test -timeout 8m "$@" ./...

echo "== go test, on PostgreSQL"
FAIRLEAD_TEST_DATABASE=postgres go test -timeout 8m "$@" ./internal/{auth,usecase,jobs,httpapi,server,demo}

packages=()
for name in "${concurrent[@]}"; do
  if compgen -G "internal/$name/*_test.go" >/dev/null; then packages+=("./internal/$name"); fi
done
[[ ${#packages[@]} != 0 ]] || exit 0
echo "== go test -race ${packages[*]}"
CGO_ENABLED=1 go test -race -timeout 8m "$@" "${packages[@]}"
