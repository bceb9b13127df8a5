//! One appraisal: how far it is, the one next step, and everything that has been said in it so far.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FinancialYear, Refusal as _};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{FormState, Link, Shell, Stage};

use super::next::{Next, Press, Standing, next};
use super::view::{self, FactorView, Seen, TaskView};
use super::{asked, other_years, year_asked};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, AppraisalRow, Sheet, State};
use crate::appraisal::rules::{Calendar, Step, Viewer};
use crate::silence;

#[derive(Template)]
#[template(path = "appraisal/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AppraisalRow,
    /// The reader is the employee.
    owns: bool,
    stages: Vec<Stage>,
    sentence: String,
    press: Press,
    seen: Seen,
    tasks: Vec<TaskView>,
    factors: Vec<FactorView>,
    shows_employee_comment: bool,
    shows_supervisor_comment: bool,
    /// Countersigned by the employee's agreement, because there is no second level.
    without_second_level: bool,
    /// Who was silent and with whom it is now, or what stands because everybody was; empty otherwise.
    silence: String,
    /// That an outage extended the window named above; empty otherwise.
    extended: String,
}

impl ShowPage<'_> {
    /// The form to open: the end of its path and the button's words.
    fn opens(&self) -> Option<(&'static str, &'static str)> {
        match self.press {
            Press::Form(path, text) => Some((path, text)),
            _ => None,
        }
    }

    fn answers(&self) -> bool {
        self.press == Press::Answer
    }

    fn publishes(&self) -> bool {
        self.press == Press::Publish
    }

    fn has_mark(&self) -> bool {
        self.press == Press::Mark
    }
}

#[derive(Template)]
#[template(path = "appraisal/start.html")]
struct StartPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    sentence: String,
    /// The season has begun and the agreement is signed.
    can_start: bool,
    others: Vec<Link>,
}

/// A sheet with what its page needs.
struct Shown {
    sheet: Sheet,
    viewer: Viewer,
    next: Next,
    /// When the window of the next step was to close, where an outage extended it.
    was_to_close: Option<Day>,
}

/// The page of one sheet; its year's calendar is read for it.
fn opened(work: &Work<'_>, id: AppraisalId) -> Result<Shown, Error> {
    let sheet = actions::open_sheet(work, id)?;
    let calendar = actions::calendar_of(work, &sheet.appraisal)?;
    shown(work, sheet, &calendar)
}

fn shown(work: &Work<'_>, sheet: Sheet, calendar: &Calendar) -> Result<Shown, Error> {
    let row = &sheet.appraisal;
    let owner = work.person()?.employment == row.employment_id;
    let supervising = if row.state >= State::SupervisorRated { Step::Discuss } else { Step::Supervise };
    let reader = Standing {
        owner,
        supervises: actions::takes_turn(work, row, supervising, calendar),
        countersigns: actions::takes_turn(work, row, Step::Countersign, calendar),
        publishes: actions::takes_turn(work, row, Step::Publish, calendar),
        supervised: row.answered,
    };
    let next = next(row.state, calendar, row.due_on, work.today(), &reader);
    let was_to_close = calendar.was_to_close(next.day);
    Ok(Shown { sheet, viewer: if owner { Viewer::Employee } else { Viewer::Other }, next, was_to_close })
}

/// Past which stage of the line an appraisal is.
fn stage(state: State) -> usize {
    match state {
        State::Open => 0,
        State::SelfRated => 1,
        State::SupervisorRated | State::Discussed => 2,
        State::Agreed | State::Disputed => 3,
        State::Countersigned => 4,
        State::Published => 5,
    }
}

