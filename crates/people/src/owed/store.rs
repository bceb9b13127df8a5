//! SQL that puts names to due dates.

use kernel::uuid::Uuid;
use kernel::{ActingFor, Day, EmploymentId, Error, InstitutionId, Role};
use platform::deadline::OwedBy;
use platform::store::Tx;

/// Kinds (LIKE patterns) that a kaimu does not carry, as policy does not: the word of a respondent, of whom a period is
/// asked, of who is wished for, and what HR sends to the Commission.
const NOT_CARRIED: [&str; 4] =
    ["people.choice.%", "performance.period.close", "performance.appeal.answer", "performance.appeal.send"];

/// Kinds that only the kaimu of a head carries.
const CALLED_BY_HEADS: [&str; 2] = ["performance.appeal.appoint", "performance.appeal.wait"];

/// What waits for somebody ($2) by name; more conditions may follow.
macro_rules! by_name {
    () => {
        "SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, other.name AS other_name
            FROM platform_deadline due
            LEFT JOIN people_employment other ON other.institution_id = due.institution_id AND other.id = due.from_id
            WHERE due.owed_institution_id = $1 AND due.owed_by_id = $2 AND due.closed_at IS NULL"
    };
}

/// What waits for the institution's head, where that is somebody ($2). A kaimu carries it for one who has left, too: they
/// often fill a vacant post.
macro_rules! as_head {
    ($on_the_day:literal) => {
        concat!(
            "SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, NULL AS other_name
            FROM people_employment own
            JOIN people_post post ON post.institution_id = own.institution_id AND post.id = own.post_id
                AND post.heads = 'institution'
            CROSS JOIN platform_deadline due
            WHERE own.institution_id = $1 AND own.id = $2",
            $on_the_day,
            "
              AND due.owed_role = 'head' AND due.owed_institution_id = $1 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3"
        )
    };
}

platform::statements! {
    /// What waits for a person themselves, then for the roles they hold and the institution they head, one line for each other
    /// employment of theirs in which something waits, then what went up from them. The nation's seat is
    /// one, wherever its holders work, and judges nothing of the institution they work in; other roles end at its wall.
    LIST = concat!("SELECT * FROM (", by_name!(), "
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) mine
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, NULL AS other_name
            FROM people_role held
            CROSS JOIN platform_deadline due
            WHERE held.institution_id = $1 AND held.employment_id = $2 AND held.role <> 'national'
              AND due.owed_role = held.role AND due.owed_institution_id = $1 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) office
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, NULL AS other_name
            FROM people_role held
            CROSS JOIN platform_deadline due
            WHERE held.institution_id = $1 AND held.employment_id = $2 AND held.role = 'national'
              AND due.owed_role = 'national' AND due.institution_id <> $1 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) nation
        UNION ALL SELECT * FROM (", as_head!(" AND own.starts_on <= $4 AND (own.ends_on IS NULL OR own.ends_on >= $4)"), ") headship
        UNION ALL SELECT * FROM (
            SELECT 'people.switch.waits' AS kind, institution.name AS note, '/me#ajira' AS path, MIN(due.due_on) AS due_on,
                TRUE AS mine, NULL AS other_name
            FROM people_employment own
            JOIN people_employment other ON other.person_id = own.person_id AND other.id <> own.id
            JOIN people_institution institution ON institution.id = other.institution_id
            JOIN platform_deadline due ON due.owed_institution_id = other.institution_id AND due.owed_by_id = other.id
                AND due.closed_at IS NULL AND (due.opens_on IS NULL OR due.opens_on <= $4)
            WHERE own.institution_id = $1 AND own.id = $2
            GROUP BY other.id, institution.name LIMIT $3) elsewhere
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, FALSE AS mine, other.name AS other_name
            FROM platform_deadline due
            LEFT JOIN people_employment other ON other.institution_id = due.owed_institution_id AND other.id = due.owed_by_id
            WHERE due.institution_id = $1 AND due.from_id = $2 AND due.closed_at IS NULL
            ORDER BY due.due_on, due.id LIMIT $3) risen
        ORDER BY mine DESC, due_on");
    /// What waits for somebody absent and falls to their kaimu: what they owe about others, and what the office of a head does;
    /// nothing about themselves or about the kaimu ($9), nothing of a role that was granted to them, nothing of their other
    /// employments.
    LIST_CARRIED = concat!("SELECT * FROM (", by_name!(), "
              AND (due.about_id IS NULL OR due.about_id <> due.owed_by_id) AND (due.opens_on IS NULL OR due.opens_on <= $4)
              AND (due.about_id IS NULL OR due.about_id <> $9)
              AND NOT (due.kind LIKE $5 OR due.kind LIKE $6 OR due.kind LIKE $7 OR due.kind LIKE $8)
            ORDER BY due.due_on, due.id LIMIT $3) mine
        UNION ALL SELECT * FROM (", as_head!(""), ") headship
        ORDER BY due_on");
    /// The first who owes something on a subject.
    AWAITED = "SELECT other.name, due.owed_role AS role, due.due_on
        FROM platform_deadline due
        LEFT JOIN people_employment other ON other.institution_id = due.owed_institution_id AND other.id = due.owed_by_id
        WHERE due.institution_id = $1 AND due.subject_id = $2 AND due.kind = $3 AND due.closed_at IS NULL
        ORDER BY due.due_on, due.id LIMIT 1";
}

