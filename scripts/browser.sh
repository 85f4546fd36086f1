#!/usr/bin/env bash
# Runs one of web's browser scripts against the built program: size, screens, latency, or e2e. What happens live and what jobs do is
# looked at on PostgreSQL, too, where they go other ways; the rest is the same page over the same API, which is tested on both.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# != 0 ]] || { echo "usage: scripts/browser.sh e2e|size|screens|latency [NAME…]" >&2; exit 2; }
CHROMIUM=$(scripts/need-browser.sh)
export CHROMIUM
export FAIRLEAD_BIN="$PWD/bin/fairlead"
run=(npm --prefix web run)

echo "== $1, with $("$CHROMIUM" --version 2>/dev/null)"
FAIRLEAD_TEST_DATABASE=sqlite "${run[@]}" "$1" -- "${@:2}"
[[ $1 == e2e ]] || exit 0

echo "== $1, on PostgreSQL"
PG_BIN=$(scripts/need-postgres.sh)
export PG_BIN
[[ -n ${FAIRLEAD_TEST_POSTGRES:-} ]] || run=(scripts/with-postgres.sh "${run[@]}")
FAIRLEAD_TEST_DATABASE=postgres "${run[@]}" e2e:postgres
