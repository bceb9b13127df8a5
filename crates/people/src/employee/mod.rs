//! Watumishi: people and their employments. Read model, then rules, store, actions, pages; `actor` turns an employment
//! into who acts.

mod actor;
mod store;

pub use actor::{actor, reach_path};
