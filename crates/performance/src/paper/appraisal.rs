//! Fomu ya tathmini: the eight sections and the three columns of TFN 832, as its heirs know it, with the marks of this
//! system in them. The OPRAS grade stands apart, as a conversion of the band, and is never mixed with a mark.
//! Source: performance.md 3.2; what TFN 832 asks and is not known here is said to be so.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, Language, Marks};
use platform::fixed_text;
use platform::history::{self, Entry};
use platform::work::{Target as _, Work};
use ui::Shell;
use ui::paper::{Cell, Paper, Side, Style, Table};

use super::agreement::{signature_table, tasks};
use super::model::{Draft, Standing};
use super::review;
use super::store::{self, PersonRow};
use crate::agreement::model::{AgreementId, SignatureRow};
use crate::agreement::signed::{self, Signed};
use crate::agreement::store as agreements;
use crate::appraisal::model::{AppraisalId, AppraisalRow, ItemRow, LineRow, State};
use crate::appraisal::{find_appraisal, items, lines};
use crate::mark::{self, MarkRow};
use crate::measure;
use crate::measure::model::{ListedRow, State as MeasureState};
use crate::permissions::{self, MARK_READ};
use crate::update::model::{Kind, State as UpdateState, UpdateRow};
use crate::update::{self, model as updates};

/// An appraisal with the mark that stands: what the letter of the result is made of.
pub fn open_result(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
) -> Result<(MarkRow, Standing), Error> {
    let found = mark::find_mark(work.tx(), institution, AppraisalId(subject), work.today())?;
    let row = work.open(&MARK_READ, found)?;
    let version = row.version.filter(|_| row.state == State::Published);
    let standing = Standing {
        place: row.place(),
        about: row.employment_id,
        year: row.year,
        name: row.name.clone(),
        check_number: row.check_number.clone(),
        basis: version.map(|version| format!("mark-{version}")),
        in_history: true,
    };
    Ok((row, standing))
}

/// The same, as the form stands on it.
pub fn open(work: &Work<'_>, institution: InstitutionId, subject: Uuid) -> Result<Standing, Error> {
    opened(work, institution, subject).map(|(_, standing, _)| standing)
}

/// The same, with what was recommended. That is part of the form: another measure, or a decision about one, makes another
/// paper.
fn opened(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
) -> Result<(MarkRow, Standing, Vec<ListedRow>), Error> {
    let (row, mut standing) = open_result(work, institution, subject)?;
    let measures = measures_of(work, institution, AppraisalId(subject))?;
    standing.basis = standing.basis.map(|basis| basis_with(&basis, &measures));
    Ok((row, standing, measures))
}

/// The mark, and short for which measures stand in which state: a sum, because they may be many.
pub(super) fn basis_with(basis: &str, measures: &[ListedRow]) -> String {
    if measures.is_empty() {
        return basis.to_owned();
    }
    let mut each: Vec<String> =
        measures.iter().map(|row| format!("{} {}\n", row.id, row.state.code())).collect();
    each.sort_unstable();
    let sum = fixed_text::hex(&fixed_text::hash(&each.concat()));
    let short: String = sum.chars().take(16).collect();
    format!("{basis}-{short}")
}

