//! The forms of the three columns and of the countersignature: one page, filled and sent in four ways.
//! A refused form keeps what was typed; a form overtaken by another shows both versions.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors, Week};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Shell};

use super::view::{self, FactorView, Seen, TaskView};
use crate::appraisal::actions;
use crate::appraisal::form::{self, SEND};
use crate::appraisal::model::{
    AppraisalId, AppraisalRow, Column, LineRating, Ratings, Sending, Sheet, State,
};
use crate::appraisal::rules::{Rubric, Step, Viewer, column_of, keeps_drafts};
use crate::mark::{self, Explanation};
use crate::report::actions::unsent_of_year;
use crate::report::model::QueriedRow;
use crate::report::store::list_queried;

#[derive(Template)]
#[template(path = "appraisal/rate.html")]
struct RatePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AppraisalRow,
    /// The end of the path, and the stem of this form's words.
    name: &'static str,
    intro: String,
    /// The marks stand in the form; without them only a comment is asked (a countersignature without dispute).
    tasks: Vec<TaskView>,
    factors: Vec<FactorView>,
    steps: Vec<Choice>,
    scale: Vec<Choice>,
    rubric: Rubric,
    corrects_quantity: bool,
    keeps_drafts: bool,
    /// What the mark would be, for whoever countersigns.
    expected: Option<Explanation>,
    /// Weeks that sending would close unsent, and reports whose query it would leave without an answer.
    unsent: Vec<Week>,
    queried: Vec<QueriedRow>,
    /// Fields that differ: what they are about, what is kept now, what was typed.
    conflicts: Vec<Conflict>,
}

impl RatePage<'_> {
    fn send_field(&self) -> &'static str {
        SEND
    }

    /// The last working day of somebody who leaves before the year does.
    fn left_on(&self) -> Option<Day> {
        self.row.ends_on.filter(|last| *last < self.row.year.last_day())
    }

    fn leaver(&self) -> &'static str {
        if self.name == "self" {
            "performance-appraisal-leaver-self"
        } else {
            "performance-appraisal-leaver-other"
        }
    }
}

/// One field that was changed by two people at once.
struct Conflict {
    about: String,
    kept: String,
    typed: String,
}

/// What a form needs from one unit of work.
struct Read {
    sheet: Sheet,
    rubric: Rubric,
    expected: Option<Explanation>,
    unsent: Vec<Week>,
    queried: Vec<QueriedRow>,
}

fn read(work: &Work<'_>, id: AppraisalId, step: Step) -> Result<Read, Error> {
    let sheet = actions::begin(work, id, step)?.sheet;
    let rubric = Rubric::read(&work.settings(sheet.appraisal.year)?)?;
    let expected = if step == Step::Countersign { mark::expected(work, &sheet.appraisal)? } else { None };
    let (unsent, queried) = match step {
        Step::RateSelf => {
            let row = &sheet.appraisal;
            let queried = list_queried(work.tx(), row.institution_id, row.agreement_id)?;
            (unsent_weeks(work, row)?, queried)
        }
        _ => (Vec::new(), Vec::new()),
    };
    Ok(Read { sheet, rubric, expected, unsent, queried })
}

/// The weeks of the appraised year that were not sent, the oldest first.
fn unsent_weeks(work: &Work<'_>, row: &AppraisalRow) -> Result<Vec<Week>, Error> {
    let weeks = unsent_of_year(work.tx(), row.institution_id, row.employment_id, row.year, work.today())?;
    let worked = |week: &Week| row.ends_on.is_none_or(|last| week.monday() <= last);
    Ok(weeks.into_iter().filter(worked).collect())
}

fn name(step: Step, state: State) -> &'static str {
    match step {
        Step::RateSelf => "self",
        Step::Supervise => "supervise",
        Step::Countersign if state == State::Disputed => "decide",
        Step::Countersign => "countersign",
        _ => "discuss",
    }
}

