//! Judges what people type about tasks, sub-tasks and subjects, all complaints at once, and makes branches out of
//! templates and last year's plan. Pure. Whether the plan as a whole may be submitted is `rules.rs`.

use kernel::{Day, FieldErrors, FinancialYear, Language, Quantity, Reason, Weight};

use super::model::{
    Mode, NewBranch, NewSubTask, NewTask, Origin, Plan, Priority, SubTaskId, SubTaskState, SubjectClass,
    TaskId, TemplateRow, TypedSubTask, TypedTask,
};
use super::rules::inside;

/// Letters a title, an indicator or a reason may hold; the agreement must stay readable. PROPOSED.
pub const LONGEST_TITLE: usize = 300;
pub const LONGEST_UNIT: usize = 60;
pub const LONGEST_TEXT: usize = 1000;
/// Rows of subject and class the teacher's form offers. Source: performance.md 2.4 (a teacher has about four).
pub const MOST_CLASSES: usize = 6;

const PERCENT_WHOLE: Quantity = Quantity(100_000);

/// A task, or everything that is wrong with it. Dates lie in the financial year.
pub fn check_task(typed: &TypedTask, year: FinancialYear) -> Result<NewTask, FieldErrors> {
    let mut errors = FieldErrors::default();
    let title =
        read_text(&mut errors, "title", &typed.title, LONGEST_TITLE, "performance-agreement-title-missing");
    let weight = read_weight(&mut errors, "weight", &typed.weight);
    let priority = Priority::from_code(&typed.priority);
    if priority.is_none() {
        errors.add("priority", "performance-agreement-priority-missing");
    }
    let dates = read_span(&mut errors, &typed.starts_on, &typed.ends_on);
    if let Some((starts_on, ends_on)) = dates
        && !inside(starts_on, ends_on, year.first_day(), year.last_day())
    {
        let outside = if starts_on < year.first_day() { "starts_on" } else { "ends_on" };
        errors.push(outside, Reason::new("performance-agreement-date-outside-year").with("year", year));
    }
    let code = typed.activity.trim();
    match (title, weight, priority, dates) {
        (Some(title), Some(weight), Some(priority), Some((starts_on, ends_on))) if errors.is_empty() => {
            Ok(NewTask {
                title,
                activity_code: (!code.is_empty()).then(|| code.to_owned()),
                weight,
                priority,
                starts_on,
                ends_on,
            })
        }
        _ => Err(errors),
    }
}

/// A sub-task, or everything that is wrong with it. Dates lie within the task's.
pub fn check_sub_task(typed: &TypedSubTask, first: Day, last: Day) -> Result<NewSubTask, FieldErrors> {
    let mut errors = FieldErrors::default();
    let title =
        read_text(&mut errors, "title", &typed.title, LONGEST_TITLE, "performance-agreement-title-missing");
    let weight = read_weight(&mut errors, "weight", &typed.weight);
    let indicator = read_text(
        &mut errors,
        "indicator",
        &typed.indicator,
        LONGEST_TITLE,
        "performance-agreement-indicator-missing",
    );
    let mode = Mode::from_code(&typed.mode);
    if mode.is_none() {
        errors.add("mode", "performance-agreement-mode-missing");
    }
    let unit = read_text(
        &mut errors,
        "unit",
        &typed.unit_of_measure,
        LONGEST_UNIT,
        "performance-agreement-unit-missing",
    );
    let baseline = read_quantity(&mut errors, "baseline", &typed.baseline);
    let target = read_target(&mut errors, &typed.target, mode);
    let resources = typed.resources.trim();
    if resources.chars().count() > LONGEST_TEXT {
        errors.push("resources", too_long(LONGEST_TEXT));
    }
    let dates = read_span(&mut errors, &typed.starts_on, &typed.ends_on);
    if let Some((starts_on, ends_on)) = dates
        && !inside(starts_on, ends_on, first, last)
    {
        let outside = if starts_on < first { "starts_on" } else { "ends_on" };
        errors.add(outside, "performance-agreement-date-outside-task");
    }
    match (title, weight, indicator, mode, unit, target, dates) {
        (
            Some(title),
            Some(weight),
            Some(indicator),
            Some(mode),
            Some(unit),
            Some(target),
            Some((starts_on, ends_on)),
        ) if errors.is_empty() => Ok(NewSubTask {
            title,
            weight,
            indicator,
            unit_of_measure: unit,
            mode,
            baseline,
            target,
            resources: resources.to_owned(),
            starts_on,
            ends_on,
        }),
        _ => Err(errors),
    }
}

