//! Uamuzi: what a panel says about each contested item, and what the Commission said. One form for both: the letter's
//! reference and day are asked only of the Commission's answer.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Link, Shell};

use super::view::{self, ItemView};
use super::{Again, level_code};
use crate::appeal::actions::{self, Letter};
use crate::appeal::model::{AppealId, AppealRow, Case, FileRow, ItemRow, Turn, contested};
use crate::appeal::rules::{self, Step, field};
use crate::appeal::{form as typed, store};
use crate::permissions::APPEAL_DECIDE;

#[derive(Template)]
#[template(path = "appeal/decide.html")]
struct DecidePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AppealRow,
    action: String,
    back: String,
    items: Vec<ItemView>,
    answer: String,
    results: Vec<Choice>,
    marks: Vec<Choice>,
    /// It came late: the panel may refuse to hear it.
    is_late: bool,
    late_reason: String,
    /// The Commission's answer is written down.
    records: bool,
    /// That the file was sent is not written down yet.
    unsent: bool,
}

impl DecidePage<'_> {
    fn name(&self, part: &str, item: &ItemView) -> String {
        field(part, item.position)
    }
}

struct Read {
    case: Case,
    items: Vec<ItemRow>,
    files: Vec<FileRow>,
}

fn read(work: &Work<'_>, id: AppealId, records: bool) -> Result<Read, Error> {
    let case = if records { actions::open_to_record(work, id)? } else { actions::open_case(work, id)? };
    if records {
        rules::next(case.row.level, case.row.state, Step::Record, case.row.level)?;
    } else {
        work.permit(&APPEAL_DECIDE, &Turn(&case)).map_err(|_| Error::NotFound)?;
        rules::next(case.row.level, case.row.state, Step::Decide, case.row.level)?;
    }
    let items = store::items(work.tx(), case.row.institution_id, id)?;
    let files = store::files(work.tx(), case.row.institution_id, id)?;
    Ok(Read { case, items, files })
}

/// The form is filled with what is proposed already, so that a panel goes on from there.
fn proposed(read: &Read) -> FormState {
    let mut form = FormState::new();
    let Some(level) = read.case.now().filter(|level| level.proposed_at.is_some()) else { return form };
    form.add("reason", level.reason.clone());
    if level.struck {
        form.add("struck", typed::TICKED);
    }
    for row in read.items.iter().filter(|row| row.level == Some(level.level)) {
        let Some(ruling) = row.ruling() else { continue };
        let position = ruling.position;
        form.add(field("result", position), if ruling.changed { typed::CHANGED } else { typed::CONFIRMED });
        form.add(field("reason", position), ruling.reason);
        let numbers = [
            ("quality", ruling.quality.map(|value| value.to_string())),
            ("counted", ruling.counted.map(|value| value.to_string())),
            ("mark", ruling.mark.map(|value| value.to_string())),
            ("completed", ruling.completed_on.map(ui::short_day)),
            ("excused", ruling.excused.then(|| typed::TICKED.to_owned())),
        ];
        for (part, value) in numbers {
            if let Some(value) = value {
                form.add(field(part, position), value);
            }
        }
    }
    form
}

fn page<'v>(
    visit: &'v Visit,
    read: Read,
    records: bool,
    again: Option<&Again>,
) -> Result<DecidePage<'v>, Error> {
    let title = if records { "performance-appeal-record" } else { "performance-appeal-decide-title" };
    let mut shell = visit.shell(title);
    let id = read.case.row.id;
    let (action, back) = if records {
        (format!("/appeals/{id}/outside/record"), format!("/appeals/{id}/outside"))
    } else {
        (format!("/appeals/{id}/decide"), format!("/appeals/{id}"))
    };
    shell.kicker = format!(
        "{}, {}",
        read.case.row.name,
        shell.kc("performance-appeal-level", level_code(read.case.row.level))
    );
    shell.crumbs = vec![Link::new(back.clone(), shell.t("performance-appeal-title"))];
    let inputs = actions::inputs_of(&read.case.row)?;
    let form = again.map_or_else(|| proposed(&read), |again| again.form.clone());
    shell.refused = form.is_refused();
    let scale = inputs.parameters.factor_scale_min..=inputs.parameters.factor_scale_max;
    let level = read.case.now();
    Ok(DecidePage {
        results: [typed::CONFIRMED, typed::CHANGED]
            .map(|code| Choice::new(code, shell.kc("performance-appeal-result", code)))
            .into(),
        marks: scale.map(|mark| Choice::new(mark.to_string(), mark.to_string())).collect(),
        items: view::items(&shell, &read.case, &read.items, &read.files, &inputs, false),
        answer: level.map_or_else(String::new, |level| level.answer.clone()),
        is_late: level.is_some_and(|level| !level.late_reason.is_empty()),
        late_reason: level.map_or_else(String::new, |level| level.late_reason.clone()),
        action,
        back,
        records,
        unsent: records && level.is_some_and(|level| level.sent_on.is_none()),
        row: read.case.row,
        shell,
        form,
    })
}

pub async fn form(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| read(work, id, false)).await?;
    visit.page(&page(&visit, found, false, None)?)
}

pub async fn record_form(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| read(work, id, true)).await?;
    visit.page(&page(&visit, found, true, None)?)
}

async fn again(
    visit: &Visit,
    id: AppealId,
    records: bool,
    fields: &Fields,
    cause: Error,
) -> Result<Response, Failure> {
    let again = Again::of(visit, fields, cause, "f")?;
    let found = visit.read(move |work| read(work, id, records)).await?;
    again.answer(visit, &page(visit, found, records, Some(&again))?)
}

pub async fn send(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let found = visit.read(move |work| read(work, id, false)).await?;
    let mut errors = FieldErrors::default();
    let verdict = typed::verdict(&fields, &contested(&found.items), &mut errors);
    if !errors.is_empty() {
        return again(&visit, id, false, &fields, Error::Invalid(errors)).await;
    }
    match visit.write(move |work| actions::decide(work, id, version, &verdict)).await {
        Ok(()) => visit.go(&format!("/appeals/{id}"), "performance-appeal-decide-done"),
        Err(cause) => again(&visit, id, false, &fields, cause).await,
    }
}

pub async fn record(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let found = visit.read(move |work| read(work, id, true)).await?;
    let mut errors = FieldErrors::default();
    let verdict = typed::verdict(&fields, &contested(&found.items), &mut errors);
    let letter = |on, name: &str| Letter { on, reference: fields.text(name).to_owned() };
    let sent = fields.day("sent_on", &mut errors).map(|on| letter(on, "sent_as"));
    let answer = typed::day(&fields, "answer_on", &mut errors).map(|on| letter(on, "reference"));
    let Some(answer) = answer.filter(|_| errors.is_empty()) else {
        return again(&visit, id, true, &fields, Error::Invalid(errors)).await;
    };
    let write =
        move |work: &Work<'_>| actions::record_answer(work, id, version, &answer, sent.as_ref(), &verdict);
    match visit.write(write).await {
        Ok(()) => visit.go(&format!("/appeals/{id}/outside"), "performance-appeal-record-done"),
        Err(cause) => again(&visit, id, true, &fields, cause).await,
    }
}
