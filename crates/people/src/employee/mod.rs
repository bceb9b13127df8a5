//! Watumishi: people and their employments. Read model, then rules, store, actions, pages; `actor` turns an employment
//! into who acts.

pub mod actions;
mod actor;
mod model;
pub(crate) mod pages;
pub mod rules;
pub(crate) mod store;

pub use actor::{actor, reach_path};
pub use model::{
    Candidate, ContactRow, Details, DirectoryRow, Employed, EmploymentRow, PersonRow, Seat, Sex, Terms,
};
pub use pages::routes;
pub use store::{find, find_by_check_number, find_employed, find_person};
