//! The sealed history: how fast events are sealed, and how fast the whole log is proven against them, beside the bare
//! driver that only reads the same rows in the same stretches.

use platform::seal::{Keys, Scope, Sealer, verify};

use crate::cell::Cell;
use crate::floor::{self, Prepared, Step};
use crate::load::instant;
use crate::{Outcome, number, rate, usage};

use super::{Bench, clock};

/// Events of one read, as the program takes them.
const STRETCH: u64 = 2_048;

impl Bench<'_> {
    pub(super) async fn seal(&mut self) -> Outcome<()> {
        let store = self.store()?;
        let keys = Keys::of_seed([7; 32]);
        let sealer = Sealer::new(store.clone(), clock(), keys.clone());
        let began = instant();
        let sealed = sealer.seal_all().await?;
        self.add("events sealed", "1/s", rate(usize::try_from(sealed)?, began.elapsed()))?;
        // The program that served before has sealed with a key of its own.
        let mut trusted = keys.trusted().to_vec();
        let theirs = self.place.data.join("seal.key");
        if theirs.exists() {
            trusted.extend(Keys::trusted_beside(&theirs)?);
        }
        // What the nation's clock has not reached yet is no fault of the log.
        let scope = Scope {
            trusted,
            institution: None,
            from: 0,
            anchors: Vec::new(),
            sealed_before: clock().now(),
            late_after_seconds: i64::from(u32::MAX),
            workers: crate::processors().min(8),
        };
        let (began, before) = (instant(), usage::own_cpu()?);
        let found = verify(&store, &scope, |_, _| {}).await?.map_err(|fault| fault.to_string())?;
        let (took, used) = (began.elapsed(), usage::own_cpu()?.saturating_sub(before));
        let (floor_took, floor_used) = self.read_stretches(found.size).await?;
        let events = usize::try_from(found.events)?;
        let line = self.line("events verified", "1/s", rate(events, took)).floor(rate(events, floor_took));
        self.figures.add(line)?;
        let each = |used: std::time::Duration| used.as_secs_f64() * 1e6 / number(events.max(1));
        let line = self.line("verifying: CPU of each", "us CPU", each(used)).floor(each(floor_used));
        self.figures.add(line)?;
        self.add("events in the log", "events", number(events))
    }

    /// The statement alone, one stretch after another on one connection.
    async fn read_stretches(&self, size: u64) -> Outcome<(std::time::Duration, std::time::Duration)> {
        let mut steps = Vec::new();
        for start in (0..size).step_by(usize::try_from(STRETCH)?) {
            let (from, until) = (i64::try_from(start)?, i64::try_from(size.min(start + STRETCH))?);
            steps.push(Step::new("seal::store::STRETCH", vec![from.into(), until.into(), Cell::Null])?);
        }
        let Some(statement) = steps.first().map(|step| step.statement) else {
            return Err("nothing was sealed".into());
        };
        if let Some(address) = &self.place.database {
            let prepared = Prepared::connect(address, &[statement]).await?;
            let (began, before) = (instant(), usage::own_cpu()?);
            for step in &steps {
                prepared.run(std::slice::from_ref(step), false).await?;
            }
            return Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)));
        }
        let connection = floor::open(&self.place.file(), false)?;
        let (began, before) = (instant(), usage::own_cpu()?);
        for step in &steps {
            floor::run_sqlite(&connection, std::slice::from_ref(step), false)?;
        }
        Ok((began.elapsed(), usage::own_cpu()?.saturating_sub(before)))
    }
}
