//! The program's round over mid-year reviews: while their window is open, each side of every signed agreement that has none
//! owes that one begins. Whoever begins it has met it; when the window closes on a review nobody began, the supervisor has
//! missed an answer. Source: performance.md 1.3 (a), 6.3; docs/decisions (plan versions).

use kernel::{Error, InstitutionId, Place};
use people::seat::{self, Answers};
use platform::deadline::{Deadline, Passed};
use platform::pass::{self, Pass};
use platform::round::Done;
use platform::setting::Window;
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::{OWED_REVIEW, OWED_REVIEW_STAFF};
use super::model::UnreviewedRow;
use super::store;
use crate::agreement::model::AgreementId;
use crate::permissions::{SILENCE_STICK, UPDATE_OPEN};
use crate::silence;

const NAME: &str = "performance.review";
/// Agreements of a page.
const PAGE: i64 = 100;

/// Opens what is owed wherever the window is open; answers how many reviews are asked for.
pub async fn open_due(desk: &Desk) -> Result<Done, Error> {
    let is_time = |work: &Work<'_>| Ok(season(work)?.is_some());
    people::institution::pass_through(desk, NAME, is_time, page).await
}

/// The window of the running year, while it is open.
fn season(work: &Work<'_>) -> Result<Option<Window>, Error> {
    let today = work.today();
    let season = work.windows(today.financial_year())?.get("mid_year")?.clone();
    Ok(Some(season).filter(|season| season.has_opened(today) && !season.has_closed(today)))
}

/// One page of agreements, and the pass moved past them.
fn page(work: &Work<'_>, institution: InstitutionId, from: &Pass) -> Result<Saved<u64>, Error> {
    let (tx, today) = (work.tx(), work.today());
    let permit = work.permit(&UPDATE_OPEN, &Place::institution(institution))?;
    let rows = match season(work)? {
        Some(season) => {
            let owed = (institution, today.financial_year(), OWED_REVIEW);
            // Who signed in the last days has hardly a year to review, and the other side no days to answer in.
            let days = work.setting(today.financial_year(), "answer_days")?;
            let before = season.closes_on.plus_days(1 - days).starts_at();
            let rows = store::list_unreviewed(tx, owed, from.after_id, (today, before), PAGE)?;
            rows.iter().try_for_each(|row| owe(work, institution, row, &season))?;
            rows
        }
        None => Vec::new(),
    };
    pass::move_on(tx, institution, NAME, from, rows.last().map(|row| row.employment_id))?;
    Ok(work.already_done(permit).with(u64::try_from(rows.len()).map_err(Error::internal)?))
}

/// Both sides owe it until the window closes.
fn owe(
    work: &Work<'_>,
    institution: InstitutionId,
    row: &UnreviewedRow,
    season: &Window,
) -> Result<(), Error> {
    let path = format!("/agreements/{}/updates", row.agreement_id);
    let own = Answers::Owed(institution, row.employment_id);
    let above = row.seat_above.as_ref();
    let answers = seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())?;
    for (kind, answers, note) in
        [(OWED_REVIEW, own, row.year.to_string()), (OWED_REVIEW_STAFF, answers, row.name.clone())]
    {
        seat::owe(work, institution, answers, |owed_by| Deadline {
            kind,
            subject: row.agreement_id.0,
            owed_by,
            about: Some(row.employment_id),
            note,
            path: answers.path(institution, path.clone()),
            year: row.year,
            due_on: season.closes_on,
        })?;
    }
    Ok(())
}

/// The window closed and the employee had not begun it: it can be begun no more.
pub(crate) fn own_review_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let permit = work.permit(&SILENCE_STICK, &Place::institution(passed.institution_id))?;
    work.miss_passed(passed)?;
    Ok(work.already_done(permit))
}

/// Nor had the supervisor, who could have: it counts in their M as an answer never given, and stands in the employee's history.
/// Not where they were away, nor where the employee kept a proposal open and did not hand it over.
pub(crate) fn staff_review_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let permit = work.permit(&SILENCE_STICK, &Place::institution(passed.institution_id))?;
    let away = match passed.owed_by_id {
        Some(supervisor) => {
            people::absence::was_away(work.tx(), passed.owed_institution_id, supervisor, passed.due_on)?
        }
        None => false,
    };
    let held = store::is_held_by_employee(work.tx(), passed.institution_id, AgreementId(passed.subject_id))?;
    if away || held {
        work.drop_due_in(passed.institution_id, &passed.kind, passed.subject_id)?;
        return Ok(work.already_done(permit));
    }
    work.miss_passed(passed)?;
    let event = Event::on("performance.agreement", passed.subject_id)
        .before(silence::actions::silent(work, passed)?.into())
        .after(json!({ "due": passed.kind }));
    let event = match passed.about_id {
        Some(about) => event.about(about),
        None => event,
    };
    work.save(permit, event)
}
