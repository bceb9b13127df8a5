//! What an area gives so that a sheet can be imported: its columns, who may, and what one row does.
//! Reading files, dry runs, all-or-nothing and reports are the engine's; no area repeats them.

use kernel::{Action, Error, FieldErrors, FinancialYear, InstitutionId, Reason};

use super::report::{At, Findings};
use crate::sheet::{Column, SheetRow};
use crate::work::Work;

/// One kind of sheet that people import: a constant of its area, which gives its pages their routes (`import::routes`) and is named
/// at the command line.
pub struct ImportKind {
    /// `staff`, `plan`: in addresses, on the command line and in `platform_import.kind`.
    pub kind: &'static str,
    /// Who may import it; also the verb of the event that records the import.
    pub action: &'static Action,
    /// Words key of the page's heading. `<title>-hint` says in a paragraph what the sheet must hold.
    pub title: &'static str,
    /// Where its pages stand: `import_paths!("staff")`.
    pub paths: ImportPaths,
    /// The sheet belongs to a financial year, which the page and the command line then ask for.
    pub by_year: bool,
    pub columns: &'static [Column],
    /// The tables a large sheet fills.
    pub tables: &'static [&'static str],
    /// A fresh importer for one pass over one file. A unit of work may run twice: nothing is kept between passes.
    pub make: fn(&ImportScope) -> Box<dyn Importer>,
}

/// The addresses of one kind's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportPaths {
    pub form: &'static str,
    pub template: &'static str,
    pub show: &'static str,
    pub take: &'static str,
    pub retry: &'static str,
}

/// The addresses of a kind: `import_paths!("staff")` puts them under `/imports/staff`.
#[macro_export]
macro_rules! import_paths {
    ($kind:literal) => {
        $crate::import::ImportPaths {
            form: concat!("/imports/", $kind),
            template: concat!("/imports/", $kind, "/template/{format}"),
            show: concat!("/imports/", $kind, "/{id}"),
            take: concat!("/imports/", $kind, "/{id}/take"),
            retry: concat!("/imports/", $kind, "/{id}/retry"),
        }
    };
}

/// For whom a sheet is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportScope {
    pub institution: InstitutionId,
    /// Set when the kind is `by_year`.
    pub year: Option<FinancialYear>,
}

/// What became of a row without problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Added,
    Changed,
    /// Already so: importing the same file twice says this of every row.
    Unchanged,
}

/// Takes the rows of one sheet, in order, inside one unit of work. It writes as it reads: a dry run is the same unit
/// undone, and any problem rolls a real run back too, so it may write before it knows of later problems.
pub trait Importer {
    /// Before the first row: load what every row needs (units by name, last year's codes), refuse what cannot begin.
    fn start(&mut self, work: &Work, findings: &mut Findings) -> Result<(), Error>;

    /// Before the next rows, some hundred of them, are given one by one: read what they will need with few statements. What is
    /// wrong with a row is not said here.
    fn ahead(&mut self, _work: &Work, _rows: &[SheetRow<'_>]) -> Result<(), Error> {
        Ok(())
    }

    /// One row. Say what is wrong with `findings.problem(row, "column_key", Reason::new("area-import-.."))`; the outcome
    /// of a row with problems is not counted. An `Err` ends the import as failed: keep it for faults of ours.
    fn row(&mut self, work: &Work, row: &SheetRow<'_>, findings: &mut Findings) -> Result<Outcome, Error>;

    /// After the last row: what can be judged or written only when all rows are known (supervisors named further down).
    /// Remember rows for it with [`SheetRow::mark`] and complain with `findings.problem(&mark, ..)`.
    fn finish(&mut self, work: &Work, findings: &mut Findings) -> Result<(), Error>;
}

impl Findings {
    /// Something wrong that stops the whole import. The reason's key says what is wrong; the key with `-mend` after it,
    /// where it exists, says how to mend it. Both may name `{ $column }`, `{ $value }` and the reason's own data.
    pub fn problem(&mut self, at: &dyn At, column: &str, reason: Reason) {
        self.find(at, column, reason, false);
    }

    /// Something worth knowing that does not stop the import.
    pub fn warning(&mut self, at: &dyn At, column: &str, reason: Reason) {
        self.find(at, column, reason, true);
    }

    /// Complaints of a form's own validation, whose fields are named as the column keys.
    pub fn complaints(&mut self, at: &dyn At, errors: FieldErrors) {
        for error in errors.0 {
            self.problem(at, &error.field, error.reason);
        }
    }

    /// An action's refusal as a problem of the row; anything that is not the sheet's fault passes through.
    pub fn refusal(&mut self, at: &dyn At, column: &str, error: Error) -> Result<(), Error> {
        match error {
            Error::Invalid(errors) => self.complaints(at, errors),
            Error::Refused(reason) => self.problem(at, column, reason),
            other => return Err(other),
        }
        Ok(())
    }
}
