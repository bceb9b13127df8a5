//! Fairness: a year of every institution counted as the program's round does after marks are published, then the page on
//! which PO-PSMGG reads the nation, small cells hidden. There is no floor: what costs is the counting.

use kernel::{Actor, InstitutionId};
use oversight::fairness::actions::count_year;
use platform::clock::Ids;
use platform::work::Desk;

use crate::chance::{Of, id};
use crate::load::{self, Plan, get, instant};
use crate::nation::{self, Seat};
use crate::program::Server;
use crate::{Outcome, number, usage};

use super::{Bench, clock};

impl Bench<'_> {
    pub(super) async fn fairness(&mut self) -> Outcome<()> {
        let desk = Desk::new(self.store()?, clock(), Ids::random(), Actor::System);
        let (began, before) = (instant(), usage::own_cpu()?);
        for nth in 0..self.nation.institutions {
            let institution = InstitutionId(id(Of::Institution, nth, 0));
            count_year(&desk, institution, nation::finished_year()).await?;
        }
        let (took, used) = (began.elapsed(), usage::own_cpu()?.saturating_sub(before));
        drop(desk);
        let people = number(usize::try_from(self.nation.people)?).max(1.0);
        self.add("fairness counted, people", "1/s", people / took.as_secs_f64().max(1e-9))?;
        self.add("fairness of the nation's year counted", "s", took.as_secs_f64())?;
        self.add("fairness: CPU of each", "us CPU", used.as_secs_f64() * 1e6 / people)?;

        let server = Server::start(&self.place).await?;
        let officers = self.nation.sample(1, |member| member.seat == Seat::DepartmentHead(0));
        let officer = officers.first().ok_or("nobody heads a department")?;
        let path = format!("/fairness/nation?year={}", nation::finished_year());
        let request = get(&path, Some(&officer.token()));
        let plan = Plan { connections: 1, time: self.time / 3, status: 200 };
        let load = load::run(server.address, plan, move |_| Some(request.clone())).await?;
        self.add("fairness of the nation, page: p99", "ms", load.percentile(99))
    }
}
