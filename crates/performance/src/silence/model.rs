//! Where a thing has gone because nobody answered: what the columns of `store` say.

use kernel::{Day, EmploymentId};

/// What the columns of a row that can go up say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// Who holds it now; None: the seat above the institution, which nobody in particular holds.
    pub holder: Option<EmploymentId>,
    pub holder_name: String,
    /// Who let it pass before; None: the holder owed it from the beginning.
    pub silent_name: Option<String>,
    /// By which day the holder must answer.
    pub due_on: Day,
    /// The holder let it pass too, and nobody stands further up.
    pub stuck: bool,
}

/// Gives a row that carries the columns its `raised` and its `escalated`.
macro_rules! raised_row {
    ($($row:ty),+) => { $(
        impl $row {
            /// Where it has gone because nobody answered; None when nothing waits there any more.
            pub fn raised(&self) -> Option<$crate::silence::model::Raised> {
                if !self.escalated_open {
                    return None;
                }
                let seat = || {
                    people::seat::rules::title(self.seat_above.as_ref().unwrap_or(&kernel::Seat::Nation)).to_owned()
                };
                Some($crate::silence::model::Raised {
                    due_on: self.escalated_due_on?,
                    holder: self.escalated_id,
                    holder_name: self.escalated_name.clone().unwrap_or_else(seat),
                    silent_name: self.silent_name.clone(),
                    stuck: self.escalated_stuck,
                })
            }
        }
    )+ };
}
pub(crate) use raised_row;
