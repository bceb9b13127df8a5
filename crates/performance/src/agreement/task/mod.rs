//! The tasks and sub-tasks of an agreement, and the activities they can serve: their types, their part of the store.
//! What may be done with them is the agreement's rules.

pub mod model;
pub mod store;
