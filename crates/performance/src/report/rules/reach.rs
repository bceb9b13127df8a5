//! On which day a target was reached, whether nobody ticked the sub-task as completed or only in a later week. Pure.
//! Source: performance.md 3.3 (finished on or before the end date), decision 0004 point 3 (PROPOSED).

use kernel::{Day, Quantity, Timestamp, Week};

use crate::agreement::model::Mode;

/// What one week says of a sub-task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub week: Week,
    pub sent_at: Timestamp,
    pub quantity: Quantity,
}

/// The last day of the week that reached the target, `steps` in the order of their weeks; not after the day its report was
/// sent, nor after the end date where that lies in the week: which day of the week it was nobody said, and the doubt is
/// the employee's. A percent counts from the week from which on it has stood at the target. None: it is not reached.
pub fn reached_on(mode: Mode, target: Quantity, ends_on: Day, steps: &[Step]) -> Option<Day> {
    let mut so_far = Quantity::default();
    let mut reaching = None;
    for step in steps {
        so_far = match mode {
            Mode::Quantity => Quantity(so_far.0.saturating_add(step.quantity.0)),
            Mode::Percent => step.quantity,
        };
        reaching = if so_far < target { None } else { reaching.or(Some(step)) };
    }
    let step = reaching?;
    let last = step.week.sunday().min(step.sent_at.day());
    Some(if ends_on >= step.week.monday() { last.min(ends_on) } else { last })
}
