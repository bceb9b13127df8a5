//! Who sees how e-mail fares: HR, and the system administrator who runs the server. Neither reads a letter here.
//! Source: performance.md 4.3.

use kernel::{Action, Role, Who, Within};

const KEEPERS: &[Who] =
    &[Who::Holds(Role::Hr, Within::Institution), Who::Holds(Role::SystemAdmin, Within::Institution)];

/// Whether e-mail is set up, what waits, and what could not be delivered and why.
pub const LIST: Action = Action { name: "platform.mail.list", who: KEEPERS };
/// Trying a letter again that was given up.
pub const RETRY: Action = Action { name: "platform.mail.retry", who: KEEPERS };
