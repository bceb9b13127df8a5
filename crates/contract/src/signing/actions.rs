//! Signing (the password is confirmed by the page, before the unit of work), and what the second signature brings about:
//! the version is in force, the one before is replaced, and the quarters' figures are owed. Source: performance.md 4.5.

use kernel::{Capacity, Error, InstitutionId, Quarter, Role};
use platform::deadline::OwedBy;
use platform::work::{Event, Permit, Saved, Target as _, Work};
use platform::{Deadline, fixed_text};
use serde_json::json;

use super::store::{self, NewSignature};
use crate::permissions::TERMS_SIGN;
use crate::quarter;
use crate::terms::actions::{drop_owed, event, judge_seat};
use crate::terms::model::{State, TermsId, TermsRow};
use crate::terms::rules::{self, Refusal, Step};
use crate::terms::store as terms;

/// What the head of institution owes after the text was fixed.
pub const SIGN_DUE: &str = "contract.terms.sign";
/// What the seat above owes.
pub const SIGN_ABOVE_DUE: &str = "contract.terms.sign_above";

/// A text as the signer saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub institution: InstitutionId,
    pub terms: TermsId,
    pub hash: Vec<u8>,
}

/// Saini: signs the text whose hash the signer saw. Answers the state it leads to.
pub fn sign_terms(work: &Work<'_>, seen: &Seen) -> Result<Saved<State>, Error> {
    let (permit, event, state) = sign_one(work, seen)?;
    Ok(work.save(permit, event)?.with(state))
}

/// Saini yote: several texts with one giving of the password, all or none; each signature covers its own hash. Answers how
/// many.
pub fn sign_many(work: &Work<'_>, seen: &[Seen]) -> Result<Saved<usize>, Error> {
    let signed: Vec<(Permit, Event, State)> =
        seen.iter().map(|seen| sign_one(work, seen)).collect::<Result<_, Error>>()?;
    let done = signed.into_iter().map(|(permit, event, _)| (permit, event)).collect();
    Ok(work.save_many(done)?.with(seen.len()))
}

fn sign_one(work: &Work<'_>, seen: &Seen) -> Result<(Permit, Event, State), Error> {
    let tx = work.tx();
    let row = work.open(&TERMS_SIGN, terms::find(tx, seen.institution, seen.terms)?)?;
    let permit = work.permit(&TERMS_SIGN, &row)?;
    let person = work.person()?;
    let own = person.institution == row.institution_id;
    if !own {
        judge_seat(work, &row)?;
    } else if !person.holds(kernel::Role::HeadOfInstitution) {
        // The nation's seat does not sign what its own institution promised.
        return Err(Refusal::OwnInstitution.into());
    }
    let party = rules::party(own);
    let signatures = store::list(tx, row.institution_id, row.id)?;
    if signatures.iter().any(|signature| signature.party == party) {
        return Err(Refusal::Signed.into());
    }
    let state = rules::next(row.state, Step::Sign { other: !signatures.is_empty() })?;
    rules::judge_time(row.number, row.year, work.today())?;
    let text =
        terms::find_text(tx, &row)?.ok_or_else(|| Error::internal("an agreed contract without text"))?;
    let hash = fixed_text::hash(&text);
    if row.text_hash.as_deref() != Some(hash.as_slice()) {
        return Err(Error::internal("the text of a contract does not match its hash"));
    }
    if seen.hash != hash {
        return Err(Error::Stale);
    }
    let (stands_for, acting_for) = match kernel::allows(&TERMS_SIGN, work.actor(), &row.place()) {
        Some(Capacity::ActingFor(absent)) => {
            let name = person.acting_for.iter().find(|other| other.employment == absent);
            (absent, name.map(|other| other.name.clone()).unwrap_or_default())
        }
        Some(Capacity::Own) | None => (person.employment, String::new()),
    };
    let signature = NewSignature {
        id: work.new_id(),
        party,
        signer_institution: person.institution,
        signer: person.employment,
        signer_name: &person.name,
        signer_post: &people::seat::post_of(tx, person.institution, stands_for)?,
        acting_for: &acting_for,
        text_hash: &hash,
        sitting: store::find_sitting_of(tx, row.institution_id, row.year, work.today())?,
        at: work.now(),
    };
    store::insert(tx, row.institution_id, row.id, &signature)?;
    terms::save_signed(tx, &row, state, (state == State::Signed).then(|| work.now()))?;
    work.settle_in(row.institution_id, if own { SIGN_DUE } else { SIGN_ABOVE_DUE }, row.id.0)?;
    if state == State::Signed {
        comes_into_force(work, &row)?;
    }
    let after = json!({ "state": state.code(), "party": party.code(), "sha256": fixed_text::hex(&hash) });
    Ok((permit, event(row.id, json!({ "state": row.state.code() }), after), state))
}

/// The version before is replaced; the figures of the quarters still to close are owed by the head of institution.
fn comes_into_force(work: &Work<'_>, row: &TermsRow) -> Result<(), Error> {
    let tx = work.tx();
    let versions = terms::list_year(tx, row.institution_id, row.year)?;
    for former in versions.iter().filter(|former| former.number < row.number && former.state == State::Signed)
    {
        let state = rules::next(former.state, Step::Replace)?;
        terms::save_signed(tx, former, state, former.signed_at)?;
    }
    quarter::store::follow_terms(tx, row)?;
    if row.number > 1 {
        return Ok(());
    }
    let head = people::seat::find_head(tx, row.institution_id, work.today())?;
    // A kaimu may have signed for a post that is vacant: whoever comes to hold it answers.
    let head = head.map_or(OwedBy::Role(Role::HeadOfInstitution), |head| head.id.into());
    let windows = work.windows(row.year)?;
    for number in Quarter::ALL {
        let window = windows.get(quarter::rules::window(number))?;
        if window.closes_on < work.today() {
            continue;
        }
        // The head answers for it; planners, who usually enter the figures, see it too. Sending them settles both.
        for owed_by in [head, OwedBy::Role(Role::Planner)] {
            let deadline = Deadline {
                kind: quarter::rules::submit_due(number),
                subject: row.id.0,
                owed_by,
                about: None,
                note: row.year.to_string(),
                path: quarter::path(row.year, number),
                year: row.year,
                due_on: window.closes_on,
            };
            work.owe_later(row.institution_id, window.opens_on, deadline)?;
        }
    }
    Ok(())
}

/// The text was returned: signatures given to it fall, and nobody owes one.
pub(crate) fn void(work: &Work<'_>, row: &TermsRow) -> Result<(), Error> {
    store::delete(work.tx(), row.institution_id, row.id)?;
    drop_owed(work, row, [SIGN_DUE, SIGN_ABOVE_DUE])
}
