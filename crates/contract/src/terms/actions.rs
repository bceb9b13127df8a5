//! What people do with a contract before it is signed: copy it from the plan, edit it, hand it over, agree or return it,
//! and begin an addendum. Its history stands under the version's id in the institution's own events.

use kernel::{EmploymentId, Error, FieldErrors, FinancialYear, InstitutionId, Reason, Role, Weight};
use people::seat::{self, Answers};
use platform::deadline::OwedBy;
use platform::work::{Event, Permit, Saved, Work};
use platform::{Deadline, fixed_text};
use serde_json::{Value, json};

use super::model::{Lines, ObjectiveRow, State, TargetRow, TermsId, TermsRow};
use super::rules::{self, MOST_TEXT, Refusal, Step};
use super::store::{self, NewTerms, PlannedRow};
use super::text::{self, ReviewDate};
use crate::permissions;

pub const SUBJECT: &str = "contract.terms";
/// What the seat above owes after a contract was handed over.
pub const AGREE_DUE: &str = "contract.terms.agree";
/// What the institution owes after it was returned.
pub const SUBMIT_DUE: &str = "contract.terms.submit";

/// The windows of the calendar that stand in the contract as review dates, in the order of the year.
const REVIEWS: [&str; 5] = ["quarter_1", "quarter_2", "mid_year", "quarter_3", "quarter_4"];

/// The version, where the actor may do this and nobody was quicker.
pub(crate) fn opened(
    work: &Work<'_>,
    action: &'static kernel::Action,
    (institution, id): (InstitutionId, TermsId),
    version: i64,
) -> Result<(TermsRow, Permit), Error> {
    let row = work.open(action, store::find(work.tx(), institution, id)?)?;
    let permit = work.permit(action, &row)?;
    if row.version == version { Ok((row, permit)) } else { Err(Error::Stale) }
}

/// Does this actor hold the seat that stands above the institution? Nobody judges their own institution's promises.
pub(crate) fn judge_seat(work: &Work<'_>, row: &TermsRow) -> Result<(), Error> {
    let Some(person) = work.actor().person() else { return Ok(()) };
    if person.institution == row.institution_id {
        return Err(Refusal::OwnInstitution.into());
    }
    if people::seat::rules::holds(person, &row.seat()) { Ok(()) } else { Err(Refusal::OtherSeat.into()) }
}

pub(crate) fn event(id: TermsId, before: Value, after: Value) -> Event {
    let event = Event::on(SUBJECT, id.0);
    let event = if before.is_null() { event } else { event.before(before) };
    if after.is_null() { event } else { event.after(after) }
}

fn moved(
    work: &Work<'_>,
    permit: Permit,
    row: &TermsRow,
    state: State,
    more: Value,
) -> Result<Saved<()>, Error> {
    let mut after = json!({ "state": state.code(), "year": row.year.to_string(), "number": row.number });
    if let (Some(after), Value::Object(more)) = (after.as_object_mut(), more) {
        after.extend(more);
    }
    work.save(permit, event(row.id, json!({ "state": row.state.code() }), after))
}

/// Anza mkataba: copies the objectives and targets of the approved plan into a first draft. Answers its id.
pub fn begin_terms(work: &Work<'_>, year: FinancialYear) -> Result<Saved<TermsId>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&permissions::TERMS_BEGIN, &kernel::Place::institution(institution))?;
    if !store::list_year(work.tx(), institution, year)?.is_empty() {
        return Err(Refusal::Begun.into());
    }
    let lines = planned(work, institution, year)?;
    let id: TermsId = work.new_id();
    let new = NewTerms { institution, id, year, number: 1, addendum: "", promised: "", evidence_rules: "" };
    store::insert(work.tx(), &new)?;
    store::insert_lines(work.tx(), institution, id, &lines)?;
    let after = json!({ "state": "draft", "year": year.to_string(), "targets": lines.targets.len() });
    Ok(work.save(permit, event(id, Value::Null, after))?.with(id))
}

