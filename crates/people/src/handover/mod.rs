//! Makabidhiano: what somebody owes goes to the next when a supervisor changes or leaves, on the day it happens.
//! A kaimu needs none: what waits for the absent person is shown to the kaimu, who answers it, and stays where it is.
//! Due dates themselves are platform's. Read rules, store, then actions.

pub mod actions;
pub mod rules;
pub(crate) mod store;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
