//! Parts of statements: a row that can go up carries where it has gone, so that asking costs no further statement.

/// Joins, beside a row, the due date that went up last or is stuck: `raised`, its holder and who let it pass before.
macro_rules! raised_joins {
    ($institution:literal, $subject:literal) => {
        concat!(
            " LEFT JOIN platform_deadline raised ON raised.institution_id = ",
            $institution,
            " AND raised.id = (SELECT went.id FROM platform_deadline went WHERE went.institution_id = ",
            $institution,
            " AND went.subject_id = ",
            $subject,
            " AND (went.level > 0 OR (went.closed_at IS NULL AND went.dealt_at IS NOT NULL))
                AND (went.owed_by_id IS NULL OR went.about_id <> went.owed_by_id) ORDER BY went.id DESC LIMIT 1)
            LEFT JOIN people_employment raised_to ON raised_to.institution_id = raised.owed_institution_id AND raised_to.id = raised.owed_by_id
            LEFT JOIN people_employment silent ON silent.institution_id = raised.institution_id AND silent.id = raised.from_id "
        )
    };
}

/// The columns of [`raised_joins`].
macro_rules! raised_columns {
    () => {
        " raised.owed_by_id AS escalated_id, raised_to.name AS escalated_name, silent.name AS silent_name,
          raised.due_on AS escalated_due_on, (raised.closed_at IS NULL) AS escalated_open,
          (raised.dealt_at IS NOT NULL) AS escalated_stuck "
    };
}

/// Until when whoever a row is about may still answer: the last day of what they owe under these kinds, which waits while they
/// are away, and later than any day stored or any window says. Source: decision 0013, due dates.
macro_rules! open_until {
    ($institution:literal, $subject:literal, $kinds:literal) => {
        concat!(
            " (SELECT MAX(own.due_on) FROM platform_deadline own WHERE own.institution_id = ",
            $institution,
            " AND own.subject_id = ",
            $subject,
            " AND own.kind IN (",
            $kinds,
            ") AND own.closed_at IS NULL)"
        )
    };
}

pub(crate) use {open_until, raised_columns, raised_joins};
