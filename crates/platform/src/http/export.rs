//! Every table a reader sees, as a file: `?sheet=csv` or `?sheet=xlsx` behind any page of ours answers the page's tables, with
//! all further pages of the same list. It asks the page itself, so who may see what, and how it is worded, is decided once.
//! Each file taken is an event of the institution: lists of people leave the house by it.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use kernel::{Action, Error, Place, Who};
use serde_json::json;

use super::respond::{Failed, error_page};
use super::visit::Visit;
use crate::sheet::{
    Cell, CsvSheet, PageTable, Shown, XlsxSheet, has_table, is_nothing, next_page, plain_number, tables,
};
use crate::work::Event;

/// Taking a page's tables as a file; what is in it, the page's own action decides.
pub const EXPORT: Action = Action { name: "platform.page.export", who: &[Who::SignedIn, Who::Left] };

/// The field of an address that asks for a file.
pub(super) const ASKED: &str = "sheet";
/// Where the layout leaves room for the links.
const PLACE: &str = "<!--sheet-->";
/// Pages of one list, and rows, that one file holds at most.
const MOST_PAGES: usize = 250;
const MOST_ROWS: usize = 12_500;
/// A page is far smaller.
const MOST_BYTES: usize = 8 * 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Xlsx,
}

/// Adds the links to a page that has a table of data, for readers who have signed in.
pub(super) fn with_links(visit: &Visit, html: String) -> String {
    if !visit.could(&EXPORT) || !has_table(&html) {
        return html;
    }
    let shell = visit.shell_titled(String::new());
    let joint = if shell.path.contains('?') { "&amp;" } else { "?" };
    let path = shell.path.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let link = |form: &str, text: &str| {
        format!(r#"<a class="govuk-link" href="{path}{joint}{ASKED}={form}" download>{text}</a>"#)
    };
    let links = format!(
        r#"<p class="tija-export tija-small">{} {} {}</p>"#,
        shell.t("platform-export"),
        link("xlsx", "Excel"),
        link("csv", "CSV")
    );
    html.replacen(PLACE, &links, 1)
}

/// Does the address ask for a file?
pub(super) fn is_asked(visit: &Visit) -> bool {
    !visit.changes() && visit.query(ASKED).is_some() && visit.actor().person().is_some()
}

/// The file, or whatever the page answers instead of a page.
pub(super) async fn answer(visit: &Visit, request: Request, next: Next) -> Response {
    let form = if visit.query(ASKED) == Some("xlsx") { Form::Xlsx } else { Form::Csv };
    match taken(visit, form, request, next).await {
        Ok(response) => response,
        Err(cause) => error_page(visit, &cause),
    }
}

async fn taken(visit: &Visit, form: Form, request: Request, next: Next) -> Result<Response, Error> {
    let (parts, _) = request.into_parts();
    let mut page = visit.without_query(ASKED);
    let mut found: Vec<PageTable> = Vec::new();
    let mut seen: Vec<PageTable> = Vec::new();
    let mut whole = false;
    for _ in 0..MOST_PAGES {
        let mut request = Request::from_parts(parts.clone(), Body::empty());
        request.extensions_mut().insert(page.clone());
        let mut response = next.clone().run(request).await;
        if let Some(failed) = response.extensions_mut().remove::<Failed>() {
            return Ok(error_page(visit, &failed.0));
        }
        if response.status() != StatusCode::OK {
            return Ok(response);
        }
        let body = to_bytes(response.into_body(), MOST_BYTES).await.map_err(Error::internal)?;
        let html = std::str::from_utf8(&body).map_err(|_| Error::NotFound)?;
        let read = tables(html)?;
        add(&mut found, &seen, &read);
        seen = read;
        let rows: usize = found.iter().map(|table| table.rows.len()).sum();
        match next_page(html).as_deref().and_then(|address| page.turned_to(address)) {
            Some(turned) if rows < MOST_ROWS => page = turned,
            Some(_) => break,
            None => {
                whole = true;
                break;
            }
        }
    }
    if found.is_empty() {
        return Err(Error::NotFound);
    }
    note(visit, form, found.iter().map(|table| table.rows.len()).sum()).await?;
    let cut = (!whole).then(|| visit.app().words.text(visit.language, "platform-export-cut"));
    file(visit, form, &found, cut.as_deref())
}

/// Joins a further page's tables to those of the pages before: rows of a list go on below, what stands on every page alike
/// (a summary) is not repeated. A page need not have every table of the one before it, so a table is known by what it says it is
/// and not by its place.
fn add(found: &mut Vec<PageTable>, before: &[PageTable], read: &[PageTable]) {
    if found.is_empty() {
        return found.extend_from_slice(read);
    }
    for table in read.iter().filter(|table| !before.contains(table)) {
        let same =
            |known: &&mut PageTable| known.headings == table.headings && known.caption == table.caption;
        match found.iter_mut().rev().find(same) {
            Some(known) => known.rows.extend_from_slice(&table.rows),
            None => found.push(table.clone()),
        }
    }
}

async fn note(visit: &Visit, form: Form, rows: usize) -> Result<(), Error> {
    let path = visit.path().to_owned();
    visit
        .write(move |work| {
            let institution = work.institution()?;
            let permit = work.permit(&EXPORT, &Place::institution(institution))?;
            let form = match form {
                Form::Csv => "csv",
                Form::Xlsx => "xlsx",
            };
            let after = json!({ "path": path, "form": form, "rows": rows.to_string() });
            work.save(permit, Event::on("platform.page", institution.0).after(after))
        })
        .await
}

fn file(visit: &Visit, form: Form, tables: &[PageTable], cut: Option<&str>) -> Result<Response, Error> {
    let name = visit.path().trim_matches('/').replace('/', "-");
    let name = if name.is_empty() { "tija".to_owned() } else { name };
    let mut lines: Vec<Vec<Shown>> = Vec::new();
    let text = |text: &str| vec![Shown { text: text.to_owned(), number: false }];
    for (nth, table) in tables.iter().enumerate() {
        if nth > 0 {
            lines.push(Vec::new());
        }
        if tables.len() > 1 && !table.caption.is_empty() {
            lines.push(text(&table.caption));
        }
        let (headings, rows) = table.with_percents_named();
        lines.push(headings);
        lines.extend(rows);
    }
    if let Some(cut) = cut {
        lines.push(text(cut));
    }
    let numbers: Vec<Vec<Option<String>>> = lines
        .iter()
        .map(|line| {
            line.iter().map(|cell| plain_number(&cell.text).filter(|_| cell.number)).collect::<Vec<_>>()
        })
        .collect();
    let cells = lines.iter().zip(&numbers).map(|(line, numbers)| {
        line.iter()
            .zip(numbers)
            .map(|(cell, number)| match number {
                Some(number) => Cell::Number(number),
                None if is_nothing(&cell.text) => Cell::Empty,
                None => Cell::Text(&cell.text),
            })
            .collect::<Vec<_>>()
    });
    let (body, ending, kind) = match form {
        Form::Csv => {
            let mut sheet = CsvSheet::new(Vec::new())?;
            for line in cells {
                sheet.row(&line)?;
            }
            (sheet.finish()?, "csv", "text/csv; charset=utf-8")
        }
        Form::Xlsx => {
            let mut sheet = XlsxSheet::new(&name)?;
            for line in cells {
                sheet.row(&line)?;
            }
            (sheet.finish()?, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    };
    visit.download(&format!("{name}.{ending}"), kind, body).map_err(|failure| failure.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Shown;

    fn table(caption: &str, rows: &[&str]) -> PageTable {
        let cell = |text: &str| Shown { text: text.to_owned(), number: false };
        let rows = rows.iter().map(|text| vec![cell(text)]).collect();
        PageTable { caption: caption.to_owned(), headings: vec![cell("Jina")], rows }
    }

    #[test]
    fn tables_of_further_pages_go_on_where_they_belong() {
        let pages = [
            vec![table("Muhtasari", &["8"]), table("Wanaosubiri", &["a"]), table("Wote", &["b", "c"])],
            // Nobody waits on the second page.
            vec![table("Muhtasari", &["8"]), table("Wote", &["d"])],
            vec![table("Muhtasari", &["8"]), table("Wote", &["e"]), table("Walioondoka", &["f"])],
        ];
        let (mut found, mut before) = (Vec::new(), Vec::new());
        for page in pages {
            add(&mut found, &before, &page);
            before = page;
        }
        let whole = [
            table("Muhtasari", &["8"]),
            table("Wanaosubiri", &["a"]),
            table("Wote", &["b", "c", "d", "e"]),
            table("Walioondoka", &["f"]),
        ];
        assert_eq!(found, whole);
    }
}
