//! What somebody owes by a day: a row made by the unit of work that causes it and closed by the one that answers it.
//! Nothing acts on a passed day here yet; the landing page and the supervisor's duty mark read these rows.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};

use crate::store::Tx;
use crate::work::Work;

crate::statements! {
    INSERT = "INSERT INTO platform_deadline
        (institution_id, id, kind, subject_id, owed_by_id, about_id, note, path, year, made_at, due_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    SETTLE = "UPDATE platform_deadline SET closed_at = $4,
        outcome = CASE WHEN due_on >= $5 THEN 'met' ELSE 'late' END
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    DROP = "UPDATE platform_deadline SET closed_at = $4, outcome = 'dropped'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    HAND_OVER = "UPDATE platform_deadline SET owed_by_id = $4
        WHERE institution_id = $1 AND about_id = $2 AND owed_by_id = $3 AND closed_at IS NULL";
    WAITING = "SELECT id, kind, note, path, due_on FROM platform_deadline
        WHERE institution_id = $1 AND owed_by_id = $2 AND closed_at IS NULL
        ORDER BY due_on, id LIMIT $3";
    DUTY = "SELECT CAST(COUNT(*) AS {{int}}) AS due,
        CAST(COALESCE(SUM(CASE WHEN outcome = 'met' THEN 1 ELSE 0 END), 0) AS {{int}}) AS met
        FROM platform_deadline
        WHERE institution_id = $1 AND owed_by_id = $2 AND year = $3 AND about_id <> $2
          AND (outcome IN ('met', 'late') OR (outcome IS NULL AND due_on < $4))";
}

/// A due date in the making.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// `area.thing.verb` of what is owed; also its words key with hyphens.
    pub kind: &'static str,
    pub subject: Uuid,
    pub owed_by: EmploymentId,
    pub about: Option<EmploymentId>,
    /// What the list shows beside the kind: a name, a week.
    pub note: String,
    /// Where one acts.
    pub path: String,
    pub year: FinancialYear,
    pub due_on: Day,
}

crate::row! {
    /// One line of what waits for somebody.
    pub struct Waiting {
        pub id: Uuid,
        pub kind: String,
        pub note: String,
        pub path: String,
        pub due_on: Day,
    }
    /// How many answers fell due from a person in a year, and how many came in time.
    pub struct Duty {
        pub due: i64,
        pub met: i64,
    }
}

impl Work<'_> {
    fn owing(&self) -> Result<InstitutionId, Error> {
        self.institution()
    }

    /// Opens a due date.
    pub fn owe(&self, deadline: Deadline) -> Result<(), Error> {
        self.owe_in(self.owing()?, deadline)
    }

    /// Opens a due date in an institution named by the caller: for the program itself, which belongs to none.
    pub fn owe_in(&self, institution: InstitutionId, deadline: Deadline) -> Result<(), Error> {
        self.tx().run(
            &INSERT,
            &[
                &institution,
                &self.new_id::<Uuid>(),
                &deadline.kind,
                &deadline.subject,
                &deadline.owed_by,
                &deadline.about,
                &deadline.note,
                &deadline.path,
                &deadline.year,
                &self.now(),
                &deadline.due_on,
            ],
        )?;
        Ok(())
    }

    /// Closes what was owed on this subject: in time or late, by today. Nothing owed is no error.
    pub fn settle(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.tx().run(&SETTLE, &[&self.owing()?, &subject, &kind, &self.now(), &self.today()])?;
        Ok(())
    }

    /// Closes it without counting: what was owed has been withdrawn.
    pub fn drop_due(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.tx().run(&DROP, &[&self.owing()?, &subject, &kind, &self.now()])?;
        Ok(())
    }

    /// Moves what one supervisor still owes about an employee to the next.
    pub fn hand_over_due(
        &self,
        about: EmploymentId,
        from: EmploymentId,
        to: EmploymentId,
    ) -> Result<(), Error> {
        self.tx().run(&HAND_OVER, &[&self.owing()?, &about, &from, &to])?;
        Ok(())
    }
}

/// What waits for a person, oldest due date first.
pub fn waiting(
    tx: &Tx<'_>,
    institution: InstitutionId,
    owed_by: EmploymentId,
    limit: i64,
) -> Result<Vec<Waiting>, Error> {
    tx.all(&WAITING, &[&institution, &owed_by, &limit])
}

/// A supervisor's answers about others that fell due in the year up to the day before `today`.
/// Source: performance.md 3.3, duty M.
pub fn duty(
    tx: &Tx<'_>,
    institution: InstitutionId,
    owed_by: EmploymentId,
    year: FinancialYear,
    today: Day,
) -> Result<Duty, Error> {
    tx.one(&DUTY, &[&institution, &owed_by, &year, &today])
}
