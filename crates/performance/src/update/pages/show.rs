//! The side-by-side view: what holds now beside what would hold from the effective day, with the one next step on top.
//! What changes is said by a word in a column of its own, never by a colour alone.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Quantity, Timestamp, Weight};
use platform::history::{self, Entry};
use platform::http::{Failure, Path, Visit};
use platform::work::Work;
use ui::{Light, Shell};

use super::super::compare::{self, Group, Line, Mark, Pair};
use super::super::model::{Act, Kind, Sheet, State, UpdateId, other};
use super::super::rules::{self, Problem, Step};
use super::super::{actions, store};
use super::light;
use crate::agreement::model::{Mode, Party};
use crate::{permissions, silence};

/// What the reader may do now: policy and state together.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    edit: bool,
    submit: bool,
    agree: bool,
    give_back: bool,
    decline: bool,
    withdraw: bool,
    set_aside: bool,
    countersign: bool,
    wants_second: bool,
}

impl Open {
    fn of(work: &Work<'_>, sheet: &Sheet) -> Result<Self, Error> {
        let row = &sheet.update;
        let side = actions::side(work, row)?;
        let wants_second = actions::wants_second(work, sheet);
        let open = |action, step| work.may(action, row) && rules::next(row, step, side, wants_second).is_ok();
        Ok(Self {
            edit: open(&permissions::UPDATE_EDIT, Step::Edit),
            submit: open(&permissions::UPDATE_SUBMIT, Step::Submit),
            agree: open(&permissions::UPDATE_AGREE, Step::Agree),
            give_back: open(&permissions::UPDATE_RETURN, Step::Return),
            decline: open(&permissions::UPDATE_DECLINE, Step::Decline),
            withdraw: open(&permissions::UPDATE_EDIT, Step::Withdraw),
            set_aside: open(&permissions::UPDATE_SET_ASIDE, Step::SetAside)
                && rules::check_idle(row, work.today()).is_ok(),
            countersign: open(&permissions::UPDATE_COUNTERSIGN, Step::Countersign),
            wants_second,
        })
    }
}

/// One value of an item: before, after, and the word that says whether it changes.
struct Field {
    /// The item, on its first row; the value's name below it.
    item: String,
    name: String,
    before: String,
    after: String,
    mark: Mark,
    /// Nothing of its item changes.
    is_unchanged: bool,
    /// Where the item is changed, on its first row.
    href: String,
    /// Where a proposed addition is taken back.
    drop: String,
}

/// A task with everything in it.
struct Table {
    title: String,
    mark: Mark,
    rows: Vec<Field>,
    /// How many of its items do not change.
    unchanged: usize,
    /// Where the task is changed, and where a sub-task is added to it.
    href: String,
    drop: String,
    add: String,
}

impl Table {
    fn of(&self, unchanged: &bool) -> impl Iterator<Item = &Field> {
        let unchanged = *unchanged;
        self.rows.iter().filter(move |field| field.is_unchanged == unchanged)
    }

    fn changes(&self) -> bool {
        self.of(&false).next().is_some()
    }
}

struct HistoryLine {
    at: Timestamp,
    who: String,
    what: String,
    note: String,
}

#[derive(Template)]
#[template(path = "update/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    sheet: &'a Sheet,
    open: Open,
    tables: Vec<Table>,
    problems: Vec<String>,
    history: Vec<HistoryLine>,
    light: Light,
    from: String,
    refused: String,
    stale: bool,
    /// Who was silent and with whom it is now; empty otherwise.
    silence: String,
    /// The authority above the institution, where it answers for the supervisor's side.
    authority: String,
}

impl ShowPage<'_> {
    /// The sentence of the next step, by who reads and where the update stands.
    fn next_step(&self) -> &'static str {
        let (row, open) = (&self.sheet.update, self.open);
        match row.state {
            State::Draft | State::Returned if open.edit && self.problems.is_empty() => {
                "performance-update-next-submit"
            }
            State::Draft | State::Returned if open.edit => "performance-update-next-complete",
            State::Draft | State::Returned => "performance-update-next-being-made",
            State::Submitted if open.agree => "performance-update-next-answer",
            State::Submitted => "performance-update-next-wait",
            State::Agreed if open.countersign => "performance-update-next-countersign",
            State::Agreed => "performance-update-next-wait-second",
            State::Declined => "performance-update-next-declined",
            State::Withdrawn => "performance-update-next-withdrawn",
            State::Applied if row.number.is_some() => "performance-update-next-applied",
            State::Applied => "performance-update-next-reviewed",
        }
    }

    /// Whose proposal it is.
    fn proposes(&self) -> &str {
        let row = &self.sheet.update;
        match row.proposer {
            Party::Employee => &row.name,
            Party::Supervisor => row.supervisor_name.as_deref().unwrap_or(&self.authority),
        }
    }

    /// Who is waited for.
    fn asked(&self) -> &str {
        let row = &self.sheet.update;
        match (row.state, other(row.proposer)) {
            (State::Agreed, _) => row.second_level_name.as_deref().unwrap_or_default(),
            (_, Party::Employee) => &row.name,
            (_, Party::Supervisor) => row.supervisor_name.as_deref().unwrap_or(&self.authority),
        }
    }

    fn is_review(&self) -> bool {
        self.sheet.update.kind == Kind::MidYear
    }
}

