//! The one next step of an appraisal for whoever looks at it: a sentence, its day, and what to press. Pure.

use kernel::Day;
use platform::setting::Window;

use crate::appraisal::model::State;
use crate::appraisal::rules::Calendar;

/// What the reader is to this appraisal today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub owner: bool,
    /// The supervisor, or the second level once the supervisor's window is over.
    pub supervises: bool,
    pub countersigns: bool,
    pub publishes: bool,
    /// Somebody inside the institution supervises the employee.
    pub supervised: bool,
}

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Nothing,
    /// A form of this appraisal: the end of its path, and the words of the button.
    Form(&'static str, &'static str),
    /// Agree or dispute, on the page itself.
    Answer,
    Publish,
    /// Onyesha hesabu.
    Mark,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Words key of the sentence, which names `$day`.
    pub key: &'static str,
    pub day: Day,
    pub press: Press,
}

const SELF_FORM: Press = Press::Form("self", "performance-appraisal-self-start");
const SUPERVISE_FORM: Press = Press::Form("supervise", "performance-appraisal-supervise-start");
const DISCUSS_FORM: Press = Press::Form("discuss", "performance-appraisal-discuss-start");
const CHANGE_FORM: Press = Press::Form("discuss", "performance-appraisal-discuss-change");
const COUNTERSIGN_FORM: Press = Press::Form("countersign", "performance-appraisal-countersign-start");
const DECIDE_FORM: Press = Press::Form("countersign", "performance-appraisal-decide-start");

/// The next step in a state for this reader. `due` is the day by which that step is owed, where it is: the windows' last days
/// stand in only where nothing is.
pub fn next(state: State, calendar: &Calendar, due: Option<Day>, today: Day, reader: &Standing) -> Next {
    let say = |key, day, press| Next { key, day, press };
    let wait = |key, day| say(key, day, Press::Nothing);
    let (own, supervisor, discussion) =
        (&calendar.self_rating, &calendar.supervisor_rating, &calendar.discussion);
    let silent = own.has_closed(today);
    let by = |window: &Window| due.unwrap_or(window.closes_on);
    match state {
        State::Open if reader.owner && !own.has_opened(today) => {
            wait("performance-appraisal-next-own-later", own.opens_on)
        }
        State::Open if reader.owner && silent => {
            say("performance-appraisal-next-own-late", by(own), SELF_FORM)
        }
        State::Open if reader.owner => say("performance-appraisal-next-own", by(own), SELF_FORM),
        State::Open if reader.supervises && silent && supervisor.has_opened(today) => {
            say("performance-appraisal-next-silent-employee", supervisor.closes_on, SUPERVISE_FORM)
        }
        State::Open => wait("performance-appraisal-next-wait-own", by(own)),
        State::SelfRated if !reader.supervised => {
            wait("performance-appraisal-next-no-supervisor", by(supervisor))
        }
        State::SelfRated if reader.supervises && supervisor.has_opened(today) => {
            say("performance-appraisal-next-supervise", by(supervisor), SUPERVISE_FORM)
        }
        State::SelfRated if reader.supervises => {
            wait("performance-appraisal-next-supervise-later", supervisor.opens_on)
        }
        State::SelfRated => wait("performance-appraisal-next-wait-supervisor", by(supervisor)),
        State::SupervisorRated if reader.supervises => {
            say("performance-appraisal-next-discuss", by(discussion), DISCUSS_FORM)
        }
        State::SupervisorRated => wait("performance-appraisal-next-wait-discuss", by(discussion)),
        State::Discussed if reader.owner => {
            say("performance-appraisal-next-answer", by(discussion), Press::Answer)
        }
        State::Discussed if reader.countersigns && discussion.has_closed(today) => {
            say("performance-appraisal-next-silent-answer", calendar.countersign.closes_on, COUNTERSIGN_FORM)
        }
        State::Discussed if reader.supervises => {
            say("performance-appraisal-next-wait-answer", by(discussion), CHANGE_FORM)
        }
        State::Discussed => wait("performance-appraisal-next-wait-answer", by(discussion)),
        State::Agreed if reader.countersigns => {
            say("performance-appraisal-next-countersign", by(&calendar.countersign), COUNTERSIGN_FORM)
        }
        State::Agreed => wait("performance-appraisal-next-wait-countersign", by(&calendar.countersign)),
        State::Disputed if reader.countersigns => {
            say("performance-appraisal-next-decide", by(&calendar.countersign), DECIDE_FORM)
        }
        State::Disputed => wait("performance-appraisal-next-wait-decide", by(&calendar.countersign)),
        State::Countersigned if reader.publishes && calendar.publish.has_opened(today) => {
            say("performance-appraisal-next-publish", calendar.publish.closes_on, Press::Publish)
        }
        State::Countersigned => wait("performance-appraisal-next-wait-publish", calendar.publish.opens_on),
        State::Published => {
            say("performance-appraisal-next-published", calendar.publish.opens_on, Press::Mark)
        }
    }
}
