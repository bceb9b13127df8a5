//! Training needs of an institution's year, by kind, subject, cadre and unit, without names.

use askama::Template;
use axum::response::Response;
use platform::http::{Failure, Visit};
use ui::{Link, Shell};

use super::{asked, other_years, year_of};
use crate::measure::model::NeedRow;
use crate::measure::store;
use crate::measure::training::{Needs, added_up};

#[derive(Template)]
#[template(path = "measure/training.html")]
struct TrainingPage<'a> {
    shell: Shell<'a>,
    rows: Vec<NeedRow>,
    needs: Needs,
    others: Vec<Link>,
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let (year, rows) = visit
        .read(move |work| {
            let year = year_of(work, asked);
            Ok((year, store::needs(work.tx(), work.institution()?, year)?))
        })
        .await?;
    let mut shell = visit.shell("performance-measure-training-title");
    shell.kicker = shell.year(year).into_owned();
    let needs = added_up(&rows);
    visit.page(&TrainingPage { others: other_years(&shell, "/measures/training", year), needs, rows, shell })
}
