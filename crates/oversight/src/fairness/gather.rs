//! Counting one institution's published year from the areas' rows: sums come from statements, reports are read one
//! supervisor at a time, so that nothing larger than one supervisor's people is ever held.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use platform::setting;
use platform::store::Tx;

use super::model::{Dimension, Reports, Sittings, Tally};
use super::reports::{Reached, Texts, follows_calendar};
use super::rules::{Limits, at_once, share};
use super::store::{self, JudgedRow, LineRow};

/// The codes of report lines and of sub-tasks that matter here. Source: migrations, performance_report_line.
const IN_PROGRESS: &str = "in_progress";
const PERCENT: &str = "percent";
/// The code of those of whom it is not written which group they are in.
pub const NAMELESS: &str = "-";

/// One institution's year as it is kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub groups: BTreeMap<(Dimension, String), Tally>,
    pub supervisors: BTreeMap<EmploymentId, (Tally, Sittings)>,
}

pub fn limits(tx: &Tx<'_>, year: FinancialYear) -> Result<Limits, Error> {
    let settings = setting::settings(tx, year)?;
    Limits::read(|key| settings.number(key))
}

pub fn count(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Counted, Error> {
    let limits = limits(tx, year)?;
    let people = store::judged(tx, institution, year)?;
    let mut counted = Counted::default();
    let teams = teams(&people);
    for (id, team) in &teams {
        if let Some(sittings) = sittings(team, &limits) {
            counted.supervisors.insert(*id, (Tally::default(), sittings));
        }
    }
    for person in &people {
        counted.of_each(person.supervisor_id, &person.sex, &person.cadre, |tally| tally.people += 1);
    }
    store::each_quality(tx, institution, year, |row| {
        counted.of_each(row.supervisor_id, &row.sex, &row.cadre, |tally| {
            tally.quality.add(row.quality, row.marks);
            tally.both += row.both;
            tally.gap += row.gap;
            tally.pairs.add(row.quality, row.measured, row.quantity, row.squares);
        });
        Ok(())
    })?;
    for team in teams.values() {
        let reports = reports(tx, institution, team, &limits)?;
        for person in team {
            if let Some(of) = reports.get(&person.employment_id) {
                counted.of_each(person.supervisor_id, &person.sex, &person.cadre, |tally| {
                    tally.reports.merge(of);
                });
            }
        }
    }
    Ok(counted)
}

impl Counted {
    /// Every tally somebody counts in: all, their sex, their cadre, their supervisor.
    fn of_each(
        &mut self,
        supervisor: Option<EmploymentId>,
        sex: &str,
        cadre: &str,
        mut change: impl FnMut(&mut Tally),
    ) {
        for (dimension, code) in [(Dimension::All, ""), (Dimension::Sex, sex), (Dimension::Cadre, cadre)] {
            let code = if code.is_empty() && dimension != Dimension::All { NAMELESS } else { code };
            change(self.groups.entry((dimension, code.to_owned())).or_default());
        }
        if let Some((tally, _)) = supervisor.and_then(|id| self.supervisors.get_mut(&id)) {
            change(tally);
        }
    }
}

/// The people of each supervisor.
fn teams(people: &[JudgedRow]) -> BTreeMap<EmploymentId, Vec<&JudgedRow>> {
    let mut teams: BTreeMap<EmploymentId, Vec<&JudgedRow>> = BTreeMap::new();
    for person in people {
        if let Some(supervisor) = person.supervisor_id {
            teams.entry(supervisor).or_default().push(person);
        }
    }
    teams
}

fn sittings(team: &[&JudgedRow], limits: &Limits) -> Option<Sittings> {
    let first_at = team.iter().filter_map(|person| person.first_at).min()?;
    let last_at = team.iter().filter_map(|person| person.last_at).max()?;
    let begun: Vec<i64> = team.iter().filter_map(|person| person.first_at).map(|at| at.millis()).collect();
    Some(Sittings { first_at, last_at, at_once: at_once(&begun, limits.burst_minutes) })
}

/// A sub-task in percent as its weeks come by.
struct Followed {
    sub_task: Uuid,
    person: EmploymentId,
    starts_on: Day,
    ends_on: Day,
    reached: Vec<Reached>,
}

impl Followed {
    fn end(self, limits: &Limits, into: &mut BTreeMap<EmploymentId, Reports>) {
        if let Some(follows) = follows_calendar(self.starts_on, self.ends_on, &self.reached, limits) {
            let of = into.entry(self.person).or_default();
            of.percents += 1;
            of.followed += i64::from(follows);
        }
    }
}

/// What the reports of one supervisor's people come to, by person.
fn reports(
    tx: &Tx<'_>,
    institution: InstitutionId,
    team: &[&JudgedRow],
    limits: &Limits,
) -> Result<BTreeMap<EmploymentId, Reports>, Error> {
    let agreements: Vec<Uuid> = team.iter().map(|person| person.agreement_id).collect();
    let mut texts = Texts::new();
    let mut counted: BTreeMap<EmploymentId, Reports> = BTreeMap::new();
    let mut current: Option<Followed> = None;
    store::each_line(tx, institution, &agreements, |row| {
        texts.add(row.employment_id, row.week, &row.text, limits);
        if row.mode == PERCENT && row.status == IN_PROGRESS {
            let known = current.take_if(|followed| followed.sub_task != row.sub_task_id);
            if let Some(ended) = known {
                ended.end(limits, &mut counted);
            }
            follow(&mut current, &row);
        }
        Ok(())
    })?;
    if let Some(last) = current {
        last.end(limits, &mut counted);
    }
    store::each_note(tx, institution, &agreements, |row| {
        texts.add(row.employment_id, row.week, &row.note, limits);
        Ok(())
    })?;
    for (person, of) in texts.counted() {
        counted.entry(person).or_default().merge(&of);
    }
    Ok(counted)
}

fn follow(current: &mut Option<Followed>, row: &LineRow) {
    let followed = current.get_or_insert_with(|| Followed {
        sub_task: row.sub_task_id,
        person: row.employment_id,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        reached: Vec::new(),
    });
    let percent = share(row.quantity.0, row.target.0).unwrap_or_default();
    followed.reached.push(Reached { week: row.week, percent });
}
