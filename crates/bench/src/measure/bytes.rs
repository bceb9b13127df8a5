//! Bytes over the line: the first view (page, style, script, icon) and the next page, as a browser receives them,
//! compressed, bodies only.

use std::collections::BTreeSet;

use crate::load::{Answer, Connection, get, header};
use crate::nation::Seat;
use crate::program::Server;
use crate::table::Aim;
use crate::{Outcome, number};

use super::Bench;

/// Compressed, in thousands of bytes. Aims of the first release.
const FIRST_KILOBYTES: f64 = 60.0;
const NEXT_KILOBYTES: f64 = 10.0;
/// Pages of an employee and of a supervisor. A team may have many people: the first page of it.
const NEXT: &[(&str, &str)] =
    &[("my week", "/my-week"), ("team", "/team"), ("home", "/"), ("my plan", "/my-plan")];

impl Bench<'_> {
    pub(super) async fn bytes(&mut self, server: &Server) -> Outcome<()> {
        let client = self.nation.sample(1, |member| matches!(member.seat, Seat::SectionHead(_)));
        let token = client.first().ok_or("the nation has no head of section")?.token();
        let mut connection = Connection::open(server.address).await?;
        let first = page(&mut connection, "/my-week", &token).await?;
        let mut whole = first.body.len();
        for path in assets(&plain(&mut connection, "/my-week", &token).await?) {
            whole += page(&mut connection, &path, &token).await?.body.len();
        }
        let line = self.line("first view: my week, style, script, icon", "kB", number(whole) / 1e3);
        self.figures.add(line.aim(Aim::AtMost(FIRST_KILOBYTES)))?;
        for (name, path) in NEXT {
            let size = page(&mut connection, path, &token).await?.body.len();
            let line = self.line(format!("next page: {name}"), "kB", number(size) / 1e3);
            self.figures.add(line.aim(Aim::AtMost(NEXT_KILOBYTES)))?;
        }
        Ok(())
    }
}

async fn page(connection: &mut Connection, path: &str, token: &str) -> Outcome<Answer> {
    let answer = connection.ask(&get(path, Some(token))).await?;
    if answer.status != 200 {
        return Err(format!("{path} answered {}", answer.status).into());
    }
    if answer.body.len() > 1000 && header(&answer.head, "content-encoding").is_none() {
        return Err(format!("{path} came without compression").into());
    }
    Ok(answer)
}

/// A page as text: asked for without compression.
async fn plain(connection: &mut Connection, path: &str, token: &str) -> Outcome<String> {
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: tija={token}\r\n\r\n");
    Ok(String::from_utf8(connection.ask(request.as_bytes()).await?.body)?)
}

/// What a page loads from the program: every address under /assets/ that it names.
fn assets(html: &str) -> BTreeSet<String> {
    let quoted = html.split("\"/assets/").skip(1);
    quoted.filter_map(|rest| rest.split('"').next()).map(|name| format!("/assets/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_is_counted_once() {
        let html =
            r#"<link href="/assets/a.css"><script src="/assets/b.js"></script><link href="/assets/a.css">"#;
        assert_eq!(assets(html).into_iter().collect::<Vec<_>>(), ["/assets/a.css", "/assets/b.js"]);
    }
}
