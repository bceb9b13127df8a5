//! One case as its reader sees it: one clear next step, what is contested, and every level so far. A proposal that is not
//! decided yet is for the panel only.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FileId};
use platform::files;
use platform::http::{Failure, Fields, Path, PathPair, Upload, Visit};
use platform::work::Work;
use ui::{FormState, Light, Link, Shell, Stage};

use super::view::{self, ItemView, LevelView};
use super::{Again, level_code, light};
use crate::appeal::actions;
use crate::appeal::model::{
    AppealId, AppealRow, COMMISSION, Case, FileRow, ItemRow, Side, State, Turn, Vote,
};
use crate::appeal::{form as typed, rules, store};
use crate::permissions::{APPEAL_ANSWER, APPEAL_DECIDE, APPEAL_FURTHER};

/// Who looks at a case, and what they can do now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub appellant: bool,
    pub answers: bool,
    pub proposes: bool,
    pub votes: bool,
    /// Has said what they think of the proposal, or made it: the others are awaited.
    pub voted: bool,
    pub sits: bool,
    pub sees_proposal: bool,
    pub accepts: bool,
    pub goes_on: bool,
    pub withdraws: bool,
    pub outside: bool,
    pub audits: bool,
}

#[derive(Template)]
#[template(path = "appeal/show.html")]
pub(super) struct ShowPage<'a> {
    pub shell: Shell<'a>,
    form: FormState,
    row: AppealRow,
    stages: Vec<Stage>,
    light: Light,
    level: String,
    sentence: String,
    can: Standing,
    /// The proposal that waits for votes: who made it, and its reason.
    proposed_by: String,
    proposal: String,
    is_struck: bool,
    items: Vec<ItemView>,
    levels: Vec<LevelView>,
    answers: Vec<FileRow>,
    changed: bool,
}

impl ShowPage<'_> {
    /// The levels whose letter of decision the reader may have.
    fn decisions(&self) -> impl Iterator<Item = &LevelView> {
        self.levels.iter().filter(|level| !self.can.audits && !level.paper.is_empty())
    }
}

/// What one unit of work reads for a case's page.
pub(super) struct Read {
    pub case: Case,
    pub items: Vec<ItemRow>,
    pub files: Vec<FileRow>,
    pub can: Standing,
    pub today: Day,
}

pub(super) fn read(work: &Work<'_>, case: Case, audits: bool) -> Result<Read, Error> {
    let row = &case.row;
    let items = store::items(work.tx(), row.institution_id, row.id)?;
    let files = store::files(work.tx(), row.institution_id, row.id)?;
    let can = if audits {
        Standing { audits, sees_proposal: true, ..Standing::default() }
    } else {
        standing(work, &case)?
    };
    Ok(Read { items, files, can, today: work.today(), case })
}

fn standing(work: &Work<'_>, case: &Case) -> Result<Standing, Error> {
    let (person, row, today) = (work.person()?, &case.row, work.today());
    let level = case.now();
    let hears = row.state == State::Hearing;
    let sits = work.may(&APPEAL_DECIDE, &Turn(case));
    let own_seat = case.sitting().find(|member| person.stands_for().any(|id| id == member.employment_id));
    let proposal = level.and_then(|level| level.proposed_by_id);
    let appellant = person.employment == row.employment_id;
    let unanswered = level.is_some_and(|level| level.answered_at.is_none()) && row.level > 0;
    let in_time = rules::check_further(case.further_by(), today).is_ok();
    let moves = work.may(&APPEAL_FURTHER, case);
    Ok(Standing {
        appellant,
        answers: !sits
            && unanswered
            && work.may(&APPEAL_ANSWER, case)
            && matches!(row.state, State::Hearing | State::Committee),
        proposes: sits && hears,
        votes: sits && hears && proposal.is_some() && own_seat.is_some_and(|seat| seat.vote == Vote::None),
        voted: sits && hears && proposal.is_some() && own_seat.is_some_and(|seat| seat.vote != Vote::None),
        sits: sits && hears,
        sees_proposal: sits,
        accepts: moves && row.state == State::Decided,
        goes_on: moves && row.state == State::Decided && row.level < COMMISSION && in_time,
        withdraws: moves && matches!(row.state, State::Hearing | State::Committee | State::Outside),
        outside: appellant && row.level == COMMISSION,
        audits: false,
    })
}

