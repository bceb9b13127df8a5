//! Making the digests of a day: a pass over each institution's people, in pages, outside the writer; letters, what they speak
//! of and where the pass stands are written together. A server that dies loses nothing, and two never write a letter twice.

use std::collections::BTreeSet;

use kernel::uuid::Uuid;
use kernel::{Actor, Day, EmploymentId, Error};
use people::contact::{Recipient, list_recipients};
use people::institution::InstitutionRow;
use platform::http::App;
use platform::mail::{self, Letter, NewMail};
use platform::pass::{self, Pass};
use platform::work::{Desk, Work};
use platform::{holiday, notice};

use super::letter::{self, Content};
use super::rules;
use crate::home;

const NAME: &str = "oversight.digest";
/// People of a page.
const PAGE: i64 = 25;
/// Notices looked at for one person.
const NEWS_MOST: i64 = 200;

/// A letter and the notices it speaks of.
type Made = (NewMail, Vec<Uuid>);

/// Makes today's digests wherever their hour has come; answers how many. Without a mail server none is made.
pub async fn make_due(app: &App) -> Result<u64, Error> {
    if app.mailer.is_none() {
        return Ok(0);
    }
    let mut made = 0;
    for institution in app.store.read(people::institution::list).await? {
        // What is wrong in one institution keeps no other waiting; its pass stands where it stood.
        match make(app, &institution).await {
            Ok(count) => made += count,
            Err(error) => tracing::error!(%error, institution = %institution.id, "digests could not be made"),
        }
    }
    Ok(made)
}

/// What a page of a pass needs to know.
struct Today {
    day: Day,
    first_of_week: bool,
    pass: Pass,
    recipients: Vec<Recipient>,
}

async fn make(app: &App, institution: &InstitutionRow) -> Result<u64, Error> {
    let mut made = 0;
    loop {
        let Some(today) = begin(app, institution).await? else { return Ok(made) };
        let mut letters = Vec::new();
        for recipient in &today.recipients {
            match compose(app, institution, recipient, &today).await {
                Ok(letter) => letters.extend(letter),
                Err(error) => {
                    tracing::error!(%error, employment = %recipient.employment, "a digest could not be made");
                }
            }
        }
        let last = today.recipients.last().map(|recipient| recipient.employment);
        match keep(app, institution, &today.pass, last, letters).await {
            Ok(count) => made += count,
            // Another server did this page.
            Err(Error::Stale) => {}
            Err(other) => return Err(other),
        }
    }
}

/// The next page of people; None when it is not time yet, or all is done.
async fn begin(app: &App, institution: &InstitutionRow) -> Result<Option<Today>, Error> {
    let (now, id) = (app.clock.now(), institution.id);
    app.store
        .report(move |tx| {
            let day = now.day();
            let (hour, _) = now.clock_time();
            let settings = platform::setting::settings(tx, day.financial_year())?;
            let early = i64::from(hour) < settings.number("digest_hour")?;
            if early || mail::quiet_until(tx, id, now)?.is_some() {
                return Ok(None);
            }
            let Some(pass) = pass::find(tx, id, NAME, day)? else { return Ok(None) };
            let week = holiday::list(tx, id, day.week().monday(), day)?;
            let free: BTreeSet<Day> = week.into_iter().map(|row| row.day).collect();
            let first_of_week = rules::is_first_of_week(day, |day| holiday::is_free(day, &free));
            let recipients = list_recipients(tx, id, pass.after_id, day, PAGE)?;
            Ok(Some(Today { day, first_of_week, pass, recipients }))
        })
        .await
}

async fn compose(
    app: &App,
    institution: &InstitutionRow,
    recipient: &Recipient,
    today: &Today,
) -> Result<Option<Made>, Error> {
    let (home, employment, day) = (institution.id, recipient.employment, today.day);
    let person = app.store.read(move |tx| people::employee::actor(tx, home, employment, day)).await?;
    let Some(person) = person else { return Ok(None) };
    // Only what this person may see is read.
    let actor = Actor::Person(Box::new(person));
    let desk = Desk::new(app.store.clone(), app.clock.clone(), app.ids.clone(), actor);
    let found = desk.report(move |work: &Work<'_>| {
        let news = notice::store::news(work.tx(), home, employment, NEWS_MOST)?;
        Ok((news, home::gather(work)?.0, work.new_id::<Uuid>()))
    });
    let (news, waits, id) = found.await?;
    let told = |kind: &str| {
        let mut lines = app.areas.iter().flat_map(|area| area.notices);
        lines.find(|line| line.by_mail && line.text == kind).map(|line| line.topic)
    };
    let news: Vec<(Uuid, &str)> =
        news.iter().filter_map(|one| told(&one.kind).map(|topic| (one.id, topic))).collect();
    if !rules::is_worth(recipient.digest, news.len(), &waits, day, today.first_of_week) {
        return Ok(None);
    }
    let site = app.mailer.as_ref().map_or("", |mailer| mailer.settings().site.as_str());
    let (subject, body) = letter::write(
        &app.words,
        &Content {
            language: recipient.language,
            name: &recipient.name,
            institution: &institution.name,
            site,
            today: day,
            topics: rules::topics(news.iter().map(|(_, topic)| *topic)),
            lines: rules::lines(recipient.digest, &waits, day),
        },
    );
    let letter =
        Letter { id, to_name: recipient.name.clone(), to_address: recipient.address.clone(), subject, body };
    let mail = NewMail {
        institution_id: home,
        employment_id: employment,
        kind: NAME,
        day,
        letter,
        at: app.clock.now(),
    };
    Ok(Some((mail, news.into_iter().map(|(id, _)| id).collect())))
}

/// Writes a page: the letters, which notices they speak of, and how far the pass has come.
async fn keep(
    app: &App,
    institution: &InstitutionRow,
    pass: &Pass,
    last: Option<EmploymentId>,
    letters: Vec<Made>,
) -> Result<u64, Error> {
    let (home, pass) = (institution.id, pass.clone());
    app.store
        .write(move |tx| {
            pass::move_on(tx, home, NAME, &pass, last)?;
            let mut made = 0;
            for (mail, news) in &letters {
                if mail::insert(tx, mail)? {
                    notice::store::save_mailed(tx, home, mail.employment_id, news, mail.letter.id)?;
                    made += 1;
                }
            }
            Ok(made)
        })
        .await
}
