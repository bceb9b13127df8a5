//! Runs one file through one importer in one unit of work: tried (and undone) or taken, all of it or nothing.
//! What stands around it (stored files, states, pages, the command line) is not here.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::uuid::Uuid;
use kernel::{Error, Place, Reason, Refusal as _};
use serde_json::json;

use super::importer::{ImportKind, ImportScope, Importer};
use super::progress::Progress;
use super::report::{At, Findings, Report, WholeFile};
use crate::clean::is_unseen;
use crate::sheet::{self, Column, Header, Rows, SheetFault, SheetRow, Stopped};
use crate::work::{Desk, Event, Work};

/// One file on its way in.
#[derive(Clone)]
pub struct Import {
    pub kind: &'static ImportKind,
    pub scope: ImportScope,
    pub file: PathBuf,
    /// As its owner calls it.
    pub file_name: String,
    pub progress: Progress,
}

impl Import {
    /// Dry run: all that taking it would do, then undone. A fault of the file is a report, not an error.
    pub async fn attempt(&self, desk: &Desk) -> Result<Report, Error> {
        if let Err(refused) = self.survey().await? {
            return Ok(refused);
        }
        let import = self.clone();
        desk.attempt(self.scope.institution, move |work| import.pass(work)).await
    }

    /// Takes the file when nothing stands against it; with any problem nothing changes. `and_then` runs in the same unit
    /// after a clean pass. The id names the import in the history.
    pub async fn take(
        &self,
        desk: &Desk,
        id: Uuid,
        and_then: impl Fn(&Work<'_>, &Report) -> Result<(), Error> + Send + 'static,
    ) -> Result<Report, Error> {
        if let Err(refused) = self.survey().await? {
            return Ok(refused);
        }
        let import = self.clone();
        let kept: Arc<Mutex<Option<Report>>> = Arc::default();
        let result = Arc::clone(&kept);
        let taken = desk
            .write(move |work| {
                let permit =
                    work.permit(import.kind.action, &Place::institution(import.scope.institution))?;
                let report = import.pass(work)?;
                let clean = report.is_clean();
                let (added, changed, unchanged) = (report.added, report.changed, report.unchanged);
                if clean {
                    and_then(work, &report)?;
                }
                *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
                if !clean {
                    // Rolls the unit back; the report, not this error, is the answer.
                    return Err(Error::Refused(Reason::new("platform-import-has-problems")));
                }
                let event = Event::on("platform.import", id).after(json!({
                    "kind": import.kind.kind,
                    "year": import.scope.year.map(|year| year.to_string()),
                    "file": import.file_name,
                    "added": added, "changed": changed, "unchanged": unchanged,
                }));
                work.save(permit, event)
            })
            .await;
        let report = kept.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (taken, report) {
            (Ok(()), Some(report)) => {
                self.after(desk, &report).await;
                Ok(report)
            }
            (Err(Error::Refused(_)), Some(report)) if !report.is_clean() => Ok(report),
            (Err(error), _) => Err(error),
            (Ok(()), None) => Err(Error::internal("an import ended without a report")),
        }
    }

    /// After a large sheet the database learns how much it holds now. What was imported stands whether it does or not.
    async fn after(&self, desk: &Desk, report: &Report) {
        let tables = self.kind.tables;
        if report.added.saturating_add(report.changed) < LARGE {
            return;
        }
        if let Err(error) = desk.store.write(move |tx| tx.refresh_statistics(tables)).await {
            tracing::warn!(%error, "the statistics of the imported tables were not made anew");
        }
    }

    /// Reads the whole file outside any unit of work, so that a broken one costs nobody else anything.
    async fn survey(&self) -> Result<Result<(), Report>, Error> {
        let file = self.file.clone();
        let read = tokio::task::spawn_blocking(move || sheet::survey(&file)).await;
        // A reader that panics over a malformed workbook is a malformed workbook.
        let read = read.unwrap_or_else(|_| Err(SheetFault::Broken.into()));
        match read {
            Ok(rows) => {
                // The heading is a row too.
                self.progress.expect(rows.saturating_sub(1));
                Ok(Ok(()))
            }
            Err(Stopped::Fault(fault)) => Ok(Err(refused(fault))),
            Err(Stopped::Error(error)) => Err(error),
        }
    }

    fn pass(&self, work: &Work<'_>) -> Result<Report, Error> {
        self.progress.restart();
        let mut pass = Pass {
            work,
            progress: &self.progress,
            columns: self.kind.columns,
            importer: (self.kind.make)(&self.scope),
            findings: Findings::default(),
            report: Report::default(),
            headings_fit: false,
            header: Header::default(),
            waiting: Vec::new(),
        };
        match read(&self.file, self.kind, &mut pass) {
            Ok(()) => pass.close(),
            Err(Stopped::Fault(fault)) => Ok(refused(fault)),
            Err(Stopped::Error(error)) => Err(error),
        }
    }
}

fn read(file: &Path, kind: &ImportKind, pass: &mut Pass<'_, '_>) -> Result<(), Stopped> {
    sheet::read(file, kind.columns, pass)
}

/// The report on a file that cannot be read as a sheet.
fn refused(fault: SheetFault) -> Report {
    struct Line(i64);
    impl At for Line {
        fn row_number(&self) -> i64 {
            self.0
        }
        fn cell(&self, _key: &str) -> &str {
            ""
        }
    }
    let line = Line(fault.line().and_then(|line| i64::try_from(line).ok()).unwrap_or(0));
    let mut findings = Findings::default();
    findings.problem(&line, "", fault.reason());
    Report::default().close(findings)
}

/// One pass over one file.
struct Pass<'p, 'w> {
    work: &'p Work<'w>,
    progress: &'p Progress,
    columns: &'static [Column],
    importer: Box<dyn Importer>,
    findings: Findings,
    report: Report,
    /// Otherwise rows are counted but not looked into: each would only repeat what the heading lacks.
    headings_fit: bool,
    header: Header,
    /// Rows read but not yet given to the importer: number and cells.
    waiting: Vec<(i64, Vec<String>)>,
}

/// New or changed rows from which on a sheet is large.
const LARGE: i64 = 500;

/// Rows given to an importer together; more would only hold more memory.
const TOGETHER: usize = 200;

/// What spreadsheets show instead of a value that could not be computed.
const FAILED_CELLS: [&str; 7] = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];

