//! Tests of the appraisal: rules, the store on both engines, the actions under a turned clock, the pages.

mod actions;
pub(crate) mod made;
mod pages;
mod rules;
mod season;
mod store;
