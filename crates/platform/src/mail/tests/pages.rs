use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, Person, PersonId, Role, RoleGrant};

use super::rounds::{home, put, round};
use super::server::Server;
use crate::session::Session;
use crate::store::Tx;
use crate::testing::{TestApp, on_each_db};

const HR: u128 = 1;

#[expect(clippy::unnecessary_wraps, reason = "the shape of Identify")]
fn identify(_: &Tx<'_>, session: &Session, _: Day) -> Result<Option<kernel::Actor>, Error> {
    let role = if session.employment_id.0.as_u128() == HR { Role::Hr } else { Role::Planner };
    Ok(Some(kernel::Actor::Person(Box::new(Person {
        person: PersonId(session.employment_id.0),
        institution: session.institution_id,
        institution_name: "Mwangaza".into(),
        employment: session.employment_id,
        name: "Grace Msangule".into(),
        roles: vec![RoleGrant { role, unit_path: None }],
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: None,
        left_on: None,
        region: None,
    }))))
}

#[test]
fn hr_sees_that_mail_is_not_set_up_and_what_a_server_refused_and_has_it_tried_again() {
    on_each_db(|store| {
        let app = TestApp::new(store, Vec::new(), identify);
        let hr = app.signed_in(home(), EmploymentId(Uuid::from_u128(HR)));
        let page = hr.get("/mail").text();
        assert!(
            page.contains("Barua pepe haijawekwa") && page.contains("Hakuna barua pepe yenye tatizo"),
            "{page}"
        );
        let server = Server::open();
        put(store, 5, "hakuna@mfano.go.tz");
        round(store, server.settings());
        let page = hr.get("/mail").text();
        assert!(page.contains("Mtumishi 5") && page.contains("hakuna mtumiaji huyu"), "{page}");
        assert!(!page.contains("Barua ya 5"), "no letter is read here: {page}");
        assert_eq!(hr.post("/mail/retry", &[]).location, "/mail?done=platform-mail-retry-done");
        let page = hr.get("/mail").text();
        assert!(page.contains("Imeshindikana 0") && page.contains("Inasubiri 1"), "{page}");
        let planner = app.signed_in(home(), EmploymentId(Uuid::from_u128(2)));
        assert_eq!(planner.get("/mail").status, 403);
    });
}
