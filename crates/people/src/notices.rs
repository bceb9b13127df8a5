//! Which events of this area are told to the employee they are about, in which words. People review this table.

use kernel::{Action, EmploymentId};
use platform::notice::{Told, nothing_besides, who_did_it, whom_it_is_about, whose_it_is};
use platform::seal::EventRow;

use crate::permissions::{
    ABSENCE_AGREE, ABSENCE_CANCEL, ABSENCE_CHANGE, ABSENCE_DECLINE, ABSENCE_RECORD, ACTING_ADD, ACTING_END,
    ACTIVATION_MAKE, CHOICE_DECLINE, CHOICE_PASS, DUE_DEFER, EMPLOYEE_EDIT, EMPLOYEE_END, EMPLOYEE_KEEP,
    ROLE_GRANT, ROLE_REVOKE, SUPERVISION_CHANGE,
};

const fn told(action: &'static Action, text: &'static str) -> Told {
    Told {
        action,
        text,
        named: who_did_it,
        what: nothing_besides,
        topic: "people-topic-own",
        path: "/me",
        by_mail: true,
        whom: whom_it_is_about,
    }
}

/// A code for a first sign-in is handed over and no news; one for an account in use is, to whoever did not ask for it.
fn who_could_sign_in(event: &EventRow) -> Vec<EmploymentId> {
    let renews = event.after.as_ref().is_some_and(|after| after.get("renews").is_some());
    if renews { whom_it_is_about(event) } else { Vec::new() }
}

/// The role that was granted or taken away.
fn which_role(event: &EventRow) -> String {
    let sides = [&event.after, &event.before].into_iter().flatten();
    let role = sides.filter_map(|said| said.get("role")?.as_str()).next();
    role.map_or_else(String::new, |role| format!("people-role-{role}"))
}

/// The supervisor of one side of a change.
fn supervisor(side: Option<&serde_json::Value>) -> Vec<EmploymentId> {
    let id = side.and_then(|said| said.get("supervisor_id")?.as_str()?.parse().ok());
    id.map(EmploymentId).into_iter().collect()
}

fn who_takes_over(event: &EventRow) -> Vec<EmploymentId> {
    supervisor(event.after.as_ref())
}

fn who_lets_go(event: &EventRow) -> Vec<EmploymentId> {
    supervisor(event.before.as_ref())
}

/// News about whom one supervises.
const fn about_a_team(text: &'static str, whom: fn(&EventRow) -> Vec<EmploymentId>) -> Told {
    Told {
        named: whose_it_is,
        topic: "people-topic-team",
        path: "/team",
        whom,
        ..told(&SUPERVISION_CHANGE, text)
    }
}

/// News about one's own wish for a supervisor.
const fn about_a_wish(action: &'static Action, text: &'static str) -> Told {
    Told { topic: "people-topic-wish", path: "/my-supervisor", ..told(action, text) }
}

/// News about one's own days away; of a suspension the event is about nobody, and nobody is told.
const fn about_days_away(action: &'static Action, text: &'static str) -> Told {
    Told { topic: "people-topic-absence", path: "/absences/{subject}", ..told(action, text) }
}

/// The area's table of notices.
pub const TOLD: &[Told] = &[
    told(&EMPLOYEE_EDIT, "people-notice-edited"),
    told(&EMPLOYEE_END, "people-notice-ended"),
    told(&EMPLOYEE_KEEP, "people-notice-kept"),
    told(&SUPERVISION_CHANGE, "people-notice-supervisor"),
    about_a_team("people-notice-team-joined", who_takes_over),
    about_a_team("people-notice-team-left", who_lets_go),
    about_a_wish(&CHOICE_DECLINE, "people-notice-wish-declined"),
    about_a_wish(&CHOICE_PASS, "people-notice-wish-unanswered"),
    told(&ACTING_ADD, "people-notice-acting-added"),
    told(&ACTING_END, "people-notice-acting-ended"),
    about_days_away(&ABSENCE_AGREE, "people-notice-absence-agreed"),
    about_days_away(&ABSENCE_DECLINE, "people-notice-absence-declined"),
    about_days_away(&ABSENCE_RECORD, "people-notice-absence-recorded"),
    about_days_away(&ABSENCE_CHANGE, "people-notice-absence-changed"),
    about_days_away(&ABSENCE_CANCEL, "people-notice-absence-cancelled"),
    told(&DUE_DEFER, "people-notice-due-deferred"),
    Told { what: which_role, ..told(&ROLE_GRANT, "people-notice-role-granted") },
    Told { what: which_role, ..told(&ROLE_REVOKE, "people-notice-role-revoked") },
    Told { whom: who_could_sign_in, ..told(&ACTIVATION_MAKE, "people-notice-code-made") },
];
