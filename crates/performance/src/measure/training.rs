//! Mahitaji ya mafunzo: development measures of a year added up by kind, subject, cadre and unit, without names; and without
//! groups so small that cadre and unit would be a name. Pure.

use std::collections::BTreeMap;

use super::model::{Kind, NeedRow};

/// The rows of the table, and the same added up by kind, cadre and unit. An empty unit or cadre stands for several together.
/// Cadres and units add up what the rows say and nothing else: of a sum that also held what the rows pool, the difference would
/// be somebody's cadre and unit.
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

/// How many needs, and of how many people: which groups are small is a matter of people.
#[derive(Debug, Default, Clone, Copy)]
struct Size {
    count: i64,
    people: i64,
}

impl Size {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.people += other.people;
    }
}

/// Takes needs as they come.
#[derive(Debug, Default)]
pub struct Gathering {
    kinds: BTreeMap<Kind, i64>,
    groups: BTreeMap<(Kind, String), BTreeMap<(String, String), Size>>,
}

impl Gathering {
    pub fn add(&mut self, row: NeedRow) {
        *self.kinds.entry(row.kind).or_default() += row.count;
        let of_subject = self.groups.entry((row.kind, row.subject)).or_default();
        let size = Size { count: row.count, people: row.people };
        of_subject.entry((row.cadre, row.unit_name)).or_default().add(size);
    }

    /// Groups of fewer than `least` people lose their unit, and where the cadre is still too small, that too: what kind of
    /// course how many people need is what the budget asks. At most `most` rows.
    pub fn needs(self, least: i64, most: usize) -> Needs {
        let mut rows = Vec::new();
        for ((kind, subject), groups) in self.groups {
            let row = |cadre: String, unit_name: String, size: Size| NeedRow {
                kind,
                subject: subject.clone(),
                cadre,
                unit_name,
                count: size.count,
                people: size.people,
            };
            let (large, small): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(_, size)| size.people >= least);
            rows.extend(large.into_iter().map(|((cadre, unit), size)| row(cadre, unit, size)));
            let mut by_cadre: BTreeMap<String, Size> = BTreeMap::new();
            for ((cadre, _), size) in small {
                by_cadre.entry(cadre).or_default().add(size);
            }
            let pooled = pooled(by_cadre, least);
            rows.extend(pooled.into_iter().map(|(cadre, size)| row(cadre, String::new(), size)));
        }
        let (cadres, units) = (margin(&rows, |row| &row.cadre), margin(&rows, |row| &row.unit_name));
        let cut = rows.len().saturating_sub(most);
        rows.truncate(most);
        Needs {
            total: self.kinds.values().sum(),
            kinds: self.kinds,
            cadres,
            units,
            rows,
            cut: i64::try_from(cut).unwrap_or(i64::MAX),
        }
    }
}

/// The rows added up by one of their names; those without it last.
fn margin(rows: &[NeedRow], name: impl Fn(&NeedRow) -> &String) -> Vec<(String, i64)> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for row in rows {
        *sums.entry(name(row).clone()).or_default() += row.count;
    }
    let several = sums.remove_entry("");
    sums.into_iter().chain(several).collect()
}

/// The groups that are large enough, and the others as one without a name.
fn pooled(groups: BTreeMap<String, Size>, least: i64) -> Vec<(String, Size)> {
    let (mut shown, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, size)| size.people >= least);
    let mut together = Size::default();
    for (_, size) in small {
        together.add(size);
    }
    if together.count > 0 {
        shown.push((String::new(), together));
    }
    shown
}
