//! Training needs of an institution's year, by kind, subject, cadre and unit, without names.

use askama::Template;
use axum::response::Response;
use platform::http::{Failure, Visit};
use platform::setting;
use ui::{Link, Shell};

use super::{asked, other_years, year_of};
use crate::measure::store;
use crate::measure::training::{Gathering, Needs};

/// Rows of the table.
const MOST: usize = 2000;

#[derive(Template)]
#[template(path = "measure/training.html")]
struct TrainingPage<'a> {
    shell: Shell<'a>,
    needs: Needs,
    least: i64,
    others: Vec<Link>,
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let (year, needs, least) = visit
        .read(move |work| {
            let year = year_of(work, asked);
            let least = setting::settings(work.tx(), year)?.number("fairness_least_cell")?;
            let mut gathering = Gathering::default();
            store::each_need(work.tx(), work.institution()?, year, |row| {
                gathering.add(row);
                Ok(())
            })?;
            Ok((year, gathering.needs(least, MOST), least))
        })
        .await?;
    let mut shell = visit.shell("performance-measure-training-title");
    shell.kicker = shell.year(year).into_owned();
    visit.page(&TrainingPage { others: other_years(&shell, "/measures/training", year), needs, least, shell })
}
