//! The form of an activity with its budget lines; and what happens when two planners change it at once.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors};
use people::unit::list_units;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{Choice, FormState, NoticeKind, Shell};

use super::line::open_target;
use super::{activity_address, id_in_query, open, unit_choices};
use crate::activity::model::{ActivityId, TargetRow};
use crate::activity::{actions, forms, store};
use crate::permissions;
use crate::plan::pages::{address, crumb};

#[derive(Template)]
#[template(path = "activity/pages/edit.html")]
struct EditPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    action: String,
    target: TargetRow,
    units: Vec<Choice>,
    lines: Vec<LineFields>,
    version: i64,
    back: String,
    delete: Option<String>,
    /// Fields somebody else changed meanwhile: label and what stands now.
    theirs: Vec<(String, String)>,
}

/// Names of one budget line's fields.
struct LineFields {
    number: usize,
    project: String,
    gfs_code: String,
    amount: String,
    spent: String,
}

/// What the page needs beside the form.
struct Frame {
    target: TargetRow,
    units: Vec<Choice>,
    /// The activity and the version its form was made from; None: a new one.
    existing: Option<(ActivityId, i64)>,
    theirs: Vec<(String, String)>,
}

fn page(visit: &Visit, frame: Frame, form: FormState) -> EditPage<'_> {
    let heading =
        if frame.existing.is_some() { "planning-activity-edit" } else { "planning-activity-create" };
    let mut shell = visit.shell(heading);
    shell.kicker = format!("{} {}", shell.t("planning-target"), frame.target.code);
    shell.crumbs = vec![crumb(&shell, frame.target.year)];
    shell.refused = form.is_refused();
    let lines = forms::line_numbers(&form)
        .into_iter()
        .map(|number| LineFields {
            number,
            project: format!("project_{number}"),
            gfs_code: format!("gfs_code_{number}"),
            amount: format!("amount_{number}"),
            spent: format!("spent_{number}"),
        })
        .collect();
    let action = match frame.existing {
        Some((id, _)) => format!("/plan/activities/{id}/edit"),
        None => format!("/plan/activities/new?target={}", frame.target.id),
    };
    EditPage {
        form,
        action,
        units: frame.units,
        lines,
        version: frame.existing.map_or(0, |(_, version)| version),
        back: frame.existing.map_or_else(|| address(frame.target.year), |(id, _)| activity_address(id)),
        delete: frame.existing.map(|(id, _)| format!("/plan/activities/{id}/delete")),
        theirs: frame.theirs,
        target: frame.target,
        shell,
    }
}

async fn choices(visit: &Visit) -> Result<Vec<Choice>, Error> {
    visit.read(|work| Ok(unit_choices(&list_units(work.tx(), work.institution()?)?))).await
}

pub(super) async fn new_form(visit: Visit) -> Result<Response, Failure> {
    let target = open_target(&visit, id_in_query(&visit, "target")?).await?;
    let form = FormState::new().with("code", &target.code);
    let frame = Frame { target, units: choices(&visit).await?, existing: None, theirs: Vec::new() };
    visit.page(&page(&visit, frame, form))
}

