//! What decides about an appraisal: which step may follow which, when, what a column must hold, what each side may see.
//! Pure. Source: performance.md 1.4, 3.3, 6.2 (9); what that text leaves open is in docs/decisions (appraisal).

use kernel::uuid::Uuid;
use kernel::{Day, Error, FieldErrors, FinancialYear, Reason, Refusal};
use platform::setting::{Settings, Window, Windows};

use super::model::{AppraisalRow, Column, LineRating, LineRow, Ratings, Sending, Sheet, State};

/// Usimamizi na uongozi: does not apply to people without staff. Source: performance.md 3.2, 3.3.
pub const MANAGEMENT_FACTOR: i64 = 3;
/// The stored mark of an item that does not apply.
pub const NOT_APPLICABLE: i64 = 0;
/// Longest comment or reason, in characters.
pub const LONGEST_TEXT: usize = 1000;

/// What somebody does to an appraisal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Jitathmini.
    RateSelf,
    /// Tathmini ya msimamizi.
    Supervise,
    /// Andika alama za makubaliano.
    Discuss,
    /// Kubali.
    Agree,
    /// Pinga.
    Dispute,
    /// Thibitisha, also the decision on a dispute.
    Countersign,
    /// Tangaza.
    Publish,
}

impl Step {
    pub const ALL: [Self; 7] = [
        Self::RateSelf,
        Self::Supervise,
        Self::Discuss,
        Self::Agree,
        Self::Dispute,
        Self::Countersign,
        Self::Publish,
    ];

    /// The window of the calendar in which the step belongs.
    pub fn window(self) -> &'static str {
        match self {
            Self::RateSelf => "self_rating",
            Self::Supervise => "supervisor_rating",
            Self::Discuss | Self::Agree | Self::Dispute => "discussion",
            Self::Countersign => "countersign",
            Self::Publish => "publish",
        }
    }
}

/// Why a step is not taken now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    NotSigned,
    NotYet {
        opens_on: Day,
    },
    SelfRatingMissing {
        until: Day,
    },
    AlreadySent,
    SupervisorMissing,
    AgreedMissing,
    /// The employee is asked to agree to what was sent: it is replaced by a whole column only.
    AgreedSent,
    /// Something that counts has no agreed mark.
    AgreedGap,
    AnswerMissing {
        until: Day,
    },
    NotCountersigned,
    Published,
    NotYourTurn {
        until: Day,
    },
    HasSecondLevel,
    /// Who wrote the column that is to be confirmed or decided about, while somebody stands above who could.
    GaveTheMark,
    NoSupervisor,
    OwnAppraisal,
    /// A kaimu over whoever stands above them.
    RatesYou,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSigned => "performance-appraisal-refused-not-signed",
            Self::NotYet { .. } => "performance-appraisal-refused-not-yet",
            Self::SelfRatingMissing { .. } => "performance-appraisal-refused-self-missing",
            Self::AlreadySent => "performance-appraisal-refused-already-sent",
            Self::SupervisorMissing => "performance-appraisal-refused-supervisor-missing",
            Self::AgreedSent => "performance-appraisal-refused-agreed-sent",
            Self::AgreedGap => "performance-appraisal-refused-agreed-gap",
            Self::AgreedMissing => "performance-appraisal-refused-agreed-missing",
            Self::AnswerMissing { .. } => "performance-appraisal-refused-answer-missing",
            Self::NotCountersigned => "performance-appraisal-refused-not-countersigned",
            Self::Published => "performance-appraisal-refused-published",
            Self::NotYourTurn { .. } => "performance-appraisal-refused-not-your-turn",
            Self::HasSecondLevel => "performance-appraisal-refused-has-second-level",
            Self::GaveTheMark => "performance-appraisal-refused-gave-the-mark",
            Self::NoSupervisor => "performance-appraisal-refused-no-supervisor",
            Self::OwnAppraisal => "performance-appraisal-refused-own",
            Self::RatesYou => "performance-appraisal-refused-rates-you",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotYet { opens_on } => vec![("day", kernel_day(*opens_on))],
            Self::SelfRatingMissing { until }
            | Self::AnswerMissing { until }
            | Self::NotYourTurn { until } => {
                vec![("day", kernel_day(*until))]
            }
            _ => Vec::new(),
        }
    }
}

/// Days in a refusal are read in both languages: `15/06/2026`.
fn kernel_day(day: Day) -> String {
    format!("{:02}/{:02}/{}", day.day_of_month(), day.month(), day.year())
}

/// The last day of somebody who leaves before the year ends.
pub fn leaves_on(year: FinancialYear, ends_on: Option<Day>) -> Option<Day> {
    ends_on.filter(|last| *last < year.last_day())
}

