//! Alama and everything it is computed from. The serialized form of `Inputs` is what the database stores with each mark
//! and what the export writes (docs/export.md): from it alone anybody can compute the mark again. No rule stands here.

use kernel::uuid::Uuid;
use kernel::{Day, Error, FinancialYear, Marks, Quantity, Weight};
use serde::{Deserialize, Serialize};

use super::cases::{AbsenceInput, PeriodsInput};
use crate::appraisal::model::Stands;

kernel::codes! {
    /// Kundi: which shares of the formula hold for somebody. Source: performance.md 3.3.
    pub enum Group {
        /// Mtumishi asiye na watumishi chini yake.
        Staff = "staff",
        /// Msimamizi: supervised somebody during the year.
        Supervisor = "supervisor",
        /// Mkuu wa taasisi.
        Head = "head",
    }
}

kernel::codes! {
    /// Sehemu ya alama: results, behaviour, supervisor's duty, institution.
    pub enum Part {
        Results = "R",
        Behaviour = "B",
        Duty = "M",
        Institution = "I",
    }
}

kernel::codes! {
    /// Daraja la ufaulu, 1 best. Source: performance.md 3.3 (PROPOSED).
    pub enum Band {
        Outstanding = "1",
        AboveAverage = "2",
        Average = "3",
        Poor = "4",
        VeryPoor = "5",
    }
}

impl Band {
    /// As stored: 1 best to 5.
    pub fn number(self) -> i64 {
        match self {
            Self::Outstanding => 1,
            Self::AboveAverage => 2,
            Self::Average => 3,
            Self::Poor => 4,
            Self::VeryPoor => 5,
        }
    }

    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|band| band.number() == number)
    }
}

/// Texts and whole numbers for types whose text form is their own (days, weights, quantities, years).
pub(super) mod plain {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub fn serialize<T: Display, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(value)
    }

    pub fn deserialize<'d, T: FromStr, D: Deserializer<'d>>(input: D) -> Result<T, D::Error> {
        let text = String::deserialize(input)?;
        text.parse().map_err(|_| D::Error::custom(format!("cannot read {text:?}")))
    }
}

/// The same where nothing may stand.
pub(super) mod plain_or_none {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub fn serialize<T: Display, S: Serializer>(value: &Option<T>, out: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => out.collect_str(value),
            None => out.serialize_none(),
        }
    }

    pub fn deserialize<'d, T: FromStr, D: Deserializer<'d>>(input: D) -> Result<Option<T>, D::Error> {
        let text = Option::<String>::deserialize(input)?;
        text.map(|text| text.parse().map_err(|_| D::Error::custom(format!("cannot read {text:?}"))))
            .transpose()
    }
}

/// A quantity as a JSON number (`150`, `2.5`): its decimal text is exact, and readers need no conversion.
mod number {
    use kernel::Quantity;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};

    pub fn serialize<S: Serializer>(value: &Quantity, out: S) -> Result<S::Ok, S::Error> {
        let number: serde_json::Number = value.to_string().parse().map_err(S::Error::custom)?;
        number.serialize(out)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(input: D) -> Result<Quantity, D::Error> {
        let number = serde_json::Number::deserialize(input)?;
        number.to_string().parse().map_err(|_| D::Error::custom(format!("not a quantity: {number}")))
    }
}

/// The same where nothing may stand.
mod number_or_none {
    use kernel::Quantity;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<Quantity>, out: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::number::serialize(value, out),
            None => out.serialize_none(),
        }
    }

    #[derive(Deserialize)]
    struct Held(#[serde(with = "super::number")] Quantity);

    pub fn deserialize<'d, D: Deserializer<'d>>(input: D) -> Result<Option<Quantity>, D::Error> {
        Ok(Option::<Held>::deserialize(input)?.map(|held| held.0))
    }
}

macro_rules! serialized_as_code {
    ($name:ty) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.code())
            }
        }
        impl<'d> Deserialize<'d> for $name {
            fn deserialize<D: serde::Deserializer<'d>>(input: D) -> Result<Self, D::Error> {
                let text = String::deserialize(input)?;
                Self::from_code(&text)
                    .ok_or_else(|| serde::de::Error::custom(format!("no such code {text:?}")))
            }
        }
    };
}
serialized_as_code!(Group);
serialized_as_code!(Stands);

/// Everything formula F1 used for one mark. Recomputing needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    #[serde(with = "plain")]
    pub year: FinancialYear,
    pub group: Group,
    /// Work not reported as finished is counted as running until this day: the last of the year, or the day of a preview.
    #[serde(with = "plain")]
    pub counted_to: Day,
    pub parameters: Parameters,
    /// Matoleo ya mpango, in order, of a plan that was changed in the year; none of one that was not. Then every task and
    /// sub-task says its weight in each of them. Source: docs/decisions (plan versions).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<VersionInput>,
    /// Days away with leave, when they are so many that targets shrink.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<AbsenceInput>,
    /// The year's periods, when others judged a part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<PeriodsInput>,
    pub tasks: Vec<TaskInput>,
    pub factors: Vec<FactorInput>,
    /// Items of the nine factors that do not apply to this person.
    pub not_applicable_items: Vec<i64>,
    /// None for people without staff.
    pub supervisor_duty: Option<Duty>,
    /// The institution's own score, once it exists; only a head's mark uses it. Marks as a decimal string.
    #[serde(with = "plain_or_none")]
    pub institution_score: Option<Marks>,
    /// Whose column the mark rests on where every level above let its day pass; the formula does not use it.
    /// Source: docs/decisions (silence).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands: Option<Stands>,
}

