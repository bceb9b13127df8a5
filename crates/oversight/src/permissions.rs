//! Every action that looks across areas, with who may.

use kernel::{Action, Who};

/// What waits for oneself.
pub const HOME: Action = Action { name: "oversight.home.read", who: &[Who::SignedIn] };
pub const HELP: Action = Action { name: "oversight.help.read", who: &[Who::Anyone] };
pub const PRIVACY: Action = Action { name: "oversight.privacy.read", who: &[Who::Anyone] };

/// Why something is not seen; what is said follows from what the reader may know.
pub const WHY: Action = Action { name: "oversight.why.ask", who: &[Who::SignedIn] };

pub const ALL: &[&Action] = &[&HOME, &HELP, &PRIVACY, &WHY];
