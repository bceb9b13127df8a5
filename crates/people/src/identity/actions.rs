//! Signing in and out, activating an account, changing a password, confirming it before a signature.
//! Hashing happens before the unit of work: a unit never holds the writer for 30 milliseconds.

use kernel::{AccountId, Actor, Day, EmploymentId, Error, InstitutionId, PersonId, Place, Reason, Timestamp};
use platform::clock::random_bytes;
use platform::http::Visit;
use platform::session::{self, Token};
use platform::store::Tx;
use platform::throttle::{self, Limit, Tries};
use platform::work::{Desk, Event, Permit, Saved, Work};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::CodeRow;
use super::{password, rules, store};
use crate::employee::{self, EmploymentRow};
use crate::permissions;

/// Why somebody could not sign in or activate. It never tells whether the person exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// Check number, password or code is wrong, or nobody has it.
    Wrong,
    /// So many seconds to wait first.
    Wait(i64),
    /// Password or code is right, and the employment begins on this day.
    NotYet(Day),
}

/// Guessing from one network at one person's password.
const PAIRED: Limit = Limit { free: 5, first_wait: 15, longest_wait: 300 };
/// Guessing from many networks: slowed far later and far less, and only who has failed from here waits, from that failure on: so
/// strangers cannot keep a person out.
const ALONE: Limit = Limit { free: 50, first_wait: 5, longest_wait: 60 };

/// Guessing from one network at many people. A council sits behind one address: on the morning on which everybody signs in it is
/// hundreds of people in a quarter of an hour, and some of them mistype. Whoever shares the address waits with whoever
/// guesses there, so it is seconds, and each quarter of an hour begins anew.
const NETWORK: Limit = Limit { free: 200, first_wait: 1, longest_wait: 15 };
const QUARTER_HOUR: i64 = 15 * 60 * 1000;

fn tries(visit: &Visit, check_number: &str) -> Tries {
    let (peer, quarter) = (visit.peer(), visit.app().clock.now().millis() / QUARTER_HOUR);
    Tries {
        own: (format!("sign-in:{check_number}:{peer}"), PAIRED),
        anywhere: Some((format!("sign-in:{check_number}"), ALONE)),
        place: Some((format!("sign-in:net:{peer}:{quarter}"), NETWORK)),
    }
}

/// Seconds still to wait; or 0, and the try counts as a failure from now on: the slow hash comes after it.
///
/// A wrong code counts as a wrong password does, and kills no code: else whoever knows a check number could void a slip that
/// its owner holds. Forty bits stand against a guess a minute for the fourteen days of a code.
async fn begin(visit: &Visit, tries: &Tries) -> Result<i64, Error> {
    let (now, tries) = (visit.app().clock.now(), tries.clone());
    visit.app().store.write(move |tx| throttle::begin(tx, &tries, now)).await
}

async fn right(visit: &Visit, tries: Tries) -> Result<(), Error> {
    visit.app().store.write(move |tx| throttle::right(tx, &tries)).await
}

/// Signs somebody in; the token is for the browser.
pub async fn sign_in(
    visit: &Visit,
    check_number: &str,
    typed: String,
) -> Result<Result<Token, Turned>, Error> {
    let tries = tries(visit, check_number);
    let seconds = begin(visit, &tries).await?;
    if seconds > 0 {
        return Ok(Err(Turned::Wait(seconds)));
    }
    let (wanted, today) = (check_number.to_owned(), visit.app().clock.now().day());
    let known = visit.app().store.read(move |tx| store::find(tx, &wanted, today)).await?;
    let hash = known.as_ref().and_then(|known| known.password_hash.clone());
    let is_right = password::matches(typed, hash).await?;
    let begins_on = known.as_ref().and_then(|known| known.starts_on).filter(|on| *on > today);
    if let (true, Some(day)) = (is_right, begins_on) {
        right(visit, tries).await?;
        return Ok(Err(Turned::NotYet(day)));
    }
    let employed =
        known.and_then(|known| Some((known.account_id?, known.institution_id?, known.employment_id?)));
    match employed {
        Some((account, institution, employment)) if is_right => {
            let opened = open_session(visit, account, institution, employment, tries).await?;
            Ok(opened.ok_or(Turned::Wrong))
        }
        _ => Ok(Err(Turned::Wrong)),
    }
}

