//! Opening, closing and moving due dates from inside a unit of work.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, InstitutionId};

use super::model::{Deadline, OwedBy, Passed};
use super::store::{self, NewDue, OwedAbout};
use crate::holiday;
use crate::work::Work;

impl Work<'_> {
    /// Opens a due date.
    pub fn owe(&self, deadline: Deadline) -> Result<(), Error> {
        self.owe_in(self.institution()?, deadline)
    }

    /// Opens a due date in an institution named by the caller: for the program itself, which belongs to none.
    /// Falls the day on a weekend or a public holiday, then the next working day is meant.
    pub fn owe_in(&self, institution: InstitutionId, deadline: Deadline) -> Result<(), Error> {
        self.owe_from(institution, institution, deadline)
    }

    /// The same of something that cannot be done before a day: no list shows it until then.
    pub fn owe_later(
        &self,
        institution: InstitutionId,
        opens_on: Day,
        deadline: Deadline,
    ) -> Result<(), Error> {
        self.open_due((institution, institution), Some(opens_on), deadline, 0)
    }

    /// The same by somebody who works in `works_in`: the seat above a head. The row stands beside what it is about, so that
    /// whoever answers closes it there; it waits for, and counts for, whoever owes it.
    pub fn owe_from(
        &self,
        institution: InstitutionId,
        works_in: InstitutionId,
        deadline: Deadline,
    ) -> Result<(), Error> {
        self.open_due((institution, works_in), None, deadline, 0)
    }

    /// The same by somebody further up than whose answer it would be, who may not give it: it is theirs as if it had gone up,
    /// though nobody was silent.
    pub fn owe_above(&self, institution: InstitutionId, deadline: Deadline) -> Result<(), Error> {
        self.open_due((institution, institution), None, deadline, 1)
    }

    fn open_due(
        &self,
        (institution, works_in): (InstitutionId, InstitutionId),
        opens_on: Option<Day>,
        deadline: Deadline,
        level: i64,
    ) -> Result<(), Error> {
        let new = NewDue {
            id: self.new_id(),
            kind: deadline.kind,
            subject: deadline.subject,
            owed_by: (works_in, deadline.owed_by),
            about: deadline.about,
            note: &deadline.note,
            path: &deadline.path,
            year: deadline.year,
            made_at: self.now(),
            opens_on,
            due_on: holiday::working_day(self.tx(), institution, deadline.due_on)?,
            level,
            from: None,
        };
        store::insert(self.tx(), institution, &new)
    }

    /// Closes what was owed on this subject: in time or late, by today. Nothing owed is no error. What went up counts for
    /// whoever holds it then: they owe that it is answered, not that they answer it with their own hand.
    pub fn settle(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.settle_in(self.institution()?, kind, subject)
    }

    /// The same in an institution named by the caller: for who acts on its rows from their own.
    pub fn settle_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        store::settle(self.tx(), (institution, subject, kind), None, (self.now(), self.today()))
    }

    /// Closes it without counting: what was owed has been withdrawn.
    pub fn drop_due(&self, kind: &str, subject: Uuid) -> Result<(), Error> {
        self.drop_due_in(self.institution()?, kind, subject)
    }

    /// Closes what was never answered, for the program itself: somebody else answers in place of who owed it.
    pub fn miss_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        store::miss(self.tx(), (institution, subject, kind), self.now())
    }

    /// Closes without counting, for the program itself.
    pub fn drop_due_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        store::drop_due(self.tx(), (institution, subject, kind), self.now())
    }

    /// Closes what is about to be owed anew: what had passed was late, the rest does not count.
    pub fn replace_due_in(&self, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<(), Error> {
        store::replace(self.tx(), (institution, subject, kind), self.now(), self.today())
    }

    /// Closes what one of several owes, without counting: the others still owe it.
    pub fn drop_due_of(
        &self,
        institution: InstitutionId,
        kind: &str,
        subject: Uuid,
        owed_by: EmploymentId,
    ) -> Result<(), Error> {
        store::drop_due_of(self.tx(), (institution, subject, kind), owed_by, self.now())
    }

    /// Closes what one of several owes, in time or late: the others still owe it.
    pub fn settle_of(
        &self,
        institution: InstitutionId,
        kind: &str,
        subject: Uuid,
        owed_by: EmploymentId,
    ) -> Result<(), Error> {
        store::settle(self.tx(), (institution, subject, kind), Some(owed_by), (self.now(), self.today()))
    }

    /// Takes what somebody let pass to somebody else: the first is missed for good, unless they were `away` on their day;
    /// the other has `days` from today to answer, and their answer counts for them. Answers their last day.
    /// Source: performance.md 1.1, 4.4, 6.3 (PROPOSED).
    pub fn raise(&self, passed: &Passed, to: EmploymentId, days: i64, away: bool) -> Result<Day, Error> {
        let (tx, institution) = (self.tx(), passed.institution_id);
        let due_on = holiday::working_day(tx, institution, self.today().plus_days(days))?;
        store::close_one(tx, institution, passed.id, if away { "dropped" } else { "missed" }, self.now())?;
        let silent = passed.owed_by_id.filter(|_| !away);
        self.owe_again(passed, (institution, to), due_on, (passed.level.saturating_add(1), silent))?;
        Ok(due_on)
    }

    /// Closes one passed row as never answered: what was owed is done in another way.
    pub fn miss_passed(&self, passed: &Passed) -> Result<(), Error> {
        store::close_one(self.tx(), passed.institution_id, passed.id, "missed", self.now())
    }

    fn owe_again(
        &self,
        passed: &Passed,
        to: (InstitutionId, EmploymentId),
        due_on: Day,
        (level, from): (i64, Option<EmploymentId>),
    ) -> Result<(), Error> {
        let (works_in, owed_by) = to;
        let new = NewDue {
            id: self.new_id(),
            kind: &passed.kind,
            subject: passed.subject_id,
            owed_by: (works_in, OwedBy::Person(owed_by)),
            about: passed.about_id,
            note: &passed.note,
            path: &passed.path,
            year: passed.year,
            made_at: self.now(),
            opens_on: None,
            due_on,
            level,
            from,
        };
        store::insert(self.tx(), passed.institution_id, &new)
    }

    /// The last day of an answer asked for today, with the days any answer has.
    fn answer_by(&self, institution: InstitutionId) -> Result<Day, Error> {
        let days = self.setting(self.today().financial_year(), "answer_days")?;
        holiday::working_day(self.tx(), institution, self.today().plus_days(days))
    }

    /// Hands over what one person still owes about an employee (None: all they owe but what concerns themselves) to
    /// another, but for `personal` kinds (two LIKE patterns), which wait for one by name. What has not passed moves, with the
    /// days any answer has when fewer are left; what has passed stays with the first as late and is owed anew by the second:
    /// each answers for their own days, and nobody's silence is another's.
    /// With `risen`, also what had come up to the first because somebody below was silent.
    /// Source: performance.md 1.1 and 3.3 (seven days to answer, duty M), 4.4 (PROPOSED). Answers how many were handed over.
    pub fn hand_over_due(
        &self,
        institution: InstitutionId,
        about: Option<EmploymentId>,
        (from, to): (EmploymentId, EmploymentId),
        personal: [&'static str; 2],
        risen: bool,
    ) -> Result<u64, Error> {
        let (tx, today) = (self.tx(), self.today());
        let least = self.answer_by(institution)?;
        let up_to = if risen { i64::MAX } else { 0 };
        let owed = OwedAbout { institution, about, from, without: personal, up_to };
        let passed = store::lapse(tx, owed, today, self.now())?;
        let moved = store::hand_over(tx, owed, to, (least, today))?;
        for row in &passed {
            self.owe_again(row, (institution, to), least, (row.level, None))?;
        }
        Ok(moved + u64::try_from(passed.len()).map_err(Error::internal)?)
    }

    /// What went up from a silent supervisor to the level above comes down to the next supervisor, who was never asked, with
    /// the days any answer has; it is the holder's no more, and late for them only where their day has passed. Without this
    /// it would go to the next second level, who may be the one who was silent. Answers how many.
    pub fn hand_down_due(
        &self,
        institution: InstitutionId,
        about: EmploymentId,
        (holder, to): (EmploymentId, EmploymentId),
        personal: [&'static str; 2],
    ) -> Result<u64, Error> {
        let (tx, today) = (self.tx(), self.today());
        let owed =
            OwedAbout { institution, about: Some(about), from: holder, without: personal, up_to: i64::MAX };
        let risen = store::list_risen(tx, owed)?;
        if risen.is_empty() {
            return Ok(0);
        }
        let least = self.answer_by(institution)?;
        for row in &risen {
            let outcome = if row.due_on < today { "late" } else { "dropped" };
            store::close_one(tx, institution, row.id, outcome, self.now())?;
            self.owe_again(row, (institution, to), least, (0, None))?;
        }
        u64::try_from(risen.len()).map_err(Error::internal)
    }

    /// What had come up to somebody about an employee whom they supervise from now on is theirs as if it had never been
    /// another's: it leaves the list of whoever was silent, who can answer it no more.
    pub fn settle_risen_due(
        &self,
        institution: InstitutionId,
        about: EmploymentId,
        holder: EmploymentId,
    ) -> Result<(), Error> {
        store::settle_risen(self.tx(), (institution, about, holder))
    }

    /// What HR was asked about somebody who had no supervisor goes to the one they have now, with the days any answer has; not
    /// what HR owes by its `office` (LIKE patterns). Answers how many.
    pub fn take_due_from_hr(
        &self,
        institution: InstitutionId,
        about: EmploymentId,
        to: EmploymentId,
        office: [&'static str; 3],
    ) -> Result<u64, Error> {
        let least = self.answer_by(institution)?;
        store::take_from_hr(self.tx(), (institution, about, to), least, office)
    }

    /// Closes without counting what somebody who leaves still owed about themselves, but for the kinds they may still
    /// answer.
    pub fn drop_own_due(
        &self,
        institution: InstitutionId,
        employment: EmploymentId,
        stays: fn(&str) -> bool,
    ) -> Result<(), Error> {
        let own = store::list_own(self.tx(), institution, employment)?;
        let mut closed = own.iter().filter(|due| !stays(&due.kind));
        closed.try_for_each(|due| store::close_one(self.tx(), institution, due.id, "dropped", self.now()))
    }

    /// Moves what is open and due on a day to a later one; answers how many.
    pub fn move_due(&self, institution: InstitutionId, from: Day, to: Day) -> Result<u64, Error> {
        store::move_day(self.tx(), institution, from, to)
    }

    /// Puts one due date off to a later day, or to the next working day after it; answers the day.
    pub fn put_off(&self, institution: InstitutionId, id: Uuid, from: Day, to: Day) -> Result<Day, Error> {
        let to = holiday::working_day(self.tx(), institution, to)?;
        store::put_off(self.tx(), institution, id, from, to)?;
        Ok(to)
    }
}
