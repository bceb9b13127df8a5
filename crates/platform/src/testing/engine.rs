//! A stand-in for the engine of papers, for tests of what is around it: it answers each description with itself behind a
//! PDF's first bytes, so that a test reads what would be printed. The engine itself has its own tests (crates/papers).

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const SCRIPT: &str = r#"#!/bin/sh
body="$0.$$"
trap 'rm -f "$body"' EXIT
while :; do
  set -- $(head -c 4 | od -An -tu1)
  [ $# = 4 ] || exit 0
  { printf '%%PDF-1.7\n'; head -c $(((($1 * 256 + $2) * 256 + $3) * 256 + $4)); } > "$body"
  length=$(wc -c < "$body")
  printf "$(printf '\\000\\%03o\\%03o\\%03o\\%03o' $((length >> 24 & 255)) $((length >> 16 & 255)) $((length >> 8 & 255)) $((length & 255)))"
  cat "$body"
done
"#;

/// Writes the stand-in into the folder; its path is for `TestApp::with_engine`.
pub fn stand_in_engine(folder: &Path) -> PathBuf {
    let path = folder.join("stand-in-engine");
    fs::write(&path, SCRIPT).expect("a script");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    path
}
