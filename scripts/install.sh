#!/usr/bin/env bash
# Installs Debian packages where that can be done: as root, with apt-get. Fails otherwise, quietly; says nothing on stdout.
set -euo pipefail

[[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || exit 1
echo "installing $*" >&2
export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -qq -o DPkg::Lock::Timeout=120)
{ "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"; } >&2 </dev/null
