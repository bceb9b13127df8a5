//! Pure words shared by every area: ids, time, numbers, languages, who acts, what may be done, what can go wrong.
//! Nothing here reads a clock, a file or a database, and nothing knows a business rule of one area.

mod code;
mod error;
pub mod exact;
mod id;
mod language;
mod number;
mod page;
mod policy;
mod time;
mod value;
mod year;

pub use error::{Error, FieldError, FieldErrors, Reason, Refusal};
pub use id::{AccountId, EmploymentId, EventId, FileId, InstitutionId, PersonId, UnitId};
pub use language::Language;
pub use number::{Marks, Money, Quantity, Weight};
pub use page::{PAGE_ROWS, Page, PageKey};
pub use policy::{
    ActingFor, Action, Actor, Capacity, Person, Place, Relation, Role, RoleGrant, Seat, Seated, Who, Within,
    allows, could, offers,
};
pub use time::{Day, Timestamp, Week};
pub use value::{FromValue, Kind, ToValue, Value};
pub use year::{FinancialYear, Quarter};

#[doc(hidden)]
pub use uuid;
