//! The institution's page for its head, HR and auditor: everybody's marks together, by sex and cadre without small groups,
//! and how many supervisors there is something to talk about with. No supervisor is named here.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear};
use platform::http::{Failure, Visit};
use platform::work::Work;
use ui::{Link, Shell};

use super::view::{Row, Stretch, distribution_chart, distribution_of};
use super::{asked, other_years, year_of};
use crate::fairness::gather::limits;
use crate::fairness::hide;
use crate::fairness::model::{Dimension, Group, Tally};
use crate::fairness::rules::{Limits, Note, figures, is_small, notes, shows_whole};
use crate::fairness::store;

/// A table of groups has no line for what is usual.
const NO_ROW: Option<Row> = None;

#[derive(Template)]
#[template(path = "fairness/institution.html")]
struct InstitutionPage<'a> {
    shell: Shell<'a>,
    whole: Option<Row>,
    /// Marks were counted, but of too few people.
    is_few: bool,
    stretches: Vec<Stretch>,
    tables: Vec<Table>,
    limits: Limits,
    chart: String,
    counted_at: String,
    supervisors: Supervisors,
    others: Vec<Link>,
}

/// One table of groups with its caption.
pub struct Table {
    pub caption: String,
    pub rows: Vec<Row>,
}

impl Table {
    /// As a template walks over it.
    pub fn list(&self) -> &[Row] {
        &self.rows
    }
}

/// The supervisors of an institution as numbers.
#[derive(Default)]
struct Supervisors {
    count: i64,
    /// Those who marked too few people for a figure to say much.
    small: i64,
    /// Those with something to talk about.
    noted: i64,
    notes: BTreeMap<Note, i64>,
}

struct Found {
    year: FinancialYear,
    limits: Limits,
    groups: Vec<Group>,
    supervisors: Supervisors,
}

fn read(work: &Work<'_>, asked: Option<FinancialYear>) -> Result<Found, Error> {
    let (institution, year, tx) = (work.institution()?, year_of(work, asked), work.tx());
    let (limits, groups) = (limits(tx, year)?, store::groups(tx, institution, year)?);
    let mut supervisors = Supervisors::default();
    let usual = groups.iter().find(|group| group.dimension == Dimension::All);
    if let Some(usual) = usual.map(|whole| figures(&whole.tally, &limits)) {
        store::each_supervisor(tx, institution, year, |tally, sittings| {
            let own = figures(&tally, &limits);
            let found = notes(&own, &sittings, &usual, &limits);
            supervisors.count += 1;
            supervisors.small += i64::from(is_small(own.people, &limits));
            supervisors.noted += i64::from(!found.is_empty());
            for note in found {
                *supervisors.notes.entry(note).or_default() += 1;
            }
            Ok(())
        })?;
    }
    Ok(Found { year, limits, groups, supervisors })
}

/// The groups of one dimension that may be shown, by name, the hidden ones together at the end.
pub fn rows_of(
    groups: &[Group],
    dimension: Dimension,
    limits: &Limits,
    name: impl Fn(&str, i64) -> String,
) -> Vec<Row> {
    let of: BTreeMap<String, Tally> = groups
        .iter()
        .filter(|group| group.dimension == dimension)
        .map(|group| (group.code.clone(), group.tally.clone()))
        .collect();
    hide::shown(of, limits.least_cell)
        .into_iter()
        .map(|shown| Row::new(name(&shown.code, shown.pooled), &shown.tally, limits))
        .collect()
}

/// A group's name in the reader's language.
pub fn name_of(shell: &Shell<'_>, dimension: Dimension, code: &str, pooled: i64) -> String {
    if pooled > 0 {
        return shell.tn("oversight-fairness-pooled", pooled).into_owned();
    }
    match (dimension, code) {
        (Dimension::Sex, "M" | "F") => shell.kc("people-sex", code).into_owned(),
        (_, crate::fairness::gather::NAMELESS) => shell.t("oversight-fairness-nameless").into_owned(),
        _ => code.to_owned(),
    }
}

fn tables(shell: &Shell<'_>, found: &Found) -> Vec<Table> {
    [Dimension::Sex, Dimension::Cadre]
        .map(|dimension| Table {
            caption: shell.kc("oversight-fairness-by", dimension.code()).into_owned(),
            rows: rows_of(&found.groups, dimension, &found.limits, |code, pooled| {
                name_of(shell, dimension, code, pooled)
            }),
        })
        .into()
}

/// Everybody together, as it was counted.
fn all(found: &Found) -> Option<&Group> {
    found.groups.iter().find(|group| group.dimension == Dimension::All)
}

fn whole(shell: &Shell<'_>, found: &Found) -> Option<Row> {
    let whole = all(found).filter(|whole| shows_whole(whole.tally.people, 0, &found.limits))?;
    let name = shell.t("oversight-fairness-institution").into_owned();
    Some(Row::new(name, &whole.tally, &found.limits))
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let found = visit.read(move |work| read(work, asked)).await?;
    let mut shell = visit.shell("oversight-fairness-institution-title");
    shell.kicker = shell.year(found.year).into_owned();
    shell.wide = true;
    let all = all(&found);
    let whole = whole(&shell, &found);
    let shown = all.filter(|_| whole.is_some());
    let stretches = shown.map(|all| distribution_of(&all.tally.quality, None)).unwrap_or_default();
    let own_name = shell.t("oversight-fairness-institution");
    visit.page(&InstitutionPage {
        chart: distribution_chart(&shell, &stretches, &own_name, ""),
        counted_at: all.map_or_else(String::new, |all| shell.time(all.counted_at)),
        is_few: all.is_some() && whole.is_none(),
        whole,
        tables: tables(&shell, &found),
        others: other_years(&shell, "/fairness/institution", found.year),
        limits: found.limits,
        supervisors: found.supervisors,
        stretches,
        shell,
    })
}
