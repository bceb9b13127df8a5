//! What people do with a plan as a whole: submit it, approve it, return it with a reason.
//! Its lines are the activity feature's.

use kernel::{Error, FieldErrors, FinancialYear, InstitutionId, Role};
use platform::Deadline;
use platform::deadline::OwedBy;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{PlanId, PlanRow, State};
use super::rules::{self, PlanRefusal, Step};
use super::store::{self, Marks};
use crate::permissions;

/// What the head of institution owes after a plan was submitted.
pub const APPROVE_DUE: &str = "planning.plan.approve";
/// What the planner owes after a plan was returned.
pub const SUBMIT_DUE: &str = "planning.plan.submit";

/// Longest reason for returning a plan.
pub const MOST_REASON: usize = 1_000;

/// The plan of a year, made as a draft when there is none yet.
pub fn ensure(work: &Work<'_>, institution: InstitutionId, year: FinancialYear) -> Result<PlanRow, Error> {
    match store::find(work.tx(), institution, year)? {
        Some(plan) => Ok(plan),
        None => store::insert(work.tx(), institution, year, work.new_id::<PlanId>()),
    }
}

/// The plan of a year whose lines may be changed now.
pub fn ensure_editable(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<PlanRow, Error> {
    let plan = ensure(work, institution, year)?;
    rules::editable(plan.state, year)?;
    store::hold(work.tx(), &plan)?;
    Ok(plan)
}

/// Wasilisha: the planner sends the plan to the head of institution, who has the days the settings give.
pub fn submit_plan(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    version: i64,
) -> Result<Saved<()>, Error> {
    let plan = found(work, institution, year, version)?;
    let permit = work.permit(&permissions::PLAN_SUBMIT, &plan)?;
    let state = rules::after(plan.state, Step::Submit, year)?;
    if store::count_activities(work.tx(), institution, year)? == 0 {
        return Err(PlanRefusal::NothingToSubmit { year }.into());
    }
    let submitted_by = work.actor().person().map(|person| person.employment);
    store::save_state(work.tx(), &plan, state, &Marks { submitted_by, ..Marks::default() })?;
    settle(work, SUBMIT_DUE, &plan)?;
    let head = people::seat::find_head(work.tx(), institution, work.today())?;
    let owed_by = head.map_or(OwedBy::Role(Role::HeadOfInstitution), |head| head.id.into());
    owe(work, APPROVE_DUE, owed_by, &plan)?;
    moved(work, permit, &plan, state, "")
}

/// Idhinisha: the head of institution approves the plan; from then on its lines stand.
pub fn approve_plan(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    version: i64,
) -> Result<Saved<()>, Error> {
    let plan = found(work, institution, year, version)?;
    let permit = work.permit(&permissions::PLAN_APPROVE, &plan)?;
    let state = rules::after(plan.state, Step::Approve, year)?;
    let marks = Marks {
        approved_at: Some(work.now()),
        approved_by: work.actor().person().map(|person| person.employment),
        submitted_by: plan.submitted_by_id,
        ..Marks::default()
    };
    store::save_state(work.tx(), &plan, state, &marks)?;
    settle(work, APPROVE_DUE, &plan)?;
    moved(work, permit, &plan, state, "")
}

/// Rudisha: the head sends the plan back, always with a reason.
pub fn return_plan(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    version: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let plan = found(work, institution, year, version)?;
    let permit = work.permit(&permissions::PLAN_RETURN, &plan)?;
    let state = rules::after(plan.state, Step::Return, year)?;
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("reason", "planning-plan-reason-missing");
    }
    if reason.chars().count() > MOST_REASON {
        errors.push("reason", kernel::Reason::new("platform-field-too-long").with("most", MOST_REASON));
    }
    errors.check()?;
    let marks = Marks { reason: reason.to_owned(), submitted_by: plan.submitted_by_id, ..Marks::default() };
    store::save_state(work.tx(), &plan, state, &marks)?;
    settle(work, APPROVE_DUE, &plan)?;
    let planner =
        people::owed::by_or_role(work.tx(), institution, plan.submitted_by_id, Role::Planner, work.today())?;
    owe(work, SUBMIT_DUE, planner, &plan)?;
    moved(work, permit, &plan, state, reason)
}

fn found(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    version: i64,
) -> Result<PlanRow, Error> {
    let plan = store::find(work.tx(), institution, year)?.ok_or(Error::NotFound)?;
    if plan.version == version { Ok(plan) } else { Err(Error::Stale) }
}

fn owe(work: &Work<'_>, kind: &'static str, owed_by: OwedBy, plan: &PlanRow) -> Result<(), Error> {
    let days = work.setting(plan.year, "answer_days")?;
    work.owe_in(
        plan.institution_id,
        Deadline {
            kind,
            subject: plan.id.0,
            owed_by,
            about: None,
            note: plan.year.to_string(),
            path: format!("/plan?year={}", plan.year.slug()),
            year: plan.year,
            due_on: work.today().plus_days(days),
        },
    )
}

fn settle(work: &Work<'_>, kind: &str, plan: &PlanRow) -> Result<(), Error> {
    // The program itself belongs to no institution and owes nothing.
    if work.actor().person().is_some() { work.settle(kind, plan.id.0) } else { Ok(()) }
}

fn moved(
    work: &Work<'_>,
    permit: platform::work::Permit,
    plan: &PlanRow,
    state: State,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let event = Event::on("planning.plan", plan.id.0)
        .before(json!({ "state": plan.state.code() }))
        .after(json!({ "state": state.code(), "year": plan.year.to_string(), "reason": reason }));
    work.save(permit, event)
}
