#!/bin/sh
# Builds the measuring program in release and runs it; arguments go to it (--people 600000). It finds a fresh database of a
# PostgreSQL server that syncs to disk in TIJA_BENCH_POSTGRES; set that variable to measure on another server.
set -eu
cd "$(dirname "$0")/.."

sh tools/setup-test.sh --no-browser
cargo build --locked --release --package bench
cargo build --locked --release --manifest-path crates/papers/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}" --bin tija-papers
if [ -z "${TIJA_BENCH_POSTGRES:-}" ]; then
  export TIJA_TEST_POSTGRES=durable
  TIJA_BENCH_POSTGRES=$(sh tools/test-postgres.sh database $$)
  export TIJA_BENCH_POSTGRES
  trap 'sh tools/test-postgres.sh stop' EXIT
fi
cargo run --locked --quiet --release --package bench -- "$@"
