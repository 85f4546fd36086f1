#!/usr/bin/env bash
# Makes sure of a Node that can build the user interface: 20 or newer, with npm. Installs Debian's if there is none.
set -euo pipefail
cd "$(dirname "$0")"

good() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

good && exit 0
command -v node >/dev/null || { ./install.sh nodejs npm && good && exit 0; } || true
echo "The user interface needs Node 20 or newer with npm: install it and try again." >&2
exit 1
