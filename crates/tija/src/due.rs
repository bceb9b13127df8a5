//! The one round of everything the clock alone brings about, whichever server or command runs it: what is owed by people who
//! left or changed goes to the next, and what nobody answered goes where its area says. Doing it twice does nothing twice.

use kernel::Error;
use platform::deadline::{self, Done};
use platform::http::App;

use crate::program;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Handovers of due dates, each of one person's.
    pub handed_over: usize,
    pub passed: Done,
}

/// One round. Whoever left is followed up first, so that nothing goes up from somebody who is no longer there.
pub async fn round(app: &App) -> Result<Round, Error> {
    let desk = program::system_desk(app);
    let handed_over = people::handover::actions::hand_over_due(&desk).await?;
    let passed = deadline::run_passed(&desk, &app.areas).await?;
    Ok(Round { handed_over, passed })
}
