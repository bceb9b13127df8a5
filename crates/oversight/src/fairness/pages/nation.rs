//! The nation's page for PO-PSMGG: by sex, region and cadre, from rows in which small groups were added up before they were
//! kept. No institution and nobody is named.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear};
use platform::http::{Failure, Visit};
use platform::work::Work;
use ui::{Link, Shell};

use super::institution::{Table, name_of};
use super::view::{Row, spread_chart};
use super::{asked, other_years, year_of};
use crate::fairness::gather::limits;
use crate::fairness::model::{Dimension, Group};
use crate::fairness::rules::Limits;
use crate::fairness::store;

/// A table of groups has no line for what is usual.
const NO_ROW: Option<Row> = None;

#[derive(Template)]
#[template(path = "fairness/nation.html")]
struct NationPage<'a> {
    shell: Shell<'a>,
    whole: Option<Row>,
    tables: Vec<Table>,
    limits: Limits,
    chart: String,
    counted_at: String,
    others: Vec<Link>,
}

struct Found {
    year: FinancialYear,
    limits: Limits,
    groups: Vec<Group>,
    regions: BTreeMap<String, String>,
}

fn read(work: &Work<'_>, asked: Option<FinancialYear>) -> Result<Found, Error> {
    let (year, tx) = (year_of(work, asked), work.tx());
    let regions = people::institution::list_regions(tx)?;
    Ok(Found {
        year,
        limits: limits(tx, year)?,
        groups: store::nation(tx, year)?,
        regions: regions.into_iter().map(|row| (row.code, row.name)).collect(),
    })
}

fn row(shell: &Shell<'_>, found: &Found, group: &Group) -> Row {
    let name = match found.regions.get(&group.code) {
        Some(region) if group.dimension == Dimension::Region => region.clone(),
        _ if group.dimension == Dimension::All => shell.t("oversight-fairness-nation").into_owned(),
        _ => name_of(shell, group.dimension, &group.code, group.pooled),
    };
    Row::new(name, &group.tally, &found.limits)
}

fn tables(shell: &Shell<'_>, found: &Found) -> Vec<Table> {
    [Dimension::Sex, Dimension::Region, Dimension::Cadre]
        .map(|dimension| {
            let mut of: Vec<(bool, Row)> = found
                .groups
                .iter()
                .filter(|group| group.dimension == dimension)
                .map(|group| (group.pooled > 0, row(shell, found, group)))
                .collect();
            of.sort_by(|one, other| (one.0, &one.1.name).cmp(&(other.0, &other.1.name)));
            Table {
                caption: shell.kc("oversight-fairness-by", dimension.code()).into_owned(),
                rows: of.into_iter().map(|(_, row)| row).collect(),
            }
        })
        .into()
}

fn whole(shell: &Shell<'_>, found: &Found) -> Option<Row> {
    found.groups.iter().find(|group| group.dimension == Dimension::All).map(|all| row(shell, found, all))
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let found = visit.read(move |work| read(work, asked)).await?;
    let mut shell = visit.shell("oversight-fairness-nation-title");
    shell.kicker = shell.year(found.year).into_owned();
    shell.wide = true;
    let (whole, tables) = (whole(&shell, &found), tables(&shell, &found));
    let regions = tables.get(1).map_or(&[][..], |table| table.rows.as_slice());
    visit.page(&NationPage {
        chart: if regions.is_empty() { String::new() } else { spread_chart(&shell, regions, whole.as_ref()) },
        counted_at: found.groups.first().map_or_else(String::new, |group| shell.time(group.counted_at)),
        others: other_years(&shell, "/fairness/nation", found.year),
        limits: found.limits,
        whole,
        tables,
        shell,
    })
}
