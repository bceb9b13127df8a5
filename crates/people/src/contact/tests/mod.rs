use kernel::{Day, EmploymentId, Error, Language};
use platform::testing::{TestStore, on_each_db};

use super::actions::{change_contact, read_choice};
use super::model::{Digest, Recipient, Typed};
use super::store;
use crate::identity::testing::give_password;
use crate::testing::{Fixture, Someone};
use crate::tests::{TODAY, browser, complaint, day, fixture, whole, with_app};

fn typed(email: &str, seen: (i64, i64)) -> Typed {
    Typed { email: email.to_owned(), digest: Digest::Weekly, language: Language::En, seen }
}

fn change(store: &TestStore, who: &Someone, typed: Typed) -> Result<(), Error> {
    store.work(&who.actor(), move |work| change_contact(work, &typed))
}

fn choice(store: &TestStore, who: &Someone) -> (String, Digest, Language, (i64, i64)) {
    let row = store.read(&who.actor(), read_choice).unwrap();
    (row.email.clone(), row.digest(), row.language(), (row.person_version, row.version))
}

#[test]
fn somebody_says_where_and_how_often_and_nobody_covers_a_newer_choice() {
    on_each_db(|store| {
        let people = fixture(store);
        let neema = &people.employee;
        let (email, digest, language, seen) = choice(store, neema);
        assert_eq!((email.as_str(), digest, language), ("", Digest::Daily, Language::Sw));
        change(store, neema, typed(" Neema@Mfano.go.tz ", seen)).unwrap();
        let (email, digest, language, now) = choice(store, neema);
        assert_eq!((email.as_str(), digest, language), ("neema@mfano.go.tz", Digest::Weekly, Language::En));
        assert!(matches!(change(store, neema, typed("ingine@mfano.go.tz", seen)), Err(Error::Stale)));
        // The same again writes nothing.
        change(store, neema, typed("neema@mfano.go.tz", now)).unwrap();
        assert_eq!(choice(store, neema).3, now);
        let (home, id) = (people.institution, neema.employment);
        let told = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        let told: Vec<_> = told.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(told, ["people.contact.change"]);
    });
}

#[test]
fn what_is_no_address_is_answered_at_its_field() {
    on_each_db(|store| {
        let people = fixture(store);
        for wrong in ["neema", "neema@", "@mfano.go.tz", "neema mfano@mfano.go.tz", "neema@mfano", "a@b@c.tz"]
        {
            let (.., seen) = choice(store, &people.employee);
            let said = complaint(change(store, &people.employee, typed(wrong, seen)));
            assert_eq!(said, "email=people-employee-problem-email", "{wrong}");
        }
    });
}

fn recipients(store: &TestStore, people: &Fixture, after: Option<EmploymentId>, on: Day) -> Vec<Recipient> {
    let home = people.institution;
    store.tx(move |tx| store::list_recipients(tx, home, after, on, 10)).unwrap()
}

#[test]
fn letters_go_to_those_with_an_address_who_can_sign_in_work_here_and_want_them() {
    on_each_db(|store| {
        let people = fixture(store);
        let Fixture { employee, colleague, supervisor, head, .. } = &people;
        for (who, name) in [(employee, "neema"), (colleague, "asha"), (supervisor, "juma")] {
            let (.., seen) = choice(store, who);
            change(store, who, typed(&format!("{name}@mfano.go.tz"), seen)).unwrap();
        }
        // The supervisor cannot sign in yet; the head of department has no address.
        [employee, colleague, head].into_iter().for_each(|who| give_password(store, who.person_id));
        let found = recipients(store, &people, None, day(TODAY));
        let ids: Vec<_> = found.iter().map(|one| one.employment).collect();
        assert_eq!(ids, [employee.employment, colleague.employment]);
        assert_eq!((found[0].address.as_str(), found[0].digest), ("neema@mfano.go.tz", Digest::Weekly));
        let after = recipients(store, &people, Some(employee.employment), day(TODAY));
        assert_eq!(after.iter().map(|one| one.employment).collect::<Vec<_>>(), [colleague.employment]);
        assert!(recipients(store, &people, None, day("2019-12-31")).is_empty());
        let (.., seen) = choice(store, colleague);
        change(store, colleague, Typed { digest: Digest::Never, ..typed("asha@mfano.go.tz", seen) }).unwrap();
        assert_eq!(recipients(store, &people, None, day(TODAY)).len(), 1);
    });
}

#[test]
fn the_form_shows_what_holds_keeps_what_was_typed_and_comes_back_to_my_data() {
    with_app(|app, people| {
        let neema = browser(app, &people.employee);
        assert!(whole(&neema.get("/me")).contains("Barua pepe na arifa"));
        let form = neema.get("/me/mail");
        assert!(whole(&form).contains("Barua pepe haijawekwa kwenye mfumo huu bado"));
        let versions = [form.value_of("person_version").unwrap(), form.value_of("version").unwrap()];
        let send = |email: &str, digest: &str| {
            let fields = [
                ("email", email),
                ("digest", digest),
                ("language", "sw"),
                ("person_version", versions[0].as_str()),
                ("version", versions[1].as_str()),
            ];
            neema.post("/me/mail", &fields)
        };
        let wrong = send("si anwani", "daily");
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("Barua pepe si sahihi.") && wrong.body.contains("value=\"si anwani\""));
        assert_eq!(send("neema@mfano.go.tz", "hourly").status, 422);
        assert_eq!(send("neema@mfano.go.tz", "weekly").location, "/me?done=people-contact-change-done");
        let stale = send("ingine@mfano.go.tz", "never");
        assert_eq!(stale.status, 409, "an old form covers nothing");
        let text = stale.text();
        assert!(text.contains("Ilivyo sasa") && text.contains("neema@mfano.go.tz"), "{text}");
        assert!(text.contains("Mara moja kwa wiki"), "{text}");
        assert!(stale.body.contains("value=\"ingine@mfano.go.tz\""), "what was typed stays: {text}");
        assert_ne!(stale.value_of("version").unwrap(), versions[1], "the next save is no longer old");
        let me = whole(&neema.get("/me"));
        assert!(me.contains("neema@mfano.go.tz") && me.contains("Mara moja kwa wiki"), "{me}");
    });
}
