//! All SQL about handovers still to come. A row is deleted by the unit that does it.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;

platform::statements! {
    INSERT = "INSERT INTO people_handover (institution_id, id, on_day, about_id, from_id, second_id) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    DELETE = "DELETE FROM people_handover WHERE institution_id = $1 AND id = $2";
    /// Of every institution: the program's own round.
    LIST_DUE = "SELECT institution_id, id, on_day, about_id, from_id, second_id FROM people_handover \
        WHERE on_day <= $1 ORDER BY on_day, institution_id, id LIMIT $2";
}

platform::row! {
    /// One handover: what `from_id` owes about `about_id` (None: about everybody else, for they leave).
    pub struct Handover {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub on_day: Day,
        pub about_id: Option<EmploymentId>,
        pub from_id: EmploymentId,
        /// Who stood above `from_id` until then.
        pub second_id: Option<EmploymentId>,
    }
}

pub fn insert(tx: &Tx<'_>, row: &Handover) -> Result<(), Error> {
    let Handover { institution_id, id, on_day, about_id, from_id, second_id } = row;
    tx.run(&INSERT, &[institution_id, id, on_day, about_id, from_id, second_id]).map(drop)
}

/// Stale when another server did it meanwhile.
pub fn delete(tx: &Tx<'_>, row: &Handover) -> Result<(), Error> {
    tx.change(&DELETE, &[&row.institution_id, &row.id])
}

/// The first of those whose day has come.
pub fn list_due(tx: &Tx<'_>, today: Day, most: i64) -> Result<Vec<Handover>, Error> {
    tx.all(&LIST_DUE, &[&today, &most])
}
