use kernel::uuid::Uuid;
use people::identity::testing::give_password;
use people::testing::{Fixture, Someone};
use platform::mail::{Mailer, Settings, Tls};
use platform::testing::{TestApp, TestStore, on_each_db};

use crate::digest::make_due;

platform::statements! {
    ALL = "SELECT employment_id, to_address, subject, body FROM platform_mail WHERE institution_id = $1 ORDER BY day, to_address";
}

platform::row! {
    struct Made { employment_id: Uuid, to_address: String, subject: String, body: String }
}

/// Whether a mail server is set up; none is spoken to, because a digest is only made here.
fn app(store: &TestStore, sends: bool) -> TestApp<'_> {
    let settings = Settings {
        host: "127.0.0.1".into(),
        port: 9,
        tls: Tls::None,
        user: None,
        authority: None,
        from: "tija@mfano.go.tz".into(),
        site: "tija.mfano.go.tz".into(),
    };
    let mailer = Mailer::open(settings).unwrap();
    let areas = vec![crate::area(), people::area(), performance::area()];
    TestApp::with_mailer(store, areas, people::identity::identify, sends.then_some(mailer))
}

fn wants(app: &TestApp<'_>, who: &Someone, email: &str, digest: &str, language: &str) {
    give_password(app.store, who.person_id);
    let browser = app.signed_in(who.person.institution, who.employment);
    let form = browser.get("/me/mail");
    let value = |name: &str| form.value_of(name).unwrap();
    let (person_version, version) = (value("person_version"), value("version"));
    let fields = [
        ("email", email),
        ("digest", digest),
        ("language", language),
        ("person_version", &person_version),
        ("version", &version),
    ];
    assert_eq!(browser.post("/me/mail", &fields).status, 303);
}

/// HR gives somebody a role: an event about them that is told.
fn gives_role(app: &TestApp<'_>, people: &Fixture, who: &Someone, role: &str) {
    let hr = app.signed_in(people.institution, people.hr.employment);
    let given = hr.post(&format!("/people/{}/roles/grant", who.employment), &[("role", role)]);
    assert_eq!(given.status, 303, "{}", given.text());
    app.hear();
}

fn makes(app: &TestApp<'_>) -> u64 {
    app.store.runtime.block_on(make_due(&app.app)).unwrap()
}

fn letters(store: &TestStore, people: &Fixture) -> Vec<Made> {
    let home = people.institution;
    store.tx(move |tx| tx.all::<Made>(&ALL, &[&home])).unwrap()
}

/// Everything that waits for people of the fixture without a plan has passed or lies far off on these days.
fn scene(test: impl Fn(&TestStore, &Fixture, TestApp<'_>)) {
    on_each_db(|store| {
        store.tx(performance_reference).unwrap();
        // A Tuesday, eleven in the morning.
        store.at("2026-11-24T08:00:00Z");
        let people = store.tx(Fixture::insert).unwrap();
        test(store, &people, app(store, true));
    });
}

fn performance_reference(tx: &platform::store::Tx<'_>) -> Result<(), kernel::Error> {
    (performance::area().reference)(tx)
}

#[test]
fn one_letter_tells_what_is_new_in_the_persons_language_and_not_again() {
    scene(|store, people, app| {
        wants(&app, &people.employee, "neema@mfano.go.tz", "daily", "en");
        gives_role(&app, people, &people.employee, "coordinator");
        assert_eq!(makes(&app), 1);
        let made = letters(store, people);
        assert_eq!(made.len(), 1);
        assert_eq!(
            (made[0].employment_id, made[0].to_address.as_str()),
            (people.employee.employment.0, "neema@mfano.go.tz")
        );
        assert_eq!(made[0].subject, "Tija: digest of 24 November 2026");
        assert!(made[0].body.contains("- Your data and your employment: 1"), "{}", made[0].body);
        assert!(
            !made[0].body.contains("coordinator") && !made[0].body.contains(&people.hr.name),
            "{}",
            made[0].body
        );
        // The same day again, by the same server or another, makes nothing more.
        gives_role(&app, people, &people.employee, "planner");
        assert_eq!(makes(&app), 0);
        // The next day tells only what came since.
        store.at("2026-11-25T08:00:00Z");
        makes(&app);
        let made = letters(store, people);
        assert_eq!(made.len(), 2);
        assert!(made[1].body.contains("- Your data and your employment: 1"), "{}", made[1].body);
    });
}

#[test]
fn what_was_read_in_the_program_is_not_written_of() {
    scene(|store, people, app| {
        wants(&app, &people.employee, "neema@mfano.go.tz", "daily", "sw");
        gives_role(&app, people, &people.employee, "coordinator");
        let neema = app.signed_in(people.institution, people.employee.employment);
        let page = neema.get("/notices");
        assert!(page.text().contains("Arifa 1 ambayo hujaisoma"), "{}", page.text());
        neema.post("/notices/read", &[("newest", &page.value_of("newest").unwrap())]);
        assert!(!neema.get("/").text().contains("Arifa 1 ambayo hujaisoma"));
        makes(&app);
        assert!(letters(store, people).iter().all(|made| !made.body.contains("Arifa mpya")));
    });
}

#[test]
fn none_is_made_at_night_on_free_days_before_its_hour_or_without_a_server() {
    scene(|store, people, app_| {
        wants(&app_, &people.employee, "neema@mfano.go.tz", "daily", "sw");
        gives_role(&app_, people, &people.employee, "coordinator");
        // Six in the morning, nine in the evening, a Saturday.
        for moment in ["2026-11-25T03:30:00Z", "2026-11-25T18:00:00Z", "2026-11-28T08:00:00Z"] {
            store.at(moment);
            assert_eq!(makes(&app_), 0, "{moment}");
        }
        store.at("2026-11-30T08:00:00Z");
        assert_eq!(makes(&app(store, false)), 0);
        assert!(letters(store, people).is_empty());
        assert_eq!(makes(&app_), 1);
    });
}

#[test]
fn a_weekly_digest_waits_for_the_first_day_of_work_and_never_is_never() {
    scene(|store, people, app| {
        wants(&app, &people.employee, "neema@mfano.go.tz", "weekly", "sw");
        wants(&app, &people.colleague, "asha@mfano.go.tz", "never", "sw");
        for who in [&people.employee, &people.colleague] {
            gives_role(&app, people, who, "coordinator");
        }
        assert_eq!(makes(&app), 0);
        store.at("2026-11-30T08:00:00Z");
        assert_eq!(makes(&app), 1);
        assert_eq!(letters(store, people)[0].to_address, "neema@mfano.go.tz");
    });
}

#[test]
fn servers_that_make_them_at_once_make_each_letter_once() {
    scene(|store, people, app| {
        let all = [&people.employee, &people.colleague, &people.supervisor, &people.head];
        for (number, who) in all.into_iter().enumerate() {
            wants(&app, who, &format!("mtu{number}@mfano.go.tz"), "daily", "sw");
            gives_role(&app, people, who, "coordinator");
        }
        let made = store.runtime.block_on(async {
            let (one, other, third) =
                tokio::join!(make_due(&app.app), make_due(&app.app), make_due(&app.app));
            one.unwrap() + other.unwrap() + third.unwrap()
        });
        assert_eq!((made, letters(store, people).len()), (4, 4));
    });
}
