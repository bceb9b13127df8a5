//! What was recommended with one appraisal, and the supervisor's form.

use askama::Template;
use axum::response::Response;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{Choice, FormState, Link, Shell};

use super::{Line, lines, title, typed};
use crate::appraisal::model::{AppraisalId, AppraisalRow};
use crate::measure::model::{Kind, Sort};
use crate::measure::{actions, rules, store};

#[derive(Template)]
#[template(path = "measure/appraisal.html")]
struct AppraisalPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AppraisalRow,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    can_recommend: bool,
    /// May recommend, but not yet.
    too_early: bool,
    hearing_days: i64,
}

async fn page(visit: &Visit, id: AppraisalId, form: FormState) -> Result<Response, Failure> {
    let (row, rows, may, hearing_days) = visit
        .read(move |work| {
            let row = actions::open_appraisal(work, id)?;
            let rows = store::of_appraisal(work.tx(), row.institution_id, id)?;
            let may = actions::may_recommend(work, &row);
            let hearing_days = work.setting(row.year, "measure_hearing_days")?;
            Ok((row, rows, may, hearing_days))
        })
        .await?;
    let mut shell = visit.shell(title(&row.seat_above));
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.crumbs = vec![Link::new(format!("/appraisals/{id}"), shell.t("performance-appraisal-title"))];
    shell.refused = form.is_refused();
    let rated = rules::may_recommend(row.state).is_ok();
    // A sanction of a head of institution is the appointing authority's.
    let kinds = Kind::ALL
        .iter()
        .filter(|kind| row.seat_above.is_none() || kind.sort() != Sort::Sanction)
        .map(|kind| {
            let sort = shell.kc("performance-measure-sort", kind.sort().code());
            let name = shell.kc("performance-measure-kind", kind.code());
            Choice::new(kind.code(), format!("{sort}: {name}"))
        })
        .collect();
    let page = AppraisalPage {
        lines: lines(visit, &shell, rows),
        kinds,
        can_recommend: may && rated,
        too_early: may && !rated,
        hearing_days,
        shell,
        form,
        row,
    };
    visit.form_page(&page, page.form.is_refused(), false)
}

/// `/appraisals/{id}/measures`.
pub async fn show(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    page(&visit, id, FormState::new()).await
}

pub async fn recommend(
    visit: Visit,
    Path(id): Path<AppraisalId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let new = typed(&fields);
    match visit.write(move |work| actions::recommend_measure(work, id, &new)).await {
        Ok(measure) => visit.go(&format!("/measures/{measure}"), "performance-measure-recommend-done"),
        Err(error) => page(&visit, id, people::again(&visit, &fields, error)?.form).await,
    }
}