/// What was recommended with an appraisal and not taken back.
fn measures_of(
    work: &Work<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Vec<ListedRow>, Error> {
    let mut rows = measure::of_appraisal(work.tx(), institution, appraisal)?;
    rows.retain(|row| row.state != MeasureState::Withdrawn);
    Ok(rows)
}

/// Everything the form is made of.
struct Form {
    person: PersonRow,
    signed: Option<Signed>,
    signatures: Vec<SignatureRow>,
    review: Option<(UpdateRow, Vec<updates::ChangeRow>, Vec<updates::SignatureRow>)>,
    appraisal: AppraisalRow,
    lines: Vec<LineRow>,
    items: Vec<ItemRow>,
    measures: Vec<ListedRow>,
    mark: MarkRow,
    history: Vec<Entry>,
}

pub fn draft(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    let (mark, standing, measures) = opened(work, institution, subject)?;
    Draft::of(standing, "performance-paper-appraisal-missing", || {
        Ok(compose(shell, &read(work, institution, subject, (mark, measures))?))
    })
}

fn read(
    work: &Work<'_>,
    institution: InstitutionId,
    subject: Uuid,
    (mark, measures): (MarkRow, Vec<ListedRow>),
) -> Result<Form, Error> {
    // Who may read it is decided by who stands above today, as on its page; only the person is told as the year ended.
    let (tx, id, today) = (work.tx(), AppraisalId(subject), work.today());
    let found = find_appraisal(tx, institution, id, today)?;
    let appraisal = work.open(&permissions::APPRAISAL_READ, found)?;
    let agreement = agreements::find(tx, institution, AgreementId(mark.agreement_id), today)?;
    let agreement = work.open(&permissions::AGREEMENT_READ, agreement)?;
    let signed = agreements::find_text(tx, &agreement)?.and_then(|text| signed::read(&text));
    let listed = update::store::list(tx, institution, agreement.id)?;
    let reviewed = listed.iter().find(|row| row.kind == Kind::MidYear && row.state == UpdateState::Applied);
    let review = match reviewed {
        None => None,
        Some(row) => {
            let found = update::store::find(tx, institution, row.id, today)?;
            let row = work.open(&permissions::UPDATE_READ, found)?;
            let signatures = update::store::list_signatures(tx, &row)?;
            let sheet = update::store::sheet(tx, row)?;
            Some((sheet.update, sheet.changes, signatures))
        }
    };
    Ok(Form {
        person: store::person(tx, institution, mark.employment_id, mark.year.last_day())?,
        signatures: agreements::list_signatures(tx, &agreement)?,
        lines: lines(tx, institution, mark.agreement_id, id)?,
        items: items(tx, institution, id)?,
        measures,
        history: history::on_subject(tx, institution, subject, None)?,
        signed,
        review,
        appraisal,
        mark,
    })
}

fn compose(shell: &Shell<'_>, form: &Form) -> Paper {
    let t = |key: &str| shell.t(key).into_owned();
    let mut paper =
        Paper::new(shell.language, t("performance-paper-appraisal"), form.person.institution_name.clone());
    let (first, last) = (form.mark.year.first_day(), form.mark.year.last_day());
    paper.kicker = format!("{}: {} - {}", shell.year(form.mark.year), shell.day(first), shell.day(last));
    paper.text(Style::Soft, t("performance-paper-appraisal-heir"));
    personal(&mut paper, shell, form);
    agreed(&mut paper, shell, form);
    mid_year(&mut paper, shell, form);
    yearly(&mut paper, shell, form);
    attributes(&mut paper, shell, form);
    overall(&mut paper, shell, form);
    measures(&mut paper, shell, &form.measures);
    paper
}

/// Section 8.
fn measures(paper: &mut Paper, shell: &Shell<'_>, rows: &[ListedRow]) {
    let t = |key: &str| shell.t(key).into_owned();
    paper.heading(t("performance-paper-section-8"));
    if rows.is_empty() {
        paper.text(Style::Plain, t("performance-paper-measures-none"));
        return;
    }
    let mut table = Table::of([
        (t("performance-paper-measure-sort"), 5, Side::Left),
        (t("performance-measure-column-kind"), 12, Side::Left),
        (t("performance-measure-column-state"), 8, Side::Left),
    ]);
    for row in rows {
        let kind = shell.kc("performance-measure-kind", row.kind.code());
        let what =
            if row.subject.is_empty() { kind.into_owned() } else { format!("{kind}: {}", row.subject) };
        table.row([
            shell.kc("performance-measure-sort", row.kind.sort().code()).into_owned(),
            what,
            shell.kc("performance-measure-state", row.state.code()).into_owned(),
        ]);
    }
    paper.table(table);
}

/// Section 1.
fn personal(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    let t = |key: &str| shell.t(key).into_owned();
    let person = &form.person;
    let unknown = t("performance-paper-unknown");
    let or_unknown = |text: &str| if text.is_empty() { unknown.clone() } else { text.to_owned() };
    let served = person.supervised_from.map_or_else(
        || unknown.clone(),
        |from| {
            let from = from.max(form.mark.year.first_day());
            let days = from.days_until(form.mark.year.last_day()) + 1;
            shell.tn("performance-paper-months", (days + 15) / 30).into_owned()
        },
    );
    paper.heading(t("performance-paper-section-1"));
    paper.facts([
        (t("performance-paper-vote"), format!("{} {}", person.institution_code, person.institution_name)),
        (t("performance-paper-check-number"), person.check_number.clone()),
        (t("performance-paper-station"), format!("{}, {}", person.unit_name, person.workstation_name)),
        (t("performance-paper-surname"), person.surname.clone()),
        (t("performance-paper-first-name"), person.first_name.clone()),
        (t("performance-paper-middle-name"), or_unknown(&person.middle_name)),
        (
            t("performance-paper-sex"),
            shell.kc("performance-paper-sex", &person.sex.to_lowercase()).into_owned(),
        ),
        (t("performance-paper-qualification"), unknown.clone()),
        (t("performance-paper-duty-post"), person.post_title.clone()),
        (t("performance-paper-substantive-post"), or_unknown(&person.cadre)),
        (t("performance-paper-first-appointment"), unknown.clone()),
        (t("performance-paper-present-appointment"), shell.day(person.starts_on)),
        (t("performance-paper-scale"), or_unknown(&person.salary_scale)),
        (t("performance-paper-served"), served),
        (t("performance-paper-born"), person.born_on.map_or(unknown, |day| shell.day(day))),
        (t("performance-paper-terms"), shell.kc("performance-paper-terms", &person.terms).into_owned()),
    ]);
}

/// Section 2: what was signed.
fn agreed(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    paper.heading(shell.t("performance-paper-section-2"));
    if let Some(signed) = &form.signed {
        paper.table(tasks(shell, signed));
    }
    paper.table(signature_table(shell, &form.signatures));
}

/// Sections 3 and 4: the review of December, and what it changed.
fn mid_year(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    paper.heading(shell.t("performance-paper-section-3"));
    match &form.review {
        None => paper.text(Style::Plain, shell.t("performance-paper-review-none")),
        Some((row, _, signatures)) => {
            review::said(paper, shell, row);
            paper.table(review::signature_table(shell, signatures));
        }
    }
    paper.heading(shell.t("performance-paper-section-4"));
    match &form.review {
        Some((_, changes, _)) if changes.iter().any(updates::ChangeRow::changes_something) => {
            paper.table(review::change_table(shell, changes));
        }
        _ => paper.text(Style::Plain, shell.t("performance-paper-changes-none")),
    }
}

/// The three columns of every rated thing.
fn rated(shell: &Shell<'_>) -> [(String, u8, Side); 3] {
    ["self", "supervisor", "agreed"]
        .map(|side| (shell.kc("performance-paper-rated", side).into_owned(), 3, Side::Right))
}

fn shown(mark: Option<i64>) -> String {
    mark.map_or_else(|| "-".to_owned(), |mark| mark.to_string())
}

/// Section 5: what was done, and the quality of it as each side rated it.
fn yearly(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    let t = |key: &str| shell.t(key).into_owned();
    paper.heading(t("performance-paper-section-5"));
    paper.text(Style::Soft, t("performance-paper-quality-told"));
    let [own, supervisor, agreed] = rated(shell);
    let mut table = Table::of([
        (t("performance-paper-no"), 2, Side::Left),
        (t("performance-paper-sub-task"), 9, Side::Left),
        (t("performance-paper-done"), 6, Side::Left),
        own,
        supervisor,
        agreed,
    ]);
    for (number, of_task) in (1..).zip(form.lines.chunk_by(|one, other| one.task_id == other.task_id)) {
        let Some(task) = of_task.first() else { continue };
        let title = format!("{} ({})", task.task_title, shell.percent(task.task_weight));
        table.group(vec![Cell::new(number.to_string()), Cell::wide(title, 5)]);
        for (place, line) in (1..).zip(of_task) {
            let mut done = format!(
                "{} / {} {}",
                shell.number(line.quantity()),
                shell.number(line.target),
                line.unit_of_measure
            );
            if line.excused {
                done = t("performance-paper-excused");
            }
            table.row([
                format!("{number}.{place}"),
                line.title.clone(),
                done,
                shown(line.self_quality),
                shown(line.supervisor_quality),
                shown(line.agreed_quality),
            ]);
        }
    }
    paper.table(table);
}

/// Section 6: nine factors, 23 items.
fn attributes(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    let t = |key: &str| shell.t(key).into_owned();
    let said = |sw: &str, en: &str| match shell.language {
        Language::Sw => sw.to_owned(),
        Language::En => en.to_owned(),
    };
    paper.heading(t("performance-paper-section-6"));
    paper.text(Style::Soft, t("performance-paper-attributes-told"));
    let [own, supervisor, agreed] = rated(shell);
    let mut table = Table::of([
        (t("performance-paper-no"), 2, Side::Left),
        (t("performance-paper-attribute"), 14, Side::Left),
        own,
        supervisor,
        agreed,
    ]);
    for of_factor in form.items.chunk_by(|one, other| one.factor == other.factor) {
        let Some(factor) = of_factor.first() else { continue };
        let name = said(&factor.factor_sw, &factor.factor_en);
        table.group(vec![Cell::new(factor.factor.to_string()), Cell::wide(name, 4)]);
        for item in of_factor {
            // 0 does not apply to this person.
            let mark = |mark: Option<i64>| shown(mark.filter(|mark| *mark > 0));
            table.row([
                item.item.to_string(),
                said(&item.item_sw, &item.item_en),
                mark(item.self_mark),
                mark(item.supervisor_mark),
                mark(item.agreed_mark),
            ]);
        }
    }
    paper.table(table);
}

/// The parts of a mark and the mark, as facts.
pub fn mark_facts(shell: &Shell<'_>, mark: &MarkRow) -> Vec<(String, String)> {
    let t = |key: &str| shell.t(key).into_owned();
    let parts: [(&str, Option<Marks>); 4] = [
        ("performance-paper-results", mark.r),
        ("performance-paper-behaviour", mark.b),
        ("performance-paper-duty", mark.m),
        ("performance-paper-overall", mark.o),
    ];
    let known = parts.into_iter().filter_map(|(key, mark)| Some((t(key), mark?.to_string())));
    let mut facts: Vec<(String, String)> = known.collect();
    if let Some(band) = mark.band {
        facts.push((
            t("performance-mark-band"),
            shell.kc("performance-mark-band", &band.to_string()).into_owned(),
        ));
    }
    if let Some(formula) = &mark.formula {
        facts.push((t("performance-paper-formula"), formula.clone()));
    }
    facts
}

/// Section 7: the mark, what each side says of it, who signed when; and, set apart, the OPRAS grade of the band.
fn overall(paper: &mut Paper, shell: &Shell<'_>, form: &Form) {
    let t = |key: &str| shell.t(key).into_owned();
    paper.heading(t("performance-paper-section-7"));
    paper.facts(mark_facts(shell, &form.mark));
    let comments = [
        ("performance-paper-comment-employee", &form.appraisal.employee_comment),
        ("performance-paper-comment-dispute", &form.appraisal.dispute),
        ("performance-paper-comment-supervisor", &form.appraisal.supervisor_comment),
        ("performance-paper-comment-second", &form.appraisal.countersign_comment),
    ];
    for (key, text) in comments.iter().filter(|(_, text)| !text.is_empty()) {
        paper.part(t(key));
        paper.text(Style::Plain, text.as_str());
    }
    paper.part(t("performance-paper-signatures"));
    paper.table(steps(shell, &form.history));
    if let Some(band) = form.mark.band {
        paper.part(t("performance-paper-opras"));
        let grade = shell.kc("performance-mark-band", &band.to_string()).into_owned();
        paper.text(Style::Note, shell.t2("performance-paper-opras-told", "grade", band, "name", grade));
    }
}

/// Who took each step of the appraisal, and when: the last time it was taken.
fn steps(shell: &Shell<'_>, history: &[Entry]) -> Table {
    let t = |key: &str| shell.t(key).into_owned();
    let mut table = Table::of([
        (t("performance-paper-step"), 4, Side::Left),
        (t("performance-paper-name"), 5, Side::Left),
        (t("performance-paper-signed"), 5, Side::Left),
    ]);
    let taken = [
        (&permissions::APPRAISAL_SELF, "performance-paper-step-self"),
        (&permissions::APPRAISAL_SUPERVISE, "performance-paper-step-supervisor"),
        (&permissions::APPRAISAL_DISCUSS, "performance-paper-step-discussed"),
        (&permissions::APPRAISAL_AGREE, "performance-paper-step-agreed"),
        (&permissions::APPRAISAL_DISPUTE, "performance-paper-step-disputed"),
        (&permissions::APPRAISAL_COUNTERSIGN, "performance-paper-step-countersigned"),
        (&permissions::APPRAISAL_PUBLISH, "performance-paper-step-published"),
    ];
    for (action, key) in taken {
        // Newest first.
        if let Some(entry) = history.iter().find(|entry| entry.action == action.name) {
            table.row([t(key), entry.actor_name.clone(), shell.time(entry.at)]);
        }
    }
    table
}
