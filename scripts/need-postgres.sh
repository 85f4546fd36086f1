#!/usr/bin/env bash
# Prints the directory of PostgreSQL's programs (initdb, pg_ctl, postgres). Installs Debian's where it can; never lets a test be skipped.
set -euo pipefail
cd "$(dirname "$0")"

find_postgres() {
  local directory on_path
  on_path=$(command -v pg_ctl) && on_path=$(dirname "$(readlink -f "$on_path")")
  while read -r directory; do
    [[ -x $directory/initdb && -x $directory/pg_ctl && -x $directory/postgres && -x $directory/pg_basebackup ]] || continue
    "$directory/postgres" --version >/dev/null 2>&1 </dev/null || continue
    echo "$directory"
    return 0
  done < <(
    printf '%s\n' "${PG_BIN:-/nowhere}" "${on_path:-/nowhere}"
    compgen -G '/usr/lib/postgresql/*/bin' | sort -rV # Debian, newest first
    compgen -G '/usr/pgsql-*/bin' | sort -rV          # Red Hat
    compgen -G '/opt/homebrew/opt/postgresql*/bin' | sort -rV
    compgen -G '/usr/local/opt/postgresql*/bin' | sort -rV
    echo /Applications/Postgres.app/Contents/Versions/latest/bin
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
echo "The tests need PostgreSQL 14 or newer: install its server (Debian: apt-get install postgresql), or set PG_BIN to the directory that holds initdb and pg_ctl." >&2
exit 1
