//! What stands around a case and is only read here: who rated, who is above and below, officers, the published mark, events.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FileId, InstitutionId, Role, Timestamp};
use platform::history::Entry;
use platform::store::Tx;
use serde_json::Value;

use crate::appeal::model::{AppealId, AppealRow, Vacated};
use crate::appraisal::model::AppraisalId;

platform::statements! {
    ITEM_NAMES = "SELECT item, factor, factor_sw, factor_en, item_sw, item_en FROM performance_factor_item ORDER BY factor, item";
    RATERS = "SELECT v.actor_id AS employment_id, v.action, v.before, (e.ends_on IS NULL OR e.ends_on >= $3) AS serves
        FROM platform_event v
        JOIN people_employment e ON e.institution_id = v.institution_id AND e.id = v.actor_id
        WHERE v.institution_id = $1 AND v.subject_id IN (
                SELECT a.id FROM performance_appraisal a WHERE a.institution_id = $1 AND a.id = $2
                UNION ALL SELECT p.id FROM performance_appraisal a
                    JOIN performance_period p ON p.institution_id = a.institution_id AND p.employment_id = a.employment_id
                        AND p.year = a.year
                    WHERE a.institution_id = $1 AND a.id = $2)
          AND v.action IN ('performance.appraisal.supervise', 'performance.appraisal.discuss', 'performance.appraisal.countersign',
              'performance.period.close')
        ORDER BY v.id";
    ABOVE = "SELECT e.id AS supervisor_id, e2.id AS second_level_id
        FROM people_supervision s
        LEFT JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.supervisor_id
            AND (e.ends_on IS NULL OR e.ends_on >= $3)
        LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
            AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
        LEFT JOIN people_employment e2 ON e2.institution_id = s2.institution_id AND e2.id = s2.supervisor_id
            AND (e2.ends_on IS NULL OR e2.ends_on >= $3)
        WHERE s.institution_id = $1 AND s.employment_id = $2 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)";
    REPORTS = "SELECT DISTINCT employment_id FROM people_supervision
        WHERE institution_id = $1 AND supervisor_id = $2 AND from_on <= $4 AND (to_on IS NULL OR to_on >= $3)
        ORDER BY employment_id";
    OFFICERS = "SELECT r.employment_id FROM people_role r
        JOIN people_employment e ON e.institution_id = r.institution_id AND e.id = r.employment_id
        WHERE r.institution_id = $1 AND r.role = 'hr' AND (e.ends_on IS NULL OR e.ends_on >= $2)
        ORDER BY r.employment_id LIMIT 50";
    ROLES = "SELECT role FROM people_role WHERE institution_id = $1 AND employment_id = $2 ORDER BY role";
    PUBLISHED = "SELECT version, published_at FROM performance_mark
        WHERE institution_id = $1 AND appraisal_id = $2 AND published_at IS NOT NULL ORDER BY version LIMIT 1";
    AUDITED = "SELECT id FROM platform_event
        WHERE institution_id = $1 AND subject_id = $2 AND actor_id = $3 AND action = 'performance.appeal.audit' AND at >= $4
        ORDER BY id LIMIT 1";
    VACATED = "SELECT m.institution_id, m.appeal_id, m.employment_id
        FROM people_employment e
        JOIN performance_appeal_member m ON m.institution_id = e.institution_id AND m.employment_id = e.id AND m.state = 'sitting'
        JOIN performance_appeal a ON a.institution_id = m.institution_id AND a.id = m.appeal_id AND a.level = m.level
            AND a.state = 'hearing'
        WHERE e.ends_on IS NOT NULL AND e.ends_on >= $1 AND e.ends_on < $2
        ORDER BY m.institution_id, m.appeal_id, m.employment_id LIMIT $3";
    EVENTS = "SELECT id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after
        FROM platform_event
        WHERE institution_id = $1 AND (subject_id IN ($2, $3, $4)
            OR subject_id IN (SELECT r.id FROM performance_report r WHERE r.institution_id = $1 AND r.agreement_id = $4)
            OR subject_id IN (SELECT p.id FROM performance_period p
                WHERE p.institution_id = $1 AND p.employment_id = $5 AND p.year = $6))
        ORDER BY id";
    HASHES = "SELECT a.file_id, f.sha256 FROM performance_appeal_file a
        JOIN platform_file f ON f.institution_id = a.institution_id AND f.id = a.file_id
        WHERE a.institution_id = $1 AND a.appeal_id = $2 ORDER BY a.file_id";
}

