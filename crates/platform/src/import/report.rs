//! What an import found: counts, and the first thousand problems and warnings with their row and column.
//! Kept as JSON in `platform_import` and turned into sentences only when shown, in the reader's language.

use std::borrow::Cow;

use kernel::{Language, Reason};
use serde::{Deserialize, Serialize};
use ui::{Arg, Words};

use super::importer::Outcome;
use crate::clean::is_unseen;
use crate::sheet::{Mark, SheetRow};

/// How many findings a report keeps; the rest are only counted. PROPOSED.
pub const KEPT: usize = 1_000;

/// One thing found in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// As a spreadsheet numbers it; 0 is the file as a whole.
    pub row: i64,
    /// The heading as the file writes it; empty when no single column is at fault.
    pub column: String,
    /// A warning does not stop the import.
    pub warning: bool,
    /// Words key of what is wrong.
    pub key: String,
    pub args: Vec<(String, String)>,
}

impl Finding {
    /// What is wrong.
    pub fn text<'w>(&self, words: &'w Words, language: Language) -> Cow<'w, str> {
        self.say(words, language, &self.key)
    }

    /// How to mend it; empty when the first sentence says it all.
    pub fn mend<'w>(&self, words: &'w Words, language: Language) -> Cow<'w, str> {
        let key = format!("{}-mend", self.key);
        if words.has(language, &key) { self.say(words, language, &key) } else { Cow::Borrowed("") }
    }

    /// `Safu 12, "Cheki namba": `; empty for the file as a whole.
    pub fn place(&self, words: &Words, language: Language) -> String {
        if self.row == 0 {
            return String::new();
        }
        let row = Arg::Number(self.row);
        let place = if self.column.is_empty() {
            words.text_with(language, "platform-import-place-row", &[("row", row)])
        } else {
            words.text_with(
                language,
                "platform-import-place",
                &[("row", row), ("column", Arg::from(&self.column))],
            )
        };
        format!("{place} ")
    }

    fn say<'w>(&self, words: &'w Words, language: Language, key: &str) -> Cow<'w, str> {
        let args: Vec<(&str, Arg<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| match value.parse::<i64>() {
                Ok(number) if number.to_string() == *value => (name.as_str(), Arg::Number(number)),
                _ => (name.as_str(), Arg::from(value)),
            })
            .collect();
        words.text_with(language, key, &args)
    }
}

/// Where a problem stands: a row being read, one remembered, or the file as a whole.
pub trait At {
    /// As a spreadsheet numbers it, the first row being 1; 0 is the file as a whole.
    fn row_number(&self) -> i64;
    /// What the cell under a column key holds, for the sentence to repeat; empty when not known any more.
    fn cell(&self, key: &str) -> &str;
}

impl At for SheetRow<'_> {
    fn row_number(&self) -> i64 {
        self.number()
    }
    fn cell(&self, key: &str) -> &str {
        self.get(key)
    }
}

impl At for Mark {
    fn row_number(&self) -> i64 {
        self.number
    }
    fn cell(&self, _key: &str) -> &str {
        ""
    }
}

/// The file as a whole.
#[derive(Debug, Clone, Copy)]
pub struct WholeFile;

impl At for WholeFile {
    fn row_number(&self) -> i64 {
        0
    }
    fn cell(&self, _key: &str) -> &str {
        ""
    }
}

/// A cell may hold a novel; a sentence repeats its beginning.
fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    // What nobody sees is seen here.
    let text: String = text
        .chars()
        .map(|letter| if is_unseen(letter) { char::REPLACEMENT_CHARACTER } else { letter })
        .collect();
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST).chain(std::iter::once('…')).collect()
}

/// Gathers what is found while rows pass by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Column keys with the headings the file writes for them.
    headings: Vec<(&'static str, String)>,
    kept: Vec<Finding>,
    problems: i64,
    warnings: i64,
    /// Rows counted as unchanged that the end of the file showed to be changed.
    recounted: i64,
}

impl Findings {
    pub(crate) fn under(headings: Vec<(&'static str, String)>) -> Self {
        Self { headings, ..Self::default() }
    }

    pub(crate) fn find(&mut self, at: &dyn At, column: &str, reason: Reason, warning: bool) {
        let written =
            self.headings.iter().find(|(key, _)| *key == column).map(|(_, heading)| heading.as_str());
        let heading = written.unwrap_or(column).to_owned();
        let mut args: Vec<(String, String)> =
            reason.args.into_iter().map(|(name, value)| (name.to_owned(), shorten(&value))).collect();
        for (name, value) in [("column", heading.as_str()), ("value", at.cell(column))] {
            if !args.iter().any(|(held, _)| held == name) {
                args.push((name.to_owned(), shorten(value)));
            }
        }
        self.keep(Finding {
            row: at.row_number(),
            column: heading,
            warning,
            key: reason.key.to_owned(),
            args,
        });
    }

    fn keep(&mut self, finding: Finding) {
        let warning = finding.warning;
        if warning {
            self.warnings += 1;
        } else {
            self.problems += 1;
        }
        if self.kept.len() < KEPT {
            self.kept.push(finding);
        } else if !warning {
            // A problem is worth more than a warning: the last kept warning gives way.
            if let Some(place) = self.kept.iter().rposition(|kept| kept.warning) {
                self.kept.remove(place);
                self.kept.push(finding);
            }
        }
    }

    /// A row that was counted as unchanged is a change after all.
    pub fn changed_after_all(&mut self) {
        self.recounted += 1;
    }

    /// Problems found, also those not kept.
    pub fn problem_count(&self) -> i64 {
        self.problems
    }
}

/// What one pass over one sheet came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows below the heading that hold anything.
    pub rows: i64,
    pub added: i64,
    pub changed: i64,
    pub unchanged: i64,
    /// By row; at most [`KEPT`].
    pub findings: Vec<Finding>,
    pub problem_count: i64,
    pub warning_count: i64,
}

impl Report {
    pub(crate) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }

    pub(crate) fn close(mut self, mut findings: Findings) -> Self {
        findings.kept.sort_by_key(|finding| (finding.warning, finding.row));
        self.findings = findings.kept;
        self.changed += findings.recounted;
        self.unchanged -= findings.recounted;
        self.problem_count = findings.problems;
        self.warning_count = findings.warnings;
        self
    }

    /// Nothing stands against taking this file.
    pub fn is_clean(&self) -> bool {
        self.problem_count == 0
    }
}