/// Nakili tena: adds what the plan has and the draft lacks.
pub fn copy_again(work: &Work<'_>, id: TermsId, version: i64) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let (row, permit) = opened(work, &permissions::TERMS_EDIT, (institution, id), version)?;
    rules::next(row.state, Step::Edit)?;
    let lines = planned(work, institution, row.year)?;
    store::touch(work.tx(), &row)?;
    store::insert_lines(work.tx(), institution, id, &lines)?;
    work.save(permit, event(id, Value::Null, json!({ "targets": lines.targets.len() })))
}

/// The approved plan as lines of a contract: objectives without a weight yet, targets measured by their first activity.
fn planned(work: &Work<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Lines, Error> {
    let plan = planning::plan::store::find(work.tx(), institution, year)?;
    if plan.is_none_or(|plan| plan.state != planning::State::Approved) {
        return Err(Refusal::NoPlan.into());
    }
    let mut lines = Lines::default();
    for row in store::list_planned(work.tx(), institution, year)? {
        if lines.objectives.last().is_none_or(|last| last.code != row.objective_code) {
            lines.objectives.push(ObjectiveRow {
                code: row.objective_code.clone(),
                title: row.objective_title.clone(),
                weight: Weight(0),
            });
        }
        lines.targets.push(target_of(row));
    }
    if lines.targets.is_empty() { Err(Refusal::NoPlan.into()) } else { Ok(lines) }
}

fn target_of(row: PlannedRow) -> TargetRow {
    let quarters = [row.quarter_1, row.quarter_2, row.quarter_3, row.quarter_4];
    let [quarter_1, quarter_2, quarter_3, quarter_4] = rules::since_july(row.yearly_target, quarters);
    TargetRow {
        code: row.code,
        objective_code: row.objective_code,
        title: row.title,
        indicator: row.indicator.unwrap_or_default(),
        unit_of_measure: row.unit_of_measure.unwrap_or_default(),
        yearly_target: row.yearly_target,
        quarter_1,
        quarter_2,
        quarter_3,
        quarter_4,
        evidence: String::new(),
    }
}

/// What the contract says as a whole: weights of its objectives by code, resources promised, rules about evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whole {
    pub weights: Vec<(String, Weight)>,
    pub promised: String,
    pub evidence_rules: String,
}

/// Hifadhi uzito na ahadi.
pub fn save_whole(work: &Work<'_>, id: TermsId, version: i64, whole: &Whole) -> Result<Saved<()>, Error> {
    let (row, permit) = opened(work, &permissions::TERMS_EDIT, (work.institution()?, id), version)?;
    rules::next(row.state, Step::Edit)?;
    let mut errors = FieldErrors::default();
    for (code, weight) in &whole.weights {
        if !(0..=Weight::WHOLE.0).contains(&weight.0) {
            errors.add(format!("weight-{code}"), "contract-terms-weight-wrong");
        }
    }
    for (field, typed) in [("promised", &whole.promised), ("evidence_rules", &whole.evidence_rules)] {
        if typed.chars().count() > MOST_TEXT {
            errors.push(field, Reason::new("platform-field-too-long").with("most", MOST_TEXT));
        }
    }
    errors.check()?;
    store::save_whole(work.tx(), &row, &whole.promised, &whole.evidence_rules)?;
    for (code, weight) in &whole.weights {
        store::save_weight(work.tx(), &row, code, *weight)?;
    }
    let weights: Vec<Value> = whole
        .weights
        .iter()
        .map(|(code, weight)| json!({ "code": code, "weight": weight.to_string() }))
        .collect();
    work.save(
        permit,
        event(
            id,
            Value::Null,
            json!({ "weights": weights, "promised": whole.promised, "evidence_rules": whole.evidence_rules }),
        ),
    )
}

/// Badilisha shabaha: how a target is measured. Its text and code are the plan's.
pub fn save_target(work: &Work<'_>, id: TermsId, version: i64, new: &TargetRow) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let (row, permit) = opened(work, &permissions::TERMS_EDIT, (institution, id), version)?;
    rules::next(row.state, Step::Edit)?;
    let mut errors = FieldErrors::default();
    rules::judge_target(new, &mut errors);
    errors.check()?;
    store::save_target(work.tx(), &row, new)?;
    let after = json!({
        "code": new.code, "indicator": new.indicator, "unit_of_measure": new.unit_of_measure,
        "yearly_target": new.yearly_target.map(|amount| amount.to_string()), "evidence": new.evidence,
    });
    work.save(permit, event(id, Value::Null, after))
}

