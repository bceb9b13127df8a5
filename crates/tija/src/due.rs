//! The one round of everything the clock alone brings about, whichever server or command runs it: what is owed by people who
//! left or changed goes to the next, and what nobody answered goes where its area says. Doing it twice does nothing twice.

use kernel::Error;
use platform::http::App;
use platform::round::Done;
use platform::work::Desk;
use platform::{deadline, outage};

use crate::program;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Due dates moved because the program was down on their day.
    pub extended: u64,
    /// Due dates of people about themselves, put off because they were away.
    pub deferred: u64,
    /// Handovers of due dates, each of one person's, and seats over appeals that leavers left empty.
    pub handed_over: u64,
    /// Periods, appraisals, handovers of their work, reviews of probation and mid-year reviews that were opened.
    pub opened: u64,
    /// People reminded of what would count as zero, and sub-tasks excused because nobody reminded of them.
    pub reminded: u64,
    /// Due dates whose day had passed.
    pub passed: u64,
    /// Rows and institutions that failed in any step; they are tried again in the next round.
    pub failed: u64,
}

/// What the steps came to: one that could not be done is logged and stops no other.
#[derive(Default)]
struct Steps {
    failed: u64,
    fault: Option<Error>,
}

impl Steps {
    fn take(&mut self, step: &'static str, ended: Result<Done, Error>) -> u64 {
        match ended {
            Ok(done) => {
                self.failed = self.failed.saturating_add(done.failed);
                done.dealt
            }
            Err(error) => {
                tracing::error!(%error, step, "a step of the round could not be done; the others go on");
                self.fault.get_or_insert(error);
                0
            }
        }
    }
}

/// One round. What an outage or an absence moves is moved first, so that nothing passes on a day that was lost; then whoever
/// left is followed up, so that nothing goes up from somebody who is no longer there. Answers the first fault once every step
/// has had its turn.
pub async fn round(app: &App) -> Result<Round, Error> {
    let desk = program::system_desk(app);
    // Without the sign of life it is not known which days were lost.
    alive(app).await?;
    let mut steps = Steps::default();
    let extended = steps.take("outages", extend(app, &desk).await);
    let deferred = steps.take("absences", people::absence::deferral::defer_due(&desk).await);
    let handed_over = steps.take("handovers", people::handover::actions::hand_over_due(&desk).await)
        + steps.take("appeals", performance::appeal::actions::vacate_left(&desk).await);
    let passed = steps.take("due dates", deadline::run_passed(&desk, &app.areas).await);
    let opened = steps.take("periods", performance::period::round::open_due(&desk).await)
        + steps.take("appraisals", performance::appraisal::round::open_due(&desk).await)
        + steps.take("probation", performance::probation::round::open_due(&desk).await)
        + steps.take("handovers of work", performance::handover::round::open_due(&desk).await)
        + steps.take("mid-year reviews", performance::update::round::open_due(&desk).await);
    let reminded = steps.take("reminders", performance::reminder::round::run_due(&desk).await);
    let Steps { failed, fault } = steps;
    fault.map_or(Ok(Round { extended, deferred, handed_over, opened, reminded, passed, failed }), Err)
}

/// Moves what was due on lost days, in every institution.
async fn extend(app: &App, desk: &Desk) -> Result<Done, Error> {
    let mut done = Done::default();
    for day in outage::to_extend(desk).await? {
        let rows = app.store.read(people::institution::list).await?;
        done = done + outage::extend(desk, day, rows.into_iter().map(|row| row.id).collect()).await?;
    }
    Ok(done)
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
