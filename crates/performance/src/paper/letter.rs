//! Barua: the result of a year, and the decision of an appeal, as letters to the employee.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, Marks};
use platform::work::{Target as _, Work};
use ui::Shell;
use ui::paper::{Paper, Side, Style, Table};

use super::appraisal::{self, mark_facts};
use super::model::{Draft, Kind, Standing};
use super::store::{self, PersonRow};
use crate::appeal::actions::filing;
use crate::appeal::model::{AppealId, Case, LevelRow};
use crate::appeal::{find_case, views};
use crate::appraisal::model::AppraisalId;
use crate::mark::{self, MarkRow, VersionRow};
use crate::permissions::APPEAL_READ;

/// The head of a letter: reference, to whom, about what.
fn head(paper: &mut Paper, shell: &Shell<'_>, person: &PersonRow, reference: &str, subject: &str) {
    paper.text(Style::Right, shell.t1("performance-paper-reference", "reference", reference));
    let name = format!("{} {} {}", person.first_name, person.middle_name, person.surname);
    let name: Vec<&str> = name.split_whitespace().collect();
    let number = shell.t1("performance-paper-check-number-of", "number", person.check_number.as_str());
    paper.text(
        Style::Plain,
        format!(
            "{}\n{number}\n{}\n{}, {}",
            name.join(" "),
            person.post_title,
            person.unit_name,
            person.workstation_name
        ),
    );
    paper.text(Style::Strong, subject);
}

/// The letter of a result stands on the same mark as the form.
pub fn result(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    let (mark, standing) = appraisal::open_result(work, institution, subject)?;
    Draft::of(standing, "performance-paper-result-missing", || {
        let person = store::person(work.tx(), institution, mark.employment_id, work.today())?;
        let last_day = filing(work, institution, AppraisalId(subject), mark.year)?.last_day;
        Ok(result_letter(shell, &mark, &person, last_day))
    })
}

fn result_letter(shell: &Shell<'_>, mark: &MarkRow, person: &PersonRow, last_day: kernel::Day) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    let mut paper =
        Paper::new(shell.language, t("performance-paper-result"), person.institution_name.clone());
    paper.kicker = shell.year(mark.year).into_owned();
    let reference = format!("{}/{}/{}", person.institution_code, mark.year, person.check_number);
    let subject = shell.t1("performance-paper-result-subject", "year", mark.year.to_string());
    head(&mut paper, shell, person, &reference, &subject);
    let band = shell.kc("performance-mark-band", &mark.band.unwrap_or_default().to_string()).into_owned();
    let overall = mark.o.map_or_else(String::new, |mark| mark.to_string());
    paper.text(Style::Plain, shell.t2("performance-paper-result-text", "mark", overall, "band", band));
    paper.facts(mark_facts(shell, mark));
    if mark.version.unwrap_or_default() > 1 {
        paper.text(Style::Plain, t("performance-paper-result-appealed"));
    } else {
        paper.text(Style::Plain, shell.t1("performance-paper-result-appeal", "day", shell.day(last_day)));
    }
    paper.text(Style::Plain, t("performance-paper-result-how"));
    paper.text(Style::Plain, t("performance-paper-letter-close"));
    paper
}

/// The level of a letter, once it has decided. Each has a letter of its own, which a later level does not take away.
fn decided(case: &Case, kind: Kind) -> Option<&LevelRow> {
    let level = case.levels.iter().find(|row| Some(row.level) == kind.level())?;
    level.outcome.filter(|outcome| outcome.decides()).map(|_| level)
}

pub fn open_decision(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
) -> Result<(Case, Standing), Error> {
    let case = work.open(&APPEAL_READ, find_case(work.tx(), institution, AppealId(subject))?)?;
    let standing = standing_of(&case, decided(&case, kind).map(|level| format!("level-{}", level.level)));
    Ok((case, standing))
}

