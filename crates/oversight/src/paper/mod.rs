//! Karatasi: papers issued as PDF, kept byte for byte, each with a code that a public page confirms or denies.
//! Read rules (the code), model, store, actions (issuing), pages, verify (the public page).
//! What stands on a paper is composed where the thing is (`performance::paper`), and set by the engine (crates/papers).

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
mod verify;

use platform::http::Routes;

pub fn routes() -> Routes {
    pages::routes().and(verify::routes())
}
