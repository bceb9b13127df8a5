//! Serving, migrating, and the demo.

use std::convert::Infallible;
use std::io::Write;
use std::time::Duration;

use kernel::Error;
use platform::http::App;
use platform::round::Done;
use tokio::net::TcpListener;

use crate::config::Config;
use crate::{demo, due, program};

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
    program::listener(&app).catch_up().await?;
    count_fairness(&app).await;
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
    let (sealer, teller) = (program::sealer(app), program::listener(app));
    let sealed = sealer.watch();
    tokio::select! {
        served = platform::http::serve(app, listener, ended()) => served?,
        never = rounds(app) => match never {},
        never = beats(app) => match never {},
        () = sealer.run() => {}
        () = teller.run(sealed) => {}
        () = letters(app) => {}
    }
    // What the last requests did is sealed before the program ends.
    sealer.seal_all().await.map(drop)
}

/// What falls due by the clock alone, done soon after midnight whichever server runs.
async fn rounds(app: &App) -> Infallible {
    const PAUSE: Duration = Duration::from_mins(10);
    let desk = program::system_desk(app);
    loop {
        match due::round(app).await {
            Ok(done) if done == due::Round::default() => {}
            Ok(done) => tracing::info!(?done, "what had fallen due was done"),
            Err(error) => tracing::error!(%error, "what has fallen due could not be done"),
        }
        count_fairness(app).await;
        match oversight::rollup::actions::keep(&desk).await {
            Ok(done) if done == Done::default() => {}
            Ok(done) => tracing::info!(?done, "institutions were counted anew"),
            Err(error) => tracing::error!(%error, "institutions could not be counted"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Each minute the sign of life; apart from the rounds, for a long one would look like an outage. A round begins with one itself.
async fn beats(app: &App) -> Infallible {
    const PAUSE: Duration = Duration::from_mins(1);
    loop {
        tokio::time::sleep(PAUSE).await;
        if let Err(error) = due::alive(app).await {
            tracing::error!(%error, "the sign of life could not be given");
        }
    }
}

/// E-mail, apart from everything else: a mail server that does not answer keeps nothing else waiting.
async fn letters(app: &App) {
    const PAUSE: Duration = Duration::from_mins(1);
    let Some(mailer) = &app.mailer else { return std::future::pending().await };
    loop {
        if let Err(error) = super::mail::round(app, mailer).await {
            tracing::error!(%error, "a round of e-mail failed; letters wait");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Figures of fairness are counted again where marks were published.
async fn count_fairness(app: &App) {
    match oversight::fairness::actions::count_published(&program::system_desk(app)).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "fairness of a year was counted"),
        Err(error) => tracing::error!(%error, "fairness could not be counted"),
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
