//! What every page is given: words in the reader's language, who reads, where they are, what waits for them.
//! Platform fills it once per request; pages hold it as their field `shell`.

use std::borrow::Cow;

use askama::Template as _;
use kernel::{Day, FinancialYear, Language, Money, Reason, Timestamp, Week};

use crate::lent::Lent;
use crate::words::ToArg;
use crate::{Arg, Light, NavItem, Words, show};

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub text: String,
}

impl Link {
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Success,
    Info,
    Warning,
    Error,
}

impl NoticeKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    pub fn light(self) -> Light {
        match self {
            Self::Success => Light::Green,
            Self::Info => Light::Grey,
            Self::Warning => Light::Yellow,
            Self::Error => Light::Red,
        }
    }
}

/// The one message at the top of a page: what was just done, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
}

/// The frame of a page.
pub struct Shell<'a> {
    pub words: &'a Words,
    pub language: Language,
    /// Heading of the page and, with the program's name, title of the window.
    pub title: String,
    /// A line above the heading: whose page, which year. May be empty.
    pub kicker: String,
    /// Path and query of this page, for the language link.
    pub path: String,
    /// Who is signed in.
    pub person: Option<String>,
    pub institution: Option<String>,
    /// That the reader sits above the institution whose page this is; the way out stands beside it.
    pub seat: Option<String>,
    /// Said on every page to whoever has left: when, and what they still reach.
    pub left: Option<String>,
    pub navigation: Vec<NavItem>,
    /// Where the reader came from, outermost first. Only the last is shown on the way back; none, no line.
    pub crumbs: Vec<Link>,
    /// How many notices the reader has not read.
    pub unread: i64,
    pub notice: Option<Notice>,
    /// The form came back with complaints: the window's title says so.
    pub refused: bool,
    /// A further page of a list: the heading says so.
    pub continued: bool,
    /// Wide tables ask for a wider page.
    pub wide: bool,
    /// Help, privacy and the like, in the footer.
    pub footer: Vec<Link>,
    /// Shown in the footer so that a caller can name the request.
    pub request_id: String,
}

impl<'a> Shell<'a> {
    /// A shell for somebody not signed in; the caller sets the rest.
    pub fn new(words: &'a Words, language: Language, title: impl Into<String>) -> Self {
        Self {
            words,
            language,
            title: title.into(),
            kicker: String::new(),
            path: String::from("/"),
            person: None,
            institution: None,
            seat: None,
            left: None,
            navigation: Vec::new(),
            crumbs: Vec::new(),
            unread: 0,
            notice: None,
            refused: false,
            continued: false,
            wide: false,
            footer: Vec::new(),
            request_id: String::new(),
        }
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> Cow<'a, str> {
        self.words.text(self.language, key)
    }

    /// The words of a key by number; the sentence names it `$count`.
    pub fn tn(&self, key: &str, count: impl ToArg) -> Cow<'a, str> {
        self.words.text_with(self.language, key, &[("count", count.to_arg())])
    }

    /// The words of a key with one thing named in it.
    pub fn t1(&self, key: &str, name: &str, value: impl ToArg) -> Cow<'a, str> {
        self.words.text_with(self.language, key, &[(name, value.to_arg())])
    }

    /// The words of a key with two things named in it.
    pub fn t2(
        &self,
        key: &str,
        name: &str,
        value: impl ToArg,
        second: &str,
        other: impl ToArg,
    ) -> Cow<'a, str> {
        self.words.text_with(self.language, key, &[(name, value.to_arg()), (second, other.to_arg())])
    }

    /// The words of a key with any number of things named in it.
    pub fn ta(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Cow<'a, str> {
        self.words.text_with(self.language, key, args)
    }

    /// The words of a coded value: `kc("performance-report-status", status.code())` reads `performance-report-status-draft`.
    pub fn kc(&self, stem: &str, code: &str) -> Cow<'a, str> {
        self.words.text(self.language, &format!("{stem}-{code}"))
    }

    pub fn reason(&self, reason: impl Lent<Reason>) -> Cow<'a, str> {
        self.words.reason(self.language, reason.lent())
    }

    /// `31 Desemba 2025`. Also takes what a loop lends: `shell.day(row.due)`.
    pub fn day(&self, day: impl Lent<Day>) -> String {
        show::day(self.language, *day.lent())
    }

    /// `31/12/2025`.
    pub fn short_day(&self, day: impl Lent<Day>) -> String {
        show::short_day(*day.lent())
    }

    /// `Jumatano 31 Desemba 2025`.
    pub fn long_day(&self, day: impl Lent<Day>) -> String {
        format!("{} {}", show::weekday(self.language, *day.lent()), show::day(self.language, *day.lent()))
    }

    /// `Jumatatu 6 - Jumapili 12 Oktoba 2025`.
    pub fn week(&self, week: impl Lent<Week>) -> String {
        show::day_range(self.language, week.lent().monday(), week.lent().sunday())
    }

    /// A note that is kept neutral in language (`Mushi, Anna, 09/11/2026 - 15/11/2026`), with a week at its end as `week`
    /// writes one.
    pub fn noted(&self, note: &str) -> String {
        let week = |span: &str| {
            let (first, last) = span.split_once(" - ")?;
            let (first, last) = (Day::parse_written(first)?, Day::parse_written(last)?);
            (first == first.week().monday() && last == first.week().sunday()).then(|| first.week())
        };
        let (name, span) = note.rsplit_once(", ").unwrap_or(("", note));
        match (week(span), name) {
            (None, _) => note.to_owned(),
            (Some(week), "") => self.week(week),
            (Some(week), name) => format!("{name}, {}", self.week(week)),
        }
    }

    /// Of a text that is kept in both languages, the reader's.
    pub fn either<'t>(&self, sw: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Sw => sw,
            Language::En => en,
        }
    }

    /// `31 Desemba 2025, 14:05`.
    pub fn time(&self, moment: impl Lent<Timestamp>) -> String {
        show::time(self.language, *moment.lent())
    }

    /// `Mwaka wa fedha 2026/27`.
    pub fn year(&self, year: impl Lent<FinancialYear>) -> Cow<'a, str> {
        self.t1("ui-financial-year", "year", year.lent())
    }

    /// Thousands apart; takes a whole number, marks, a weight or a quantity.
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        show::grouped(&number.to_string())
    }

    /// `85.43%`; takes marks or a weight, or a plain number of percent.
    pub fn percent(&self, number: impl std::fmt::Display) -> String {
        format!("{}%", show::grouped(&number.to_string()))
    }

    /// How far something is, of basis points: whole percents, `85%`. What is not finished is never rounded up to 100.
    pub fn share(&self, basis_points: i64) -> String {
        show::share(basis_points)
    }

    /// An amount with its unit: `160 (kipindi)`; what is measured in percent is `85%`.
    pub fn amount(&self, number: impl std::fmt::Display, unit: &str) -> String {
        show::amount(&number.to_string(), unit)
    }

    /// A unit beside a field: `kipindi`, `%`.
    pub fn unit<'u>(&self, unit: &'u str) -> &'u str {
        show::unit(unit)
    }

    /// `TZS 1,250,000`.
    pub fn money(&self, amount: impl Lent<Money>) -> String {
        show::money(*amount.lent())
    }

    pub fn asset(&self, name: &str) -> &'static str {
        crate::asset(name)
    }

    /// Where the other language's link leads: it sets the choice and comes back here.
    pub fn language_href(&self) -> String {
        format!("/language/{}?back={}", self.language.other().code(), percent_encode(&self.path))
    }

    /// A whole page of nothing but heading and text: errors, "signed out", "not found"; and below it `typed`, what its reader
    /// had written and may want to copy.
    pub fn message_page(
        self,
        paragraphs: Vec<String>,
        next: Option<Link>,
        typed: Vec<String>,
    ) -> Result<String, askama::Error> {
        MessagePage { shell: self, paragraphs, next, typed }.render()
    }
}

