//! The plan itself: one's own of the current or a chosen year, and the same seen by the supervisor or another reader.
//! One clear next step stands on top; every button is asked of policy and of the state.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, Refusal as _};
use platform::history::Entry;
use platform::http::{Failure, Path, Visit};
use platform::work::Work;
use ui::{Light, Link, Shell, Stage};

use super::super::model::{AgreementId, AgreementRow, Party, Plan, State, TaskRow};
use super::super::rules::{self, Problem, Step};
use super::super::store;
use super::{begin, history, late, light, today, year_asked};
use crate::{permissions, silence};

/// What the reader may do now: policy and state together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    /// The reader is the employee.
    pub own: bool,
    /// The reader supervises the employee today.
    pub supervises: bool,
    pub edit: bool,
    pub assign: bool,
    pub submit: bool,
    pub approve: bool,
    pub give_back: bool,
    pub reject: bool,
    pub frame: bool,
    pub rollback: bool,
    pub sign: bool,
    /// Sub-tasks of a signed agreement may be excused.
    pub excuse: bool,
}

impl Open {
    pub fn of(work: &Work<'_>, row: &AgreementRow) -> Self {
        let own = work.actor().person().is_some_and(|person| person.employment == row.employment_id);
        let side = if own { Party::Employee } else { Party::Supervisor };
        let open = |action, step| work.may(action, row) && rules::step(row, step, work.today()).is_ok();
        Self {
            own,
            supervises: work.may(&permissions::AGREEMENT_ASSIGN, row),
            edit: open(&permissions::AGREEMENT_EDIT, Step::Edit),
            assign: open(&permissions::AGREEMENT_ASSIGN, Step::Assign),
            submit: row.answered && open(&permissions::AGREEMENT_SUBMIT, Step::Submit),
            approve: open(&permissions::AGREEMENT_APPROVE, Step::Approve)
                && super::super::actions::check_approver(work, row).is_ok(),
            give_back: open(&permissions::AGREEMENT_RETURN, Step::Return),
            reject: open(&permissions::AGREEMENT_REJECT, Step::Reject),
            frame: open(&permissions::AGREEMENT_FRAME, Step::Frame),
            rollback: open(&permissions::AGREEMENT_ROLLBACK, Step::Rollback),
            sign: open(&permissions::AGREEMENT_SIGN, Step::Sign(side)),
            excuse: row.state == State::Signed && work.may(&permissions::EXCUSE_GRANT, row),
        }
    }

    /// The side from which the reader changes tasks, if any.
    pub fn side(self) -> Option<Party> {
        match self {
            Self { edit: true, .. } => Some(Party::Employee),
            Self { assign: true, .. } => Some(Party::Supervisor),
            _ => None,
        }
    }

    fn task(self, task: &TaskRow) -> bool {
        self.side().is_some_and(|side| rules::check_hand(task.origin, task.state, side).is_ok())
    }

    fn sub_tasks(self, task: &TaskRow) -> bool {
        self.side().is_some_and(|side| rules::check_sub_hand(task.origin, task.state, side).is_ok())
    }
}

/// All a page of the plan shows.
pub(super) struct PlanView {
    pub plan: Plan,
    pub open: Open,
    history: Vec<Entry>,
    years: Vec<FinancialYear>,
    /// The next year, where its plan may be begun.
    next: Option<FinancialYear>,
}

impl PlanView {
    pub fn read(work: &Work<'_>, row: AgreementRow) -> Result<Self, Error> {
        let open = Open::of(work, &row);
        let history = platform::history::on_subject(work.tx(), row.institution_id, row.id.0, None)?;
        let (years, opens_on) = if open.own {
            let next = work.today().financial_year().next();
            store::list_years(work.tx(), row.institution_id, row.employment_id, next)?
        } else {
            (Vec::new(), None)
        };
        let next = rules::next_to_plan(work.today(), opens_on, row.ends_on);
        Ok(Self { plan: store::find_plan(work.tx(), row)?, open, history, years, next })
    }
}

/// One task as the page shows it.
struct TaskLine<'a> {
    branch: &'a super::super::model::PlannedTask,
    /// Position among the tasks that stand; None when it was rejected.
    number: Option<usize>,
    change: bool,
    change_sub_tasks: bool,
    total: String,
}

/// What must still be put right, as a sentence, with the place on the page.
struct ProblemLine {
    anchor: String,
    sentence: String,
}

/// Something that happened to the agreement, and when.
struct Moment {
    what: String,
    when: String,
}

