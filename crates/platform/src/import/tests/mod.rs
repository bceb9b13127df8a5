//! The engine and its pages, with an importer of public holidays: any table would do.

mod engine;
mod pages;

use kernel::{Action, Day, Error, FinancialYear, InstitutionId, Reason, Role, Who, Within};

use super::{ImportKind, ImportScope, Importer, Outcome, WholeFile};
use crate::import::Findings;
use crate::sheet::{Column, SheetRow};
use crate::work::Work;

const IMPORT: Action =
    Action { name: "test.holiday.import", who: &[Who::Holds(Role::Hr, Within::Institution)] };

static HOLIDAYS: ImportKind = ImportKind {
    kind: "holiday",
    action: &IMPORT,
    title: "test-import",
    paths: crate::import_paths!("holiday"),
    by_year: false,
    tables: &["platform_holiday"],
    columns: &[
        Column { key: "day", sw: "Tarehe", en: "Date", required: true },
        Column { key: "name", sw: "Jina", en: "Name", required: true },
        Column { key: "kind", sw: "Aina", en: "Kind", required: false },
    ],
    make: |scope| Box::new(Holidays { scope: *scope, seen: 0 }),
};

crate::statements! {
    FIND_HOLIDAY = "SELECT name_sw FROM platform_holiday WHERE day = $1";
    INSERT_HOLIDAY = "INSERT INTO platform_holiday (day, name_sw, name_en, kind, source) VALUES ($1, $2, $2, 'test', 'test')";
    UPDATE_HOLIDAY = "UPDATE platform_holiday SET name_sw = $2 WHERE day = $1";
    COUNT_HOLIDAYS = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM platform_holiday WHERE source = 'test'";
}

crate::row! {
    struct HolidayRow { name_sw: String }
    struct CountRow { count: i64 }
}

struct Holidays {
    scope: ImportScope,
    seen: i64,
}

impl Importer for Holidays {
    fn start(&mut self, _: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        if self.scope.institution == forbidden() {
            findings.problem(&WholeFile, "", Reason::new("test-import-closed"));
        }
        Ok(())
    }

    fn row(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        self.seen += 1;
        let Ok(day) = row.get("day").parse::<Day>() else {
            findings.problem(row, "day", Reason::new("test-import-not-a-day"));
            return Ok(Outcome::Unchanged);
        };
        let name = row.get("name");
        if name == "panic" {
            return Err(Error::internal("a fault of ours"));
        }
        match work.tx().opt::<HolidayRow>(&FIND_HOLIDAY, &[&day])? {
            None => {
                work.tx().run(&INSERT_HOLIDAY, &[&day, &name])?;
                Ok(Outcome::Added)
            }
            Some(held) if held.name_sw == name => Ok(Outcome::Unchanged),
            Some(_) => {
                work.tx().run(&UPDATE_HOLIDAY, &[&day, &name])?;
                Ok(Outcome::Changed)
            }
        }
    }

    fn finish(&mut self, _: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        if self.seen == 13 {
            findings.problem(&crate::sheet::Mark { number: 3 }, "name", Reason::new("test-import-late"));
        }
        Ok(())
    }
}

fn institution() -> InstitutionId {
    InstitutionId(kernel::uuid::Uuid::from_u128(900))
}

/// An institution for which the importer refuses to begin.
fn forbidden() -> InstitutionId {
    InstitutionId(kernel::uuid::Uuid::from_u128(901))
}

fn scope() -> ImportScope {
    ImportScope { institution: institution(), year: None::<FinancialYear> }
}
