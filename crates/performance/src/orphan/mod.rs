//! Tasks that serve nothing: the other side of planning's activities that nobody carries. Source: performance.md 2.5 rule 1.
//! For the planning officer and the head; it changes nothing, the employee links the task.

mod pages;
mod store;

pub use pages::routes;
