//! The listener: reads the sealed log from where it stands and makes its notices. Any number of servers may run it, and one
//! may die at any point: notices and position are written together, and a notice that is there is not made again.

use std::sync::Arc;
use std::time::Duration;

use kernel::Error;
use tokio::sync::watch;

use super::model::Told;
use super::{rules, store};
use crate::clock::Clock;
use crate::http::App;
use crate::seal;
use crate::store::Store;

const NAME: &str = "platform.notice";
/// Events read at a time.
const ROUND: u64 = 256;
/// The longest wait for news of the sealer: another server may have sealed.
const PAUSE: Duration = Duration::from_secs(20);

/// Msikilizaji wa kumbukumbu.
#[derive(Clone)]
pub struct Listener {
    store: Store,
    clock: Clock,
    told: Arc<Vec<Told>>,
}

impl Listener {
    pub fn new(app: &App) -> Self {
        let told = app.areas.iter().flat_map(|area| area.notices).copied().collect();
        Self { store: app.store.clone(), clock: app.clock.clone(), told: Arc::new(told) }
    }

    /// Reads to the end of the sealed log; answers how many events were read.
    pub async fn catch_up(&self) -> Result<u64, Error> {
        let mut read = 0;
        loop {
            let found = self.round().await?;
            if found == 0 {
                return Ok(read);
            }
            read += found;
        }
    }

    async fn round(&self) -> Result<u64, Error> {
        let (from, events) = self
            .store
            .report(|tx| {
                let from = seal::position(tx, NAME)?;
                Ok((from, seal::after(tx, from, ROUND)?))
            })
            .await?;
        let Some(last) = events.last() else { return Ok(0) };
        let (to, now, count) = (last.position + 1, self.clock.now(), events.len());
        let notices: Vec<_> =
            events.iter().flat_map(|fed| rules::notices(&self.told, &fed.event, now)).collect();
        let written = self
            .store
            .write(move |tx| {
                seal::move_on(tx, NAME, from, to)?;
                store::insert_all(tx, &notices)
            })
            .await;
        match written {
            // Another server was quicker, and made the same notices.
            Ok(()) | Err(Error::Stale) => u64::try_from(count).map_err(Error::internal),
            Err(other) => Err(other),
        }
    }

    /// Listens on and on, woken by the sealer. Never ends: drop it.
    pub async fn run(&self, mut sealed: watch::Receiver<u64>) {
        loop {
            if let Err(error) = self.catch_up().await {
                tracing::error!(%error, "notices could not be made; they wait");
            }
            // A sealer that has ended wakes nobody; then the pause does.
            if let Ok(Err(_)) = tokio::time::timeout(PAUSE, sealed.changed()).await {
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
