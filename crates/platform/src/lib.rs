//! The only crate that touches the world: store, work, clock, HTTP, sessions, events, deadlines, files.
//! It knows no business: no area's tables, words or rules stand here.

pub mod clock;
pub mod deadline;
pub mod history;
pub mod setting;
pub mod store;
pub mod work;

#[doc(hidden)]
pub use inventory;
