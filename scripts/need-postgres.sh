#!/usr/bin/env bash
# Prints the directory of PostgreSQL's programs. Installs Debian's where it can; never lets a test be skipped.
set -euo pipefail
cd "$(dirname "$0")"

find_postgres() {
  local directory on_path program
  on_path=$(command -v pg_ctl) && on_path=$(dirname "$(readlink -f "$on_path")")
  while read -r directory; do
    for program in initdb pg_ctl postgres pg_basebackup; do
      "$directory/$program" --version >/dev/null 2>&1 </dev/null || continue 2
    done
    echo "$directory"
    return 0
  done < <(
    printf '%s\n' "${PG_BIN:-/nowhere}" "${on_path:-/nowhere}"
    printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /{opt/homebrew,usr/local}/opt/postgresql*/bin | sort -rV
  )
  return 1
}

# Debian's package makes and starts a cluster of its own unless it is told not to.
install_postgres() {
  ./install.sh postgresql-common || return 1
  local told=/etc/postgresql-common/createcluster.d/fairlead.conf
  mkdir -p "$(dirname "$told")"
  [[ -e $told ]] || echo 'create_main_cluster = false' >"$told"
  ./install.sh postgresql
}

find_postgres && exit 0
install_postgres && find_postgres && exit 0
echo "The tests need PostgreSQL 14 or newer: install it (Debian: apt-get install postgresql), or set PG_BIN to where its initdb is." >&2
exit 1
