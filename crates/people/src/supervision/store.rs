//! All SQL about supervision. Rows are closed and opened, never deleted.

use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS, Page, PageKey, ToValue};
use platform::store::Tx;

use super::model::{Interval, MemberRow, NamedInterval, TeamRow, UnsupervisedRow, VacantRow};

platform::statements! {
    INSERT = "INSERT INTO people_supervision (institution_id, employment_id, from_on, to_on, supervisor_id, reason) \
        VALUES ($1, $2, $3, NULL, $4, $5)";
    OPEN = "SELECT from_on, to_on, supervisor_id FROM people_supervision \
        WHERE institution_id = $1 AND employment_id = $2 AND to_on IS NULL";
    CLOSE = "UPDATE people_supervision SET to_on = $3 \
        WHERE institution_id = $1 AND employment_id = $2 AND to_on IS NULL AND from_on <= $3";
    /// A change that has not begun is taken back, and who supervised until then goes on.
    WITHDRAW = "DELETE FROM people_supervision WHERE institution_id = $1 AND employment_id = $2 AND from_on = $3 AND to_on IS NULL";
    GO_ON = "UPDATE people_supervision SET to_on = NULL WHERE institution_id = $1 AND employment_id = $2 AND to_on = $3";
    CORRECT = "UPDATE people_supervision SET supervisor_id = $4, reason = $5 \
        WHERE institution_id = $1 AND employment_id = $2 AND from_on = $3 AND to_on IS NULL";
    HISTORY = "SELECT own.from_on, own.to_on, own.supervisor_id, supervisor.name AS supervisor_name, own.reason \
        FROM people_supervision own \
        LEFT JOIN people_employment supervisor \
            ON supervisor.institution_id = own.institution_id AND supervisor.id = own.supervisor_id \
        WHERE own.institution_id = $1 AND own.employment_id = $2 ORDER BY own.from_on DESC";
    /// Everybody above an employment on a day or later; any interval that still counts then is followed.
    ABOVE = "WITH RECURSIVE above (id) AS ( \
            SELECT supervisor_id FROM people_supervision \
            WHERE institution_id = $1 AND employment_id = $2 AND supervisor_id IS NOT NULL AND (to_on IS NULL OR to_on >= $3) \
          UNION \
            SELECT next.supervisor_id FROM above \
            JOIN people_supervision next ON next.institution_id = $1 AND next.employment_id = above.id \
            WHERE next.supervisor_id IS NOT NULL AND (next.to_on IS NULL OR next.to_on >= $3)) \
        SELECT id FROM above";
    /// Whom an employment supervises by an open interval.
    BELOW = "SELECT employment_id AS id FROM people_supervision \
        WHERE institution_id = $1 AND supervisor_id = $2 AND to_on IS NULL";
    /// Who was to go to the next level up from a day on because a supervisor leaves on the day before.
    TO_GO_UP = "SELECT next.employment_id AS id FROM people_supervision next \
        JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = next.employment_id \
            AND own.to_on = $3 AND own.supervisor_id = $2 \
        WHERE next.institution_id = $1 AND next.from_on = $4 AND next.to_on IS NULL AND next.reason = $5 \
        ORDER BY next.employment_id";
    ALL_OPEN = "SELECT employment_id, supervisor_id FROM people_supervision \
        WHERE institution_id = $1 AND to_on IS NULL AND supervisor_id IS NOT NULL";
    TEAMS = "SELECT supervisor.id, supervisor.name, post.title AS post_title, unit.name AS unit_name, \
            CAST(COUNT(*) AS BIGINT) AS people, upper_person.name AS supervisor_name \
        FROM people_supervision own \
        JOIN people_employment below ON below.institution_id = $1 AND below.id = own.employment_id \
            AND (below.ends_on IS NULL OR below.ends_on >= $2) \
        JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = supervisor.post_id \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = supervisor.unit_id \
        LEFT JOIN people_supervision upper ON upper.institution_id = $1 AND upper.employment_id = supervisor.id \
            AND upper.from_on <= $2 AND (upper.to_on IS NULL OR upper.to_on >= $2) \
        LEFT JOIN people_employment upper_person \
            ON upper_person.institution_id = $1 AND upper_person.id = upper.supervisor_id \
        WHERE own.institution_id = $1 AND own.from_on <= $2 AND (own.to_on IS NULL OR own.to_on >= $2) \
            AND (CAST($3 AS {{text}}) IS NULL OR (supervisor.name, supervisor.id) > (CAST($3 AS {{text}}), CAST($4 AS {{uuid}}))) \
        GROUP BY supervisor.id, supervisor.name, post.title, unit.name, upper_person.name \
        ORDER BY supervisor.name, supervisor.id LIMIT $5";
    /// Whom somebody supervises on a day.
    TEAM = "SELECT below.id, below.check_number, below.name, post.title AS post_title, own.from_on, \
            (SELECT MAX(x.from_on) FROM people_supervision x \
             WHERE x.institution_id = $1 AND x.employment_id = below.id) AS last_from_on \
        FROM people_supervision own \
        JOIN people_employment below ON below.institution_id = $1 AND below.id = own.employment_id \
            AND (below.ends_on IS NULL OR below.ends_on >= $3) \
        JOIN people_post post ON post.institution_id = $1 AND post.id = below.post_id \
        WHERE own.institution_id = $1 AND own.supervisor_id = $2 \
            AND own.from_on <= $3 AND (own.to_on IS NULL OR own.to_on >= $3) \
            AND (CAST($4 AS {{text}}) IS NULL OR (below.name, below.id) > (CAST($4 AS {{text}}), CAST($5 AS {{uuid}}))) \
        ORDER BY below.name, below.id LIMIT $6";
    /// Who went to the next level up because their supervisor left, and is there still.
    VACANT = "SELECT employment.id, employment.check_number, employment.name, unit.name AS unit_name, \
            supervisor.name AS supervisor_name, own.from_on \
        FROM people_supervision own \
        JOIN people_employment employment ON employment.institution_id = $1 AND employment.id = own.employment_id \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        WHERE own.institution_id = $1 AND own.to_on IS NULL AND own.from_on <= $2 AND own.reason = $3 \
        ORDER BY employment.name, employment.id LIMIT $4";
    /// Who works here today, heads no institution, and has no supervisor who works here today.
    UNSUPERVISED = "SELECT employment.id, employment.check_number, employment.name, post.title AS post_title, \
            unit.name AS unit_name, supervisor.name AS gone_name \
        FROM people_employment employment \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        LEFT JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = employment.id \
            AND own.from_on <= $2 AND (own.to_on IS NULL OR own.to_on >= $2) \
        LEFT JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        WHERE employment.institution_id = $1 AND employment.starts_on <= $2 \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
            AND post.heads <> 'institution' \
            AND (supervisor.id IS NULL OR supervisor.ends_on < $2) \
        ORDER BY employment.name, employment.id LIMIT $3";
}

