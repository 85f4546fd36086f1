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

# SQLite is Go code, too, and ten times as slow under the race detector; on PostgreSQL the same code of ours runs. Where
# nothing was compiled before, compiling for the detector takes minutes: that begins while others wait, and is not done well
# for what is large and not looked at.
race=(env CGO_ENABLED=1 "${test[@]}" -p $wide -race)
for unseen in modernc.org/sqlite/lib modernc.org/libc github.com/xuri/excelize/v2; do
  race+=("-gcflags=$unseen=-race=false -N -l")
done
looked=(./internal/{auth,usecase,jobs,server,notify/live})
nice -n 19 "${race[@]}" -run '^$' "${looked[@]}" >/dev/null &
compiled=$!

echo "== go test"
"${test[@]}" -p $wide "$@" ./...
wait $compiled

export FAIRLEAD_TEST_DATABASE=postgres
fill=TestNothingIsLeftBehind # fills the demo, one lead after another
echo "== go test, on PostgreSQL, under the race detector and without"
"${race[@]}" -skip $fill "$@" "${looked[@]}" &
race_job=$!
{ "${test[@]}" "$@" ./internal/httpapi && "${test[@]}" -run $fill "$@" ./internal/server; } & # they wait for the database more than they work
plain=$!
failed=0
wait $race_job || failed=1
wait $plain || failed=1
exit $failed