fn page<'v>(visit: &'v Visit, step: Step, read: Read, form: Option<FormState>) -> RatePage<'v> {
    let Read { sheet, rubric, expected, unsent, queried } = read;
    let column = column_of(step).unwrap_or(Column::Agreed);
    let name = name(step, sheet.appraisal.state);
    let form = form.unwrap_or_else(|| {
        let mut held = form::held(&sheet, column);
        if step == Step::Countersign {
            held.comment.clear();
        }
        form::filled(&held, &rubric)
    });
    let mut shell = visit.shell(title(name));
    shell.kicker = format!("{}, {}", sheet.appraisal.name, shell.year(sheet.appraisal.year));
    shell.refused = form.is_refused();
    let viewer = if step == Step::RateSelf { Viewer::Employee } else { Viewer::Other };
    let seen = Seen::of(&sheet, viewer).beside(column);
    let marks = step != Step::Countersign || sheet.appraisal.state == State::Disputed;
    let (tasks, factors) = if marks {
        (view::tasks(&sheet, seen), view::factors(&sheet, seen, &shell))
    } else {
        (Vec::new(), Vec::new())
    };
    RatePage {
        intro: shell.kc("performance-appraisal-intro", name).into_owned(),
        steps: steps(&shell, &rubric),
        scale: scale(&shell),
        corrects_quantity: column != Column::SelfRating,
        keeps_drafts: keeps_drafts(step, sheet.appraisal.state),
        conflicts: Vec::new(),
        row: sheet.appraisal,
        shell,
        form,
        name,
        tasks,
        factors,
        rubric,
        expected,
        unsent,
        queried,
    }
}

fn title(name: &str) -> &'static str {
    match name {
        "self" => "performance-appraisal-self-title",
        "supervise" => "performance-appraisal-supervise-title",
        "discuss" => "performance-appraisal-discuss-title",
        "decide" => "performance-appraisal-decide-title",
        _ => "performance-appraisal-countersign-title",
    }
}

/// The rubric in words: `80 - Nzuri: ...`.
pub(crate) fn steps(shell: &Shell<'_>, rubric: &Rubric) -> Vec<Choice> {
    let named = (1..).zip(&rubric.steps);
    named
        .map(|(number, step)| {
            Choice::new(
                step.to_string(),
                format!("{step} - {}", shell.kc("performance-appraisal-step", &i64::to_string(&number))),
            )
        })
        .collect()
}

/// Five words, ascending, and "does not apply". Source: performance.md 3.3.
pub(crate) fn scale(shell: &Shell<'_>) -> Vec<Choice> {
    ["1", "2", "3", "4", "5", "0"]
        .map(|code| Choice::new(code, shell.kc("performance-appraisal-scale", code)))
        .into()
}

async fn show(visit: Visit, id: AppraisalId, step: Step) -> Result<Response, Failure> {
    let found = visit.read(move |work| read(work, id, step)).await?;
    visit.page(&page(&visit, step, found, None))
}

async fn save(visit: Visit, id: AppraisalId, step: Step, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let sending = if step == Step::Countersign { Sending::Sent } else { form::sending(&fields) };
    let typed = fields.clone();
    let outcome = visit
        .write(move |work| {
            let sheet = actions::open_sheet(work, id)?;
            let rubric = Rubric::read(&work.settings(sheet.appraisal.year)?)?;
            let ratings = form::read(&typed, &rubric)?;
            match step {
                Step::RateSelf => actions::rate_self(work, id, version, &ratings, sending),
                Step::Supervise => actions::supervise(work, id, version, &ratings, sending),
                Step::Countersign => {
                    actions::countersign(work, id, version, &ratings.comment, Some(&ratings))
                }
                _ => actions::discuss(work, id, version, &ratings, sending),
            }
        })
        .await;
    match outcome {
        Ok(()) if sending == Sending::Draft => {
            visit.go(&format!("/appraisals/{id}/{}", path(step)), "performance-appraisal-draft-done")
        }
        Ok(()) => visit.go(&format!("/appraisals/{id}"), done(step)),
        Err(Error::Invalid(errors)) => {
            let found = visit.read(move |work| read(work, id, step)).await?;
            visit.page_again(&page(&visit, step, found, Some(visit.form(&fields, &errors))))
        }
        Err(Error::Stale) => {
            let found = visit.read(move |work| read(work, id, step)).await?;
            let column = column_of(step).unwrap_or(Column::Agreed);
            let conflicts = conflicts(&visit.shell(title("self")), &found, column, &fields);
            let mut page = page(&visit, step, found, Some(visit.form(&fields, &FieldErrors::default())));
            let overtaken = page.shell.t("performance-appraisal-overtaken").into_owned();
            page.form.complain("", overtaken);
            page.shell.refused = true;
            page.conflicts = conflicts;
            visit.page_stale(&page)
        }
        Err(other) => Err(other.into()),
    }
}

