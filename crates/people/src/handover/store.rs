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
        WHERE on_day <= $1 ORDER BY on_day, institution_id, id LIMIT $3 OFFSET $2";
    /// Heads of every institution who have left with something still owed by name of their office, or with people whom they
    /// still supervise by name, and who heads it today.
    LIST_SUCCEEDED = "SELECT gone.institution_id, gone.id AS from_id, head.id AS to_id \
        FROM people_employment gone CROSS JOIN people_post held CROSS JOIN people_post post \
        CROSS JOIN people_employment head \
        WHERE gone.ends_on IS NOT NULL AND gone.ends_on >= $1 AND gone.ends_on < $2 \
            AND held.institution_id = gone.institution_id AND held.id = gone.post_id AND held.heads = 'institution' \
            AND post.institution_id = gone.institution_id AND post.heads = 'institution' \
            AND head.institution_id = post.institution_id AND head.post_id = post.id AND head.id <> gone.id \
            AND head.starts_on <= $2 AND (head.ends_on IS NULL OR head.ends_on >= $2) \
            AND (EXISTS (SELECT 1 FROM people_supervision own \
                JOIN people_employment below ON below.institution_id = own.institution_id AND below.id = own.employment_id \
                    AND (below.ends_on IS NULL OR below.ends_on >= $2) \
                WHERE own.institution_id = gone.institution_id AND own.supervisor_id = gone.id AND own.to_on IS NULL \
                    AND own.from_on < $2) \
              OR EXISTS (SELECT 1 FROM platform_deadline due \
                WHERE due.owed_institution_id = gone.institution_id AND due.owed_by_id = gone.id AND due.closed_at IS NULL \
                    AND (due.about_id IS NULL OR due.about_id <> due.owed_by_id) AND NOT (due.kind LIKE $3 OR due.kind LIKE $4))) \
        ORDER BY gone.ends_on, gone.institution_id, gone.id LIMIT $5";
}

platform::row! {
    /// One handover: what `from_id` (None: HR, for want of a supervisor) owes about `about_id` (None: about everybody else,
    /// for they leave).
    pub struct Handover {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub on_day: Day,
        pub about_id: Option<EmploymentId>,
        pub from_id: Option<EmploymentId>,
        /// Who stood above `from_id` until then.
        pub second_id: Option<EmploymentId>,
    }
}

platform::row! {
    /// What and whom a head left behind goes to who heads the institution now.
    pub struct Succeeded {
        pub institution_id: InstitutionId,
        pub from_id: EmploymentId,
        pub to_id: EmploymentId,
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

/// The first of those whose day has come, but for some.
pub fn list_due(tx: &Tx<'_>, today: Day, (but, most): (i64, i64)) -> Result<Vec<Handover>, Error> {
    tx.all(&LIST_DUE, &[&today, &but, &most])
}

/// Of heads whose last day lies in `[since, today)`.
pub fn list_succeeded(
    tx: &Tx<'_>,
    (since, today): (Day, Day),
    [appeal, wish]: [&str; 2],
    most: i64,
) -> Result<Vec<Succeeded>, Error> {
    tx.all(&LIST_SUCCEEDED, &[&since, &today, &appeal, &wish, &most])
}