/// Sababu: returning, rejecting and taking back always need one. Source: performance.md 1.1 (PROPOSED).
pub fn check_reason(typed: &str) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    let reason =
        read_text(&mut errors, "reason", typed, LONGEST_TEXT, "performance-agreement-reason-missing");
    reason.ok_or(errors)
}

/// Whose weight a field of the table of weights holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightOf {
    Task(TaskId),
    SubTask(SubTaskId),
}

impl WeightOf {
    /// The field's name: `task-{id}` or `sub-task-{id}`.
    pub fn field(self) -> String {
        match self {
            Self::Task(id) => format!("task-{id}"),
            Self::SubTask(id) => format!("sub-task-{id}"),
        }
    }

    pub fn from_field(field: &str) -> Option<Self> {
        match field.strip_prefix("sub-task-") {
            Some(id) => id.parse().ok().map(Self::SubTask),
            None => field.strip_prefix("task-").and_then(|id| id.parse().ok()).map(Self::Task),
        }
    }
}

/// The table of weights: every one a share above zero; that they add up is asked only when the plan is submitted.
/// Fields that are no weights are passed over.
pub fn check_weights(typed: &[(String, String)]) -> Result<Vec<(WeightOf, Weight)>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut weights = Vec::new();
    for (field, text) in typed {
        let Some(of) = WeightOf::from_field(field) else { continue };
        if let Some(weight) = read_weight(&mut errors, field, text) {
            weights.push((of, weight));
        }
    }
    if errors.is_empty() { Ok(weights) } else { Err(errors) }
}

fn too_long(most: usize) -> Reason {
    Reason::new("performance-agreement-too-long").with("most", most)
}

fn read_text(
    errors: &mut FieldErrors,
    field: &str,
    text: &str,
    most: usize,
    missing: &'static str,
) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        errors.add(field, missing);
        return None;
    }
    if text.chars().count() > most {
        errors.push(field, too_long(most));
        return None;
    }
    Some(text.to_owned())
}

/// A share in percent. A comma is refused rather than guessed at: `12,5` could be 12.5 or 125.
fn read_weight(errors: &mut FieldErrors, field: &str, text: &str) -> Option<Weight> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        errors.add(field, "performance-agreement-weight-missing");
        return None;
    }
    let weight = if text.contains(',') { None } else { text.parse::<Weight>().ok() };
    let fits = weight.filter(|weight| weight.0 > 0 && *weight <= Weight::WHOLE);
    if fits.is_none() {
        errors.add(field, "performance-agreement-weight-wrong");
    }
    fits
}

/// An optional quantity, zero or more.
fn read_quantity(errors: &mut FieldErrors, field: &str, text: &str) -> Option<Quantity> {
    if text.trim().is_empty() {
        return None;
    }
    let quantity = text.parse::<Quantity>().ok().filter(|quantity| quantity.0 >= 0);
    if quantity.is_none() {
        errors.add(field, "performance-agreement-quantity-wrong");
    }
    quantity
}

fn read_target(errors: &mut FieldErrors, text: &str, mode: Option<Mode>) -> Option<Quantity> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        errors.add("target", "performance-agreement-target-missing");
        return None;
    }
    let target = text.parse::<Quantity>().ok().filter(|target| target.0 > 0);
    let complaint = match (target, mode) {
        (None, _) => Some("performance-agreement-target-wrong"),
        (Some(target), Some(Mode::Percent)) if target > PERCENT_WHOLE => {
            Some("performance-agreement-target-over-100")
        }
        (Some(_), _) => None,
    };
    if let Some(key) = complaint {
        errors.add("target", key);
        return None;
    }
    target
}

