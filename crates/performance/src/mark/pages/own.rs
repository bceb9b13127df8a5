//! One's own marks, and the running year as it stands today with the working of what it would come to.

use askama::Template;
use axum::response::Response;
use kernel::FinancialYear;
use platform::http::{Failure, Visit};
use ui::{Arg, Light, Shell};

use super::light;
use super::sentences::Sentences;
use crate::mark::actions;
use crate::mark::explain::{Combined, LineStep, Steps, TaskStep};
use crate::mark::model::Band;
use crate::mark::preview::{Assumed, Preview};
use crate::mark::store::{self, OwnMarkRow};
use crate::report::rules::percent_done;

#[derive(Template)]
#[template(path = "mark/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    marks: Vec<OwnMarkRow>,
    year: FinancialYear,
    preview: Option<Preview>,
}

/// Both ends of something: with the lowest and with the highest quality.
type Ends<'p, T> = [(i64, &'p T); 2];

impl OwnPage<'_> {
    fn light(&self, number: &i64) -> Light {
        Band::from_number(*number).map_or(Light::Grey, light)
    }

    fn said(&self) -> Sentences<'_, '_> {
        Sentences(&self.shell)
    }

    /// Between what and what the results would be.
    fn range(&self, preview: &Preview) -> String {
        let Preview { lowest, highest, .. } = preview;
        let args = [
            ("lowest", Arg::from(self.shell.number(lowest.rounded))),
            ("highest", Arg::from(self.shell.number(highest.rounded))),
            ("low", Arg::from(lowest.quality)),
            ("high", Arg::from(highest.quality)),
        ];
        self.shell.ta("performance-mark-preview-range", &args).into_owned()
    }

    /// A task at both ends.
    fn pairs<'p>(&self, preview: &'p Preview) -> Vec<Ends<'p, TaskStep>> {
        let Preview { lowest, highest, .. } = preview;
        let both = lowest.working.tasks.iter().zip(&highest.working.tasks);
        both.map(|(low, high)| [(lowest.quality, low), (highest.quality, high)]).collect()
    }

    fn lines<'p>(&self, [(low, task), (high, other)]: &Ends<'p, TaskStep>) -> Vec<Ends<'p, LineStep>> {
        task.lines.iter().zip(&other.lines).map(|(line, same)| [(*low, line), (*high, same)]).collect()
    }

    /// s at both ends; nothing for what does not count.
    fn steps<'p>(&self, ends: &Ends<'p, LineStep>) -> Vec<(i64, &'p Steps)> {
        ends.iter().filter_map(|(quality, line)| Some((*quality, line.steps.as_ref()?))).collect()
    }

    /// T at both ends; nothing for a task of which nothing counts.
    fn sums<'p>(&self, ends: &Ends<'p, TaskStep>) -> Vec<(i64, &'p Combined)> {
        ends.iter().filter_map(|(quality, task)| Some((*quality, task.mark.as_ref()?))).collect()
    }

    fn results<'p>(&self, preview: &'p Preview) -> [&'p Assumed; 2] {
        [&preview.lowest, &preview.highest]
    }

    fn percent(&self, line: &LineStep) -> i64 {
        percent_done(line.input.actual, line.input.target)
    }
}

pub(super) async fn own(visit: Visit) -> Result<Response, Failure> {
    let (marks, year, preview) = visit
        .read(|work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            let year = work.today().financial_year();
            let marks = store::list_of(work.tx(), institution, employment)?;
            Ok((marks, year, actions::preview(work, employment, year)?))
        })
        .await?;
    visit.page(&OwnPage { shell: visit.shell("performance-mark-own-title"), marks, year, preview })
}