#[derive(askama::Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    shell: Shell<'a>,
    paragraphs: Vec<String>,
    next: Option<Link>,
    typed: Vec<String>,
}

fn percent_encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_link_comes_back_to_the_same_page() {
        let words = Words::new(crate::WORDS);
        let mut shell = Shell::new(&words, Language::Sw, "Wiki yangu");
        shell.path = String::from("/my/week?from=2025-10-06&x=ä");
        assert_eq!(shell.language_href(), "/language/en?back=/my/week%3Ffrom%3D2025-10-06%26x%3D%C3%A4");
    }

    #[test]
    fn a_page_says_its_language_and_escapes_what_people_wrote() {
        let words = Words::new(crate::WORDS);
        let mut shell = Shell::new(&words, Language::En, "Task <b>");
        shell.person = Some(String::from("Asha \"Mkuu\" <script>"));
        let page = shell.message_page(vec![String::from("1 < 2")], None, Vec::new()).unwrap();
        assert!(page.contains("<html lang=\"en\""));
        assert!(!page.contains("<b>") && !page.contains("<script>") && page.contains("1 &#60; 2"));
    }

    #[test]
    fn a_note_with_a_week_at_its_end_is_read_in_words() {
        let words = Words::new(crate::WORDS);
        let (sw, en) = (Shell::new(&words, Language::Sw, ""), Shell::new(&words, Language::En, ""));
        let note = "Mushi, Anna Paulo, 09/11/2026 - 15/11/2026";
        assert_eq!(sw.noted(note), "Mushi, Anna Paulo, Jumatatu 9 - Jumapili 15 Novemba 2026");
        assert_eq!(en.noted(note), "Mushi, Anna Paulo, Monday 9 - Sunday 15 November 2026");
        assert_eq!(sw.noted("09/11/2026 - 15/11/2026"), "Jumatatu 9 - Jumapili 15 Novemba 2026");
        // Other days, and notes without any, stay as they were kept.
        for other in ["Mushi, Anna", "Mushi, 10/11/2026 - 15/11/2026", "Mushi, 09/11/2026", ""] {
            assert_eq!(sw.noted(other), other);
        }
    }

    #[test]
    fn the_heading_of_a_further_page_says_that_it_goes_on() {
        let words = Words::new(crate::WORDS);
        let mut shell = Shell::new(&words, Language::En, "Reports");
        shell.continued = true;
        let page = shell.message_page(Vec::new(), None, Vec::new()).unwrap();
        assert!(page.contains("<title>Reports (continued) - Tija</title>"), "{page}");
        assert!(page.contains("(continued)</small></h1>"), "{page}");
    }

    #[test]
    fn a_page_has_no_inline_style_or_script() {
        let words = Words::new(crate::WORDS);
        for language in Language::ALL {
            let page = Shell::new(&words, language, "Tija")
                .message_page(Vec::new(), Some(Link::new("/", "x")), vec!["a < b".into()])
                .unwrap();
            assert!(
                !page.contains("style=")
                    && !page.contains("<style")
                    && !page.contains("onclick")
                    && !page.contains("[["),
                "{page}"
            );
            assert!(page.matches("<script").count() == 1 && page.contains("<script defer src=\"/assets/"));
        }
    }
}
