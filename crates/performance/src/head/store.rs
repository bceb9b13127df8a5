//! All SQL about heads of institutions as the seat above them sees them.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Seat};
use platform::store::Tx;

use crate::agreement::model::{AgreementId, State};
use crate::appraisal::model::{self as appraisal, AppraisalId};
use crate::measure::model::{self as measure, MeasureId};
use crate::report::model::ReportId;
use crate::update::model::{self as update, Kind, UpdateId};

/// Years, and things of one kind, that the page of one head lists.
const MOST: i64 = 12;

platform::statements! {
    /// The institutions below a seat (a region's councils; NULL: all that are no council) but the reader's own, each with its
    /// head, the plan of a year, the newest appraisal, and what waits for the seat.
    LIST = "SELECT institution.id AS institution_id, institution.name, head.id AS head_id, head.name AS head_name,
            (SELECT plan.state FROM performance_agreement plan WHERE plan.institution_id = institution.id
                AND plan.employment_id = head.id AND plan.year = $1) AS plan,
            newest.year AS appraisal_year, newest.state AS appraisal,
            (SELECT COUNT(*) FROM performance_agreement plan WHERE plan.institution_id = institution.id
                AND plan.employment_id = head.id
                AND (plan.state = 'submitted' OR (plan.state = 'approved' AND plan.supervisor_signed_at IS NULL)))
            + (SELECT COUNT(*) FROM performance_update u JOIN performance_agreement plan
                ON plan.institution_id = u.institution_id AND plan.id = u.agreement_id
                WHERE u.institution_id = institution.id AND plan.employment_id = head.id
                AND u.state = 'submitted' AND u.proposer = 'employee')
            + (SELECT COUNT(*) FROM performance_appraisal judged WHERE judged.institution_id = institution.id
                AND judged.employment_id = head.id
                AND judged.state IN ('self_rated', 'supervisor_rated', 'disputed'))
            + (SELECT COUNT(*) FROM performance_measure measure WHERE measure.institution_id = institution.id
                AND measure.employment_id = head.id AND measure.state IN ('recommended', 'approved')) AS waiting,
            (SELECT COUNT(*) FROM performance_report sent WHERE sent.institution_id = institution.id
                AND sent.employment_id = head.id AND sent.state = 'sent') AS reports
        FROM people_institution institution
        LEFT JOIN people_employment head ON head.institution_id = institution.id AND head.id = (SELECT heading.id
            FROM people_post post
            JOIN people_employment heading ON heading.institution_id = post.institution_id AND heading.post_id = post.id
            WHERE post.institution_id = institution.id AND post.heads = 'institution' AND heading.starts_on <= $2
              AND (heading.ends_on IS NULL OR heading.ends_on >= $2) ORDER BY heading.id LIMIT 1)
        LEFT JOIN performance_appraisal newest ON newest.institution_id = institution.id AND newest.employment_id = head.id
            AND newest.year = (SELECT MAX(other.year) FROM performance_appraisal other
                WHERE other.institution_id = institution.id AND other.employment_id = head.id)
        WHERE ((CAST($3 AS {{text}}) IS NULL AND institution.kind <> 'council')
            OR (institution.kind = 'council' AND institution.region_code = $3)) AND institution.id <> $4
          AND (CAST($5 AS {{text}}) IS NULL OR institution.name > $5
            OR (institution.name = $5 AND institution.id > CAST($6 AS {{uuid}})))
        ORDER BY institution.name, institution.id LIMIT $7";
    LIST_PLANS = "SELECT plan.id, plan.year, plan.state, judged.id AS appraisal_id, judged.state AS appraisal
        FROM performance_agreement plan
        LEFT JOIN performance_appraisal judged
          ON judged.institution_id = plan.institution_id AND judged.agreement_id = plan.id
        WHERE plan.institution_id = $1 AND plan.employment_id = $2 ORDER BY plan.year DESC LIMIT $3";
    LIST_UPDATES = "SELECT u.id, plan.year, u.kind, u.state FROM performance_update u
        JOIN performance_agreement plan ON plan.institution_id = u.institution_id AND plan.id = u.agreement_id
        WHERE u.institution_id = $1 AND plan.employment_id = $2
          AND (u.state = 'submitted' OR (u.proposer = 'supervisor' AND u.state IN ('draft', 'returned')))
        ORDER BY u.id LIMIT $3";
    LIST_MEASURES = "SELECT id, year, kind, state FROM performance_measure
        WHERE institution_id = $1 AND employment_id = $2 AND state IN ('recommended', 'approved') ORDER BY id LIMIT $3";
    LIST_REPORTS = "SELECT id, week, late FROM performance_report
        WHERE institution_id = $1 AND employment_id = $2 AND state = 'sent' ORDER BY week LIMIT $3";
}

platform::row! {
    /// An institution with its head.
    pub struct ListedRow {
        pub institution_id: InstitutionId,
        pub name: String,
        pub head_id: Option<EmploymentId>,
        pub head_name: Option<String>,
        pub plan: Option<State>,
        pub appraisal_year: Option<FinancialYear>,
        pub appraisal: Option<appraisal::State>,
        /// Plans, updates, appraisals and measures that wait for the seat.
        pub waiting: i64,
        /// Weekly reports it may verify, and owes none of.
        pub reports: i64,
    }
    /// One year of a head.
    pub struct PlanRow {
        pub id: AgreementId,
        pub year: FinancialYear,
        pub state: State,
        pub appraisal_id: Option<AppraisalId>,
        pub appraisal: Option<appraisal::State>,
    }
    /// A change of the plan that is talked about.
    pub struct ChangeRow {
        pub id: UpdateId,
        pub year: FinancialYear,
        pub kind: Kind,
        pub state: update::State,
    }
    /// A reward or a development measure that is to be decided or carried out.
    pub struct OpenMeasureRow {
        pub id: MeasureId,
        pub year: FinancialYear,
        pub kind: measure::Kind,
        pub state: measure::State,
    }
    /// A weekly report nobody has verified.
    pub struct SentRow {
        pub id: ReportId,
        pub week: Day,
        pub late: bool,
    }
}

/// One page of the institutions below a seat, but the one the reader works in.
pub fn list(
    tx: &Tx<'_>,
    (seat, own): (&Seat, InstitutionId),
    (year, today): (FinancialYear, Day),
    after: &PageKey,
) -> Result<Page<ListedRow>, Error> {
    let region = match seat {
        Seat::Region(code) => Some(code.as_str()),
        Seat::Nation => None,
    };
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST, &[&year, &today, &region, &own, &after.sort(), &after.id(), &most])
    })
}

pub fn list_plans(
    tx: &Tx<'_>,
    institution: InstitutionId,
    head: EmploymentId,
) -> Result<Vec<PlanRow>, Error> {
    tx.all(&LIST_PLANS, &[&institution, &head, &MOST])
}

pub fn list_updates(
    tx: &Tx<'_>,
    institution: InstitutionId,
    head: EmploymentId,
) -> Result<Vec<ChangeRow>, Error> {
    tx.all(&LIST_UPDATES, &[&institution, &head, &MOST])
}

pub fn list_measures(
    tx: &Tx<'_>,
    institution: InstitutionId,
    head: EmploymentId,
) -> Result<Vec<OpenMeasureRow>, Error> {
    tx.all(&LIST_MEASURES, &[&institution, &head, &MOST])
}

pub fn list_reports(
    tx: &Tx<'_>,
    institution: InstitutionId,
    head: EmploymentId,
) -> Result<Vec<SentRow>, Error> {
    tx.all(&LIST_REPORTS, &[&institution, &head, &MOST])
}
