//! What somebody owes or owed by name, for tests of what makes, moves and closes due dates. The program has no such list: people
//! read theirs in `people::owed`, and a mark counts for itself.

use kernel::{Day, EmploymentId, InstitutionId, Timestamp};

use super::TestStore;

crate::statements! {
    OF = "SELECT institution_id, kind, about_id, due_on, level, dealt_at, outcome FROM platform_deadline
        WHERE owed_institution_id = $1 AND owed_by_id = $2 ORDER BY due_on, id";
}

crate::row! {
    pub struct Owed {
        /// Where the row lies.
        pub institution_id: InstitutionId,
        pub kind: String,
        pub about_id: Option<EmploymentId>,
        pub due_on: Day,
        pub level: i64,
        /// When the engine dealt with its day having passed.
        pub dealt_at: Option<Timestamp>,
        /// None while it is open.
        pub outcome: Option<String>,
    }
}

impl TestStore {
    /// All that somebody owes or owed where they work, oldest due date first.
    pub fn owed(&self, works_in: InstitutionId, who: EmploymentId) -> Vec<Owed> {
        self.tx(move |tx| tx.all(&OF, &[&works_in, &who])).expect("due dates")
    }

    /// The days of what they still owe.
    pub fn owed_by(&self, works_in: InstitutionId, who: EmploymentId) -> Vec<String> {
        let rows = self.owed(works_in, who).into_iter().filter(|row| row.outcome.is_none());
        rows.map(|row| row.due_on.to_string()).collect()
    }

    /// Answers about others that fell due before a day, and those that came in time.
    pub fn answers(&self, works_in: InstitutionId, who: EmploymentId, today: Day) -> (usize, usize) {
        let mut rows = self.owed(works_in, who);
        rows.retain(|row| row.about_id.is_some_and(|about| about != who));
        let fell_due = |row: &&Owed| match row.outcome.as_deref() {
            Some(outcome) => outcome != "dropped",
            None => row.due_on < today,
        };
        let met = rows.iter().filter(|row| row.outcome.as_deref() == Some("met"));
        (rows.iter().filter(fell_due).count(), met.count())
    }
}
