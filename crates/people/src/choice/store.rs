//! All SQL about choosing a supervisor.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{ChoiceId, ChoiceRow, NewChoice, State};

/// Wishes shown at once.
const ROWS: i64 = 50;

macro_rules! choice {
    ($filter:literal) => {
        concat!(
            "SELECT c.institution_id, c.id, c.employment_id, e.name, e.check_number, e.unit_path, c.chosen_id, \
                x.name AS chosen_name, now.name AS supervisor_name, c.reason, c.state, c.answer, c.made_on, c.version \
            FROM people_choice c \
            JOIN people_employment e ON e.institution_id = c.institution_id AND e.id = c.employment_id \
            JOIN people_employment x ON x.institution_id = c.institution_id AND x.id = c.chosen_id \
            LEFT JOIN people_supervision own ON own.institution_id = c.institution_id AND own.employment_id = c.employment_id \
                AND own.to_on IS NULL \
            LEFT JOIN people_employment now ON now.institution_id = c.institution_id AND now.id = own.supervisor_id \
            WHERE c.institution_id = $1 AND ",
            $filter
        )
    };
}

platform::statements! {
    INSERT = "INSERT INTO people_choice (institution_id, id, employment_id, chosen_id, reason, state, answer, made_on, version) \
        VALUES ($1, $2, $3, $4, $5, 'asked', '', $6, 1)";
    FIND = choice!("c.id = $2");
    LIST_OWN = choice!("c.employment_id = $2 ORDER BY c.id DESC LIMIT $3");
    /// Those that wait for HR.
    LIST_WAITING = choice!("c.state IN ('accepted', 'unanswered') ORDER BY c.id LIMIT $2");
    SAVE = "UPDATE people_choice SET state = $3, answer = $4, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $5";
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ChoiceId,
    employment: EmploymentId,
    new: &NewChoice,
    today: Day,
) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &id, &employment, &new.chosen, &new.reason, &today]).map(drop)
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ChoiceId,
) -> Result<Option<Guarded<ChoiceRow>>, Error> {
    Ok(tx.opt::<ChoiceRow>(&FIND, &[&institution, &id])?.map(Guarded::new))
}

pub fn list_own(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<ChoiceRow>, Error> {
    tx.all(&LIST_OWN, &[&institution, &employment, &ROWS])
}

pub fn list_waiting(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<ChoiceRow>, Error> {
    tx.all(&LIST_WAITING, &[&institution, &ROWS])
}

pub fn save(tx: &Tx<'_>, row: &ChoiceRow, state: State, answer: &str) -> Result<(), Error> {
    tx.change(&SAVE, &[&row.institution_id, &row.id, &state, &answer, &row.version])
}
