//! One contract: where it stands and the one next step, what it undertakes, who signed, how the quarters went.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, InstitutionId, Marks, Place, Quantity, Quarter};
use platform::http::{Failure, Fields, Path, PathPair, Visit};
use platform::setting::Windows;
use platform::work::Work;
use ui::{FormState, Light, Link, Shell, Stage};

use super::super::model::{Lines, Party, State, TargetRow, TermsId, TermsRow};
use super::super::{actions, rules, store};
use crate::pages::{amount, answer, returned, year_of};
use crate::quarter::{self, QuarterRow};
use crate::signing::{self, SignatureRow};
use crate::sitting::model::CalledRow;
use crate::{permissions, sitting};

/// Which buttons the reader sees.
#[derive(Debug, Clone, Copy, Default)]
struct May {
    edit: bool,
    submit: bool,
    judge: bool,
    sign: bool,
    amend: bool,
    /// Works in the institution itself.
    own: bool,
}

/// One contract with everything its page shows.
struct Gathered {
    row: TermsRow,
    versions: Vec<TermsRow>,
    lines: Lines,
    signatures: Vec<SignatureRow>,
    quarters: Vec<QuarterRow>,
    windows: Option<Windows>,
    called: Vec<CalledRow>,
    may: May,
}

fn gather(work: &Work<'_>, versions: Vec<TermsRow>, wanted: Option<TermsId>) -> Result<Gathered, Error> {
    let tx = work.tx();
    let found = versions.iter().find(|row| wanted.is_none_or(|id| row.id == id));
    let row = found.cloned().ok_or(Error::NotFound)?;
    let own = work.person()?.institution == row.institution_id;
    let newest = versions.first().map(|row| row.id) == Some(row.id);
    let signatures = signing::store::list(tx, row.institution_id, row.id)?;
    let editable = rules::next(row.state, rules::Step::Edit).is_ok();
    let judge = actions::judge_seat(work, &row).is_ok();
    let party = rules::party(own);
    let unsigned = !signatures.iter().any(|signature| signature.party == party);
    let may = May {
        edit: own && editable && work.may(&permissions::TERMS_EDIT, &row),
        submit: own && editable && work.may(&permissions::TERMS_SUBMIT, &row),
        judge: judge
            && rules::next(row.state, rules::Step::Return).is_ok()
            && work.may(&permissions::TERMS_AGREE, &row),
        sign: row.state == State::Agreed
            && unsigned
            && (judge || (own && work.person()?.holds(kernel::Role::HeadOfInstitution)))
            && work.may(&permissions::TERMS_SIGN, &row),
        amend: own
            && newest
            && row.state == State::Signed
            && rules::judge_time(row.number.saturating_add(1), row.year, work.today()).is_ok()
            && work.may(&permissions::TERMS_AMEND, &row),
        own,
    };
    let runs = matches!(row.state, State::Signed | State::Replaced) || row.number > 1;
    Ok(Gathered {
        lines: store::lines(tx, row.institution_id, row.id)?,
        quarters: if runs {
            quarter::store::list_year(tx, row.institution_id, row.year)?
        } else {
            Vec::new()
        },
        windows: if runs { Some(work.windows(row.year)?) } else { None },
        called: if own && row.state == State::Agreed && !runs {
            sitting::store::list_called(tx, row.institution_id, row.year, work.today())?
        } else {
            Vec::new()
        },
        signatures,
        versions,
        row,
        may,
    })
}

/// A quarter's line.
struct QuarterLine {
    name: String,
    closes: String,
    light: Light,
    state: String,
    late: bool,
    score: String,
    href: String,
}

