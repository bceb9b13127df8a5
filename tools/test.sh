#!/bin/bash
# Runs the stages named as arguments, in that order, and says at the end what each came to and how long it took. A failed stage
# does not stop the others, unless they need what it should have built. The last line counts: tests, and each stage without
# tests of its own as one. Exit status 0 only when nothing failed.
#
#   format     cargo fmt --check                     tests     cargo nextest run (cargo test without nextest), both databases
#   lint       cargo clippy, warnings denied         program   builds target/debug/tija, tija-papers
#   engine     all of it for crates/papers, the engine that is a workspace of its own
#   documents  cargo doc, warnings denied            browser   node --test e2e, against target/debug/tija; in CI on both databases
#   licences   cargo deny, where it is installed     scripts   sh -n, node --check, and shellcheck where it is installed
set -uo pipefail
cd "$(dirname "$0")/.." || exit

target=${CARGO_TARGET_DIR:-target}
logs=$target/test-logs
mkdir -p "$logs"
table='' passed=0 failed=0 built=yes
not_built=3
# FILES is a list of names.
files=${FILES:-$(echo e2e/*.test.mjs)}

bold() { printf '\n== %s\n' "$*"; }

format() { cargo fmt --all --check -- -l || { echo 'these files are not formatted; run: cargo fmt --all'; return 1; }; }
lint() { cargo clippy --locked --quiet --workspace --all-targets -- -D warnings; }
documents() { RUSTDOCFLAGS='-D warnings' cargo doc --locked --quiet --workspace --no-deps; }
program() { cargo build --locked --package tija --bin tija && papers build --bin tija-papers || return $not_built; }
# The engine of papers is a workspace of its own; its program lies beside the other.
papers() {
  local command=$1
  shift
  cargo "$command" --locked --quiet --manifest-path crates/papers/Cargo.toml --target-dir "$target" "$@"
}
engine() {
  cargo fmt --manifest-path crates/papers/Cargo.toml --check -- -l || { echo 'not formatted; run cargo fmt in crates/papers'; return 1; }
  papers clippy --all-targets -- -D warnings || return 1
  papers test
}
licences() {
  if cargo deny --version > /dev/null 2>&1; then
    cargo deny --offline check licenses bans sources &&
      cargo deny --offline --manifest-path crates/papers/Cargo.toml check --config deny.toml licenses bans sources
  else echo 'cargo-deny is not installed; deny.toml was not checked'; fi
}
scripts() {
  local file
  for file in tools/*.sh .ci/run; do bash -n "$file" || return 1; done
  for file in e2e/*.mjs; do node --check "$file" || return 1; done
  if command -v shellcheck > /dev/null; then shellcheck tools/*.sh .ci/run; else echo 'shellcheck is not installed'; fi
}
tests() {
  # Compiling apart from running: the time of each is told, and a failed build is told from a failed test.
  local runner=(cargo nextest run --no-fail-fast)
  cargo nextest --version > /dev/null 2>&1 || runner=(cargo test --no-fail-fast --lib --bins --tests)
  cargo test --locked --quiet --workspace --lib --bins --tests --no-run || return $not_built
  echo "built in $((SECONDS - began)) s"
  INSTA_UPDATE=no "${runner[@]}" --locked --workspace
}
browser() {
  if [ $built = no ]; then echo 'not run: the program was not built'; return 1; fi
  # All journeys on SQLite; on PostgreSQL, in a run at somebody's desk, those of the year alone: what a database does differently
  # is for the Rust tests, which run on both each time. Continuous integration, or who names FILES, walks all on both.
  local -A walked=([sqlite]=$files [postgresql]='e2e/circle.test.mjs e2e/silence.test.mjs') lanes=([sqlite]=$(nproc) [postgresql]=1)
  if [ -n "${CI:-}${FILES:-}" ]; then
    walked[postgresql]=$files
    lanes[sqlite]=$(($(nproc) > 1 ? $(nproc) / 2 : 1)) lanes[postgresql]=${lanes[sqlite]}
  fi
  # In a lane journeys run one after another with one browser. The longest file goes first, each to the lane with the least.
  local database lane least size path came=0
  local -A running share weight
  for database in "${!walked[@]}"; do
    # shellcheck disable=SC2086 # a list of names
    while read -r size path; do
      least=0
      for ((lane = 1; lane < lanes[$database]; lane++)); do
        ((${weight[$database-$lane]:-0} >= ${weight[$database-$least]:-0})) || least=$lane
      done
      weight[$database-$least]=$((${weight[$database-$least]:-0} + size)) share[$database-$least]+="$path "
    done < <(stat -c '%s %n' ${walked[$database]} | sort -rn)
  done
  trap 'kill "${running[@]}" 2> /dev/null; exit 130' INT TERM
  for lane in "${!share[@]}"; do
    TIJA_E2E_FILES=${share[$lane]} TIJA_E2E_DATABASE=${lane%-*} node --test --test-reporter=spec e2e/journeys.mjs \
      > "$logs/browser-$lane.log" 2>&1 &
    running[$lane]=$!
  done
  for lane in "${!share[@]}"; do
    wait "${running[$lane]}" || came=1
    echo "-- on $lane"
    cat "$logs/browser-$lane.log"
  done
  return $came
}

# Adds what a test runner's summary says: nextest's, cargo test's, node's (its two output forms).
count() {
  local kind=$1 log=$2
  sed 's/\x1b\[[0-9;]*m//g' "$log" | awk -v kind="$kind" '
    function number_before(word,   i) { for (i = 2; i <= NF; i++) if ($i ~ "^" word "[,;]?$") return $(i - 1) + 0; return 0 }
    /^ *Summary \[/ || /^test result:/ { if (kind == "passed") n += number_before("passed"); else n += number_before("failed") + number_before("timed") }
    /^(#|ℹ) pass [0-9]+$/ { if (kind == "passed") n += $3 }
    /^(#|ℹ) (fail|cancelled) [0-9]+$/ { if (kind == "failed") n += $3 }
    END { print n + 0 }'
}

case " $* " in
  *' browser '*) sh tools/setup-test.sh || exit 2 ;;
  *' tests '*) sh tools/setup-test.sh --no-browser || exit 2 ;;
esac

whole=$SECONDS
for stage in "$@"; do
  bold "$stage"
  began=$SECONDS
  "$stage" 2>&1 | tee "$logs/$stage.log"
  status=${PIPESTATUS[0]}
  [ "$status" != $not_built ] || built=no
  outcome=ok
  [ "$status" = 0 ] || outcome=FAILED
  good=$(count passed "$logs/$stage.log") bad=$(count failed "$logs/$stage.log")
  if [ $((good + bad)) = 0 ]; then
    if [ "$status" = 0 ]; then good=1; else bad=1; fi
  elif [ "$status" != 0 ] && [ "$bad" = 0 ]; then
    bad=1
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  table+=$(printf '%-10s %-7s %5d s' "$stage" "$outcome" $((SECONDS - began)))$'\n'
done

case " $* " in *' tests '* | *' browser '*) sh tools/test-postgres.sh stop ;; esac

bold "all in $((SECONDS - whole)) s"
printf '%s' "$table"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
