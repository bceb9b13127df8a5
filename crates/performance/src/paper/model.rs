//! The kinds of papers, and what is known of one before it is printed.

use kernel::{EmploymentId, Error, FinancialYear, Place, Reason};
use ui::paper::Paper;

kernel::codes! {
    /// Aina ya karatasi. The code stands in addresses and file names.
    pub enum Kind {
        /// Mkataba wa utendaji kazi, as it was signed.
        Agreement = "agreement",
        /// Mapitio ya nusu mwaka, or a change outside the season.
        Review = "review",
        /// Fomu ya tathmini, with the sections of TFN 832.
        Appraisal = "appraisal",
        /// Barua ya matokeo.
        Result = "result",
        /// Barua ya uamuzi wa rufaa: of the supervisor's review, the second level, the head with the committee.
        Decision0 = "decision-0",
        Decision1 = "decision-1",
        Decision2 = "decision-2",
        /// Faili la rufaa kwa Tume.
        CaseFile = "case-file",
    }
}

impl Kind {
    /// The level of an appeal whose decision it tells. What the Commission answers on level 3 is its own letter.
    pub fn level(self) -> Option<i64> {
        match self {
            Self::Decision0 => Some(0),
            Self::Decision1 => Some(1),
            Self::Decision2 => Some(2),
            Self::Agreement | Self::Review | Self::Appraisal | Self::Result | Self::CaseFile => None,
        }
    }

    /// The letter of a level's decision.
    pub fn of_level(level: i64) -> Option<Self> {
        [Self::Decision0, Self::Decision1, Self::Decision2]
            .into_iter()
            .find(|kind| kind.level() == Some(level))
    }
}

impl std::str::FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_code(text).ok_or(Error::NotFound)
    }
}

/// Whose paper it is, and which state of things it would show.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Who may have it follows from this.
    pub place: Place,
    pub about: EmploymentId,
    pub year: FinancialYear,
    pub name: String,
    pub check_number: String,
    /// Names the state that is printed; another state is another paper. None: nothing final yet.
    pub basis: Option<String>,
    /// May the event of its issue stand in the employee's own history, which others read?
    pub in_history: bool,
}

/// A paper ready to be printed.
#[derive(Debug, Clone)]
pub struct Draft {
    pub standing: Standing,
    pub basis: String,
    pub paper: Paper,
}

impl Draft {
    /// With its basis, or the sentence why there is no such paper yet.
    pub fn of(
        standing: Standing,
        missing: &'static str,
        paper: impl FnOnce() -> Result<Paper, Error>,
    ) -> Result<Self, Error> {
        let basis = standing.basis.clone().ok_or_else(|| Error::Refused(Reason::new(missing)))?;
        Ok(Self { standing, basis, paper: paper()? })
    }
}
