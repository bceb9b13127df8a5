//! Kata rufaa: the mark's lines, each with a ground, words and files of its own. What is left blank is not contested.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error};
use platform::http::{Failure, Path, Upload, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Link, Shell};

use super::{Again, view};
use crate::appeal::actions::{self, Filing};
use crate::appeal::model::{AppealId, Contested, Ground};
use crate::appeal::rules::{self, Refused, field};
use crate::appeal::{form as typed, store};
use crate::appraisal::model::AppraisalId;
use crate::mark::{self, Inputs, MarkRow};
use crate::permissions::APPEAL_FILE;

/// One line that can be contested.
struct Line {
    key: String,
    title: String,
    now: String,
    ground: String,
    text: String,
    evidence: String,
    is_open: bool,
}

struct Group {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "appeal/file.html")]
struct FilePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    appraisal: AppraisalId,
    appeal: AppealId,
    version: i64,
    mark: String,
    last_day: Day,
    is_late: bool,
    grounds: Vec<Choice>,
    groups: Vec<Group>,
}

struct Read {
    row: MarkRow,
    inputs: Inputs,
    filing: Filing,
    names: Vec<store::NameRow>,
    fresh: AppealId,
}

/// The mark to be contested; a case that is there already is shown instead.
fn read(work: &Work<'_>, id: AppraisalId) -> Result<Result<Read, AppealId>, Error> {
    let institution = work.institution()?;
    let row = work.open(&APPEAL_FILE, mark::find_mark(work.tx(), institution, id, work.today())?)?;
    let versions = mark::versions(work.tx(), institution, id)?;
    if let Some(known) = versions.iter().find_map(|version| version.appeal_id) {
        return Ok(Err(known));
    }
    let published_at = versions.iter().find_map(|version| version.published_at).ok_or(Error::NotFound)?;
    let stored = row.inputs.clone().ok_or(Refused::NoMark)?;
    let inputs: Inputs = serde_json::from_value(stored).map_err(Error::internal)?;
    let filing = actions::filing_from(work, institution, published_at, row.year)?;
    Ok(Ok(Read { inputs, filing, names: store::item_names(work.tx())?, fresh: work.new_id(), row }))
}

fn groups(shell: &Shell<'_>, form: &FormState, read: &Read) -> Vec<Group> {
    let values = view::values(&read.inputs);
    let line = |contested: Contested, title: &str, unit: &str| {
        let key = contested.key();
        let (ground, text, evidence) = (field("ground", &key), field("text", &key), field("evidence", &key));
        let typed = [&ground, &text, &evidence]
            .iter()
            .any(|name| !form.value(name).is_empty() || form.error(name).is_some());
        Line {
            title: title.to_owned(),
            now: view::said(shell, &values.get(&contested).copied().unwrap_or_default(), unit),
            is_open: typed,
            key,
            ground,
            text,
            evidence,
        }
    };
    let tasks = read.inputs.tasks.iter().map(|task| {
        let counted = task.subtasks.iter().filter(|line| !line.excused);
        let lines = counted.map(|sub| line(Contested::SubTask(sub.id), &sub.title, &sub.unit)).collect();
        Group { title: task.title.clone(), lines }
    });
    let periods = rules::periods(&read.inputs).map(|(span, _, of)| {
        let subs = rules::counted(of)
            .map(|sub| line(Contested::PeriodSubTask(span.from, sub.id), &sub.title, &sub.unit));
        let factors = of.factors.iter().filter_map(|held| {
            let named = read.names.iter().find(|row| row.factor == held.factor)?;
            let title = shell.either(&named.factor_sw, &named.factor_en);
            Some(line(Contested::PeriodFactor(span.from, held.factor), title, ""))
        });
        let title = view::period_name(shell, &read.inputs, Some(span.from));
        Group { title, lines: subs.chain(factors).collect() }
    });
    let name = |item: i64| read.names.iter().find(|row| row.item == item);
    let factors = read.inputs.factors.iter().map(|factor| {
        let lines = factor.item_numbers.iter().filter_map(|item| {
            Some(line(Contested::Item(*item), shell.either(&name(*item)?.item_sw, &name(*item)?.item_en), ""))
        });
        let title = factor
            .item_numbers
            .first()
            .and_then(|item| name(*item))
            .map_or("", |row| shell.either(&row.factor_sw, &row.factor_en));
        Group { title: title.to_owned(), lines: lines.collect() }
    });
    tasks.chain(factors).chain(periods).filter(|group| !group.lines.is_empty()).collect()
}

fn page<'v>(visit: &'v Visit, read: Read, form: FormState) -> FilePage<'v> {
    let mut shell = visit.shell("performance-appeal-file");
    shell.kicker = shell.year(read.row.year).into_owned();
    shell.crumbs = vec![
        Link::new("/my-mark", shell.t("performance-mark-own-title")),
        Link::new(format!("/marks/{}", read.row.appraisal_id), shell.t("performance-mark-title")),
    ];
    shell.refused = form.is_refused();
    let grounds = Ground::ALL
        .iter()
        .map(|ground| Choice::new(ground.code(), shell.kc("performance-appeal-ground", ground.code())));
    // The id that was made with the form first is kept, so that a second sending is the same case.
    let appeal = form.value("appeal_id").parse().unwrap_or(read.fresh);
    FilePage {
        grounds: grounds.collect(),
        groups: groups(&shell, &form, &read),
        appraisal: read.row.appraisal_id,
        appeal,
        version: read.row.version.unwrap_or_default(),
        mark: read.row.o.map_or_else(String::new, |mark| mark.to_string()),
        last_day: read.filing.last_day,
        is_late: read.filing.is_late,
        shell,
        form,
    }
}

pub async fn form(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    match visit.read(move |work| read(work, id)).await? {
        Ok(found) => visit.page(&page(&visit, found, FormState::new())),
        Err(known) => visit.go(&format!("/appeals/{known}"), ""),
    }
}

pub async fn send(visit: Visit, Path(id): Path<AppraisalId>, upload: Upload) -> Result<Response, Failure> {
    let new = typed::appeal(&upload, id)?;
    match visit.write(move |work| actions::file_appeal(work, &new)).await {
        Ok(appeal) => visit.go(&format!("/appeals/{appeal}"), "performance-appeal-file-done"),
        Err(cause) => {
            let again = Again::of(&visit, &upload.fields, cause, "f")?;
            match visit.read(move |work| read(work, id)).await? {
                Ok(found) => {
                    let form = again.form.clone();
                    again.answer(&visit, &page(&visit, found, form))
                }
                Err(known) => visit.go(&format!("/appeals/{known}"), ""),
            }
        }
    }
}
