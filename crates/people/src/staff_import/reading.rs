//! What one row of a staff sheet says: pure reading of its cells. What is in the database already is not asked here.

use kernel::{Day, FieldErrors, Reason};
use platform::sheet::SheetRow;

use crate::employee::rules::{TITLE_MOST, is_check_number, read_details};
use crate::employee::{Details, PersonRow, Terms};
use crate::unit::{Heads, WorkstationKind, tidy};

/// A row, read and judged by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    pub details: Details,
    pub post: String,
    pub department: String,
    /// None when the cell is empty.
    pub is_unit: Option<bool>,
    /// Empty: the department itself.
    pub section: String,
    pub workstation: String,
    pub workstation_kind: Option<WorkstationKind>,
    pub heads: Heads,
    /// Check number of the supervisor; empty for the head of institution.
    pub supervisor: String,
}

/// Yes or no in either language.
fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ndiyo" | "ndio" | "yes" | "true" | "1" => Some(true),
        "hapana" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A check number may have lost its leading zeros to a spreadsheet; that cannot be told, so it is never guessed.
pub fn read(row: &SheetRow<'_>, today: Day) -> Result<StaffRow, FieldErrors> {
    let mut errors = FieldErrors::default();
    let details = read_details(|name| row.get(name), today).map_err(|found| errors.0.extend(found.0));
    let mut title = |key: &'static str, missing: Option<&'static str>| {
        let text = tidy(row.get(key));
        match missing {
            Some(missing) if text.is_empty() => errors.add(key, missing),
            _ => {}
        }
        if text.chars().count() > TITLE_MOST {
            errors.push(key, Reason::new("people-employee-problem-long").with("most", TITLE_MOST));
        }
        text
    };
    let post = title("post", Some("people-employee-problem-post-missing"));
    let department = title("department", Some("people-import-problem-department-missing"));
    let section = title("section", None);
    let workstation = title("workstation", Some("people-import-problem-workstation-missing"));
    let is_unit = row.optional("is_unit").map(|text| {
        flag(text).unwrap_or_else(|| {
            errors.add("is_unit", "people-import-problem-yes-no");
            false
        })
    });
    let workstation_kind = row.optional("workstation_kind").and_then(|text| {
        let kind = WorkstationKind::from_written(text);
        if kind.is_none() {
            errors.add("workstation_kind", "people-import-problem-workstation-kind");
        }
        kind
    });
    let heads = Heads::from_written(row.get("heads")).unwrap_or_else(|| {
        errors.add("heads", "people-import-problem-heads");
        Heads::Nothing
    });
    let misplaced = match heads {
        Heads::Section => section.is_empty(),
        Heads::Department => !section.is_empty(),
        Heads::Nothing | Heads::Institution | Heads::Workstation => false,
    };
    if misplaced {
        errors.add("heads", "people-employee-problem-heads-unit");
    }
    let supervisor = row.get("supervisor").to_owned();
    if supervisor.is_empty() && heads != Heads::Institution {
        errors.add("supervisor", "people-import-problem-supervisor-missing");
    }
    if !supervisor.is_empty() && !is_check_number(&supervisor) {
        errors.add("supervisor", "people-import-problem-supervisor-unknown");
    }
    if !supervisor.is_empty() && supervisor == row.get("check_number") {
        errors.add("supervisor", "people-supervision-refused-oneself");
    }
    match details {
        Ok(details) if errors.is_empty() => Ok(StaffRow {
            details,
            post,
            department,
            is_unit,
            section,
            workstation,
            workstation_kind,
            heads,
            supervisor,
        }),
        _ => Err(errors),
    }
}

/// An empty cell says nothing: what is known already stays.
pub fn keep_unsaid(details: &mut Details, row: &SheetRow<'_>, person: &PersonRow, written: &Details) {
    let unsaid = |key| row.optional(key).is_none();
    if unsaid("middle_name") {
        details.middle_name.clone_from(&person.middle_name);
    }
    if unsaid("birth_date") {
        details.born_on = person.born_on;
    }
    if unsaid("phone") {
        details.phone.clone_from(&person.phone);
    }
    if unsaid("email") {
        details.email.clone_from(&person.email);
    }
    if unsaid("salary_scale") {
        details.salary_scale.clone_from(&written.salary_scale);
    }
    if unsaid("terms") {
        details.terms = written.terms;
    }
    if unsaid("contract_end") && details.terms == Terms::Contract {
        details.contract_ends_on = written.contract_ends_on;
    }
}
