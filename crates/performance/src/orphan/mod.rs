//! Tasks that serve nothing: the other side of planning's activities that nobody carries. Source: performance.md 2.5 rule 1.
//! For the planning officer and the head; the employee names the activity before signing, the planner links what was signed
//! without one.

mod actions;
mod pages;
mod store;

#[cfg(test)]
mod tests;

pub use pages::routes;
