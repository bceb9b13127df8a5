//! Reads the tables out of a page of ours, as they are seen: for the file that a reader takes of what they see.
//! Pure; who may see the page, and how many pages a list has, is the matter of `http::export`.

use kernel::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What a template's table of data begins with; tables that are part of a form have a further class and are left out.
const TABLE: &str = r#"<table class="tija-table"#;
const FORM: &str = "tija-table--form";
/// Elements that stand on a line of their own; `br` ends one.
const LINES: [&str; 8] = ["br", "p", "div", "ul", "ol", "li", "dt", "dd"];
/// Where such an element begins or ends inside a cell.
const LINE: char = '\n';
/// Elements without an end.
const VOID: [&str; 5] = ["br", "img", "input", "hr", "wbr"];
/// What is no text of a cell: buttons, fields and drawings.
const LEFT_OUT: [&str; 6] = ["button", "select", "textarea", "svg", "script", "details"];
/// What a template says of an element: `no`, it is there to act on the row and no part of what the row says; `yes`, it is data
/// though its kind is left out (a `details` that saves room).
const SHEET: &str = "data-sheet";
/// Where a table says whose it is: the heading, and the name below it.
const OF: [(&str, &str); 2] = [("data-of", "data-name"), ("data-of-2", "data-name-2")];
const HIDDEN: &str = "govuk-visually-hidden";

/// One cell: its text, and whether it stands in a column of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub number: bool,
}

/// One table: caption (may be empty), headings and rows. A table that says whose it is (`data-of`, `data-name` of its
/// element, and `data-of-2`, `data-name-2`) has that as its first columns, and tables of one page that differ only in this
/// are one table: in a file nobody sees the heading that stands above a table on the page.
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
    let mut read: Vec<PageTable> = Vec::new();
    // Whether the table before said whose it is.
    let mut joins = false;
    for start in starts(html) {
        let rest = html.get(start..).unwrap_or_default();
        let end = rest.find("</table>").ok_or_else(|| Error::internal("a table without an end"))?;
        let found = table(rest.get(..end).unwrap_or_default())?;
        let of_one = !found.of.is_empty();
        let mut table = found.table;
        table.leave_out_actions();
        if of_one {
            table.name_each_row(found.of);
        }
        match read.last_mut() {
            Some(last) if joins && of_one && last.headings == table.headings => {
                last.rows.append(&mut table.rows)
            }
            _ => read.push(table),
        }
        joins = of_one;
    }
    Ok(read)
}

impl PageTable {
    /// A percent loses its sign to be summed, so its heading says it; where a column has other things too, the sign stays.
    pub fn with_percents_named(&self) -> (Vec<Shown>, Vec<Vec<Shown>>) {
        let (mut headings, mut rows) = (self.headings.clone(), self.rows.clone());
        let is_percent =
            |cell: &Shown| cell.number && cell.text.ends_with('%') && plain_number(&cell.text).is_some();
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for column in 0..width {
            let cells =
                || rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_nothing(&cell.text));
            if !cells().any(is_percent) {
                continue;
            }
            let whole = cells().all(is_percent);
            match headings.get_mut(column) {
                Some(heading) if whole => {
                    if !heading.text.contains('%') {
                        heading.text.push_str(" (%)");
                    }
                }
                _ => {
                    let cells = rows.iter_mut().filter_map(|row| row.get_mut(column));
                    cells.filter(|cell| is_percent(cell)).for_each(|cell| cell.number = false);
                }
            }
        }
        (headings, rows)
    }

    /// A column that only says to a screen reader what it is for holds links to act on a row: nothing of the row itself.
    fn leave_out_actions(&mut self) {
        let nameless = |cell: &Shown| cell.text.is_empty() && !cell.number;
        let names = self.headings.iter().enumerate().skip(1);
        let actions: Vec<usize> =
            names.filter(|(_, cell)| nameless(cell)).map(|(column, _)| column).collect();
        for row in self.rows.iter_mut().chain([&mut self.headings]) {
            for column in actions.iter().rev().filter(|column| **column < row.len()).collect::<Vec<_>>() {
                row.remove(*column);
            }
        }
    }

    /// Puts whose table it is before every row; the caption says the same and falls away.
    fn name_each_row(&mut self, of: Vec<(String, String)>) {
        let cells = |texts: Vec<String>| texts.into_iter().map(|text| Shown { text, number: false });
        let (headings, names): (Vec<String>, Vec<String>) = of.into_iter().unzip();
        self.caption.clear();
        self.headings.splice(0..0, cells(headings));
        for row in &mut self.rows {
            row.splice(0..0, cells(names.clone()));
        }
    }
}

/// Is the cell empty? A page shows a dash where there is nothing, so that nobody takes it for a fault; also before a share of
/// nothing, "- (0 / 0)".
pub fn is_nothing(text: &str) -> bool {
    let dash = text.strip_suffix("(0 / 0)").map_or(text, str::trim_end);
    matches!(dash, "" | "-" | "\u{2013}" | "\u{2014}")
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

fn table(text: &str) -> Result<Found, Error> {
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
            Event::Eof => return Ok(found),
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
    /// Whose table it is: heading and name.
    of: Vec<(String, String)>,
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
                .map(|found| unescaped(&found.value))
                .unwrap_or_default()
        };
        // A caption that only a screen reader reads is what a file needs to tell its tables apart.
        let unseen = attribute("class").contains(HIDDEN) && name.as_ref() != "caption";
        let left_out = match attribute(SHEET).as_str() {
            "no" => true,
            "yes" => false,
            _ => LEFT_OUT.contains(&name.as_ref()),
        };
        if self.hidden > 0 || left_out || unseen {
            self.hidden += usize::from(has_end);
            return;
        }
        match name.as_ref() {
            "table" => {
                let said = OF.map(|(of, name)| (attribute(of), attribute(name)));
                self.of = said.into_iter().filter(|(of, _)| !of.is_empty()).collect();
            }
            "thead" => self.in_head = true,
            "caption" => self.in_caption = true,
            "th" | "td" => {
                let columns = attribute("colspan").parse().unwrap_or(1);
                self.text.clear();
                self.cell = Some(Cell { number: attribute("class").contains("tija-number"), columns });
            }
            other => self.text.push(between(other)),
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
            other => self.text.push(between(other)),
        }
    }

    fn says(&mut self, words: &str) {
        if self.hidden == 0 && (self.cell.is_some() || self.in_caption) {
            // A line of the template is none of the page.
            self.text.push_str(&words.replace(LINE, " "));
        }
    }
}

fn between(element: &str) -> char {
    if LINES.contains(&element) { LINE } else { ' ' }
}

/// One space between words, none before a comma. What stands on lines of their own on the page is told apart by a semicolon, for a
/// cell has one line.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    for line in text.split(LINE) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
        if !out.is_empty() && !line.is_empty() && !line.starts_with([',', ';', '.', ')']) {
            out.push_str(if out.ends_with(['.', ':', ';', ',', '?', '!']) { " " } else { "; " });
        }
        out.push_str(&line);
    }
    out
}

/// A number as a spreadsheet can sum it: without separators, percent sign or currency; None where the text is more than that.
pub fn plain_number(text: &str) -> Option<String> {
    let bare = text.strip_prefix("TZS ").unwrap_or(text);
    let bare = bare.strip_suffix('%').unwrap_or(bare).trim().replace(',', "").replace('\u{2212}', "-");
    let digits = bare.strip_prefix(['+', '-']).unwrap_or(&bare);
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1;
    is_number.then(|| bare.trim_start_matches('+').to_owned())
}
