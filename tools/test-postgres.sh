#!/bin/sh
# The throw-away PostgreSQL server that all tests of this work tree share. It listens on a socket only, keeps nothing after a
# crash, and is no place for data. The Rust tests (crates/platform/src/testing/cluster.rs) and the browser tests call this file;
# a person may too.
#
#   start             starts it unless it runs; prints the socket directory and the directory of its programs
#   database [PID] [TEMPLATE]
#                     starts it, makes a fresh database (or a copy of a kept one), prints its URL; the database goes when
#                     process PID has ended
#   keep URL          keeps a copy of a fresh database for as long as the server lives; prints its name, a TEMPLATE
#   has TEMPLATE      prints yes when there is such a kept one
#   stop              stops it and removes its files, unless a test still uses it
#   watch DIRECTORY   used by start: drops the databases of ended processes; stops a server idle for ten minutes
#
# With TIJA_TEST_POSTGRES=durable it is another server, one that syncs to disk as a real one does: for measuring.
#
# State in target/test-postgres: `server` names the living server, `start.lock` is held while one starts or stops it, and every
# test process holds `lease` (flock, shared) for as long as it lives, so that nobody stops a server in use.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
state=$root/target/test-postgres
# Commits are kept in memory only: quick, and nothing is lost that anybody wants.
# One line: pg_ctl hands it to a shell.
settings='-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0'
settings="$settings -c max_connections=200 -c shared_buffers=64MB -c jit=off"
# Plans are made while tables are empty; without fresh statistics they would stay, and a test that fills them crawls.
settings="$settings -c autovacuum_naptime=1 -c autovacuum_analyze_threshold=50 -c autovacuum_vacuum_threshold=100000"
if [ "${TIJA_TEST_POSTGRES:-}" = durable ]; then
  state=$root/target/bench-postgres
  settings='-c max_connections=400 -c shared_buffers=1GB -c max_wal_size=4GB'
fi
idle_minutes=${TIJA_TEST_POSTGRES_IDLE:-10}
version_wanted=15

fail() { echo "test-postgres: $*" >&2; exit 2; }

find_programs() {
  for candidate in $(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    version=$("$candidate/postgres" --version 2>/dev/null | sed 's/^[^0-9]*\([0-9]*\).*/\1/') || continue
    if [ -x "$candidate/initdb" ] && [ "${version:-0}" -ge $version_wanted ]; then echo "$candidate"; return; fi
  done
  fail "no PostgreSQL server programs (version $version_wanted or later) here. Install Debian's package: apt-get install postgresql"
}

# A server refuses to run as root; Debian's package brings the account `postgres`.
as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

# Sets $directory and $bin to the server on record and tells whether it answers.
alive() {
  [ -f "$state/server" ] || return 1
  { read -r directory && read -r bin; } < "$state/server" || return 1
  [ -S "$directory/.s.PGSQL.5432" ] && "$bin/pg_isready" -q -h "$directory" -U postgres -t 10
}

query() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$directory" -U postgres -d postgres -c "$1"; }

postmaster() { head -n 1 "$1/data/postmaster.pid" 2>/dev/null || true; }

# Ends the server of one directory, if it runs, and removes the directory. The pattern keeps rm away from everything else.
remove() {
  case $1 in */tija-pg-??????) ;; *) fail "not a test server's directory: $1" ;; esac
  process=$(postmaster "$1")
  if [ -n "$process" ] && grep -qs "$1" "/proc/$process/cmdline"; then
    kill -QUIT "$process" 2>/dev/null || true
    waited=0
    while [ -d "/proc/$process" ] && [ $waited -lt 100 ]; do sleep 0.05; waited=$((waited + 1)); done
  fi
  rm -rf "$1"
}