platform::row! {
    struct Someone { employment_id: EmploymentId }

    struct Found { id: Uuid }

    struct Held { role: Role }

    /// Who did something to the appraisal or to a period, in the order of doing.
    pub struct RaterRow {
        pub employment_id: EmploymentId,
        pub action: String,
        pub before: Option<Value>,
        pub serves: bool,
    }

    struct AboveRow {
        supervisor_id: Option<EmploymentId>,
        second_level_id: Option<EmploymentId>,
    }

    /// The published mark: its version, and since when it is known.
    pub struct PublishedRow {
        pub version: i64,
        pub published_at: Timestamp,
    }

    /// One of the 23 items by its names.
    pub struct NameRow {
        pub item: i64,
        pub factor: i64,
        pub factor_sw: String,
        pub factor_en: String,
        pub item_sw: String,
        pub item_en: String,
    }

    pub struct HashRow {
        pub file_id: FileId,
        pub sha256: Vec<u8>,
    }
}

/// Who rated, discussed or countersigned an appraisal, or closed a period of its year, the last one last.
pub fn raters(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    today: Day,
) -> Result<Vec<RaterRow>, Error> {
    tx.all(&RATERS, &[&institution, &appraisal, &today])
}

/// Seats of open cases, everywhere, of those whose last day lies in `[since, until)`.
pub fn list_vacated(tx: &Tx<'_>, since: Day, until: Day, limit: i64) -> Result<Vec<Vacated>, Error> {
    tx.all(&VACATED, &[&since, &until, &limit])
}

/// Supervisor and second level of a day, each while they serve.
pub fn above(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<(Option<EmploymentId>, Option<EmploymentId>), Error> {
    let row = tx.opt::<AboveRow>(&ABOVE, &[&institution, &employment, &today])?;
    Ok(row.map_or((None, None), |row| (row.supervisor_id, row.second_level_id)))
}

/// Whom somebody has supervised since a day.
pub fn reports(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    since: Day,
    today: Day,
) -> Result<Vec<EmploymentId>, Error> {
    let rows = tx.all::<Someone>(&REPORTS, &[&institution, &employment, &since, &today])?;
    Ok(rows.into_iter().map(|row| row.employment_id).collect())
}

/// HR officers, who see to a case between its levels.
pub fn officers(tx: &Tx<'_>, institution: InstitutionId, today: Day) -> Result<Vec<EmploymentId>, Error> {
    let rows = tx.all::<Someone>(&OFFICERS, &[&institution, &today])?;
    Ok(rows.into_iter().map(|row| row.employment_id).collect())
}

/// The roles somebody was granted.
pub fn roles(tx: &Tx<'_>, institution: InstitutionId, employment: EmploymentId) -> Result<Vec<Role>, Error> {
    let rows = tx.all::<Held>(&ROLES, &[&institution, &employment])?;
    Ok(rows.into_iter().map(|row| row.role).collect())
}

pub fn published(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Option<PublishedRow>, Error> {
    tx.opt(&PUBLISHED, &[&institution, &appraisal])
}

/// Has this auditor stated a reason for looking into the case since a moment?
pub fn audited(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
    auditor: EmploymentId,
    since: Timestamp,
) -> Result<bool, Error> {
    Ok(tx.opt::<Found>(&AUDITED, &[&institution, &id, &auditor, &since])?.is_some())
}

/// Everything that happened to the case, the appraisal, the year's periods, the agreement and its reports, oldest first.
pub fn events(tx: &Tx<'_>, case: &AppealRow) -> Result<Vec<Entry>, Error> {
    let AppealRow { institution_id, id, appraisal_id, agreement_id, employment_id, year, .. } = case;
    tx.all(&EVENTS, &[institution_id, id, appraisal_id, agreement_id, employment_id, year])
}

pub fn hashes(tx: &Tx<'_>, institution: InstitutionId, id: AppealId) -> Result<Vec<HashRow>, Error> {
    tx.all(&HASHES, &[&institution, &id])
}

pub fn item_names(tx: &Tx<'_>) -> Result<Vec<NameRow>, Error> {
    tx.all(&ITEM_NAMES, &[])
}
