mod actions;
pub(crate) mod fixture;
mod pages;
mod races;
mod rules;
mod store;