/// Of a case nothing stands in the employee's own history: others read that.
pub fn standing_of(case: &Case, basis: Option<String>) -> Standing {
    Standing {
        place: case.place(),
        about: case.row.employment_id,
        year: case.row.year,
        name: case.row.name.clone(),
        check_number: case.row.check_number.clone(),
        basis,
        in_history: false,
    }
}

pub fn decision(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    let (case, standing) = open_decision(work, institution, kind, subject)?;
    Draft::of(standing, "performance-paper-decision-missing", || {
        let person = store::person(work.tx(), institution, case.row.employment_id, work.today())?;
        let views = views(work, shell, &case)?;
        let level = decided(&case, kind).ok_or(Error::NotFound)?;
        let versions = mark::versions(work.tx(), institution, case.row.appraisal_id)?;
        let mark = mark_after(&case, level, &versions);
        Ok(decision_letter(shell, &case, (level, mark), &person, &views))
    })
}

/// The mark as it stood when the level had decided: of the newest version that it or a level below made.
fn mark_after(case: &Case, level: &LevelRow, versions: &[VersionRow]) -> Marks {
    let made = case.levels.iter().filter(|row| row.level <= level.level).filter_map(|row| row.mark_version);
    let version = made.max().unwrap_or(case.row.contested_version);
    versions.iter().find(|row| row.version == version).map_or(case.row.contested, |row| row.o)
}

fn decision_letter(
    shell: &Shell<'_>,
    case: &Case,
    (level, mark): (&LevelRow, Marks),
    person: &PersonRow,
    views: &crate::appeal::Views,
) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    // The supervisor's own review is no appeal yet, and its letter does not call it one.
    let (title, subject) = match level.level {
        0 => ("performance-paper-reviewed", "performance-paper-reviewed-subject"),
        _ => ("performance-paper-decision", "performance-paper-decision-subject"),
    };
    let mut paper = Paper::new(shell.language, t(title), person.institution_name.clone());
    paper.kicker = shell.year(case.row.year).into_owned();
    let number = case.row.case_number();
    let subject = shell.t2(subject, "year", case.row.year.to_string(), "number", number.as_str());
    head(&mut paper, shell, person, &format!("{}/{number}", person.institution_code), &subject);
    let view = views.levels.iter().zip(&case.levels).find(|(_, row)| row.level == level.level);
    let Some((view, _)) = view else { return paper };
    paper.facts([
        (t("performance-paper-level"), view.name.clone()),
        (t("performance-paper-outcome"), view.outcome.clone()),
        (t("performance-paper-decided"), view.decided.clone()),
        (t("performance-paper-contested-mark"), case.row.contested.to_string()),
        (t("performance-paper-mark-after"), mark.to_string()),
    ]);
    let mut table = Table::of([
        (t("performance-paper-contested"), 6, Side::Left),
        (t("performance-paper-ground"), 4, Side::Left),
        (t("performance-paper-ruling"), 4, Side::Left),
        (t("performance-paper-why"), 6, Side::Left),
    ]);
    for item in &views.items {
        let ruling = item.rulings.iter().find(|ruling| ruling.level == view.name);
        let (result, why) = ruling.map_or_else(
            || ("-".to_owned(), "-".to_owned()),
            |ruling| (format!("{}\n{}", ruling.result, ruling.value), ruling.reason.clone()),
        );
        table.row([format!("{}\n{}", item.title, item.group), item.ground.clone(), result, why]);
    }
    paper.heading(t("performance-paper-rulings"));
    paper.table(table);
    if !view.reason.is_empty() {
        paper.heading(t("performance-paper-reasons"));
        paper.text(Style::Plain, view.reason.clone());
    }
    if !view.mark.is_empty() {
        paper.text(Style::Note, view.mark.clone());
    }
    paper.heading(t("performance-paper-panel"));
    paper.facts(view.members.iter().map(|member| (member.seat.clone(), member.name_and_state())));
    if let Some(day) = level.next_due_on {
        paper.text(Style::Plain, shell.t1("performance-paper-decision-next", "day", shell.day(day)));
    }
    paper.text(Style::Plain, t("performance-paper-letter-close"));
    paper
}
