//! Pure: what somebody who has left still answers.

/// The kinds of due dates that stay with who has left: what they are asked about their mark. Each kind is named like the
/// action that answers it, and these are the actions allowed to who has left: a test of the program holds the two together.
/// Source: performance.md 4.4 (leaver), 5.2.
pub const OUTLIVES: [&str; 4] = [
    "performance.appraisal.self",
    "performance.appraisal.agree",
    "performance.appeal.accept",
    "performance.measure.hear",
];

pub fn outlives(kind: &str) -> bool {
    OUTLIVES.contains(&kind)
}
