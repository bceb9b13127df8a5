//! The plan as a tree with progress and money at every level, made of the lists the store gives. Pure.

use std::collections::HashMap;

use kernel::{Money, UnitId};

use super::model::{ActivityLine, HeadingLine};
use super::rules::{self, Share};
use crate::activity::{ActivityId, ObjectiveId, TargetId};
use crate::progress::ActivityProgress;

/// Money planned and spent; planned is None without any amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Purse {
    pub amount: Option<Money>,
    pub spent: Money,
}

impl Purse {
    fn add(&mut self, other: Self) {
        self.amount = match (self.amount, other.amount) {
            (Some(first), Some(second)) => Some(first + second),
            (first, second) => first.or(second),
        };
        self.spent = self.spent + other.spent;
    }

    /// Spent of planned, basis points.
    pub fn share(self) -> Option<i64> {
        rules::spent_share(self.amount, self.spent)
    }
}

/// One activity in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityNode {
    pub id: ActivityId,
    pub code: String,
    pub title: String,
    pub owner_unit_id: Option<UnitId>,
    pub owner_name: Option<String>,
    pub purse: Purse,
    pub progress: Option<i64>,
    pub tasks: i64,
    pub parts: i64,
}

/// One target with its activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetNode {
    pub id: TargetId,
    pub code: String,
    pub title: String,
    pub purse: Purse,
    pub progress: Option<i64>,
    pub activities: Vec<ActivityNode>,
}

/// One objective with its targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveNode {
    pub id: ObjectiveId,
    pub code: String,
    pub title: String,
    pub purse: Purse,
    pub progress: Option<i64>,
    pub targets: Vec<TargetNode>,
}

/// The whole plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    pub objectives: Vec<ObjectiveNode>,
    pub purse: Purse,
    pub progress: Option<i64>,
    pub activities: usize,
}

impl Outline {
    /// Does something say nothing beside a whole that counts it as nothing done?
    pub fn has_silent(&self) -> bool {
        let mut all = self.objectives.iter().flat_map(|objective| {
            let targets = objective.targets.iter().flat_map(|target| {
                target.activities.iter().map(|activity| activity.progress).chain([target.progress])
            });
            targets.chain([objective.progress])
        });
        self.progress.is_some() && all.any(|progress| progress.is_none())
    }
}

/// Why an activity is an orphan: nobody carries it. Source: performance.md 2.5 rule 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orphan {
    /// No unit owns it and none has taken part in it.
    NoUnit,
    /// A unit carries it, but no employee's task serves it.
    NoTask,
}

impl ActivityNode {
    pub fn orphan(&self) -> Option<Orphan> {
        if self.owner_unit_id.is_none() && self.parts == 0 {
            Some(Orphan::NoUnit)
        } else if self.tasks == 0 {
            Some(Orphan::NoTask)
        } else {
            None
        }
    }
}

/// Puts the lists together. `by_budget` is the year's setting `target_progress_by_budget`.
pub fn outline(
    headings: Vec<HeadingLine>,
    activities: Vec<ActivityLine>,
    progress: &[ActivityProgress],
    by_budget: bool,
) -> Outline {
    let mut whole = Outline { activities: activities.len(), ..Outline::default() };
    let mut by_target = activities_by_target(activities, progress);
    for heading in headings {
        let id = heading.objective_id;
        if whole.objectives.last().is_none_or(|last| last.id != id) {
            whole.objectives.push(ObjectiveNode {
                id,
                code: heading.objective_code,
                title: heading.objective_title,
                purse: Purse::default(),
                progress: None,
                targets: Vec::new(),
            });
        }
        let (Some(id), Some(code), Some(title)) =
            (heading.target_id, heading.target_code, heading.target_title)
        else {
            continue;
        };
        let activities = by_target.remove(&id).unwrap_or_default();
        let mut purse = Purse::default();
        activities.iter().for_each(|activity| purse.add(activity.purse));
        let shares: Vec<Share> = activities
            .iter()
            .map(|activity| Share { progress: activity.progress, amount: activity.purse.amount })
            .collect();
        let progress = rules::target_progress(&shares, by_budget);
        if let Some(objective) = whole.objectives.last_mut() {
            objective.purse.add(purse);
            objective.targets.push(TargetNode { id, code, title, purse, progress, activities });
        }
        whole.purse.add(purse);
    }
    for objective in &mut whole.objectives {
        let below: Vec<Option<i64>> = objective.targets.iter().map(|target| target.progress).collect();
        objective.progress = rules::mean_progress(&below);
    }
    let below: Vec<Option<i64>> = whole.objectives.iter().map(|objective| objective.progress).collect();
    whole.progress = rules::mean_progress(&below);
    whole
}

fn activities_by_target(
    activities: Vec<ActivityLine>,
    progress: &[ActivityProgress],
) -> HashMap<TargetId, Vec<ActivityNode>> {
    let known: HashMap<ActivityId, &ActivityProgress> =
        progress.iter().map(|one| (one.activity, one)).collect();
    let mut by_target: HashMap<TargetId, Vec<ActivityNode>> = HashMap::new();
    for line in activities {
        by_target.entry(line.target_id).or_default().push(ActivityNode {
            progress: known.get(&line.id).map(|one| one.progress),
            tasks: known.get(&line.id).map_or(0, |one| one.tasks),
            id: line.id,
            code: line.code,
            title: line.title,
            owner_unit_id: line.owner_unit_id,
            owner_name: line.owner_name,
            purse: Purse { amount: line.amount, spent: line.spent },
            parts: line.parts,
        });
    }
    by_target
}
