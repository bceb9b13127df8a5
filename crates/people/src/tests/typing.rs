//! What HR types and presses, and what comes back: done, mended with everything kept, or changed meanwhile.

use axum::http::StatusCode;

use super::{browser, post, show, typed_newcomer, whole, with_app};

#[test]
fn hr_registers_an_employee_and_a_mistake_keeps_what_was_typed() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let wrong = [("phone", "123"), ("supervisor", "90009999"), ("surname", "K4pilime")];
        let refused = post(&hr, "/people", &typed_newcomer(people, &wrong));
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = refused.text();
        assert!(
            text.contains("Namba ya simu si sahihi.") && text.contains("Jina liwe na herufi tu"),
            "{text}"
        );
        assert_eq!(refused.value_of("surname").as_deref(), Some("K4pilime"));
        assert_eq!(refused.value_of("supervisor").as_deref(), Some("90009999"));
        let unknown = post(&hr, "/people", &typed_newcomer(people, &[("supervisor", "90009999")]));
        assert!(unknown.text().contains("Hakuna mtumishi mwenye cheki namba hii"), "{}", show(&unknown));
        let elsewhere =
            post(&hr, "/people", &typed_newcomer(people, &[("check_number", people.stranger.check_number)]));
        let text = elsewhere.text();
        assert!(
            text.contains("Mtu huyu ana ajira katika taasisi nyingine.") && !text.contains("Jirani"),
            "{text}"
        );
        // Two names are missing: the summary says which.
        let nameless = post(&hr, "/people", &typed_newcomer(people, &[("first_name", ""), ("surname", "")]));
        let summary = nameless.body.split("govuk-error-summary__list").nth(1).unwrap();
        let summary = summary.split("</ul>").next().unwrap();
        assert!(summary.contains("<a href=\"#f-first_name\">Jina la kwanza: Andika jina.</a>"), "{summary}");
        assert!(summary.contains("<a href=\"#f-surname\">Jina la ukoo: Andika jina.</a>"), "{summary}");
        let made = post(&hr, "/people", &typed_newcomer(people, &[]));
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", show(&made));
        let page = whole(&hr.get(&made.location));
        assert!(page.contains("Kapilime, Rukia") && page.contains("Mtumishi amesajiliwa."), "{page}");
        assert!(page.contains("0712345678") && page.contains("Alisajiliwa katika taasisi"), "{page}");
    });
}

#[test]
fn two_people_who_edit_at_once_are_shown_both_versions() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let path = format!("/people/{}/edit", people.employee.employment);
        let form = hr.get(&path);
        let versions = [
            ("version", form.value_of("version").unwrap()),
            ("person_version", form.value_of("person_version").unwrap()),
        ];
        let send = |changes: &[(&'static str, &'static str)]| {
            let mut fields = typed_newcomer(people, changes);
            fields.extend(versions.iter().cloned());
            post(&hr, &path, &fields)
        };
        let first = send(&[("cadre", "Mwalimu Mwandamizi")]);
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", show(&first));
        let second = send(&[("cadre", "Mwalimu Mkuu"), ("surname", "Nyingine")]);
        assert_eq!(second.status, StatusCode::CONFLICT);
        let text = second.text();
        assert!(
            text.contains("Mwalimu Mwandamizi Mwalimu Mkuu") && text.contains("Kapilime Nyingine"),
            "{text}"
        );
        assert!(!second.body.contains("[["));
        assert_eq!(second.value_of("cadre").as_deref(), Some("Mwalimu Mkuu"));
        // The form now carries the newest version: sent again, it holds.
        let mut fields = typed_newcomer(people, &[("cadre", "Mwalimu Mkuu")]);
        for name in ["version", "person_version"] {
            fields.push((name, second.value_of(name).unwrap()));
        }
        assert_eq!(post(&hr, &path, &fields).status, StatusCode::SEE_OTHER);
        let page = whole(&hr.get(&format!("/people/{}", people.employee.employment)));
        assert!(page.contains("Kada: Mwalimu Mwandamizi → Mwalimu Mkuu"), "{page}");
    });
}

