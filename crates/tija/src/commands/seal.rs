//! Sealing at the command line, and proving the history: what `tija seal` prints, what `tija verify` checks and says.
//! Checking reads only: it makes no table, loads nothing and needs no secret key.

use std::io::Write;
use std::path::{Path, PathBuf};

use kernel::Error;
use platform::clock::Clock;
use platform::seal::{self, Kept, Keys, Note, Receipt, Scope};
use platform::store::Store;

use super::Failure;
use crate::config::Config;
use crate::program;

#[derive(clap::Args)]
pub struct What {
    /// Read anew only the events of the institution with this code; the log is proven whole all the same.
    #[arg(long)]
    institution: Option<String>,
    /// Read events anew only from this position on.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// A head that was printed earlier and kept elsewhere; may be given several times.
    #[arg(long)]
    head: Vec<PathBuf>,
    /// Check this receipt instead of the whole log.
    #[arg(long, conflicts_with_all = ["institution", "from", "head"])]
    receipt: Option<PathBuf>,
    /// Trust this public key (64 hexadecimal digits) instead of those beside the key file; may be given several times.
    #[arg(long)]
    key: Vec<String>,
    /// Minutes after which an event must have been sealed.
    #[arg(long, default_value_t = 15)]
    minutes: i64,
}

/// An event sealed later than this after its moment is told: the program stood still, or somebody put it in by hand.
const LATE_SECONDS: i64 = 24 * 3600;

pub async fn seal(since: Option<&Path>, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    program::sealer(&app).seal_all().await?;
    let newest = app.store.read(seal::newest_head).await?;
    let newest = newest.ok_or_else(|| Error::internal("nothing has happened yet, so there is no head"))?;
    let mut out = std::io::stdout().lock();
    write!(out, "{newest}").map_err(Error::internal)?;
    let Some(file) = since else { return Ok(()) };
    let (old, new) = (read_head(file)?.head.size, newest.head.size);
    if old > new {
        return Err(Error::internal(format!("the head kept has {old} leaves, the log only {new}")));
    }
    let proof = app.store.read(move |tx| seal::prove_consistency(tx, old, new)).await?;
    proof.iter().try_for_each(|sum| writeln!(out, "consistency {sum}")).map_err(Error::internal)
}

pub async fn verify(what: &What, config: &Config) -> Result<(), Failure> {
    let trusted = match what.key.as_slice() {
        [] => Keys::trusted_beside(&config.seal_key())?,
        given => given.iter().map(|key| Keys::read_public(key)).collect::<Result<_, _>>()?,
    };
    let store = program::open_store(config)?;
    store.check_schema().await?;
    match &what.receipt {
        Some(file) => receipt(&store, file, trusted).await,
        None => {
            // Read before the log, which may grow meanwhile but never be shorter than a head that was kept.
            let kept = Kept::beside(&config.seal_key());
            let newest = kept.read()?;
            log(&store, what, trusted, newest, &config.clock()).await?;
            if newest.is_none() {
                let file = kept.file().display();
                writeln!(
                    std::io::stdout(),
                    "note: no head is kept in {file}: a log that was cut off and sealed anew would not show"
                )
                .map_err(Error::internal)?;
            }
            Ok(())
        }
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(file).map_err(|cause| super::about_file(file, &cause))
}

fn read_head(file: &Path) -> Result<Note, Error> {
    let text = String::from_utf8_lossy(&read(file)?).into_owned();
    text.parse()
        .map_err(|_| Error::internal(format!("{}: not a head as `tija seal` prints it", file.display())))
}

async fn receipt(store: &Store, file: &Path, trusted: Vec<[u8; 32]>) -> Result<(), Failure> {
    let refused =
        |why: seal::ReceiptRefusal| Failure::Wrong(format!("the receipt is denied: {}", why.code()));
    let receipt = Receipt::read(&read(file)?).map_err(refused)?;
    let position = receipt.position;
    store.read(move |tx| receipt.agrees(tx, &trusted)).await?.map_err(refused)?;
    writeln!(std::io::stdout(), "the receipt holds: position {position} is as it was sealed")
        .map_err(Error::internal)?;
    Ok(())
}

async fn log(
    store: &Store,
    what: &What,
    trusted: Vec<[u8; 32]>,
    kept: Option<Note>,
    clock: &Clock,
) -> Result<(), Failure> {
    let institution = match what.institution.clone() {
        None => None,
        Some(code) => {
            let found = store.read(move |tx| people::institution::find_by_code(tx, &code)).await?;
            Some(found.ok_or_else(|| Error::internal("no institution has this code"))?.id)
        }
    };
    let scope = Scope {
        trusted,
        institution,
        from: what.from,
        anchors: kept
            .map(Ok)
            .into_iter()
            .chain(what.head.iter().map(|file| read_head(file)))
            .collect::<Result<_, _>>()?,
        sealed_before: clock.now().plus_seconds(what.minutes.saturating_mul(-60)),
        late_after_seconds: LATE_SECONDS,
        workers: std::thread::available_parallelism().map_or(1, usize::from).min(8),
    };
    let (began, mut told) = (clock.now(), 0);
    let outcome = seal::verify(store, &scope, |done, all| {
        // A long check says where it is.
        if done >= told + 1_000_000 {
            told = done;
            eprintln!("{done} of {all}");
        }
    })
    .await?;
    let found =
        outcome.map_err(|fault| Failure::Wrong(format!("the history is not what was sealed: {fault}")))?;
    let took = (clock.now().millis() - began.millis()).max(1);
    let rate = i64::try_from(found.events).unwrap_or(i64::MAX).saturating_mul(1000) / took;
    let mut out = std::io::stdout().lock();
    let seal::Found { events, size, heads, waiting, late, first_late } = found;
    if what.from > 0 && what.from >= size {
        return Err(Failure::Undone(format!(
            "nothing was read anew: --from {} is beyond the end of the log, which holds {size} events",
            what.from
        )));
    }
    let mut say = |line: String| writeln!(out, "{line}").map_err(Error::internal);
    say(format!(
        "sound: {events} events read anew, {size} sealed under {heads} signed heads, {rate} events/s"
    ))?;
    if waiting > 0 {
        say(format!("{waiting} newer events wait to be sealed"))?;
    }
    if let Some(first) = first_late {
        say(format!(
            "note: {late} events were sealed more than a day after they say they happened, the first at position {first}: \
             the program stood still, was filled with the past, or they were put in by hand"
        ))?;
    }
    Ok(())
}
