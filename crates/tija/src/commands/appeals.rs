//! Moving appeals whose panel let its last day pass, for an operator's daily timer. Which they are is performance's to say.

use std::io::Write;

use kernel::Error;

use crate::config::Config;
use crate::program;

/// Cases moved in one unit of work.
const AT_ONCE: i64 = 50;

pub async fn escalate(code: &str, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let institution = super::institution(&app, code).await?;
    let desk = program::system_desk(&app);
    let mut total = 0_i64;
    loop {
        let moved = desk
            .write(move |work| performance::appeal::actions::escalate_overdue(work, institution, AT_ONCE))
            .await?;
        total = total.saturating_add(moved);
        if moved < AT_ONCE {
            break;
        }
    }
    writeln!(std::io::stdout(), "{total}").map_err(Error::internal)
}