pub(super) async fn create(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let target = open_target(&visit, id_in_query(&visit, "target")?).await?;
    let mut errors = FieldErrors::default();
    let (details, lines) = forms::activity(&fields, &target.code, &mut errors);
    let wanted = target.clone();
    let made = match errors.check() {
        Ok(()) => visit.write(move |work| actions::create_activity(work, &target, &details, &lines)).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(id) => visit.go(&activity_address(id), "planning-activity-create-done"),
        Err(Error::Invalid(errors)) => {
            let frame =
                Frame { target: wanted, units: choices(&visit).await?, existing: None, theirs: Vec::new() };
            visit.page_again(&page(&visit, frame, visit.form(&fields, &errors)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The frame and the filled form of an activity as it stands.
async fn stored(visit: &Visit, id: ActivityId) -> Result<(Frame, FormState), Error> {
    visit
        .read(move |work| {
            let (row, lines) = open(work, &permissions::ACTIVITY_EDIT, id)?;
            let found = store::find_target(work.tx(), row.institution_id, row.target_id)?;
            let target = work.open(&permissions::TARGET_EDIT, found)?;
            let units = unit_choices(&list_units(work.tx(), row.institution_id)?);
            let form = forms::filled(&row, &lines);
            Ok((Frame { target, units, existing: Some((id, row.version)), theirs: Vec::new() }, form))
        })
        .await
}

pub(super) async fn edit_form(visit: Visit, Path(id): Path<ActivityId>) -> Result<Response, Failure> {
    let (frame, form) = stored(&visit, id).await?;
    visit.page(&page(&visit, frame, form))
}

pub(super) async fn edit(
    visit: Visit,
    Path(id): Path<ActivityId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (frame, now) = stored(&visit, id).await?;
    let version = fields.version()?;
    let mut errors = FieldErrors::default();
    let (details, lines) = forms::activity(&fields, &frame.target.code, &mut errors);
    let saved = match errors.check() {
        Ok(()) => {
            visit
                .write(move |work| {
                    let (row, _) = open(work, &permissions::ACTIVITY_EDIT, id)?;
                    actions::edit_activity(work, &row, &details, &lines, version)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => visit.go(&activity_address(id), "planning-activity-edit-done"),
        Err(Error::Invalid(errors)) => {
            // The version stays the one the form was made from.
            let frame = Frame { existing: Some((id, version)), ..frame };
            visit.page_again(&page(&visit, frame, visit.form(&fields, &errors)))
        }
        Err(Error::Stale) => {
            let typed = visit.form(&fields, &FieldErrors::default());
            let theirs = differences(&visit, &frame, &typed, &now);
            visit.page_stale(&page(&visit, Frame { theirs, ..frame }, typed))
        }
        Err(error) => Err(error.into()),
    }
}

/// The fields in which what stands now differs from what was typed.
fn differences(visit: &Visit, frame: &Frame, typed: &FormState, now: &FormState) -> Vec<(String, String)> {
    let plain = [
        ("code", "planning-code"),
        ("title", "planning-title"),
        ("indicator", "planning-indicator"),
        ("unit_of_measure", "planning-unit-of-measure"),
        ("baseline", "planning-baseline"),
        ("yearly_target", "planning-yearly-target"),
        ("quarter_1", "planning-quarter-1"),
        ("quarter_2", "planning-quarter-2"),
        ("quarter_3", "planning-quarter-3"),
        ("quarter_4", "planning-quarter-4"),
        ("cost_centre", "planning-cost-centre"),
        ("sub_vote", "planning-sub-vote"),
        ("owner", "planning-owner"),
    ];
    let words = |key: &str| visit.app().words.text(visit.language, key).into_owned();
    let mut differing: Vec<(String, String)> = plain
        .iter()
        .filter(|(name, _)| typed.value(name).trim() != now.value(name))
        .map(|(name, label)| {
            let value = now.value(name);
            let owner = frame.units.iter().find(|choice| *name == "owner" && choice.value == value);
            (words(label), owner.map_or(value, |choice| choice.text.trim()).to_owned())
        })
        .collect();
    for number in forms::line_numbers(now) {
        let names = ["project", "gfs_code", "amount"].map(|name| format!("{name}_{number}"));
        if names.iter().any(|name| typed.value(name).trim() != now.value(name)) {
            let value = names.iter().map(|name| now.value(name)).collect::<Vec<_>>().join(" ");
            differing.push((format!("{} {number}", words("planning-budget-line")), value.trim().to_owned()));
        }
    }
    differing
}

pub(super) async fn delete(visit: Visit, Path(id): Path<ActivityId>) -> Result<Response, Failure> {
    let year = visit
        .write(move |work| {
            let (row, _) = open(work, &permissions::ACTIVITY_DELETE, id)?;
            Ok(actions::delete_activity(work, &row)?.with(row.year))
        })
        .await?;
    visit.go(&address(year), "planning-activity-delete-done")
}
