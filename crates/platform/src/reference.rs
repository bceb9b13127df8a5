//! Reference data that ships in the binary: loaded once per program version, found again by its fingerprint.
//! Platform's own are the dated settings, the year's windows and the public holidays; areas bring theirs.

use kernel::{Day, Error, FinancialYear};
use sha2::{Digest, Sha256};

use crate::area::{Area, Reference};
use crate::store::{Store, Tx};
use crate::{holiday, setting};

const SETTINGS: &str = include_str!("../../../seed/settings.csv");
const CALENDAR: &str = include_str!("../../../seed/calendar.csv");
const HOLIDAYS: &str = include_str!("../../../seed/holidays.csv");

crate::statements! {
    FINGERPRINT = "SELECT value FROM platform_setting WHERE from_year = 0 AND key = 'reference'";
}

crate::row! {
    struct Fingerprint { value: String }
}

/// One shipped table: calls `use_row` with each row's cells by header name.
pub fn each_row(
    text: &str,
    mut use_row: impl FnMut(&dyn Fn(&str) -> Result<String, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(Error::internal)?.clone();
    for record in reader.records() {
        let record = record.map_err(Error::internal)?;
        let cell = |name: &str| {
            headers
                .iter()
                .position(|header| header == name)
                .and_then(|index| record.get(index))
                .map(str::to_owned)
                .ok_or_else(|| Error::internal(format!("shipped data has no column {name}")))
        };
        use_row(&cell)?;
    }
    Ok(())
}

/// Reads a cell's text into a type; shipped data that cannot be read is a fault of ours.
pub fn read<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::internal(format!("shipped data holds {text:?}")))
}

/// The texts of platform's own reference data.
pub fn texts() -> [&'static str; 3] {
    [SETTINGS, CALENDAR, HOLIDAYS]
}

/// Platform's own reference data.
pub fn load_own(tx: &Tx<'_>) -> Result<(), Error> {
    each_row(SETTINGS, |cell| {
        let year: FinancialYear = read(&cell("from_year")?)?;
        setting::put(tx, year, &cell("key")?, &cell("value")?, &cell("source")?)
    })?;
    each_row(CALENDAR, |cell| {
        let month_day = |name: &str| -> Result<(i64, i64), Error> {
            let text = cell(name)?;
            let (month, day) =
                text.split_once('-').ok_or_else(|| Error::internal(format!("not month-day: {text}")))?;
            Ok((read(month)?, read(day)?))
        };
        setting::put_window(
            tx,
            FinancialYear::FIRST,
            &cell("window")?,
            (month_day("opens_month_day")?, read(&cell("opens_year_offset")?)?),
            (month_day("closes_month_day")?, read(&cell("closes_year_offset")?)?),
            [&cell("name_sw")?, &cell("name_en")?, &cell("source")?],
        )
    })?;
    holiday::clear(tx)?;
    each_row(HOLIDAYS, |cell| {
        let day: Day = read(&cell("day")?)?;
        holiday::put(tx, day, [&cell("name_sw")?, &cell("name_en")?, &cell("kind")?, &cell("source")?])
    })
}

/// Loads everything unless this very program has done so before. What an institution changed of its
/// holidays stays as it is.
pub async fn load(store: &Store, areas: &[Area]) -> Result<(), Error> {
    let mut digest = Sha256::new();
    for text in texts() {
        digest.update(text);
    }
    for area in areas {
        area.reference_texts.iter().for_each(|text| digest.update(text));
    }
    let fingerprint: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let loaded = store.read(|tx| tx.opt::<Fingerprint>(&FINGERPRINT, &[])).await?;
    if loaded.is_some_and(|row| row.value == fingerprint) {
        return Ok(());
    }
    let loaders: Vec<Reference> = areas.iter().map(|area| area.reference).collect();
    store
        .write(move |tx| {
            load_own(tx)?;
            loaders.iter().try_for_each(|load| load(tx))?;
            setting::put(tx, FinancialYear::starting(0), "reference", &fingerprint, "the program")
        })
        .await
}
