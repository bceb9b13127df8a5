//! Mapitio ya nusu mwaka, na mabadiliko nje ya msimu: what was said, what changed, who signed. Source: performance.md 1.3;
//! TFN 832, sections 3 and 4.

use kernel::uuid::Uuid;
use kernel::{Day, Error, InstitutionId};
use platform::work::{Target as _, Work};
use ui::Shell;
use ui::paper::{Cell, Paper, Side, Style, Table};

use super::agreement::{grouped, signer};
use super::model::{Draft, Standing};
use crate::permissions::UPDATE_READ;
use crate::update::model::{Act, ChangeRow, SignatureRow, Signer, State, Thing, UpdateId, UpdateRow};
use crate::update::store;

pub fn open(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
) -> Result<(UpdateRow, Standing), Error> {
    let row =
        work.open(&UPDATE_READ, store::find(work.tx(), institution, UpdateId(subject), work.today())?)?;
    let standing = Standing {
        place: row.place(),
        about: row.employment_id,
        year: row.year,
        name: row.name.clone(),
        check_number: row.check_number.clone(),
        basis: (row.state == State::Applied).then(|| "applied".to_owned()),
        in_history: true,
    };
    Ok((row, standing))
}

pub fn draft(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    let (row, standing) = open(work, institution, subject)?;
    Draft::of(standing, "performance-paper-review-missing", || {
        let signatures = store::list_signatures(work.tx(), &row)?;
        let sheet = store::sheet(work.tx(), row)?;
        Ok(compose(shell, &sheet.update, &sheet.changes, &signatures))
    })
}

fn compose(shell: &Shell<'_>, row: &UpdateRow, changes: &[ChangeRow], signatures: &[SignatureRow]) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    let title = shell.kc("performance-update-kind", row.kind.code()).into_owned();
    let mut paper = Paper::new(shell.language, title, row.institution_name.clone());
    paper.kicker = shell.year(row.year).into_owned();
    paper.facts([
        (t("performance-paper-number"), row.agreement_id.to_string()),
        (t("performance-paper-employee"), format!("{}, {}, {}", row.name, row.check_number, row.post_title)),
        (t("performance-paper-unit"), format!("{}, {}", row.unit_name, row.workstation_name)),
        (t("performance-paper-cause"), shell.kc("performance-update-cause", row.cause.code()).into_owned()),
        (t("performance-paper-effective"), shell.day(row.effective_on)),
    ]);
    said(&mut paper, shell, row);
    paper.heading(t("performance-paper-changes"));
    if changes.iter().any(ChangeRow::changes_something) {
        paper.table(change_table(shell, changes));
    } else {
        paper.text(Style::Plain, t("performance-paper-changes-none"));
    }
    paper.heading(t("performance-paper-signatures"));
    paper.table(signature_table(shell, signatures));
    if let Some(hash) = &row.text_hash {
        paper.text(Style::Soft, t("performance-paper-agreement-text"));
        paper.text(Style::Soft, grouped(hash));
    }
    paper
}

/// What both sides said: progress, what stood in the way, the support agreed, and why the plan changes.
pub fn said(paper: &mut Paper, shell: &Shell<'_>, row: &UpdateRow) {
    let parts = [
        ("performance-paper-progress", &row.progress),
        ("performance-paper-factors", &row.factors),
        ("performance-paper-support", &row.support),
        ("performance-paper-reason", &row.reason),
    ];
    for (key, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        paper.part(shell.t(key));
        paper.text(Style::Plain, text.as_str());
    }
}

/// Each thing that changes, with every value before and after.
pub fn change_table(shell: &Shell<'_>, changes: &[ChangeRow]) -> Table {
    let t = |key: &str| shell.t(key).into_owned();
    let mut table = Table::of([
        (t("performance-paper-value"), 4, Side::Left),
        (t("performance-paper-before"), 6, Side::Left),
        (t("performance-paper-after"), 6, Side::Left),
    ]);
    for change in changes.iter().filter(|change| change.changes_something()) {
        let thing = match change.thing {
            Thing::Task => t("performance-paper-task-word"),
            Thing::SubTask => t("performance-paper-sub-task"),
        };
        let act = match change.act {
            Act::Add => "added",
            Act::Change => "changed",
            Act::End => "ended",
        };
        let act = shell.kc("performance-update-mark", act);
        table.group(vec![Cell::wide(format!("{thing}: {} ({act})", change.title), 3)]);
        for (name, before, after) in values(shell, change) {
            table.row([name, before, after]);
        }
    }
    table
}

/// The values that are not the same before and after.
fn values(shell: &Shell<'_>, change: &ChangeRow) -> Vec<(String, String, String)> {
    let t = |key: &str| shell.t(key).into_owned();
    let stays = change.act != Act::End;
    let span = |first: Day, last: Day| format!("{} - {}", shell.short_day(first), shell.short_day(last));
    let quantity =
        |quantity: kernel::Quantity| format!("{} {}", shell.number(quantity), change.unit_of_measure);
    let mut values = vec![
        (
            t("performance-paper-weight"),
            change.old_weight.map(|weight| shell.percent(weight)),
            stays.then(|| shell.percent(change.weight)),
        ),
        (
            t("performance-paper-span"),
            change.old_starts_on.zip(change.old_ends_on).map(|(first, last)| span(first, last)),
            stays.then(|| span(change.starts_on, change.ends_on)),
        ),
    ];
    if change.thing == Thing::SubTask {
        values.push((
            t("performance-paper-target"),
            change.old_target.map(quantity),
            stays.then(|| quantity(change.target)),
        ));
        values.push((
            t("performance-paper-indicator"),
            change.old_indicator.clone(),
            stays.then(|| change.indicator.clone()),
        ));
        values.push((
            t("performance-paper-resources"),
            change.old_resources.clone(),
            stays.then(|| change.resources.clone()),
        ));
    }
    let dash = |value: Option<String>| {
        value.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| "-".to_owned())
    };
    let values = values.into_iter().filter(|(_, before, after)| before != after);
    values.map(|(name, before, after)| (name, dash(before), dash(after))).collect()
}

pub fn signature_table(shell: &Shell<'_>, signatures: &[SignatureRow]) -> Table {
    let t = |key: &str| shell.t(key).into_owned();
    let mut table = Table::of([
        (t("performance-paper-side"), 3, Side::Left),
        (t("performance-paper-name"), 5, Side::Left),
        (t("performance-paper-signed"), 5, Side::Left),
    ]);
    for row in signatures {
        let side = match row.capacity {
            Signer::Employee => t("performance-paper-employee"),
            Signer::Supervisor => t("performance-paper-supervisor"),
            Signer::SecondLevel => t("performance-paper-second-level"),
        };
        table.row([
            side,
            signer(shell, &row.signer_name, row.acting_for_name.as_deref()),
            shell.time(row.signed_at),
        ]);
    }
    table
}
