//! Pure decisions about people: what a name, a check number, a telephone or a date must look like, and when an
//! employment may begin, change or end. No SQL and no clock: today is an argument.

use kernel::{Day, FieldErrors, Reason, Refusal as Reasoned};

use super::model::{Details, Seat, Sex, Terms};
use crate::unit::{Heads, tidy};

/// Letters in a name, a cadre or a post at most. PROPOSED.
pub const NAME_MOST: usize = 60;
pub const TITLE_MOST: usize = 120;
/// Youngest and oldest age of somebody in service, in years. PROPOSED: wide enough for contracts after retirement.
const AGE_LEAST: i32 = 15;
const AGE_MOST: i32 = 90;
/// An employment may be registered so many days before it begins. PROPOSED.
const AHEAD_MOST: i64 = 366;

/// Why an employment cannot begin, change or end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has ended already.
    Ended { on: String },
    /// The last day lies before the first.
    EndBeforeStart { starts_on: String },
    /// The last day lies years ahead: a slip of the finger in the year.
    EndFar { latest: String },
    /// The last day lies long ago, and what has passed cannot be taken back.
    EndLongAgo { earliest: String },
    /// Somebody else is head of the institution.
    HeadTaken { name: String },
    /// Nobody ends their own employment.
    OneselfEnds,
    /// Nobody gives themselves a headship, or moves with the one they have.
    OneselfHeads,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Ended { .. } => "people-employee-refused-ended",
            Self::EndBeforeStart { .. } => "people-employee-refused-end-before-start",
            Self::EndFar { .. } => "people-employee-refused-end-far",
            Self::EndLongAgo { .. } => "people-employee-refused-end-long-ago",
            Self::HeadTaken { .. } => "people-employee-refused-head-taken",
            Self::OneselfEnds => "people-employee-refused-oneself-ends",
            Self::OneselfHeads => "people-employee-refused-oneself-heads",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Ended { on } => vec![("day", on.clone())],
            Self::EndBeforeStart { starts_on } => vec![("day", starts_on.clone())],
            Self::EndFar { latest: day } | Self::EndLongAgo { earliest: day } => vec![("day", day.clone())],
            Self::HeadTaken { name } => vec![("name", name.clone())],
            Self::OneselfEnds | Self::OneselfHeads => Vec::new(),
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::EndBeforeStart { .. } | Self::EndFar { .. } | Self::EndLongAgo { .. } => "last",
            Self::HeadTaken { .. } | Self::OneselfHeads => "heads",
            _ => "",
        }
    }
}

/// Six to twelve digits. Source: performance.md 9.3 (width INFERRED).
pub fn is_check_number(text: &str) -> bool {
    (6..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `0712345678` from `0712 345 678`, `+255712345678` or `255712345678`. Source: performance.md 9.3.
pub fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '(' | ')')).collect();
    let local = match digits.strip_prefix("+255").or_else(|| digits.strip_prefix("255")) {
        Some(rest) => format!("0{rest}"),
        None => digits,
    };
    let right = local.len() == 10
        && local.bytes().all(|byte| byte.is_ascii_digit())
        && (local.starts_with("06") || local.starts_with("07"));
    right.then_some(local)
}

/// Plausible, not proven: one `@`, a dot behind it, no spaces.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    text.len() <= 120
        && !name.is_empty()
        && !text.chars().any(|letter| {
            letter.is_whitespace() || letter.is_control() || matches!(letter, ',' | ';' | '<' | '>')
        })
        && !host.contains('@')
        && host.split('.').count() > 1
        && host.split('.').all(|part| !part.is_empty())
}

/// Letters, and what stands between them in real names.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\'' | '’' | '.'))
}

struct Reader<'g, G> {
    get: &'g G,
    errors: FieldErrors,
}

impl<'a, G: Fn(&str) -> &'a str> Reader<'_, G> {
    fn text(&mut self, field: &'static str, most: usize, missing: &'static str) -> String {
        let text = tidy((self.get)(field));
        if text.is_empty() {
            self.errors.add(field, missing);
        }
        self.length(field, &text, most);
        text
    }

    fn length(&mut self, field: &'static str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.errors.push(field, Reason::new("people-employee-problem-long").with("most", most));
        }
    }

    fn name(&mut self, field: &'static str, required: bool) -> String {
        let text = tidy((self.get)(field));
        if text.is_empty() {
            if required {
                self.errors.add(field, "people-employee-problem-name-missing");
            }
        } else if !is_name(&text) {
            self.errors.add(field, "people-employee-problem-name");
        }
        self.length(field, &text, NAME_MOST);
        text
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        problem: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = (self.get)(field).trim();
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.errors.add(field, problem);
        }
        value
    }
}

