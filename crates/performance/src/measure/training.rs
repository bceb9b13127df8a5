//! Mahitaji ya mafunzo: development measures of a year added up by kind, subject, cadre and unit, without names. Pure.

use std::collections::BTreeMap;

use super::model::{Kind, NeedRow};

/// Added up three ways.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub kinds: BTreeMap<Kind, i64>,
    pub cadres: BTreeMap<String, i64>,
    pub units: BTreeMap<String, i64>,
    pub total: i64,
}

pub fn added_up(rows: &[NeedRow]) -> Needs {
    let mut needs = Needs::default();
    for row in rows {
        *needs.kinds.entry(row.kind).or_default() += row.count;
        *needs.cadres.entry(row.cadre.clone()).or_default() += row.count;
        *needs.units.entry(row.unit_name.clone()).or_default() += row.count;
        needs.total += row.count;
    }
    needs
}