#[test]
fn a_supervisor_is_changed_by_check_number_from_a_day() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let path = format!("/people/{}/supervisor", people.employee.employment);
        let form = hr.get(&path);
        let seen = form.value_of("seen").unwrap();
        let send = |supervisor: &str, from: &str| {
            hr.post(
                &path,
                &[("supervisor", supervisor), ("from", from), ("reason", "Barua"), ("seen", &seen)],
            )
        };
        let circle = browser(app, &people.hr).post(
            &format!("/people/{}/supervisor", people.head.employment),
            &[("supervisor", people.employee.check_number), ("from", "07/09/2026"), ("reason", "Barua")],
        );
        assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(circle.text().contains("yuko chini ya mtumishi huyu"), "{}", show(&circle));
        assert_eq!(send(people.head.check_number, "kesho").status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = send(people.head.check_number, "07/09/2026");
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", show(&done));
        let stale = send(people.director.check_number, "10/09/2026");
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", show(&stale));
        assert!(stale.text().contains("Mapundile, Theresia") && !stale.body.contains("[["));
        assert_eq!(stale.value_of("supervisor").as_deref(), Some(people.director.check_number));
        let own = whole(&browser(app, &people.employee).get("/me"));
        assert!(own.contains("Msimamizi alibadilishwa") && own.contains("7 Septemba 2026"), "{own}");
    });
}

#[test]
fn an_employment_is_ended_and_its_owner_reaches_their_own_and_nothing_else() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let path = format!("/people/{}/end", people.supervisor.employment);
        let form = hr.get(&path);
        assert!(
            whole(&form).contains("walio chini yake: 2. Watasimamiwa na Mapundile, Theresia"),
            "{}",
            show(&form)
        );
        let version = form.value_of("version").unwrap();
        let nothing = hr.post(&path, &[("version", &version)]);
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = hr.post(&path, &[("last", "31/08/2026"), ("reason", "Amestaafu"), ("version", &version)]);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", show(&done));
        let gone = browser(app, &people.supervisor);
        let me = whole(&gone.get("/me"));
        assert!(me.contains("Ajira yako hapa iliisha") && me.contains("31 Agosti 2026"), "{me}");
        for closed in ["/my-supervisor", "/people"] {
            assert_eq!(gone.get(closed).status, StatusCode::FORBIDDEN, "{closed}");
        }
        let other = gone.get(&format!("/people/{}", people.employee.employment));
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        let own = whole(&browser(app, &people.employee).get("/me"));
        assert!(own.contains("Msimamizi wa awali aliondoka") && own.contains("Mapundile, Theresia"), "{own}");
        let list = whole(&hr.get("/people"));
        assert!(!list.contains("Nyimbote"), "{list}");
    });
}

#[test]
fn a_kaimu_is_appointed_and_ended_on_one_page() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let fields = [
            ("absent", people.head.check_number),
            ("acting", people.supervisor.check_number),
            ("from", "01/09/2026"),
            ("to", "30/09/2026"),
            ("letter", "HW/UTU/12/2026"),
        ];
        let empty = hr.post("/people/acting", &[]);
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        // What cannot be so is said at the field that would have to change, and the summary leads there.
        let backwards = [
            ("absent", people.head.check_number),
            ("acting", people.supervisor.check_number),
            ("from", "10/09/2026"),
            ("to", "09/09/2026"),
            ("letter", "MFN/1"),
        ];
        let refused = hr.post("/people/acting", &backwards);
        assert!(refused.body.contains("<a href=\"#f-to\">"), "{}", show(&refused));
        assert_eq!(hr.post("/people/acting", &fields).status, StatusCode::SEE_OTHER);
        let again = hr.post("/people/acting", &fields);
        assert!(again.text().contains("anakaimu nafasi hii"), "{}", show(&again));
        assert_eq!(again.value_of("letter").as_deref(), Some("HW/UTU/12/2026"));
        let page = hr.get("/people/acting");
        assert!(whole(&page).contains("Anakaimu"));
        let own = whole(&browser(app, &people.supervisor).get("/me"));
        assert!(own.contains("Unakaimu nafasi ya Mapundile, Theresia"), "{own}");
        let (_, rest) = page.body.split_once("action=\"/people/acting/").unwrap();
        let path = format!("/people/acting/{}", rest.split_once('"').unwrap().0);
        let ended = hr.post(&path, &[("version", "1")]);
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", show(&ended));
        assert!(whole(&hr.get("/people/acting")).contains("Hakuna aliyekaimishwa."));
    });
}

