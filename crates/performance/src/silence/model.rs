//! Where a thing has gone because nobody answered: what the columns of `store` say.

use kernel::{Day, EmploymentId};

/// What the columns of a row that can go up say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// Who holds it now.
    pub holder: EmploymentId,
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
                Some($crate::silence::model::Raised {
                    holder: self.escalated_id?,
                    holder_name: self.escalated_name.clone()?,
                    silent_name: self.silent_name.clone(),
                    due_on: self.escalated_due_on?,
                    stuck: self.escalated_stuck,
                })
            }
        }
    )+ };
}
pub(crate) use raised_row;
