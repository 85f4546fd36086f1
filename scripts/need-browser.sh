#!/usr/bin/env bash
# Prints the path of a Chromium that starts. Installs Debian's where it can; never lets a test be skipped.
set -euo pipefail
cd "$(dirname "$0")"

find_browser() {
  local candidate path
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $candidate ]] || continue
    path=$(command -v "$candidate") || continue
    "$path" --version >/dev/null 2>&1 </dev/null || continue
    echo "$path"
    return 0
  done
  return 1
}

find_browser && exit 0
./install.sh chromium fonts-liberation && find_browser && exit 0
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
exit 1
