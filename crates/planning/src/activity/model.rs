//! The lines of the plan as types. Amounts: quantities in thousandths, money in cents. Source: performance.md 2.1, 2.2.

use kernel::{FinancialYear, InstitutionId, Money, Place, Quantity, UnitId};
use platform::work::Target;
use serde_json::{Value, json};

use crate::plan::State;

kernel::id!(
    /// Lengo: an objective of one year's plan.
    ObjectiveId
);
kernel::id!(
    /// Shabaha: a target of one year's plan.
    TargetId
);
kernel::id!(
    /// Shughuli: an activity of one year's plan.
    ActivityId
);

platform::row! {
    /// Lengo.
    pub struct ObjectiveRow {
        pub institution_id: InstitutionId,
        pub id: ObjectiveId,
        pub year: FinancialYear,
        pub code: String,
        pub title: String,
        pub version: i64,
    }
    /// Shabaha, with the code of its objective.
    pub struct TargetRow {
        pub institution_id: InstitutionId,
        pub id: TargetId,
        pub year: FinancialYear,
        pub objective_id: ObjectiveId,
        pub objective_code: String,
        pub code: String,
        pub title: String,
        pub version: i64,
    }
    /// Shughuli, with its target's code and its owner's name and place in the tree.
    pub struct ActivityRow {
        pub institution_id: InstitutionId,
        pub id: ActivityId,
        pub year: FinancialYear,
        pub target_id: TargetId,
        pub target_code: String,
        pub code: String,
        pub title: String,
        pub cost_centre: String,
        pub sub_vote: String,
        pub owner_unit_id: Option<UnitId>,
        pub owner_name: Option<String>,
        pub owner_path: Option<String>,
        pub indicator: String,
        pub unit_of_measure: String,
        pub baseline: Option<Quantity>,
        pub yearly_target: Option<Quantity>,
        pub quarter_1: Option<Quantity>,
        pub quarter_2: Option<Quantity>,
        pub quarter_3: Option<Quantity>,
        pub quarter_4: Option<Quantity>,
        pub version: i64,
        /// Where the year's plan stands; nothing before it has begun.
        pub plan_state: Option<State>,
    }
    /// Mstari wa bajeti: one expenditure line; `line` is its order within the activity, from 1.
    pub struct BudgetLine {
        pub line: i64,
        pub project: String,
        pub gfs_code: String,
        /// Planned for the year; not every source gives it.
        pub amount: Option<Money>,
        /// Spent so far.
        pub spent: Money,
    }
}

impl Target for ObjectiveRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}
impl Target for TargetRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}
impl Target for ActivityRow {
    fn place(&self) -> Place {
        Place { unit_path: self.owner_path.clone(), ..Place::institution(self.institution_id) }
    }
}

/// What a form or a sheet says of an activity, read and judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    pub code: String,
    pub title: String,
    pub cost_centre: String,
    pub sub_vote: String,
    pub owner: Option<UnitId>,
    pub indicator: String,
    pub unit_of_measure: String,
    pub baseline: Option<Quantity>,
    pub yearly_target: Option<Quantity>,
    /// Milestones of the four quarters.
    pub quarters: [Option<Quantity>; 4],
}

impl ActivityRow {
    pub fn details(&self) -> Details {
        Details {
            code: self.code.clone(),
            title: self.title.clone(),
            cost_centre: self.cost_centre.clone(),
            sub_vote: self.sub_vote.clone(),
            owner: self.owner_unit_id,
            indicator: self.indicator.clone(),
            unit_of_measure: self.unit_of_measure.clone(),
            baseline: self.baseline,
            yearly_target: self.yearly_target,
            quarters: [self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4],
        }
    }
}

impl Details {
    /// For the history.
    pub fn to_json(&self) -> Value {
        let shown = |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string());
        json!({
            "code": self.code,
            "title": self.title,
            "cost_centre": self.cost_centre,
            "sub_vote": self.sub_vote,
            "owner": self.owner.map(|unit| unit.to_string()),
            "indicator": self.indicator,
            "unit_of_measure": self.unit_of_measure,
            "baseline": shown(self.baseline),
            "yearly_target": shown(self.yearly_target),
            "quarters": self.quarters.map(shown),
        })
    }
}

impl BudgetLine {
    pub fn to_json(&self) -> Value {
        json!({
            "project": self.project,
            "gfs_code": self.gfs_code,
            "amount": self.amount.map(|amount| amount.to_string()),
            "spent": self.spent.to_string(),
        })
    }

    /// Same line as planned, whatever was spent.
    pub fn is_planned_like(&self, other: &Self) -> bool {
        (&self.project, &self.gfs_code, self.amount) == (&other.project, &other.gfs_code, other.amount)
    }
}