#[test]
fn roles_are_granted_and_revoked_but_not_ones_own() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let path = format!("/people/{}/roles", people.colleague.employment);
        let grant = |path: &str, role| hr.post(&format!("{path}/grant"), &[("role", role)]);
        assert_eq!(grant(&path, "coordinator").status, StatusCode::SEE_OTHER);
        assert!(whole(&hr.get(&path)).contains("Ondoa jukumu : Mratibu"), "{}", hr.get(&path).text());
        assert!(whole(&hr.get("/people/roles")).contains("Tumbwike, Hamisi Rashid"));
        let own = format!("/people/{}/roles", people.hr.employment);
        let refused = grant(&own, "planner");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Huwezi kujipa"), "{}", show(&refused));
        assert_ne!(grant(&path, "national").status, StatusCode::SEE_OTHER);
        assert_ne!(grant(&path, "mfalme").status, StatusCode::SEE_OTHER);
        let revoked = hr.post(&format!("{path}/revoke"), &[("role", "coordinator")]);
        assert_eq!(revoked.status, StatusCode::SEE_OTHER);
        let own = whole(&browser(app, &people.colleague).get("/me"));
        assert!(own.contains("Jukumu liliondolewa") && own.contains("Jukumu: Mratibu"), "{own}");
    });
}

#[test]
fn units_and_workstations_are_added_and_a_name_twice_is_refused() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let parent = people.education.id.to_string();
        let section = [("name", "Vifaa na Takwimu"), ("parent", parent.as_str())];
        assert_eq!(hr.post("/people/units", &section).status, StatusCode::SEE_OTHER);
        let file = hr.get("/people/units?sheet=csv").body;
        assert!(file.contains("Mwalimu: ") && !file.contains("Nafasi 1"), "{file}");
        let twice = hr.post("/people/units", &[("name", "vifaa na takwimu"), ("parent", parent.as_str())]);
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.text().contains("Jina hili tayari linatumika"), "{}", show(&twice));
        assert_eq!(
            hr.post("/people/units", &[("name", "TEHAMA"), ("is_unit", "yes")]).status,
            StatusCode::SEE_OTHER
        );
        let place = [("name", "Zahanati ya Mfano"), ("kind", "dispensary")];
        assert_eq!(hr.post("/people/workstations", &place).status, StatusCode::SEE_OTHER);
        // A name that was mistyped is put right; who works there stays.
        let list = hr.get("/people/units");
        let path =
            list.body.split("href=\"/people/workstations/").nth(1).and_then(|rest| rest.split('"').next());
        let path = format!("/people/workstations/{}", path.unwrap());
        let version = hr.get(&path).value_of("version").unwrap();
        let fields =
            |name: &'static str, kind: &'static str| [("name", name), ("kind", kind), ("version", "1")];
        assert_eq!(version, "1");
        assert!(hr.post(&path, &fields("", "office")).text().contains("Andika jina"));
        assert_eq!(hr.post(&path, &fields("Zahanati", "castle")).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hr.post(&path, &fields("Ofisi Kuu ya Mfano", "office")).status, StatusCode::SEE_OTHER);
        assert!(whole(&hr.get("/people/units")).contains("Ofisi Kuu ya Mfano"));
        assert_eq!(hr.post(&path, &fields("Ofisi Nyingine", "office")).status, StatusCode::CONFLICT);
        assert_eq!(browser(app, &people.planner).get(&path).status, StatusCode::FORBIDDEN);
        let bad = hr.post("/people/workstations", &[("name", "Zahanati ya Mfano"), ("kind", "dispensary")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = whole(&hr.get("/people/units"));
        for name in ["Vifaa na Takwimu Sehemu", "TEHAMA Kitengo", "Zahanati ya Mfano Zahanati"] {
            assert!(page.contains(name), "{name}: {page}");
        }
        let path = format!("/people/units/{parent}");
        let renamed = hr.post(&path, &[("name", "Elimu ya Awali na Msingi"), ("version", "1")]);
        assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{}", show(&renamed));
        let late = hr.post(&path, &[("name", "Elimu"), ("version", "1")]);
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", show(&late));
        assert!(late.text().contains("Elimu ya Awali na Msingi"));
    });
}

