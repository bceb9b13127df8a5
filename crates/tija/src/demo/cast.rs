//! Who plays which part in the demonstration, by check number: roles held, and who does something out of the ordinary.
//! Invented people; the council does not exist. What they do is in the other files.

use kernel::Role;

use super::chance::happens;

/// One password for everybody, so that a newcomer can be anyone.
pub const PASSWORD: &str = "jua-mvua-mavuno";

pub const DIRECTOR: &str = "90000001";
/// The region around the council: secretary, planning officer of the secretariat, second council, PO-PSMGG.
pub const SECRETARY: &str = "90020001";
pub const ORGANISER: &str = "90020002";
pub const SECOND_DIRECTOR: &str = "90020011";
pub const SECOND_PLANNER: &str = "90020012";
pub const VERIFIER: &str = "90020021";
pub const HR: &str = "90000004";
pub const PLANNER: &str = "90000018";
pub const HEAD_TEACHER: &str = "90000024";
/// The teacher of the worked example. Source: performance.md 3.3.
pub const TEACHER: &str = "90000025";

/// Roles that are granted; the others follow from the post held.
pub const ROLES: &[(&str, Role)] = &[
    (HR, Role::Hr),
    (PLANNER, Role::Planner),
    (COORDINATOR, Role::Coordinator),
    ("90000057", Role::Auditor),
    ("90000059", Role::SystemAdmin),
];
pub const COORDINATOR: &str = "90000006";

/// Head of education, three weeks away in the finished year, and who acts for her.
pub const ABSENT: &str = "90000020";
pub const ACTING: &str = "90000021";

/// Do little and report seldom.
pub const WEAK: &[&str] = &["90000012", "90000030", "90000042", "90000061"];
/// Does a person do only fairly? About one in six of those who are not weak.
pub fn is_fair(number: &str) -> bool {
    number != TEACHER && happens(18, number, 0, "fair")
}

/// Supervisors who often answer late.
pub const SLOW: &[&str] = &["90000007", "90000037", "90000047", "90000053"];

/// Does not rate himself, so that the supervisor goes on without him.
pub const SILENT: &str = "90000012";
/// Disputes the agreed marks; the second level decides.
pub const DISPUTES: &str = "90000041";
/// Appeals against the published mark, and wins.
pub const APPEALS: &str = "90000026";

/// The current year's agreements that are not signed yet.
pub const DRAFTS: &str = "90000013";
pub const SUBMITS: &str = "90000033";
pub const RETURNED: &str = "90000059";
pub const APPROVED: &str = "90000057";
pub const UNSIGNED: &[&str] = &[DRAFTS, SUBMITS, RETURNED, APPROVED];

/// Had a mid-year review in the finished year that changed weights.
pub const REVIEWED: &str = "90000027";
/// Whose current plan the head teacher changed for want of money, and who waits for an answer to a change of their own.
pub const CHANGED: &str = "90000029";
pub const PROPOSES: &str = "90000026";

/// Have a question of their supervisor to answer.
pub const QUERIED: &[&str] = &[TEACHER, PLANNER, COORDINATOR];
/// Have not sent the last week.
pub const MISSING: &[&str] = &["90000005", "90000028", "90000044", "90000051"];

/// Supervised by somebody else until the middle of the finished year, and by whom; the staff list names the later one.
pub const MOVED: &str = "90000039";
pub const FORMER: &str = "90000035";
/// Away now: on leave, and ill; and who asks for permission.
pub const ON_LEAVE: &str = "90000028";
pub const ILL: &str = "90000044";
pub const ASKS: &str = "90000031";
/// Goes to another council soon; a colleague takes on some of the work, the rest has nobody yet.
pub const LEAVES: &str = "90000052";
pub const TAKES_ON: &str = "90000051";
/// Asks the HR officer, who supervises, for leave.
pub const ASKS_LEAVE: &str = "90000006";

/// Heads of sections and what of the plan their section takes on.
pub const SECTION_PARTS: &[(&str, &[&str])] = &[
    (HR, &["E2502S01"]),
    ("90000007", &["E2503S04"]),
    (ACTING, &["C2501S02"]),
    ("90000035", &["C2503S01", "C2503S02"]),
    ("90000036", &["A2501S01", "C2504S01"]),
];
