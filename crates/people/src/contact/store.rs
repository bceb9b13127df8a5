//! All SQL about where and how often people are reached by e-mail.

use kernel::{Day, EmploymentId, Error, InstitutionId, PersonId};
use platform::store::Tx;

use super::model::{ChoiceRow, Recipient, RecipientRow, Typed};

platform::statements! {
    FIND = "SELECT person.email, person.version AS person_version, choice.digest, choice.language, \
            CAST(COALESCE(choice.version, 0) AS {{int}}) AS version \
        FROM people_person person LEFT JOIN people_mail_choice choice \
            ON choice.institution_id = $1 AND choice.employment_id = $2 \
        WHERE person.id = $3";
    SAVE = "INSERT INTO people_mail_choice (institution_id, employment_id, digest, language, version) \
        VALUES ($1, $2, $3, $4, 1) ON CONFLICT (institution_id, employment_id) DO UPDATE SET \
        digest = excluded.digest, language = excluded.language, version = people_mail_choice.version + 1 \
        WHERE people_mail_choice.version = $5";
    SAVE_EMAIL = "UPDATE people_person SET email = $2, version = version + 1 WHERE id = $1 AND version = $3";
    LIST_RECIPIENTS = concat!("SELECT employment.id, person.first_name, person.surname, person.email, choice.digest, choice.language \
        FROM people_employment employment \
        JOIN people_person person ON person.id = employment.person_id AND person.email <> '' \
        JOIN people_account account ON account.person_id = employment.person_id AND account.activated_at IS NOT NULL \
        LEFT JOIN people_mail_choice choice \
            ON choice.institution_id = $1 AND choice.employment_id = employment.id \
        WHERE employment.institution_id = $1 AND (CAST($2 AS {{uuid}}) IS NULL OR employment.id > $2) \
            AND employment.starts_on <= $3 AND (employment.ends_on IS NULL OR employment.ends_on >= $3) \
            AND (choice.digest IS NULL OR choice.digest <> 'never') AND NOT ", crate::on_leave!("employment", "$3"), " \
        ORDER BY employment.id LIMIT $4");
}

pub(super) fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    person: PersonId,
) -> Result<Option<ChoiceRow>, Error> {
    tx.opt(&FIND, &[&institution, &employment, &person])
}

/// Stale when it was chosen anew meanwhile.
pub(super) fn save(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    typed: &Typed,
) -> Result<(), Error> {
    let (_, version) = typed.seen;
    tx.change(&SAVE, &[&institution, &employment, &typed.digest, &typed.language.code(), &version])
}

pub(super) fn save_email(tx: &Tx<'_>, person: PersonId, typed: &Typed) -> Result<(), Error> {
    let (version, _) = typed.seen;
    tx.change(&SAVE_EMAIL, &[&person, &typed.email, &version])
}

/// Whom a letter can go to, from after one of them: employed that day and not on leave, able to sign in, with an address, and not
/// unwilling. Source: performance.md 4.4 (approved leave pauses reminders).
pub fn list_recipients(
    tx: &Tx<'_>,
    institution: InstitutionId,
    after: Option<EmploymentId>,
    today: Day,
    most: i64,
) -> Result<Vec<Recipient>, Error> {
    let rows = tx.all::<RecipientRow>(&LIST_RECIPIENTS, &[&institution, &after, &today, &most])?;
    Ok(rows.into_iter().map(Recipient::from).collect())
}
