//! Faili la rufaa kwa Tume: the whole case as one paper, of the same object as the JSON file. Source: performance.md 5.2.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId};
use platform::work::Work;
use ui::Shell;
use ui::paper::{Cell, Paper, Side, Style, Table};

use super::letter::standing_of;
use super::model::{Draft, Standing};
use crate::appeal::actions::open_outside_of;
use crate::appeal::model::{AppealId, Case};
use crate::appeal::{MarkView, Views, WholeView, views, whole_case};

/// A case that has left the institution; every step of it is another file.
pub fn open(work: &Work<'_>, institution: InstitutionId, subject: Uuid) -> Result<(Case, Standing), Error> {
    let case = open_outside_of(work, institution, AppealId(subject))?;
    let standing = standing_of(&case, Some(format!("step-{}", case.row.version)));
    Ok((case, standing))
}

pub fn draft(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    let (case, standing) = open(work, institution, subject)?;
    Draft::of(standing, "performance-paper-case-file-missing", || {
        let whole = whole_case(work, &case)?;
        let views = views(work, shell, &case)?;
        Ok(compose(shell, &case, &views, &WholeView::of(shell, &whole)?))
    })
}

fn compose(shell: &Shell<'_>, case: &Case, views: &Views, whole: &WholeView) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    let row = &case.row;
    let mut paper = Paper::new(shell.language, t("performance-paper-case-file"), whole.institution.clone());
    paper.kicker = shell.year(row.year).into_owned();
    paper.facts([
        (t("performance-paper-case"), row.case_number()),
        (t("performance-paper-appellant"), format!("{}, {}", row.name, row.check_number)),
        (t("performance-paper-duty-post"), format!("{}, {}, {}", row.post_title, row.cadre, row.unit_name)),
        (t("performance-paper-respondent"), row.respondent_name.clone().unwrap_or_else(|| "-".to_owned())),
        (t("performance-paper-contested-mark"), row.contested.to_string()),
        (t("performance-paper-mark-after"), row.mark.to_string()),
    ]);
    items(&mut paper, shell, views);
    levels(&mut paper, shell, views);
    paper.heading(t("performance-paper-calculation"));
    for mark in &whole.marks {
        calculation(&mut paper, shell, mark);
    }
    paper.heading(t("performance-paper-reports"));
    let mut table = Table::of([
        (t("performance-paper-week"), 3, Side::Left),
        (t("performance-paper-sub-task"), 7, Side::Left),
        (t("performance-paper-quantity"), 2, Side::Right),
        (t("performance-paper-words"), 7, Side::Left),
    ]);
    for report in &whole.reports {
        table.group(vec![Cell::wide(format!("{} ({})", report.week, report.state), 4)]);
        for line in &report.lines {
            table.row(["", line.title.as_str(), line.quantity.as_str(), line.text.as_str()]);
        }
    }
    paper.table(table);
    paper.heading(t("performance-paper-files"));
    let mut table =
        Table::of([(t("performance-paper-file"), 6, Side::Left), ("SHA-256".to_owned(), 10, Side::Left)]);
    for (name, hash) in &whole.files {
        table.row([name.as_str(), hash.as_str()]);
    }
    paper.table(table);
    paper.heading(t("performance-paper-history"));
    let mut table = Table::of([
        (t("performance-paper-when"), 4, Side::Left),
        (t("performance-paper-who"), 5, Side::Left),
        (t("performance-paper-what"), 9, Side::Left),
    ]);
    for event in &whole.events {
        table.row([event.when.clone(), event.who.clone(), format!("{}\n{}", event.what, event.details)]);
    }
    paper.table(table);
    paper
}

