//! Pure: what a person, a year of agreements and an unanswered due date count for, and how units add up to what is above them.
//! Source: performance.md 1.2 (weekly compliance lists), 3.4 (governance quality beside I), 6.1 (8: rank by verified work, not
//! by entries; 10: silent superiors are seen).

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{InstitutionId, Marks, Week};
use people::UnitRow;
use people::unit::Heads;
use performance::agreement::model::State;
use performance::report::model::ReportState;
use ui::Light;

use super::model::{FactRow, JudgedRow, Kept, OverdueRow, Tally};

/// What one person of today counts for. A report of the week is owed by whoever signed in that week or before it and was not
/// on leave all of it.
pub fn of_person(row: &FactRow, week: Week) -> Tally {
    let one = |is: bool| i64::from(is);
    let owed = row.week_state == Some(State::Signed)
        && row.started_at.is_some_and(|signed| signed.day() <= week.sunday())
        && !row.away;
    let sent = row.report_state.is_some();
    let planned = row.agreement_state == Some(State::Signed);
    Tally {
        people: 1,
        plans_owed: one(planned || !row.studies),
        plans_signed: one(planned),
        plans_waiting: one(matches!(row.agreement_state, Some(State::Submitted | State::Approved))),
        // Whoever reports without owing it is counted on both sides, so no share passes the whole.
        reports_owed: one(owed || sent),
        reports_sent: one(sent),
        reports_late: one(row.report_late == Some(true)),
        reports_verified: one(row.report_state == Some(ReportState::Verified)),
        verify_overdue: one(row.verify_overdue),
        active: row.active,
        unsupervised: one(row.supervisor_id.is_none() && row.heads != Heads::Institution),
        ..Tally::default()
    }
}

/// What the agreements of a year count for; `is_past`: the people of a year that has ended are those who had one.
pub fn of_year(row: &JudgedRow, is_past: bool) -> Tally {
    let past = |count: i64| if is_past { count } else { 0 };
    Tally {
        people: past(row.agreements),
        plans_owed: past(row.agreements),
        plans_signed: past(row.signed),
        published: row.published,
        marked: row.published,
        marks_sum: row.marks_sum,
        bands: [row.band_1, row.band_2, row.band_3, row.band_4, row.band_5],
        ..Tally::default()
    }
}

/// Adds up units as rows come, each to itself and to every unit above it.
pub struct Sums {
    institution: Uuid,
    by_unit: BTreeMap<Uuid, Tally>,
}

impl Sums {
    pub fn of(institution: InstitutionId) -> Self {
        Self { institution: institution.0, by_unit: BTreeMap::new() }
    }

    /// `path` is `/id/id/`; what it names and the institution get the same counts once each.
    pub fn add(&mut self, path: &str, tally: &Tally) {
        let above = path.split('/').filter_map(|part| Uuid::try_parse(part).ok());
        for unit in above.chain([self.institution]) {
            self.by_unit.entry(unit).or_default().add(tally);
        }
    }

    pub fn add_overdue(&mut self, row: &OverdueRow) {
        let path = row.unit_path.as_deref().unwrap_or_default();
        self.add(path, &Tally { answers_overdue: row.count, ..Tally::default() });
    }

    /// The whole first, then every unit after the one it belongs to; units without anybody are there with zeros.
    pub fn lines(&self, name: &str, units: &[UnitRow]) -> Vec<Kept> {
        let of = |id: Uuid| self.by_unit.get(&id).copied().unwrap_or_default();
        let whole = Kept {
            unit_id: self.institution,
            parent_id: None,
            name: name.to_owned(),
            level: 0,
            tally: of(self.institution),
        };
        let below = in_order(units).into_iter().map(|(level, unit)| Kept {
            unit_id: unit.id.0,
            parent_id: Some(unit.parent_id.map_or(self.institution, |parent| parent.0)),
            name: unit.name.clone(),
            level,
            tally: of(unit.id.0),
        });
        std::iter::once(whole).chain(below).collect()
    }
}

/// Units by name, sections behind their department; level 1 is a department.
fn in_order(units: &[UnitRow]) -> Vec<(i64, &UnitRow)> {
    fn below<'u>(
        units: &'u [UnitRow],
        parent: Option<kernel::UnitId>,
        level: i64,
        out: &mut Vec<(i64, &'u UnitRow)>,
    ) {
        let mut children: Vec<_> = units.iter().filter(|unit| unit.parent_id == parent).collect();
        children.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        for unit in children {
            out.push((level, unit));
            below(units, Some(unit.id), level + 1, out);
        }
    }
    let mut out = Vec::new();
    below(units, None, 1, &mut out);
    out
}

/// A share as marks out of a hundred, rounded down so that only the whole is 100; None of nothing.
pub fn share(part: i64, whole: i64) -> Option<Marks> {
    (whole > 0).then(|| Marks(part.saturating_mul(10_000) / whole))
}

/// How a share is lit: green from 90, yellow from 60 (PROPOSED). Grey where there is nothing to measure.
pub fn light(share: Option<Marks>) -> Light {
    match share {
        None => Light::Grey,
        Some(Marks(share)) if share >= 9_000 => Light::Green,
        Some(Marks(share)) if share >= 6_000 => Light::Yellow,
        Some(_) => Light::Red,
    }
}

/// The light of what has a day: what is not due yet is no fault, so short of green it is grey. Source: performance.md 1.2
/// (a supervisor has `answer_days` to answer, PROPOSED).
pub fn light_when_due(share: Option<Marks>, is_due: bool) -> Light {
    match light(share) {
        Light::Yellow | Light::Red if !is_due => Light::Grey,
        lit => lit,
    }
}

/// The light of verifying: of what was verified or should have been by today.
pub fn light_of_verifying(tally: &Tally) -> Light {
    if tally.verify_overdue == 0 {
        return light_when_due(share(tally.reports_verified, tally.reports_sent), false);
    }
    light(share(tally.reports_verified, tally.reports_verified + tally.verify_overdue))
}