#[derive(Template)]
#[template(path = "terms/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    /// The text, the quarters and former versions open for the reader.
    sees: bool,
    form: FormState,
    row: TermsRow,
    year: FinancialYear,
    previous: Link,
    next: Link,
    stages: Vec<Stage>,
    light: Light,
    authority: String,
    lines: Lines,
    problems: Vec<String>,
    signatures: Vec<SignatureRow>,
    quarters: Vec<QuarterLine>,
    score_href: String,
    /// The score of a year whose four quarters were all verified: nothing is owed any more.
    closed: Option<Marks>,
    /// Which version runs while this addendum to it is on its way, and how far the addendum is.
    addendum: Option<(String, String)>,
    versions: Vec<(Link, String, bool)>,
    called: Vec<CalledRow>,
    may: May,
    base: String,
}

impl ShowPage<'_> {
    fn amount(&self, quantity: &Option<Quantity>, unit: &str) -> String {
        amount(&self.shell, *quantity, unit)
    }

    fn milestones(&self, target: &TargetRow) -> String {
        let each = Quarter::ALL.map(|quarter| self.amount(&target.milestone(quarter), ""));
        each.join(" / ")
    }

    fn next_step(&self) -> String {
        let side = if self.may.own { "own" } else { "above" };
        let done = |party: Party| self.signatures.iter().any(|signature| signature.party == party);
        let step = match self.row.state {
            State::Agreed if self.may.sign => "sign",
            State::Agreed if done(Party::Institution) => "waits-above",
            State::Agreed if done(Party::Authority) => "waits-institution",
            state => state.code(),
        };
        self.shell.kc("contract-terms-next", &format!("{side}-{step}")).into_owned()
    }

    /// Who signed, with the post and whom a kaimu signed for.
    fn signed(&self, signature: &SignatureRow) -> String {
        let name = if signature.acting_for.is_empty() {
            signature.signer_name.clone()
        } else {
            let (name, absent) = (&signature.signer_name, &signature.acting_for);
            self.shell.t2("contract-signing-acting", "name", name, "absent", absent).into_owned()
        };
        format!("{name}, {}", signature.signer_post)
    }
}

#[derive(Template)]
#[template(path = "terms/none.html")]
struct NonePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    previous: Link,
    next: Link,
    may_begin: bool,
}

fn years(year: FinancialYear) -> [Link; 2] {
    [year.previous(), year.next()]
        .map(|year| Link::new(format!("/contract?year={}", year.slug()), year.to_string()))
}

fn light(state: State) -> Light {
    match state {
        State::Draft | State::Replaced => Light::Grey,
        State::Submitted | State::Agreed => Light::Yellow,
        State::Returned => Light::Red,
        State::Signed => Light::Green,
    }
}

/// Where the contract of the year stands: while an addendum is on its way, what was signed before it runs on.
fn stages(shell: &Shell<'_>, state: State, runs: bool, closed: bool) -> Vec<Stage> {
    let keys = ["prepare", "agree", "sign", "run"];
    let at = match state {
        _ if closed => keys.len(),
        _ if runs => 3,
        State::Draft | State::Returned => 0,
        State::Submitted => 1,
        State::Agreed => 2,
        State::Signed | State::Replaced => 3,
    };
    Stage::line(keys.map(|key| shell.kc("contract-terms-stage", key)), at)
}

fn quarter_lines(shell: &Shell<'_>, gathered: &Gathered) -> Result<Vec<QuarterLine>, Error> {
    let Some(windows) = &gathered.windows else { return Ok(Vec::new()) };
    let row = &gathered.row;
    Quarter::ALL
        .into_iter()
        .map(|number| {
            let newest = gathered.quarters.iter().find(|row| row.quarter == number);
            let counted = quarter::actions::counted(&gathered.quarters, number);
            let state = newest.map_or("none", |row| row.state.code());
            Ok(QuarterLine {
                name: shell.kc("contract-quarter", &number.to_string()).into_owned(),
                closes: shell.day(windows.get(quarter::rules::window(number))?.closes_on),
                light: newest.map_or(Light::Grey, |row| quarter::rules::light(row.state)),
                state: shell.kc("contract-quarter-state", state).into_owned(),
                late: newest.is_some_and(|row| row.late),
                score: counted
                    .and_then(|row| row.score)
                    .map_or_else(|| "-".to_owned(), |score| score.to_string()),
                href: match newest {
                    Some(newest) => format!("/contracts/{}/quarters/{}", row.institution_id, newest.id),
                    None if gathered.may.own => quarter::path(row.year, number),
                    None => String::new(),
                },
            })
        })
        .collect()
}