/// Ondoa shabaha: the plan keeps it, the contract does not undertake it.
pub fn remove_target(work: &Work<'_>, id: TermsId, version: i64, code: &str) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let (row, permit) = opened(work, &permissions::TERMS_EDIT, (institution, id), version)?;
    rules::next(row.state, Step::Edit)?;
    let lines = store::lines(work.tx(), institution, id)?;
    if !lines.targets.iter().any(|target| target.code == code) {
        return Err(Error::NotFound);
    }
    if lines.targets.len() == 1 {
        return Err(Refusal::LastTarget.into());
    }
    store::delete_target(work.tx(), &row, code)?;
    work.save(permit, event(id, json!({ "code": code }), Value::Null))
}

/// Wasilisha: hands the contract to the seat above, which has the days the settings give.
pub fn submit_terms(work: &Work<'_>, id: TermsId, version: i64) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let (row, permit) = opened(work, &permissions::TERMS_SUBMIT, (institution, id), version)?;
    let state = rules::next(row.state, Step::Submit)?;
    rules::judge_time(row.number, row.year, work.today())?;
    let lines = store::lines(work.tx(), institution, id)?;
    if !rules::problems(&lines, &row.promised, &row.evidence_rules).is_empty() {
        return Err(Refusal::NotReady.into());
    }
    let by = work.actor().person().map(|person| person.employment);
    store::save_submitted(work.tx(), &row, state, work.now(), by)?;
    work.settle(SUBMIT_DUE, id.0)?;
    owe_above(work, &row, AGREE_DUE)?;
    moved(work, permit, &row, state, json!({}))
}

/// Kubali: fixes the exact text; now both owe a signature.
pub fn agree_terms(
    work: &Work<'_>,
    institution: InstitutionId,
    id: TermsId,
    version: i64,
) -> Result<Saved<()>, Error> {
    let (row, permit) = opened(work, &permissions::TERMS_AGREE, (institution, id), version)?;
    judge_seat(work, &row)?;
    let state = rules::next(row.state, Step::Agree)?;
    rules::judge_time(row.number, row.year, work.today())?;
    let lines = store::lines(work.tx(), institution, id)?;
    let text = text::render(&row, &lines, &reviews(work, row.year)?)?;
    let hash = fixed_text::hash(&text);
    let by = work.actor().person().map(|person| person.name.clone()).unwrap_or_default();
    store::save_agreed(work.tx(), &row, state, (&text, &hash), (work.now(), &by))?;
    work.settle_in(institution, AGREE_DUE, id.0)?;
    owe_above(work, &row, crate::signing::SIGN_ABOVE_DUE)?;
    let head = seat::find_head(work.tx(), institution, work.today())?;
    let signs = head.map_or(Answers::Vacant(institution), |head| Answers::Owed(institution, head.id));
    owe_by(work, &row, crate::signing::SIGN_DUE, signs)?;
    moved(work, permit, &row, state, json!({ "sha256": fixed_text::hex(&hash) }))
}

/// Rudisha: always with a reason. Signatures already given to the text fall with it.
pub fn return_terms(
    work: &Work<'_>,
    institution: InstitutionId,
    id: TermsId,
    version: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let (row, permit) = opened(work, &permissions::TERMS_RETURN, (institution, id), version)?;
    judge_seat(work, &row)?;
    let state = rules::next(row.state, Step::Return)?;
    rules::judge_text("reason", reason, MOST_TEXT)?;
    store::save_returned(work.tx(), &row, state, reason)?;
    crate::signing::void(work, &row)?;
    work.settle_in(institution, AGREE_DUE, id.0)?;
    let (tx, today) = (work.tx(), work.today());
    let owed_by = people::owed::by_or_role(tx, institution, row.submitted_by_id, Role::Planner, today)?;
    work.owe_in(institution, deadline(work, &row, SUBMIT_DUE, None, owed_by)?)?;
    moved(work, permit, &row, state, json!({ "reason": reason }))
}

