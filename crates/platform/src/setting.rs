//! Numbers that a circular sets: dated rows with their source, and the year's windows. Nothing of this is a constant.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Error, FinancialYear, Language};

use crate::outage;
use crate::store::Tx;
use crate::work::Work;

/// In the place of a year: the row is no window but a lost day.
const LOST: i64 = 9999;

crate::statements! {
    SETTINGS = "SELECT key, value, source FROM platform_setting WHERE from_year <= $1 ORDER BY from_year";
    UPSERT_SETTING = "INSERT INTO platform_setting (from_year, key, value, source) VALUES ($1, $2, $3, $4)
        ON CONFLICT (from_year, key) DO UPDATE SET value = excluded.value, source = excluded.source";
    /// The windows, and the days on which the program was down too long for one to end.
    WINDOWS = "SELECT from_year, name, opens_month, opens_day, opens_offset, closes_month, closes_day, closes_offset, name_sw, name_en
        FROM platform_window WHERE from_year <= $1
        UNION ALL SELECT 9999, '', 0, 0, 0, 0, 0, 0, CAST(day AS {{text}}), '' FROM platform_outage_day WHERE day >= $2 AND day <= $3
        ORDER BY 1";
    UPSERT_WINDOW = "INSERT INTO platform_window (from_year, name, opens_month, opens_day, opens_offset,
        closes_month, closes_day, closes_offset, name_sw, name_en, source) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (from_year, name) DO UPDATE SET opens_month = excluded.opens_month, opens_day = excluded.opens_day,
        opens_offset = excluded.opens_offset, closes_month = excluded.closes_month, closes_day = excluded.closes_day,
        closes_offset = excluded.closes_offset, name_sw = excluded.name_sw, name_en = excluded.name_en, source = excluded.source";
}

crate::row! {
    struct SettingRow { key: String, value: String, source: String }
    struct WindowRow {
        from_year: i64,
        name: String,
        opens_month: i64, opens_day: i64, opens_offset: i64,
        closes_month: i64, closes_day: i64, closes_offset: i64,
        name_sw: String, name_en: String,
    }
}

/// All settings that hold in one financial year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, (String, String)>);

impl Settings {
    /// The setting as text.
    pub fn text(&self, key: &str) -> Result<&str, Error> {
        self.0
            .get(key)
            .map(|(value, _)| value.as_str())
            .ok_or_else(|| Error::internal(format!("the setting {key} is missing")))
    }

    /// The setting as a whole number.
    pub fn number(&self, key: &str) -> Result<i64, Error> {
        self.text(key)?
            .parse()
            .map_err(|_| Error::internal(format!("the setting {key} is not a whole number")))
    }

    /// Where the setting comes from.
    pub fn source(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(|(_, source)| source.as_str())
    }

    /// For tests of rules.
    pub fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(key, value)| ((*key).to_owned(), ((*value).to_owned(), "test".to_owned())))
                .collect(),
        )
    }
}

/// A window of the year's calendar: both days belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    pub opens_on: Day,
    pub closes_on: Day,
    /// When it was to close, where it was extended because the program was down on that day.
    pub was_to_close: Option<Day>,
    pub name_sw: String,
    pub name_en: String,
}

impl Window {
    pub fn has_opened(&self, today: Day) -> bool {
        self.opens_on <= today
    }

    pub fn has_closed(&self, today: Day) -> bool {
        self.closes_on < today
    }

    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Sw => &self.name_sw,
            Language::En => &self.name_en,
        }
    }
}

/// The settings that hold in a year: of each key the newest row not after it.
pub fn settings(tx: &Tx<'_>, year: FinancialYear) -> Result<Settings, Error> {
    let rows = tx.all::<SettingRow>(&SETTINGS, &[&year])?;
    Ok(Settings(rows.into_iter().map(|row| (row.key, (row.value, row.source))).collect()))
}

/// The year's calendar: every window by its name, read at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Windows(BTreeMap<String, Window>);

impl Windows {
    /// The window of this name, which every calendar must have.
    pub fn get(&self, name: &str) -> Result<&Window, Error> {
        self.0.get(name).ok_or_else(|| Error::internal(format!("the calendar has no window {name}")))
    }

    /// For tests of rules: windows by name.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, Window)>) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// All windows of a year: of each name the newest row not after it.
pub fn windows(tx: &Tx<'_>, year: FinancialYear) -> Result<Windows, Error> {
    let day = |offset: i64, month: i64, day: i64| -> Result<Day, Error> {
        let number = |value: i64| u32::try_from(value).map_err(Error::internal);
        Ok(year.day(i32::try_from(offset).map_err(Error::internal)?, number(month)?, number(day)?))
    };
    let mut all = BTreeMap::new();
    let mut lost = BTreeSet::new();
    // A year's windows lie between the beginning of planning before it and the publication after it.
    let (from, to) = (year.day(-1, 12, 31), year.day(2, 12, 31));
    tx.each::<WindowRow>(&WINDOWS, &[&year, &from, &to], |row| {
        if row.from_year == LOST {
            lost.insert(
                row.name_sw.parse::<Day>().map_err(|_| Error::internal("a lost day cannot be read"))?,
            );
            return Ok(());
        }
        let window = Window {
            opens_on: day(row.opens_offset, row.opens_month, row.opens_day)?,
            closes_on: day(row.closes_offset, row.closes_month, row.closes_day)?,
            was_to_close: None,
            name_sw: row.name_sw,
            name_en: row.name_en,
        };
        all.insert(row.name, window);
        Ok(())
    })?;
    for window in all.values_mut() {
        let closes_on = outage::rules::first_kept(window.closes_on, &lost);
        if closes_on != window.closes_on {
            window.was_to_close = Some(std::mem::replace(&mut window.closes_on, closes_on));
        }
    }
    Ok(Windows(all))
}

/// Puts or replaces one dated setting.
pub fn put(tx: &Tx<'_>, from_year: FinancialYear, key: &str, value: &str, source: &str) -> Result<(), Error> {
    tx.run(&UPSERT_SETTING, &[&from_year, &key, &value, &source]).map(drop)
}

/// Month, day, and years after the calendar year in which the financial year begins.
pub type YearDay = ((i64, i64), i64);

/// Puts or replaces one window; `texts` are the Swahili name, the English name and the source.
pub fn put_window(
    tx: &Tx<'_>,
    from_year: FinancialYear,
    name: &str,
    opens: YearDay,
    closes: YearDay,
    texts: [&str; 3],
) -> Result<(), Error> {
    let ((opens_month, opens_day), opens_offset) = opens;
    let ((closes_month, closes_day), closes_offset) = closes;
    let [name_sw, name_en, source] = texts;
    tx.run(
        &UPSERT_WINDOW,
        &[
            &from_year,
            &name,
            &opens_month,
            &opens_day,
            &opens_offset,
            &closes_month,
            &closes_day,
            &closes_offset,
            &name_sw,
            &name_en,
            &source,
        ],
    )
    .map(drop)
}

impl Work<'_> {
    pub fn settings(&self, year: FinancialYear) -> Result<Settings, Error> {
        settings(self.tx(), year)
    }

    pub fn setting(&self, year: FinancialYear, key: &str) -> Result<i64, Error> {
        self.settings(year)?.number(key)
    }

    /// The whole calendar of a year, in one statement.
    pub fn windows(&self, year: FinancialYear) -> Result<Windows, Error> {
        windows(self.tx(), year)
    }
}