fn read_span(errors: &mut FieldErrors, starts_on: &str, ends_on: &str) -> Option<(Day, Day)> {
    let mut read = |field: &str, text: &str, missing| {
        let day = Day::parse_written(text);
        if day.is_none() {
            errors.add(
                field,
                if text.trim().is_empty() { missing } else { "performance-agreement-date-wrong" },
            );
        }
        day
    };
    let first = read("starts_on", starts_on, "performance-agreement-starts-missing");
    let last = read("ends_on", ends_on, "performance-agreement-ends-missing");
    let (first, last) = (first?, last?);
    if last < first {
        errors.add("ends_on", "performance-agreement-dates-reversed");
        return None;
    }
    Some((first, last))
}

/// A share cut into `parts` whole-basis-point shares that add up to it exactly; the first ones take what is left over.
pub fn spread(total: Weight, parts: usize) -> Vec<Weight> {
    let Some(count) = i64::try_from(parts).ok().filter(|count| *count > 0) else { return Vec::new() };
    let each = total.0 / count;
    let left = total.0 % count;
    (0..count).map(|at| Weight(each + i64::from(at < left))).collect()
}

/// A subject in a class with its share, as the rules accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassShare {
    pub subject: String,
    pub class: String,
    /// None takes an even part of what the others leave.
    pub weight: Option<Weight>,
}

/// The rows a teacher filled in: each names subject and class; at least one; shares stay below the whole.
/// Fields are `subject-1`, `class-1`, `weight-1` and so on.
pub fn check_classes(rows: &[SubjectClass]) -> Result<Vec<ClassShare>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut shares = Vec::new();
    for (number, row) in (1..).zip(rows) {
        let (subject, class, weight) = (row.subject.trim(), row.class.trim(), row.weight.trim());
        if subject.is_empty() && class.is_empty() && weight.is_empty() {
            continue;
        }
        let field = |name: &str| format!("{name}-{number}");
        let subject = read_text(
            &mut errors,
            &field("subject"),
            subject,
            LONGEST_UNIT,
            "performance-agreement-subject-missing",
        );
        let class = read_text(
            &mut errors,
            &field("class"),
            class,
            LONGEST_UNIT,
            "performance-agreement-class-missing",
        );
        let weight =
            if weight.is_empty() { None } else { read_weight(&mut errors, &field("weight"), weight) };
        if let (Some(subject), Some(class)) = (subject, class) {
            shares.push(ClassShare { subject, class, weight });
        }
    }
    if shares.is_empty() && errors.is_empty() {
        errors.add("subject-1", "performance-agreement-classes-missing");
    }
    let given: Weight = shares.iter().filter_map(|share| share.weight).sum();
    let open = shares.iter().filter(|share| share.weight.is_none()).count();
    let left = usize::try_from(Weight::WHOLE.0.saturating_sub(given.0)).ok();
    // Every row without a share must find something left; when none is without, the shares are the whole.
    let fits = left.is_some_and(|left| if open == 0 { left == 0 } else { left >= open });
    if !fits && errors.is_empty() {
        errors.push("weight-1", Reason::new("performance-agreement-classes-weight").with("total", given));
    }
    if errors.is_empty() { Ok(shares) } else { Err(errors) }
}

/// Each row's part of `total`: what was given, scaled to it; the others share what is left.
fn class_weights(total: Weight, shares: &[ClassShare]) -> Vec<Weight> {
    let given: i64 = shares.iter().filter_map(|share| share.weight).map(|weight| weight.0).sum();
    let open = shares.iter().filter(|share| share.weight.is_none()).count();
    let rest = Weight(Weight::WHOLE.0.saturating_sub(given).max(0));
    let mut left = spread(rest, open).into_iter();
    let of_whole: Vec<Weight> =
        shares.iter().map(|share| share.weight.or_else(|| left.next()).unwrap_or_default()).collect();
    if total == Weight::WHOLE {
        return of_whole;
    }
    // A template that also has other tasks gives the subjects only a part of the plan.
    scale(&of_whole, total)
}

