//! Counting institutions anew for the nation's pages at once, for an operator or a timer; the server's round does it by itself.

use std::io::Write;

use kernel::Error;

use crate::config::Config;
use crate::program;

pub async fn keep(config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    // What was just done counts too.
    program::sealer(&app).seal_all().await?;
    let count = oversight::rollup::actions::keep(&program::system_desk(&app)).await?.whole()?;
    writeln!(std::io::stdout(), "{count}").map_err(Error::internal)
}
