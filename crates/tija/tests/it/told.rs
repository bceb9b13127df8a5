//! Of everything that stands in a history, what a notice tells to whom it concerns, and what deliberately tells nobody: what
//! somebody did themselves, drafts, what a due date says alone, and what is about nobody. Text that people review.

use std::collections::BTreeMap;

use kernel::Language;
use tija::program;

use crate::written::must_equal;

#[test]
fn whatever_stands_in_a_history_is_told_or_silent_as_reviewed() {
    let areas = program::areas();
    let words = platform::http::words(&areas);
    let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in areas.iter().flat_map(|area| area.notices) {
        told.entry(line.action.name).or_default().push(line.text);
    }
    let written = areas.iter().flat_map(|area| area.actions).filter(|action| {
        let key = format!("{}-event", action.name.replace(['.', '_'], "-"));
        words.has(Language::Sw, &key)
    });
    let lines: Vec<String> = written
        .map(|action| {
            let texts = told.get(action.name).map_or_else(|| "silent".to_owned(), |texts| texts.join(" "));
            format!("{:<44} {texts}", action.name)
        })
        .collect();
    must_equal("told.txt", &(lines.join("\n") + "\n"));
}
