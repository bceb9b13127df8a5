//! Ngazi za rufaa: to whom a case goes, who must not sit over it, and until when. Pure; days and settings are arguments.
//! Source: performance.md 5.2; what that text leaves open is in docs/decisions (appeals).

use kernel::{Day, EmploymentId, Error};
use platform::setting::Settings;

use super::model::{COMMISSION, COMMITTEE, REVIEW, SECOND_LEVEL, State};

/// Members chosen for a committee. Source: performance.md 5.2.
pub const COMMITTEE_SIZE: usize = 3;

/// Those of the institution who have to do with a mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    pub appellant: Option<EmploymentId>,
    /// Who gave the mark; the supervisor of today where nobody is known to have given it.
    pub respondent: Option<EmploymentId>,
    /// The second level of the day on which a level is reached.
    pub second_level: Option<EmploymentId>,
    /// Mkuu wa taasisi.
    pub head: Option<EmploymentId>,
    /// Everybody who rated, discussed or countersigned.
    pub raters: Vec<EmploymentId>,
    /// Everybody who closed a period of the year, and so gave a part of the mark by themselves.
    pub judges: Vec<EmploymentId>,
    /// Everybody who has the appellant as supervisor.
    pub reports: Vec<EmploymentId>,
    /// Everybody who has sat over the case on an earlier level.
    pub sat: Vec<EmploymentId>,
}

impl Ladder {
    /// Has to do with the mark: whose it is, and whoever gave it or had a part in it.
    pub fn is_party(&self, employment: EmploymentId) -> bool {
        self.appellant == Some(employment)
            || self.respondent == Some(employment)
            || [&self.raters, &self.judges].iter().any(|gave| gave.contains(&employment))
    }

    /// May not sit over the case on a level above the review.
    pub fn is_barred(&self, employment: EmploymentId) -> bool {
        self.is_party(employment)
            || [&self.reports, &self.sat].iter().any(|barred| barred.contains(&employment))
    }

    /// Who decides a level alone; None where there is nobody, and the case goes on to the next.
    /// The second level that only countersigned what both had agreed is the one the ladder names; it is barred where it
    /// gave the mark, or the mark of a period, itself.
    pub fn decider(&self, level: i64) -> Option<EmploymentId> {
        match level {
            REVIEW => self.respondent,
            SECOND_LEVEL => self
                .second_level
                .filter(|second| self.respondent != Some(*second))
                .filter(|second| ![&self.judges, &self.sat].iter().any(|barred| barred.contains(second))),
            _ => None,
        }
    }

    /// The first level at or above this one that somebody can decide. Everybody in the institution is below its head, so
    /// nobody there sits over the head's mark: such a case goes outside at once. PROPOSED.
    pub fn reached(&self, level: i64) -> i64 {
        if self.appellant.is_some() && self.appellant == self.head {
            return COMMISSION;
        }
        (level..COMMITTEE)
            .find(|level| self.decider(*level).is_some())
            .unwrap_or(level.clamp(COMMITTEE, COMMISSION))
    }
}

/// How a level begins.
pub fn begins(level: i64) -> State {
    match level {
        REVIEW | SECOND_LEVEL => State::Hearing,
        COMMITTEE => State::Committee,
        _ => State::Outside,
    }
}

/// The year's periods, in days. Source: performance.md 5.2 (PROPOSED).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// To file on each level, 0 to 3.
    pub file: Vec<i64>,
    /// To decide on each level.
    pub decide: Vec<i64>,
    pub answer: i64,
    pub appoint: i64,
    pub audit_hours: i64,
}

impl Terms {
    pub fn read(settings: &Settings) -> Result<Self, Error> {
        let file = ["appeal_0_file_days", "appeal_1_file_days", "appeal_2_file_days", "appeal_3_file_days"];
        let decide =
            ["appeal_0_decide_days", "appeal_1_decide_days", "appeal_2_decide_days", "appeal_3_decide_days"];
        Ok(Self {
            file: file.iter().map(|key| settings.number(key)).collect::<Result<_, _>>()?,
            decide: decide.iter().map(|key| settings.number(key)).collect::<Result<_, _>>()?,
            answer: settings.number("appeal_answer_days")?,
            appoint: settings.number("appeal_appoint_days")?,
            audit_hours: settings.number("appeal_audit_hours")?,
        })
    }

    fn of(days: &[i64], level: i64) -> i64 {
        usize::try_from(level).ok().and_then(|level| days.get(level)).copied().unwrap_or_default()
    }

    /// Days after which a case can no longer be brought to a level. The day itself is the next working day: `platform::holiday`.
    pub fn file_by(&self, level: i64, from: Day) -> Day {
        from.plus_days(Self::of(&self.file, level))
    }

    pub fn decide_by(&self, level: i64, from: Day) -> Day {
        from.plus_days(Self::of(&self.decide, level))
    }

    /// The last day for the file to reach the Commission: what the law leaves from the decision before (`law`), which who went
    /// on knew; a case that came by itself, or whose day was put off until after it, has days of its own.
    pub fn send_by(&self, law: Option<Day>, today: Day) -> Day {
        match law {
            Some(law) if law >= today => law,
            Some(_) => self.answer_by(today),
            None => self.file_by(COMMISSION, today),
        }
    }

    pub fn answer_by(&self, from: Day) -> Day {
        from.plus_days(self.answer)
    }

    pub fn appoint_by(&self, from: Day) -> Day {
        from.plus_days(self.appoint)
    }
}
