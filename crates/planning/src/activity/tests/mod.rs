//! Lines of the plan: rules of codes and amounts, actions on both engines, forms.

mod actions;
mod pages;

use kernel::{FieldErrors, Quantity};

use crate::activity::{Details, rules};
use crate::testing::details;

fn judged(details: &Details) -> Vec<(String, &'static str)> {
    let mut errors = FieldErrors::default();
    rules::judge(details, &mut errors);
    errors.0.into_iter().map(|error| (error.field, error.reason.key)).collect()
}

#[test]
fn amounts_must_make_sense() {
    assert!(judged(&details("D2201D05")).is_empty());
    assert!(judged(&Details::default()).is_empty(), "an activity may have no indicator yet");
    let quantity = |thousandths| Some(Quantity(thousandths));
    for (wrong, field, key) in [
        (Details { baseline: quantity(-1), ..details("x") }, "baseline", "planning-activity-negative"),
        (
            Details { quarters: [None, quantity(-1), None, None], ..details("x") },
            "quarter_2",
            "planning-activity-negative",
        ),
        (
            Details { yearly_target: quantity(0), ..details("x") },
            "yearly_target",
            "planning-activity-target-not-positive",
        ),
        (
            Details { indicator: String::new(), ..details("x") },
            "indicator",
            "planning-activity-indicator-missing",
        ),
        (
            Details { yearly_target: None, quarters: [quantity(1), None, None, None], ..details("x") },
            "yearly_target",
            "planning-activity-target-missing",
        ),
    ] {
        assert_eq!(judged(&wrong), [(field.to_owned(), key)]);
    }
}

#[test]
fn milestones_are_compared_with_the_year() {
    let astray = |quarters: [i64; 4]| {
        let quarters = quarters.map(|each| Some(Quantity(each)));
        rules::milestones_astray(&Details { quarters, ..details("x") })
    };
    assert_eq!(astray([18_000; 4]), None);
    assert_eq!(astray([18_000, 36_000, 36_000, 72_000]), None);
    assert_eq!(astray([10_000; 4]), Some(Quantity(40_000)));
    assert_eq!(astray([36_000, 18_000, 18_000, 72_000]), Some(Quantity(144_000)));
    assert_eq!(rules::milestones_astray(&details("x")), None);
}
