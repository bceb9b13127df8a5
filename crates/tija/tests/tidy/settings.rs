//! A setting that nothing reads is a promise of the calendar that nobody keeps.

use std::fs;

use crate::source::{all, none, root};

#[test]
fn every_setting_that_is_shipped_is_read_somewhere() {
    let seeds = fs::read_to_string(root().join("seed/settings.csv")).expect("the settings");
    let sources = all(".rs");
    let read = |key: &str| {
        let spellings = [format!("\"{key}\""), format!("'{key}'")];
        sources
            .iter()
            .filter(|file| !file.is_test() && file.area() != "bench")
            .any(|file| spellings.iter().any(|spelling| file.code().contains(spelling.as_str())))
    };
    let keys = seeds.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    let unread: Vec<String> =
        keys.filter(|key| !read(key)).map(|key| format!("{key}: a setting nothing reads")).collect();
    none(&unread);
}
