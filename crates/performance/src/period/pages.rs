//! The pages of periods: one's own, one period with its note and mark, the form that closes it, and HR's statements.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, FieldErrors, FinancialYear, Marks, PageKey, Place};
use people::{Again, again, answer_again};
use platform::http::{Failure, Fields, Path, Routes, Visit, link};
use ui::{Choice, FormState, Light, Link, Shell};

use super::actions::{self, Opened};
use super::model::{Closing, FullRow, ListedRow, NewStatement, PeriodId, State};
use super::rules::{self, FACTORS, applies, factor_field, line_field};
use super::store;
use crate::appraisal::pages::rate::{scale, steps};
use crate::appraisal::rules::Rubric;
use crate::mark::{Explanation, Inputs, SubTaskInput, compute, counts, explain, factor_names};
use crate::permissions::{PERIOD_CLOSE, PERIOD_LIST, PERIOD_OWN, PERIOD_READ, PERIOD_STATE};
use crate::report::rules::percent_done;

pub fn routes() -> Routes {
    Routes::new()
        .get("/my-periods", &PERIOD_OWN, own)
        .get("/periods/{id}", &PERIOD_READ, show)
        .get("/periods/{id}/close", &PERIOD_CLOSE, form)
        .post("/periods/{id}/close", &PERIOD_CLOSE, close)
        .get("/statements", &PERIOD_LIST, statements)
        .post("/statements", &PERIOD_STATE, record)
}

#[derive(Template)]
#[template(path = "period/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    rows: Vec<ListedRow>,
}

async fn own(visit: Visit) -> Result<Response, Failure> {
    let rows = visit
        .read(|work| {
            let person = work.person()?;
            store::list_own(work.tx(), person.institution, person.employment)
        })
        .await?;
    let mut shell = visit.shell("performance-period-own-title");
    shell.crumbs = vec![Link::new("/my-mark", shell.t("performance-mark-own-title"))];
    visit.page(&OwnPage { shell, rows })
}

fn light(state: State) -> Light {
    match state {
        State::Closed => Light::Green,
        State::Owed => Light::Yellow,
        State::Merged => Light::Grey,
    }
}

#[derive(Template)]
#[template(path = "period/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: FullRow,
    light: Light,
    days: i64,
    /// How the mark came about; None of a statement, and while nothing is closed.
    explanation: Option<Explanation>,
    /// Why a quality is as low or as high as it is, by sub-task.
    reasons: BTreeMap<String, String>,
    factor_names: BTreeMap<i64, String>,
    may_close: bool,
    close_href: String,
    may_read_file: bool,
    /// A note that came too late.
    form: FormState,
}

impl ShowPage<'_> {
    fn reason(&self, line: &SubTaskInput) -> &str {
        self.reasons.get(&line.id.to_string()).map_or("", String::as_str)
    }

    fn factor_name(&self, factor: &i64) -> &str {
        self.factor_names.get(factor).map_or("", String::as_str)
    }
}

