//! Words people read: Fluent texts by language and key. A missing key shows itself as `[[key]]`, it never panics.
//! Which keys exist is each area's affair; that both languages have the same is a test's.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use kernel::{Language, Reason};

/// Something a sentence names: a text shown as it is, or a whole number that also chooses the plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
}

/// What can be named in a sentence: texts, whole numbers, amounts, and references to them.
pub trait ToArg {
    fn to_arg(&self) -> Arg<'_>;
}

impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> Arg<'_> {
        (**self).to_arg()
    }
}
impl ToArg for str {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl ToArg for String {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl ToArg for Cow<'_, str> {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl ToArg for i64 {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Number(*self)
    }
}
impl ToArg for i32 {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Number(i64::from(*self))
    }
}
impl ToArg for u32 {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Number(i64::from(*self))
    }
}
impl ToArg for usize {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}
macro_rules! shown {
    ($($type:ty),+) => { $(
        impl ToArg for $type {
            fn to_arg(&self) -> Arg<'_> {
                Arg::Text(Cow::Owned(self.to_string()))
            }
        }
    )+ };
}
shown!(kernel::Marks, kernel::Weight, kernel::Quantity, kernel::FinancialYear);

impl<'a, T: ToArg + ?Sized> From<&'a T> for Arg<'a> {
    fn from(value: &'a T) -> Self {
        value.to_arg()
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// The texts of one language.
struct Book {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// All texts of the program, made once at start.
pub struct Words {
    books: BTreeMap<&'static str, Book>,
    problems: Vec<String>,
}

impl Words {
    /// Reads the files of all areas; what is wrong with them is kept in [`problems`](Self::problems).
    pub fn new(files: &[(Language, &'static str)]) -> Self {
        let mut words = Self { books: BTreeMap::new(), problems: Vec::new() };
        for language in Language::ALL {
            let identifier = language.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            bundle.set_use_isolating(false);
            words.books.insert(language.code(), Book { bundle, keys: BTreeSet::new() });
        }
        for (language, text) in files {
            words.read(*language, text);
        }
        words
    }

    fn read(&mut self, language: Language, text: &str) {
        let code = language.code();
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            self.problems.extend(errors.iter().map(|error| format!("{code}: {error}")));
            resource
        });
        let Some(book) = self.books.get_mut(code) else { return };
        book.keys.extend(resource.entries().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        }));
        if let Err(errors) = book.bundle.add_resource(resource) {
            self.problems.extend(errors.iter().map(|error| match error {
                FluentError::Overriding { id, .. } => format!("{code}: {id} stands twice"),
                other => format!("{code}: {other}"),
            }));
        }
    }

    /// Unreadable entries and keys that stand twice; a test demands that there are none.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    pub fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.books.get(language.code()).into_iter().flat_map(|book| book.keys.iter().map(String::as_str))
    }

    pub fn has(&self, language: Language, key: &str) -> bool {
        self.books.get(language.code()).is_some_and(|book| book.keys.contains(key))
    }

    pub fn text(&self, language: Language, key: &str) -> Cow<'_, str> {
        self.format(language, key, None)
    }

    pub fn text_with(&self, language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> Cow<'_, str> {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            fluent.set(
                (*name).to_owned(),
                match arg {
                    Arg::Text(text) => FluentValue::from(text.as_ref()),
                    Arg::Number(number) => FluentValue::from(*number),
                },
            );
        }
        // Owned, because the arguments end here.
        Cow::Owned(self.format(language, key, Some(&fluent)).into_owned())
    }

    /// A business reason or a field's complaint as a sentence. Whole numbers in it choose plurals.
    pub fn reason(&self, language: Language, reason: &Reason) -> Cow<'_, str> {
        let args: Vec<(&str, Arg<'_>)> = reason
            .args
            .iter()
            .map(|(name, value)| match value.parse::<i64>() {
                Ok(number) if number.to_string() == *value => (*name, Arg::Number(number)),
                _ => (*name, Arg::from(value)),
            })
            .collect();
        self.text_with(language, reason.key, &args)
    }

    fn format<'a>(&'a self, language: Language, key: &str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(book) = self.books.get(language.code()) else { return Cow::Owned(format!("[[{key}]]")) };
        let Some(pattern) = book.bundle.get_message(key).and_then(|message| message.value()) else {
            return Cow::Owned(format!("[[{key}]]"));
        };
        let mut errors = Vec::new();
        book.bundle.format_pattern(pattern, args, &mut errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &[(Language, &str)] = &[
        (
            Language::Sw,
            "hello = Habari { $name }\nplain = Kazi\ntasks = { $count ->\n    [one] Kazi moja\n   *[other] Kazi { $count }\n}\n",
        ),
        (Language::En, "hello = Hello { $name }\nplain = Task\nplain = Twice\n"),
    ];

    #[test]
    fn a_key_is_read_in_its_language_and_names_what_it_is_given() {
        let words = Words::new(TEXTS);
        assert_eq!(words.text(Language::Sw, "plain"), "Kazi");
        assert_eq!(words.text_with(Language::En, "hello", &[("name", "Asha".into())]), "Hello Asha");
    }

    #[test]
    fn numbers_choose_the_plural_also_in_reasons() {
        let words = Words::new(TEXTS);
        assert_eq!(words.text_with(Language::Sw, "tasks", &[("count", 1_i64.into())]), "Kazi moja");
        assert_eq!(words.reason(Language::Sw, &Reason::new("tasks").with("count", 0)), "Kazi 0");
        assert_eq!(words.reason(Language::Sw, &Reason::new("tasks").with("count", "1")), "Kazi moja");
        assert_eq!(words.reason(Language::Sw, &Reason::new("hello").with("name", "007")), "Habari 007");
    }

    #[test]
    fn a_missing_key_is_loud_and_a_double_one_is_a_problem() {
        let words = Words::new(TEXTS);
        assert_eq!(words.text(Language::En, "tasks"), "[[tasks]]");
        assert_eq!(words.problems(), ["en: plain stands twice"]);
        assert_eq!(words.keys(Language::En).collect::<Vec<_>>(), ["hello", "plain"]);
    }

    #[test]
    fn the_shells_own_words_are_whole_in_both_languages() {
        let words = Words::new(crate::WORDS);
        assert!(words.problems().is_empty(), "{:?}", words.problems());
        assert!(words.keys(Language::Sw).eq(words.keys(Language::En)));
        assert!(words.keys(Language::Sw).all(|key| key.starts_with("ui-")));
    }
}
