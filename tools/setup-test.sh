#!/bin/sh
# Makes sure that the tests find what they need: a PostgreSQL server (they start their own), an SMTP server (aiosmtpd, for
# Debian's Python) with openssl for its certificate, a reader of PDF, Chromium with fonts, Node.js with npm, and the two
# packages of e2e/. What is missing comes from Debian's packages when we are root and apt-get is here;
# otherwise one line says what to install, and the exit status is 2. Quick when all is there. `--no-browser` leaves the
# browser's part out.
set -eu
cd "$(dirname "$0")/.."

has() { command -v "$1" > /dev/null; }
node_is_old() { ! has node || [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -lt 18 ]; }

for program in cargo cc; do
  has $program || { echo "the tests need $program: install Rust (rustup) and Debian's gcc and libc6-dev" >&2; exit 2; }
done

missing=
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || has initdb || missing="$missing postgresql"
/usr/bin/python3 -c 'import aiosmtpd' 2> /dev/null || missing="$missing python3-aiosmtpd"
has openssl || missing="$missing openssl"
for program in flock setsid setpriv; do has $program || { missing="$missing util-linux"; break; }; done
has pdftotext || missing="$missing poppler-utils"
if [ "${1:-}" != --no-browser ]; then
  # The browser without a window: the same pages for half the work.
  has chromium-headless-shell || has chromium || missing="$missing chromium-headless-shell"
  [ -n "$(ls /usr/share/fonts/truetype 2>/dev/null)" ] || missing="$missing fonts-noto-core fontconfig"
  ! node_is_old || missing="$missing nodejs"
  has npm || missing="$missing npm"
fi

if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ] || ! has apt-get; then
    echo "the tests need more; as root: apt-get install$missing" >&2
    exit 2
  fi
  echo "installing$missing"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  install() { apt-get install -y -q --no-install-recommends "$@" >> "$log" 2>&1; }
  {
    apt-get update -q >> "$log" 2>&1 || true
    case $missing in *postgresql*)
      # The tests start their own server; Debian's package would also make and start one on port 5432.
      install postgresql-common &&
      mkdir -p /etc/postgresql-common &&
      sed -i 's/^#\{0,1\} *create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    esac
    # shellcheck disable=SC2086 # a list of names
    install $missing
  } || { tail -n 20 "$log" >&2; echo "could not install$missing" >&2; exit 2; }
  rm -f "$log"
fi

[ "${1:-}" != --no-browser ] || exit 0

# A copy of the lock file tells what is installed.
if ! cmp -s e2e/package-lock.json e2e/node_modules/.installed-lock.json; then
  echo "installing the packages of e2e/"
  (cd e2e && npm ci --silent --ignore-scripts --no-audit --no-fund) || { echo "npm ci failed in e2e/" >&2; exit 2; }
  cp e2e/package-lock.json e2e/node_modules/.installed-lock.json
fi
