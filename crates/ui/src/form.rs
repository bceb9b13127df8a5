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

/// Where the error summary leaves room for the name of a field.
const ROOM: &str = "<!--label-->";

/// The summary of errors is written before the fields it speaks of; when the page is whole, each of its lines is given the
/// label of the field it leads to, and before it the name of the group in which it stands (`role="group"` with
/// `aria-labelledby`), so that fields that lack the same thing are told apart. A box to tick is named by its group alone.
pub fn name_errors(html: &str) -> String {
    let mut parts = html.split(ROOM);
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let field = named.rsplit_once("<a href=\"#").and_then(|(_, link)| link.strip_suffix("\">"));
        if let Some((at, label)) = field.and_then(|field| label_of(html, field)) {
            let group = html.get(..at).and_then(group_of).unwrap_or_default();
            let name = group.into_iter().chain(label).collect::<Vec<_>>().join(", ");
            let joint = if name.is_empty() || name.ends_with(['?', ':']) { "" } else { ":" };
            let space = if name.is_empty() { "" } else { " " };
            named = [named.as_str(), &name, joint, space].concat();
        }
        named.push_str(part);
    }
    named
}

/// The names of the innermost group that is open at the end of this piece of a page.
fn group_of(before: &str) -> Option<Vec<&str>> {
    let (_, inside) = before.rsplit_once(" role=\"group\" aria-labelledby=\"")?;
    let (ids, inside) = inside.split_once('"')?;
    let mut depth = 1_usize;
    for tag in inside.split('<').skip(1) {
        if tag.starts_with("div") {
            depth += 1;
        } else if tag.starts_with("/div") {
            depth = depth.checked_sub(1).filter(|depth| *depth > 0)?;
        }
    }
    let name = |id: &str| {
        let (_, named) = before.rsplit_once(&format!(" id=\"{id}\">"))?;
        Some(named.split('<').next()?.trim()).filter(|name| !name.is_empty())
    };
    Some(ids.split(' ').filter_map(name).collect())
}

/// Where a field's legend or label stands in the page, and its text as it is written there; a tick's own text says what is
/// ticked, and names no field.
fn label_of<'h>(html: &'h str, field: &str) -> Option<(usize, Option<&'h str>)> {
    let named = [format!(" id=\"{field}-legend\""), format!(" for=\"{field}\"")];
    let (tag, rest) = named.iter().find_map(|mark| html.split_once(mark.as_str()))?;
    if tag.rsplit('<').next()?.contains("checkboxes__label") {
        return Some((tag.len(), None));
    }
    let (_, text) = rest.split_once('>')?;
    let text = text.split('<').next()?.trim();
    Some((tag.len(), Some(text).filter(|text| !text.is_empty())))
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
    fn each_line_of_the_summary_names_the_field_it_leads_to() {
        let line = |id: &str| format!("<li><a href=\"#{id}\">{ROOM}Andika jina.</a></li>");
        let html = format!(
            "{}{}{}{}{}<label class=\"x\" for=\"f-first\">Jina la kwanza</label><input id=\"f-first\">\
             <label for=\"f-last\">Unaitwaje?</label><legend class=\"y\" id=\"f-sex-legend\">Jinsi</legend>\
             <label for=\"f-sex\">Me</label><label for=\"f-row\"><strong>Asha</strong></label>\
             <label class=\"govuk-checkboxes__label\" for=\"f-box\">Juma</label>",
            line("f-first"),
            line("f-last"),
            line("f-sex"),
            line("f-row"),
            line("f-box"),
        );
        let named = name_errors(&html);
        let said = |id: &str, text: &str| {
            assert!(named.contains(&format!("<a href=\"#{id}\">{text}</a>")), "{named}");
        };
        said("f-first", "Jina la kwanza: Andika jina.");
        said("f-last", "Unaitwaje? Andika jina.");
        said("f-sex", "Jinsi: Andika jina.");
        said("f-row", "Andika jina.");
        said("f-box", "Andika jina.");
        assert_eq!(name_errors("<p>Hakuna</p>"), "<p>Hakuna</p>");
    }

    #[test]
    fn ids_are_plain_and_forms_on_one_page_do_not_clash() {
        assert_eq!(FormState::new().id("weight[3].a"), "f-weight-3--a");
        assert_eq!(FormState::prefixed("reject").id("reason"), "reject-reason");
    }

    #[test]
    fn a_line_of_the_summary_names_the_group_whose_field_it_means() {
        let page = "<a href=\"#f-step-1\"><!--label-->Choose.</a><a href=\"#f-note\"><!--label-->Write.</a>\
            <div class=\"x\" role=\"group\" aria-labelledby=\"step-1-title\"><h3 class=\"y\" id=\"step-1-title\">Lessons <span>20</span></h3>\
            <div><label class=\"l\" for=\"f-step-1\">Quality</label></div></div>\
            <div><label class=\"l\" for=\"f-note\">Note</label></div>";
        let named = name_errors(page);
        assert!(named.contains(">Lessons, Quality: Choose.<") && named.contains(">Note: Write.<"), "{named}");
        // A tick is named by its group; a group may have several names.
        let page = "<a href=\"#f-same\"><!--label-->Both?</a><h2 id=\"task\">Class V</h2>\
            <div role=\"group\" aria-labelledby=\"task line\"><h3 id=\"line\">Lessons</h3>\
            <label class=\"govuk-checkboxes__label\" for=\"f-same\">No change</label></div>";
        assert!(name_errors(page).contains(">Class V, Lessons: Both?<"), "{}", name_errors(page));
    }
}
