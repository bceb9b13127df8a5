//! What is typed about a use; the rest is tested with measures, whose decisions are uses too.

use kernel::Error;

use super::actions::check;
use super::model::TypedUse;

#[test]
fn complaints_stand_at_their_fields() {
    let today = "2026-08-20".parse().unwrap();
    let typed = |purpose: &str, decision: &str, letter: &str, used_on: &str| TypedUse {
        purpose: purpose.into(),
        decision: decision.into(),
        letter: letter.into(),
        used_on: used_on.into(),
    };
    for (new, expected) in [
        (typed("", "", "", ""), vec!["purpose", "decision", "letter", "used_on"]),
        (typed("award", "Mtumishi bora", "KP/1", "20/08/2026"), vec![]),
        (typed("award", "Mtumishi bora", "KP/1", "21/08/2026"), vec!["used_on"]),
        (
            typed("fedha", &"x".repeat(301), &"x".repeat(61), "2026"),
            vec!["purpose", "decision", "letter", "used_on"],
        ),
    ] {
        let fields = match check(&new, today) {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(errors)) => errors.0.into_iter().map(|error| error.field).collect(),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(fields, expected, "{new:?}");
    }
}
