//! The one round of everything the clock alone brings about, whichever server or command runs it: what is owed by people who
//! left or changed goes to the next, and what nobody answered goes where its area says. Doing it twice does nothing twice.

use kernel::Error;
use platform::deadline::{self, Done};
use platform::http::App;
use platform::outage;

use crate::program;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Due dates moved because the program was down on their day.
    pub extended: u64,
    /// Due dates of people about themselves, put off because they were away.
    pub deferred: usize,
    /// Handovers of due dates, each of one person's, and seats over appeals that leavers left empty.
    pub handed_over: usize,
    /// Periods, appraisals, handovers of their work, reviews of probation and mid-year reviews that were opened.
    pub opened: usize,
    /// People reminded of what would count as zero, and sub-tasks excused because nobody reminded of them.
    pub reminded: usize,
    pub passed: Done,
}

/// One round. What an outage or an absence moves is moved first, so that nothing passes on a day that was lost; then whoever left is followed up, so that nothing goes up from somebody who is no longer there.
pub async fn round(app: &App) -> Result<Round, Error> {
    let desk = program::system_desk(app);
    alive(app).await?;
    let mut extended = 0_u64;
    for day in outage::to_extend(&desk).await? {
        let rows = app.store.read(people::institution::list).await?;
        let institutions: Vec<_> = rows.into_iter().map(|row| row.id).collect();
        extended = extended.saturating_add(outage::extend(&desk, day, &institutions).await?);
    }
    let deferred = people::absence::deferral::defer_due(&desk).await?;
    let handed_over = people::handover::actions::hand_over_due(&desk).await?;
    let vacated = performance::appeal::actions::vacate_left(&desk).await?;
    let passed = deadline::run_passed(&desk, &app.areas).await?;
    let opened = performance::period::round::open_due(&desk).await?
        + performance::appraisal::round::open_due(&desk).await?
        + performance::probation::round::open_due(&desk).await?
        + performance::handover::round::open_due(&desk).await?
        + performance::update::round::open_due(&desk).await?;
    let reminded = performance::reminder::round::run_due(&desk).await?;
    Ok(Round { extended, deferred, handed_over: handed_over + vacated, opened, reminded, passed })
}

/// The sign of life. A clock that was turned by hand, as in training and tests, says nothing about the program's being down.
pub async fn alive(app: &App) -> Result<(), Error> {
    if !app.clock.is_real() {
        return Ok(());
    }
    if let Some(found) = outage::beat(&program::system_desk(app)).await? {
        tracing::warn!(from = %found.from_at, to = %found.to_at, "the program was down");
    }
    Ok(())
}
