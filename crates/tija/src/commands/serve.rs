//! Serving, migrating, and the demo.

use std::io::Write;

use kernel::Error;
use platform::http::App;
use tokio::net::TcpListener;

use crate::config::Config;
use crate::{demo, program};

pub async fn serve(config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    listen(&app, config).await
}

pub async fn migrate(config: &Config) -> Result<(), Error> {
    let store = program::open_store(config)?;
    let applied = store.migrate().await?;
    platform::reference::load(&store, &program::areas()).await?;
    let mut out = std::io::stdout().lock();
    let told = match applied.as_slice() {
        [] => writeln!(out, "nothing to do"),
        names => names.iter().try_for_each(|name| writeln!(out, "applied {name}")),
    };
    told.map_err(Error::internal)
}

pub async fn demo(config: &Config, no_serve: bool) -> Result<(), Error> {
    let app = program::start(config).await?;
    demo::fill(&app).await?;
    program::sealer(&app).seal_all().await?;
    if no_serve {
        return Ok(());
    }
    demo::tell(&app, config, &mut std::io::stdout()).await?;
    listen(&app, config).await
}

async fn listen(app: &App, config: &Config) -> Result<(), Error> {
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|cause| Error::internal(format!("cannot listen on {}: {cause}", config.listen)))?;
    let address = listener.local_addr().map_err(Error::internal)?;
    writeln!(std::io::stdout(), "http://{address}").map_err(Error::internal)?;
    let sealer = program::sealer(app);
    tokio::select! {
        served = platform::http::serve(app, listener, ended()) => served?,
        never = rounds(app) => match never {},
        () = sealer.run() => {}
    }
    // What the last requests did is sealed before the program ends.
    sealer.seal_all().await.map(drop)
}

/// What falls due by the clock alone, done soon after midnight whichever server runs.
async fn rounds(app: &App) -> std::convert::Infallible {
    const PAUSE: std::time::Duration = std::time::Duration::from_secs(600);
    let desk = program::system_desk(app);
    loop {
        match people::handover::actions::hand_over_due(&desk).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "due dates were handed over"),
            Err(error) => tracing::error!(%error, "due dates could not be handed over"),
        }
        match oversight::rollup::actions::keep(&desk).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "institutions were counted anew"),
            Err(error) => tracing::error!(%error, "institutions could not be counted"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Ends with Ctrl-C or SIGTERM.
async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(cause) => {
            tracing::warn!(%cause, "SIGTERM will end the program at once");
            return drop(interrupted.await);
        }
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
