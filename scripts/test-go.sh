#!/usr/bin/env bash
# Runs every Go test; then once more, on PostgreSQL, those that can: under the race detector where goroutines meet.
set -euo pipefail
cd "$(dirname "$0")/.."

# One PostgreSQL for all packages, instead of one each.
[[ -n ${FAIRLEAD_TEST_POSTGRES:-} ]] || exec scripts/with-postgres.sh scripts/test-go.sh "$@"

if ! command -v strace >/dev/null && ! scripts/install.sh strace; then
  echo "The durability tests count disk syncs with strace: install it (Debian: apt-get install strace)." >&2
  exit 1
fi
if ! command -v "$(go env CC)" >/dev/null && ! scripts/install.sh gcc libc6-dev; then
  echo "The race detector needs a C compiler: install it (Debian: apt-get install gcc libc6-dev)." >&2
  exit 1
fi
wide=$(($(nproc) + 1)) # packages at once: one of them waits more than it works
export GOGC=400 # as the program has it
test=(go test -vet=off -timeout 8m) # make verify vets

echo "== go test"
"${test[@]}" -p $wide "$@" ./...

# SQLite is Go code, too, and ten times as slow under the race detector; on PostgreSQL the same code of ours runs. The whole server
# takes minutes to compile for the detector, and as long again to test: make soak does.
export FAIRLEAD_TEST_DATABASE=postgres
echo "== go test, on PostgreSQL, under the race detector and without"
CGO_ENABLED=1 "${test[@]}" -p $wide -race "$@" ./internal/{auth,usecase,jobs,notify/live} &
race=$!
"${test[@]}" "$@" ./internal/{httpapi,server} & # they wait for the database more than they work
plain=$!
failed=0
wait $race || failed=1
wait $plain || failed=1
exit $failed