fn page(visit: &Visit, gathered: Gathered, form: FormState) -> Result<ShowPage<'_>, Error> {
    let mut shell = visit.shell("contract-terms-title");
    let row = &gathered.row;
    shell.kicker = format!("{}, {}", row.institution_name, shell.year(row.year));
    shell.wide = true;
    shell.refused = form.is_refused();
    if !gathered.may.own {
        let list = format!("/contracts?year={}", row.year.slug());
        shell.crumbs = vec![Link::new(list, shell.t("contract-terms-list-title"))];
    }
    let problems = if gathered.may.submit {
        let found = rules::problems(&gathered.lines, &row.promised, &row.evidence_rules);
        found.iter().map(|problem| shell.reason(problem.reason()).into_owned()).collect()
    } else {
        Vec::new()
    };
    let version = |other: &TermsRow| {
        let text = shell.tn("contract-terms-version", other.number).into_owned();
        let state = shell.kc("contract-terms-state", other.state.code()).into_owned();
        (Link::new(actions::path(other), text), state, other.id == row.id)
    };
    let closed = quarter::actions::year_score(&gathered.quarters);
    let runs =
        gathered.versions.iter().find(|other| other.state == State::Signed && other.number < row.number);
    let addendum = runs.map(|signed| {
        let key = format!("contract-terms-addendum-{}", row.state.code());
        let in_force = shell.tn("contract-terms-in-force", signed.number).into_owned();
        (in_force, shell.t1(&key, "number", row.number).into_owned())
    });
    let [previous, next] = years(row.year);
    let scored = gathered.quarters.iter().any(|row| row.score.is_some());
    // Everybody reads the contract of their own institution; what stands behind it is for its officers and those above.
    let sees = visit.could(&permissions::TERMS_READ);
    let mut quarters = quarter_lines(&shell, &gathered)?;
    let sends = visit.could(&permissions::QUARTER_EDIT);
    for line in &mut quarters {
        // What was sent is read by those who see it; an empty form is for those who send.
        if !(if line.href.starts_with("/contracts/") { sees } else { sends }) {
            line.href.clear();
        }
    }
    Ok(ShowPage {
        year: row.year,
        previous,
        next,
        stages: stages(&shell, row.state, addendum.is_some(), closed.is_some()),
        closed,
        addendum,
        light: light(row.state),
        authority: match &row.region_name {
            Some(region) => shell.t1("contract-authority-region", "region", region).into_owned(),
            None => shell.kc("contract-authority", row.authority().code()).into_owned(),
        },
        problems,
        quarters,
        sees,
        score_href: if scored && !sees {
            format!("/contract/{}/score", row.year.slug())
        } else if scored {
            format!("/contracts/{}/scores/{}", row.institution_id, row.year.slug())
        } else {
            String::new()
        },
        versions: gathered.versions.iter().map(version).filter(|(.., shown)| sees || *shown).collect(),
        called: gathered.called,
        base: actions::path(row),
        lines: gathered.lines,
        signatures: gathered.signatures,
        may: gathered.may,
        row: gathered.row,
        form,
        shell,
    })
}

/// `/contract`: one's own institution's, the newest version of the year.
pub(super) async fn own(visit: Visit) -> Result<Response, Failure> {
    own_page(&visit, year_of(&visit), FormState::new(), None).await
}