/// What the reader is told first.
fn sentence(shell: &Shell<'_>, read: &Read, today: Day) -> String {
    let (row, can) = (&read.case.row, &read.can);
    let level = read.case.now();
    let due = level.map_or_else(String::new, |level| shell.day(level.decide_due_on));
    let answer_due =
        level.and_then(|level| level.answer_due_on).map_or_else(String::new, |day| shell.day(day));
    let send_due = level.and_then(|level| level.send_due_on).map_or_else(String::new, |day| shell.day(day));
    let next_due = read.case.further_by().map_or_else(String::new, |day| shell.day(day));
    let (key, day) = match row.state {
        _ if can.audits => ("performance-appeal-next-audit", due),
        State::Hearing if can.votes => ("performance-appeal-next-vote", due),
        State::Hearing if can.voted => ("performance-appeal-next-voted", due),
        State::Hearing if can.sits => ("performance-appeal-next-decide", due),
        State::Hearing | State::Committee if can.answers => ("performance-appeal-next-answer", answer_due),
        State::Hearing => ("performance-appeal-next-hearing", due),
        State::Committee => ("performance-appeal-next-committee", due),
        State::Decided if can.goes_on => ("performance-appeal-next-decided", next_due),
        State::Decided if can.accepts => ("performance-appeal-next-final", next_due),
        State::Decided => ("performance-appeal-next-over", next_due),
        State::Outside if level.is_some_and(|level| level.sent_on.is_some()) => {
            ("performance-appeal-next-commission", due)
        }
        State::Outside if can.outside => {
            let passed = level.and_then(|level| level.send_due_on).is_some_and(|day| day < today);
            let key = if passed {
                "performance-appeal-next-outside-late"
            } else {
                "performance-appeal-next-outside"
            };
            (key, send_due)
        }
        State::Outside => ("performance-appeal-next-sending", send_due),
        State::Closed => ("performance-appeal-next-closed", String::new()),
        State::Withdrawn => ("performance-appeal-next-withdrawn", String::new()),
    };
    shell.t1(key, "day", day).into_owned()
}

pub(super) fn page<'v>(visit: &'v Visit, read: Read, again: Option<&Again>) -> Result<ShowPage<'v>, Error> {
    let mut shell = visit.shell("performance-appeal-title");
    let row = &read.case.row;
    let number = row.case_number();
    shell.kicker =
        format!("{}, {}", row.name, shell.t1("performance-appeal-number", "number", number.as_str()));
    shell.crumbs = vec![Link::new("/my-appeals", shell.t("performance-appeal-mine"))];
    let inputs = actions::inputs_of(row)?;
    let names = [0, 1, 2, COMMISSION]
        .map(|level| shell.kc("performance-appeal-level", level_code(level)).into_owned());
    // A case that is closed has gone through its levels; those above were never reached.
    let at = usize::try_from(row.level).unwrap_or_default();
    let (shown, at) = match row.state {
        State::Closed => (at.saturating_add(1), at.saturating_add(1)),
        State::Withdrawn => (at.saturating_add(1), at),
        _ => (names.len(), at),
    };
    let level = read.case.now();
    let proposer = level.and_then(|level| level.proposed_by_id).filter(|_| read.can.sees_proposal);
    let open = level.is_some_and(|level| level.decided_at.is_none());
    let form = again.map_or_else(|| FormState::prefixed("a"), |again| again.form.clone());
    shell.refused = form.is_refused();
    Ok(ShowPage {
        stages: Stage::line(names.into_iter().take(shown), at),
        light: light(row.state),
        level: shell.kc("performance-appeal-level", level_code(row.level)).into_owned(),
        sentence: sentence(&shell, &read, visit.app().clock.now().day()),
        can: read.can,
        proposed_by: proposer
            .filter(|_| open)
            .and_then(|by| read.case.members.iter().find(|member| member.employment_id == by))
            .map_or_else(String::new, |member| member.name.clone()),
        proposal: level
            .filter(|_| open && proposer.is_some())
            .map_or_else(String::new, |level| level.reason.clone()),
        is_struck: open && level.is_some_and(|level| level.struck),
        items: view::items(&shell, &read.case, &read.items, &read.files, &inputs, read.can.sees_proposal),
        levels: view::levels(&shell, &read.case, read.today),
        answers: read.files.iter().filter(|file| file.side == Side::Respondent).cloned().collect(),
        changed: again.is_some_and(|again| again.is_stale),
        row: read.case.row,
        shell,
        form,
    })
}

