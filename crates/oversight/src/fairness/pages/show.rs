//! One supervisor's figures, for whoever stands above and for the supervisor: each figure with how it came about, and with
//! what it does not say.

use askama::Template;
use axum::response::Response;
use kernel::{EmploymentId, FinancialYear};
use platform::http::{Failure, Path, Visit};
use ui::{Arg, Link, Shell};

use super::line::{in_sight, may_see_whole};
use super::view::{Row, Stretch, distribution_chart, distribution_of, percent, points, signed};
use super::{asked, other_years, year_of};
use crate::fairness::gather::limits;
use crate::fairness::model::{Group, Supervisor};
use crate::fairness::rules::{Limits, Note, figures, notes, without_usual};
use crate::fairness::store;
use crate::permissions::FAIRNESS_READ;

/// One figure: its name, its value, how it came about, what it does not say, and what to talk about if it stands out.
struct Figure {
    name: String,
    value: String,
    how: String,
    not: String,
    talk: Vec<String>,
}

#[derive(Template)]
#[template(path = "fairness/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    is_own: bool,
    /// The whole institution stands beside.
    has_all: bool,
    row: Row,
    figures: Vec<Figure>,
    stretches: Vec<Stretch>,
    chart: String,
    limits: Limits,
    counted_at: String,
    others: Vec<Link>,
}

pub async fn show(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let (year, limits, supervisor, whole, shown): (FinancialYear, Limits, Supervisor, Option<Group>, bool) =
        visit
            .read(move |work| {
                let (institution, year) = (work.institution()?, year_of(work, asked));
                let found = store::find(work.tx(), institution, year, id, work.today())?;
                let supervisor = work.open(&FAIRNESS_READ, found)?;
                let (limits, whole) = (limits(work.tx(), year)?, store::whole(work.tx(), institution, year)?);
                // Beside all that this reader sees: from two pages the same must not be found by subtracting.
                let (below, own) = in_sight(work, year)?;
                let shown = may_see_whole(whole.as_ref(), (&below, own.as_ref()), &limits);
                Ok((year, limits, supervisor, whole, shown))
            })
            .await?;
    let mut shell = visit.shell_titled(supervisor.name.clone());
    shell.kicker = shell.t1("oversight-fairness-show-kicker", "year", shell.year(year).as_ref()).into_owned();
    let is_own = visit.person()?.employment == id;
    shell.crumbs = vec![Link::new(
        format!("/fairness/supervisors?year={}", year.slug()),
        shell.t("oversight-fairness-line-title"),
    )];
    let mut row = Row::new(supervisor.name.clone(), &supervisor.tally, &limits);
    let usual = whole.as_ref().map(|whole| figures(&whole.tally, &limits));
    if let Some(usual) = &usual {
        let notes = notes(&row.figures, &supervisor.sittings, usual, &limits);
        row.notes = if shown { notes } else { without_usual(notes) };
    }
    let all = whole.as_ref().filter(|_| shown).map(|whole| &whole.tally.quality);
    let stretches = distribution_of(&supervisor.tally.quality, all);
    let own_name = shell.t("oversight-fairness-supervisor");
    let all_name = if shown { shell.t("oversight-fairness-institution") } else { "".into() };
    let usual_median = if shown {
        usual.and_then(|usual| usual.spread).map_or_else(String::new, |spread| points(spread.median))
    } else {
        shell.t1("oversight-fairness-not-shown", "people", limits.least_cell).into_owned()
    };
    visit.page(&ShowPage {
        chart: distribution_chart(&shell, &stretches, &own_name, &all_name),
        figures: Explain { shell: &shell, supervisor: &supervisor, row: &row, limits: &limits }
            .all(&usual_median),
        counted_at: whole.map_or_else(String::new, |whole| shell.time(whole.counted_at)),
        others: other_years(&shell, "/fairness/supervisors", year),
        is_own,
        has_all: shown,
        row,
        stretches,
        limits,
        shell,
    })
}

