#!/usr/bin/env bash
# Makes sure of a Node that can build the user interface: 20 or newer, with npm.
set -euo pipefail

good() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

good && exit 0
if ! command -v node >/dev/null && [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "No Node here: installing Debian's." >&2
  export DEBIAN_FRONTEND=noninteractive
  apt=(apt-get -qq -o DPkg::Lock::Timeout=120)
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends nodejs npm; } >&2 </dev/null || true
  good && exit 0
fi
echo "The user interface needs Node 20 or newer with npm: install it and try again." >&2
exit 1
