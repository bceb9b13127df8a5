//! Karatasi: what people take away from the year, composed as blocks: the agreement, its reviews, the appraisal, letters,
//! and the file of an appeal. Each is made only of what is final, so that the same thing gives the same paper.
//! Issuing, the code on it and setting it as PDF are oversight's business.

mod agreement;
mod model;
#[cfg(test)]
mod tests;

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId};
use platform::work::Work;
use ui::Shell;

pub use model::{Draft, Kind, Standing};

/// The thing a paper is about, for those who may read it: who it is about and whether there is something final to print.
/// NotFound for everybody else.
pub fn open(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
) -> Result<Standing, Error> {
    match kind {
        Kind::Agreement => agreement::open(work, institution, subject).map(|(_, standing)| standing),
    }
}

/// The paper as it would be printed now, in the shell's language; Refused while there is nothing final to print.
pub fn draft(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
    shell: &Shell<'_>,
) -> Result<Draft, Error> {
    match kind {
        Kind::Agreement => agreement::draft(work, institution, subject, shell),
    }
}
