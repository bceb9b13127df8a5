//! The sentence that says who is waited for.

use ui::Shell;

use super::store::AwaitedRow;

/// "Anasubiriwa Mrema, Asha kabla au ifikapo 7 Septemba 2026"; a role where nobody is named.
pub fn waits_for(shell: &Shell<'_>, row: &AwaitedRow) -> String {
    let role = || row.role.as_ref().map(|role| shell.kc("people-role", role).into_owned());
    let who = row.name.clone().or_else(role).unwrap_or_default();
    shell.t2("people-owed-waits-for", "who", who, "day", shell.day(row.due_on)).into_owned()
}
