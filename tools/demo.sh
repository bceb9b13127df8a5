#!/bin/sh
# Builds the program with the quick profile `demo` and runs it: an invented council in an embedded database.
# TIJA_LISTEN (127.0.0.1:8080) and TIJA_DATA (./data) move it; further arguments go to `tija demo`.
set -eu
cd "$(dirname "$0")/.."

need() { command -v "$1" > /dev/null || { echo "make demo needs $1: $2" >&2; exit 2; }; }
need cargo "install Rust (rustup), see README.md"
need cc "apt-get install gcc libc6-dev"

target=${CARGO_TARGET_DIR:-target}
cargo build --locked --profile demo --package tija --bin tija

# The engine of papers takes longer than all the rest. It is built while the demo already serves, gives way to it, and ends
# with it; papers are pages to print until it is there.
if [ ! -x "$target/demo/tija-papers" ] || [ -n "$(find crates/papers -newer "$target/demo/tija-papers" 2>/dev/null | head -n 1)" ]; then
  mkdir -p "$target"
  {
    nice -n 19 cargo build --locked --quiet --profile demo --manifest-path crates/papers/Cargo.toml --target-dir "$target" > "$target/demo-papers.log" 2>&1 &
    builder=$!
    # This shell becomes the demo below: same process id.
    while kill -0 $$ 2> /dev/null && kill -0 $builder 2> /dev/null; do sleep 1; done
    kill $builder 2> /dev/null || true
  } < /dev/null > /dev/null 2>&1 &
fi
TIJA_LISTEN=${TIJA_LISTEN:-127.0.0.1:8080} TIJA_DATA=${TIJA_DATA:-./data} exec "$target/demo/tija" demo "$@"
