//! The page of one activity: what it is, how far it is, its money, who takes part, and its history.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Quantity, Timestamp};
use platform::history;
use platform::http::{Failure, Path, Visit};
use platform::work::Work;
use ui::Shell;

use super::open;
use crate::activity::model::{ActivityId, ActivityRow, BudgetLine};
use crate::activity::{self, store};
use crate::part::PartRow;
use crate::plan::State;
use crate::plan::pages::crumb;
use crate::plan::rules;
use crate::progress::{self, ActivityProgress};
use crate::{part, permissions};

#[derive(Template)]
#[template(path = "activity/pages/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: ActivityRow,
    lines: Vec<BudgetLine>,
    amount: Option<kernel::Money>,
    spent: kernel::Money,
    spent_share: Option<i64>,
    taking_part: Vec<PartLine>,
    progress: Option<i64>,
    tasks: i64,
    history: Vec<Told>,
    edit: Option<String>,
    /// To whoever may mend it: what the milestones come to, where that is not what is planned for the year.
    astray: Option<Quantity>,
    spending: Option<String>,
    /// Heads of units may take a part here.
    take: Option<String>,
}

struct PartLine {
    row: PartRow,
    /// Below another unit that takes part.
    below: bool,
    edit: Option<String>,
}

struct Told {
    at: Timestamp,
    who: String,
    what: String,
}

struct Gathered {
    row: ActivityRow,
    lines: Vec<BudgetLine>,
    parts: Vec<(PartRow, bool)>,
    progress: Option<ActivityProgress>,
    history: Vec<history::Entry>,
    may_edit: bool,
    may_spend: bool,
    may_take: bool,
}

fn gather(work: &Work<'_>, id: ActivityId) -> Result<Gathered, Error> {
    let (row, lines) = open(work, &permissions::PLAN_READ, id)?;
    let (tx, institution) = (work.tx(), row.institution_id);
    let parts = part::store::list_of_activity(tx, institution, id)?;
    let parts = parts
        .into_iter()
        .map(|part| {
            let may = work.may(&permissions::PART_EDIT, &part);
            (part, may)
        })
        .collect();
    let progress = progress::of(tx, institution, row.year)?.into_iter().find(|one| one.activity == id);
    let state = row.plan_state.unwrap_or(State::Draft);
    let editable = rules::editable(state, row.year).is_ok();
    let under_way = rules::under_way(state, row.year).is_ok();
    Ok(Gathered {
        may_edit: editable && work.may(&permissions::ACTIVITY_EDIT, &row),
        may_spend: under_way && work.may(&permissions::ACTIVITY_RECORD_SPENDING, &row),
        may_take: under_way && kernel::could(&permissions::PART_TAKE, work.actor()),
        history: history::on_subject(tx, institution, id.0, None)?,
        row,
        lines,
        parts,
        progress,
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<ActivityId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| gather(work, id)).await?;
    let mut shell = visit.shell_titled(found.row.title.clone());
    shell.kicker = format!("{} {}", shell.t("planning-activity"), found.row.code);
    shell.crumbs = vec![crumb(&shell, found.row.year)];
    let (amount, spent) = store::sums(&found.lines);
    let paths: Vec<String> = found.parts.iter().map(|(part, _)| part.unit_path.clone()).collect();
    let taking_part = found
        .parts
        .into_iter()
        .map(|(row, may)| PartLine {
            below: paths
                .iter()
                .any(|path| *path != row.unit_path && row.unit_path.starts_with(path.as_str())),
            edit: may.then(|| format!("/plan/parts/{}", row.id)),
            row,
        })
        .collect();
    let history = found
        .history
        .into_iter()
        .map(|entry| Told {
            at: entry.at,
            who: entry.actor_name,
            what: shell.t(&format!("{}-happened", entry.action.replace('.', "-"))).into_owned(),
        })
        .collect();
    let page = ShowPage {
        amount,
        spent,
        spent_share: rules::spent_share(amount, spent),
        taking_part,
        progress: found.progress.map(|one| one.progress),
        tasks: found.progress.map_or(0, |one| one.tasks),
        history,
        astray: activity::rules::milestones_astray(&found.row.details()).filter(|_| found.may_edit),
        edit: found.may_edit.then(|| format!("/plan/activities/{id}/edit")),
        spending: (found.may_spend && !found.lines.is_empty())
            .then(|| format!("/plan/activities/{id}/spending")),
        take: found.may_take.then(|| format!("/plan/parts/take?activity={id}")),
        lines: found.lines,
        row: found.row,
        shell,
    };
    visit.page(&page)
}
