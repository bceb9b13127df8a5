//! An import at the command line: the same engine, told on standard error as it goes. Which command, file and
//! institution is the binary's to ask.

use std::io::Write;
use std::time::Duration;

use kernel::{Error, Language};
use ui::Words;

use super::engine::Import;
use super::report::Report;
use crate::work::Desk;

/// Tries the file or takes it, writing progress once a second and then the report. The report says whether it is clean.
pub async fn run(
    desk: &Desk,
    import: &Import,
    dry_run: bool,
    words: &Words,
    language: Language,
    out: &mut (dyn Write + Send),
) -> Result<Report, Error> {
    let id = desk.ids.new_id(desk.clock.now());
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.tick().await;
    let report = {
        let pass = async {
            if dry_run { import.attempt(desk).await } else { import.take(desk, id, |_, _| Ok(())).await }
        };
        tokio::pin!(pass);
        loop {
            tokio::select! {
                report = &mut pass => break report?,
                _ = second.tick() => {
                    let (done, total) = (import.progress.done(), import.progress.total());
                    let line = words.text_with(language, "platform-import-progress", &[("done", done.into()), ("total", total.into())]);
                    writeln!(out, "{line}").map_err(Error::internal)?;
                }
            }
        }
    };
    out.write_all(told(&report, dry_run, words, language).as_bytes()).map_err(Error::internal)?;
    Ok(report)
}

/// The report as lines: each finding with its row and column, what is wrong and how to mend it, then the counts.
pub fn told(report: &Report, dry_run: bool, words: &Words, language: Language) -> String {
    let mut lines = Vec::new();
    for finding in &report.findings {
        let kind = words.text(
            language,
            if finding.warning { "platform-import-warning" } else { "platform-import-problem" },
        );
        let place = finding.place(words, language);
        let (text, mend) = (finding.text(words, language), finding.mend(words, language));
        lines.push(format!("{kind}: {place}{text} {mend}").trim_end().to_owned());
    }
    let kept = i64::try_from(report.findings.len()).unwrap_or(i64::MAX);
    let unkept = (report.problem_count + report.warning_count).saturating_sub(kept);
    if unkept > 0 {
        lines.push(
            words.text_with(language, "platform-import-more", &[("count", unkept.into())]).into_owned(),
        );
    }
    let key = match (report.is_clean(), dry_run) {
        (false, _) => "platform-import-refused-sum",
        (true, true) => "platform-import-tried-sum",
        (true, false) => "platform-import-taken-sum",
    };
    let args = [
        ("rows", report.rows.into()),
        ("added", report.added.into()),
        ("changed", report.changed.into()),
        ("unchanged", report.unchanged.into()),
        ("count", report.problem_count.into()),
    ];
    lines.push(words.text_with(language, key, &args).into_owned());
    lines.push(String::new());
    lines.join("\n")
}
