//! Reading the work tree.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the work tree.
pub struct Source {
    /// From the root of the project, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The crate it belongs to.
    pub fn area(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.name() == "tests.rs" || self.path.contains("/testing")
    }

    /// The text up to the unit tests at its end.
    pub fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the project's root").to_owned()
}

/// Every file under `crates/` with this ending.
pub fn all(ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    gather(&root().join("crates"), ending, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "no {ending} files found");
    found
}

fn gather(folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target" && name != "vendor") {
                gather(&path, ending, found);
            }
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).expect("a text file");
            let path =
                path.strip_prefix(root()).expect("inside the project").to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
}

/// Fails with every complaint at once.
pub fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
