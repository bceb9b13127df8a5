//! How far an import is, told while its unit of work is still open: counters in this process, never in the transaction.
//! What the database knows of an import is job's business.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::uuid::Uuid;

/// Rows done of rows expected. Cheap to clone; all clones count together.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicI64,
    total: AtomicI64,
}

impl Progress {
    pub fn done(&self) -> i64 {
        self.0.done.load(Ordering::Relaxed)
    }

    /// 0 until the file has been walked through once.
    pub fn total(&self) -> i64 {
        self.0.total.load(Ordering::Relaxed)
    }

    pub(super) fn expect(&self, rows: i64) {
        self.0.total.store(rows, Ordering::Relaxed);
    }

    pub(super) fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }

    /// A unit of work may begin again.
    pub(super) fn restart(&self) {
        self.0.done.store(0, Ordering::Relaxed);
    }
}

/// The imports that this process runs now.
static RUNNING: Mutex<BTreeMap<Uuid, Progress>> = Mutex::new(BTreeMap::new());

/// Running as long as it lives.
pub(super) struct Running(Uuid);

impl Running {
    pub fn begin(import: Uuid, progress: Progress) -> Self {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(import, progress);
        Self(import)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

pub(super) fn running(import: Uuid) -> Option<Progress> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).get(&import).cloned()
}
