#!/usr/bin/env bash
# Runs a command with one throw-away PostgreSQL, which tests find in FAIRLEAD_TEST_POSTGRES; gone when the command ends.
# With -durable it keeps what it acknowledges, as one in use does: for measuring. Without, it forgets and is quicker.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# != 0 ]] || { echo "usage: scripts/with-postgres.sh [-durable] COMMAND…" >&2; exit 2; }
exec go run ./internal/testkit/pgtest/run "$@"
