//! Which crate may depend on which.

use crate::source::{all, none};

/// Crate, and the crates of ours it may name. Source: ARCHITECTURE.md, the house.
const ARROWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("ui", &["kernel"]),
    ("platform", &["kernel", "ui"]),
    ("people", &["kernel", "ui", "platform"]),
    ("planning", &["kernel", "ui", "platform", "people"]),
    ("contract", &["kernel", "ui", "platform", "people", "planning"]),
    ("performance", &["kernel", "ui", "platform", "people", "planning", "contract"]),
    ("oversight", &["kernel", "ui", "platform", "people", "planning", "contract", "performance"]),
    // The engine of papers knows none of us.
    ("papers", &[]),
    ("tija", &["kernel", "ui", "platform", "people", "planning", "contract", "performance", "oversight"]),
];

#[test]
fn crates_depend_only_downwards() {
    let ours: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let mut complaints = Vec::new();
    for manifest in all("Cargo.toml") {
        let name = manifest.area();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            // The bench drives the whole program from outside.
            if name != "bench" {
                complaints.push(format!("{}: a crate without a place in the house", manifest.path));
            }
            continue;
        };
        for line in manifest.text.lines() {
            let depends = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if ours.contains(&depends) && depends != name && !allowed.contains(&depends) {
                complaints.push(format!("{}: {name} must not depend on {depends}", manifest.path));
            }
        }
    }
    none(&complaints);
}

#[test]
fn rules_touch_no_world() {
    let world = [
        "platform::store",
        "platform::work",
        "platform::http",
        "tokio::",
        "std::fs",
        "std::env",
        "SystemTime",
        "axum::",
    ];
    let mut complaints = Vec::new();
    for file in all("/rules.rs").iter().filter(|file| !file.is_test()) {
        for word in world {
            if file.code().contains(word) {
                complaints.push(format!("{}: rules are pure, they may not use {word}", file.path));
            }
        }
    }
    none(&complaints);
}
