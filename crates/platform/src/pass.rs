//! A pass: something done once a day for every employee of an institution, in pages, by whichever server comes first. Where
//! it stands is a row, moved in the unit that did the page; who finds it moved leaves the page to the other.

use kernel::{Day, EmploymentId, Error, InstitutionId};

use crate::round::Done;
use crate::store::Tx;
use crate::work::{Desk, Saved, Work};

crate::statements! {
    FIND = "SELECT day, after_id, done, version FROM platform_pass WHERE institution_id = $1 AND name = $2";
    BEGIN = "INSERT INTO platform_pass (institution_id, name, day, after_id, done, version)
        VALUES ($1, $2, $3, NULL, $4, 1) ON CONFLICT (institution_id, name) DO NOTHING";
    MOVE = "UPDATE platform_pass SET day = $3, after_id = $4, done = $5, version = version + 1
        WHERE institution_id = $1 AND name = $2 AND version = $6";
}

crate::row! {
    /// Where a pass stands.
    pub struct Pass {
        pub day: Day,
        /// The last employee done; None at the beginning.
        pub after_id: Option<EmploymentId>,
        pub done: bool,
        pub version: i64,
    }
}

/// Where today's pass stands: at its beginning on a new day, None when it is done.
pub fn find(tx: &Tx<'_>, institution: InstitutionId, name: &str, today: Day) -> Result<Option<Pass>, Error> {
    let begins = |version| Pass { day: today, after_id: None, done: false, version };
    Ok(match tx.opt::<Pass>(&FIND, &[&institution, &name])? {
        None => Some(begins(0)),
        // A clock that was turned back does not do a day again.
        Some(pass) if pass.day >= today => Some(pass).filter(|pass| !pass.done),
        Some(pass) => Some(begins(pass.version)),
    })
}

/// Moves a pass on, from where it was found; None: it is done. Stale when another server moved it.
pub fn move_on(
    tx: &Tx<'_>,
    institution: InstitutionId,
    name: &str,
    from: &Pass,
    last: Option<EmploymentId>,
) -> Result<(), Error> {
    let done = last.is_none();
    if from.version == 0 {
        tx.run(&BEGIN, &[&institution, &name, &from.day, &false])?;
        return tx.change(&MOVE, &[&institution, &name, &from.day, &last, &done, &1_i64]);
    }
    tx.change(&MOVE, &[&institution, &name, &from.day, &last, &done, &from.version])
}

/// Goes through today's pass in each institution: `page` does one page in a unit of its own, from where the pass was found,
/// and moves it on. What is wrong in one institution keeps no other waiting; its pass stands where it stood.
pub async fn run(
    desk: &Desk,
    institutions: &[InstitutionId],
    name: &'static str,
    page: fn(&Work<'_>, InstitutionId, &Pass) -> Result<Saved<u64>, Error>,
) -> Done {
    let mut done = Done::default();
    for institution in institutions {
        if let Err(fault) = run_in(desk, *institution, name, page, &mut done).await {
            done.count(&format!("{name} {institution}"), Err(fault));
        }
    }
    done
}

async fn run_in(
    desk: &Desk,
    institution: InstitutionId,
    name: &'static str,
    page: fn(&Work<'_>, InstitutionId, &Pass) -> Result<Saved<u64>, Error>,
    done: &mut Done,
) -> Result<(), Error> {
    loop {
        let found = desk.read(move |work| find(work.tx(), institution, name, work.today())).await?;
        let Some(from) = found else { return Ok(()) };
        match desk.write(move |work| page(work, institution, &from)).await {
            Ok(count) => done.dealt = done.dealt.saturating_add(count),
            // Another server did this page.
            Err(Error::Stale) => {}
            Err(other) => return Err(other),
        }
    }
}
