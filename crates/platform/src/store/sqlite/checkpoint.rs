//! The write-ahead log is moved into the database by a thread of its own, beside the writer. SQLite's automatic checkpoint
//! would run inside the commit that fills the log, and everybody of that group would wait for its two syncs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use kernel::Error;
use rusqlite::Connection;

/// Pages (4 KiB each) by which the log grows until they are moved: 4 MiB, SQLite's own default.
const STEP: u32 = 1_000;
/// Pages at which the writer itself moves the rest, so that the log begins anew: 64 MiB. While commits follow one another
/// the thread beside never catches up with the last of them, and only a log that was moved whole begins anew.
const FULL: u32 = 16_000;

/// The log as the writer sees it.
pub struct Log {
    pages: Arc<AtomicU32>,
    told_at: u32,
    mover: SyncSender<()>,
}

impl Log {
    /// Watches the writer's commits; `other` is the connection that moves what they leave. It ends with the `Log`.
    pub fn watch(writer: &mut Connection, other: Connection) -> Result<Self, Error> {
        let pages = Arc::new(AtomicU32::new(0));
        let seen = Arc::clone(&pages);
        // Takes the place of SQLite's automatic checkpoint, which is such a hook too.
        let hook = move |_: &mut rusqlite::hooks::Wal, pages: i32| {
            seen.store(u32::try_from(pages).unwrap_or(0), Ordering::Relaxed);
            Ok(())
        };
        writer.wal_hook(Some(hook)).map_err(Error::internal)?;
        let (mover, told) = sync_channel(1);
        std::thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(move || move_when_told(&other, &told))
            .map_err(Error::internal)?;
        Ok(Self { pages, told_at: 0, mover })
    }

    /// After a commit, when everybody has been answered.
    pub fn tend(&mut self, writer: &Connection) {
        let pages = self.pages.load(Ordering::Relaxed);
        if pages < self.told_at {
            // It began anew.
            self.told_at = 0;
        }
        if pages >= FULL {
            checkpoint(writer);
        } else if pages - self.told_at >= STEP {
            self.told_at = pages;
            // When one is waiting already, it will move these pages too.
            self.mover.try_send(()).ok();
        }
    }
}

fn move_when_told(connection: &Connection, told: &Receiver<()>) {
    while told.recv().is_ok() {
        checkpoint(connection);
    }
}

/// Moves what no reader needs, waiting for nobody. Does nothing while another connection is at it.
fn checkpoint(connection: &Connection) {
    let moved = connection
        .prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")
        .and_then(|mut pragma| pragma.query_row([], |_| Ok(())));
    if let Err(cause) = moved {
        tracing::warn!(%cause, "the log was not moved into the database; it is tried again as it grows");
    }
}