#[test]
fn what_nobody_sees_reaches_neither_the_store_nor_the_program() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        for path in ["/people?q=%00", "/people?q=%E2%80%AE", "/verify?code=%00", "/verify/%00", "/people/%00"]
        {
            assert!(!hr.get(path).status.is_server_error(), "{path}");
        }
        let signed = app.outsider().post("/sign-in", &[("check_number", "9\0"), ("password", "\0")]);
        assert!(signed.status.is_client_error(), "{}", signed.status);
        let odd = [("cadre", "Mwa\0li\u{202e}mu\u{7}"), ("first_name", "Andre\u{301}")];
        let made = post(&hr, "/people", &typed_newcomer(people, &odd));
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", show(&made));
        let page = whole(&hr.get(&made.location));
        assert!(page.contains("Mwalimu") && page.contains("Andr\u{e9}"), "{page}");
    });
}

#[test]
fn whose_session_ended_gets_back_what_they_typed_whatever_photo_came_along() {
    with_app(|app, people| {
        let was_signed_in = browser(app, &people.hr);
        app.store.at("2026-09-04T08:00:00Z");
        let photo = vec![0xff; 3 * 1024 * 1024];
        let fields = [
            ("report_id", "0190f5e6-6e80-7000-8000-00000000ffff"),
            ("version", "7"),
            ("quantity-0190f5e6-6e80-7000-8000-00000000ffff", "12"),
            ("text-0190f5e6-6e80-7000-8000-00000000ffff", "mvua"),
            ("blocker-0190f5e6-6e80-7000-8000-00000000ffff", "weather"),
            ("note", "Tulifundisha vipindi kumi na viwili."),
        ];
        let answer = was_signed_in.post_files("/people", &fields, &[("evidence", "picha.jpg", &photo)]);
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        let text = answer.text();
        for kept in ["Tulifundisha vipindi kumi na viwili.", " 12 ", " mvua "] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        assert!(!text.contains("weather") && !text.contains("0190f5e6"), "{text}");
        let stranger = app.outsider().post_files("/people", &fields, &[("evidence", "picha.jpg", &photo)]);
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
        assert!(!stranger.text().contains("Tulifundisha"), "nothing is read of who never signed in");
    });
}

#[test]
fn a_form_of_another_website_and_a_wrong_method_say_what_they_are() {
    with_app(|app, people| {
        let foreign = browser(app, &people.hr).elsewhere().post("/people", &[]);
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        let text = foreign.text();
        assert!(text.contains("limetoka kwenye tovuti nyingine") && !text.contains("Jukumu lako"), "{text}");
        let wrong = browser(app, &people.hr).get("/sign-out");
        assert_eq!((wrong.status, wrong.allow.as_str()), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
        assert!(wrong.text().contains("Ukurasa haupatikani"), "{}", wrong.text());
    });
}

#[test]
fn the_history_says_that_a_department_became_a_kitengo() {
    with_app(|app, people| {
        let (home, unit) = (people.institution, people.education.id);
        let hr = browser(app, &people.hr);
        let same = [("name", people.education.name.as_str()), ("is_unit", "yes"), ("version", "1")];
        let done = hr.post(&format!("/people/units/{unit}"), &same);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", show(&done));
        let events = app.store.tx(move |tx| platform::history::on_subject(tx, home, unit.0, None)).unwrap();
        let shell = ui::Shell::new(&app.app.words, kernel::Language::Sw, String::new());
        let event = &events[0];
        let (_, said) =
            crate::event_words(&shell, &event.action, event.before.as_ref(), event.after.as_ref());
        assert_eq!(said, "Aina: Idara → Kitengo; Jina: Elimu ya Msingi");
    });
}
