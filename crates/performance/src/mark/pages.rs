//! Onyesha hesabu: a mark with every number behind it, from the weekly reports to the band; one's own marks and the
//! preview of the running year; and the marks of an institution as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Day, Error, FinancialYear, Language, Place, Quantity};
use platform::http::{Failure, Path, Routes, Visit};
use platform::reference::{self, each_row};
use platform::work::Event;
use ui::{Arg, Light, Shell};

use super::actions::{self, Preview};
use super::explain::{ByDays, Explanation, LineStep, WeightStep, explain};
use super::export::write_marks_csv;
use super::formula::{WITHOUT_I, compute};
use super::model::{Band, Group, Inputs, Parameters, VersionInput};
use super::store::{self, MarkRow, OwnMarkRow, ReportedRow, VersionRow};
use crate::appeal::{OwnAppeal, own_appeal};
use crate::appraisal::actions::FACTORS;
use crate::appraisal::model::{AppraisalId, State};
use crate::permissions::{APPEAL_FILE, MARK_EXPORT, MARK_OWN, MARK_READ};

pub fn routes() -> Routes {
    Routes::new().get("/my-mark", &MARK_OWN, own).get("/marks/download", &MARK_EXPORT, download).get(
        "/marks/{id}",
        &MARK_READ,
        show,
    )
}

/// Green above the average, yellow at it, red below; the word beside it says the band. Source: performance.md 3.3.
fn light(band: Band) -> Light {
    match band {
        Band::Outstanding | Band::AboveAverage => Light::Green,
        Band::Average => Light::Yellow,
        Band::Poor | Band::VeryPoor => Light::Red,
    }
}

#[derive(Template)]
#[template(path = "mark/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: MarkRow,
    parameters: Parameters,
    group: Group,
    explanation: Explanation,
    /// What the weekly reports said, by sub-task.
    reported: BTreeMap<Uuid, Vec<ReportedRow>>,
    factor_names: BTreeMap<i64, String>,
    waits_for_institution: bool,
    versions: Vec<VersionRow>,
    /// The reader's own mark, and what can be done about it.
    appeal: Option<OwnAppeal>,
}

