//! What HR and the system administrator do with roles: grant and revoke, never for themselves.

use kernel::{EmploymentId, Error, InstitutionId, Role};
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::json;

use super::rules::{self, Refusal};
use super::store;
use crate::employee::actions::by;
use crate::employee::{self, EmploymentRow};
use crate::institution;
use crate::permissions;

fn found(
    work: &Work<'_>,
    institution: InstitutionId,
    id: EmploymentId,
) -> Result<Option<Guarded<EmploymentRow>>, Error> {
    Ok(employee::find(work.tx(), institution, id, work.today())?.map(Guarded::new))
}

fn held(work: &Work<'_>, row: &EmploymentRow) -> Result<Vec<Role>, Error> {
    let rows = store::list_of(work.tx(), row.institution_id, row.id)?;
    Ok(rows.into_iter().map(|row| row.role).collect())
}

/// Grants a role to somebody who works here.
pub fn grant_role(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    role: Role,
) -> Result<Saved<()>, Error> {
    let row = work.open(&permissions::ROLE_GRANT, found(work, institution, employment)?)?;
    let permit = work.permit(&permissions::ROLE_GRANT, &row)?;
    if !row.runs_on(work.today().max(row.starts_on)) {
        return Err(Refusal::Gone.into());
    }
    employee::store::hold(work.tx(), &row)?;
    rules::judge_grant(by(work), employment, &held(work, &row)?, role)?;
    store::insert(work.tx(), institution, employment, role, work.now())?;
    let event =
        Event::on("people.employment", employment.0).about(employment).after(json!({ "role": role.code() }));
    work.save(permit, event)
}

/// Who holds a role in this institution besides somebody.
pub(super) fn others(
    work: &Work<'_>,
    institution: InstitutionId,
    but: EmploymentId,
    role: Role,
) -> Result<usize, Error> {
    let holders = store::list(work.tx(), institution, work.today())?;
    Ok(holders.iter().filter(|holder| holder.role == role && holder.employment_id != but).count())
}

/// Takes a role away. `even_last`: whoever asks knows that nobody else is HR officer here.
pub fn revoke_role(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    role: Role,
    even_last: bool,
) -> Result<Saved<()>, Error> {
    let row = work.open(&permissions::ROLE_REVOKE, found(work, institution, employment)?)?;
    let permit = work.permit(&permissions::ROLE_REVOKE, &row)?;
    // Two HR officers who revoke each other's role at the same moment would leave none.
    institution::store::hold(work.tx(), institution)?;
    rules::judge_revoke(by(work), employment, &held(work, &row)?, role)?;
    if !even_last && rules::is_last_hr(role, others(work, institution, employment, role)?) {
        return Err(Refusal::LastHr.into());
    }
    store::delete(work.tx(), institution, employment, role)?;
    let event =
        Event::on("people.employment", employment.0).about(employment).before(json!({ "role": role.code() }));
    work.save(permit, event)
}