/// The desk of the person who has just shown who they are; None when they have no employment that has begun.
async fn desk_of(
    visit: &Visit,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Option<Desk>, Error> {
    let today = visit.app().clock.now().day();
    let person =
        visit.app().store.read(move |tx| employee::actor(tx, institution, employment, today)).await?;
    Ok(person.map(|person| Desk { actor: Actor::Person(Box::new(person)), ..visit.desk() }))
}

async fn open_session(
    visit: &Visit,
    account: AccountId,
    institution: InstitutionId,
    employment: EmploymentId,
    tries: Tries,
) -> Result<Option<Token>, Error> {
    let Some(desk) = desk_of(visit, institution, employment).await? else { return Ok(None) };
    let token = session::new_token()?;
    let kept = token.clone();
    desk.write(move |work| {
        throttle::right(work.tx(), &tries)?;
        let permit = work.permit(&permissions::SIGN_IN, &Place::institution(institution))?;
        session::start(work.tx(), &kept, work.now(), account, institution, employment)?;
        work.save(permit, Event::on("people.account", account.0).about(employment))
    })
    .await?;
    Ok(Some(token))
}

pub async fn sign_out(visit: &Visit) -> Result<(), Error> {
    let Some((account, token)) = visit.session().cloned() else { return Ok(()) };
    visit
        .write(move |work| {
            let person = work.person()?;
            // From the seat above an institution one signs out of one's own.
            let home = person.seated.as_ref().map_or(person.institution, |seated| seated.home);
            let permit = work.permit(&permissions::SIGN_OUT, &Place::institution(home))?;
            session::end(work.tx(), &token)?;
            work.save(permit, Event::on("people.account", account.0).about(person.employment))
        })
        .await
}

fn code_hash(code: &str) -> Vec<u8> {
    Sha256::digest(rules::normal_code(code).as_bytes()).to_vec()
}

/// Makes a one-time code for an employee, to be handed over on paper; an earlier one is void.
pub fn make_activation(work: &Work<'_>, employee: &EmploymentRow) -> Result<Saved<String>, Error> {
    let (code, saved) = new_code(work, employee)?;
    Ok(saved.with(code))
}

/// A code for each: for slips printed together. NotFound when there is nobody.
pub fn make_activations(
    work: &Work<'_>,
    employees: Vec<EmploymentRow>,
) -> Result<Saved<Vec<(EmploymentRow, String)>>, Error> {
    let mut made = Vec::with_capacity(employees.len());
    let mut last = None;
    for employee in employees {
        let (code, saved) = new_code(work, &employee)?;
        made.push((employee, code));
        last = Some(saved);
    }
    last.map(|saved| saved.with(made)).ok_or(Error::NotFound)
}

/// Does the account of a check number open this employment, today or from its first day on? One who works elsewhere by now
/// gets a code from HR there.
pub(crate) fn judge_code(work: &Work<'_>, employee: &EmploymentRow) -> Result<(), Error> {
    let known = store::find(work.tx(), &employee.check_number, work.today())?;
    if employee.starts_on > work.today() || known.and_then(|known| known.employment_id) == Some(employee.id) {
        Ok(())
    } else {
        Err(Error::Refused(Reason::new("people-code-refused-elsewhere")))
    }
}

fn new_code(work: &Work<'_>, employee: &EmploymentRow) -> Result<(String, Saved<()>), Error> {
    let permit = work.permit(&permissions::ACTIVATION_MAKE, employee)?;
    let code = rules::code_from(random_bytes()?);
    let expires_at = work.now().plus_seconds(rules::CODE_DAYS * 24 * 3600);
    store::put_code(work.tx(), employee, &code_hash(&code), expires_at, work.now())?;
    let event = Event::on("people.account", employee.person_id.0).about(employee.id);
    // A code for somebody who can sign in already is told to them: they should know if they did not ask for it.
    let event = match store::find_hash(work.tx(), employee.person_id)? {
        Some(_) => event.after(json!({ "renews": true })),
        None => event,
    };
    Ok((code, work.save(permit, event)?))
}

/// Uses a code: gives the account its password and signs its owner in, and out everywhere else.
pub async fn activate(
    visit: &Visit,
    check_number: &str,
    code: &str,
    typed: String,
) -> Result<Result<Token, Turned>, Error> {
    let tries = tries(visit, check_number);
    let seconds = begin(visit, &tries).await?;
    if seconds > 0 {
        return Ok(Err(Turned::Wait(seconds)));
    }
    let (wanted, now) = (check_number.to_owned(), visit.app().clock.now());
    let found = visit
        .app()
        .store
        .read(move |tx| {
            let today = now.day();
            let Some(known) = store::find(tx, &wanted, today)? else { return Ok(None) };
            Ok(store::find_code(tx, known.person_id, now)?.map(|code| (known, code)))
        })
        .await?;
    // The slow hash runs before the answer is known, so that a right check number cannot be told by the time taken.
    let new_hash = password::hash(typed).await?;
    let given = code_hash(code);
    let employed = found.as_ref().and_then(|(known, _)| Some((known.institution_id?, known.employment_id?)));
    match (found, employed) {
        // The code stays good for that day.
        (Some((_, code)), _) if code.code_hash == given && code.starts_on > now.day() => {
            right(visit, tries).await?;
            Ok(Err(Turned::NotYet(code.starts_on)))
        }
        // HR of a former employment opens no account at the next one.
        (Some((known, code)), Some((institution, employment)))
            if code.code_hash == given && code.employment_id == employment =>
        {
            let Some(desk) = desk_of(visit, institution, employment).await? else {
                return Ok(Err(Turned::Wrong));
            };
            let person = known.person_id;
            let account =
                desk.write(move |work| open_account(work, institution, person, &code, &new_hash)).await?;
            let opened = open_session(visit, account, institution, employment, tries).await?;
            Ok(opened.ok_or(Turned::Wrong))
        }
        _ => Ok(Err(Turned::Wrong)),
    }
}

/// The code first: whoever uses it at the same moment waits here, and finds it gone.
pub(super) fn open_account(
    work: &Work<'_>,
    institution: InstitutionId,
    person: PersonId,
    code: &CodeRow,
    hash: &str,
) -> Result<Saved<AccountId>, Error> {
    let permit = work.permit(&permissions::ACTIVATE, &Place::institution(institution))?;
    store::use_code(work.tx(), person, code, work.now())?;
    let account = take_password(work.tx(), work.new_id(), person, hash, work.now())?;
    let event = Event::on("people.account", account.0).about(code.employment_id);
    Ok(work.save(permit, event)?.with(account))
}

/// A code that was not used for it is void.
fn take_password(
    tx: &Tx<'_>,
    id: AccountId,
    person: PersonId,
    hash: &str,
    now: Timestamp,
) -> Result<AccountId, Error> {
    let account = store::put_account(tx, id, person, hash, now)?;
    store::void_code(tx, person)?;
    session::end_all(tx, account)?;
    Ok(account)
}

/// Gives demo people a password through the same rows as an activation; only the program itself may.
pub fn activate_for_demo(work: &Work<'_>, employee: &EmploymentRow, hash: &str) -> Result<Saved<()>, Error> {
    let permit: Permit = work.permit(&permissions::ACTIVATE_FOR_DEMO, employee)?;
    let account = take_password(work.tx(), work.new_id(), employee.person_id, hash, work.now())?;
    work.save(permit, Event::on("people.account", account.0).about(employee.id))
}

/// Is this the reader's own password? For signing; complains about the field `password`. Call it before the unit of work.
pub async fn confirm(visit: &Visit, typed: &str) -> Result<(), Error> {
    let person = visit.person()?;
    let id = person.person;
    let tries = Tries { own: (format!("confirm:{id}"), PAIRED), anywhere: None, place: None };
    if begin(visit, &tries).await? > 0 {
        return Err(Error::field("password", "people-identity-confirm-wait"));
    }
    let hash = visit.app().store.read(move |tx| store::find_hash(tx, id)).await?;
    if password::matches(typed.to_owned(), hash).await? {
        return right(visit, tries).await;
    }
    Err(Error::field("password", "people-identity-confirm-wrong"))
}

/// Gives the reader another password and signs them out everywhere.
pub async fn change_password(visit: &Visit, new: String) -> Result<(), Error> {
    let hash = password::hash(new).await?;
    visit
        .write(move |work| {
            let person = work.person()?;
            let permit =
                work.permit(&permissions::PASSWORD_CHANGE, &Place::institution(person.institution))?;
            let account = take_password(work.tx(), work.new_id(), person.person, &hash, work.now())?;
            work.save(permit, Event::on("people.account", account.0).about(person.employment))
        })
        .await
}
