//! Mkataba: the paper of a signed agreement. It is made of the exact text both signed, not of the plan of today, which an
//! update may have changed. Source: performance.md 4.5; its columns are those of TFN 832, section 2.

use kernel::uuid::Uuid;
use kernel::{Day, Error, InstitutionId};
use platform::work::{Target as _, Work};
use ui::Shell;
use ui::paper::{Cell, Paper, Side, Style, Table};

use super::model::{Draft, Standing};
use crate::agreement::model::{AgreementId, AgreementRow, Party, Priority, SignatureRow, State};
use crate::agreement::signed::{self, Signed, SignedSubTask, SignedTask};
use crate::agreement::{store, text};
use crate::permissions::AGREEMENT_READ;

pub fn open(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
) -> Result<(AgreementRow, Standing), Error> {
    let found = store::find(work.tx(), institution, AgreementId(subject), work.today())?;
    let row = work.open(&AGREEMENT_READ, found)?;
    let signed = row.text_hash.as_deref().filter(|_| row.state == State::Signed);
    let standing = Standing {
        place: row.place(),
        about: row.employment_id,
        year: row.year,
        name: row.name.clone(),
        check_number: row.check_number.clone(),
        basis: signed.map(text::hex),
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
    Draft::of(standing, "performance-paper-agreement-missing", || {
        let written = store::find_text(work.tx(), &row)?.ok_or(Error::NotFound)?;
        let signed = signed::read(&written)
            .ok_or_else(|| Error::internal("a signed text that cannot be read back"))?;
        let signatures = store::list_signatures(work.tx(), &row)?;
        Ok(compose(shell, &row, &signed, &signatures))
    })
}

fn compose(shell: &Shell<'_>, row: &AgreementRow, signed: &Signed, signatures: &[SignatureRow]) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    let title = t("performance-paper-agreement");
    let mut paper = Paper::new(shell.language, title, signed.institution.clone());
    paper.kicker = shell.year(row.year).into_owned();
    paper.facts([
        (t("performance-paper-number"), signed.number.clone()),
        (t("performance-paper-employee"), signed.employee.clone()),
        (t("performance-paper-supervisor"), signed.supervisor.clone()),
    ]);
    paper.heading(t("performance-paper-tasks"));
    paper.table(tasks(shell, signed));
    paper.heading(t("performance-paper-meetings"));
    paper.facts(signed.reviews.iter().map(|(name, when)| (name.clone(), span(shell, when))));
    paper.heading(t("performance-paper-signatures"));
    paper.text(Style::Plain, t("performance-paper-agreement-promise"));
    paper.table(signature_table(shell, signatures));
    paper.text(Style::Soft, t("performance-paper-agreement-text"));
    paper.text(Style::Soft, grouped(row.text_hash.as_deref().unwrap_or_default()));
    paper
}

/// The plan as TFN 832, section 2, has it.
pub fn tasks(shell: &Shell<'_>, signed: &Signed) -> Table {
    let t = |key: &str| shell.t(key).into_owned();
    let mut table = Table::of([
        (t("performance-paper-no"), 2, Side::Left),
        (t("performance-paper-sub-task"), 8, Side::Left),
        (t("performance-paper-indicator"), 6, Side::Left),
        (t("performance-paper-target"), 5, Side::Left),
        (t("performance-paper-resources"), 5, Side::Left),
        (t("performance-paper-span"), 5, Side::Left),
        (t("performance-paper-weight"), 3, Side::Right),
    ]);
    for task in &signed.tasks {
        table.group(vec![
            Cell::new(task.number.clone()),
            Cell::wide(task_words(shell, task), 5),
            Cell::new(task.weight.clone()),
        ]);
        for row in &task.sub_tasks {
            table.row([
                row.number.clone(),
                row.title.clone(),
                row.indicator.clone(),
                target(shell, row),
                row.resources.clone(),
                span(shell, &row.span),
                row.weight.clone(),
            ]);
        }
    }
    table.group(vec![Cell::wide(t("performance-paper-weight-total"), 6), Cell::new(signed.weight.clone())]);
    table
}

fn task_words(shell: &Shell<'_>, task: &SignedTask) -> String {
    let mut words = format!("{}\n", task.title);
    if task.activity != "-" {
        let activity = shell.t1("performance-paper-activity", "activity", task.activity.as_str());
        words.push_str(&activity);
        words.push_str(". ");
    }
    let priority = Priority::ALL.iter().find(|one| text::priority(**one) == task.priority);
    let priority = priority.map_or(task.priority.clone(), |priority| {
        shell.kc("performance-agreement-priority", priority.code()).into_owned()
    });
    words.push_str(&shell.t2(
        "performance-paper-task",
        "priority",
        priority,
        "span",
        span(shell, &task.span),
    ));
    words
}

/// `160 vipindi`, or `100%`; what stood there before, where it was said.
fn target(shell: &Shell<'_>, row: &SignedSubTask) -> String {
    let unit = row.measure.split_once(", ").map_or("", |(_, unit)| unit);
    let mut words = format!("{} {unit}", row.target);
    if row.baseline != "-" {
        words.push('\n');
        words.push_str(&shell.t1("performance-paper-baseline", "baseline", row.baseline.as_str()));
    }
    words
}

/// `01/07/2025 - 30/06/2026` of the text's `2025-07-01 hadi 2026-06-30`.
pub fn span(shell: &Shell<'_>, written: &str) -> String {
    let days = written
        .split_once(" hadi ")
        .and_then(|(first, last)| Some((first.parse::<Day>().ok()?, last.parse::<Day>().ok()?)));
    days.map_or_else(
        || written.to_owned(),
        |(first, last)| format!("{} - {}", shell.short_day(first), shell.short_day(last)),
    )
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
            Party::Employee => t("performance-paper-employee"),
            Party::Supervisor => t("performance-paper-supervisor"),
        };
        table.row([
            side,
            signer(shell, &row.signer_name, row.acting_for_name.as_deref()),
            shell.time(row.signed_at),
        ]);
    }
    table
}

/// The name, and for whom they acted.
pub fn signer(shell: &Shell<'_>, name: &str, acting_for: Option<&str>) -> String {
    match acting_for {
        None => name.to_owned(),
        Some(absent) => shell.t2("performance-paper-acting", "name", name, "absent", absent).into_owned(),
    }
}

/// A hash in groups of eight digits.
pub fn grouped(hash: &[u8]) -> String {
    let groups: Vec<String> = hash.chunks(4).map(text::hex).collect();
    groups.join(" ")
}
