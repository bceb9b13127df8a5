//! Pure decisions about roles: which can be granted, and that nobody grants to themselves. No SQL.

use kernel::{EmploymentId, Refusal as Reasoned, Role};

/// The roles an institution grants; heads have theirs from their post, and the nation's is not an
/// institution's to give: only the command line does.
/// Source: performance.md 4.3.
pub const GRANTABLE: &[Role] =
    &[Role::Hr, Role::Planner, Role::Coordinator, Role::Auditor, Role::SystemAdmin];

/// Why a role cannot be granted or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// To oneself, or from oneself.
    Oneself,
    NotGrantable,
    Held,
    NotHeld,
    /// An auditor judges what the others do: no other role beside it.
    AuditorApart,
    /// Their employment has ended.
    Gone,
    /// The only one who holds it, and without whom nobody registers, grants or gives out codes any more.
    LastHr,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Oneself => "people-role-refused-oneself",
            Self::NotGrantable => "people-role-refused-not-grantable",
            Self::Held => "people-role-refused-held",
            Self::NotHeld => "people-role-refused-not-held",
            Self::AuditorApart => "people-role-refused-auditor-apart",
            Self::Gone => "people-role-refused-gone",
            Self::LastHr => "people-role-refused-last-hr",
        }
    }
}

/// May `by` (None: the program itself) grant this role to somebody who holds these?
pub fn judge_grant(
    by: Option<EmploymentId>,
    to: EmploymentId,
    held: &[Role],
    role: Role,
) -> Result<(), Refusal> {
    let given_by_program = by.is_none() && role == Role::National;
    if !GRANTABLE.contains(&role) && !given_by_program {
        return Err(Refusal::NotGrantable);
    }
    if by == Some(to) {
        return Err(Refusal::Oneself);
    }
    if held.contains(&role) {
        return Err(Refusal::Held);
    }
    let others = held.iter().any(|other| GRANTABLE.contains(other));
    if (role == Role::Auditor && others) || held.contains(&Role::Auditor) {
        return Err(Refusal::AuditorApart);
    }
    Ok(())
}

/// Would the institution be left without any HR officer? `others` are those who hold the role besides.
pub fn is_last_hr(role: Role, others: usize) -> bool {
    role == Role::Hr && others == 0
}

/// May `by` take this role from somebody? Nobody from themselves.
pub fn judge_revoke(
    by: Option<EmploymentId>,
    from: EmploymentId,
    held: &[Role],
    role: Role,
) -> Result<(), Refusal> {
    if by == Some(from) {
        return Err(Refusal::Oneself);
    }
    if held.contains(&role) { Ok(()) } else { Err(Refusal::NotHeld) }
}

#[cfg(test)]
mod tests {
    use kernel::uuid::Uuid;

    use super::*;

    fn who(number: u128) -> EmploymentId {
        EmploymentId(Uuid::from_u128(number))
    }

    #[test]
    fn nobody_grants_to_themselves_or_takes_from_themselves() {
        assert_eq!(judge_grant(Some(who(1)), who(1), &[], Role::Hr), Err(Refusal::Oneself));
        assert_eq!(judge_revoke(Some(who(1)), who(1), &[Role::Hr], Role::Hr), Err(Refusal::Oneself));
        assert_eq!(judge_grant(Some(who(2)), who(1), &[], Role::Hr), Ok(()));
        assert_eq!(judge_grant(None, who(1), &[], Role::Hr), Ok(()));
    }

    #[test]
    fn headship_and_the_nations_role_are_not_an_institutions_to_grant() {
        for role in [Role::HeadOfInstitution, Role::HeadOfUnit] {
            assert_eq!(judge_grant(None, who(1), &[], role), Err(Refusal::NotGrantable));
        }
        assert_eq!(judge_grant(Some(who(2)), who(1), &[], Role::National), Err(Refusal::NotGrantable));
        // Only the program itself, at its command line.
        assert_eq!(judge_grant(None, who(1), &[], Role::National), Ok(()));
    }

    #[test]
    fn an_auditor_holds_no_other_role() {
        assert_eq!(judge_grant(None, who(1), &[Role::Hr], Role::Auditor), Err(Refusal::AuditorApart));
        assert_eq!(judge_grant(None, who(1), &[Role::Auditor], Role::Hr), Err(Refusal::AuditorApart));
        assert_eq!(judge_grant(None, who(1), &[Role::Hr], Role::Planner), Ok(()));
    }

    #[test]
    fn only_the_last_hr_officer_is_asked_about_twice() {
        assert!(is_last_hr(Role::Hr, 0));
        assert!(!is_last_hr(Role::Hr, 1) && !is_last_hr(Role::Planner, 0));
    }

    #[test]
    fn a_role_is_granted_once_and_revoked_only_when_held() {
        assert_eq!(judge_grant(None, who(1), &[Role::Hr], Role::Hr), Err(Refusal::Held));
        assert_eq!(judge_revoke(None, who(1), &[], Role::Hr), Err(Refusal::NotHeld));
        assert_eq!(judge_revoke(None, who(1), &[Role::Hr], Role::Hr), Ok(()));
    }
}
