//! Msimamizi: who supervises whom, as intervals of days without gap or overlap.
//! Read model, then rules, store, actions, pages.

pub mod actions;
mod line;
mod many;
mod model;
mod pages;
pub mod rules;
pub(crate) mod store;

pub use line::{Upper, above};
pub use model::{Interval, NamedInterval};
pub use pages::routes;
pub use rules::Refusal;
pub use store::{list_above, list_history};