#[derive(Template)]
#[template(path = "agreement/plan.html")]
struct PlanPage<'a> {
    shell: Shell<'a>,
    agreement: &'a AgreementRow,
    open: Open,
    tasks: Vec<TaskLine<'a>>,
    problems: Vec<ProblemLine>,
    moments: Vec<Moment>,
    total: String,
    whole: bool,
    stages: Vec<Stage>,
    light: Light,
    history: Vec<history::Line>,
    /// Nothing of the employee's own stands in it yet: it can still be filled from a template or from last year.
    fill: bool,
    /// What the tasks from above leave of the weight, where there are any.
    left: Option<String>,
    last_year: Option<FinancialYear>,
    years: Vec<Link>,
    /// The next year, where its plan may be begun and is not.
    begin_next: Option<FinancialYear>,
    /// The form's version was no longer the plan's.
    stale: bool,
    /// A refusal of the last step, as a sentence.
    refused: String,
    /// The authority above the institution, where it signs.
    authority: String,
    /// "Had to be signed by": empty while there is time, or once it is signed.
    late: String,
    /// Who was silent and with whom it is now; empty otherwise.
    silence: String,
}

impl PlanPage<'_> {
    /// Who agrees to the plan and signs it: the supervisor, for a head of institution the authority above.
    fn supervisor(&self) -> &str {
        self.agreement.supervisor_name.as_deref().unwrap_or(&self.authority)
    }

    /// The sentence of the next step, by who reads and where the plan stands.
    fn next_step(&self) -> &'static str {
        match (self.open.own, self.agreement.state) {
            (true, State::Draft | State::Returned) if !self.agreement.answered => {
                if self.agreement.seat_above.is_some() {
                    "performance-agreement-next-no-seat"
                } else {
                    "performance-agreement-next-no-supervisor"
                }
            }
            (true, State::Returned) if self.problems.is_empty() => "performance-agreement-next-submit-again",
            (true, State::Draft) if self.problems.is_empty() => "performance-agreement-next-submit",
            (true, State::Draft | State::Returned) => "performance-agreement-next-complete",
            (true, State::Submitted) if self.open.sign => "performance-agreement-next-start",
            (true, State::Submitted) => "performance-agreement-next-wait-answer",
            (true, State::Approved) if self.open.sign => "performance-agreement-next-sign",
            (true, State::Approved) => "performance-agreement-next-wait-signature",
            (true, State::Signed) => "performance-agreement-next-report",
            (false, State::Submitted) if self.open.approve && self.problems.is_empty() => {
                "performance-agreement-next-answer"
            }
            (false, State::Submitted) if self.open.approve => "performance-agreement-next-answer-not-whole",
            (false, State::Approved) if self.open.sign => "performance-agreement-next-sign-staff",
            (false, State::Draft | State::Returned) => "performance-agreement-next-being-made",
            (false, State::Submitted) => "performance-agreement-next-being-answered",
            (false, State::Approved) => "performance-agreement-next-being-signed",
            (false, State::Signed) => "performance-agreement-next-runs",
        }
    }
}

/// `/my-plan`: the plan of the year asked for, or the ways to begin one.
pub async fn own(visit: Visit) -> Result<Response, Failure> {
    let year = year_asked(&visit, today(&visit).financial_year())?;
    let found = visit
        .read(move |work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            match store::find_of(work.tx(), institution, employment, year, work.today())? {
                Some(row) => {
                    Ok(Some(PlanView::read(work, work.open(&permissions::AGREEMENT_READ, Some(row))?)?))
                }
                None => Ok(None),
            }
        })
        .await?;
    match found {
        Some(view) => visit.page(&page(&visit, &view, Notes::default())),
        None => begin::ways(&visit, year, None).await,
    }
}

/// `/agreements/{id}`: the same plan for whoever may see it.
pub async fn show(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    let view = read(&visit, id).await?;
    visit.page(&page(&visit, &view, Notes::default()))
}

/// The plan again after a step that could not be taken.
pub(super) async fn show_again(visit: &Visit, id: AgreementId, error: Error) -> Result<Response, Failure> {
    let notes = match error {
        Error::Stale => Notes { stale: true, refused: String::new() },
        Error::Refused(reason) => {
            Notes { stale: false, refused: visit.app().words.reason(visit.language, &reason).into_owned() }
        }
        other => return Err(other.into()),
    };
    let view = read(visit, id).await?;
    visit.page_stale(&page(visit, &view, notes))
}

async fn read(visit: &Visit, id: AgreementId) -> Result<PlanView, Error> {
    visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id, work.today())?;
            PlanView::read(work, work.open(&permissions::AGREEMENT_READ, row)?)
        })
        .await
}

#[derive(Default)]
struct Notes {
    stale: bool,
    refused: String,
}

