//! What the program does with institutions: makes one, once.

use kernel::{Error, FieldErrors, InstitutionId, Place, Reason};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{InstitutionKind, InstitutionRow};
use super::store;
use crate::permissions;
use crate::unit::tidy;

/// What makes an institution.
#[derive(Debug, Clone)]
pub struct NewInstitution {
    pub code: String,
    pub name: String,
    pub kind: InstitutionKind,
    pub region_code: Option<String>,
}

/// Makes an institution; one that stands there already exactly so is left as it is and answered, one that has the code with
/// something else is told, for nobody would know which of the two holds.
pub fn create_institution(work: &Work<'_>, new: &NewInstitution) -> Result<Saved<InstitutionId>, Error> {
    let code = new.code.trim().to_uppercase();
    let name = tidy(&new.name);
    let mut errors = FieldErrors::default();
    let right = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if !(2..=24).contains(&code.len()) || !code.chars().all(right) {
        errors.add("code", "people-institution-problem-code");
    }
    if name.is_empty() {
        errors.add("name", "people-institution-problem-name");
    }
    if let Some(region) = &new.region_code
        && !store::list_regions(work.tx())?.iter().any(|known| known.code == *region)
    {
        errors.push("region", Reason::new("people-institution-problem-region").with("code", region));
    }
    errors.check()?;
    if let Some(row) = store::find_by_code(work.tx(), &code)? {
        if (&row.name, row.kind, &row.region_code) != (&name, new.kind, &new.region_code) {
            let taken = Reason::new("people-institution-problem-taken");
            let mut errors = FieldErrors::default();
            errors.push("code", taken.with("code", &row.code).with("name", &row.name));
            return Err(Error::Invalid(errors));
        }
        let permit = work.permit(&permissions::INSTITUTION_CREATE, &row)?;
        return Ok(work.already_done(permit).with(row.id));
    }
    let id: InstitutionId = work.new_id();
    let permit = work.permit(&permissions::INSTITUTION_CREATE, &Place::institution(id))?;
    let row = InstitutionRow { id, code, name, kind: new.kind, region_code: new.region_code.clone() };
    store::insert(work.tx(), &row, work.now())?;
    let after = json!({ "code": row.code, "name": row.name, "kind": row.kind.code() });
    Ok(work.save(permit, Event::on("people.institution", id.0).after(after))?.with(id))
}
