//! All SQL about absence. Rows change their state and their last day, and are never deleted.

use kernel::uuid::Uuid;
use kernel::{
    Day, EmploymentId, Error, EventId, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp, ToValue,
};
use platform::history::Readable;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{AbsenceId, AbsenceRow, Kind, ListedRow, NewAbsence, NoteRow, Span, State};
use super::rules::CLOSED;

platform::statements! {
    INSERT = "INSERT INTO people_absence (institution_id, id, employment_id, kind, state, from_on, to_on, letter, venue, note, \
            answer, made_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, 1)";
    FIND = "SELECT a.institution_id, a.id, a.employment_id, e.name, e.check_number, e.unit_path, own.supervisor_id, \
            upper.supervisor_id AS second_level_id, a.kind, a.state, a.from_on, a.to_on, a.letter, a.venue, a.note, a.answer, \
            a.version \
        FROM people_absence a \
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id \
        LEFT JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = a.employment_id \
            AND own.from_on <= $3 AND (own.to_on IS NULL OR own.to_on >= $3) \
        LEFT JOIN people_supervision upper ON upper.institution_id = $1 AND upper.employment_id = own.supervisor_id \
            AND upper.from_on <= $3 AND (upper.to_on IS NULL OR upper.to_on >= $3) \
        WHERE a.institution_id = $1 AND a.id = $2";
    /// Days that other absences of the person take or would take.
    LIST_TAKEN = "SELECT employment_id, kind, from_on, to_on FROM people_absence \
        WHERE institution_id = $1 AND employment_id = $2 AND state IN ('asked', 'agreed') \
            AND (CAST($3 AS {{uuid}}) IS NULL OR id <> $3) ORDER BY from_on";
    /// Agreed days of one person that touch a stretch of days.
    LIST_SPANS = "SELECT employment_id, kind, from_on, to_on FROM people_absence \
        WHERE institution_id = $1 AND employment_id = $2 AND state = 'agreed' AND from_on <= $4 AND to_on >= $3 \
        ORDER BY from_on";
    LIST_SPANS_OF = "SELECT employment_id, kind, from_on, to_on FROM people_absence \
        WHERE institution_id = $1 AND employment_id IN ({{list $4}}) AND state = 'agreed' AND from_on <= $3 AND to_on >= $2 \
        ORDER BY employment_id, from_on";
    LIST_OWN = "SELECT a.id, a.employment_id, e.name, e.check_number, a.kind, a.state, a.from_on, a.to_on, a.letter \
        FROM people_absence a \
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id \
        WHERE a.institution_id = $1 AND a.employment_id = $2 ORDER BY a.from_on DESC, a.id DESC LIMIT $3";
    /// Of the institution, those that end last first.
    LIST = "SELECT a.id, a.employment_id, e.name, e.check_number, a.kind, a.state, a.from_on, a.to_on, a.letter \
        FROM people_absence a \
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id \
        WHERE a.institution_id = $1 AND a.state IN ('asked', 'agreed') \
            AND (CAST($2 AS {{date}}) IS NULL OR (a.to_on, a.id) < (CAST($2 AS {{date}}), CAST($3 AS {{uuid}}))) \
        ORDER BY a.to_on DESC, a.id DESC LIMIT $4";
    SAVE_ANSWER = "UPDATE people_absence SET state = $3, answer = $4, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_LAST = "UPDATE people_absence SET to_on = $3, letter = $4, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    /// Of every institution: what people owe about themselves by a day that has passed and on which they were away. Studies
    /// are followed while they last, and whoever is seconded works.
    LIST_DEFERRED = "SELECT due.institution_id, due.id, due.owed_by_id, due.due_on, away.from_on, away.to_on \
        FROM platform_deadline due \
        JOIN people_absence away ON away.institution_id = due.institution_id AND away.employment_id = due.owed_by_id \
            AND away.state = 'agreed' AND away.kind <> 'secondment' \
            AND away.from_on <= due.due_on AND away.to_on >= due.due_on \
        WHERE due.closed_at IS NULL AND due.dealt_at IS NULL AND due.due_on < $1 AND due.about_id = due.owed_by_id \
            AND due.kind <> $2 \
        ORDER BY due.due_on, due.institution_id, due.id LIMIT $4 OFFSET $3";
    /// A page of somebody's history with what happened to their absences of one kind: those events are about nobody, so
    /// that no other history has them.
    LIST_HISTORY = "SELECT id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after, is_closed \
        FROM (SELECT * FROM (SELECT e.id, e.at, e.actor_name, e.acting_for_id, e.action, e.subject_kind, e.subject_id, \
                e.before, e.after, FALSE AS is_closed \
            FROM platform_event e \
            WHERE e.institution_id = $1 AND e.about_id = $2 AND (CAST($4 AS {{uuid}}) IS NULL OR e.id < $4) \
                AND e.action LIKE $6 AND e.action NOT LIKE $7 AND e.action NOT LIKE $8 AND e.action NOT LIKE $9 \
            ORDER BY e.id DESC LIMIT $5) AS open \
          UNION ALL \
            SELECT * FROM (SELECT e.id, e.at, e.actor_name, e.acting_for_id, e.action, e.subject_kind, e.subject_id, \
                e.before, e.after, TRUE AS is_closed \
            FROM people_absence a \
            JOIN platform_event e ON e.institution_id = a.institution_id AND e.subject_id = a.id \
            WHERE a.institution_id = $1 AND a.employment_id = $2 AND a.kind = $3 AND e.about_id IS NULL \
                AND (CAST($4 AS {{uuid}}) IS NULL OR e.id < $4) \
            ORDER BY e.id DESC LIMIT $5) AS closed) AS told \
        ORDER BY id DESC LIMIT $5";
    INSERT_NOTE = "INSERT INTO people_absence_note (institution_id, absence_id, id, at, text) VALUES ($1, $2, $3, $4, $5)";
    LIST_NOTES = "SELECT id, at, text FROM people_absence_note \
        WHERE institution_id = $1 AND absence_id = $2 ORDER BY id LIMIT 100";
}

