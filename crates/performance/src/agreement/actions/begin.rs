//! Beginning a plan: blank, from a cadre's template, from last year, or from branches made elsewhere. Tasks a supervisor
//! gave before the employee began stay; what is brought in then shares the weight they leave.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Weight};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::super::model::{ActivityId, AgreementId, AgreementRow, BeginnerRow, Beginning, NewBranch, Plan};
use super::super::rules::{self, Refusal, Step};
use super::super::{store, typed};
use super::SUBJECT;
use crate::permissions;

/// Begins an employee's plan of a year, or fills one that so far holds only tasks from above. A supervisor may only open
/// a blank one, to give tasks in it. Answers the agreement.
pub fn begin_plan(
    work: &Work<'_>,
    employment: EmploymentId,
    year: FinancialYear,
    beginning: &Beginning,
) -> Result<Saved<AgreementId>, Error> {
    let institution = work.institution()?;
    let beginner = store::find_beginner(work.tx(), institution, employment, work.today())?;
    let beginner = work.open(&permissions::AGREEMENT_BEGIN, beginner)?;
    let permit = work.permit(&permissions::AGREEMENT_BEGIN, &beginner)?;
    let owner = work.actor().person().is_none_or(|person| person.employment == beginner.id);
    if !owner && *beginning != Beginning::Blank {
        return Err(Error::Denied);
    }
    let opens_on = work.windows(year)?.get("planning")?.opens_on;
    rules::check_beginning(year, work.today(), opens_on, beginner.starts_on, beginner.ends_on)?;
    let plan = plan_to_fill(work, &beginner, year, beginning)?;
    let given = plan.weight();
    let branches = fit(branches(work, &beginner, year, beginning)?, given);
    rules::check_size(&branches)?;
    let id = plan.agreement.id;
    write_branches(work, &plan, &branches)?;
    if !branches.is_empty() {
        store::save_state(
            work.tx(),
            &plan.agreement,
            rules::step(&plan.agreement, Step::Edit, work.today())?,
        )?;
    }
    let titles: Vec<&str> = branches.iter().map(|branch| branch.task.title.as_str()).collect();
    let event = Event::on(SUBJECT, id.0).about(employment).after(json!({
        "year": year.to_string(), "beginning": kind(beginning), "tasks": titles,
    }));
    Ok(work.save(permit, event)?.with(id))
}

fn kind(beginning: &Beginning) -> &'static str {
    match beginning {
        Beginning::Blank => "blank",
        Beginning::Template { .. } => "template",
        Beginning::LastYear => "last_year",
        Beginning::Branches(_) => "branches",
    }
}

/// A new draft, or the one that waits with nothing but tasks from above (which a blank beginning would not change).
fn plan_to_fill(
    work: &Work<'_>,
    beginner: &BeginnerRow,
    year: FinancialYear,
    beginning: &Beginning,
) -> Result<Plan, Error> {
    let institution = beginner.institution_id;
    let fresh = store::insert(work.tx(), institution, work.new_id(), beginner.id, year)?;
    let row = store::find_of(work.tx(), institution, beginner.id, year, work.today())?;
    let row = work.open(&permissions::AGREEMENT_READ, row)?;
    let plan = store::find_plan(work.tx(), row)?;
    let open = *beginning != Beginning::Blank && rules::can_fill(&plan, work.today());
    if fresh || open { Ok(plan) } else { Err(Refusal::AlreadyBegun { year }.into()) }
}

fn branches(
    work: &Work<'_>,
    beginner: &BeginnerRow,
    year: FinancialYear,
    beginning: &Beginning,
) -> Result<Vec<NewBranch>, Error> {
    let span = rules::span_of(year, beginner.starts_on, beginner.ends_on);
    match beginning {
        Beginning::Blank => Ok(Vec::new()),
        Beginning::Branches(branches) => Ok(branches.clone()),
        Beginning::Template { cadre, language, classes } => {
            let rows = store::list_template(work.tx(), cadre)?;
            if rows.is_empty() {
                return Err(Error::field("cadre", "performance-agreement-cadre-missing"));
            }
            let shares = if rows.iter().any(|row| row.per_class) {
                typed::check_classes(classes).map_err(Error::Invalid)?
            } else {
                Vec::new()
            };
            Ok(typed::from_template(&rows, &shares, *language, span))
        }
        Beginning::LastYear => {
            let before = year.previous();
            let row = store::find_of(work.tx(), beginner.institution_id, beginner.id, before, work.today())?;
            let Some(row) = row else { return Err(Refusal::NothingToCopy { year: before }.into()) };
            let row: AgreementRow = work.open(&permissions::AGREEMENT_READ, Some(row))?;
            let branches = typed::from_last_year(&store::find_plan(work.tx(), row)?, span);
            if branches.is_empty() {
                return Err(Refusal::NothingToCopy { year: before }.into());
            }
            Ok(branches)
        }
    }
}

/// Weights drawn in to what the tasks from above leave; unchanged when there are none.
fn fit(mut branches: Vec<NewBranch>, given: Weight) -> Vec<NewBranch> {
    let Some(left) = rules::left_of(given) else { return branches };
    let weights: Vec<Weight> = branches.iter().map(|branch| branch.task.weight).collect();
    for (branch, weight) in branches.iter_mut().zip(typed::scale(&weights, left)) {
        branch.task.weight = weight;
    }
    branches
}

fn write_branches(work: &Work<'_>, plan: &Plan, branches: &[NewBranch]) -> Result<(), Error> {
    let (institution, agreement) = (plan.agreement.institution_id, plan.agreement.id);
    let first = plan.tasks.iter().map(|branch| branch.task.position).max().unwrap_or_default() + 1;
    for (position, branch) in (first..).zip(branches) {
        let activity =
            find_activity(work, institution, plan.agreement.year, branch.task.activity_code.as_deref())?;
        let task = work.new_id();
        let seat = store::Seat { institution, agreement, position };
        store::insert_task(work.tx(), seat, task, &branch.task, activity, branch.origin)?;
        for (sub_position, sub_task) in (1..).zip(&branch.sub_tasks) {
            let seat = store::Seat { position: sub_position, ..seat };
            store::insert_sub_task(work.tx(), seat, task, work.new_id(), sub_task)?;
        }
    }
    Ok(())
}

/// The activity of that code in this year's plan. A code that has gone is left out: the page shows the task as one that
/// serves nothing yet.
fn find_activity(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: Option<&str>,
) -> Result<Option<ActivityId>, Error> {
    let Some(code) = code else { return Ok(None) };
    Ok(store::find_activity(work.tx(), institution, year, code)?.map(|activity| activity.id))
}