fn path(step: Step) -> &'static str {
    match step {
        Step::RateSelf => "self",
        Step::Supervise => "supervise",
        Step::Countersign => "countersign",
        _ => "discuss",
    }
}

fn done(step: Step) -> &'static str {
    match step {
        Step::RateSelf => "performance-appraisal-self-done",
        Step::Supervise => "performance-appraisal-supervise-done",
        Step::Countersign => "performance-appraisal-countersign-done",
        _ => "performance-appraisal-discuss-done",
    }
}

/// Where what is kept now differs from what was typed: everything that sending again would write over.
fn conflicts(shell: &Shell<'_>, found: &Read, column: Column, fields: &Fields) -> Vec<Conflict> {
    let Ok(typed) = form::read(fields, &found.rubric) else { return Vec::new() };
    let kept: Ratings = form::held(&found.sheet, column);
    let mut all = Vec::new();
    let mut differ = |about: String, kept: String, typed: String| {
        if kept != typed {
            let shown = |text: String| if text.is_empty() { String::from("-") } else { text };
            all.push(Conflict { about, kept: shown(kept), typed: shown(typed) });
        }
    };
    for line in &found.sheet.lines {
        let of = |ratings: &Ratings| ratings.lines.get(&line.id).cloned().unwrap_or_default();
        let (kept, typed) = (of(&kept), of(&typed));
        let about = |key: &str| format!("{}: {}", line.title, shell.t(key));
        let number = |value: Option<String>| value.unwrap_or_default();
        let quality = |rating: &LineRating| number(rating.quality.map(|quality| quality.to_string()));
        differ(about("performance-appraisal-quality"), quality(&kept), quality(&typed));
        differ(about("performance-appraisal-reason"), kept.reason, typed.reason);
        if column != Column::SelfRating {
            let [held, sent] =
                [kept.counted, typed.counted].map(|counted| number(counted.map(|q| q.to_string())));
            differ(about("performance-appraisal-counted"), held, sent);
            let key = "performance-appraisal-counted-reason";
            differ(about(key), kept.counted_reason, typed.counted_reason);
        }
    }
    for item in &found.sheet.items {
        let word = |ratings: &Ratings| {
            let mark = ratings.items.get(&item.item).map(i64::to_string);
            mark.map_or_else(String::new, |mark| shell.kc("performance-appraisal-scale", &mark).into_owned())
        };
        let text = shell.either(&item.item_sw, &item.item_en).to_owned();
        differ(text, word(&kept), word(&typed));
    }
    if column != Column::Agreed {
        differ(shell.t("performance-appraisal-comment").into_owned(), kept.comment, typed.comment);
    }
    all
}

pub async fn self_form(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    show(visit, id, Step::RateSelf).await
}

pub async fn rate_self(
    visit: Visit,
    Path(id): Path<AppraisalId>,
    fields: Fields,
) -> Result<Response, Failure> {
    save(visit, id, Step::RateSelf, fields).await
}

pub async fn supervise_form(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    show(visit, id, Step::Supervise).await
}

pub async fn supervise(
    visit: Visit,
    Path(id): Path<AppraisalId>,
    fields: Fields,
) -> Result<Response, Failure> {
    save(visit, id, Step::Supervise, fields).await
}

pub async fn discuss_form(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    show(visit, id, Step::Discuss).await
}

pub async fn discuss(visit: Visit, Path(id): Path<AppraisalId>, fields: Fields) -> Result<Response, Failure> {
    save(visit, id, Step::Discuss, fields).await
}

pub async fn countersign_form(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    show(visit, id, Step::Countersign).await
}

pub async fn countersign(
    visit: Visit,
    Path(id): Path<AppraisalId>,
    fields: Fields,
) -> Result<Response, Failure> {
    save(visit, id, Step::Countersign, fields).await
}
