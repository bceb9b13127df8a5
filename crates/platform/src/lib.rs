//! The only crate that touches the world: store, work, clock, HTTP, sessions, events, deadlines, files.
//! It knows no business: no area's tables, words or rules stand here.

pub mod area;
pub mod clean;
pub mod clock;
pub mod deadline;
pub mod files;
pub mod fixed_text;
pub mod history;
pub mod holiday;
pub mod http;
pub mod import;
pub(crate) mod json;
pub mod mail;
pub mod notice;
pub mod outage;
pub mod pass;
pub mod press;
pub mod reference;
pub mod round;
pub mod seal;
pub mod session;
pub mod setting;
pub mod sheet;
pub mod store;
#[cfg(feature = "testing")]
pub mod testing;
pub mod throttle;
pub mod work;

#[doc(hidden)]
pub use inventory;

pub use area::{Area, NavLink};
pub use deadline::Deadline;
