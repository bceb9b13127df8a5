//! What HR and the system administrator do with public holidays: add, move or rename, remove. A day that becomes a holiday
//! takes the open due dates that fall on it to the next working day; one that ceases to be moves nothing, because nobody's
//! time is ever shortened. PROPOSED, after performance.md 5.2 (day counting).

use kernel::{Day, Error, FieldErrors, InstitutionId, Place, Reason, Refusal as Reasoned};
use platform::holiday::{self, Holiday};
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use crate::permissions::HOLIDAY_CHANGE;
use crate::unit::tidy;

/// Under which the history keeps what is done to an institution's calendar.
pub const SUBJECT: &str = "people.holiday";
/// Letters in a holiday's name at most. PROPOSED.
pub const NAME_MOST: usize = 80;
/// How far from today a holiday may lie, in days: what is proclaimed is near. PROPOSED.
const FAR_MOST: i64 = 5 * 366;

/// A holiday as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proclaimed {
    pub day: Day,
    pub name_sw: String,
    /// Empty: the Swahili name.
    pub name_en: String,
}

/// Why the calendar cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The day is a holiday already.
    Taken { name: String },
    /// There is no holiday on that day.
    None { day: String },
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "people-holiday-refused-taken",
            Self::None { .. } => "people-holiday-refused-none",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Taken { name } => vec![("name", name.clone())],
            Self::None { day } => vec![("day", day.clone())],
        }
    }
}

fn judge(work: &Work<'_>, typed: &Proclaimed) -> Result<Proclaimed, Error> {
    let name_sw = tidy(&typed.name_sw);
    let name_en =
        Some(tidy(&typed.name_en)).filter(|name| !name.is_empty()).unwrap_or_else(|| name_sw.clone());
    let mut errors = FieldErrors::default();
    if name_sw.is_empty() {
        errors.add("name_sw", "people-holiday-problem-name");
    }
    for (field, name) in [("name_sw", &name_sw), ("name_en", &name_en)] {
        if name.chars().count() > NAME_MOST {
            errors.push(field, Reason::new("people-employee-problem-long").with("most", NAME_MOST));
        }
    }
    if work.today().days_until(typed.day).abs() > FAR_MOST {
        errors.add("day", "people-holiday-problem-far");
    }
    errors.check()?;
    Ok(Proclaimed { day: typed.day, name_sw, name_en })
}

fn facts(day: Day, name: &str) -> Value {
    json!({ "day": day.to_string(), "name": name })
}

/// What was done to the calendar stands under the institution itself, so that a removed day's history is not lost.
fn event(institution: InstitutionId) -> Event {
    Event::on(SUBJECT, institution.0)
}

/// Says what a day is.
fn set(
    work: &Work<'_>,
    institution: InstitutionId,
    day: Day,
    names: Option<[&str; 2]>,
    seen: Option<i64>,
) -> Result<(), Error> {
    let version = holiday::version(work.tx(), institution, day)?;
    if seen.is_some_and(|seen| seen != version) {
        return Err(Error::Stale);
    }
    holiday::save(work.tx(), institution, day, names, version)
}

/// Makes a day a holiday and takes the open due dates that fall on it to the next working day; answers what the history
/// says of it.
fn proclaim(work: &Work<'_>, institution: InstitutionId, new: &Proclaimed) -> Result<Value, Error> {
    if let Some(taken) = holiday::find(work.tx(), institution, new.day)? {
        return Err(Refusal::Taken { name: taken.name_sw }.into());
    }
    set(work, institution, new.day, Some([&new.name_sw, &new.name_en]), None)?;
    let next = holiday::working_day(work.tx(), institution, new.day)?;
    let moved = work.move_due(institution, new.day, next)?;
    Ok(json!({ "day": new.day.to_string(), "name": new.name_sw, "due_count": moved.to_string() }))
}

/// Adds a holiday.
pub fn add_holiday(
    work: &Work<'_>,
    institution: InstitutionId,
    typed: &Proclaimed,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&HOLIDAY_CHANGE, &Place::institution(institution))?;
    let new = judge(work, typed)?;
    let after = proclaim(work, institution, &new)?;
    work.save(permit, event(institution).after(after))
}

fn standing(work: &Work<'_>, institution: InstitutionId, day: Day) -> Result<Holiday, Error> {
    holiday::find(work.tx(), institution, day)?
        .ok_or_else(|| Refusal::None { day: ui::short_day(day) }.into())
}

/// Moves a holiday to another day, or names it otherwise. `seen` is the version it was changed from.
pub fn change_holiday(
    work: &Work<'_>,
    institution: InstitutionId,
    day: Day,
    seen: i64,
    typed: &Proclaimed,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&HOLIDAY_CHANGE, &Place::institution(institution))?;
    let old = standing(work, institution, day)?;
    let new = judge(work, typed)?;
    if old.version != seen {
        return Err(Error::Stale);
    }
    let after = if new.day == day {
        set(work, institution, day, Some([&new.name_sw, &new.name_en]), Some(seen))?;
        facts(day, &new.name_sw)
    } else {
        set(work, institution, day, None, Some(seen))?;
        proclaim(work, institution, &new)?
    };
    work.save(permit, event(institution).before(facts(day, &old.name_sw)).after(after))
}

/// Removes a holiday. `seen` is the version it was read at; the command line has read none.
pub fn remove_holiday(
    work: &Work<'_>,
    institution: InstitutionId,
    day: Day,
    seen: Option<i64>,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&HOLIDAY_CHANGE, &Place::institution(institution))?;
    let old = standing(work, institution, day)?;
    set(work, institution, day, None, seen)?;
    work.save(permit, event(institution).before(facts(day, &old.name_sw)))
}
