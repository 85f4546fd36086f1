#!/usr/bin/env bash
# Runs one of web's browser scripts (e2e or screens) against the built program.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# == 1 ]] || { echo "usage: scripts/browser.sh e2e|screens" >&2; exit 2; }
CHROMIUM=$(scripts/need-browser.sh)
export CHROMIUM
export FAIRLEAD_BIN="$PWD/bin/fairlead"
echo "== $1, with $("$CHROMIUM" --version 2>/dev/null)"
npm --prefix web run "$1"
