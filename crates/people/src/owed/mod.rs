//! Yanayosubiri: what somebody owes by a day, with the names that due dates themselves do not know: who let it pass before,
//! and with whom is now what they let pass. Due dates are platform's. Read store, pages.

mod pages;
mod store;

#[cfg(test)]
mod tests;

pub use pages::waits_for;
pub use store::{AwaitedRow, OwedRow, awaited, by_or_role, list, list_carried};
