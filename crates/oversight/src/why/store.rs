//! All SQL of "why do I not see": one person's stretches, the reader's acting appointments, where a year stands.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Week};
use people::absence::rules::covers_week;
use platform::store::Tx;

use super::rules::{Acting, Person, Standing, Stretch};

platform::statements! {
    /// Everybody who ever supervised whoever has this check number here, newest first.
    PERSON = "SELECT e.id, e.name, e.ends_on, s.from_on, s.to_on, s.supervisor_id, b.name AS supervisor_name
        FROM people_employment e
        JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
        LEFT JOIN people_employment b ON b.institution_id = s.institution_id AND b.id = s.supervisor_id
        WHERE e.institution_id = $1 AND e.check_number = $2
        ORDER BY e.starts_on DESC, s.from_on DESC LIMIT 60";
    ACTING = "SELECT k.absent_id, e.name, k.from_on, k.to_on FROM people_acting k
        JOIN people_employment e ON e.institution_id = k.institution_id AND e.id = k.absent_id
        WHERE k.institution_id = $1 AND k.acting_id = $2 ORDER BY k.to_on DESC LIMIT 60";
    /// Agreement, appraisal and one week's report of somebody's year, with a row for each absence that touches the week.
    STANDING = "SELECT g.state AS agreement, a.state AS appraisal, r.state AS report, x.from_on, x.to_on
        FROM people_employment e
        LEFT JOIN performance_agreement g ON g.institution_id = e.institution_id AND g.employment_id = e.id AND g.year = $3
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        LEFT JOIN performance_report r ON r.institution_id = g.institution_id AND r.agreement_id = g.id AND r.week = $4
        LEFT JOIN people_absence x ON x.institution_id = e.institution_id AND x.employment_id = e.id AND x.state = 'agreed'
            AND x.from_on <= $5 AND x.to_on >= $4
        WHERE e.institution_id = $1 AND e.id = $2";
}

platform::row! {
    struct PersonRow {
        id: EmploymentId,
        name: String,
        ends_on: Option<Day>,
        from_on: Day,
        to_on: Option<Day>,
        supervisor_id: Option<EmploymentId>,
        supervisor_name: Option<String>,
    }

    struct ActingRow {
        absent_id: EmploymentId,
        name: String,
        from_on: Day,
        to_on: Day,
    }

    struct StandingRow {
        agreement: Option<String>,
        appraisal: Option<String>,
        report: Option<String>,
        from_on: Option<Day>,
        to_on: Option<Day>,
    }
}

/// Whoever has this check number here now, or had it last.
pub fn person(
    tx: &Tx<'_>,
    institution: InstitutionId,
    check_number: &str,
) -> Result<Option<(EmploymentId, Person)>, Error> {
    let rows = tx.all::<PersonRow>(&PERSON, &[&institution, &check_number])?;
    let Some((id, name, ends_on)) = rows.first().map(|row| (row.id, row.name.clone(), row.ends_on)) else {
        return Ok(None);
    };
    let stretches = rows
        .into_iter()
        .filter(|row| row.id == id)
        .map(|row| Stretch {
            from_on: row.from_on,
            to_on: row.to_on,
            supervisor: row.supervisor_id,
            supervisor_name: row.supervisor_name.unwrap_or_default(),
        })
        .collect();
    Ok(Some((id, Person { name, ends_on, stretches, standing: Standing::default() })))
}

pub fn acting(tx: &Tx<'_>, institution: InstitutionId, reader: EmploymentId) -> Result<Vec<Acting>, Error> {
    let rows = tx.all::<ActingRow>(&ACTING, &[&institution, &reader])?;
    let acting = rows.into_iter().map(|row| Acting {
        absent: row.absent_id,
        absent_name: row.name,
        from_on: row.from_on,
        to_on: row.to_on,
    });
    Ok(acting.collect())
}

pub fn standing(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    week: Week,
) -> Result<Standing, Error> {
    let rows = tx
        .all::<StandingRow>(&STANDING, &[&institution, &employment, &year, &week.monday(), &week.sunday()])?;
    let spans: Vec<(Day, Day)> = rows.iter().filter_map(|row| row.from_on.zip(row.to_on)).collect();
    let Some(row) = rows.into_iter().next() else { return Ok(Standing::default()) };
    Ok(Standing {
        agreement: row.agreement,
        report: row.report,
        away: covers_week(&spans, week),
        appraisal: row.appraisal,
    })
}