async fn show(visit: Visit, Path(id): Path<PeriodId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

async fn show_page(visit: &Visit, id: PeriodId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (row, may_close, reasons) = visit
        .read(move |work| {
            let row = actions::open_period(work, id)?;
            let open = rules::judge_closing(row.source, row.state, row.appraisal_state.as_deref()).is_ok();
            let may_close = open && work.may(&PERIOD_CLOSE, &row);
            let reasons = store::reasons(work.tx(), row.institution_id, id)?;
            Ok((row, may_close, reasons))
        })
        .await?;
    let explanation = match row.inputs.clone() {
        Some(stored) => {
            let inputs: Inputs = serde_json::from_value(stored).map_err(Error::internal)?;
            let computed = compute(&inputs)
                .map_err(|cause| Error::internal(format!("a stored period's mark: {cause:?}")))?;
            if row.mark != Some(computed.rounded) || row.formula.as_deref() != Some(computed.formula) {
                return Err(Error::internal("a period's mark does not follow from its inputs"));
            }
            Some(explain(&inputs, &computed))
        }
        None => None,
    };
    let mut shell = visit.shell("performance-period-title");
    shell.refused = form.is_refused();
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    let own = visit.person()?.employment == row.employment_id;
    if own {
        shell.crumbs = vec![Link::new("/my-periods", shell.t("performance-period-own-title"))];
    }
    Ok(ShowPage {
        form,
        light: light(row.state),
        days: row.from_on.days_until(row.to_on).saturating_add(1),
        may_read_file: visit.could(&PERIOD_LIST),
        explanation,
        reasons,
        factor_names: factor_names(shell.language)?,
        close_href: format!("/periods/{}/close", row.id),
        may_close,
        row,
        shell,
    })
}

/// One sub-task of the form.
struct LineView {
    line: SubTaskInput,
    step: String,
    reason: String,
    percent: i64,
    counts: bool,
}

struct TaskView {
    title: String,
    lines: Vec<LineView>,
}

/// One of the nine factors.
struct FactorView {
    field: String,
    name: String,
}

#[derive(Template)]
#[template(path = "period/close.html")]
struct ClosePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: FullRow,
    rubric: Rubric,
    tasks: Vec<TaskView>,
    factors: Vec<FactorView>,
    steps: Vec<Choice>,
    scale: Vec<Choice>,
}

fn close_page<'v>(visit: &'v Visit, opened: Opened, form: FormState) -> Result<ClosePage<'v>, Error> {
    let has_staff = opened.has_staff();
    let Opened { row, inputs, rubric } = opened;
    let mut shell = visit.shell("performance-period-close");
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new(format!("/periods/{}", row.id), shell.t("performance-period-title"))];
    let tasks = inputs.iter().flat_map(|inputs| {
        inputs.tasks.iter().map(move |task| TaskView {
            title: task.title.clone(),
            lines: task.subtasks.iter().map(|line| line_view(inputs, line)).collect(),
        })
    });
    let tasks = tasks.collect();
    let factors = factor_names(shell.language)?
        .into_iter()
        .filter(|(factor, _)| FACTORS.contains(factor) && applies(*factor, has_staff))
        .map(|(factor, name)| FactorView { field: factor_field(factor), name })
        .collect();
    Ok(ClosePage {
        steps: steps(&shell, &rubric),
        scale: scale(&shell),
        shell,
        form,
        row,
        rubric,
        tasks,
        factors,
    })
}

fn line_view(inputs: &Inputs, line: &SubTaskInput) -> LineView {
    LineView {
        step: line_field("step", line.id),
        reason: line_field("reason", line.id),
        percent: percent_done(line.actual, line.target),
        counts: counts(inputs, line),
        line: line.clone(),
    }
}

async fn form(visit: Visit, Path(id): Path<PeriodId>) -> Result<Response, Failure> {
    let opened = visit.read(move |work| actions::begin_closing(work, id)).await?;
    let form = FormState::new().with("version", opened.row.version.to_string());
    visit.page(&close_page(&visit, opened, form)?)
}

/// Reads what was typed; what is no number is complained about by the rules as outside its scale.
fn typed(fields: &Fields) -> Closing {
    let mut closing = Closing { note: fields.text("note").to_owned(), ..Closing::default() };
    for (name, value) in fields.pairs() {
        match name.split_once('.') {
            Some(("step", key)) => {
                if let Ok(id) = key.parse::<Uuid>() {
                    let quality = Some(value.trim()).filter(|text| !text.is_empty());
                    let quality = quality.map(|text| text.parse().unwrap_or(-1));
                    closing.lines.insert(id, (quality, fields.text(&line_field("reason", id)).to_owned()));
                }
            }
            Some(("factor", key)) => {
                if let (Ok(factor), false) = (key.parse::<i64>(), value.trim().is_empty()) {
                    closing.factors.insert(factor, value.trim().parse().unwrap_or(-1));
                }
            }
            _ => {}
        }
    }
    closing
}