/// The windows of the year that steps look at.
#[derive(Debug, Clone)]
pub struct Calendar {
    pub self_rating: Window,
    pub supervisor_rating: Window,
    pub discussion: Window,
    pub countersign: Window,
    pub publish: Window,
}

impl Calendar {
    pub fn read(windows: &Windows) -> Result<Self, Error> {
        let window = |name| windows.get(name).cloned();
        Ok(Self {
            self_rating: window("self_rating")?,
            supervisor_rating: window("supervisor_rating")?,
            discussion: window("discussion")?,
            countersign: window("countersign")?,
            publish: window("publish")?,
        })
    }

    /// The same calendar for somebody whose employment ends before the year does: every window as long before or after the
    /// last day as it otherwise is around the end of the year. Source: performance.md 4.4 (leavers, end of contract).
    #[must_use]
    pub fn closing_on(mut self, year: FinancialYear, ends_on: Option<Day>) -> Self {
        let Some(last) = leaves_on(year, ends_on) else { return self };
        let days = year.last_day().days_until(last);
        let windows = [
            &mut self.self_rating,
            &mut self.supervisor_rating,
            &mut self.discussion,
            &mut self.countersign,
            &mut self.publish,
        ];
        for window in windows {
            window.opens_on = window.opens_on.plus_days(days);
            window.closes_on = window.closes_on.plus_days(days);
        }
        self
    }

    /// The calendar of one appraisal: earlier for somebody who leaves, and for the employee's own steps never over before the
    /// day by which they owe them. Where that was put off, because they were away, nobody takes their silence for an answer.
    /// Source: decision 0013, due dates.
    #[must_use]
    pub fn of_appraisal(self, row: &AppraisalRow) -> Self {
        let mut calendar = self.closing_on(row.year, row.ends_on);
        let window = match row.state {
            State::Open => &mut calendar.self_rating,
            State::Discussed => &mut calendar.discussion,
            _ => return calendar,
        };
        if let Some(day) = row.own_due_on.filter(|day| *day > window.closes_on) {
            (window.closes_on, window.was_to_close) = (day, None);
        }
        calendar
    }

    /// Whose last day of the year is by this one can be published today: of the year's calendar, before it has opened for all.
    pub fn leavers_by(&self, year: FinancialYear, today: Day) -> Day {
        today.plus_days(-year.last_day().days_until(self.publish.opens_on))
    }

    pub fn of(&self, step: Step) -> &Window {
        match step {
            Step::RateSelf => &self.self_rating,
            Step::Supervise => &self.supervisor_rating,
            Step::Discuss | Step::Agree | Step::Dispute => &self.discussion,
            Step::Countersign => &self.countersign,
            Step::Publish => &self.publish,
        }
    }

    /// The day on which a window that now closes on this day was to close, where it was extended by an outage.
    pub fn was_to_close(&self, day: Day) -> Option<Day> {
        let all =
            [&self.self_rating, &self.supervisor_rating, &self.discussion, &self.countersign, &self.publish];
        all.into_iter().find(|window| window.closes_on == day)?.was_to_close
    }

    /// When the next actor must have answered: the end of the window, or so many days from today if that is later.
    pub fn due_on(&self, step: Step, today: Day, answer_days: i64) -> Day {
        self.of(step).closes_on.max(today.plus_days(answer_days))
    }
}

/// The state after a step, or why it is not taken. A closed window never blocks: late is late, not lost.
/// A silent side never stops the other for longer than its own window. Source: performance.md 1.4.
pub fn next(state: State, step: Step, today: Day, calendar: &Calendar) -> Result<State, Refused> {
    let window = calendar.of(step);
    if state == State::Published {
        return Err(Refused::Published);
    }
    if waits_for_window(step) && !window.has_opened(today) {
        return Err(Refused::NotYet { opens_on: window.opens_on });
    }
    match (step, state) {
        (Step::RateSelf, State::Open) => Ok(State::SelfRated),
        (Step::Supervise, State::SelfRated) => Ok(State::SupervisorRated),
        (Step::Supervise, State::Open) if calendar.self_rating.has_closed(today) => {
            Ok(State::SupervisorRated)
        }
        (Step::Supervise, State::Open) => {
            Err(Refused::SelfRatingMissing { until: calendar.self_rating.closes_on })
        }
        (Step::Discuss, State::SupervisorRated | State::Discussed) => Ok(State::Discussed),
        (Step::Agree, State::Discussed) => Ok(State::Agreed),
        (Step::Dispute, State::Discussed) => Ok(State::Disputed),
        (Step::Countersign, State::Agreed | State::Disputed) => Ok(State::Countersigned),
        (Step::Countersign, State::Discussed) if calendar.discussion.has_closed(today) => {
            Ok(State::Countersigned)
        }
        (Step::Countersign, State::Discussed) => {
            Err(Refused::AnswerMissing { until: calendar.discussion.closes_on })
        }
        (Step::Publish, State::Countersigned) => Ok(State::Published),
        (Step::Publish, _) => Err(Refused::NotCountersigned),
        (Step::Discuss, State::Open | State::SelfRated) => Err(Refused::SupervisorMissing),
        (
            Step::Agree | Step::Dispute | Step::Countersign,
            State::Open | State::SelfRated | State::SupervisorRated,
        ) => Err(Refused::AgreedMissing),
        (_, _) => Err(Refused::AlreadySent),
    }
}