/// Reads what was typed; field names are those of the form and of the sheet's columns. All complaints at once.
pub fn read_details<'a>(get: impl Fn(&str) -> &'a str, today: Day) -> Result<Details, FieldErrors> {
    let mut read = Reader { get: &get, errors: FieldErrors::default() };
    let check_number = get("check_number").trim().to_owned();
    if check_number.is_empty() {
        read.errors.add("check_number", "people-employee-problem-check-number-missing");
    } else if !is_check_number(&check_number) {
        read.errors.add("check_number", "people-employee-problem-check-number");
    }
    let first_name = read.name("first_name", true);
    let middle_name = read.name("middle_name", false);
    let surname = read.name("surname", true);
    let sex = Sex::from_written(get("sex"));
    if sex.is_none() {
        read.errors.add("sex", "people-employee-problem-sex");
    }
    let born_on = read.optional("birth_date", "people-employee-problem-day", Day::parse_written);
    if born_on.is_some_and(|day| !(AGE_LEAST..=AGE_MOST).contains(&(today.year() - day.year()))) {
        read.errors.add("birth_date", "people-employee-problem-age");
    }
    let phone = read.optional("phone", "people-employee-problem-phone", phone).unwrap_or_default();
    let email = read
        .optional("email", "people-employee-problem-email", |text| {
            is_email(text).then(|| text.to_lowercase())
        })
        .unwrap_or_default();
    let cadre = read.text("cadre", TITLE_MOST, "people-employee-problem-cadre-missing");
    let salary_scale = tidy(get("salary_scale"));
    read.length("salary_scale", &salary_scale, NAME_MOST);
    let terms = Terms::from_written(get("terms"));
    if terms.is_none() {
        read.errors.add("terms", "people-employee-problem-terms");
    }
    let starts_on = Day::parse_written(get("start_date"));
    match starts_on {
        None if get("start_date").trim().is_empty() => {
            read.errors.add("start_date", "people-employee-problem-start-missing");
        }
        None => read.errors.add("start_date", "people-employee-problem-day"),
        Some(day) if today.days_until(day) > AHEAD_MOST => {
            read.errors.add("start_date", "people-employee-problem-start-far");
        }
        Some(day) if born_on.is_some_and(|born| day.year() - born.year() < AGE_LEAST) => {
            read.errors.add("start_date", "people-employee-problem-start-young");
        }
        Some(_) => {}
    }
    let contract_ends_on = read.optional("contract_end", "people-employee-problem-day", Day::parse_written);
    if let Some(last) = contract_ends_on {
        if terms.is_some_and(|terms| terms != Terms::Contract) {
            read.errors.add("contract_end", "people-employee-problem-contract-terms");
        } else if starts_on.is_some_and(|first| last < first) {
            read.errors.add("contract_end", "people-employee-problem-contract-before");
        }
    }
    match (sex, terms, starts_on) {
        (Some(sex), Some(terms), Some(starts_on)) if read.errors.is_empty() => Ok(Details {
            check_number,
            first_name,
            middle_name,
            surname,
            sex,
            born_on,
            phone,
            email,
            cadre,
            salary_scale,
            terms,
            starts_on,
            contract_ends_on,
        }),
        _ => Err(read.errors),
    }
}

/// Days ahead for which a last day is written at most: five years (PROPOSED). Retirements and contracts are known sooner
/// than that; what lies behind it is a slip in the year.
const END_AHEAD: i64 = 5 * 365 + 1;

/// A last day is written at most so many days afterwards (PROPOSED: a death is known late, a slip in the year lies further
/// back). It cannot be taken back once it has passed.
const END_BACK: i64 = 90;

/// May an employment that began on `starts_on` end with `last`?
pub fn judge_end(starts_on: Day, ends_on: Option<Day>, last: Day, today: Day) -> Result<(), Refusal> {
    match ends_on {
        Some(day) if day < today => Err(Refusal::Ended { on: ui::short_day(day) }),
        _ if last < starts_on => Err(Refusal::EndBeforeStart { starts_on: ui::short_day(starts_on) }),
        _ if last < today.plus_days(-END_BACK) => {
            Err(Refusal::EndLongAgo { earliest: ui::short_day(today.plus_days(-END_BACK)) })
        }
        _ if last > today.plus_days(END_AHEAD) => {
            Err(Refusal::EndFar { latest: ui::short_day(today.plus_days(END_AHEAD)) })
        }
        _ => Ok(()),
    }
}

/// May the last day `planned` be taken back? What has ended has ended: whoever returns is taken on anew.
pub fn judge_keep(planned: Day, today: Day) -> Result<(), Refusal> {
    if planned < today { Err(Refusal::Ended { on: ui::short_day(planned) }) } else { Ok(()) }
}

/// May people change their own seat so? What one heads, and which unit or place that is, is for others to say.
pub fn judge_own_seat(now: &Seat, next: &Seat) -> Result<(), Refusal> {
    let leads = now.heads != Heads::Nothing || next.heads != Heads::Nothing;
    let moves =
        (now.heads, now.unit_id, now.workstation_id) != (next.heads, next.unit_id, next.workstation_id);
    if leads && moves { Err(Refusal::OneselfHeads) } else { Ok(()) }
}

#[cfg(test)]
#[path = "tests/rules.rs"]
mod tests;
