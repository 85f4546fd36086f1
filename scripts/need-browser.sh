#!/usr/bin/env bash
# Prints the path of a Chromium that starts. Installs Debian's where it can; never lets a test be skipped.
set -euo pipefail

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

install_browser() {
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=120)
  export DEBIAN_FRONTEND=noninteractive
  "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends chromium fonts-liberation
}

find_browser && exit 0
if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "No Chromium here: installing Debian's." >&2
  install_browser >&2 </dev/null || true
  find_browser && exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2
exit 1
