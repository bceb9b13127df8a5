//! Help and privacy: pages of words, open to everybody.

use askama::Template;
use axum::response::Response;
use platform::http::{Failure, Routes, Visit};
use ui::Shell;

use crate::permissions;

pub fn routes() -> Routes {
    Routes::new().get("/help", &permissions::HELP, help).get("/privacy", &permissions::PRIVACY, privacy)
}

/// Questions and answers under a stem of words keys: `<stem>-<n>-question`, `<stem>-<n>-answer`.
#[derive(Template)]
#[template(path = "help/show.html")]
struct HelpPage<'a> {
    shell: Shell<'a>,
    answers: Vec<(String, String)>,
}

async fn help(visit: Visit) -> Result<Response, Failure> {
    show(&visit, "oversight-help", 9)
}

async fn privacy(visit: Visit) -> Result<Response, Failure> {
    show(&visit, "oversight-privacy", 5)
}

fn show(visit: &Visit, stem: &str, count: usize) -> Result<Response, Failure> {
    let shell = visit.shell(&format!("{stem}-title"));
    let answers = (1..=count)
        .map(|number| {
            let words = |part| shell.t(&format!("{stem}-{number}-{part}")).into_owned();
            (words("question"), words("answer"))
        })
        .collect();
    visit.page(&HelpPage { shell, answers })
}
