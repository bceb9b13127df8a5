//! The engine that sets papers: a JSON description comes in, a tagged PDF (PDF/A-2a and PDF/UA-1) goes out.
//! It knows no business and no database. It is a program of its own (`tija-papers`), so that the server stays small, a
//! fault here is none there, and nothing else waits for it to be built. Read: clean, world, press, talk.

mod clean;
mod press;
mod talk;
mod world;

pub use press::{Fault, press};
pub use talk::{IDLE, serve};
