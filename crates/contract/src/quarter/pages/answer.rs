//! One set of figures as everybody reads it, with the next step of whoever may take one; and what waits for the nation's seat.

use askama::Template;
use axum::response::Response;
use kernel::{Error, InstitutionId, PageKey, Quantity};
use platform::http::{Failure, Fields, PathPair, Visit, link};
use ui::{Choice, FormState, Light, Link, Shell};

use super::super::model::{EvidenceRow, FigureRow, QuarterId, QuarterRow, State, WaitingRow};
use super::super::{actions, rules, store};
use crate::pages::{amount, answer, returned};
use crate::permissions;

/// Which buttons the reader sees.
#[derive(Debug, Clone, Copy, Default)]
struct May {
    edit: bool,
    submit: bool,
    correct: bool,
    judge: bool,
    appeal: bool,
    decide: bool,
    own: bool,
}

#[derive(Template)]
#[template(path = "quarter/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: QuarterRow,
    light: Light,
    figures: Vec<FigureRow>,
    evidence: Vec<EvidenceRow>,
    problems: Vec<String>,
    others: Vec<(Link, String)>,
    may: May,
    /// The last day on which the query may be appealed, where it may.
    appeal_until: String,
    score_href: String,
}

impl ShowPage<'_> {
    fn amount(&self, quantity: &Option<Quantity>, unit: &str) -> String {
        amount(&self.shell, *quantity, unit)
    }

    fn files<'p>(&'p self, code: &'p str) -> impl Iterator<Item = &'p EvidenceRow> {
        self.evidence.iter().filter(move |file| file.code == code)
    }

    fn decided(&self) -> &'static str {
        if self.row.state == State::Verified {
            "contract-quarter-upheld-by"
        } else {
            "contract-quarter-dismissed-by"
        }
    }

    fn outcomes(&self) -> Vec<Choice> {
        ["upheld", "dismissed"]
            .map(|code| Choice::new(code, self.shell.kc("contract-quarter-outcome", code)))
            .into()
    }

    fn next_step(&self) -> String {
        if self.row.state == State::Appealed && !self.may.own && !self.may.decide {
            return self.shell.t("contract-quarter-next-above-appealed-other").into_owned();
        }
        let side = if self.may.own { "own" } else { "above" };
        self.shell.kc("contract-quarter-next", &format!("{side}-{}", self.row.state.code())).into_owned()
    }
}

async fn show_page(
    visit: &Visit,
    (institution, id): (InstitutionId, QuarterId),
    form: FormState,
) -> Result<ShowPage<'_>, Error> {
    let (row, figures, evidence, sets, may, until) = visit
        .read(move |work| {
            let tx = work.tx();
            let row = work.open(&permissions::QUARTER_READ, store::find(tx, institution, id)?)?;
            let figures = store::list_figures(tx, institution, id)?;
            let evidence = store::list_evidence(tx, institution, id)?;
            let sets: Vec<QuarterRow> = store::list_year(tx, institution, row.year)?
                .into_iter()
                .filter(|other| other.quarter == row.quarter)
                .collect();
            let own = work.person()?.institution == institution;
            let newest = sets.first().map(|row| row.id) == Some(id);
            let step = |step| rules::next(row.state, step).is_ok();
            let may = May {
                edit: own && step(rules::Step::Edit) && work.may(&permissions::QUARTER_EDIT, &row),
                submit: own && step(rules::Step::Submit) && work.may(&permissions::QUARTER_SUBMIT, &row),
                correct: own
                    && newest
                    && step(rules::Step::Correct)
                    && work.may(&permissions::QUARTER_CORRECT, &row),
                judge: !own && row.state == State::Submitted && work.may(&permissions::QUARTER_VERIFY, &row),
                appeal: own
                    && newest
                    && work.may(&permissions::QUARTER_APPEAL, &row)
                    && actions::may_appeal(work, &row).is_ok(),
                decide: !own
                    && step(rules::Step::Uphold)
                    && work.may(&permissions::QUARTER_DECIDE, &row)
                    && rules::may_decide(row.answered_by_id, work.person()?.person).is_ok(),
                own,
            };
            let until = if may.appeal { actions::last_day(work, &row)? } else { None };
            Ok((row, figures, evidence, sets, may, until))
        })
        .await?;
    let mut shell = visit.shell_titled(String::new());
    shell.title = shell.kc("contract-quarter-title", &row.quarter.to_string()).into_owned();
    shell.kicker = format!("{}, {}", row.institution_name, shell.year(row.year));
    let contract = format!("/contracts/{}/{}", row.institution_id, row.terms_id);
    shell.crumbs = vec![Link::new(contract, shell.t("contract-terms-title"))];
    shell.wide = true;
    shell.refused = form.is_refused();
    let problems = if may.submit {
        rules::problems(&figures).iter().map(|problem| shell.reason(problem.reason()).into_owned()).collect()
    } else {
        Vec::new()
    };
    let others = sets.iter().filter(|other| other.id != row.id).map(|other| {
        let link = Link::new(
            format!("/contracts/{}/quarters/{}", other.institution_id, other.id),
            shell.tn("contract-quarter-set", other.number),
        );
        (link, shell.kc("contract-quarter-state", other.state.code()).into_owned())
    });
    Ok(ShowPage {
        light: rules::light(row.state),
        appeal_until: until.map(|day| shell.day(day)).unwrap_or_default(),
        others: others.collect(),
        score_href: if row.score.is_some() {
            format!("/contracts/{}/scores/{}?quarter={}", row.institution_id, row.year.slug(), row.quarter)
        } else {
            String::new()
        },
        problems,
        row,
        figures,
        evidence,
        may,
        form,
        shell,
    })
}

/// `/contracts/{institution}/quarters/{id}`.
pub(super) async fn show(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, QuarterId>,
) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, (institution, id), FormState::new()).await?)
}

/// A step of a set; a refusal is said on its page.
pub(super) async fn stepped(
    visit: &Visit,
    of: (InstitutionId, QuarterId),
    fields: &Fields,
    (done, outcome): (&str, Result<(), Error>),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => visit.go(&format!("/contracts/{}/quarters/{}", of.0, of.1), done),
        Err(error) => {
            let again = returned(visit, fields, error)?;
            answer(visit, &show_page(visit, of, again.form).await?, again.stale)
        }
    }
}

pub(super) async fn verify(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::verify_quarter(work, institution, id, version)).await;
    stepped(&visit, (institution, id), &fields, ("contract-quarter-verify-done", done)).await
}

pub(super) async fn query(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (version, reason) = (fields.version()?, fields.text("reason").to_owned());
    let done = visit.write(move |work| actions::query_quarter(work, institution, id, version, &reason)).await;
    stepped(&visit, (institution, id), &fields, ("contract-quarter-query-done", done)).await
}

#[derive(Template)]
#[template(path = "quarter/waiting.html")]
struct WaitingPage<'a> {
    shell: Shell<'a>,
    rows: Vec<WaitingRow>,
    next: String,
}

/// `/contracts/waiting`: what waits for verification in the whole country, oldest first.
pub(super) async fn waiting(visit: Visit) -> Result<Response, Failure> {
    let after = PageKey::parse(visit.query("after"));
    let page = visit.read(move |work| store::list_waiting(work.tx(), &after)).await?;
    let next = page.next(|last| {
        let after = PageKey::after(&last.submitted_at.to_string(), last.id.0);
        link("/contracts/waiting", &[("after", &after)])
    });
    visit.page(&WaitingPage { shell: visit.shell("contract-quarter-waiting-title"), rows: page.rows, next })
}
