//! Matumizi ya alama: each later use of a mark, who used it and for which decision, so that the employee sees what a mark was
//! for. Read model, store, actions, pages. Source: performance.md 6.2 (1, 4).

pub mod actions;
pub mod model;
pub(crate) mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;