/// Rating waits for the year's end and publishing for everybody. A discussion and a countersignature may come as soon as
/// the step before is done: people who are quick are not made to wait.
fn waits_for_window(step: Step) -> bool {
    matches!(step, Step::RateSelf | Step::Supervise | Step::Publish)
}

/// Which column a side writes in a state, if any.
pub fn column_of(step: Step) -> Option<Column> {
    match step {
        Step::RateSelf => Some(Column::SelfRating),
        Step::Supervise => Some(Column::Supervisor),
        Step::Discuss | Step::Countersign => Some(Column::Agreed),
        Step::Agree | Step::Dispute | Step::Publish => None,
    }
}

/// Can a column be kept half filled? Not where the employee is already asked to agree to it: they would agree to a gap that
/// nobody could close any more.
pub fn keeps_drafts(step: Step, state: State) -> bool {
    match step {
        Step::RateSelf | Step::Supervise => true,
        Step::Discuss => state != State::Discussed,
        Step::Agree | Step::Dispute | Step::Countersign | Step::Publish => false,
    }
}

/// Who looks at an appraisal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    Employee,
    /// Supervisor, second level, and those who read for the institution.
    Other,
}

/// Nobody sees a column before it is sent; the employee's own is complete before the supervisor's is seen.
/// Source: performance.md 6.2 (9).
pub fn may_see(viewer: Viewer, column: Column, state: State) -> bool {
    match (column, viewer) {
        (Column::SelfRating, Viewer::Employee) => true,
        (Column::SelfRating, Viewer::Other) => state >= State::SelfRated,
        (Column::Supervisor, Viewer::Employee) => state >= State::SupervisorRated,
        (Column::Supervisor, Viewer::Other) => true,
        (Column::Agreed, Viewer::Employee) => state >= State::Discussed,
        (Column::Agreed, Viewer::Other) => state >= State::SupervisorRated,
    }
}

/// The rubric and the limits of the year. Source: performance.md 3.3 (PROPOSED).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rubric {
    /// The five steps, ascending.
    pub steps: Vec<i64>,
    pub fine_tune: i64,
    pub reason_below: i64,
    pub reason_above: i64,
}

impl Rubric {
    pub fn read(settings: &Settings) -> Result<Self, Error> {
        let keys = ["quality_step_1", "quality_step_2", "quality_step_3", "quality_step_4", "quality_step_5"];
        Ok(Self {
            steps: keys.iter().map(|key| settings.number(key)).collect::<Result<_, _>>()?,
            fine_tune: settings.number("quality_fine_tune")?,
            reason_below: settings.number("quality_reason_below")?,
            reason_above: settings.number("quality_reason_above")?,
        })
    }

    /// The step nearest to a quality, for filling the form again; the higher of two.
    pub fn nearest(&self, quality: i64) -> Option<i64> {
        self.steps.iter().copied().min_by_key(|step| (step.abs_diff(quality), std::cmp::Reverse(*step)))
    }

    /// A step with its fine tuning, inside 0..100.
    pub fn quality(&self, step: i64, tune: i64) -> Option<i64> {
        let fits = self.steps.contains(&step) && tune.unsigned_abs() <= self.fine_tune.unsigned_abs();
        fits.then(|| step.saturating_add(tune)).filter(|quality| (0..=100).contains(quality))
    }

    pub fn wants_reason(&self, quality: i64) -> bool {
        quality < self.reason_below || quality > self.reason_above
    }
}

/// Field name of one value about one sub-task.
pub fn line_field(part: &str, sub_task: Uuid) -> String {
    format!("{part}.{sub_task}")
}

/// Field name of one item.
pub fn item_field(item: i64) -> String {
    format!("item.{item}")
}

