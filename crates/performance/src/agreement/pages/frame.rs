//! The forms by which a supervisor sets time frame and priority of a task, or time frame and indicator of a sub-task, in a plan
//! that was handed over. What the employee wrote stands beside the fields, not in them.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error};
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{Choice, FormState, Link, NoticeKind, Shell};

use super::super::actions::{self, TypedFrame};
use super::super::model::{AgreementRow, Priority, SubTaskId, SubTaskRow, TaskId, TaskRow};
use super::super::rules::{self, Step};
use super::super::store;
use super::{mend, to_plan};
use crate::permissions;

/// What is framed.
#[derive(Clone, Copy)]
enum Thing {
    Task(TaskId),
    SubTask(SubTaskId),
}

struct Ground {
    agreement: AgreementRow,
    task: TaskRow,
    sub_task: Option<SubTaskRow>,
}

impl Ground {
    fn version(&self) -> i64 {
        self.sub_task.as_ref().map_or(self.task.version, |sub_task| sub_task.version)
    }

    fn span(&self) -> (Day, Day) {
        let own = (self.task.starts_on, self.task.ends_on);
        self.sub_task.as_ref().map_or(own, |sub_task| (sub_task.starts_on, sub_task.ends_on))
    }
}

#[derive(Template)]
#[template(path = "agreement/frame.html")]
struct FramePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    ground: &'a Ground,
    starts_on: Day,
    ends_on: Day,
    priorities: Vec<Choice>,
    action: String,
    back: String,
    stale: bool,
    warning: NoticeKind,
}

async fn ground(visit: &Visit, thing: Thing) -> Result<Ground, Error> {
    visit
        .read(move |work| {
            let (tx, institution) = (work.tx(), work.institution()?);
            let (task, sub_task) = match thing {
                Thing::Task(id) => (id, None),
                Thing::SubTask(id) => {
                    let sub_task = store::find_sub_task(tx, institution, id)?.ok_or(Error::NotFound)?;
                    (sub_task.task_id, Some(sub_task))
                }
            };
            let task = store::find_task(tx, institution, task)?.ok_or(Error::NotFound)?;
            let row = store::find(tx, institution, task.agreement_id, work.today())?;
            let agreement = work.open(&permissions::AGREEMENT_FRAME, row)?;
            rules::step(&agreement, Step::Frame, work.today())?;
            match &sub_task {
                Some(sub_task) => rules::check_sub_standing(task.state, sub_task.state)?,
                None => rules::check_standing(task.state)?,
            }
            Ok(Ground { agreement, task, sub_task })
        })
        .await
}

fn typed(fields: &Fields) -> TypedFrame {
    let text = |name| fields.text(name).to_owned();
    TypedFrame {
        priority: text("priority"),
        indicator: text("indicator"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
    }
}

fn filled(ground: &Ground) -> FormState {
    let (starts_on, ends_on) = ground.span();
    let form =
        FormState::new().with("starts_on", ui::short_day(starts_on)).with("ends_on", ui::short_day(ends_on));
    match &ground.sub_task {
        Some(sub_task) => form.with("indicator", sub_task.indicator.as_str()),
        None => form.with("priority", ground.task.priority.code()),
    }
}

async fn form_page(visit: &Visit, thing: Thing, mended: Option<Again>) -> Result<Response, Failure> {
    let ground = ground(visit, thing).await?;
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&ground), stale: false });
    let (title, action) = match thing {
        Thing::Task(id) => ("performance-agreement-frame-task", format!("/tasks/{id}/frame")),
        Thing::SubTask(id) => ("performance-agreement-frame-sub-task", format!("/sub-tasks/{id}/frame")),
    };
    let mut shell = visit.shell(title);
    shell.kicker = format!("{}, {}", ground.agreement.name, shell.year(ground.agreement.year));
    shell.refused = form.is_refused();
    let plan = format!("/agreements/{}", ground.agreement.id);
    shell.crumbs = vec![Link::new(plan.as_str(), ground.agreement.name.as_str())];
    let priority = |priority: &Priority| {
        Choice::new(priority.code(), shell.kc("performance-agreement-priority", priority.code()))
    };
    let (starts_on, ends_on) = ground.span();
    let page = FramePage {
        priorities: Priority::ALL.iter().map(priority).collect(),
        ground: &ground,
        starts_on,
        ends_on,
        action,
        back: format!("{plan}#task-{}", ground.task.id),
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/tasks/{id}/frame`.
pub async fn task_form(visit: Visit, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    form_page(&visit, Thing::Task(id), None).await
}

pub async fn task(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, frame) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::frame_task(work, id, seen, &frame)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-frame-done"),
        Err(error) => form_page(&visit, Thing::Task(id), Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/sub-tasks/{id}/frame`.
pub async fn sub_task_form(visit: Visit, Path(id): Path<SubTaskId>) -> Result<Response, Failure> {
    form_page(&visit, Thing::SubTask(id), None).await
}

pub async fn sub_task(visit: Visit, Path(id): Path<SubTaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, frame) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::frame_sub_task(work, id, seen, &frame)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-frame-done"),
        Err(error) => form_page(&visit, Thing::SubTask(id), Some(mend(&visit, &fields, error)?)).await,
    }
}
