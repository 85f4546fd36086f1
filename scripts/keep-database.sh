#!/usr/bin/env bash
# Keeps a small database of the schema that this tree has, or that of an earlier commit, for the upgrade tests. Run it
# when a release changes the schema: the program of the time makes the database, so later it takes that commit again.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# == 0 || ( $# == 1 && -n $1 ) ]] || { echo "usage: scripts/keep-database.sh [COMMIT]" >&2; exit 2; }
made=$(mktemp -d)
trap 'git worktree remove --force "$made/tree" 2>/dev/null || true; rm -rf "$made"' EXIT
tree=$PWD
if [[ $# == 1 ]]; then
  tree=$made/tree
  git worktree add --quiet --detach "$tree" "$1"
fi

version=$(git -C "$tree" describe --tags --always --dirty)
(cd "$tree" && go build -trimpath -ldflags "-X main.version=$version" -o "$made/fairlead" ./cmd/fairlead)
databases=(sqlite)
[[ ! -d $tree/internal/store/postgres/migrations ]] || databases+=(postgres)

postgres=$(scripts/need-postgres.sh)
PATH=$postgres:$PATH scripts/with-postgres.sh go run ./internal/store/upgrade/keep "$made/fairlead" "${databases[@]}"
