//! The text of a digest, in the language of whom it is for. Plain text: it reads on every telephone and holds no link.

use kernel::{Day, Language};
use ui::{Shell, Words};

use super::rules::Line;

/// What a digest says.
pub struct Content<'c> {
    pub language: Language,
    pub name: &'c str,
    pub institution: &'c str,
    /// Where people open the program, in words; may be empty.
    pub site: &'c str,
    pub today: Day,
    pub topics: Vec<(&'c str, usize)>,
    pub lines: Vec<Line>,
}

/// Subject and text.
pub fn write(words: &Words, content: &Content<'_>) -> (String, String) {
    let shell = Shell::new(words, content.language, "");
    let subject = shell.t1("oversight-digest-subject", "day", shell.day(content.today)).into_owned();
    let mut parts = vec![
        shell.t1("oversight-digest-greeting", "name", content.name).into_owned(),
        shell.t1("oversight-digest-from", "institution", content.institution).into_owned(),
    ];
    let list = |heading: &str, lines: Vec<String>| {
        let lines: Vec<String> = lines.into_iter().map(|line| format!("- {line}")).collect();
        format!("{}\n{}", shell.t(heading), lines.join("\n"))
    };
    if !content.topics.is_empty() {
        let told = |(topic, count): &(&str, usize)| format!("{}: {count}", shell.t(topic));
        parts.push(list("oversight-digest-news", content.topics.iter().map(told).collect()));
    }
    if !content.lines.is_empty() {
        let told = |line: &Line| {
            let what = match line.count {
                1 => shell.t(&line.what).into_owned(),
                count => format!("{} ({count})", shell.t(&line.what)),
            };
            let key = if line.late { "oversight-digest-late" } else { "oversight-digest-near" };
            shell.t2(key, "what", what, "day", shell.day(line.due_on)).into_owned()
        };
        parts.push(list("oversight-digest-waits", content.lines.iter().map(told).collect()));
    }
    parts.push(if content.site.is_empty() {
        shell.t("oversight-digest-open").into_owned()
    } else {
        shell.t1("oversight-digest-open-at", "site", content.site).into_owned()
    });
    parts.push(shell.t("oversight-digest-safe").into_owned());
    parts.push(shell.t("oversight-digest-stop").into_owned());
    (subject, parts.join("\n\n") + "\n")
}
