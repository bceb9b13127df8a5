//! The stage of the demonstration: the program, the institution, its people by check number, and a desk for any of them
//! at any moment of the two years. What they do there is in the other files.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use futures_util::future::try_join_all;
use kernel::{Actor, Day, EmploymentId, Error, InstitutionId, Timestamp};
use platform::clock::Clock;
use platform::http::App;
use platform::reference::each_row;
use platform::work::{Desk, Saved, Work};

use super::years::Years;

/// How many units of work wait for one commit at most.
const TOGETHER: usize = 64;

/// One of the invented people.
#[derive(Debug, Clone)]
pub struct Member {
    pub number: String,
    pub id: EmploymentId,
    pub name: String,
    /// Cadre as the staff list writes it.
    pub cadre: String,
    pub department: String,
    /// What the person heads, as the staff list writes it; empty for nothing.
    pub heads: String,
    /// Check number; None for the head of institution.
    pub supervisor: Option<String>,
    pub starts_on: Day,
}

#[derive(Clone)]
pub struct Stage {
    pub app: App,
    pub institution: InstitutionId,
    pub years: Years,
    members: Arc<BTreeMap<String, Member>>,
}

impl Stage {
    /// The people of a staff list who have been imported.
    pub async fn open(
        app: &App,
        institution: InstitutionId,
        years: Years,
        staff: &str,
    ) -> Result<Self, Error> {
        let mut listed = Vec::new();
        each_row(staff, |cell| {
            let supervisor = Some(cell("supervisor")?).filter(|number| !number.is_empty());
            listed.push(Member {
                number: cell("check_number")?,
                id: EmploymentId(kernel::uuid::Uuid::nil()),
                name: String::new(),
                cadre: cell("cadre")?,
                department: cell("department")?,
                heads: cell("heads")?,
                supervisor,
                starts_on: platform::reference::read(&cell("start_date")?)?,
            });
            Ok(())
        })?;
        let today = years.now.day();
        let members = app
            .store
            .read(move |tx| {
                let mut members = BTreeMap::new();
                for member in &listed {
                    let row = people::employee::find_by_check_number(tx, institution, &member.number, today)?;
                    if let Some(row) = row {
                        let member = Member { id: row.id, name: row.name, ..member.clone() };
                        members.insert(member.number.clone(), member);
                    }
                }
                Ok(members)
            })
            .await?;
        Ok(Self { app: app.clone(), institution, years, members: Arc::new(members) })
    }

    /// Everybody, by check number.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    pub fn member(&self, number: &str) -> Result<&Member, Error> {
        self.members
            .get(number)
            .ok_or_else(|| Error::internal(format!("the demonstration has nobody {number}")))
    }

    /// The desk of the program itself at a moment.
    pub fn system(&self, at: Timestamp) -> Desk {
        system(&self.app, at)
    }

    /// Somebody's desk at a moment.
    pub async fn desk(&self, who: &Member, at: Timestamp) -> Result<Desk, Error> {
        let (institution, id) = (self.institution, who.id);
        let person = self
            .app
            .store
            .read(move |tx| people::employee::actor(tx, institution, id, at.day()))
            .await?
            .ok_or_else(|| Error::internal(format!("{} is not employed on {}", who.number, at.day())))?;
        Ok(Desk { actor: Actor::Person(Box::new(person)), ..self.system(at) })
    }

    /// Somebody does something at a moment, through the action that people use.
    pub async fn act<T, F>(&self, who: &Member, at: Timestamp, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<Saved<T>, Error> + Send + 'static,
    {
        let done = self.desk(who, at).await?.write(unit).await;
        done.map_err(|error| stuck(who, at, &error))
    }

    /// Somebody looks something up at a moment.
    pub async fn look<T, F>(&self, who: &Member, at: Timestamp, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        let seen = self.desk(who, at).await?.read(unit).await;
        seen.map_err(|error| stuck(who, at, &error))
    }
}

/// A refusal here is a fault of the demonstration's script; it says whose turn it was.
fn stuck(who: &Member, at: Timestamp, error: &Error) -> Error {
    Error::internal(format!("the demonstration is stuck: {} on {at}: {error}", who.number))
}

/// The desk of the program itself at a moment.
pub fn system(app: &App, at: Timestamp) -> Desk {
    Desk::new(app.store.clone(), Clock::fixed(at), app.ids.clone(), Actor::System)
}

/// Runs units that do not depend on each other side by side, so that one commit makes many of them durable.
pub async fn together<T, F>(units: impl IntoIterator<Item = F>) -> Result<Vec<T>, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let mut units = units.into_iter();
    let mut all = Vec::new();
    loop {
        let chunk: Vec<F> = units.by_ref().take(TOGETHER).collect();
        if chunk.is_empty() {
            return Ok(all);
        }
        all.extend(try_join_all(chunk).await?);
    }
}
