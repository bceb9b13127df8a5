mod actions;
pub(crate) mod fixture;
mod pages;
mod rules;
mod store;
