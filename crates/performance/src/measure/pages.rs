//! The pages of measures: with an appraisal, one measure, one's own, the institution's list, training needs. Handlers read,
//! call one action, answer; what may be done is asked of the actions.

mod appraisal;
mod list;
mod show;
mod training;

use kernel::{Day, Error, FinancialYear, Seat};
use platform::http::{Fields, Routes, Visit};
use platform::work::Work;
use ui::{Light, Link, Shell};

use super::model::{ListedRow, State};
use super::typed::Typed;
use crate::permissions::{
    MEASURE_COMMENT, MEASURE_DECIDE, MEASURE_FOLLOW, MEASURE_HEAR, MEASURE_LIST, MEASURE_OWN, MEASURE_READ,
    MEASURE_RECOMMEND, MEASURE_WITHDRAW, TRAINING_LIST,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/appraisals/{id}/measures", &MEASURE_READ, appraisal::show)
        .post("/appraisals/{id}/measures", &MEASURE_RECOMMEND, appraisal::recommend)
        .get("/my-measures", &MEASURE_OWN, list::own)
        .get("/measures", &MEASURE_LIST, list::list)
        .get("/measures/training", &TRAINING_LIST, training::show)
        .get("/measures/{id}", &MEASURE_READ, show::show)
        .post("/measures/{id}/hear", &MEASURE_HEAR, show::hear)
        .post("/measures/{id}/comment", &MEASURE_COMMENT, show::comment)
        .post("/measures/{id}/withdraw", &MEASURE_WITHDRAW, show::withdraw)
        .post("/measures/{id}/decide", &MEASURE_DECIDE, show::decide)
        .post("/measures/{id}/follow", &MEASURE_FOLLOW, show::follow)
}

/// Green is carried out, yellow waits for somebody's word, grey waits for its day or is over; red was due and is not done.
fn light(state: State, late: i64) -> Light {
    match state {
        State::Recommended | State::Hearing | State::Heard => Light::Yellow,
        State::Done => Light::Green,
        State::Approved if late > 0 => Light::Red,
        State::Approved | State::Declined | State::Withdrawn => Light::Grey,
        State::NotDone => Light::Red,
    }
}

/// Days since an approved measure should have been carried out.
fn days_late(state: State, due_on: Option<Day>, today: Day) -> i64 {
    due_on.filter(|_| state == State::Approved).map_or(0, |due_on| due_on.days_until(today).max(0))
}

fn state_text(shell: &Shell<'_>, state: State, late: i64) -> String {
    match late {
        0 => shell.kc("performance-measure-state", state.code()),
        days => shell.tn("performance-measure-late", days),
    }
    .into_owned()
}

/// What the measures of one appraisal are called: about a head of institution no sanction is among them (decision 0016).
pub fn title(seat_above: &Option<Seat>) -> &'static str {
    if seat_above.is_some() { "performance-measure-title-head" } else { "performance-measure-title" }
}

/// One line of a list as people read it.
struct Line {
    row: ListedRow,
    light: Light,
    state: String,
}

fn lines(visit: &Visit, shell: &Shell<'_>, rows: Vec<ListedRow>) -> Vec<Line> {
    let today = visit.app().clock.now().day();
    rows.into_iter()
        .map(|row| {
            let late = days_late(row.state, row.due_on, today);
            Line { light: light(row.state, late), state: state_text(shell, row.state, late), row }
        })
        .collect()
}

/// The fields of any of the forms.
fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.text(name).to_owned();
    Typed {
        kind: text("kind"),
        subject: text("subject"),
        text: text("text"),
        verdict: text("verdict"),
        letter: text("letter"),
        due_on: text("due_on"),
    }
}

/// The year asked for, or the last one that is over; text that is no year is a page that is not there.
fn asked(visit: &Visit) -> Result<Option<FinancialYear>, Error> {
    visit.query("year").map(str::parse).transpose()
}

fn year_of(work: &Work<'_>, asked: Option<FinancialYear>) -> FinancialYear {
    asked.unwrap_or_else(|| work.today().financial_year().previous())
}

fn other_years(shell: &Shell<'_>, path: &str, year: FinancialYear) -> Vec<Link> {
    [year.previous(), year.next()]
        .map(|other| Link::new(format!("{path}?year={}", other.slug()), shell.year(other)))
        .into()
}
