//! All areas in one program: the list of them, and a running program over a store.

use std::path::PathBuf;

use kernel::{Actor, Error};
use platform::Area;
use platform::clock::Ids;
use platform::http::{App, Parts, words};
use platform::mail::Mailer;
use platform::notice::Listener;
use platform::press::Press;
use platform::seal::{Keys, Sealer};
use platform::store::Store;
use platform::work::Desk;

use crate::config::Config;

/// Every area of the program.
pub fn areas() -> Vec<Area> {
    vec![
        oversight::area(),
        people::area(),
        planning::area(performance::TASKS),
        contract::area(performance::governance_of),
        performance::area(),
    ]
}

/// The file of the embedded database.
pub fn database_file(config: &Config) -> PathBuf {
    config.data.join("tija.db")
}

/// Is there a database already? A server's is asked when it is opened: its name is never made by us.
pub fn has_database(config: &Config) -> bool {
    config.database.is_some() || database_file(config).exists()
}

/// Opens the store the settings name; makes the data folder.
pub fn open_store(config: &Config) -> Result<Store, Error> {
    std::fs::create_dir_all(&config.data)
        .map_err(|cause| Error::internal(format!("{}: {cause}", config.data.display())))?;
    match &config.database {
        Some(address) => Store::postgres(address),
        None => Store::sqlite(&database_file(config)),
    }
}

/// The program over a migrated store with its reference data.
pub async fn start(config: &Config) -> Result<App, Error> {
    let store = open_store(config)?;
    store.migrate().await?;
    let areas = areas();
    platform::reference::load(&store, &areas).await?;
    Ok(App::new(Parts {
        store,
        clock: config.clock(),
        ids: Ids::random(),
        words: words(&areas),
        areas,
        identify: people::identity::identify,
        data: config.data.clone(),
        keys: Keys::open(&config.seal_key())?,
        press: Press::new(config.papers()),
        address: config.address(),
        mailer: config.mail.clone().map(Mailer::open).transpose()?,
    }))
}

/// Seals the program's history.
pub fn sealer(app: &App) -> Sealer {
    Sealer::new(app.store.clone(), app.clock.clone(), app.keys.clone())
}

/// Makes notices of what the sealer has sealed.
pub fn listener(app: &App) -> Listener {
    Listener::new(app)
}

/// The desk of the program itself: what the command line works at.
pub fn system_desk(app: &App) -> Desk {
    Desk::new(app.store.clone(), app.clock.clone(), app.ids.clone(), Actor::System)
}