/// `/updates/{id}`.
pub async fn show(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, None).await
}

/// The update again after a step that could not be taken.
pub(super) async fn show_again(visit: &Visit, id: UpdateId, error: Error) -> Result<Response, Failure> {
    page(visit, id, Some(error)).await
}

async fn page(visit: &Visit, id: UpdateId, error: Option<Error>) -> Result<Response, Failure> {
    let again = error.is_some();
    let (stale, refused) = match error {
        None => (false, String::new()),
        Some(Error::Stale) => (true, String::new()),
        Some(Error::Refused(reason)) => {
            (false, visit.app().words.reason(visit.language, &reason).into_owned())
        }
        Some(other) => return Err(other.into()),
    };
    let (sheet, open, entries, asked_on) = visit
        .read(move |work| {
            let row = actions::open(work, id)?;
            let entries = history::on_subject(work.tx(), row.institution_id, id.0, None)?;
            let sheet = store::sheet(work.tx(), row)?;
            let asked_on = actions::asked_on(work, &sheet.update);
            let open = Open::of(work, &sheet)?;
            Ok((sheet, open, entries, asked_on))
        })
        .await?;
    let row = &sheet.update;
    let mut shell = super::shell(visit, "performance-update-title", row);
    shell.title = shell.kc("performance-update-kind", row.kind.code()).into_owned();
    shell.crumbs.truncate(1);
    let problems = if open.edit { rules::problems(&sheet, asked_on) } else { Vec::new() };
    let page = ShowPage {
        tables: tables(&shell, &sheet, open),
        problems: sentences(&shell, &problems),
        history: entries.iter().map(|entry| history_line(&shell, entry)).collect(),
        silence: silence::note(&shell, row.raised().as_ref()),
        authority: row.seat_above.as_ref().map(|seat| people::seat::above(&shell, seat)).unwrap_or_default(),
        light: light(row.state),
        from: shell.t1("performance-update-from", "day", shell.short_day(row.effective_on)).into_owned(),
        sheet: &sheet,
        open,
        refused,
        stale,
        shell,
    };
    if again { visit.page_stale(&page) } else { visit.page(&page) }
}

fn sentences(shell: &Shell<'_>, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| shell.reason(problem.reason.clone()).into_owned()).collect()
}

/// The tables of the comparison. Of an update that is over only what it changed: the plan may have gone on since.
fn tables(shell: &Shell<'_>, sheet: &Sheet, open: Open) -> Vec<Table> {
    let row = &sheet.update;
    let after = if row.state.is_open() { rules::plan_after(sheet) } else { settled(sheet) };
    let id = row.id;
    compare::side_by_side(&after, &sheet.changes)
        .iter()
        .filter(|group| row.state.is_open() || group.is_changed())
        .map(|group| (group, rows(shell, sheet, group, open)))
        .map(|(group, rows)| Table {
            title: group.task.title.clone(),
            mark: group.mark,
            // What does not change of an item that does not is one row.
            unchanged: rows.iter().filter(|field| field.is_unchanged).count(),
            rows,
            href: link(open.edit && group.mark != Mark::Added, || {
                format!("/updates/{id}/tasks/{}", group.task.id)
            }),
            drop: link(open.edit && is_added(sheet, group.task.id.0), || {
                format!("/updates/{id}/drop/{}", group.task.id)
            }),
            add: link(open.edit && group.mark != Mark::Ended, || {
                format!("/updates/{id}/tasks/{}/sub-tasks/new", group.task.id)
            }),
        })
        .collect()
}

/// The plan as it stands, with what was proposed and never came about beside it.
fn settled(sheet: &Sheet) -> Vec<crate::agreement::model::PlannedTask> {
    if sheet.update.state == State::Applied { sheet.tasks.clone() } else { rules::plan_after(sheet) }
}

fn is_added(sheet: &Sheet, item: kernel::uuid::Uuid) -> bool {
    compare::of(&sheet.changes, item).is_some_and(|change| change.act == Act::Add)
}

fn link(is_open: bool, href: impl FnOnce() -> String) -> String {
    if is_open { href() } else { String::new() }
}

