//! Pure: which fact explains why something is not seen. The first that applies is said; each names what to do or whom to ask.

use kernel::{Day, EmploymentId, FinancialYear, Reason, Week};

kernel::codes! {
    /// What the reader does not see.
    pub enum Question {
        /// Mtu kwenye Timu yangu.
        Team = "team",
        /// Taarifa ya wiki ya mtu.
        Reports = "reports",
        /// Fomu ya wiki yangu.
        Week = "week",
        /// Alama yangu.
        Mark = "mark",
    }
}

impl Question {
    /// Is it about somebody else, named by check number?
    pub fn names_somebody(self) -> bool {
        matches!(self, Self::Team | Self::Reports)
    }
}

/// One stretch under one supervisor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub from_on: Day,
    pub to_on: Option<Day>,
    pub supervisor: Option<EmploymentId>,
    pub supervisor_name: String,
}

/// One acting appointment of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    pub absent: EmploymentId,
    pub absent_name: String,
    pub from_on: Day,
    pub to_on: Day,
}

/// Where somebody's year stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// State of the agreement; None: there is none.
    pub agreement: Option<String>,
    /// State of the report of the week asked about.
    pub report: Option<String>,
    /// No day at work in that week.
    pub away: bool,
    /// State of the year's appraisal.
    pub appraisal: Option<String>,
}

/// What is known of the person asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub ends_on: Option<Day>,
    /// Newest first.
    pub stretches: Vec<Stretch>,
    pub standing: Standing,
}

/// Who asks, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub employment: EmploymentId,
    /// May open the person's page by a role, such as HR.
    pub reads_people: bool,
    pub acting: Vec<Acting>,
    pub today: Day,
    pub week: Week,
}

fn say(key: &'static str) -> Reason {
    Reason::new(key)
}

fn written(day: Day) -> String {
    format!("{:02}/{:02}/{}", day.day_of_month(), day.month(), day.year())
}

impl Stretch {
    fn covers(&self, day: Day) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| last >= day)
    }
}

/// Why the reader does not see a person, or that person's report. `None`: the check number is nobody's here.
pub fn about_somebody(question: Question, reader: &Reader, person: Option<&Person>) -> Reason {
    let unknown = || say("oversight-why-unknown");
    let Some(person) = person else { return unknown() };
    let today = reader.today;
    let is_reader = |stretch: &&Stretch| stretch.supervisor == Some(reader.employment);
    let acts_for = |stretch: &Stretch, day: Day| {
        reader.acting.iter().find(|acting| {
            stretch.supervisor == Some(acting.absent) && acting.from_on <= day && day <= acting.to_on
        })
    };
    let now = person.stretches.iter().find(|stretch| stretch.covers(today));
    let supervises = now.is_some_and(|now| is_reader(&now) || acts_for(now, today).is_some());
    let own = person.stretches.iter().find(is_reader);
    let acted = person
        .stretches
        .iter()
        .find_map(|stretch| reader.acting.iter().find(|acting| stretch.supervisor == Some(acting.absent)));
    if !supervises && own.is_none() && acted.is_none() && !reader.reads_people {
        // The same words whether the number is somebody's or nobody's.
        return unknown();
    }
    let named = |key| say(key).with("name", &person.name);
    if let Some(last) = person.ends_on.filter(|last| *last < today) {
        return named("oversight-why-left").with("day", written(last));
    }
    if supervises {
        return if question == Question::Reports {
            about_report(reader, person)
        } else {
            named("oversight-why-team-seen")
        };
    }
    if let Some(ahead) = own.filter(|stretch| stretch.from_on > today) {
        return named("oversight-why-not-yet").with("day", written(ahead.from_on));
    }
    let current = now.map_or("-", |stretch| stretch.supervisor_name.as_str());
    if let Some(last) = own.and_then(|stretch| stretch.to_on) {
        return named("oversight-why-no-longer")
            .with("day", written(last.plus_days(1)))
            .with("supervisor", current);
    }
    if let Some(acting) = acted {
        let (key, day) = if acting.from_on > today {
            ("oversight-why-acting-ahead", acting.from_on)
        } else if acting.to_on < today {
            ("oversight-why-acting-over", acting.to_on)
        } else {
            ("oversight-why-acting-elsewhere", acting.to_on)
        };
        return named(key).with("absent", &acting.absent_name).with("day", written(day));
    }
    named("oversight-why-by-role").with("supervisor", current)
}

fn about_report(reader: &Reader, person: &Person) -> Reason {
    let week = written(reader.week.monday());
    let named = |key| say(key).with("name", &person.name).with("week", &week);
    let standing = &person.standing;
    match (standing.agreement.as_deref(), standing.report.as_deref()) {
        (None, _) => named("oversight-why-report-no-plan"),
        (Some(state), _) if state != "signed" => named("oversight-why-report-unsigned"),
        (_, Some("verified")) => named("oversight-why-report-verified"),
        (_, Some("queried")) => named("oversight-why-report-queried"),
        (_, Some(_)) => named("oversight-why-report-waiting"),
        (_, None) if standing.away => named("oversight-why-report-away"),
        (_, None) => named("oversight-why-report-unsent"),
    }
}

/// Why the reader cannot fill in a week.
pub fn about_week(standing: &Standing) -> Reason {
    match (standing.agreement.as_deref(), standing.appraisal.as_deref()) {
        (None, _) => say("oversight-why-week-no-plan"),
        (Some(state), _) if state != "signed" => say("oversight-why-week-unsigned"),
        (_, Some(state)) if state != "open" => say("oversight-why-week-rated"),
        _ if standing.away => say("oversight-why-week-away"),
        _ => say("oversight-why-week-open"),
    }
}

/// Why the reader does not see the mark of a year. `not_assessed` is the reason where there is one.
pub fn about_mark(
    standing: &Standing,
    year: FinancialYear,
    opens_on: Day,
    not_assessed: Option<Reason>,
    today: Day,
) -> Reason {
    let of_year = |key| say(key).with("year", year);
    if let Some(reason) = not_assessed.filter(|_| opens_on <= today) {
        return reason;
    }
    match (standing.agreement.as_deref(), standing.appraisal.as_deref()) {
        (_, Some("published")) => of_year("oversight-why-mark-published"),
        (_, Some("open")) => of_year("oversight-why-mark-open"),
        (_, Some("self_rated")) => of_year("oversight-why-mark-self-rated"),
        (_, Some("supervisor_rated")) => of_year("oversight-why-mark-supervisor-rated"),
        (_, Some("discussed")) => of_year("oversight-why-mark-discussed"),
        (_, Some("agreed" | "disputed")) => of_year("oversight-why-mark-second-level"),
        (_, Some(_)) => of_year("oversight-why-mark-countersigned"),
        (Some("signed"), None) if opens_on > today => {
            of_year("oversight-why-mark-later").with("day", written(opens_on))
        }
        (Some("signed"), None) => of_year("oversight-why-mark-not-begun"),
        (Some(_), None) => of_year("oversight-why-mark-unsigned"),
        (None, None) => of_year("oversight-why-mark-no-plan"),
    }
}