pub async fn show(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let found = visit.read(move |work| read(work, actions::open_case(work, id)?, false)).await?;
    visit.page(&page(&visit, found, None)?)
}

/// The case again, with what was typed and why it was not taken.
async fn again(visit: &Visit, id: AppealId, fields: &Fields, cause: Error) -> Result<Response, Failure> {
    let again = Again::of(visit, fields, cause, "a")?;
    let found = visit.read(move |work| read(work, actions::open_case(work, id)?, false)).await?;
    again.answer(visit, &page(visit, found, Some(&again))?)
}

/// A file of the case, for those who may read the case; auditors within their stated reason.
pub async fn file(visit: Visit, PathPair(id, file): PathPair<AppealId, FileId>) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| {
            let case = match actions::open_case(work, id) {
                Err(Error::NotFound) => {
                    actions::open_audited(work, id).or_else(|_| actions::open_outside(work, id))?
                }
                other => other?,
            };
            let row = &case.row;
            let attached = store::files(work.tx(), row.institution_id, id)?;
            if !attached.iter().any(|held| held.file_id == file) {
                return Err(Error::NotFound);
            }
            files::find(work.tx(), row.institution_id, file)?.ok_or(Error::NotFound)
        })
        .await?;
    visit.download(&found.name, &found.media_type, found.body)
}

fn case_path(id: AppealId) -> String {
    format!("/appeals/{id}")
}

pub async fn answer(visit: Visit, Path(id): Path<AppealId>, upload: Upload) -> Result<Response, Failure> {
    let version = upload.fields.version()?;
    let (text, sent) = (upload.fields.text("answer").to_owned(), typed::files(&upload, "evidence"));
    match visit.write(move |work| actions::answer(work, id, version, &text, &sent)).await {
        Ok(()) => visit.go(&case_path(id), "performance-appeal-answer-done"),
        Err(cause) => again(&visit, id, &upload.fields, cause).await,
    }
}

pub async fn accept(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    match visit.write(move |work| actions::accept(work, id, version)).await {
        Ok(()) => visit.go(&case_path(id), "performance-appeal-accept-done"),
        Err(cause) => again(&visit, id, &fields, cause).await,
    }
}

pub async fn further(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let (version, statement) = (fields.version()?, fields.text("statement").to_owned());
    match visit.write(move |work| actions::further(work, id, version, &statement)).await {
        Ok(()) => visit.go(&case_path(id), "performance-appeal-further-done"),
        Err(cause) => again(&visit, id, &fields, cause).await,
    }
}

pub async fn withdraw(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    match visit.write(move |work| actions::withdraw(work, id, version)).await {
        Ok(()) => visit.go(&case_path(id), "performance-appeal-withdraw-done"),
        Err(cause) => again(&visit, id, &fields, cause).await,
    }
}

pub async fn recuse(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let (version, reason) = (fields.version()?, fields.text("recuse_reason").to_owned());
    match visit.write(move |work| actions::recuse(work, id, version, &reason)).await {
        // Who stood down sees the case no more.
        Ok(()) => visit.go("/my-appeals", "performance-appeal-recuse-done"),
        Err(cause) => again(&visit, id, &fields, cause).await,
    }
}

pub async fn vote(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let (version, note) = (fields.version()?, fields.text("vote_note").to_owned());
    let said = Vote::from_code(fields.text("vote")).filter(|vote| *vote != Vote::None);
    let said = said.ok_or_else(|| Error::field("", "platform-form-unreadable"))?;
    match visit.write(move |work| actions::vote(work, id, version, said, &note)).await {
        Ok(()) => visit.go(&case_path(id), "performance-appeal-vote-done"),
        Err(cause) => again(&visit, id, &fields, cause).await,
    }
}
