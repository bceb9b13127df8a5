//! Rules about the source, kept by reading it: arrows between crates, where SQL and words may stand, sizes, languages.
//! Each failure prints the place and the rule. Source: ARCHITECTURE.md.
#![expect(clippy::expect_used, reason = "a test of the source fails loudly")]

mod arrows;
mod settings;
mod shape;
mod source;
mod sql;
mod templates;
mod words;