/// Weights in the same proportion that add up to `total` exactly; the first takes what rounding leaves.
pub fn scale(weights: &[Weight], total: Weight) -> Vec<Weight> {
    let sum: Weight = weights.iter().copied().sum();
    if sum.0 <= 0 {
        return weights.to_vec();
    }
    let mut scaled: Vec<Weight> =
        weights.iter().map(|weight| Weight(weight.0.saturating_mul(total.0) / sum.0)).collect();
    let reached: Weight = scaled.iter().copied().sum();
    if let Some(first) = scaled.first_mut() {
        first.0 = first.0.saturating_add(total.0.saturating_sub(reached.0));
    }
    scaled
}

/// The branches a cadre's template makes for the span of the plan, in one language. Tasks marked `per_class` are repeated
/// for each subject and class. Source: performance.md 2.4.
pub fn from_template(
    rows: &[TemplateRow],
    shares: &[ClassShare],
    language: Language,
    (first, last): (Day, Day),
) -> Vec<NewBranch> {
    let mut branches = Vec::new();
    for lines in rows.chunk_by(|one, other| one.task_no == other.task_no) {
        let Some(head) = lines.first() else { continue };
        let pick = |sw: &str, en: &str| if language == Language::Sw { sw.to_owned() } else { en.to_owned() };
        let title = pick(&head.task_sw, &head.task_en);
        let titles: Vec<(String, Weight)> = if head.per_class {
            shares
                .iter()
                .zip(class_weights(head.task_weight, shares))
                .map(|(share, weight)| {
                    (title.replace("{somo}", &share.subject).replace("{darasa}", &share.class), weight)
                })
                .collect()
        } else {
            vec![(title, head.task_weight)]
        };
        for (title, weight) in titles {
            let sub_tasks = lines.iter().map(|line| NewSubTask {
                title: pick(&line.sub_sw, &line.sub_en),
                weight: line.sub_weight,
                indicator: pick(&line.indicator_sw, &line.indicator_en),
                unit_of_measure: pick(&line.unit_sw, &line.unit_en),
                mode: line.mode,
                baseline: None,
                target: line.target,
                resources: String::new(),
                starts_on: first,
                ends_on: last,
            });
            branches.push(NewBranch {
                task: NewTask {
                    title,
                    activity_code: None,
                    weight,
                    priority: Priority::Medium,
                    starts_on: first,
                    ends_on: last,
                },
                origin: Origin::Template,
                sub_tasks: sub_tasks.collect(),
            });
        }
    }
    branches
}

/// The same day a year later; 29 February becomes the 28th.
pub fn a_year_later(day: Day) -> Day {
    Day::new(day.year() + 1, day.month(), day.day_of_month())
        .or_else(|| Day::new(day.year() + 1, day.month(), 28))
        .unwrap_or(day)
}

/// Last year's branches a year later, without what was rejected and without progress. Dates that fall outside the span of
/// the new plan (an employment that ends) are drawn in.
pub fn from_last_year(plan: &Plan, (first, last): (Day, Day)) -> Vec<NewBranch> {
    let moved = |day: Day| a_year_later(day).clamp(first, last);
    plan.standing()
        // What an update ended was not asked for until the end; it does not come back by itself.
        .filter(|branch| branch.task.weight.0 > 0)
        .map(|branch| NewBranch {
            task: NewTask {
                title: branch.task.title.clone(),
                activity_code: branch.task.activity_code.clone(),
                weight: branch.task.weight,
                priority: branch.task.priority,
                starts_on: moved(branch.task.starts_on),
                ends_on: moved(branch.task.ends_on),
            },
            origin: Origin::Copied,
            sub_tasks: branch
                .sub_tasks
                .iter()
                .filter(|sub_task| sub_task.state != SubTaskState::Rejected && sub_task.ended_on.is_none())
                .map(|sub_task| NewSubTask {
                    title: sub_task.title.clone(),
                    weight: sub_task.weight,
                    indicator: sub_task.indicator.clone(),
                    unit_of_measure: sub_task.unit_of_measure.clone(),
                    mode: sub_task.mode,
                    baseline: sub_task.baseline,
                    target: sub_task.target,
                    resources: sub_task.resources.clone(),
                    starts_on: moved(sub_task.starts_on),
                    ends_on: moved(sub_task.ends_on),
                })
                .collect(),
        })
        .collect()
}
