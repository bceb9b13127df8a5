//! One measure from the recommendation to what became of it, with the one thing the reader can do now.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, Timestamp};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::{Saved, Work};
use ui::{Choice, FormState, Light, Link, Shell};

use super::{days_late, light, state_text, title, typed};
use crate::agreement::mend;
use crate::measure::actions::{self, Open};
use crate::measure::model::{CommentRow, MeasureId, MeasureRow, Sort, State};
use crate::measure::store;

#[derive(Template)]
#[template(path = "measure/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    /// Which of the forms came back with complaints.
    hear: FormState,
    comment: FormState,
    decide: FormState,
    follow: FormState,
    row: MeasureRow,
    light: Light,
    state: String,
    comments: Vec<CommentRow>,
    /// A sanction waits until this day, because the mark may still be contested.
    appealable_until: Option<Day>,
    open: Open,
    stale: bool,
    verdicts: Vec<Choice>,
    outcomes: Vec<Choice>,
    owns: bool,
}

impl ShowPage<'_> {
    fn is_sanction(&self) -> bool {
        self.row.kind.sort() == Sort::Sanction
    }

    /// Who did a step, and when; empty while nobody has.
    fn step(&self, who: Option<&str>, at: Option<Timestamp>) -> String {
        match (who, at) {
            (Some(who), Some(at)) => format!("{who}, {}", self.shell.time(at)),
            _ => String::new(),
        }
    }

    fn recommended(&self) -> String {
        self.step(Some(&self.row.recommended_by_name), Some(self.row.recommended_at))
    }

    fn heard(&self) -> String {
        self.row
            .heard_at
            .map_or_else(String::new, |at| format!("{} ({})", self.row.hearing, self.shell.time(at)))
    }

    fn decided(&self) -> String {
        self.step(self.row.decided_by_name.as_deref(), self.row.decided_at)
    }

    fn followed(&self) -> String {
        self.step(self.row.followed_by_name.as_deref(), self.row.followed_at)
    }

    /// Waits for the employee's word, and until when.
    fn waits_for_hearing(&self) -> bool {
        self.row.state == State::Hearing
    }

    fn is_refused(&self) -> bool {
        [&self.hear, &self.comment, &self.decide, &self.follow].iter().any(|form| form.is_refused())
    }
}

/// The form that was sent, if one comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Nothing,
    Hear,
    Comment,
    Decide,
    Follow,
}

async fn page(
    visit: &Visit,
    id: MeasureId,
    (sent, form): (Sent, FormState),
    seen: Option<i64>,
) -> Result<Response, Failure> {
    let (row, comments, open, appealable_until) = visit
        .read(move |work| {
            let row = actions::open(work, id)?;
            let comments = store::comments(work.tx(), row.institution_id, id)?;
            let open = actions::opens(work, &row);
            let until = actions::appealable_until(work, &row)?.filter(|until| work.today() <= *until);
            Ok((row, comments, open, until))
        })
        .await?;
    let stale = seen.is_some_and(|seen| seen != row.version);
    let mut shell = visit.shell_titled(String::new());
    shell.title = shell.kc("performance-measure-kind", row.kind.code()).into_owned();
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    let back = format!("/appraisals/{}/measures", row.appraisal_id);
    shell.crumbs = vec![Link::new(back, shell.t(title(&row.seat_above)))];
    let choices = |codes: [&str; 2]| -> Vec<Choice> {
        codes.map(|code| Choice::new(code, shell.kc("performance-measure-verdict", code).into_owned())).into()
    };
    let (verdicts, outcomes) = (choices(["approve", "decline"]), choices(["done", "not_done"]));
    let of = |which: Sent, prefix: &'static str| {
        if sent == which { form.clone() } else { FormState::prefixed(prefix) }
    };
    let late = days_late(row.state, row.due_on, visit.app().clock.now().day());
    let mut page = ShowPage {
        light: light(row.state, late),
        state: state_text(&shell, row.state, late),
        hear: of(Sent::Hear, "hear"),
        comment: of(Sent::Comment, "comment"),
        decide: of(Sent::Decide, "decide"),
        follow: of(Sent::Follow, "follow"),
        owns: visit.person()?.employment == row.employment_id,
        shell,
        row,
        comments,
        open,
        appealable_until,
        stale,
        verdicts,
        outcomes,
    };
    page.shell.refused = page.is_refused();
    visit.form_page(&page, page.is_refused(), stale)
}

/// `/measures/{id}`.
pub async fn show(visit: Visit, Path(id): Path<MeasureId>) -> Result<Response, Failure> {
    page(&visit, id, (Sent::Nothing, FormState::new()), None).await
}

/// Does one thing and comes back to the measure.
async fn act(
    visit: Visit,
    id: MeasureId,
    fields: Fields,
    (sent, done): (Sent, &'static str),
    unit: impl Fn(&Work<'_>) -> Result<Saved<()>, Error> + Send + 'static,
) -> Result<Response, Failure> {
    match visit.write(unit).await {
        Ok(()) => visit.go(&format!("/measures/{id}"), done),
        Err(error) if sent == Sent::Nothing && !matches!(error, Error::Stale) => Err(error.into()),
        // A step may be refused because somebody was quicker: what was typed comes back with what the measure is now.
        Err(error) => {
            let form = mend(&visit, &fields, error)?.form;
            page(&visit, id, (sent, form), fields.version().ok()).await
        }
    }
}

pub async fn hear(visit: Visit, Path(id): Path<MeasureId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, text) = (fields.version()?, fields.text("hearing").to_owned());
    let unit = move |work: &Work<'_>| actions::hear_measure(work, id, seen, &text);
    act(visit, id, fields, (Sent::Hear, "performance-measure-hear-done"), unit).await
}

pub async fn comment(visit: Visit, Path(id): Path<MeasureId>, fields: Fields) -> Result<Response, Failure> {
    let text = fields.text("comment").to_owned();
    let unit = move |work: &Work<'_>| actions::comment_measure(work, id, &text);
    act(visit, id, fields, (Sent::Comment, "performance-measure-comment-done"), unit).await
}

pub async fn withdraw(visit: Visit, Path(id): Path<MeasureId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let unit = move |work: &Work<'_>| actions::withdraw_measure(work, id, seen);
    act(visit, id, fields, (Sent::Nothing, "performance-measure-withdraw-done"), unit).await
}

pub async fn decide(visit: Visit, Path(id): Path<MeasureId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, new) = (fields.version()?, typed(&fields));
    let unit = move |work: &Work<'_>| actions::decide_measure(work, id, seen, &new);
    act(visit, id, fields, (Sent::Decide, "performance-measure-decide-done"), unit).await
}

pub async fn follow(visit: Visit, Path(id): Path<MeasureId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, new) = (fields.version()?, typed(&fields));
    let unit = move |work: &Work<'_>| actions::follow_measure(work, id, seen, &new);
    act(visit, id, fields, (Sent::Follow, "performance-measure-follow-done"), unit).await
}