fn items(paper: &mut Paper, shell: &Shell<'_>, views: &Views) {
    let t = |key: &str| shell.t(key).into_owned();
    paper.heading(t("performance-paper-contested"));
    for item in &views.items {
        paper.part(format!("{}. {} ({})", item.position, item.title, item.group));
        paper.facts([
            (t("performance-paper-ground"), item.ground.clone()),
            (t("performance-paper-words"), item.text.clone()),
            (t("performance-paper-counts-now"), item.now.clone()),
        ]);
        let rulings = item.rulings.iter().map(|ruling| {
            (ruling.level.clone(), format!("{}: {}\n{}", ruling.result, ruling.value, ruling.reason))
        });
        let rulings: Vec<_> = rulings.collect();
        if !rulings.is_empty() {
            paper.facts(rulings);
        }
    }
}

fn levels(paper: &mut Paper, shell: &Shell<'_>, views: &Views) {
    let t = |key: &str| shell.t(key).into_owned();
    paper.heading(t("performance-paper-levels"));
    for level in &views.levels {
        paper.part(level.name.clone());
        let facts = [
            ("performance-paper-came", format!("{} ({})", level.came, level.reached)),
            ("performance-paper-statement", level.statement.clone()),
            ("performance-paper-late", level.late_reason.clone()),
            ("performance-paper-answer", format!("{} {}", level.answer, level.answered)),
            ("performance-paper-silence", level.silence.clone()),
            ("performance-paper-outcome", level.outcome.clone()),
            ("performance-paper-decided", level.decided.clone()),
            ("performance-paper-reasons", level.reason.clone()),
            ("performance-paper-mark-after", level.mark.clone()),
            ("performance-paper-letters", level.letters.join("\n")),
        ];
        let facts = facts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let mut facts: Vec<(String, String)> = facts.map(|(key, text)| (t(key), text)).collect();
        facts.extend(level.members.iter().map(|member| (member.seat.clone(), member.name_and_state())));
        paper.facts(facts);
    }
}

/// One version of the mark with every step.
fn calculation(paper: &mut Paper, shell: &Shell<'_>, mark: &MarkView) {
    let t = |key: &str| shell.t(key).into_owned();
    let explanation = &mark.explanation;
    paper.part(format!("{} ({})", shell.t1("performance-mark-version", "version", mark.version), mark.when));
    let mut table = Table::of([
        (t("performance-paper-sub-task"), 8, Side::Left),
        (t("performance-paper-weight"), 3, Side::Right),
        (t("performance-paper-done"), 5, Side::Left),
        ("n".to_owned(), 3, Side::Right),
        ("l".to_owned(), 2, Side::Right),
        ("d".to_owned(), 3, Side::Right),
        ("s".to_owned(), 3, Side::Right),
    ]);
    for task in &explanation.tasks {
        let value = task.mark.as_ref().map_or("-", |mark| mark.value.as_str());
        table.group(vec![Cell::wide(
            format!("{} ({}): T = {value}", task.title, shell.percent(task.weight)),
            7,
        )]);
        for line in &task.lines {
            let input = &line.input;
            let done =
                format!("{} / {} {}", shell.number(input.actual), shell.number(input.target), input.unit);
            let mut cells = vec![input.title.clone(), shell.percent(input.weight), done];
            match &line.steps {
                Some(steps) => cells.extend([
                    steps.quantity.clone(),
                    steps.quality.to_string(),
                    steps.timeliness.clone(),
                    steps.mark.clone(),
                ]),
                None => cells.extend(["-", "-", "-", "-"].map(str::to_owned)),
            }
            table.row(cells);
        }
    }
    paper.table(table);
    let parts: Vec<String> =
        explanation.parts.iter().map(|part| format!("{} × {}", part.share, part.value)).collect();
    let mut lines = vec![format!("R = {} = {}", explanation.results.sum, explanation.results.value)];
    if let Some(behaviour) = &explanation.behaviour {
        lines.push(format!("B = {behaviour}"));
    }
    if let Some(duty) = explanation.duty.as_ref().and_then(|duty| duty.value.as_ref()) {
        lines.push(format!("M = {duty}"));
    }
    lines.push(format!(
        "O = ({}) ÷ {} = {} → {} ({})",
        parts.join(" + "),
        explanation.share_sum,
        explanation.overall,
        explanation.rounded,
        explanation.formula
    ));
    paper.text(Style::Plain, lines.join("\n"));
}
