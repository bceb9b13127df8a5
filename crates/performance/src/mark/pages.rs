//! Onyesha hesabu: a mark with every number behind it, from the weekly reports to the band; one's own marks and the
//! preview of the running year; and the marks of an institution as a file.

mod own;
mod sentences;

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear, Language, Place, Refusal as _};
use platform::http::{Failure, Path, Routes, Visit};
use platform::reference::{self, each_row};
use platform::work::Event;
use ui::{Light, Shell};

use self::sentences::Sentences;

use super::explain::{Explanation, LineStep, explain};
use super::export::write_marks_csv;
use super::formula::{WITHOUT_I, compute};
use super::model::{Band, Group, Inputs, Parameters};
use super::store::{self, MarkRow, ReportedRow, VersionRow};
use crate::appeal::{OwnAppeal, own_appeal};
use crate::appraisal::actions::{FACTORS, standing_at};
use crate::appraisal::model::{AppraisalId, State};
use crate::permissions::{APPEAL_FILE, MARK_EXPORT, MARK_OWN, MARK_READ};

pub fn routes() -> Routes {
    Routes::new().get("/my-mark", &MARK_OWN, own::own).get("/marks/download", &MARK_EXPORT, download).get(
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
    fn said(&self) -> Sentences<'_, '_> {
        Sentences(&self.shell)
    }

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
}

#[derive(Template)]
#[template(path = "mark/none.html")]
struct NonePage<'a> {
    shell: Shell<'a>,
    row: MarkRow,
    sentence: String,
}

/// Why an appraisal has no mark: it is not out yet, too little of the year was left to assess, or everything was excused.
async fn why_none(visit: &Visit, shell: &Shell<'_>, row: &MarkRow) -> Result<String, Error> {
    if row.state != State::Published {
        return Ok(shell.t("performance-mark-none-yet").into_owned());
    }
    let (whose, year) = ((row.institution_id, row.employment_id), row.year);
    let standing = visit.read(move |work| standing_at(work, whose, year)).await?;
    Ok(match standing {
        Err(not_assessed) => shell.reason(not_assessed.reason()).into_owned(),
        Ok(()) => shell.t("performance-mark-none-excused").into_owned(),
    })
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
        let sentence = why_none(&visit, &shell, &row).await?;
        return visit.page(&NonePage { sentence, shell, row });
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
