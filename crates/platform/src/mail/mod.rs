//! Barua pepe: letters are rows, made by an area, sent by rounds over SMTP outside every unit of work. What a letter says is
//! its area's; a server that is not set up, or does not answer, keeps nobody waiting. Read `model`, `rules`, `rounds`.

mod model;
mod pages;
mod permissions;
mod rounds;
pub mod rules;
mod store;
#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
mod transport;

pub use model::{Letter, NewMail, Secret, Settings, Tls};
pub use pages::{NAV, routes};
pub use permissions::{LIST, RETRY};
pub use rounds::{Sent, quiet_until, send_due};
pub use store::insert;
pub use transport::{Failure, Line, Mailer, is_address};