/// Anza nyongeza: the next version, a copy of the one in force, as a draft with its reason.
pub fn begin_addendum(work: &Work<'_>, year: FinancialYear, reason: &str) -> Result<Saved<TermsId>, Error> {
    let institution = work.institution()?;
    let versions = store::list_year(work.tx(), institution, year)?;
    let newest = versions.into_iter().next().ok_or(Error::NotFound)?;
    let permit = work.permit(&permissions::TERMS_AMEND, &newest)?;
    if newest.state != State::Signed {
        return Err(Refusal::Open.into());
    }
    rules::judge_time(newest.number.saturating_add(1), year, work.today())?;
    rules::judge_text("addendum", reason, MOST_TEXT)?;
    let id: TermsId = work.new_id();
    let new = NewTerms {
        institution,
        id,
        year,
        number: newest.number.saturating_add(1),
        addendum: reason,
        promised: &newest.promised,
        evidence_rules: &newest.evidence_rules,
    };
    store::insert(work.tx(), &new)?;
    let lines = store::lines(work.tx(), institution, newest.id)?;
    store::insert_lines(work.tx(), institution, id, &lines)?;
    let after =
        json!({ "state": "draft", "year": year.to_string(), "number": new.number, "addendum": reason });
    Ok(work.save(permit, event(id, Value::Null, after))?.with(id))
}

/// The review dates that stand in the text.
fn reviews(work: &Work<'_>, year: FinancialYear) -> Result<Vec<ReviewDate>, Error> {
    let windows = work.windows(year)?;
    let review = |name: &str| {
        let window = windows.get(name)?;
        Ok(ReviewDate {
            name: window.name_sw.clone(),
            opens_on: window.opens_on,
            closes_on: window.closes_on,
        })
    };
    REVIEWS.iter().map(|name| review(name)).collect()
}

/// Where one acts on a version.
pub fn path(row: &TermsRow) -> String {
    format!("/contracts/{}/{}", row.institution_id, row.id)
}

fn owe_by(work: &Work<'_>, row: &TermsRow, kind: &'static str, answers: Answers) -> Result<(), Error> {
    // An answer from above is owed to the head of the institution, and counts in the M of whoever owes it.
    let about = match answers {
        Answers::Owed(works_in, _) if works_in != row.institution_id => {
            seat::find_head(work.tx(), row.institution_id, work.today())?.map(|head| head.id)
        }
        _ => None,
    };
    // Whoever answers is put in by the seat.
    let due = deadline(work, row, kind, about, OwedBy::Role(Role::HeadOfInstitution))?;
    seat::owe(work, row.institution_id, answers, |owed_by| Deadline { owed_by, ..due })
}

fn deadline(
    work: &Work<'_>,
    row: &TermsRow,
    kind: &'static str,
    about: Option<EmploymentId>,
    owed_by: OwedBy,
) -> Result<Deadline, Error> {
    let days = work.setting(row.year, "answer_days")?;
    Ok(Deadline {
        kind,
        subject: row.id.0,
        owed_by,
        about,
        note: format!("{}, {}", row.institution_name, row.year),
        path: path(row),
        year: row.year,
        due_on: work.today().plus_days(days),
    })
}

/// What the seat above owes waits for whoever heads the secretariat. The nation's seat is held by several people: it waits for
/// all of them until one answers. Where nobody could, HR sees it.
fn owe_above(work: &Work<'_>, row: &TermsRow, kind: &'static str) -> Result<(), Error> {
    let answers = seat::from_the_seat(work.tx(), row.institution_id, &row.seat(), work.today())?;
    owe_by(work, row, kind, answers)
}

/// Closes, without counting, what was owed on a version in the institution and above it.
pub(crate) fn drop_owed(work: &Work<'_>, row: &TermsRow, kinds: [&str; 2]) -> Result<(), Error> {
    kinds.into_iter().try_for_each(|kind| work.drop_due_in(row.institution_id, kind, row.id.0))
}
