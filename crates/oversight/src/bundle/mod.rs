//! Fungu la karatasi: every paper of a kind and year, issued in the background and taken away as one file.
//! Read model, store, job, zip, pages. One paper's issue is `paper::actions`; nothing here decides what a paper says.

mod job;
mod model;
mod pages;
mod store;
mod zip;

pub use job::{All, Issued, each as issue_each};
pub use model::KINDS;
pub use pages::routes;
