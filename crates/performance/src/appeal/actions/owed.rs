//! What is owed on a case, and by whom it is asked. About nobody: it is personal, and is not handed over with the supervision.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::deadline::{Deadline, OwedBy};
use platform::work::Work;

use super::{OWES_ANSWER, OWES_APPOINT, OWES_DECIDE, OWES_SEND, WAITS};
use crate::appeal::ladder::Ladder;
use crate::appeal::model::{AppealId, Case};
use crate::appeal::store;

/// The case on which something is owed.
pub struct On<'c> {
    pub institution: InstitutionId,
    pub id: AppealId,
    /// The case's, for those who must not know whose it is.
    pub number: String,
    /// The appellant's.
    pub name: &'c str,
}

impl<'c> On<'c> {
    pub fn of(case: &'c Case) -> Self {
        let row = &case.row;
        Self { institution: row.institution_id, id: row.id, number: row.case_number(), name: &row.name }
    }

    pub fn owe(
        &self,
        work: &Work<'_>,
        kind: &'static str,
        owed_by: EmploymentId,
        due_on: Day,
    ) -> Result<(), Error> {
        self.open(work, kind, (owed_by, None), due_on)
    }

    /// By the appellant, about what is theirs.
    pub fn owe_own(
        &self,
        work: &Work<'_>,
        kind: &'static str,
        appellant: EmploymentId,
        due_on: Day,
    ) -> Result<(), Error> {
        self.open(work, kind, (appellant, Some(appellant)), due_on)
    }

    fn open(
        &self,
        work: &Work<'_>,
        kind: &'static str,
        (owed_by, about): (EmploymentId, Option<EmploymentId>),
        due_on: Day,
    ) -> Result<(), Error> {
        let id = self.id;
        let path = match kind {
            OWES_APPOINT => format!("/appeals/{id}/committee"),
            OWES_SEND => format!("/appeals/{id}/outside"),
            _ => format!("/appeals/{id}"),
        };
        let is_party = [OWES_DECIDE, OWES_ANSWER].contains(&kind);
        let note = if is_party { self.name.to_owned() } else { self.number.clone() };
        let deadline = Deadline {
            kind,
            subject: id.0,
            owed_by: OwedBy::Person(owed_by),
            about,
            note,
            path,
            year: work.today().financial_year(),
            due_on,
        };
        work.owe_in(self.institution, deadline)
    }

    /// Nobody who has to do with the mark is asked to choose who judges it. Where nobody may, the appellant sees on which day
    /// the case moves on: the level's `last`.
    pub fn ask_for_committee(
        &self,
        work: &Work<'_>,
        ladder: &Ladder,
        (by, last): (Day, Day),
    ) -> Result<(), Error> {
        let mut officers = store::officers(work.tx(), self.institution, work.today())?;
        officers.retain(|officer| !ladder.is_barred(*officer));
        match ladder.appellant {
            Some(appellant) if officers.is_empty() => self.owe(work, WAITS, appellant, last),
            _ => officers.into_iter().try_for_each(|officer| self.owe(work, OWES_APPOINT, officer, by)),
        }
    }
}
