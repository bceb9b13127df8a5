//! The form of what was spent so far on each budget line of an activity.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, Money};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, NoticeKind, Shell};

use super::{activity_address, open};
use crate::activity::model::{ActivityId, ActivityRow, BudgetLine};
use crate::activity::{actions, forms};
use crate::permissions;
use crate::plan::pages::crumb;

#[derive(Template)]
#[template(path = "activity/pages/spending.html")]
struct SpendingPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    action: String,
    back: String,
    version: i64,
    lines: Vec<(String, BudgetLine)>,
    /// What stands now on the lines where it is not what was typed, after somebody else's change.
    theirs: Vec<(String, String)>,
}

fn field(line: &BudgetLine) -> String {
    format!("spent_{}", line.line)
}

fn page(visit: &Visit, row: ActivityRow, lines: Vec<BudgetLine>, form: FormState) -> SpendingPage<'_> {
    let mut shell = visit.shell("planning-activity-spending");
    shell.kicker = format!("{} {}", row.code, row.title);
    shell.crumbs = vec![crumb(&shell, row.year)];
    shell.refused = form.is_refused();
    SpendingPage {
        shell,
        form,
        action: format!("/plan/activities/{}/spending", row.id),
        back: activity_address(row.id),
        version: row.version,
        lines: lines.into_iter().map(|line| (field(&line), line)).collect(),
        theirs: Vec::new(),
    }
}

async fn stored(visit: &Visit, id: ActivityId) -> Result<(ActivityRow, Vec<BudgetLine>), Error> {
    visit.read(move |work| open(work, &permissions::ACTIVITY_RECORD_SPENDING, id)).await
}

pub(super) async fn form(visit: Visit, Path(id): Path<ActivityId>) -> Result<Response, Failure> {
    let (row, lines) = stored(&visit, id).await?;
    let form = FormState::from_pairs(lines.iter().map(|line| (field(line), forms::shillings(line.spent))));
    visit.page(&page(&visit, row, lines, form))
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<ActivityId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (row, lines) = stored(&visit, id).await?;
    let version = fields.version()?;
    let mut errors = FieldErrors::default();
    let spent: Vec<Money> = lines
        .iter()
        .map(|line| forms::money(&fields, &field(line), &mut errors).unwrap_or_default())
        .collect();
    if !errors.is_empty() {
        return visit.page_again(&page(&visit, row, lines, visit.form(&fields, &errors)));
    }
    let typed = spent.clone();
    let saved = visit
        .write(move |work| {
            let (row, _) = open(work, &permissions::ACTIVITY_RECORD_SPENDING, id)?;
            actions::record_spending(work, &row, &spent, version)
        })
        .await;
    match saved {
        Err(Error::Stale) => {
            let (row, lines) = stored(&visit, id).await?;
            let differ = lines.iter().zip(&typed).filter(|(line, typed)| line.spent != **typed);
            let theirs = differ.map(|(line, _)| (line.gfs_code.clone(), ui::money(line.spent))).collect();
            let form = visit.form(&fields, &FieldErrors::default());
            visit.page_stale(&SpendingPage { theirs, ..page(&visit, row, lines, form) })
        }
        other => {
            other?;
            visit.go(&activity_address(id), "planning-activity-record-spending-done")
        }
    }
}
