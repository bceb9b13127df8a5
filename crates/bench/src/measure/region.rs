//! One region added up as the program's round does, beside the bare drivers that only run its statements; then the pages
//! from the nation to one section, as PO-PSMGG opens them.

use kernel::uuid::Uuid;
use kernel::{Actor, InstitutionId};
use oversight::rollup::actions;
use platform::clock::Ids;
use platform::work::Desk;

use crate::chance::{Of, id};
use crate::floor::{self, Prepared, Step};
use crate::load::{self, Plan, get, instant};
use crate::nation::{self, Seat};
use crate::program::Server;
use crate::table::Aim;
use crate::{Outcome, cell::Cell, number, rate, usage};

use super::{Bench, clock};

/// What a page of the drill-down may take, milliseconds. Source: issue of the consoles.
const PAGE_MS: f64 = 100.0;

impl Bench<'_> {
    pub(super) async fn region(&mut self) -> Outcome<()> {
        let institutions: Vec<Uuid> =
            self.nation.of_first_region().map(|nth| id(Of::Institution, nth, 0)).collect();
        let people: usize = self.nation.of_first_region().map(|nth| self.nation.members(nth).count()).sum();
        let store = self.store()?;
        let (began, before) = (instant(), usage::own_cpu()?);
        for institution in institutions.iter().map(|id| InstitutionId(*id)) {
            store
                .report(move |tx| {
                    let units = people::list_units(tx, institution)?;
                    let today = nation::today();
                    actions::add_up(tx, (institution, "Kipimo"), &units, nation::current_year(), today)
                })
                .await?;
        }
        let (took, used) = (began.elapsed(), usage::own_cpu()?.saturating_sub(before));
        let (floor_took, floor_used) = self.facts(&institutions).await?;
        let what = format!("roll-up of one region, {people} people");
        let line = self.line(what.clone(), "1/s", rate(people, took)).floor(rate(people, floor_took));
        self.figures.add(line)?;
        let each = |used: std::time::Duration| used.as_secs_f64() * 1e6 / number(people.max(1));
        let line = self.line(format!("{what}: CPU of each"), "us CPU", each(used)).floor(each(floor_used));
        self.figures.add(line)?;
        let desk = Desk::new(store, clock(), Ids::random(), Actor::System);
        let began = instant();
        actions::keep(&desk).await?;
        self.add("roll-up of the nation, both years, kept", "s", began.elapsed().as_secs_f64())?;
        drop(desk);
        self.drill_down().await
    }

    /// The statements alone.
    async fn facts(&self, institutions: &[Uuid]) -> Outcome<(std::time::Duration, std::time::Duration)> {
        let (today, year) = (nation::today(), Cell::from(i64::from(nation::current_year().start_year())));
        let monday = actions::counted_week(today).monday();
        let mut all = Vec::new();
        for institution in institutions.iter().copied().map(Cell::from) {
            let facts = vec![
                institution.clone(),
                today.into(),
                year.clone(),
                monday.into(),
                year.clone(),
                "performance.report.verify".into(),
                monday.plus_days(1).into(),
                monday.plus_days(2).into(),
                monday.plus_days(3).into(),
                monday.plus_days(4).into(),
            ];
            all.push(vec![
                Step::new("rollup::store::FACTS", facts)?,
                Step::new("rollup::store::OVERDUE", vec![institution.clone(), today.into()])?,
                Step::new("rollup::store::JUDGED", vec![institution, year.clone()])?,
            ]);
        }
        let names: Vec<_> =
            all.first().map(|steps| steps.iter().map(|step| step.statement).collect()).unwrap_or_default();
        if let Some(address) = &self.place.database {
            let prepared = Prepared::connect(address, &names).await?;
            let (began, before) = (instant(), usage::own_cpu()?);
            for steps in &all {
                prepared.run(steps, false).await?;
            }
            return Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)));
        }
        let connection = floor::open(&self.place.file(), false)?;
        let (began, before) = (instant(), usage::own_cpu()?);
        for steps in &all {
            floor::run_sqlite(&connection, steps, false)?;
        }
        Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)))
    }

    /// One person asks one page after the other.
    async fn drill_down(&mut self) -> Outcome<()> {
        let server = Server::start(&self.place).await?;
        let officers = self.nation.sample(1, |member| member.seat == Seat::DepartmentHead(0));
        let officer = officers.first().ok_or("nobody heads a department")?;
        let section = id(Of::Unit, 0, self.nation.layout(0).departments);
        let institution = id(Of::Institution, 0, 0);
        for (name, path) in [
            ("nation", "/nation".to_owned()),
            ("region", format!("/nation/regions/{}", nation::region(0))),
            ("institution", format!("/nation/institutions/{institution}")),
            ("section", format!("/nation/institutions/{institution}/units/{section}")),
        ] {
            let request = get(&path, Some(&officer.token()));
            let plan = Plan { connections: 1, time: self.time / 3, status: 200 };
            let load = load::run(server.address, plan, move |_| Some(request.clone())).await?;
            let line = self.line(format!("drill-down, {name}: p99"), "ms", load.percentile(99));
            self.figures.add(line.aim(Aim::AtMost(PAGE_MS)))?;
        }
        Ok(())
    }
}
