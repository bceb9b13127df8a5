//! Takwimu za robo mwaka: what an institution has reached of each target since 1 July, with evidence, verified or queried
//! by the nation's seat. A correction is a new set that points to the old.
//! Read in this order: model, rules, store, actions, pages.

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
pub mod store;

use kernel::{FinancialYear, Quarter};

pub use model::{FigureRow, QuarterId, QuarterRow, State};
pub use pages::routes;

/// Where a quarter of one's own institution stands.
pub fn path(year: FinancialYear, quarter: Quarter) -> String {
    format!("/contract/{}/{quarter}", year.slug())
}
