//! Marks of the whole nation computed anew: the formula over whole institutions in batches, from the statements to the band, beside the bare
//! drivers that only run the statements.

use std::time::Duration;

use kernel::InstitutionId;
use kernel::uuid::Uuid;
use performance::mark;

use crate::chance::{Of, id};
use crate::floor::{self, Prepared, Step};
use crate::load::instant;
use crate::nation;
use crate::table::Aim;
use crate::{Outcome, cell::Cell, number, rate, usage};

use super::Bench;

/// People of one round of statements, as the program takes them.
const BATCH: usize = 200;

impl Bench<'_> {
    pub(super) async fn marks(&mut self) -> Outcome<()> {
        let store = self.store()?;
        let institutions: Vec<u64> = (0..self.nation.institutions).collect();
        let (began, before) = (instant(), usage::own_cpu()?);
        let (mut count, mut made) = (0_u64, 0_u64);
        for institution in institutions.iter().copied() {
            let institution = InstitutionId(id(Of::Institution, institution, 0));
            let (some, some_made) = store
                .report(move |tx| {
                    let mut made = 0_u64;
                    let count = mark::compute_all(
                        tx,
                        institution,
                        nation::finished_year(),
                        nation::today(),
                        |counted| {
                            made += u64::from(counted.computed.is_ok());
                            Ok(())
                        },
                    )?;
                    Ok((count, made))
                })
                .await?;
            count += some;
            made += some_made;
        }
        let (took, used) = (began.elapsed(), usage::own_cpu()?.saturating_sub(before));
        // Only the heads of institutions have no mark: their institution's score is not known.
        if made + u64::try_from(institutions.len())? < self.nation.people.min(count) {
            return Err(format!("only {made} of {count} people have a mark").into());
        }
        let people = usize::try_from(count)?;
        let (floor_took, floor_used) = self.gather(&institutions).await?;
        let line = self.line("marks computed", "1/s", rate(people, took)).floor(rate(people, floor_took));
        self.figures.add(line)?;
        self.add(format!("marks of {people} people computed anew"), "s", took.as_secs_f64())?;
        let each = |used: Duration| used.as_secs_f64() * 1e6 / number(people.max(1));
        let line =
            self.line("marks: CPU of each", "us CPU", each(used)).floor(each(floor_used)).aim(Aim::None);
        self.figures.add(line)
    }

    /// The statements alone.
    async fn gather(&self, institutions: &[u64]) -> Outcome<(Duration, Duration)> {
        let mut rounds = Vec::new();
        for institution in institutions.iter().copied() {
            let mut agreements: Vec<Uuid> = self
                .nation
                .members(institution)
                .map(|number| nation::Client { institution, number }.agreement_of(nation::finished_year()))
                .collect();
            agreements.sort();
            for batch in agreements.chunks(BATCH) {
                let (Some(first), Some(last)) = (batch.first(), batch.last()) else { continue };
                rounds.push(steps(id(Of::Institution, institution, 0), *first, *last)?);
            }
        }
        let names: Vec<_> =
            rounds.first().map(|steps| steps.iter().map(|step| step.statement).collect()).unwrap_or_default();
        if let Some(address) = &self.place.database {
            let prepared = Prepared::connect(address, &names).await?;
            let (began, before) = (instant(), usage::own_cpu()?);
            for steps in &rounds {
                prepared.run(steps, false).await?;
            }
            return Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)));
        }
        let connection = floor::open(&self.place.file(), false)?;
        let (began, before) = (instant(), usage::own_cpu()?);
        for steps in &rounds {
            floor::run_sqlite(&connection, steps, false)?;
        }
        Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)))
    }
}

fn steps(institution: Uuid, first: Uuid, last: Uuid) -> Outcome<Vec<Step>> {
    let year = nation::finished_year();
    let (institution, number) = (Cell::from(institution), Cell::from(i64::from(year.start_year())));
    let between = || vec![institution.clone(), number.clone(), first.into(), last.into()];
    let limit = Cell::from(i64::try_from(BATCH)?);
    let people = vec![
        institution.clone(),
        number.clone(),
        first.into(),
        year.first_day().into(),
        year.last_day().into(),
        limit,
    ];
    let mut duties = between();
    duties.push(nation::today().into());
    Ok(vec![
        Step::new("mark::store::PEOPLE", people)?,
        Step::new("mark::store::LINES", between())?,
        Step::new("mark::store::ITEMS", between())?,
        Step::new("mark::store::DUTIES", duties)?,
    ])
}