/// Puts figures into sentences.
struct Explain<'a, 's> {
    shell: &'a Shell<'s>,
    supervisor: &'a Supervisor,
    row: &'a Row,
    limits: &'a Limits,
}

impl Explain<'_, '_> {
    fn all(&self, usual_median: &str) -> Vec<Figure> {
        vec![
            self.spread(usual_median),
            self.hundreds(),
            self.gap(),
            self.sittings(),
            self.texts(),
            self.calendar(),
            self.correlation(),
        ]
    }

    fn figure(&self, code: &str, value: String, args: &[(&str, Arg<'_>)], noted: &[Note]) -> Figure {
        let talk = noted
            .iter()
            .filter(|note| self.row.notes.contains(note))
            .map(|note| self.shell.kc("oversight-fairness-talk", note.code()).into_owned())
            .collect();
        Figure {
            name: self.shell.kc("oversight-fairness-figure", code).into_owned(),
            value,
            how: self.shell.ta(&format!("oversight-fairness-how-{code}"), args).into_owned(),
            not: self.shell.kc("oversight-fairness-not", code).into_owned(),
            talk,
        }
    }

    fn spread(&self, usual_median: &str) -> Figure {
        let (median, middle) = (self.row.median(), self.row.middle());
        let args = [
            ("marks", Arg::from(self.row.figures.marks)),
            ("median", Arg::from(median.as_str())),
            ("middle", Arg::from(middle.as_str())),
            ("usual", Arg::from(usual_median)),
        ];
        self.figure("spread", median.clone(), &args, &[Note::High, Note::Low, Note::Same])
    }

    fn hundreds(&self) -> Figure {
        let figures = &self.row.figures;
        let args = [("hundreds", Arg::from(figures.hundreds)), ("marks", Arg::from(figures.marks))];
        self.figure("hundreds", self.row.hundreds(), &args, &[Note::Hundreds])
    }

    fn gap(&self) -> Figure {
        let tally = &self.supervisor.tally;
        let args =
            [("both", Arg::from(tally.both)), ("sum", Arg::from(signed(kernel::Marks(tally.gap * 100))))];
        self.figure("gap", self.row.gap(), &args, &[Note::Gap])
    }

    fn sittings(&self) -> Figure {
        let sittings = &self.supervisor.sittings;
        let args = [
            ("first", Arg::from(self.shell.time(sittings.first_at))),
            ("last", Arg::from(self.shell.time(sittings.last_at))),
            ("people", Arg::from(self.row.figures.people)),
            ("at_once", Arg::from(sittings.at_once)),
            ("minutes", Arg::from(self.limits.burst_minutes)),
        ];
        let value = self
            .shell
            .t2(
                "oversight-fairness-at-once",
                "people",
                sittings.at_once,
                "minutes",
                self.limits.burst_minutes,
            )
            .into_owned();
        self.figure("sittings", value, &args, &[Note::Burst])
    }

    fn texts(&self) -> Figure {
        let reports = &self.supervisor.tally.reports;
        let args = [
            ("texts", Arg::from(reports.texts)),
            ("repeated", Arg::from(reports.repeated)),
            ("shared", Arg::from(reports.shared)),
            ("letters", Arg::from(self.limits.text_letters)),
        ];
        self.figure("texts", percent(self.row.figures.copied_share), &args, &[Note::Texts])
    }

    fn calendar(&self) -> Figure {
        let reports = &self.supervisor.tally.reports;
        let args = [
            ("percents", Arg::from(reports.percents)),
            ("followed", Arg::from(reports.followed)),
            ("reports", Arg::from(self.limits.calendar_reports)),
            ("days", Arg::from(self.limits.calendar_days)),
        ];
        self.figure("calendar", self.row.followed(), &args, &[Note::Calendar])
    }

    fn correlation(&self) -> Figure {
        let args = [
            ("count", Arg::from(self.supervisor.tally.pairs.count)),
            ("least", Arg::from(self.limits.correlation_marks)),
        ];
        self.figure("correlation", self.row.correlation(), &args, &[])
    }
}
