//! The words of periods: who judged which days of somebody's year, and what came of it. No SQL, no decisions.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Marks, Place, Quantity, Timestamp};
use platform::work::Target;
use serde_json::Value;

use crate::mark::Inputs;
use crate::mark::cases::{PeriodDays, PeriodInput};

kernel::id!(
    /// Kipindi: a part of somebody's year that somebody else judges.
    PeriodId
);

kernel::codes! {
    /// Who judges it.
    pub enum Source {
        /// Msimamizi aliyeondoka.
        Supervisor = "supervisor",
        /// Taarifa ya alama kutoka taasisi nyingine.
        Statement = "statement",
    }
}

kernel::codes! {
    /// Where it stands.
    pub enum State {
        /// Inadaiwa: the note and the mark are owed.
        Owed = "owed",
        /// Imefungwa.
        Closed = "closed",
        /// Too short to be judged by itself: its days belong to the next period.
        Merged = "merged",
    }
}

platform::row! {
    /// A period as the year's mark sees it.
    pub struct PeriodRow {
        pub agreement_id: Uuid,
        pub from_on: Day,
        pub to_on: Day,
        pub judge: String,
        pub mark: Option<Marks>,
        pub inputs: Option<Value>,
    }

    /// Days of one absence, beside the agreement of whom it is about.
    pub struct AwayRow {
        pub agreement_id: Uuid,
        pub from_on: Day,
        pub to_on: Day,
        /// Counts however short: a suspension.
        pub excluded: bool,
    }

    /// One period with the place of whom it is about.
    pub struct FullRow {
        pub institution_id: InstitutionId,
        pub id: PeriodId,
        pub employment_id: EmploymentId,
        pub agreement_id: Option<Uuid>,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub year: FinancialYear,
        pub from_on: Day,
        pub to_on: Day,
        pub source: Source,
        pub judge_id: Option<EmploymentId>,
        pub judge: String,
        pub state: State,
        pub note: String,
        pub letter: String,
        /// What their post headed when it was opened; None of a statement.
        pub heads: Option<String>,
        pub formula: Option<String>,
        pub inputs: Option<Value>,
        pub mark: Option<Marks>,
        pub closed_at: Option<Timestamp>,
        /// State of the year's appraisal; None: it has not begun.
        pub appraisal_state: Option<String>,
        pub version: i64,
    }

    /// One line of a list.
    pub struct ListedRow {
        pub id: PeriodId,
        pub name: String,
        pub check_number: String,
        pub year: FinancialYear,
        pub from_on: Day,
        pub to_on: Day,
        pub source: Source,
        pub judge: String,
        pub state: State,
        pub mark: Option<Marks>,
    }

    /// A stretch of supervision that has ended, or soon will, in the year of a signed agreement.
    pub struct EndedRow {
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub agreement_id: Uuid,
        pub year: FinancialYear,
        pub name: String,
        pub starts_on: Day,
        /// What their post heads today.
        pub heads: String,
        pub to_on: Day,
        pub judge_id: EmploymentId,
        pub judge: String,
        /// Last day that an earlier period covers.
        pub judged_to: Option<Day>,
    }

    /// What one sub-task had reached by a day.
    pub struct ReachedRow {
        pub id: Uuid,
        pub actual: Quantity,
    }

    /// First and last day of a period.
    pub struct SpanRow {
        pub from_on: Day,
        pub to_on: Day,
        pub source: Source,
    }
}

impl PeriodRow {
    /// With all its days; those away are taken off where the periods of the year are put together.
    pub fn into_input(self) -> Result<PeriodInput, Error> {
        let inputs: Option<Inputs> =
            self.inputs.map(serde_json::from_value).transpose().map_err(Error::internal)?;
        let days = self.from_on.days_until(self.to_on).saturating_add(1);
        Ok(PeriodInput {
            span: PeriodDays { from: self.from_on, to: self.to_on, days },
            judge: self.judge,
            mark: self.mark,
            inputs: inputs.map(Box::new),
        })
    }
}

impl Target for FullRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            respondent: self.judge_id,
            ..Place::default()
        }
    }
}

/// What an outgoing supervisor says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closing {
    pub note: String,
    /// Quality by sub-task, one of the five steps, with the reason where one is asked for.
    pub lines: BTreeMap<Uuid, (Option<i64>, String)>,
    /// The nine factors, 1..5 ascending; 0 does not apply.
    pub factors: BTreeMap<i64, i64>,
}

/// The statement of a mark from another institution, as HR records it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStatement {
    pub from_on: Day,
    pub to_on: Day,
    /// The institution, and who signed.
    pub judge: String,
    pub letter: String,
    pub mark: Marks,
    pub note: String,
}
