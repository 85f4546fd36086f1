#!/usr/bin/env bash
# Looks for known vulnerabilities in what the program calls. Where the database cannot be reached it says so and passes.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== govulncheck"
code=0
report=$(timeout 120 go tool -modfile=.ci/tools.mod govulncheck ./... 2>&1) || code=$?
if [[ $code == 0 ]]; then
  echo "none known"
elif [[ $code == 124 ]] || { [[ $code != 3 ]] && grep -qE '^govulncheck: fetching vulnerabilities' <<<"$report"; }; then # 3: found some
  echo "not checked: the vulnerability database cannot be reached from here"
else
  echo "$report" >&2
  exit 1
fi