async fn own_page(
    visit: &Visit,
    year: FinancialYear,
    form: FormState,
    again: Option<bool>,
) -> Result<Response, Failure> {
    let (gathered, may_begin) = visit
        .read(move |work| {
            let institution = work.institution()?;
            let versions = store::list_year(work.tx(), institution, year)?;
            if versions.is_empty() {
                let may = work.may(&permissions::TERMS_BEGIN, &Place::institution(institution));
                return Ok((None, may));
            }
            Ok((Some(gather(work, versions, None)?), false))
        })
        .await?;
    let Some(gathered) = gathered else {
        let mut shell = visit.shell("contract-terms-title");
        shell.kicker = shell.year(year).into_owned();
        shell.refused = form.is_refused();
        let [previous, next] = years(year);
        let page = NonePage { shell, form, year, previous, next, may_begin };
        return visit.form_page(&page, again.is_some(), again.unwrap_or_default());
    };
    let page = page(visit, gathered, form)?;
    visit.form_page(&page, again.is_some(), again.unwrap_or_default())
}

async fn one_page(
    visit: &Visit,
    (institution, id): (InstitutionId, TermsId),
    form: FormState,
) -> Result<ShowPage<'_>, Error> {
    let gathered = visit
        .read(move |work| {
            let versions = store::list_with(work.tx(), institution, id)?
                .into_iter()
                .map(|row| work.open(&permissions::TERMS_READ, Some(row)))
                .collect::<Result<Vec<TermsRow>, Error>>()?;
            gather(work, versions, Some(id))
        })
        .await?;
    page(visit, gathered, form)
}

/// `/contracts/{institution}/{id}`: any version one may read.
pub(super) async fn one(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
) -> Result<Response, Failure> {
    visit.page(&one_page(&visit, (institution, id), FormState::new()).await?)
}

fn address(year: FinancialYear) -> String {
    format!("/contract?year={}", year.slug())
}

fn typed_year(fields: &Fields) -> Result<FinancialYear, Error> {
    fields.text("year").parse().map_err(|_| Error::field("", "platform-form-unreadable"))
}

pub(super) async fn begin(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year = typed_year(&fields)?;
    match visit.write(move |work| actions::begin_terms(work, year)).await {
        Ok(_) => visit.go(&address(year), "contract-terms-begin-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            own_page(&visit, year, again.form, Some(again.stale)).await
        }
    }
}

pub(super) async fn amend(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (year, reason) = (typed_year(&fields)?, fields.text("addendum").to_owned());
    match visit.write(move |work| actions::begin_addendum(work, year, &reason)).await {
        Ok(_) => visit.go(&address(year), "contract-terms-amend-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            own_page(&visit, year, again.form, Some(again.stale)).await
        }
    }
}

/// A step of a version; a refusal is said on the contract's own page.
async fn stepped(
    visit: &Visit,
    of: (InstitutionId, TermsId),
    fields: &Fields,
    (done, outcome): (&str, Result<(), Error>),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => visit.go(&format!("/contracts/{}/{}", of.0, of.1), done),
        Err(error) => {
            let again = returned(visit, fields, error)?;
            answer(visit, &one_page(visit, of, again.form).await?, again.stale)
        }
    }
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<TermsId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (institution, version) = (visit.person()?.institution, fields.version()?);
    let done = visit.write(move |work| actions::submit_terms(work, id, version)).await;
    stepped(&visit, (institution, id), &fields, ("contract-terms-submit-done", done)).await
}

pub(super) async fn agree(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::agree_terms(work, institution, id, version)).await;
    stepped(&visit, (institution, id), &fields, ("contract-terms-agree-done", done)).await
}

pub(super) async fn send_back(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (version, reason) = (fields.version()?, fields.text("reason").to_owned());
    let done = visit.write(move |work| actions::return_terms(work, institution, id, version, &reason)).await;
    stepped(&visit, (institution, id), &fields, ("contract-terms-return-done", done)).await
}
