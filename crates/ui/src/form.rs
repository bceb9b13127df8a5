//! What a form holds while a person fills it: typed text and the complaints about it, both kept when it comes back.
//! Reading the text into types and judging it is the areas' business.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kernel::{FieldErrors, Language};

use crate::Words;

/// Typed values by field name (several for checkboxes), and complaints in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormState {
    prefix: Cow<'static, str>,
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<(String, String)>,
}

impl FormState {
    pub fn new() -> Self {
        Self::default()
    }

    /// For a page with several forms: `prefix` keeps their element ids apart.
    pub fn prefixed(prefix: impl Into<Cow<'static, str>>) -> Self {
        Self { prefix: prefix.into(), ..Self::default() }
    }

    /// What a browser sent, or what a form shall be filled with at first.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut form = Self::new();
        for (name, value) in pairs {
            form.add(name, value);
        }
        form
    }

    /// Adds one more value under a name.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.entry(name.into()).or_default().push(value.into());
    }

    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.add(name, value);
        self
    }

    /// The complaints of a refused action, in the reader's language.
    #[must_use]
    pub fn with_errors(mut self, words: &Words, language: Language, errors: &FieldErrors) -> Self {
        self.errors.extend(
            errors
                .0
                .iter()
                .map(|error| (error.field.clone(), words.reason(language, &error.reason).into_owned())),
        );
        self
    }

    /// One complaint already in words. An empty `name` is about the form as a whole.
    pub fn complain(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.errors.push((name.into(), text.into()));
    }

    /// The element id of a field, also the target of the error summary's link.
    pub fn id(&self, name: &str) -> String {
        let prefix = if self.prefix.is_empty() { "f" } else { &self.prefix };
        let name: String = name
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' })
            .collect();
        format!("{prefix}-{name}")
    }

    /// The first value under a name, or nothing typed.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|held| held == value)
    }

    /// A single checkbox: any value at all.
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str())
    }

    pub fn errors(&self) -> impl Iterator<Item = (&str, &str)> {
        self.errors.iter().map(|(field, text)| (field.as_str(), text.as_str()))
    }

    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// `hint` and `error` ids for `aria-describedby`; empty when there is neither.
    pub fn described(&self, name: &str, has_hint: bool) -> String {
        let id = self.id(name);
        match (has_hint, self.error(name).is_some()) {
            (true, true) => format!("{id}-hint {id}-error"),
            (true, false) => format!("{id}-hint"),
            (false, true) => format!("{id}-error"),
            (false, false) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept_beside_the_complaint() {
        let words = Words::new(&[(Language::Sw, "too-long = Fupisha: herufi { $most } tu.\n")]);
        let mut errors = FieldErrors::default();
        errors.push("title", kernel::Reason::new("too-long").with("most", 80));
        let form = FormState::from_pairs([("title", "Kukagua"), ("unit", "a"), ("unit", "b")]).with_errors(
            &words,
            Language::Sw,
            &errors,
        );
        assert_eq!(form.value("title"), "Kukagua");
        assert_eq!(form.error("title"), Some("Fupisha: herufi 80 tu."));
        assert!(form.has("unit", "b") && !form.has("unit", "c"));
        assert_eq!(form.described("title", true), "f-title-hint f-title-error");
        assert!(form.is_refused());
    }

    #[test]
    fn ids_are_plain_and_forms_on_one_page_do_not_clash() {
        assert_eq!(FormState::new().id("weight[3].a"), "f-weight-3--a");
        assert_eq!(FormState::prefixed("reject").id("reason"), "reject-reason");
    }
}