# A socket's path may have 107 bytes, and the account `postgres` must be able to enter its directory.
short_directory() {
  parent=${TMPDIR:-/tmp}; parent=${parent%/}
  if [ ${#parent} -gt 60 ] || { [ "$(id -u)" = 0 ] && ! as_owner test -x "$parent"; }; then parent=/tmp; fi
  mktemp -d "$parent/tija-pg-XXXXXX"
}

# What runs of other days left behind (a machine that lost power, a work tree that was deleted).
sweep() {
  find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'tija-pg-??????' -user "$(as_owner id -u)" -mmin +60 2>/dev/null | while read -r old; do
    process=$(postmaster "$old")
    if [ -z "$process" ] || [ ! -d "/proc/$process" ]; then remove "$old"; fi
  done
}

start() {
  mkdir -p "$state"
  touch "$state/lease"
  exec 9>> "$state/start.lock"
  flock 9
  if ! alive; then
    bin=$(find_programs)
    if [ "$(id -u)" = 0 ] && ! getent passwd postgres > /dev/null; then
      fail "no account named postgres, which a server started by root needs. Install Debian's package: apt-get install postgresql"
    fi
    [ -z "${directory:-}" ] || remove "$directory"
    sweep
    directory=$(short_directory)
    [ "$(id -u)" != 0 ] || chown postgres: "$directory"
    # fd 9 is closed for what lives on, or the server would hold the lock for ever.
    (
      cd "$directory"
      as_owner "$bin/initdb" --no-sync --no-instructions --locale=C.UTF-8 --encoding=UTF8 --auth=trust --username=postgres \
        -D "$directory/data" > "$directory/initdb.log" 2>&1 &&
      as_owner "$bin/pg_ctl" start -w -t 60 -D "$directory/data" -l "$directory/server.log" \
        -o "-k $directory -c listen_addresses='' $settings" > /dev/null
    ) 9>&- < /dev/null || {
      tail -q -n 20 "$directory"/*.log >&2
      remove "$directory"
      fail "the PostgreSQL server did not start; the end of its log stands above"
    }
    printf '%s\n%s\n' "$directory" "$bin" > "$state/server.new"
    mv "$state/server.new" "$state/server"
    setsid -f sh "$root/tools/test-postgres.sh" watch "$directory" 9>&- < /dev/null > /dev/null 2>&1
  fi
  exec 9>&-
}

# Stops the server on record when no process leases it and no client is connected; tells whether it did.
stop() {
  [ -e "$state/lease" ] || return 0
  exec 9>> "$state/start.lock"
  flock 9
  exec 8< "$state/lease"
  if ! alive; then
    [ -z "${directory:-}" ] || remove "$directory"
  elif flock -n 8 && [ "$(query "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")" = 0 ]; then
    remove "$directory"
  else
    exec 8<&- 9>&-
    return 1
  fi
  rm -f "$state/server"
  exec 8<&- 9>&-
}

watch() {
  mine=$1
  while sleep 5; do
    if ! alive || [ "$directory" != "$mine" ]; then
      remove "$mine"
      exit
    fi
    query "SELECT datname FROM pg_database WHERE datname ~ '^tija_[0-9]+_'" | while read -r name; do
      owner=${name#tija_}; owner=${owner%%_*}
      [ -d "/proc/$owner" ] || query "DROP DATABASE IF EXISTS $name WITH (FORCE)" || true
    done || true
    if [ -n "$(find "$state/lease" -mmin "+$idle_minutes" 2>/dev/null)" ]; then
      stop && exit
    fi
  done
}

case ${1:-} in
  start) start; echo "$directory"; echo "$bin" ;;
  database)
    start
    name=tija_${2:-$PPID}_s$$
    query "CREATE DATABASE $name ${3:+TEMPLATE $3} STRATEGY file_copy"
    echo "postgresql:///$name?host=$directory&user=postgres" ;;
  keep)
    start
    name=${2##*///}; name=${name%%\?*}
    query "CREATE DATABASE kept_$name TEMPLATE $name STRATEGY file_copy"
    echo "kept_$name" ;;
  has)
    start
    query "SELECT 'yes' FROM pg_database WHERE datname = '$2'" ;;
  stop) stop || echo "test-postgres: left running, a test still uses it" ;;
  watch) watch "$2" ;;
  *) sed -n '2,18s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
