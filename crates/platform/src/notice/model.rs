//! What an area says about its events: which make a notice, for whom, in which words, and where it leads.

use kernel::uuid::Uuid;
use kernel::{Action, EmploymentId, EventId, InstitutionId, Timestamp};

use crate::seal::EventRow;

/// One line of an area's table of notices, which people review. An action may have several, for people to whom it means
/// different things; each person is told by the first line that names them.
#[derive(Clone, Copy)]
pub struct Told {
    /// Events of this action.
    pub action: &'static Action,
    /// Words key of the sentence in the program, by which a notice remembers its line; it may name `$name`, whom `named`
    /// gives, and `$what`, what `what` gives.
    pub text: &'static str,
    /// Whom the sentence names.
    pub named: fn(&EventRow) -> String,
    /// What the sentence names besides who did it: the words key of a role, say, or a day; empty where it names nothing.
    pub what: fn(&EventRow) -> String,
    /// Words key of what an e-mail calls it: a subject, never what happened. E-mail is read by others too.
    pub topic: &'static str,
    /// Where it leads; `{subject}` is the id of the event's subject, `{kind}` the last word of its kind.
    pub path: &'static str,
    /// Is it worth an e-mail, or does it wait in the program?
    pub by_mail: bool,
    /// Who is told; whoever did it is left out.
    pub whom: fn(&EventRow) -> Vec<EmploymentId>,
}

/// The employee in whose history the event stands.
pub fn whom_it_is_about(event: &EventRow) -> Vec<EmploymentId> {
    event.about_id.map(EmploymentId).into_iter().collect()
}

/// The sentence names who did it.
pub fn who_did_it(event: &EventRow) -> String {
    event.actor_name.clone()
}

/// The sentence names the employee whom the event is about, as the event says it.
pub fn whose_it_is(event: &EventRow) -> String {
    let name = event.after.as_ref().and_then(|after| after.get("employee")?.as_str());
    name.unwrap_or_default().to_owned()
}

/// The sentence says all there is.
pub fn nothing_besides(_: &EventRow) -> String {
    String::new()
}

/// A notice in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    pub institution_id: InstitutionId,
    pub employment_id: EmploymentId,
    pub id: EventId,
    pub at: Timestamp,
    pub kind: String,
    pub note: String,
    pub what: String,
    pub path: String,
}

crate::row! {
    /// A notice as its list shows it.
    pub struct NoticeRow {
        pub id: EventId,
        pub at: Timestamp,
        pub kind: String,
        pub note: String,
        pub what: String,
        pub path: String,
        pub read_at: Option<Timestamp>,
    }
    /// A notice that was neither read nor spoken of in a letter.
    pub struct News {
        pub id: Uuid,
        pub kind: String,
    }
}