platform::row! {
    struct Id { id: EmploymentId }
    struct Pair { employment_id: EmploymentId, supervisor_id: EmploymentId }
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    from_on: Day,
    supervisor: Option<EmploymentId>,
    reason: &str,
) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &employment, &from_on, &supervisor, &reason])?;
    Ok(())
}

/// The first interval of many employments: whom it is of, its first day, the supervisor.
pub(crate) fn insert_all(
    tx: &Tx<'_>,
    institution: InstitutionId,
    first: &[(EmploymentId, Day, Option<EmploymentId>)],
) -> Result<(), Error> {
    let reason = "";
    let rows: Vec<Vec<&dyn ToValue>> = first
        .iter()
        .map(|(employment, from_on, supervisor)| -> Vec<&dyn ToValue> {
            vec![&institution, employment, from_on, supervisor, &reason]
        })
        .collect();
    tx.insert_many(&INSERT, &rows).map(drop)
}

/// The interval without an end.
pub fn find_open(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Option<Interval>, Error> {
    tx.opt(&OPEN, &[&institution, &employment])
}

/// Ends the open interval; Stale when somebody else just did.
pub fn save_close(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    last: Day,
) -> Result<(), Error> {
    tx.change(&CLOSE, &[&institution, &employment, &last])
}

/// Corrects the open interval that began on `from_on`.
pub fn save_correction(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    from_on: Day,
    supervisor: Option<EmploymentId>,
    reason: &str,
) -> Result<(), Error> {
    tx.change(&CORRECT, &[&institution, &employment, &from_on, &supervisor, &reason])
}

/// Takes back the change that was to begin on `from_on`; Stale when it is there no more.
pub fn withdraw(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    from_on: Day,
) -> Result<(), Error> {
    tx.change(&WITHDRAW, &[&institution, &employment, &from_on])?;
    tx.run(&GO_ON, &[&institution, &employment, &from_on.plus_days(-1)]).map(drop)
}

/// All intervals of an employment, newest first.
pub fn list_history(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<NamedInterval>, Error> {
    tx.all(&HISTORY, &[&institution, &employment])
}

pub fn list_above(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    day: Day,
) -> Result<Vec<EmploymentId>, Error> {
    Ok(tx.all::<Id>(&ABOVE, &[&institution, &employment, &day])?.into_iter().map(|row| row.id).collect())
}

pub fn list_below(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
) -> Result<Vec<EmploymentId>, Error> {
    Ok(tx.all::<Id>(&BELOW, &[&institution, &supervisor])?.into_iter().map(|row| row.id).collect())
}

/// Whom a supervisor's last day sends up the day after, and nobody has moved since.
pub fn list_to_go_up(
    tx: &Tx<'_>,
    institution: InstitutionId,
    leaving: EmploymentId,
    last: Day,
) -> Result<Vec<EmploymentId>, Error> {
    let values: [&dyn ToValue; 5] =
        [&institution, &leaving, &last, &last.plus_days(1), &super::model::VACANT];
    Ok(tx.all::<Id>(&TO_GO_UP, &values)?.into_iter().map(|row| row.id).collect())
}

/// Who supervises whom by open intervals, one pair at a time.
pub fn each_open(
    tx: &Tx<'_>,
    institution: InstitutionId,
    mut take: impl FnMut(EmploymentId, EmploymentId),
) -> Result<(), Error> {
    tx.each::<Pair>(&ALL_OPEN, &[&institution], |pair| {
        take(pair.employment_id, pair.supervisor_id);
        Ok(())
    })
}

/// Supervisors of a day with the number of their people.
pub fn list_teams(
    tx: &Tx<'_>,
    institution: InstitutionId,
    day: Day,
    key: &PageKey,
) -> Result<Page<TeamRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&TEAMS, &[&institution, &day, &key.sort(), &key.id(), &most]))
}

/// The people of one supervisor on a day.
pub fn list_team(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    day: Day,
    key: &PageKey,
) -> Result<Page<MemberRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(&TEAM, &[&institution, &supervisor, &day, &key.sort(), &key.id(), &most])
    })
}

/// The first of those whom the next level up supervises because a post is vacant.
pub fn list_vacant(
    tx: &Tx<'_>,
    institution: InstitutionId,
    day: Day,
    most: i64,
) -> Result<Vec<VacantRow>, Error> {
    tx.all(&VACANT, &[&institution, &day, &super::model::VACANT, &most])
}

/// The first of those without a supervisor.
pub fn list_unsupervised(
    tx: &Tx<'_>,
    institution: InstitutionId,
    day: Day,
    most: i64,
) -> Result<Page<UnsupervisedRow>, Error> {
    Page::read(most, |most| tx.all(&UNSUPERVISED, &[&institution, &day, &most]))
}
