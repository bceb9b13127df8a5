//! Mahitaji ya mafunzo: development measures of a year added up by kind, subject, cadre and unit, without names; and without
//! groups so small that cadre and unit would be a name. Pure.

use std::collections::BTreeMap;

use super::model::{Kind, NeedRow};

/// Added up three ways over every need, and the rows of the table. An empty unit or cadre stands for several together.
#[derive(Debug, Default)]
pub struct Needs {
    pub kinds: BTreeMap<Kind, i64>,
    pub cadres: Vec<(String, i64)>,
    pub units: Vec<(String, i64)>,
    pub total: i64,
    pub rows: Vec<NeedRow>,
    /// Rows that the table leaves out because they are too many; the totals hold them.
    pub cut: i64,
}

/// Takes needs as they come.
#[derive(Debug, Default)]
pub struct Gathering {
    kinds: BTreeMap<Kind, i64>,
    cadres: BTreeMap<String, i64>,
    units: BTreeMap<String, i64>,
    groups: BTreeMap<(Kind, String), BTreeMap<(String, String), i64>>,
}

impl Gathering {
    pub fn add(&mut self, row: NeedRow) {
        *self.kinds.entry(row.kind).or_default() += row.count;
        *self.cadres.entry(row.cadre.clone()).or_default() += row.count;
        *self.units.entry(row.unit_name.clone()).or_default() += row.count;
        let of_subject = self.groups.entry((row.kind, row.subject)).or_default();
        *of_subject.entry((row.cadre, row.unit_name)).or_default() += row.count;
    }

    /// Groups of fewer than `least` people lose their unit, and where the cadre is still too small, that too: what kind of
    /// course how many people need is what the budget asks. At most `most` rows.
    pub fn needs(self, least: i64, most: usize) -> Needs {
        let mut rows = Vec::new();
        for ((kind, subject), groups) in self.groups {
            let row = |cadre: String, unit_name: String, count: i64| NeedRow {
                kind,
                subject: subject.clone(),
                cadre,
                unit_name,
                count,
            };
            let (large, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, count)| *count >= least);
            rows.extend(large.into_iter().map(|((cadre, unit), count)| row(cadre, unit, count)));
            let mut by_cadre: BTreeMap<String, i64> = BTreeMap::new();
            for ((cadre, _), count) in small {
                *by_cadre.entry(cadre).or_default() += count;
            }
            let pooled = pooled(by_cadre, least);
            rows.extend(pooled.into_iter().map(|(cadre, count)| row(cadre, String::new(), count)));
        }
        let cut = rows.len().saturating_sub(most);
        rows.truncate(most);
        Needs {
            total: self.kinds.values().sum(),
            kinds: self.kinds,
            cadres: pooled(self.cadres, least),
            units: pooled(self.units, least),
            rows,
            cut: i64::try_from(cut).unwrap_or(i64::MAX),
        }
    }
}

/// The groups that are large enough, and the others as one without a name.
fn pooled(groups: BTreeMap<String, i64>, least: i64) -> Vec<(String, i64)> {
    let (mut shown, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, count)| *count >= least);
    let together: i64 = small.into_iter().map(|(_, count)| count).sum();
    if together > 0 {
        shown.push((String::new(), together));
    }
    shown
}
