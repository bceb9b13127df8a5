//! What somebody owes by a day: a row made by the unit of work that causes it and closed by the one that answers it.
//! Nothing acts on a passed day here yet; the landing page and the supervisor's duty mark read these rows.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};

use crate::holiday;
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
    /// What has not passed moves; nobody gets fewer days than any answer has.
    HAND_OVER = "UPDATE platform_deadline SET owed_by_id = $4, due_on = CASE WHEN due_on < $5 THEN $5 ELSE due_on END
        WHERE institution_id = $1 AND owed_by_id = $3 AND closed_at IS NULL AND due_on >= $6
          AND (about_id = $2 OR (CAST($2 AS {{uuid}}) IS NULL AND (about_id IS NULL OR about_id <> owed_by_id)))";
    PASSED = "SELECT kind, subject_id, about_id, note, path, year FROM platform_deadline
        WHERE institution_id = $1 AND owed_by_id = $3 AND closed_at IS NULL AND due_on < $4
          AND (about_id = $2 OR (CAST($2 AS {{uuid}}) IS NULL AND (about_id IS NULL OR about_id <> owed_by_id)))
        ORDER BY due_on, id";
    LAPSE = "UPDATE platform_deadline SET closed_at = $5, outcome = 'late'
        WHERE institution_id = $1 AND owed_by_id = $3 AND closed_at IS NULL AND due_on < $4
          AND (about_id = $2 OR (CAST($2 AS {{uuid}}) IS NULL AND (about_id IS NULL OR about_id <> owed_by_id)))";
    DROP_OWN = "UPDATE platform_deadline SET closed_at = $3, outcome = 'dropped'
        WHERE institution_id = $1 AND owed_by_id = $2 AND about_id = $2 AND closed_at IS NULL";
    MOVE_DAY = "UPDATE platform_deadline SET due_on = $3
        WHERE institution_id = $1 AND due_on = $2 AND closed_at IS NULL";
    MISS = "UPDATE platform_deadline SET closed_at = $4, outcome = 'missed'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    DROP_OF = "UPDATE platform_deadline SET closed_at = $5, outcome = 'dropped'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND owed_by_id = $4 AND closed_at IS NULL";
    WAITING = "SELECT id, kind, note, path, due_on FROM platform_deadline
        WHERE institution_id = $1 AND owed_by_id = $2 AND closed_at IS NULL
        ORDER BY due_on, id LIMIT $3";
    DUTY = "SELECT CAST(COUNT(*) AS {{int}}) AS due,
        CAST(COALESCE(SUM(CASE WHEN outcome = 'met' THEN 1 ELSE 0 END), 0) AS {{int}}) AS met
        FROM platform_deadline
        WHERE institution_id = $1 AND owed_by_id = $2 AND year = $3 AND about_id <> $2
          AND (outcome IN ('met', 'late', 'missed') OR (outcome IS NULL AND due_on < $4))";
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
    /// What somebody owed when its day passed.
    struct Passed {
        kind: String,
        subject_id: Uuid,
        about_id: Option<EmploymentId>,
        note: String,
        path: String,
        year: FinancialYear,
    }
    /// How many answers fell due from a person in a year, and how many came in time.
    pub struct Duty {
        pub due: i64,
        pub met: i64,
    }
}

impl Work<'_> {
    /// Opens a due date.
    pub fn owe(&self, deadline: Deadline) -> Result<(), Error> {
        self.owe_in(self.institution()?, deadline)
    }

    /// Opens a due date in an institution named by the caller: for the program itself, which belongs to none.
    /// Falls the day on a weekend or a public holiday, then the next working day is meant.
    pub fn owe_in(&self, institution: InstitutionId, deadline: Deadline) -> Result<(), Error> {
        let due_on = holiday::working_day(self.tx(), institution, deadline.due_on)?;
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
                &due_on,
            ],
        )?;
        Ok(())
    }

    /// Closes what was owed on this subject: in time or late, by today. Nothing owed is no error.
    pub fn settle(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.tx().run(&SETTLE, &[&self.institution()?, &subject, &kind, &self.now(), &self.today()])?;
        Ok(())
    }

    /// Closes it without counting: what was owed has been withdrawn.
    pub fn drop_due(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.drop_due_in(self.institution()?, kind, subject)
    }

    /// Closes what was never answered, for the program itself: somebody else answers in place of who owed it.
    pub fn miss_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.tx().run(&MISS, &[&institution, &subject, &kind, &self.now()])?;
        Ok(())
    }

    /// Closes without counting, for the program itself.
    pub fn drop_due_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.tx().run(&DROP, &[&institution, &subject, &kind, &self.now()])?;
        Ok(())
    }

    /// Closes what one of several owes, without counting: the others still owe it.
    pub fn drop_due_of(&self, kind: &str, subject: Uuid, owed_by: EmploymentId) -> Result<(), Error> {
        self.tx().run(&DROP_OF, &[&self.institution()?, &subject, &kind, &owed_by, &self.now()])?;
        Ok(())
    }

    /// Hands over what one person still owes about an employee (None: all they owe but what concerns themselves) to
    /// another. What has not passed moves, with the days any answer has when fewer are left; what has passed stays with
    /// the first as late and is owed anew by the second: each answers for their own days, and nobody's silence is another's.
    /// Source: performance.md 1.1 and 3.3 (seven days to answer, duty M), 4.4 (PROPOSED). Answers how many were handed over.
    pub fn hand_over_due(
        &self,
        institution: InstitutionId,
        about: Option<EmploymentId>,
        from: EmploymentId,
        to: EmploymentId,
    ) -> Result<u64, Error> {
        let (tx, today) = (self.tx(), self.today());
        let days = self.setting(today.financial_year(), "answer_days")?;
        let least = holiday::working_day(tx, institution, today.plus_days(days))?;
        let passed = tx.all::<Passed>(&PASSED, &[&institution, &about, &from, &today])?;
        tx.run(&LAPSE, &[&institution, &about, &from, &today, &self.now()])?;
        let moved = tx.run(&HAND_OVER, &[&institution, &about, &from, &to, &least, &today])?;
        for Passed { kind, subject_id, about_id, note, path, year } in &passed {
            let id: Uuid = self.new_id();
            let now = self.now();
            tx.run(
                &INSERT,
                &[&institution, &id, kind, subject_id, &to, about_id, note, path, year, &now, &least],
            )?;
        }
        Ok(moved + u64::try_from(passed.len()).map_err(Error::internal)?)
    }

    /// Closes without counting what somebody who leaves still owed about themselves.
    pub fn drop_own_due(&self, institution: InstitutionId, employment: EmploymentId) -> Result<(), Error> {
        self.tx().run(&DROP_OWN, &[&institution, &employment, &self.now()]).map(drop)
    }

    /// Moves what is open and due on a day to a later one; answers how many.
    pub fn move_due(&self, institution: InstitutionId, from: Day, to: Day) -> Result<u64, Error> {
        self.tx().run(&MOVE_DAY, &[&institution, &from, &to])
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