fn rows(shell: &Shell<'_>, sheet: &Sheet, group: &Group, open: Open) -> Vec<Field> {
    let is_open = sheet.update.state.is_open();
    let mut rows = Vec::new();
    let name = |key: &str| shell.t(key).into_owned();
    push(&mut rows, group.mark, name("performance-update-task-weight"), &group.weight, |weight| {
        format!("{weight}%")
    });
    if group.span.is_changed() {
        push(&mut rows, group.mark, name("performance-update-span"), &group.span, |(first, last)| {
            format!("{} - {}", shell.short_day(*first), shell.short_day(*last))
        });
    }
    for line in group.lines.iter().filter(|line| is_open || line.mark != Mark::Same) {
        let first = rows.len();
        line_rows(shell, &mut rows, line);
        if let Some(field) = rows.get_mut(first) {
            field.item.clone_from(&line.row.title);
            let id = sheet.update.id;
            let added = is_added(sheet, line.row.id.0);
            field.href = link(open.edit && !added, || format!("/updates/{id}/sub-tasks/{}", line.row.id));
            field.drop = link(open.edit && added, || format!("/updates/{id}/drop/{}", line.row.id));
        }
        // An item is shown whole: beside what changes of it, what does not.
        let is_unchanged = line.mark == Mark::Same;
        rows.iter_mut().skip(first).for_each(|field| field.is_unchanged = is_unchanged);
    }
    rows
}

/// Weight and target of every sub-task, in one row where nothing of it changes, and whatever else of it changes.
fn line_rows(shell: &Shell<'_>, rows: &mut Vec<Field>, line: &Line) {
    let name = |key: &str| shell.t(key).into_owned();
    let quantity = |target: &Quantity| match line.row.mode {
        Mode::Percent => format!("{}%", shell.number(*target)),
        Mode::Quantity => shell.amount(*target, &line.row.unit_of_measure),
    };
    if line.mark == Mark::Same {
        let both = |weight: &Weight| format!("{weight}%, {}", quantity(&line.row.target));
        return push(rows, line.mark, name("performance-update-weight-and-target"), &line.weight, both);
    }
    push(rows, line.mark, name("performance-agreement-weight"), &line.weight, |weight| format!("{weight}%"));
    push(rows, line.mark, name("performance-agreement-target"), &line.target, quantity);
    if line.span.is_changed() {
        push(rows, line.mark, name("performance-update-span"), &line.span, |(first, last)| {
            format!("{} - {}", shell.short_day(*first), shell.short_day(*last))
        });
    }
    if line.indicator.is_changed() {
        push(rows, line.mark, name("performance-agreement-indicator"), &line.indicator, String::clone);
    }
    if line.resources.is_changed() {
        push(rows, line.mark, name("performance-agreement-resources"), &line.resources, String::clone);
    }
}

fn push<T: PartialEq>(
    rows: &mut Vec<Field>,
    mark: Mark,
    name: String,
    pair: &Pair<T>,
    shown: impl Fn(&T) -> String,
) {
    let side = |value: &Option<T>| {
        value.as_ref().map(&shown).filter(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned())
    };
    let mark = match (mark, pair.is_changed()) {
        (Mark::Changed | Mark::Same, true) => Mark::Changed,
        (Mark::Changed | Mark::Same, false) => Mark::Same,
        (other, _) => other,
    };
    rows.push(Field {
        item: String::new(),
        name,
        before: side(&pair.before),
        after: side(&pair.after),
        is_unchanged: mark == Mark::Same,
        mark,
        href: String::new(),
        drop: String::new(),
    });
}

/// What happened, with the item it happened to and the reason given.
fn history_line(shell: &Shell<'_>, entry: &Entry) -> HistoryLine {
    if let Some(silence::Said { what, note }) = silence::event(shell, entry) {
        return HistoryLine { at: entry.at, who: entry.actor_name.clone(), what, note };
    }
    let verb = entry.action.rsplit('.').next().unwrap_or_default();
    let field = |json: &Option<serde_json::Value>, path: &str| {
        json.as_ref().and_then(|json| json.pointer(path)).and_then(|value| value.as_str()).map(str::to_owned)
    };
    let item = field(&entry.after, "/item").or_else(|| field(&entry.before, "/item"));
    let is_withdrawn =
        verb != "set_aside" && field(&entry.after, "/state").as_deref() == Some(State::Withdrawn.code());
    let change = if is_withdrawn { "withdraw" } else { verb };
    let what = shell.kc("performance-update", &format!("{}-event", change.replace('_', "-"))).into_owned();
    HistoryLine {
        at: entry.at,
        who: match entry.acting_for_id {
            Some(_) => shell.t1("performance-agreement-acting", "name", &entry.actor_name).into_owned(),
            None => entry.actor_name.clone(),
        },
        what: item.map_or(what.clone(), |item| format!("{what}: {item}")),
        note: field(&entry.after, "/reason").unwrap_or_default(),
    }
}