fn page<'v>(visit: &'v Visit, shown: Shown, form: FormState) -> ShowPage<'v> {
    let Shown { sheet, viewer, next, was_to_close } = shown;
    let mut shell = visit.shell("performance-appraisal-title");
    shell.kicker = format!("{}, {}", sheet.appraisal.name, shell.year(sheet.appraisal.year));
    shell.refused = form.is_refused();
    let seen = Seen::of(&sheet, viewer);
    let stages = ["self", "supervisor", "agreed", "countersign", "publish"];
    let stages = stages.map(|code| shell.kc("performance-appraisal-stage", code).into_owned());
    let sentence = shell.t1(next.key, "day", shell.day(next.day)).into_owned();
    let (tasks, factors) = (view::tasks(&sheet, seen), view::factors(&sheet, seen, &shell));
    let row = sheet.appraisal;
    let silence = match row.stands {
        Some(stands) => shell.kc("performance-silence-stands", stands.code()).into_owned(),
        None => silence::note(&shell, row.raised().as_ref()),
    };
    let sent = |at: Option<kernel::Timestamp>| at.is_some();
    ShowPage {
        stages: Stage::line(stages, stage(row.state)),
        sentence,
        press: next.press,
        owns: viewer == Viewer::Employee,
        shows_employee_comment: (viewer == Viewer::Employee || sent(row.self_rated_at))
            && !row.employee_comment.is_empty(),
        shows_supervisor_comment: sent(row.supervisor_rated_at) && !row.supervisor_comment.is_empty(),
        without_second_level: row.countersigned_at.is_some() && row.countersigned_at == row.agreed_at,
        silence,
        extended: was_to_close
            .map(|day| shell.t1("performance-appraisal-extended", "day", shell.day(day)).into_owned())
            .unwrap_or_default(),
        seen,
        tasks,
        factors,
        shell,
        form,
        row,
    }
}

pub async fn show(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| opened(work, id)).await?;
    visit.page(&page(&visit, found, FormState::new()))
}

/// One's own: the appraisal of the season, or how it will begin.
pub async fn own(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let (year, found, (opens_on, opened), signed, not_assessed) = visit
        .read(move |work| {
            let (year, calendar) = year_asked(work, asked)?;
            let sheet = actions::own_sheet(work, year)?;
            let found = match sheet {
                Some(sheet) => {
                    let own = calendar.clone().of_appraisal(&sheet.appraisal);
                    Some(shown(work, sheet, &own)?)
                }
                None => None,
            };
            let window = &calendar.self_rating;
            let opened = window.has_opened(work.today());
            // Before the season nothing is certain: somebody may still come back, or leave.
            let asks = found.is_none() && opened;
            let not_assessed = if asks { actions::standing(work, year)?.err() } else { None };
            let signed = found.is_none() && not_assessed.is_none() && actions::has_signed(work, year)?;
            Ok((year, found, (window.opens_on, opened), signed, not_assessed))
        })
        .await?;
    if let Some(found) = found {
        return visit.page(&page(&visit, found, FormState::new()));
    }
    let mut shell = visit.shell("performance-appraisal-title");
    shell.kicker = shell.year(year).into_owned();
    let key = match (signed, opened) {
        (false, _) => "performance-appraisal-start-unsigned",
        (true, false) => "performance-appraisal-start-later",
        (true, true) => "performance-appraisal-start-now",
    };
    let sentence = match &not_assessed {
        Some(refusal) => shell.reason(refusal.reason()).into_owned(),
        None => shell.t1(key, "day", shell.day(opens_on)).into_owned(),
    };
    let can_start = signed && opened;
    let others = other_years(&shell, "/my-appraisal", year);
    visit.page(&StartPage { sentence, can_start, others, shell, year })
}

pub async fn start(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year: FinancialYear = fields.text("year").parse().map_err(|_| Error::NotFound)?;
    let employment = visit.person()?.employment;
    let id = visit.write(move |work| actions::open_appraisal(work, year, employment)).await?;
    visit.go(&format!("/appraisals/{id}/self"), "")
}

pub async fn agree(visit: Visit, Path(id): Path<AppraisalId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    visit.write(move |work| actions::agree(work, id, version)).await?;
    visit.go(&format!("/appraisals/{id}"), "performance-appraisal-agree-done")
}

pub async fn dispute(visit: Visit, Path(id): Path<AppraisalId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let reason = fields.text("dispute").to_owned();
    match visit.write(move |work| actions::dispute(work, id, version, &reason)).await {
        Ok(()) => visit.go(&format!("/appraisals/{id}"), "performance-appraisal-dispute-done"),
        Err(Error::Invalid(errors)) => {
            let found = visit.read(move |work| opened(work, id)).await?;
            visit.page_again(&page(&visit, found, visit.form(&fields, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn publish(visit: Visit, Path(id): Path<AppraisalId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    visit.write(move |work| actions::publish(work, id, version)).await?;
    visit.go(&format!("/appraisals/{id}"), "performance-appraisal-publish-done")
}