impl ShowPage<'_> {
    fn light(&self) -> Light {
        light(self.explanation.band)
    }

    fn is_shown(&self, version: &VersionRow) -> bool {
        self.row.version == Some(version.version)
    }

    /// Why a version was made: published, or decided on a level of an appeal.
    fn why(&self, version: &VersionRow) -> String {
        match version.level {
            Some(level) => {
                let level = self.shell.kc("performance-appeal-level", i64::to_string(&level).as_str());
                self.shell.t1("performance-mark-version-appeal", "level", level.as_ref()).into_owned()
            }
            None => self.shell.t("performance-mark-version-published").into_owned(),
        }
    }

    /// Where the mark's band begins.
    fn lowest(&self) -> i64 {
        let at = usize::try_from(self.explanation.band.number().saturating_sub(1)).unwrap_or_default();
        self.parameters.bands.get(at).copied().unwrap_or_default()
    }

    fn reports(&self, line: &LineStep) -> &[ReportedRow] {
        self.reported.get(&line.input.id).map_or(&[], Vec::as_slice)
    }

    fn report_count(&self, line: &LineStep) -> i64 {
        i64::try_from(self.reports(line).len()).unwrap_or(i64::MAX)
    }

    fn factor_name(&self, factor: &i64) -> &str {
        self.factor_names.get(factor).map_or("", String::as_str)
    }

    fn formula_sentence(&self) -> String {
        let Parameters { quantity_base, quality_share, time_points, .. } = self.parameters;
        let args = [
            ("base", Arg::from(quantity_base)),
            ("quality", Arg::from(quality_share)),
            ("time", Arg::from(time_points)),
        ];
        self.shell.ta("performance-mark-formula-s", &args).into_owned()
    }

    /// A version of the plan and the days on which it held.
    fn version_sentence(&self, version: &VersionInput) -> String {
        let args = [
            ("number", Arg::from(version.number)),
            ("from", Arg::from(self.shell.day(version.from))),
            ("to", Arg::from(self.shell.day(version.to))),
            ("days", Arg::from(version.days())),
        ];
        self.shell.ta("performance-mark-version-line", &args).into_owned()
    }

    /// A weight in each version, and its mean.
    fn weight_sentence(&self, by_days: &ByDays) -> String {
        let part = |step: &WeightStep| {
            let args = [
                ("number", Arg::from(step.number)),
                ("days", Arg::from(step.days)),
                ("weight", Arg::from(step.weight.to_string())),
            ];
            self.shell.ta("performance-mark-weight-part", &args).into_owned()
        };
        let parts: Vec<String> = by_days.parts.iter().map(part).collect();
        let args = [("parts", Arg::from(parts.join("; "))), ("mean", Arg::from(by_days.mean.as_str()))];
        self.shell.ta("performance-mark-weight-by-days", &args).into_owned()
    }

    /// "Umefikia vipindi 152 kati ya 160": n.
    fn quantity_sentence(&self, line: &LineStep) -> String {
        let input = &line.input;
        self.shell
            .ta(
                "performance-mark-step-quantity",
                &[
                    ("actual", Arg::from(self.shell.number(input.actual))),
                    ("target", Arg::from(self.shell.amount(input.target, &input.unit))),
                    ("n", Arg::from(line.steps.as_ref().map_or("", |steps| steps.quantity.as_str()))),
                ],
            )
            .into_owned()
    }

    /// Whether it was in time, by how many days not, and d.
    fn time_sentence(&self, line: &LineStep) -> String {
        let Some(steps) = &line.steps else { return String::new() };
        let key = match (steps.late_days > 0, line.input.completed_on.is_some()) {
            (false, true) => "performance-mark-step-in-time",
            (false, false) => "performance-mark-step-running",
            (true, true) => "performance-mark-step-late",
            (true, false) => "performance-mark-step-unfinished",
        };
        let completed = line.input.completed_on.map_or_else(String::new, |day| self.shell.day(day));
        self.shell
            .ta(
                key,
                &[
                    ("end", Arg::from(self.shell.day(line.input.end))),
                    ("completed", Arg::from(completed)),
                    ("days", Arg::from(steps.late_days)),
                    ("grace", Arg::from(steps.grace_days.as_str())),
                    ("d", Arg::from(steps.timeliness.as_str())),
                ],
            )
            .into_owned()
    }
}

#[derive(Template)]
#[template(path = "mark/none.html")]
struct NonePage<'a> {
    shell: Shell<'a>,
    row: MarkRow,
    sentence: String,
}

#[derive(Template)]
#[template(path = "mark/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    marks: Vec<OwnMarkRow>,
    year: FinancialYear,
    preview: Option<PreviewView>,
}

impl OwnPage<'_> {
    fn light(&self, number: &i64) -> Light {
        Band::from_number(*number).map_or(Light::Grey, light)
    }
}

/// The running year as it stands today.
struct PreviewView {
    day: Day,
    sentence: String,
    tasks: Vec<PreviewTask>,
}

struct PreviewTask {
    title: String,
    lines: Vec<PreviewLine>,
}

struct PreviewLine {
    title: String,
    unit: String,
    actual: Quantity,
    target: Quantity,
    excused: bool,
    percent: i64,
}

fn preview_view(shell: &Shell<'_>, preview: &Preview) -> PreviewView {
    let inputs = &preview.inputs;
    let sentence = shell
        .ta(
            "performance-mark-preview-range",
            &[
                ("lowest", Arg::from(preview.lowest.text(2))),
                ("highest", Arg::from(preview.highest.text(2))),
                ("low", Arg::from(preview.lowest_quality)),
                ("high", Arg::from(preview.highest_quality)),
            ],
        )
        .into_owned();
    let line = |line: &super::model::SubTaskInput| PreviewLine {
        title: line.title.clone(),
        unit: line.unit.clone(),
        actual: line.actual,
        target: line.target,
        excused: line.excused,
        percent: line.actual.0.saturating_mul(100).checked_div(line.target.0).unwrap_or(0).clamp(0, 100),
    };
    let tasks = inputs.tasks.iter().map(|task| PreviewTask {
        title: task.title.clone(),
        lines: task.subtasks.iter().map(line).collect(),
    });
    PreviewView { day: inputs.counted_to, sentence, tasks: tasks.collect() }
}

