//! Reads the tables out of a page of ours, as they are seen: for the file that a reader takes of what they see.
//! Pure; who may see the page, and how many pages a list has, is the matter of `http::export`.

use kernel::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What a template's table of data begins with; tables that are part of a form have a further class and are left out.
const TABLE: &str = r#"<table class="tija-table"#;
const FORM: &str = "tija-table--form";
/// Elements without an end.
const VOID: [&str; 5] = ["br", "img", "input", "hr", "wbr"];
/// What is no text of a cell: buttons, fields and drawings.
const LEFT_OUT: [&str; 6] = ["button", "select", "textarea", "svg", "script", "details"];
const HIDDEN: &str = "govuk-visually-hidden";

/// One cell: its text, and whether it stands in a column of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub number: bool,
}

/// One table: caption (may be empty), headings and rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageTable {
    pub caption: String,
    pub headings: Vec<Shown>,
    pub rows: Vec<Vec<Shown>>,
}

/// Does the page have a table of data?
pub fn has_table(html: &str) -> bool {
    starts(html).next().is_some()
}

/// Every table of data of a page, in order.
pub fn tables(html: &str) -> Result<Vec<PageTable>, Error> {
    starts(html)
        .map(|start| {
            let rest = html.get(start..).unwrap_or_default();
            let end = rest.find("</table>").ok_or_else(|| Error::internal("a table without an end"))?;
            table(rest.get(..end).unwrap_or_default())
        })
        .collect()
}

/// The address behind "next page", without its host.
pub fn next_page(html: &str) -> Option<String> {
    let before = html.get(..html.find(r#" rel="next""#)?)?;
    let href = before.get(before.rfind("href=\"")? + 6..)?;
    let href = href.get(..href.find('"')?)?;
    // Askama escapes an address as it escapes text.
    Some(unescaped(href))
}

fn starts(html: &str) -> impl Iterator<Item = usize> {
    html.match_indices(TABLE).map(|(at, _)| at).filter(|at| {
        let rest = html.get(*at..).unwrap_or_default();
        !rest.get(..rest.find('>').unwrap_or(0)).unwrap_or_default().contains(FORM)
    })
}

fn table(text: &str) -> Result<PageTable, Error> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut found = Found::default();
    loop {
        match reader.read_event().map_err(Error::internal)? {
            Event::Start(tag) => found.begins(&tag, !VOID.contains(&tag.name().as_ref())),
            Event::Empty(tag) => found.begins(&tag, false),
            Event::End(tag) => found.ends(tag.name().as_ref()),
            Event::Text(words) => found.says(&words.html_content()),
            Event::GeneralRef(reference) => found.says(&unescaped(&format!("&{};", &*reference))),
            Event::Eof => return Ok(found.table),
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The five entities that Askama writes, by name or number, and the space that does not break.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, behind) = after.split_once(';').unwrap_or((after, ""));
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => number.parse().ok(),
        });
        match (number.and_then(char::from_u32), name) {
            (Some(letter), _) => out.push(letter),
            (None, "amp") => out.push('&'),
            (None, "lt") => out.push('<'),
            (None, "gt") => out.push('>'),
            (None, "quot") => out.push('"'),
            (None, "apos") => out.push('\''),
            (None, "nbsp") => out.push(' '),
            (None, other) => {
                out.push('&');
                out.push_str(other);
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[derive(Default)]
struct Found {
    table: PageTable,
    row: Vec<Shown>,
    /// The cell or caption being read.
    text: String,
    cell: Option<Cell>,
    in_caption: bool,
    in_head: bool,
    /// How deep inside something that is no text.
    hidden: usize,
}

#[derive(Clone, Copy)]
struct Cell {
    number: bool,
    columns: usize,
}

impl Found {
    fn begins(&mut self, tag: &BytesStart<'_>, has_end: bool) {
        let name = tag.name();
        let attribute = |wanted: &str| {
            tag.html_attributes()
                .with_checks(false)
                .flatten()
                .find(|found| found.key.as_ref() == wanted)
                .map(|found| found.value.into_owned())
                .unwrap_or_default()
        };
        if self.hidden > 0 || LEFT_OUT.contains(&name.as_ref()) || attribute("class").contains(HIDDEN) {
            self.hidden += usize::from(has_end);
            return;
        }
        match name.as_ref() {
            "thead" => self.in_head = true,
            "caption" => self.in_caption = true,
            "th" | "td" => {
                let columns = attribute("colspan").parse().unwrap_or(1);
                self.text.clear();
                self.cell = Some(Cell { number: attribute("class").contains("tija-number"), columns });
            }
            _ => self.text.push(' '),
        }
    }

    fn ends(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match name {
            "thead" => self.in_head = false,
            "caption" => {
                self.in_caption = false;
                self.table.caption = spaced(&self.text);
            }
            "th" | "td" => {
                let Some(cell) = self.cell.take() else { return };
                self.row.push(Shown { text: spaced(&self.text), number: cell.number });
                let empty = Shown { text: String::new(), number: false };
                self.row.extend(std::iter::repeat_n(empty, cell.columns.clamp(1, 20) - 1));
            }
            "tr" => {
                let row = std::mem::take(&mut self.row);
                if self.in_head { self.table.headings = row } else { self.table.rows.push(row) }
            }
            _ => self.text.push(' '),
        }
    }

    fn says(&mut self, words: &str) {
        if self.hidden == 0 && (self.cell.is_some() || self.in_caption) {
            self.text.push_str(words);
        }
    }
}

/// One space between words, none before a comma.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// A number as a spreadsheet can sum it: without separators, percent sign or currency; None where the text is more than that.
pub fn plain_number(text: &str) -> Option<String> {
    let bare = text.strip_prefix("TZS ").unwrap_or(text);
    let bare = bare.strip_suffix('%').unwrap_or(bare).trim().replace(',', "");
    let digits = bare.strip_prefix('-').unwrap_or(&bare);
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1;
    is_number.then_some(bare)
}
