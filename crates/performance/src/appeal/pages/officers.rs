//! What officers do about a case they must not read: choose its committee; and an auditor's stated reason, after which the
//! case opens for a time.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error};
use people::employee::Candidate;
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{FormState, Link, Shell};

use super::{Again, show};
use crate::appeal::model::{AppealId, ListedRow};
use crate::appeal::rules::{self, Step};
use crate::appeal::{actions, form as typed, store};
use crate::permissions::{APPEAL_APPOINT, APPEAL_AUDIT, SEAT_HR, SEAT_PLANNING};

#[derive(Template)]
#[template(path = "appeal/committee.html")]
struct CommitteePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: ListedRow,
    due: Day,
    suggested: Suggested,
}

/// Who might sit, seat by seat.
struct Suggested {
    hr: Vec<Candidate>,
    planning: Vec<Candidate>,
    peers: Vec<Candidate>,
}

#[derive(Template)]
#[template(path = "appeal/audit.html")]
struct AuditPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: ListedRow,
}

fn listed(work: &Work<'_>, id: AppealId, action: &kernel::Action) -> Result<ListedRow, Error> {
    work.open(action, store::listed(work.tx(), work.institution()?, id)?)
}

fn choosing(work: &Work<'_>, id: AppealId) -> Result<(ListedRow, Suggested), Error> {
    let row = listed(work, id, &APPEAL_APPOINT)?;
    rules::next(row.level, row.state, Step::Appoint, row.level)?;
    let (tx, institution, today) = (work.tx(), work.institution()?, work.today());
    let suggested = Suggested {
        hr: store::holders(tx, institution, SEAT_HR, today)?,
        planning: store::holders(tx, institution, SEAT_PLANNING, today)?,
        peers: store::of_cadre(tx, institution, &row.cadre, today)?,
    };
    Ok((row, suggested))
}

fn committee_page<'v>(
    visit: &'v Visit,
    (row, suggested): (ListedRow, Suggested),
    form: FormState,
) -> CommitteePage<'v> {
    let mut shell = visit.shell("performance-appeal-appoint");
    let number = row.case_number();
    shell.kicker = shell.t1("performance-appeal-number", "number", number.as_str()).into_owned();
    shell.crumbs = vec![Link::new("/appeals", shell.t("performance-appeal-list"))];
    shell.refused = form.is_refused();
    CommitteePage { due: row.decide_due_on, shell, form, row, suggested }
}

pub async fn committee(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| choosing(work, id)).await?;
    visit.page(&committee_page(&visit, found, FormState::new()))
}

pub async fn appoint(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let (version, chosen) = (fields.version()?, typed::committee(&fields));
    let reason = fields.text("reason").to_owned();
    match visit.write(move |work| actions::appoint_committee(work, id, version, &chosen, &reason)).await {
        Ok(()) => visit.go("/appeals", "performance-appeal-appoint-done"),
        Err(cause) => {
            let again = Again::of(&visit, &fields, cause, "f")?;
            let found = visit.read(move |work| choosing(work, id)).await?;
            let form = again.form.clone();
            again.answer(&visit, &committee_page(&visit, found, form))
        }
    }
}

fn audit_page<'v>(visit: &'v Visit, row: ListedRow, form: FormState) -> AuditPage<'v> {
    let mut shell = visit.shell("performance-appeal-audit");
    let number = row.case_number();
    shell.kicker = shell.t1("performance-appeal-number", "number", number.as_str()).into_owned();
    shell.crumbs = vec![Link::new("/appeals", shell.t("performance-appeal-list"))];
    shell.refused = form.is_refused();
    AuditPage { shell, form, row }
}

/// The case, for an auditor who has said why; before that, the question.
pub async fn audit(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| match actions::open_audited(work, id) {
            Ok(case) => show::read(work, case, true).map(Ok),
            Err(Error::NotFound) => listed(work, id, &APPEAL_AUDIT).map(Err),
            Err(other) => Err(other),
        })
        .await?;
    match found {
        Ok(read) => visit.page(&show::page(&visit, read, None)?),
        Err(row) => visit.page(&audit_page(&visit, row, FormState::new())),
    }
}

pub async fn audit_for(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let reason = fields.text("reason").to_owned();
    match visit.write(move |work| actions::audit(work, id, &reason)).await {
        Ok(()) => visit.go(&format!("/appeals/{id}/audit"), "performance-appeal-audit-done"),
        Err(cause) => {
            let again = Again::of(&visit, &fields, cause, "f")?;
            let row = visit.read(move |work| listed(work, id, &APPEAL_AUDIT)).await?;
            let form = again.form.clone();
            again.answer(&visit, &audit_page(&visit, row, form))
        }
    }
}
