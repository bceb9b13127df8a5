//! PostgreSQL: one transaction a unit, on a connection with a thread of its own. A unit that writes is READ COMMITTED: each
//! statement sees what was committed before it began, so what a unit has read may have changed when it writes. What guards is
//! a key, a compare-and-set, or a row held first; a unit that finds its key taken runs again, and then sees by whom.
//! The thread drives its connection itself (`wire`), so a statement crosses no threads. Measured reason: a general pool beside the
//! server's runtime took 2.6 to 3 times the bare driver's CPU for a page (docs/decisions/0007).

mod session;
mod wire;

use std::str::FromStr;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use kernel::Error;
use tokio::sync::{Semaphore, oneshot};
use tokio_postgres::Config;

use super::Tx;
use super::tx::Tally;

pub use session::{Link, Session};

/// Connections at most; each has a thread, made when it is first needed.
const CONNECTIONS: usize = 16;

/// A PostgreSQL server.
pub struct PostgresStore {
    config: Arc<Config>,
    places: Arc<Semaphore>,
    idle: Idle,
    pub(super) tally: Arc<Tally>,
}

/// Connections that wait for a unit, the one used last on top: few stay warm when little happens.
type Idle = Arc<Mutex<Vec<Sender<Job>>>>;
type Job = Box<dyn FnOnce(&mut Session) + Send>;

impl PostgresStore {
    pub fn open(address: &str) -> Result<Self, Error> {
        let config = Arc::new(Config::from_str(address).map_err(Error::internal)?);
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        Ok(Self { config, places, idle: Idle::default(), tally: Arc::default() })
    }

    /// Runs one unit in one transaction. Reads see one state of the data and may not write.
    pub async fn unit<T, F>(&self, writes: bool, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(Error::internal)?;
        let worker = self.worker()?;
        let (reply, answer) = oneshot::channel();
        let (back, idle) = (worker.clone(), Arc::downgrade(&self.idle));
        let job: Job = Box::new(move |session| {
            let result = session.unit(writes, &unit);
            give_back(&idle, back);
            drop(place);
            // Whoever asked may have gone away; the work stands all the same.
            drop(reply.send(result));
        });
        worker.send(job).map_err(|_| Error::internal("a connection's thread has ended"))?;
        answer.await.map_err(|_| Error::internal("a connection's thread has ended"))?
    }

    /// A connection nobody uses: an idle one, or a new one.
    fn worker(&self) -> Result<Sender<Job>, Error> {
        if let Some(worker) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(worker);
        }
        let mut session = Session::new(Arc::clone(&self.config), Arc::clone(&self.tally));
        let (worker, jobs): (Sender<Job>, Receiver<Job>) = channel();
        // It ends when the store is gone: nobody can send to it any more.
        let serve = move || jobs.into_iter().for_each(|job| job(&mut session));
        std::thread::Builder::new().name("store-postgres".into()).spawn(serve).map_err(Error::internal)?;
        Ok(worker)
    }
}

fn give_back(idle: &Weak<Mutex<Vec<Sender<Job>>>>, worker: Sender<Job>) {
    if let Some(idle) = idle.upgrade() {
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    }
}
