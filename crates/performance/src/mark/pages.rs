//! Pages.
use platform::http::Routes;
pub fn routes() -> Routes { Routes::new() }