async fn close(visit: Visit, Path(id): Path<PeriodId>, fields: Fields) -> Result<Response, Failure> {
    let (version, closing) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::close_period(work, id, version, &closing)).await {
        Ok(()) => visit.go(&format!("/periods/{id}"), "performance-period-close-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            match visit.read(move |work| actions::begin_closing(work, id)).await {
                Ok(opened) => answer_again(&visit, &close_page(&visit, opened, form)?, stale),
                // Closed meanwhile: there is no form any more, but what was typed is not lost.
                Err(Error::Refused(_)) => answer_again(&visit, &show_page(&visit, id, form).await?, true),
                Err(other) => Err(other.into()),
            }
        }
    }
}

#[derive(Template)]
#[template(path = "period/statements.html")]
struct StatementsPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    rows: Vec<ListedRow>,
    next: String,
    first: String,
    may_record: bool,
    others: Vec<Link>,
}

async fn statements_page(visit: &Visit, form: FormState) -> Result<StatementsPage<'_>, Error> {
    let asked: Option<FinancialYear> = visit.query("year").map(str::parse).transpose()?;
    let after = PageKey::parse(visit.query("after"));
    let paged = after != PageKey::default();
    let (year, page) = visit
        .read(move |work| {
            let year = asked.unwrap_or_else(|| work.today().financial_year());
            let institution = work.institution()?;
            work.permit(&PERIOD_LIST, &Place::institution(institution))?;
            Ok((year, store::list_statements(work.tx(), institution, year, &after)?))
        })
        .await?;
    let mut shell = visit.shell("performance-period-statements-title");
    shell.kicker = shell.year(year).into_owned();
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/appraisals", shell.t("performance-appraisal-list-title"))];
    let at =
        |year: FinancialYear, after: &str| link("/statements", &[("year", &year.slug()), ("after", after)]);
    let others = [year.previous(), year.next()].map(|other| Link::new(at(other, ""), shell.year(other)));
    Ok(StatementsPage {
        others: others.into(),
        next: page.next(|last| at(year, &PageKey::after(&last.name, last.id.0))),
        first: if paged { at(year, "") } else { String::new() },
        rows: page.rows,
        may_record: visit.could(&PERIOD_STATE),
        shell,
        form,
        year,
    })
}

async fn statements(visit: Visit) -> Result<Response, Failure> {
    // Names with marks: an auditor says why first.
    let house = Place::institution(visit.person()?.institution);
    if kernel::allows(&PERIOD_LIST, visit.actor(), &house).is_none() {
        return visit.go("/audit", "");
    }
    visit.page(&statements_page(&visit, FormState::new()).await?)
}

fn typed_statement(fields: &Fields) -> Result<NewStatement, FieldErrors> {
    let mut errors = FieldErrors::default();
    for name in ["employee", "from", "to", "mark"] {
        if fields.optional(name).is_none() {
            errors.add(name, "platform-field-missing");
        }
    }
    let (from_on, to_on) = (fields.day("from", &mut errors), fields.day("to", &mut errors));
    let mark: Option<Marks> = fields.read("mark", "performance-period-problem-mark", &mut errors);
    match (from_on, to_on, mark) {
        (Some(from_on), Some(to_on), Some(mark)) if errors.is_empty() => Ok(NewStatement {
            from_on,
            to_on,
            mark,
            judge: fields.text("judge").to_owned(),
            letter: fields.text("letter").to_owned(),
            note: fields.text("note").to_owned(),
        }),
        _ => Err(errors),
    }
}

async fn record(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = visit.person()?.institution;
    let number = fields.text("employee").to_owned();
    let recorded = match typed_statement(&fields) {
        Ok(new) => {
            let year = new.from_on.financial_year();
            let done = visit.write(move |work| {
                let who = people::employee::find_by_check_number(work.tx(), home, &number, work.today())?
                    .ok_or_else(|| Error::field("employee", "people-supervision-problem-unknown"))?;
                actions::record_statement(work, home, who.id, &new)
            });
            done.await.map(|_| year)
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match recorded {
        Ok(year) => visit.go(&format!("/statements?year={}", year.slug()), "performance-period-state-done"),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            visit.page_again(&statements_page(&visit, again(&visit, &fields, error)?.form).await?)
        }
        Err(other) => Err(other.into()),
    }
}