platform::row! {
    /// Who is waited for, by name or by role, and until when.
    pub struct AwaitedRow {
        pub name: Option<String>,
        pub role: Option<String>,
        pub due_on: Day,
    }
    /// One line of what waits for somebody, or of what they let pass and now waits for somebody above.
    pub struct OwedRow {
        pub kind: String,
        pub note: String,
        pub path: String,
        pub due_on: Day,
        /// Theirs to answer.
        pub mine: bool,
        /// Of what is theirs: who let it pass before, if it went up to them. Otherwise: who has it now.
        pub other_name: Option<String>,
    }
}

/// What waits for a person and can be done by now, oldest due date first, then what went up from them; at most `limit` of
/// each.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
    limit: i64,
) -> Result<Vec<OwedRow>, Error> {
    tx.all(&LIST, &[&institution, &employment, &limit, &today])
}

/// What waits for somebody absent and can be done by their kaimu, oldest due date first; at most `limit` of each.
pub fn list_carried(
    tx: &Tx<'_>,
    institution: InstitutionId,
    (absent, kaimu): (&ActingFor, EmploymentId),
    today: Day,
    limit: i64,
) -> Result<Vec<OwedRow>, Error> {
    let [one, two, three, four] = NOT_CARRIED;
    let mut rows: Vec<OwedRow> = tx.all(
        &LIST_CARRIED,
        &[&institution, &absent.employment, &limit, &today, &one, &two, &three, &four, &kaimu],
    )?;
    // Committees are called together by the head or HR; of the two only the head's kaimu may.
    let heads = absent.roles.iter().any(|grant| grant.role == Role::HeadOfInstitution);
    rows.retain(|row| heads || !CALLED_BY_HEADS.contains(&row.kind.as_str()));
    Ok(rows)
}

/// Who is waited for with this on a subject; of a thing the reader may read.
pub fn awaited(
    tx: &Tx<'_>,
    institution: InstitutionId,
    (kind, subject): (&str, Uuid),
) -> Result<Option<AwaitedRow>, Error> {
    tx.opt(&AWAITED, &[&institution, &subject, &kind])
}

/// Who owes what somebody was to do: they themselves while they work here, afterwards whoever holds the role.
pub fn by_or_role(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: Option<EmploymentId>,
    role: Role,
    today: Day,
) -> Result<OwedBy, Error> {
    let Some(id) = employment else { return Ok(OwedBy::Role(role)) };
    let found = crate::employee::find(tx, institution, id, today)?;
    Ok(if found.is_some_and(|row| row.runs_on(today)) { id.into() } else { OwedBy::Role(role) })
}