fn page<'a>(visit: &'a Visit, view: &'a PlanView, notes: Notes) -> PlanPage<'a> {
    let agreement = &view.plan.agreement;
    let mut shell = if view.open.own {
        visit.shell("performance-agreement-own-title")
    } else {
        visit.shell_titled(agreement.name.clone())
    };
    shell.kicker = shell.year(agreement.year).into_owned();
    if !view.open.own {
        shell.kicker = format!("{}, {}", shell.t("performance-agreement-title"), shell.kicker);
        if view.open.supervises && visit.person().is_ok_and(|person| person.seated.is_none()) {
            let plans = format!("/team/plans?year={}", agreement.year.slug());
            shell.crumbs = vec![Link::new(plans, shell.t("performance-agreement-team-title"))];
        }
    }
    let editable = matches!(agreement.state, State::Draft | State::Returned | State::Submitted);
    let problems = if editable { rules::problems(&view.plan) } else { Vec::new() };
    let total = view.plan.weight();
    PlanPage {
        agreement,
        open: view.open,
        tasks: task_lines(view),
        problems: problems.into_iter().map(|problem| problem_line(&shell, &problem)).collect(),
        moments: moments(&shell, agreement),
        total: total.to_string(),
        whole: total == kernel::Weight::WHOLE,
        stages: stages(&shell, agreement.state),
        light: light(agreement.state),
        history: view.history.iter().map(|entry| history::line(&shell, entry)).collect(),
        fill: view.open.own && rules::can_fill(&view.plan, today(visit)),
        left: rules::left_of(total).map(|left| left.to_string()),
        last_year: view.years.contains(&agreement.year.previous()).then(|| agreement.year.previous()),
        years: other_years(&shell, &view.years, view.next, agreement.year),
        begin_next: view.next.filter(|next| !view.years.contains(next)),
        stale: notes.stale,
        refused: notes.refused,
        authority: agreement
            .seat_above
            .as_ref()
            .map(|seat| people::seat::above(&shell, seat))
            .unwrap_or_default(),
        late: agreement
            .late_since(today(visit))
            // A head whose plan nobody in the program can sign is not late with it.
            .filter(|_| agreement.answered || agreement.seat_above.is_none())
            .map(|day| late(&shell, day))
            .unwrap_or_default(),
        silence: if agreement.is_unapproved() {
            shell.t("performance-agreement-unapproved").into_owned()
        } else {
            silence::note(&shell, agreement.raised().as_ref())
        },
        shell,
    }
}

/// Links to the plans of other years, the newest first: those there are, and what may be begun.
pub(super) fn other_years(
    shell: &Shell<'_>,
    years: &[FinancialYear],
    more: impl IntoIterator<Item = FinancialYear>,
    shown: FinancialYear,
) -> Vec<Link> {
    let mut all: Vec<FinancialYear> =
        years.iter().copied().chain(more).filter(|year| *year != shown).collect();
    all.sort_unstable();
    all.dedup();
    let link = |year: FinancialYear| Link::new(format!("/my-plan?year={}", year.slug()), shell.year(year));
    all.into_iter().rev().map(link).collect()
}

fn task_lines(view: &PlanView) -> Vec<TaskLine<'_>> {
    let mut numbers = 1_usize..;
    view.plan
        .tasks
        .iter()
        .map(|branch| TaskLine {
            number: if branch.stands() { numbers.next() } else { None },
            change: view.open.task(&branch.task),
            change_sub_tasks: view.open.sub_tasks(&branch.task),
            total: branch.sub_task_weight().to_string(),
            branch,
        })
        .collect()
}

fn problem_line(shell: &Shell<'_>, problem: &Problem) -> ProblemLine {
    ProblemLine {
        anchor: problem.task.map(|task| format!("#task-{task}")).unwrap_or_default(),
        sentence: shell.reason(problem.refusal.reason()).into_owned(),
    }
}

fn moments(shell: &Shell<'_>, agreement: &AgreementRow) -> Vec<Moment> {
    [
        ("performance-agreement-submitted-at", agreement.submitted_at),
        ("performance-agreement-approved-at", agreement.approved_at),
        ("performance-agreement-employee-signed-at", agreement.employee_signed_at),
        ("performance-agreement-supervisor-signed-at", agreement.supervisor_signed_at),
    ]
    .into_iter()
    .filter_map(|(key, at)| Some(Moment { what: shell.t(key).into_owned(), when: shell.time(at?) }))
    .collect()
}

fn stages(shell: &Shell<'_>, state: State) -> Vec<Stage> {
    let at = match state {
        State::Draft | State::Returned => 0,
        State::Submitted => 1,
        State::Approved => 2,
        State::Signed => 3,
    };
    Stage::line(
        ["prepare", "answer", "sign", "carry-out"].map(|name| shell.kc("performance-agreement-stage", name)),
        at,
    )
}
