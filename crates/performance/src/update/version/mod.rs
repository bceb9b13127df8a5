//! Matoleo ya mpango: what each version said of the tasks and sub-tasks that ran in it, and writing the next one.
//! A plan that was never changed has no versions. Whether it may change is decided in the update's rules.

mod store;

use kernel::{Day, FinancialYear};

pub(super) use store::{
    apply_agreement, apply_new_sub_task, apply_new_task, apply_sub_task, apply_task, insert,
};

/// The first day of the plan's first version: of the year, or of the employment that began in it.
pub(super) fn first_day(year: FinancialYear, employed_from: Day) -> Day {
    employed_from.max(year.first_day())
}