/// Is a column fit to be kept (a draft), or to be sent? All complaints at once, in the order of the form.
pub fn check(
    sheet: &Sheet,
    column: Column,
    ratings: &Ratings,
    rubric: &Rubric,
    sending: Sending,
) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    for line in sheet.lines.iter().filter(|line| !line.excused) {
        check_line(line, column, ratings, rubric, sending, &mut errors);
    }
    for item in &sheet.items {
        let applies = sheet.appraisal.has_staff || item.factor != MANAGEMENT_FACTOR;
        match ratings.items.get(&item.item) {
            Some(mark) if !(NOT_APPLICABLE..=5).contains(mark) => {
                errors.add(item_field(item.item), "performance-appraisal-invalid-item");
            }
            None if applies && sending == Sending::Sent => {
                errors.add(item_field(item.item), "performance-appraisal-invalid-item-missing");
            }
            _ => {}
        }
    }
    if ratings.comment.chars().count() > LONGEST_TEXT {
        errors.push("comment", too_long());
    }
    errors.check()
}

fn check_line(
    line: &LineRow,
    column: Column,
    ratings: &Ratings,
    rubric: &Rubric,
    sending: Sending,
    errors: &mut FieldErrors,
) {
    let empty = LineRating::default();
    let rating = ratings.lines.get(&line.id).unwrap_or(&empty);
    let sent = sending == Sending::Sent;
    match rating.quality {
        None if sent => {
            errors.add(line_field("step", line.id), "performance-appraisal-invalid-quality-missing")
        }
        Some(quality) if !(0..=100).contains(&quality) => {
            errors.add(line_field("step", line.id), "performance-appraisal-invalid-quality");
        }
        Some(quality) if sent && rubric.wants_reason(quality) && rating.reason.trim().is_empty() => {
            errors.push(
                line_field("reason", line.id),
                Reason::new("performance-appraisal-invalid-reason-missing")
                    .with("below", rubric.reason_below)
                    .with("above", rubric.reason_above),
            );
        }
        _ => {}
    }
    if column != Column::SelfRating && rating.counted.is_some_and(|counted| counted != line.actual) {
        if rating.counted.is_some_and(|counted| counted.0 < 0) {
            errors.add(line_field("counted", line.id), "performance-appraisal-invalid-counted");
        }
        if sent && rating.counted_reason.trim().is_empty() {
            errors.add(line_field("counted_reason", line.id), "performance-appraisal-invalid-counted-reason");
        }
    }
    for (part, text) in [("reason", &rating.reason), ("counted_reason", &rating.counted_reason)] {
        if text.chars().count() > LONGEST_TEXT {
            errors.push(line_field(part, line.id), too_long());
        }
    }
}

fn too_long() -> Reason {
    Reason::new("performance-appraisal-invalid-long").with("most", LONGEST_TEXT)
}

/// A reason that must be given: for a dispute, and for deciding one.
pub fn check_reason(field: &'static str, text: &str) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if text.trim().is_empty() {
        errors.add(field, "performance-appraisal-invalid-dispute-missing");
    } else if text.chars().count() > LONGEST_TEXT {
        errors.push(field, too_long());
    }
    errors.check()
}

/// The agreed column before the meeting: what both said alike is filled in, what differs is left to be talked about.
/// Where the employee said nothing, the supervisor's stands. Source: performance.md 1.4.
pub fn prefill(own: Option<i64>, supervisor: Option<i64>) -> Option<i64> {
    match (own, supervisor) {
        (Some(own), Some(supervisor)) if own == supervisor => Some(supervisor),
        (None, supervisor) => supervisor,
        (Some(_), _) => None,
    }
}

/// What of a column is written: only lines and items of this sheet, nothing about excused work, no correction that
/// corrects nothing, and what cannot apply to people without staff as not applicable.
pub fn kept(sheet: &Sheet, column: Column, ratings: &Ratings) -> Ratings {
    let lines = sheet
        .lines
        .iter()
        .filter(|line| !line.excused)
        .filter_map(|line| {
            let typed = ratings.lines.get(&line.id)?;
            let counted =
                typed.counted.filter(|counted| *counted != line.actual && column != Column::SelfRating);
            let counted_reason = counted.map(|_| typed.counted_reason.trim().to_owned()).unwrap_or_default();
            let reason = typed.reason.trim().to_owned();
            Some((line.id, LineRating { quality: typed.quality, reason, counted, counted_reason }))
        })
        .collect();
    let items = sheet
        .items
        .iter()
        .filter_map(|item| {
            let applies = sheet.appraisal.has_staff || item.factor != MANAGEMENT_FACTOR;
            let mark = if applies { ratings.items.get(&item.item).copied()? } else { NOT_APPLICABLE };
            Some((item.item, mark))
        })
        .collect();
    Ratings { lines, items, comment: ratings.comment.trim().to_owned() }
}

/// The year whose appraisal is under way: last year's until its publishing is over, then this one's.
pub fn season(today: Day, publishing_of_last_year: &Window) -> FinancialYear {
    let year = today.financial_year();
    if publishing_of_last_year.has_closed(today) { year } else { year.previous() }
}