/// The days on which one version of the plan held; both count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionInput {
    pub number: i64,
    #[serde(with = "plain")]
    pub from: Day,
    #[serde(with = "plain")]
    pub to: Day,
}

impl VersionInput {
    /// None on which it held: a newer one began on the same day.
    pub fn days(&self) -> i64 {
        self.from.days_until(self.to).saturating_add(1).max(0)
    }
}

/// Kazi.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskInput {
    pub title: String,
    /// Basis points of the plan.
    #[serde(with = "basis_points")]
    pub weight: Weight,
    /// Basis points of the plan in each version; 0 where it did not run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<i64>,
    pub subtasks: Vec<SubTaskInput>,
}

/// Kazi ndogo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubTaskInput {
    /// Its reports can be found by it; the formula does not use it.
    #[serde(with = "plain")]
    pub id: Uuid,
    pub title: String,
    /// Basis points of the task.
    #[serde(with = "basis_points")]
    pub weight: Weight,
    /// Basis points of the task in each version; 0 where it did not run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<i64>,
    pub unit: String,
    /// What counts: the supervisor's corrected quantity, or else the sum of the reports.
    #[serde(with = "number")]
    pub actual: Quantity,
    /// The sum of the reports where the supervisor corrected it.
    #[serde(with = "number_or_none")]
    pub reported: Option<Quantity>,
    #[serde(with = "number")]
    pub target: Quantity,
    /// Agreed quality, whole points 0..100; None only when excused.
    pub quality: Option<i64>,
    #[serde(with = "plain")]
    pub start: Day,
    #[serde(with = "plain")]
    pub end: Day,
    #[serde(with = "plain_or_none")]
    pub completed_on: Option<Day>,
    /// Last day it ran, when an update ended it: it is judged on the days it ran.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "plain_or_none")]
    pub ended_on: Option<Day>,
    pub excused: bool,
}

impl SubTaskInput {
    /// Does it count? Not when it is excused, nor when it was ended before it began.
    pub fn counts(&self) -> bool {
        !self.excused && self.ended_on.is_none_or(|ended_on| self.start <= ended_on)
    }

    /// Days it was planned for, and days it ran of them; equal unless it was ended.
    pub fn days(&self) -> (i64, i64) {
        let until = |day: Day| self.start.days_until(day).saturating_add(1);
        let planned = until(self.end).max(1);
        (planned, self.ended_on.map_or(planned, |ended_on| until(ended_on).clamp(1, planned)))
    }
}

/// One of the nine factors, with the items that apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorInput {
    pub factor: i64,
    /// Agreed marks of the applicable items, 1..5 ascending, in the order of `item_numbers`.
    pub items: Vec<i64>,
    pub item_numbers: Vec<i64>,
}

/// Wajibu wa msimamizi: answers that fell due to a supervisor in the year, and those given in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub due: i64,
    pub met: i64,
}

/// Shares in percent of each part for one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    #[serde(rename = "R")]
    pub results: i64,
    #[serde(rename = "B")]
    pub behaviour: i64,
    #[serde(rename = "M")]
    pub duty: i64,
    #[serde(rename = "I")]
    pub institution: i64,
}

/// The dated settings that F1 used. Source of the numbers: the settings rows of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    pub quantity_base: i64,
    pub quality_share: i64,
    pub time_points: i64,
    pub grace_days_min: i64,
    pub grace_percent: i64,
    pub factor_scale_min: i64,
    pub factor_scale_max: i64,
    pub shares: Shares,
    /// Lowest mark of bands 1 to 5.
    pub bands: Vec<i64>,
    /// Whether a head's mark may stand without the institution's score (1) or must wait for it (0).
    pub head_without_institution: i64,
}

impl Parameters {
    /// Reads the settings of one year for a group; `setting` answers a key.
    pub fn read(group: Group, setting: impl Fn(&str) -> Result<i64, Error>) -> Result<Self, Error> {
        let shares = match group {
            Group::Staff => Shares {
                results: setting("group_staff_r")?,
                behaviour: setting("group_staff_b")?,
                duty: 0,
                institution: 0,
            },
            Group::Supervisor => Shares {
                results: setting("group_supervisor_r")?,
                behaviour: setting("group_supervisor_b")?,
                duty: setting("group_supervisor_m")?,
                institution: 0,
            },
            Group::Head => Shares {
                results: setting("group_head_r")?,
                behaviour: setting("group_head_b")?,
                duty: setting("group_head_m")?,
                institution: setting("group_head_i")?,
            },
        };
        Ok(Self {
            quantity_base: setting("quantity_base")?,
            quality_share: setting("quality_share")?,
            time_points: setting("time_points")?,
            grace_days_min: setting("grace_days_min")?,
            grace_percent: setting("grace_percent")?,
            factor_scale_min: setting("factor_scale_min")?,
            factor_scale_max: setting("factor_scale_max")?,
            shares,
            bands: ["band_1", "band_2", "band_3", "band_4", "band_5"]
                .iter()
                .map(|key| setting(key))
                .collect::<Result<_, _>>()?,
            head_without_institution: setting("head_without_institution")?,
        })
    }
}

/// Weights as whole basis points.
mod basis_points {
    use kernel::Weight;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &Weight, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i64(value.0)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(input: D) -> Result<Weight, D::Error> {
        i64::deserialize(input).map(Weight)
    }
}
