#!/usr/bin/env bash
# Prints the path of a Chromium that starts: rather the one without windows, which needs half the time, and which is
# installed where that can be done. Never lets a test be skipped.
set -euo pipefail
cd "$(dirname "$0")"

find_browser() {
  local candidate path
  for candidate in "$@"; do
    [[ -n $candidate ]] || continue
    path=$(command -v "$candidate") || continue
    "$path" --version >/dev/null 2>&1 </dev/null || continue
    echo "$path"
    return 0
  done
  return 1
}

find_browser "${CHROMIUM:-}" chromium-headless-shell && exit 0
./install.sh chromium-headless-shell fonts-liberation && find_browser chromium-headless-shell && exit 0
find_browser chromium chromium-browser google-chrome google-chrome-stable && exit 0
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
exit 1
