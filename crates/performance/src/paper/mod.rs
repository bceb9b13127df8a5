//! Karatasi: what people take away from the year, composed as blocks: the agreement, its reviews, the appraisal, letters,
//! and the file of an appeal. Each is made only of what is final, so that the same thing gives the same paper.
//! Issuing, the code on it and setting it as PDF are oversight's business.

mod agreement;
mod appraisal;
mod case_file;
mod letter;
mod model;
mod review;
mod store;
#[cfg(test)]
mod tests;

use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear, InstitutionId};
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
        Kind::Review => review::open(work, institution, subject).map(|(_, standing)| standing),
        Kind::Appraisal => appraisal::open(work, institution, subject),
        // The letter says nothing of measures, so a decision about one leaves it as it is.
        Kind::Result => appraisal::open_result(work, institution, subject).map(|(_, standing)| standing),
        Kind::Decision0 | Kind::Decision1 | Kind::Decision2 => {
            letter::open_decision(work, institution, kind, subject).map(|(_, standing)| standing)
        }
        Kind::CaseFile => case_file::open(work, institution, subject).map(|(_, standing)| standing),
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
        Kind::Review => review::draft(work, institution, subject, shell),
        Kind::Appraisal => appraisal::draft(work, institution, subject, shell),
        Kind::Result => letter::result(work, institution, subject, shell),
        Kind::Decision0 | Kind::Decision1 | Kind::Decision2 => {
            letter::decision(work, institution, kind, subject, shell)
        }
        Kind::CaseFile => case_file::draft(work, institution, subject, shell),
    }
}

/// How many final things of a kind a year has; 0 of a kind that is not asked for by the year.
pub fn count(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    year: FinancialYear,
) -> Result<i64, Error> {
    match kind {
        Kind::Agreement => store::count_signed(work.tx(), institution, year),
        Kind::Appraisal | Kind::Result => store::count_marked(work.tx(), institution, year),
        Kind::Review | Kind::Decision0 | Kind::Decision1 | Kind::Decision2 | Kind::CaseFile => Ok(0),
    }
}

/// The same things themselves, some at a time in the order of their ids.
pub fn subjects(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: Kind,
    year: FinancialYear,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    match kind {
        Kind::Agreement => store::signed(work.tx(), institution, year, after, limit),
        Kind::Appraisal | Kind::Result => store::marked(work.tx(), institution, year, after, limit),
        Kind::Review | Kind::Decision0 | Kind::Decision1 | Kind::Decision2 | Kind::CaseFile => Ok(Vec::new()),
    }
}
