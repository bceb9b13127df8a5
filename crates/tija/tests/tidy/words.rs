//! Words: both languages have the same keys, every key a page asks for exists, and no key is there for nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{all, none};

/// Keys of all word files of a language, with the file each stands in.
fn keys(language: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in all(&format!("words/{language}.ftl")) {
        for line in file.text.lines() {
            let starts = line.starts_with(|letter: char| letter.is_ascii_lowercase());
            if let Some((key, _)) = line.split_once(" =").filter(|_| starts) {
                let earlier = found.insert(key.to_owned(), file.path.clone());
                assert!(earlier.is_none(), "{}: {key} stands twice", file.path);
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys() {
    let (swahili, english) = (keys("sw"), keys("en"));
    let missing = |here: &BTreeMap<String, String>, there: &BTreeMap<String, String>| -> Vec<String> {
        here.iter()
            .filter(|(key, _)| !there.contains_key(*key))
            .map(|(key, path)| format!("{path}: {key} is missing in the other language"))
            .collect()
    };
    none(&[missing(&swahili, &english), missing(&english, &swahili)].concat());
}

/// Texts in quotes that look like keys of an area.
fn quoted(text: &str) -> BTreeSet<String> {
    let areas = ["ui-", "platform-", "people-", "planning-", "contract-", "performance-", "oversight-"];
    text.split('"')
        .filter(|piece| areas.iter().any(|area| piece.starts_with(area)))
        .filter(|piece| {
            piece.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
            })
        })
        .map(str::to_owned)
        .collect()
}

fn asked_for() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for ending in [".rs", ".html"] {
        for file in all(ending).iter().filter(|file| !file.is_test() && !file.path.contains("/examples/")) {
            let text = if ending == ".rs" { file.code() } else { &file.text };
            quoted(text).into_iter().for_each(|key| drop(found.insert(key, file.path.clone())));
        }
    }
    found
}

/// A text in quotes may be a key, or the stem of keys (`kc`, `format!`), or no key at all (a crate's feature, an id).
#[test]
fn every_key_asked_for_exists() {
    let keys = keys("sw");
    let complaints: Vec<String> = asked_for()
        .iter()
        .filter(|(key, _)| {
            !keys.contains_key(*key)
                && !keys.keys().any(|known| known.starts_with(&format!("{}-", key.trim_end_matches('-'))))
        })
        .map(|(key, path)| format!("{path}: the words have no {key}"))
        .collect();
    none(&complaints);
}

#[test]
fn no_key_is_there_for_nothing() {
    let asked = asked_for();
    let actions: BTreeSet<String> = tija::program::areas()
        .iter()
        .flat_map(|area| area.actions)
        .map(|action| action.name.replace('.', "-"))
        .collect();
    let mut sources = String::new();
    for file in all(".rs").iter().chain(&all(".html")) {
        sources.push_str(&file.text);
    }
    let stems: BTreeSet<&str> =
        sources.split('"').filter_map(|piece| piece.split_once("-{")).map(|(stem, _)| stem).collect();
    let dotted: BTreeSet<&str> = sources.split('"').collect();
    let complaints: Vec<String> = keys("sw")
        .iter()
        .filter(|(key, _)| {
            let stem = asked.keys().any(|asked| {
                key.as_str() == asked || key.starts_with(&format!("{}-", asked.trim_end_matches('-')))
            });
            // The history and the deadlines name actions by their dots.
            let action = actions.iter().any(|action| key.starts_with(action.as_str()));
            // Keys made by `concat!` or `format!` from a stem in the source.
            let built =
                key.match_indices('-').any(|(at, _)| key.get(..at).is_some_and(|stem| stems.contains(stem)));
            let dotted = dotted.contains(key.replace('-', ".").as_str());
            !(stem || action || built || dotted)
        })
        .map(|(key, path)| format!("{path}: nobody asks for {key}"))
        .collect();
    none(&complaints);
}
