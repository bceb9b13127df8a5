//! Writing every paper of a kind and year into a folder, issued now where they were not before.

use std::io::Write as _;
use std::path::PathBuf;

use kernel::{Error, Language, Reason};
use oversight::bundle::{All, issue_each};
use oversight::paper::actions;
use performance::paper::Kind;

use super::{YearOf, about_file};
use crate::config::Config;
use crate::program;

/// Which papers.
#[derive(clap::Args)]
pub struct Which {
    #[command(flatten)]
    of: YearOf,
    /// agreement, appraisal or result.
    #[arg(long, default_value = "agreement")]
    kind: String,
    /// sw or en.
    #[arg(long, default_value = "sw")]
    language: String,
    /// Folder to write them to; made when it is not there.
    #[arg(long)]
    out: PathBuf,
}

pub async fn write(which: &Which, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let kind = Kind::from_code(&which.kind).filter(|kind| oversight::bundle::KINDS.contains(kind));
    let kind = kind.ok_or_else(|| {
        Error::internal(format!("not a kind of paper such as agreement, appraisal, result: {}", which.kind))
    })?;
    let language: Language = which
        .language
        .parse()
        .map_err(|_| Error::internal(format!("not a language such as sw or en: {}", which.language)))?;
    if !app.press.is_there() {
        return Err(Error::Refused(Reason::new("platform-press-missing")));
    }
    let institution = super::institution(&app, &which.of.institution).await?;
    let all = All { institution, kind, year: super::year(&which.of.year)?, language };
    std::fs::create_dir_all(&which.out).map_err(|cause| about_file(&which.out, &cause))?;
    let desk = program::system_desk(&app);
    let issued = issue_each(&app, &desk, all, None).await?;
    for id in &issued.papers {
        let id = *id;
        let (name, body) = desk
            .report(move |work| {
                let row = actions::open(work, institution, id)?;
                let body = actions::body(work, &row)?;
                Ok((row.file_name, body))
            })
            .await?;
        let path = which.out.join(name);
        std::fs::write(&path, body).map_err(|cause| about_file(&path, &cause))?;
    }
    if issued.papers.is_empty() && issued.failed == 0 {
        return Err(Error::internal(format!(
            "{} has no {} of {} to write",
            which.of.institution, which.kind, all.year
        )));
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "wrote {} papers to {}", issued.papers.len(), which.out.display())
        .map_err(Error::internal)?;
    if issued.failed == 0 {
        return Ok(());
    }
    Err(Error::internal(format!("{} papers could not be set; the log says why", issued.failed)))
}