pub async fn own(visit: Visit) -> Result<Response, Failure> {
    let (marks, year, preview) = visit
        .read(|work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            let year = work.today().financial_year();
            let marks = store::list_of(work.tx(), institution, employment)?;
            Ok((marks, year, actions::preview(work, employment, year)?))
        })
        .await?;
    let shell = visit.shell("performance-mark-own-title");
    let preview = preview.map(|preview| preview_view(&shell, &preview));
    visit.page(&OwnPage { shell, marks, year, preview })
}

/// What one unit of work reads for the page of a mark.
type Behind = (MarkRow, Vec<ReportedRow>, Vec<VersionRow>, Option<OwnAppeal>);

pub async fn show(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    let version = visit.query("version").map(str::parse::<i64>).transpose().map_err(|_| Error::NotFound)?;
    let (row, reported, versions, appeal): Behind = visit
        .read(move |work| {
            let institution = work.institution()?;
            let row =
                work.open(&MARK_READ, store::find(work.tx(), institution, id, version, work.today())?)?;
            let reported = store::reported(work.tx(), institution, row.agreement_id)?;
            let versions = store::versions(work.tx(), institution, id)?;
            let own = row.version.is_some() && work.may(&APPEAL_FILE, &row);
            let appeal = if own { own_appeal(work, &row, &versions)? } else { None };
            Ok((row, reported, versions, appeal))
        })
        .await?;
    let mut shell = visit.shell("performance-mark-title");
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    let Some(stored) = row.inputs.clone() else {
        let key = if row.state == State::Published {
            "performance-mark-none-excused"
        } else {
            "performance-mark-none-yet"
        };
        return visit.page(&NonePage { sentence: shell.t(key).into_owned(), shell, row });
    };
    let inputs: Inputs = serde_json::from_value(stored).map_err(Error::internal)?;
    let computed = compute(&inputs).map_err(|cause| Error::internal(format!("a stored mark: {cause:?}")))?;
    if row.o != Some(computed.rounded) || row.formula.as_deref() != Some(computed.formula) {
        return Err(Error::internal("a stored mark does not follow from its inputs").into());
    }
    let factor_names = factor_names(shell.language)?;
    let mut by_sub_task: BTreeMap<Uuid, Vec<ReportedRow>> = BTreeMap::new();
    for line in reported {
        by_sub_task.entry(line.sub_task_id).or_default().push(line);
    }
    visit.page(&ShowPage {
        explanation: explain(&inputs, &computed),
        waits_for_institution: computed.formula.ends_with(WITHOUT_I),
        parameters: inputs.parameters,
        group: inputs.group,
        reported: by_sub_task,
        factor_names,
        versions,
        appeal,
        shell,
        row,
    })
}

/// The names of the nine factors, as they ship.
pub fn factor_names(language: Language) -> Result<BTreeMap<i64, String>, Error> {
    let mut names = BTreeMap::new();
    each_row(FACTORS, |cell| {
        let name = match language {
            Language::Sw => cell("factor_sw")?,
            Language::En => cell("factor_en")?,
        };
        names.insert(reference::read(&cell("factor")?)?, name);
        Ok(())
    })?;
    Ok(names)
}

/// `/marks/download?year=2025-26`: the institution's published marks. An auditor needs a reason that is about the whole
/// institution; whoever takes them leaves an event, as with every list that leaves the house.
pub async fn download(visit: Visit) -> Result<Response, Failure> {
    let year: FinancialYear = visit.query("year").ok_or(Error::NotFound)?.parse()?;
    let body = visit
        .report(move |work| {
            let institution = work.institution()?;
            work.permit(&MARK_EXPORT, &Place::institution(institution))?;
            let mut out = Vec::new();
            write_marks_csv(work.tx(), institution, year, &mut out)?;
            Ok(out)
        })
        .await?;
    visit
        .write(move |work| {
            let institution = work.institution()?;
            let permit = work.permit(&MARK_EXPORT, &Place::institution(institution))?;
            let taken = serde_json::json!({ "year": year.to_string() });
            work.save(permit, Event::on("performance.mark", institution.0).after(taken))
        })
        .await?;
    visit.download(&format!("alama-{}.csv", year.slug()), "text/csv; charset=utf-8", body)
}
