//! SQL of the agreement and its signatures; that of tasks and of templates stands in their own rooms and is passed on here.
//! It reads people's tables and writes only performance_agreement and performance_signature.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use people::{on_leave, seat_above, seat_answered};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    AgreementId, AgreementRow, BeginnerRow, Party, Plan, SignatureId, SignatureRow, State, TeamPlanRow,
};

use crate::silence::store::{raised_columns, raised_joins};

pub use super::task::store::*;
pub use super::template::store::{delete_templates, insert_template, list_cadres, list_template};

/// Columns and joins of an agreement as of the day `$2`.
macro_rules! agreement {
    ($condition:literal) => {
        concat!(
            "SELECT agreement.id, agreement.institution_id, institution.name AS institution_name, agreement.employment_id,
              agreement.year, agreement.state, agreement.reason, agreement.text_hash, agreement.submitted_at,
              agreement.approved_at, agreement.employee_signed_at, agreement.supervisor_signed_at, agreement.version,
              employment.name, employment.check_number, employment.unit_path, unit.name AS unit_name,
              workstation.name AS workstation_name, post.title AS post_title, employment.starts_on, employment.ends_on,
              line.supervisor_id, supervisor.name AS supervisor_name,
              supervisor.check_number AS supervisor_check_number, supervisor_post.title AS supervisor_post,
              above.supervisor_id AS second_level_id,",
            seat_above!("employment", "line"),
            ",",
            seat_answered!("employment", "line", "$2"),
            ", due.closes_month AS signing_month, due.closes_day AS signing_day, due.closes_offset AS signing_offset,
              (SELECT CAST(days.value AS {{int}}) FROM platform_setting days
                WHERE days.key = 'joiner_plan_days' AND days.from_year <= agreement.year
                ORDER BY days.from_year DESC LIMIT 1) AS joiner_days,
              (SELECT CAST(late.value AS {{int}}) FROM platform_setting late
                WHERE late.key = 'update_last_days' AND late.from_year <= agreement.year
                ORDER BY late.from_year DESC LIMIT 1) AS last_days,",
            on_leave!("employment", "$2"),
            "AS away,",
            raised_columns!(),
            "FROM performance_agreement agreement
            JOIN people_institution institution ON institution.id = agreement.institution_id
            JOIN people_employment employment
              ON employment.institution_id = agreement.institution_id AND employment.id = agreement.employment_id
            JOIN people_unit unit ON unit.institution_id = employment.institution_id AND unit.id = employment.unit_id
            JOIN people_workstation workstation
              ON workstation.institution_id = employment.institution_id AND workstation.id = employment.workstation_id
            JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
            LEFT JOIN people_supervision line
              ON line.institution_id = agreement.institution_id AND line.employment_id = agreement.employment_id
              AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
            LEFT JOIN people_employment supervisor
              ON supervisor.institution_id = line.institution_id AND supervisor.id = line.supervisor_id
            LEFT JOIN people_post supervisor_post
              ON supervisor_post.institution_id = supervisor.institution_id AND supervisor_post.id = supervisor.post_id
            LEFT JOIN people_supervision above
              ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
              AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
            LEFT JOIN platform_window due ON due.name = 'agreement' AND due.from_year = (SELECT MAX(newest.from_year)
              FROM platform_window newest WHERE newest.name = 'agreement' AND newest.from_year <= agreement.year)",
            raised_joins!("agreement.institution_id", "agreement.id"),
            "WHERE agreement.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = agreement!("agreement.id = $3");
    FIND_OF = agreement!("agreement.employment_id = $3 AND agreement.year = $4");
    FIND_BEGINNER = concat!("SELECT employment.id, employment.institution_id, employment.name, employment.unit_path,
          employment.cadre, employment.starts_on, employment.ends_on, line.supervisor_id,
          above.supervisor_id AS second_level_id,",
        seat_above!("employment", "line"),
        ",",
        seat_answered!("employment", "line", "$2"),
        "FROM people_employment employment
        LEFT JOIN people_supervision line
          ON line.institution_id = employment.institution_id AND line.employment_id = employment.id
          AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
        LEFT JOIN people_supervision above
          ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
          AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
        WHERE employment.institution_id = $1 AND employment.id = $3");
    INSERT = "INSERT INTO performance_agreement (institution_id, id, employment_id, year, state, reason, version)
        VALUES ($1, $2, $3, $4, $5, '', 1) ON CONFLICT (institution_id, employment_id, year) DO NOTHING";
    TOUCH = "UPDATE performance_agreement SET state = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    SAVE_SUBMITTED = "UPDATE performance_agreement
        SET state = 'submitted', reason = '', submitted_at = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    SAVE_RETURNED = "UPDATE performance_agreement
        SET state = $3, reason = $4, text = NULL, text_hash = NULL, approved_at = NULL, employee_signed_at = NULL,
            supervisor_signed_at = NULL, supervisor_signed_id = NULL, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_APPROVED = "UPDATE performance_agreement
        SET state = 'approved', reason = '', text = $3, text_hash = $4, approved_at = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $6";
    /// Signed by the employee alone, because every level above let its day pass: the text is fixed by that.
    SAVE_SIGNED_ALONE = "UPDATE performance_agreement
        SET state = 'signed', reason = '', text = $3, text_hash = $4, employee_signed_at = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $6";
    SAVE_EMPLOYEE_SIGNED = "UPDATE performance_agreement
        SET state = $3, employee_signed_at = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_SUPERVISOR_SIGNED = "UPDATE performance_agreement
        SET state = $3, supervisor_signed_at = $4, supervisor_signed_id = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $6";
    SAVE_STARTED_AT = "UPDATE performance_agreement SET started_at = $3 WHERE institution_id = $1 AND id = $2";
    FIND_TEXT = "SELECT text FROM performance_agreement WHERE institution_id = $1 AND id = $2 AND text IS NOT NULL";
    INSERT_SIGNATURE = "INSERT INTO performance_signature
        (institution_id, id, agreement_id, signer_id, signer_name, acting_for_id, capacity, text_hash, text, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The one signature under a text whose approval is taken back; the history keeps whose it was and under what.
    DELETE_SIGNATURES = "DELETE FROM performance_signature WHERE institution_id = $1 AND agreement_id = $2";
    LIST_SIGNATURES = "SELECT signature.capacity, signature.signer_id, signature.signer_name,
          absent.name AS acting_for_name, signature.text_hash, signature.signed_at
        FROM performance_signature signature
        LEFT JOIN people_employment absent
          ON absent.institution_id = signature.institution_id AND absent.id = signature.acting_for_id
        WHERE signature.institution_id = $1 AND signature.agreement_id = $2 ORDER BY signature.signed_at LIMIT 2";
    LIST_TEAM_PLANS = concat!("SELECT employment.id AS employment_id, employment.name, post.title AS post_title, employment.starts_on,
          agreement.id AS agreement_id, agreement.state, agreement.employee_signed_at, agreement.supervisor_signed_at,
          (SELECT CAST(SUM(task.weight) AS {{int}}) FROM performance_task task
            WHERE task.institution_id = agreement.institution_id AND task.agreement_id = agreement.id
              AND task.state = 'proposed') AS weight,
          (SELECT CAST(COUNT(*) AS {{int}}) FROM people_supervision below
            JOIN people_employment under ON under.institution_id = below.institution_id AND under.id = below.employment_id
              AND under.starts_on <= $3 AND (under.ends_on IS NULL OR under.ends_on >= $3)
            WHERE below.institution_id = $1 AND below.supervisor_id = employment.id
              AND below.from_on <= $3 AND (below.to_on IS NULL OR below.to_on >= $3)
              AND NOT EXISTS (SELECT 1 FROM performance_agreement done WHERE done.institution_id = $1
                AND done.employment_id = below.employment_id AND done.year = $4 AND done.state = 'signed')) AS unsigned_below,",
        on_leave!("employment", "$3"),
        "AS away
        FROM people_supervision line
        JOIN people_employment employment
          ON employment.institution_id = line.institution_id AND employment.id = line.employment_id
        JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
        LEFT JOIN performance_agreement agreement
          ON agreement.institution_id = employment.institution_id AND agreement.employment_id = employment.id
          AND agreement.year = $4
        WHERE line.institution_id = $1 AND line.from_on <= $3 AND (line.to_on IS NULL OR line.to_on >= $3)
          AND line.supervisor_id IN (SELECT CAST($2 AS {{uuid}}) UNION ALL SELECT acting.absent_id FROM people_acting acting
            WHERE acting.institution_id = $1 AND acting.acting_id = $2 AND acting.from_on <= $3 AND acting.to_on >= $3)
          AND employment.id <> $2 AND (employment.ends_on IS NULL OR employment.ends_on >= $3)
          AND (CAST($5 AS {{text}}) IS NULL OR (employment.name, employment.id) > ($5, CAST($6 AS {{uuid}})))
        ORDER BY employment.name, employment.id LIMIT $7");
    /// The years of an employee's plans, each beside the day on which planning of one year ($3) opens; at least one row.
    LIST_YEARS = "SELECT planned.year, season.opens_month, season.opens_day, season.opens_offset
        FROM platform_window season
        LEFT JOIN performance_agreement planned ON planned.institution_id = $1 AND planned.employment_id = $2
        WHERE season.name = 'planning' AND season.from_year = (SELECT MAX(newest.from_year) FROM platform_window newest
            WHERE newest.name = 'planning' AND newest.from_year <= $3)
        ORDER BY planned.year DESC LIMIT 50";
}

/// An agreement by its id, with the supervision of `today`.
pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AgreementId,
    today: Day,
) -> Result<Option<Guarded<AgreementRow>>, Error> {
    Ok(tx.opt::<AgreementRow>(&FIND, &[&institution, &today, &id])?.map(Guarded::new))
}

/// An employee's agreement of a year.
pub fn find_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    today: Day,
) -> Result<Option<Guarded<AgreementRow>>, Error> {
    Ok(tx.opt::<AgreementRow>(&FIND_OF, &[&institution, &today, &employment, &year])?.map(Guarded::new))
}

pub fn find_beginner(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Option<Guarded<BeginnerRow>>, Error> {
    Ok(tx.opt::<BeginnerRow>(&FIND_BEGINNER, &[&institution, &today, &employment])?.map(Guarded::new))
}

/// A new draft. False when the employee already has an agreement of that year.
pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AgreementId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<bool, Error> {
    Ok(tx.run(&INSERT, &[&institution, &id, &employment, &year, &State::Draft])? == 1)
}

/// Puts the agreement in a state and counts its version up, so that whoever decides about it sees that it changed.
pub fn save_state(tx: &Tx<'_>, row: &AgreementRow, state: State) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &state, &row.version])
}

pub fn save_submitted(tx: &Tx<'_>, row: &AgreementRow, at: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_SUBMITTED, &[&row.institution_id, &row.id, &at, &row.version])
}

/// Returned, or its approval taken back, with the reason.
pub fn save_returned(tx: &Tx<'_>, row: &AgreementRow, state: State, reason: &str) -> Result<(), Error> {
    tx.change(&SAVE_RETURNED, &[&row.institution_id, &row.id, &state, &reason, &row.version])
}

/// Approved: the text is fixed from now on.
pub fn save_approved(
    tx: &Tx<'_>,
    row: &AgreementRow,
    text: &str,
    hash: &[u8],
    at: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_APPROVED, &[&row.institution_id, &row.id, &text, &hash, &at, &row.version])
}

/// Signed by the employee alone: nobody above answered.
pub fn save_signed_alone(
    tx: &Tx<'_>,
    row: &AgreementRow,
    text: &str,
    hash: &[u8],
    at: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_SIGNED_ALONE, &[&row.institution_id, &row.id, &text, &hash, &at, &row.version])
}

/// One party's signature on the agreement itself.
pub fn save_signed(
    tx: &Tx<'_>,
    row: &AgreementRow,
    state: State,
    party: Party,
    signer: EmploymentId,
    at: Timestamp,
) -> Result<(), Error> {
    match party {
        Party::Employee => {
            tx.change(&SAVE_EMPLOYEE_SIGNED, &[&row.institution_id, &row.id, &state, &at, &row.version])
        }
        Party::Supervisor => tx.change(
            &SAVE_SUPERVISOR_SIGNED,
            &[&row.institution_id, &row.id, &state, &at, &signer, &row.version],
        ),
    }
}

platform::row! {
    struct TextRow { text: String }
    struct YearRow { year: Option<FinancialYear>, opens_month: i64, opens_day: i64, opens_offset: i64 }
}

/// The exact text, once approved.
pub fn find_text(tx: &Tx<'_>, row: &AgreementRow) -> Result<Option<String>, Error> {
    Ok(tx.opt::<TextRow>(&FIND_TEXT, &[&row.institution_id, &row.id])?.map(|row| row.text))
}

/// A signature to be written.
#[derive(Debug)]
pub struct NewSignature<'a> {
    pub id: SignatureId,
    pub signer: EmploymentId,
    /// With the capacity, where they sign from the seat above the institution.
    pub signer_name: &'a str,
    pub acting_for: Option<EmploymentId>,
    pub capacity: Party,
    pub text: &'a str,
    pub text_hash: &'a [u8],
    pub at: Timestamp,
}

/// Voids what one side has signed.
pub fn delete_signatures(tx: &Tx<'_>, row: &AgreementRow) -> Result<(), Error> {
    tx.run(&DELETE_SIGNATURES, &[&row.institution_id, &row.id]).map(drop)
}

pub fn insert_signature(tx: &Tx<'_>, row: &AgreementRow, signature: &NewSignature<'_>) -> Result<(), Error> {
    tx.run(
        &INSERT_SIGNATURE,
        &[
            &row.institution_id,
            &signature.id,
            &row.id,
            &signature.signer,
            &signature.signer_name,
            &signature.acting_for,
            &signature.capacity,
            &signature.text_hash,
            &signature.text,
            &signature.at,
        ],
    )?;
    Ok(())
}

pub fn list_signatures(tx: &Tx<'_>, row: &AgreementRow) -> Result<Vec<SignatureRow>, Error> {
    tx.all(&LIST_SIGNATURES, &[&row.institution_id, &row.id])
}

/// The whole plan of an agreement that has been opened: two statements.
pub fn find_plan(tx: &Tx<'_>, agreement: AgreementRow) -> Result<Plan, Error> {
    let tasks = list_branches(tx, agreement.institution_id, agreement.id)?;
    Ok(Plan { agreement, tasks })
}

/// Those whom somebody supervises on that day, themselves or as kaimu, with their plans of the year, by name.
pub fn list_team_plans(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    today: Day,
    year: FinancialYear,
    after: &PageKey,
) -> Result<Page<TeamPlanRow>, Error> {
    let (sort, id) = (after.sort(), after.id());
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST_TEAM_PLANS, &[&institution, &supervisor, &today, &year, &sort, &id, &most])
    })
}

/// The years for which an employee has an agreement, newest first, and the day on which planning of `next` opens.
pub fn list_years(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    next: FinancialYear,
) -> Result<(Vec<FinancialYear>, Option<Day>), Error> {
    let rows = tx.all::<YearRow>(&LIST_YEARS, &[&institution, &employment, &next])?;
    let opens_on = rows.first().and_then(|row| {
        let month = u32::try_from(row.opens_month).ok()?;
        let day = u32::try_from(row.opens_day).ok()?;
        Some(next.day(i32::try_from(row.opens_offset).ok()?, month, day))
    });
    Ok((rows.into_iter().filter_map(|row| row.year).collect(), opens_on))
}

/// It is signed, by whoever had to: it runs from now on, and so do its sub-tasks. Answers how many. In the unit that changed its
/// state, so nobody is quicker.
pub fn start(tx: &Tx<'_>, row: &AgreementRow, now: Timestamp) -> Result<u64, Error> {
    tx.run(&SAVE_STARTED_AT, &[&row.institution_id, &row.id, &now])?;
    start_sub_tasks(tx, row)
}
