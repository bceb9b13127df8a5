//! The score and everything it is computed from. The serialized form of `Inputs` is what the database stores and the export
//! writes: from it alone anybody can compute the score again. No rule stands here.

use kernel::{Marks, Quantity, Quarter, Timestamp, Weight};
use serde::{Deserialize, Serialize};

use crate::quarter::QuarterId;
use crate::terms::TermsId;

/// Amounts as their own decimal text: `72`, `12.5`.
mod plain {
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

/// One target: what the contract undertakes for the year, and what was reached and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetInput {
    pub code: String,
    pub title: String,
    pub unit: String,
    #[serde(with = "plain")]
    pub target: Quantity,
    #[serde(with = "plain")]
    pub actual: Quantity,
}

/// One objective with its weight in percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveInput {
    pub code: String,
    pub title: String,
    #[serde(with = "plain")]
    pub weight: Weight,
    pub targets: Vec<TargetInput>,
}

/// Every number of a score.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    pub objectives: Vec<ObjectiveInput>,
}

platform::row! {
    /// Alama ya taasisi, as kept.
    pub struct ScoreRow {
        pub number: i64,
        pub quarter: Quarter,
        pub quarter_id: QuarterId,
        pub terms_id: TermsId,
        pub formula: String,
        pub inputs: serde_json::Value,
        pub score: Marks,
        pub made_at: Timestamp,
    }
}
