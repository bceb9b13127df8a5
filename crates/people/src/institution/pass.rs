//! A day's pass through all institutions: on most days of the year nothing is due, and only that is asked.

use kernel::{Error, InstitutionId};
use platform::pass::{self, Pass};
use platform::round::Done;
use platform::work::{Desk, Saved, Work};

use super::store;

/// Where `is_time` says so, goes through today's pass of every institution, page by page.
pub async fn pass_through(
    desk: &Desk,
    name: &'static str,
    is_time: impl Fn(&Work<'_>) -> Result<bool, Error> + Send + 'static,
    page: fn(&Work<'_>, InstitutionId, &Pass) -> Result<Saved<u64>, Error>,
) -> Result<Done, Error> {
    let institutions =
        desk.read(move |work| if is_time(work)? { store::list(work.tx()) } else { Ok(Vec::new()) }).await?;
    let ids: Vec<_> = institutions.iter().map(|institution| institution.id).collect();
    Ok(pass::run(desk, &ids, name, page).await)
}