platform::row! {
    /// A line of a history, and whether it is of a closed absence.
    pub struct ToldRow {
        pub id: EventId,
        pub at: Timestamp,
        pub actor_name: String,
        pub acting_for_id: Option<EmploymentId>,
        pub action: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub before: Option<serde_json::Value>,
        pub after: Option<serde_json::Value>,
        pub is_closed: bool,
    }

    /// Something one owes about oneself, its day inside an absence.
    pub(super) struct Deferred {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub owed_by_id: EmploymentId,
        pub due_on: Day,
        pub from_on: Day,
        pub to_on: Day,
    }
}

/// What has passed before `today` inside an absence of whoever owes it, but for one kind and for the first so many.
pub(super) fn list_deferred(
    tx: &Tx<'_>,
    today: Day,
    kind: &str,
    (but, most): (i64, i64),
) -> Result<Vec<Deferred>, Error> {
    tx.all(&LIST_DEFERRED, &[&today, &kind, &but, &most])
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AbsenceId,
    (employment, state): (EmploymentId, State),
    new: &NewAbsence,
    now: Timestamp,
) -> Result<(), Error> {
    let NewAbsence { kind, from_on, to_on, letter, venue, note } = new;
    tx.run(
        &INSERT,
        &[&institution, &id, &employment, kind, &state, from_on, to_on, letter, venue, note, &now],
    )
    .map(drop)
}

/// A page of somebody's history, closed absences and all, newest first, from before `older_than`.
pub fn list_history(
    tx: &Tx<'_>,
    (institution, employment): (InstitutionId, EmploymentId),
    older_than: Option<EventId>,
    readable: Readable,
) -> Result<Page<ToldRow>, Error> {
    let [within, one, two, three] = readable.patterns();
    Page::read(PAGE_ROWS, |most| {
        let args: [&dyn kernel::ToValue; 9] =
            [&institution, &employment, &CLOSED, &older_than, &most, &within, &one, &two, &three];
        tx.all(&LIST_HISTORY, &args)
    })
}

/// One absence, with the supervisors of a day.
pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AbsenceId,
    day: Day,
) -> Result<Option<Guarded<AbsenceRow>>, Error> {
    Ok(tx.opt::<AbsenceRow>(&FIND, &[&institution, &id, &day])?.map(Guarded::new))
}

/// First and last days of the person's other absences, asked and agreed.
pub fn list_taken(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    but: Option<AbsenceId>,
) -> Result<Vec<(Day, Day)>, Error> {
    let rows = tx.all::<Span>(&LIST_TAKEN, &[&institution, &employment, &but])?;
    Ok(rows.iter().map(|row| (row.from_on, row.to_on)).collect())
}

/// Agreed absences of one person that touch these days: what other areas ask.
pub fn list_spans(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    from: Day,
    to: Day,
) -> Result<Vec<Span>, Error> {
    tx.all(&LIST_SPANS, &[&institution, &employment, &from, &to])
}

/// Was somebody away on a day, so that silence on it was none? Whoever is seconded works.
pub fn was_away(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    day: Day,
) -> Result<bool, Error> {
    let spans = list_spans(tx, institution, employment, day, day)?;
    Ok(spans.iter().any(|span| span.kind != Kind::Secondment))
}

/// The same for many people at once.
pub fn list_spans_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employments: &[EmploymentId],
    from: Day,
    to: Day,
) -> Result<Vec<Span>, Error> {
    let asked: Vec<&dyn ToValue> = employments.iter().map(|id| -> &dyn ToValue { id }).collect();
    let mut spans = Vec::new();
    tx.each_of(&LIST_SPANS_OF, &[&institution, &from, &to], &asked, |span: Span| {
        spans.push(span);
        Ok(())
    })?;
    Ok(spans)
}

pub fn list_own(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<ListedRow>, Error> {
    tx.all(&LIST_OWN, &[&institution, &employment, &PAGE_ROWS])
}

/// Asked and agreed absences of an institution, those that end last first.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, after: &PageKey) -> Result<Page<ListedRow>, Error> {
    let day: Option<Day> = after.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &day, &after.id(), &most]))
}

pub fn save_answer(tx: &Tx<'_>, row: &AbsenceRow, state: State, answer: &str) -> Result<(), Error> {
    tx.change(&SAVE_ANSWER, &[&row.institution_id, &row.id, &state, &answer, &row.version])
}

pub fn save_last(tx: &Tx<'_>, row: &AbsenceRow, to_on: Day, letter: &str) -> Result<(), Error> {
    tx.change(&SAVE_LAST, &[&row.institution_id, &row.id, &to_on, &letter, &row.version])
}

pub fn insert_note(tx: &Tx<'_>, row: &AbsenceRow, id: Uuid, at: Timestamp, text: &str) -> Result<(), Error> {
    tx.run(&INSERT_NOTE, &[&row.institution_id, &row.id, &id, &at, &text]).map(drop)
}

pub fn list_notes(tx: &Tx<'_>, row: &AbsenceRow) -> Result<Vec<NoteRow>, Error> {
    tx.all(&LIST_NOTES, &[&row.institution_id, &row.id])
}
