//! Pure: what somebody who has left still answers, and what goes to nobody else.

/// The kinds of due dates that stay with who has left: what they are asked about their mark. Each kind is named like the
/// action that answers it, and these are the actions allowed to who has left: a test of the program holds the two together.
/// Source: performance.md 4.4 (leaver), 5.2.
pub const OUTLIVES: [&str; 6] = [
    "performance.appraisal.self",
    "performance.appraisal.agree",
    "performance.appeal.accept",
    "performance.appeal.answer",
    "performance.appeal.send",
    "performance.measure.hear",
];

/// Kinds (LIKE patterns) that wait for somebody by name and not for whoever stands above: a case of appeal is read by its
/// parties and its panel only, so that nothing owed on it, and no name, comes to a leaver's upper, and the seat of who leaves
/// is the appeal's own matter; whoever is wished for as a supervisor says so themselves, and their silence goes to HR.
/// Source: performance.md 4.4, 5.2.
pub const PERSONAL: [&str; 2] = ["performance.appeal.%", "people.choice.%"];

/// Kinds (LIKE patterns) that HR owes about somebody by its office, and not because they had no supervisor who could.
pub const OFFICE: [&str; 3] =
    ["people.choice.%", "performance.appraisal.announce", "performance.probation.%"];

pub fn outlives(kind: &str) -> bool {
    OUTLIVES.contains(&kind)
}
