//! Public holidays and working days: the nation's list as shipped, and what each institution has changed of it (a day the
//! moon decides, a day the Government proclaims). Pages, and who may change what, are the area's that knows people.

use std::collections::BTreeSet;

use kernel::{Day, Error, InstitutionId};

use crate::store::Tx;

/// More days in a row without work there never are.
const LOOK_AHEAD: i64 = 31;

crate::statements! {
    /// What was shipped before: a day that was corrected is not there twice.
    CLEAR_SHIPPED = "DELETE FROM platform_holiday";
    INSERT_SHIPPED = "INSERT INTO platform_holiday (day, name_sw, name_en, kind, source) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day) DO NOTHING";
    LIST = "SELECT national.day, national.name_sw, national.name_en, national.kind, CAST(0 AS {{int}}) AS version
        FROM platform_holiday national
        WHERE national.day >= $2 AND national.day <= $3 AND NOT EXISTS (SELECT 1 FROM platform_holiday_change own
            WHERE own.institution_id = $1 AND own.day = national.day)
        UNION ALL SELECT own.day, own.name_sw, own.name_en, 'own' AS kind, own.version FROM platform_holiday_change own
        WHERE own.institution_id = $1 AND own.day >= $2 AND own.day <= $3 AND own.stands
        ORDER BY 1";
    /// Days without work, and days on which the program was down too long to be anybody's last.
    FREE = "SELECT national.day FROM platform_holiday national
        WHERE national.day >= $2 AND national.day <= $3 AND NOT EXISTS (SELECT 1 FROM platform_holiday_change own
            WHERE own.institution_id = $1 AND own.day = national.day)
        UNION SELECT own.day FROM platform_holiday_change own
        WHERE own.institution_id = $1 AND own.day >= $2 AND own.day <= $3 AND own.stands
        UNION SELECT lost.day FROM platform_outage_day lost WHERE lost.day >= $2 AND lost.day <= $3";
    VERSION = "SELECT version FROM platform_holiday_change WHERE institution_id = $1 AND day = $2";
    SAVE = "INSERT INTO platform_holiday_change (institution_id, day, stands, name_sw, name_en, version)
        VALUES ($1, $2, $3, $4, $5, 1)
        ON CONFLICT (institution_id, day) DO UPDATE SET stands = excluded.stands, name_sw = excluded.name_sw,
        name_en = excluded.name_en, version = platform_holiday_change.version + 1
        WHERE platform_holiday_change.version = $6";
}

crate::row! {
    /// Siku ya mapumziko: a public holiday as it stands in one institution.
    pub struct Holiday {
        pub day: Day,
        pub name_sw: String,
        pub name_en: String,
        /// `fixed`, `easter`, `moon` (estimated until the moon is sighted), or `own`: changed by the institution.
        pub kind: String,
        /// 0: as shipped.
        pub version: i64,
    }

    struct Version { version: i64 }
    struct Free { day: Day }
}

/// Empties the nation's list, which is shipped anew in the same unit of work.
pub fn clear(tx: &Tx<'_>) -> Result<(), Error> {
    tx.run(&CLEAR_SHIPPED, &[]).map(drop)
}

/// Puts a shipped holiday unless the nation's list has the day; `texts` are both names, the kind and the source.
pub fn put(tx: &Tx<'_>, day: Day, texts: [&str; 4]) -> Result<(), Error> {
    let [name_sw, name_en, kind, source] = texts;
    tx.run(&INSERT_SHIPPED, &[&day, &name_sw, &name_en, &kind, &source]).map(drop)
}

/// The holidays of an institution between two days, both included, in order.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, from: Day, to: Day) -> Result<Vec<Holiday>, Error> {
    tx.all(&LIST, &[&institution, &from, &to])
}

/// The holiday of one day.
pub fn find(tx: &Tx<'_>, institution: InstitutionId, day: Day) -> Result<Option<Holiday>, Error> {
    tx.opt(&LIST, &[&institution, &day, &day])
}

/// The version of what the institution has said about a day, also that it is no holiday; 0: nothing yet.
pub fn version(tx: &Tx<'_>, institution: InstitutionId, day: Day) -> Result<i64, Error> {
    Ok(tx.opt::<Version>(&VERSION, &[&institution, &day])?.map_or(0, |row| row.version))
}

/// Says what a day is from now on: a holiday with its two names, or none. Stale unless its version is the one expected (0:
/// nothing said yet).
pub fn save(
    tx: &Tx<'_>,
    institution: InstitutionId,
    day: Day,
    names: Option<[&str; 2]>,
    version: i64,
) -> Result<(), Error> {
    let [name_sw, name_en] = names.unwrap_or_default();
    tx.change(&SAVE, &[&institution, &day, &names.is_some(), &name_sw, &name_en, &version])
}

/// The day itself, or the first working day after it: neither Saturday nor Sunday nor a holiday of the institution, nor a
/// day on which the program was down too long.
/// Source: performance.md 5.2, day counting (PROPOSED).
pub fn working_day(tx: &Tx<'_>, institution: InstitutionId, day: Day) -> Result<Day, Error> {
    let rows: Vec<Free> = tx.all(&FREE, &[&institution, &day, &day.plus_days(LOOK_AHEAD)])?;
    Ok(first_working(day, &rows.into_iter().map(|row| row.day).collect()))
}

fn first_working(day: Day, holidays: &BTreeSet<Day>) -> Day {
    let mut days = (0..=LOOK_AHEAD).map(|ahead| day.plus_days(ahead));
    days.find(|day| !is_free(*day, holidays)).unwrap_or(day)
}

/// A day without work: Saturday, Sunday or one of these holidays.
pub fn is_free(day: Day, holidays: &BTreeSet<Day>) -> bool {
    day.weekday() >= 5 || holidays.contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::testing::on_each_db;

    #[test]
    fn a_shipped_holiday_that_was_corrected_is_not_there_twice() {
        on_each_db(|store| {
            let home = InstitutionId(kernel::uuid::Uuid::from_u128(1));
            let days = move |tx: &Tx<'_>| {
                let rows = list(tx, home, "2026-01-01".parse()?, "2027-12-31".parse()?)?;
                Ok(rows.into_iter().map(|row| row.day).collect::<Vec<_>>())
            };
            let shipped = store.tx(days).unwrap();
            assert!(shipped.len() > 10, "{shipped:?}");
            store
                .tx(|tx| {
                    put(tx, "2026-03-31".parse()?, ["Eid el-Fitr", "Eid el-Fitr", "moon", "an earlier list"])
                })
                .unwrap();
            assert_eq!(store.tx(days).unwrap().len(), shipped.len() + 1);
            store.tx(crate::reference::load_own).unwrap();
            assert_eq!(store.tx(days).unwrap(), shipped);
        });
    }

    #[test]
    fn a_day_without_work_gives_way_to_the_next_with_work() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let holidays = BTreeSet::from([day("2026-12-25"), day("2026-12-28"), day("2026-09-02")]);
        for (asked, given) in [
            ("2026-09-01", "2026-09-01"),
            ("2026-09-02", "2026-09-03"),
            ("2026-09-05", "2026-09-07"),
            ("2026-09-06", "2026-09-07"),
            ("2026-12-25", "2026-12-29"),
        ] {
            assert_eq!(first_working(day(asked), &holidays), day(given), "{asked}");
        }
    }
}