impl Rows for Pass<'_, '_> {
    fn header(&mut self, header: &Header) -> Result<(), Error> {
        let mut headings = header.headings();
        // A complaint about a column that the file lacks names it in both languages.
        let absent = self.columns.iter().filter(|column| header.place(column.key).is_none());
        headings.extend(absent.map(|column| (column.key, format!("{} / {}", column.sw, column.en))));
        self.findings = Findings::under(headings);
        for column in &header.missing {
            let reason =
                Reason::new("platform-import-column-missing").with("sw", column.sw).with("en", column.en);
            self.findings.problem(&WholeFile, "", reason);
        }
        for heading in &header.repeated {
            self.findings.problem(
                &WholeFile,
                "",
                Reason::new("platform-import-column-repeated").with("heading", heading),
            );
        }
        for heading in &header.unknown {
            self.findings.warning(
                &WholeFile,
                "",
                Reason::new("platform-import-column-unknown").with("heading", heading),
            );
        }
        self.headings_fit = self.findings.problem_count() == 0;
        if self.headings_fit {
            self.header = header.clone();
            self.importer.start(self.work, &mut self.findings)?;
        }
        Ok(())
    }

    fn row(&mut self, row: SheetRow<'_>) -> Result<(), Error> {
        self.report.rows += 1;
        if !self.headings_fit {
            self.progress.step();
            return Ok(());
        }
        self.waiting.push((row.number, row.cells.to_vec()));
        if self.waiting.len() >= TOGETHER { self.give() } else { Ok(()) }
    }
}

impl Pass<'_, '_> {
    /// Gives the rows that wait to the importer, all of them to look at and then one by one.
    fn give(&mut self) -> Result<(), Error> {
        let (waiting, header) = (std::mem::take(&mut self.waiting), std::mem::take(&mut self.header));
        let rows: Vec<SheetRow<'_>> = waiting
            .iter()
            .map(|(number, cells)| SheetRow { number: *number, header: &header, cells })
            .collect();
        self.importer.ahead(self.work, &rows)?;
        for row in rows {
            self.progress.step();
            self.judge(row)?;
        }
        self.header = header;
        Ok(())
    }

    fn judge(&mut self, row: SheetRow<'_>) -> Result<(), Error> {
        let before = self.findings.problem_count();
        if row.has_cells_beyond_heading() {
            self.findings.problem(&row, "", Reason::new("platform-import-cells-beyond"));
        }
        for (key, cell) in row.cells() {
            if FAILED_CELLS.contains(&cell) {
                self.findings.problem(&row, key, Reason::new("platform-import-cell-failed"));
            }
            if cell.contains(is_unseen) {
                self.findings.problem(&row, key, Reason::new("platform-import-cell-unseen"));
            }
        }
        if self.findings.problem_count() > before {
            return Ok(());
        }
        let outcome = self.importer.row(self.work, &row, &mut self.findings)?;
        if self.findings.problem_count() == before {
            self.report.count(outcome);
        }
        Ok(())
    }

    fn close(mut self) -> Result<Report, Error> {
        if self.headings_fit {
            self.give()?;
            if self.report.rows == 0 {
                self.findings.problem(&WholeFile, "", Reason::new("platform-import-no-rows"));
            }
            self.importer.finish(self.work, &mut self.findings)?;
        }
        Ok(self.report.close(self.findings))
    }
}
