//! Calling a sitting, signing in it for the secretariat, and closing it. Directors sign on their own pages.

use kernel::{Day, Error, FieldErrors, FinancialYear, InstitutionId, Place};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{SittingId, SittingRow};
use super::rules::{self, Refusal};
use super::store::{self, NewSitting};
use crate::permissions;
use crate::signing::{self, Seen};

const SUBJECT: &str = "contract.sitting";

/// A sitting as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    pub held_on: Option<Day>,
    pub place: String,
    pub invited: Vec<InstitutionId>,
}

/// Itisha kikao: for the contracts of the financial year named.
pub fn call_sitting(work: &Work<'_>, year: FinancialYear, typed: &Called) -> Result<Saved<SittingId>, Error> {
    let person = work.person()?;
    let region = person.region.clone().ok_or(Error::Denied)?;
    let place = Place { region: Some(region.clone()), ..Place::institution(person.institution) };
    let permit = work.permit(&permissions::SITTING_CALL, &place)?;
    let councils: Vec<InstitutionId> =
        store::list_councils(work.tx(), &region)?.into_iter().map(|row| row.id).collect();
    let mut errors = FieldErrors::default();
    rules::judge(&typed.place, typed.held_on, &typed.invited, &councils, work.today(), &mut errors);
    errors.check()?;
    let held_on = typed.held_on.ok_or_else(|| Error::internal("a sitting without a day was judged right"))?;
    let id: SittingId = work.new_id();
    let mut invited = typed.invited.clone();
    invited.sort_unstable();
    invited.dedup();
    let new = NewSitting {
        institution: person.institution,
        id,
        year,
        held_on,
        place: &typed.place,
        invited: &invited,
    };
    store::insert(work.tx(), &new, work.now())?;
    let after = json!({
        "year": year.to_string(), "held_on": held_on.to_string(), "place": typed.place, "invited": invited.len(),
    });
    Ok(work.save(permit, Event::on(SUBJECT, id.0).after(after))?.with(id))
}

/// The sitting, where it may be read and is still open.
fn open_now(work: &Work<'_>, id: SittingId) -> Result<SittingRow, Error> {
    let row = store::find(work.tx(), work.institution()?, id)?;
    let row = work.open(&permissions::SITTING_LIST, row)?;
    if row.closed_at.is_some() { Err(Refusal::Closed.into()) } else { Ok(row) }
}

/// The secretary signs the contracts chosen from the list; what is not on it, or does not wait, is not signed.
pub fn sign_in_sitting(work: &Work<'_>, id: SittingId, chosen: &[Seen]) -> Result<Saved<usize>, Error> {
    let row = open_now(work, id)?;
    let invited = store::list_invited(work.tx(), &row)?;
    let waiting: Vec<Seen> = chosen
        .iter()
        .filter(|seen| {
            invited.iter().any(|row| {
                row.invited_id == seen.institution
                    && row.terms_id == Some(seen.terms)
                    && rules::waits_above(row)
            })
        })
        .cloned()
        .collect();
    if waiting.is_empty() {
        return Err(Refusal::NothingToSign.into());
    }
    signing::sign_many(work, &waiting)
}

/// Funga kikao: later signatures are not counted to it.
pub fn close_sitting(work: &Work<'_>, id: SittingId, version: i64) -> Result<Saved<()>, Error> {
    let row = open_now(work, id)?;
    let permit = work.permit(&permissions::SITTING_CLOSE, &row)?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let tally = rules::tally(&store::list_invited(work.tx(), &row)?);
    store::close(work.tx(), &row, work.now())?;
    let after = json!({ "signed": tally.whole, "heads": tally.heads, "invited": tally.all });
    work.save(permit, Event::on(SUBJECT, id.0).after(after))
}
