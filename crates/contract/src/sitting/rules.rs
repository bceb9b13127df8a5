//! Pure decisions about a sitting: what can be called, what the list says, and what the secretary can sign now.

use kernel::{Day, FieldErrors, InstitutionId, Reason, Refusal as Reasoned};

use super::model::InvitedRow;
use crate::terms::model::State;

/// Longest name of a place. PROPOSED.
pub const MOST_PLACE: usize = 200;

/// Why a sitting cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Closed,
    /// Nothing was chosen that waits for this signature.
    NothingToSign,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Closed => "contract-sitting-refused-closed",
            Self::NothingToSign => "contract-sitting-refused-nothing",
        }
    }
}

/// What must hold of a new sitting: a place, a day not gone by, and at least one council, each of the region.
pub fn judge(
    place: &str,
    held_on: Option<Day>,
    invited: &[InstitutionId],
    councils: &[InstitutionId],
    today: Day,
    errors: &mut FieldErrors,
) {
    if place.is_empty() {
        errors.add("place", "platform-field-missing");
    }
    if place.chars().count() > MOST_PLACE {
        errors.push("place", Reason::new("platform-field-too-long").with("most", MOST_PLACE));
    }
    match held_on {
        Some(day) if day < today => errors.add("held_on", "contract-sitting-day-past"),
        None => errors.add("held_on", "platform-field-missing"),
        Some(_) => {}
    }
    if invited.is_empty() || !invited.iter().all(|id| councils.contains(id)) {
        errors.add("invited", "contract-sitting-nobody-invited");
    }
}

/// How far one institution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its contract is not agreed yet, so there is nothing to sign.
    NotReady,
    Waits,
    HeadSigned,
    AboveSigned,
    Whole,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotReady => "not-ready",
            Self::Waits => "waits",
            Self::HeadSigned => "head",
            Self::AboveSigned => "above",
            Self::Whole => "whole",
        }
    }
}

pub fn standing(row: &InvitedRow) -> Standing {
    match (row.state, row.head_at, row.above_at) {
        (Some(State::Agreed | State::Signed), Some(_), Some(_)) => Standing::Whole,
        (Some(State::Agreed | State::Signed), Some(_), None) => Standing::HeadSigned,
        (Some(State::Agreed | State::Signed), None, Some(_)) => Standing::AboveSigned,
        (Some(State::Agreed | State::Signed), None, None) => Standing::Waits,
        (Some(State::Draft | State::Submitted | State::Returned | State::Replaced) | None, ..) => {
            Standing::NotReady
        }
    }
}

/// Contracts the secretary can sign now.
pub fn waits_above(row: &InvitedRow) -> bool {
    row.state == Some(State::Agreed) && row.above_at.is_none()
}

/// Directors who have signed, contracts signed by both, and all who are invited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub heads: usize,
    pub whole: usize,
    pub all: usize,
}

pub fn tally(rows: &[InvitedRow]) -> Tally {
    let count = |wanted: &[Standing]| rows.iter().filter(|row| wanted.contains(&standing(row))).count();
    Tally {
        heads: count(&[Standing::HeadSigned, Standing::Whole]),
        whole: count(&[Standing::Whole]),
        all: rows.len(),
    }
}

#[cfg(test)]
mod tests {
    use kernel::Timestamp;
    use kernel::uuid::Uuid;

    use super::*;
    use crate::terms::model::TermsId;

    fn row(state: Option<State>, head: bool, above: bool) -> InvitedRow {
        let at = |signed: bool| signed.then(|| Timestamp::from_millis(0));
        InvitedRow {
            invited_id: InstitutionId(Uuid::from_u128(1)),
            name: "Halmashauri".into(),
            terms_id: state.map(|_| TermsId(Uuid::from_u128(2))),
            number: state.map(|_| 1),
            state,
            text_hash: None,
            head_name: None,
            head_post: None,
            head_at: at(head),
            above_name: None,
            above_at: at(above),
        }
    }

    #[test]
    fn the_list_counts_directors_and_whole_contracts() {
        let rows = [
            row(None, false, false),
            row(Some(State::Submitted), false, false),
            row(Some(State::Agreed), false, false),
            row(Some(State::Agreed), true, false),
            row(Some(State::Agreed), false, true),
            row(Some(State::Signed), true, true),
        ];
        let standings: Vec<_> = rows.iter().map(|row| standing(row).code()).collect();
        assert_eq!(standings, ["not-ready", "not-ready", "waits", "head", "above", "whole"]);
        assert_eq!(tally(&rows), Tally { heads: 2, whole: 1, all: 6 });
        let wait: Vec<_> = rows.iter().map(waits_above).collect();
        assert_eq!(wait, [false, false, true, true, false, false]);
    }

    #[test]
    fn a_sitting_needs_a_place_a_day_to_come_and_councils_of_the_region() {
        let today: Day = "2026-07-10".parse().unwrap();
        let council = InstitutionId(Uuid::from_u128(1));
        let complaints = |place: &str, day: Option<Day>, invited: &[InstitutionId]| {
            let mut errors = FieldErrors::default();
            judge(place, day, invited, &[council], today, &mut errors);
            errors.0.into_iter().map(|error| (error.field, error.reason.key)).collect::<Vec<_>>()
        };
        assert_eq!(complaints("Ukumbi", Some(today), &[council]), []);
        assert_eq!(
            complaints("", Some(today.plus_days(-1)), &[]),
            [
                ("place".to_owned(), "platform-field-missing"),
                ("held_on".to_owned(), "contract-sitting-day-past"),
                ("invited".to_owned(), "contract-sitting-nobody-invited"),
            ]
        );
        let elsewhere = InstitutionId(Uuid::from_u128(9));
        assert_eq!(complaints("Ukumbi", Some(today), &[elsewhere]).len(), 1);
    }
}
