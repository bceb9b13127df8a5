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
TIJA_LISTEN=${TIJA_LISTEN:-127.0.0.1:8080} TIJA_DATA=${TIJA_DATA:-./data} exec "$target/demo/tija" demo "$@"
