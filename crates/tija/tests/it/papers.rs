//! A paper's whole way through the program: asked for, set, kept, taken away, confirmed by an outsider. The engine is the
//! test kit's stand-in, which prints the description itself; the real one is walked by e2e/papers.test.mjs.

#[cfg(test)]
mod tests {
    use kernel::Language;
    use platform::testing::{Answer, Browser, TestApp, TestStore, stand_in_engine};
    use sha2::{Digest as _, Sha256};
    use tija::program;

    use crate::council::{on_each_db, on_sqlite, person};

    const TEACHER: &str = "90000025";
    const HEAD_TEACHER: &str = "90000024";
    const HR: &str = "90000004";
    /// Of another office, with no relation to the teacher.
    const STRANGER: &str = "90000012";

    fn council(store: &TestStore) -> TestApp<'_> {
        let engine = stand_in_engine(store.directory.path());
        TestApp::with_engine(store, program::areas(), people::identity::identify, engine)
    }

    /// Where a link that begins so leads to.
    fn link(answer: &Answer, begins: &str) -> String {
        let found = answer.body.split_once(&format!("href=\"{begins}"));
        let (_, rest) = found.unwrap_or_else(|| panic!("no link to {begins}: {}", answer.text()));
        format!("{begins}{}", rest.split('"').next().unwrap_or_default())
    }

    fn code_on(answer: &Answer) -> String {
        let text = answer.text();
        let code = text
            .split_whitespace()
            .find(|word| word.len() == 14 && oversight::paper::rules::read_code(word).is_some());
        code.unwrap_or_else(|| panic!("no code: {text}")).to_owned()
    }

    fn said(pdf: &[u8]) -> String {
        assert!(pdf.starts_with(b"%PDF-1.7"));
        String::from_utf8_lossy(pdf).into_owned()
    }

    #[test]
    fn a_signed_agreement_is_issued_once_kept_and_confirmed_and_a_false_one_denied() {
        on_each_db(|store| {
            let app = council(store);
            let teacher = person(&app, TEACHER);
            let page = link(&teacher.get("/my-plan"), "/papers/agreement/");
            assert!(teacher.get(&page).text().contains("Bado hakuna hati iliyotolewa"));

            let issued = teacher.post(&page, &[("language", "sw")]);
            assert_eq!(issued.status.as_u16(), 303, "{}", issued.text());
            let shown = teacher.get(&issued.location);
            let (file, code) = (link(&shown, "/papers/file/"), code_on(&shown));
            let pdf = teacher.bytes(&file);
            for expected in [
                "Mkataba wa utendaji kazi",
                "Mwaka wa fedha 2026/27",
                "cheki namba 90000025",
                &code,
                &format!("https://tija.test/verify?code={code}"),
            ] {
                assert!(said(&pdf).contains(expected), "{expected}: {}", said(&pdf));
            }

            // Asked again, also by the supervisor, it is the same paper; in the other language another.
            teacher.post(&page, &[("language", "sw")]);
            let head_teacher = person(&app, HEAD_TEACHER);
            head_teacher.post(&page, &[("language", "sw")]);
            assert_eq!(head_teacher.get(&page).body.matches("/papers/file/").count(), 1);
            assert_eq!(head_teacher.bytes(&file), pdf);
            head_teacher.post(&page, &[("language", "en")]);
            let both = teacher.get(&page);
            assert_eq!(both.body.matches("/papers/file/").count(), 2);
            let english = said(&teacher.bytes(&link(&both, "/papers/file/")));
            assert!(english.contains("Performance agreement"), "{english}");
            let other = app.outsider().post_files(
                "/verify",
                &[("code", &code)],
                &[("file", "mkataba.pdf", english.as_bytes())],
            );
            assert!(
                other.text().contains("Faili hili tumelitoa sisi, lakini lina msimbo mwingine"),
                "{}",
                other.text()
            );

            // Whoever may not read the agreement finds neither page nor file.
            let stranger = person(&app, STRANGER);
            for path in [&page, &format!("{page}/print"), &file] {
                assert_eq!(stranger.get(path).status.as_u16(), 404, "{path}");
            }
            assert_eq!(stranger.post(&page, &[("language", "sw")]).status.as_u16(), 404);
            assert_eq!(person(&app, HR).bytes(&file), pdf);

            confirmed(&app, &code, &pdf);
            judged(&app);
            all_at_once(&app);
        });
    }

    /// The page of a paper of this kind, from a link on another page.
    fn issued(browser: &Browser<'_>, from: &str, kind: &str, language: &str) -> (String, String) {
        let page = link(&browser.get(from), &format!("/papers/{kind}/"));
        let answer = browser.post(&page, &[("language", language)]);
        assert_eq!(answer.status.as_u16(), 303, "{page}: {}", answer.text());
        let file = link(&browser.get(&answer.location), "/papers/file/");
        (page, said(&browser.bytes(&file)))
    }

    /// The finished year: the form with its eight sections, the letters, the review.
    fn judged(app: &TestApp<'_>) {
        let teacher = person(app, TEACHER);
        let mark = link(&teacher.get("/my-mark"), "/marks/");
        let (page, form) = issued(&teacher, &mark, "appraisal", "sw");
        for number in 1..=8 {
            assert!(form.contains(&format!("Sehemu ya {number}: ")), "section {number}: {form}");
        }
        for expected in [
            "85.43",
            "Juu ya wastani",
            "Makubaliano",
            "Daraja linalolingana kwenye OPRAS: 2",
            "F1",
            "Barua ya pongezi",
        ] {
            assert!(form.contains(expected), "{expected}: {form}");
        }
        assert!(!form.contains("Hakuna pendekezo"), "{form}");
        let (_, letter) = issued(&teacher, &mark, "result", "en");
        for expected in
            ["RE: RESULT OF THE PERFORMANCE APPRAISAL", "85.43", "Above average", "until 24 August 2026"]
        {
            assert!(letter.contains(expected), "{expected}: {letter}");
        }
        assert_eq!(person(app, STRANGER).get(&page).status.as_u16(), 404);
        assert!(person(app, HR).get(&page).text().contains("Ndiyo ya sasa"));
        let reviewed = person(app, "90000027");
        let plan = reviewed.get("/my-plan?year=2025-26");
        let updates =
            link(&plan, "/agreements/").split('/').take(3).collect::<Vec<_>>().join("/") + "/updates";
        let update = link(&reviewed.get(&updates), "/updates/");
        let (_, review) = issued(&reviewed, &update, "review", "sw");
        for expected in ["Mapitio ya nusu mwaka", "Mada za muhula wa kwanza", "Kabla", "Baada", "Sahihi"] {
            assert!(review.contains(expected), "{expected}: {review}");
        }
        let appellant = person(app, "90000026");
        let case = link(&appellant.get("/my-appeals"), "/appeals/");
        let (page, decision) = issued(&appellant, &case, "decision-1", "sw");
        for expected in ["UAMUZI WA RUFAA", "Imekubaliwa", "Ngazi ya 1", "Taarifa ya ukaguzi"] {
            assert!(decision.contains(expected), "{expected}: {decision}");
        }
        // HR knows that there is a case, not what it says.
        assert_eq!(person(app, HR).get(&page).status.as_u16(), 404);
    }

    /// All of a year in one file; what stopped goes on; whoever is not HR finds nothing.
    fn all_at_once(app: &TestApp<'_>) {
        let hr = person(app, HR);
        let asked = [("kind", "agreement"), ("year", "2025-26"), ("language", "sw")];
        let begun = hr.post("/papers", &asked);
        assert_eq!(begun.status.as_u16(), 303, "{}", begun.text());
        let mut page = hr.get(&begun.location);
        while page.text().contains("Zinatolewa") {
            app.store.runtime.block_on(async {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            });
            page = hr.get(&begun.location);
        }
        assert!(page.text().contains("Zimetolewa zote"), "{}", page.text());
        let file = hr.bytes(&link(&page, &format!("{}/file", begun.location)));
        let papers = names_in(&file);
        assert!(papers.len() > 40, "{papers:?}");
        let teachers = format!("mkataba-{TEACHER}-2025-26-sw-");
        assert!(papers.iter().any(|name| name.starts_with(&teachers)), "{papers:?}");
        // Two agreements under one check number, of somebody who came back, have one name; their codes tell them apart.
        app.store.tx(|tx| tx.run(&SAME_NAME, &[])).expect("papers of one name");
        let file = hr.bytes(&link(&page, &format!("{}/file", begun.location)));
        assert_eq!(names_in(&file).len(), papers.len());
        let taken = app.store.tx(|tx| tx.all::<Taken>(&TAKEN, &[])).expect("events");
        assert_eq!(taken.len(), 2, "each time it was taken away");
        assert!(page.text().contains(&format!("Hati {0} kati ya {0}", papers.len())), "{}", page.text());
        // Asked again, nothing is issued anew: the same papers.
        let again = hr.post("/papers", &asked);
        let mut page = hr.get(&again.location);
        while page.text().contains("Zinatolewa") {
            page = hr.get(&again.location);
        }
        assert_eq!(hr.bytes(&link(&page, &format!("{}/file", again.location))), file);
        survives(app, &hr, &begun.location, papers.len());
        let wrong = hr.post("/papers", &[("kind", "case-file"), ("year", "2025-26"), ("language", "sw")]);
        assert_eq!(wrong.status.as_u16(), 422);
        let teacher = person(app, TEACHER);
        assert_eq!(teacher.get(&begun.location).status.as_u16(), 403);
        assert_eq!(teacher.post("/papers", &asked).status.as_u16(), 403);
    }

    platform::statements! {
        DIED = "UPDATE oversight_bundle SET state = 'running', done = 1, beat_at = $2 WHERE id = $1";
        SAME_NAME = "UPDATE oversight_paper SET file_name = 'mkataba.pdf' WHERE kind = 'agreement' AND language = 'sw'";
        TAKEN = "SELECT action FROM platform_event WHERE action = 'oversight.paper.take'";
        /// Who supervised the teacher until the year's marks were out, and who does since.
        HANDED_OVER = "UPDATE people_supervision SET to_on = $1 WHERE to_on IS NULL AND employment_id =
            (SELECT id FROM people_employment WHERE check_number = $2)";
        TAKEN_OVER = "INSERT INTO people_supervision (institution_id, employment_id, from_on, supervisor_id, reason)
            SELECT e.institution_id, e.id, $1, s.id, '' FROM people_employment e
            JOIN people_employment s ON s.institution_id = e.institution_id AND s.check_number = $3
            WHERE e.check_number = $2";
        /// One measure was withdrawn and another recommended: as many, in the same state.
        ANOTHER = "UPDATE performance_measure SET id = $1 WHERE employment_id =
            (SELECT id FROM people_employment WHERE check_number = $2)";
        NOT_ISSUED = "DELETE FROM oversight_paper WHERE id = (SELECT id FROM oversight_paper
            WHERE kind = 'agreement' AND year = 2025 AND language = 'sw' ORDER BY id DESC LIMIT 1)";
    }

    platform::row! {
        struct Taken { action: String }
    }

    /// The server died under way: what is not issued yet is issued after all, when HR goes on.
    fn survives(app: &TestApp<'_>, hr: &Browser<'_>, bundle: &str, papers: usize) {
        let id: kernel::uuid::Uuid = bundle.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let long_ago = platform::testing::at("2026-11-22T07:50:00Z");
        let lost = app
            .store
            .tx(move |tx| {
                tx.run(&DIED, &[&id, &long_ago])?;
                tx.run(&NOT_ISSUED, &[])
            })
            .expect("a bundle that died");
        assert_eq!(lost, 1);
        let page = hr.get(bundle);
        assert!(page.text().contains("Utoaji umesimama"), "{}", page.text());
        assert_eq!(hr.get(&format!("{bundle}/file")).status.as_u16(), 409);
        assert_eq!(hr.post(bundle, &[]).status.as_u16(), 303);
        let mut page = hr.get(bundle);
        while page.text().contains("Zinatolewa") {
            page = hr.get(bundle);
        }
        assert_eq!(names_in(&hr.bytes(&link(&page, &format!("{bundle}/file")))).len(), papers);
    }

    /// The names of the files in a ZIP, from its directory; each is read whole.
    fn names_in(file: &[u8]) -> Vec<String> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a ZIP file");
        (0..archive.len())
            .map(|place| {
                let mut entry = archive.by_index(place).expect("an entry");
                let mut body = Vec::new();
                std::io::Read::read_to_end(&mut entry, &mut body).expect("a whole paper");
                assert!(body.starts_with(b"%PDF-1.7"));
                entry.name().expect("a name").into_owned()
            })
            .collect()
    }

    /// Anybody confirms it, by code and by file, and learns no name.
    fn confirmed(app: &TestApp<'_>, code: &str, pdf: &[u8]) {
        let outsider = app.outsider();
        let known = outsider.get(&format!("/verify?code={}", code.to_lowercase()));
        for expected in [
            "Tumetoa hati yenye msimbo huu.",
            "Mkataba wa utendaji kazi",
            "Mwaka wa fedha 2026/27",
            "Herufi za mwanzo za jina",
        ] {
            assert!(known.text().contains(expected), "{expected}: {}", known.text());
        }
        assert!(!known.text().contains(TEACHER) && !known.body.contains("Mwinuka"), "{}", known.text());
        let same = outsider.post_files("/verify", &[("code", code)], &[("file", "karatasi.pdf", pdf)]);
        assert!(same.text().contains("Faili hili ndilo tulilotoa"), "{}", same.text());
        let hash: String = Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect();
        let same = outsider.post_files("/verify", &[("code", code), ("hash", &hash)], &[]);
        assert!(same.text().contains("Faili hili ndilo tulilotoa"), "{}", same.text());
        let changed = [pdf, b"\n"].concat();
        let differs =
            outsider.post_files("/verify", &[("code", code)], &[("file", "karatasi.pdf", &changed)]);
        assert!(differs.text().contains("silo tulilotoa"), "{}", differs.text());
        let wrong = outsider.post_files("/verify", &[("code", code), ("hash", "12zz")], &[]);
        assert_eq!((wrong.status.as_u16(), wrong.value_of("hash").as_deref()), (422, Some("12zz")));

        let false_code =
            |chance| oversight::paper::rules::shown_code(&oversight::paper::rules::new_code([chance; 16]));
        let denied = outsider.get(&format!("/verify?code={}", false_code(7)));
        assert!(denied.text().contains("Hatujatoa hati yenye msimbo huu"), "{}", denied.text());
        let mistyped = outsider.get("/verify?code=K7QX-2M9D-4RTT");
        assert_eq!(mistyped.status.as_u16(), 422);
        assert!(mistyped.text().contains("kuna herufi iliyokosewa"), "{}", mistyped.text());
        // Trying many unknown codes is slowed down; it costs those who mistype nothing.
        let mut last = denied;
        for chance in 8..30 {
            last = outsider.get(&format!("/verify?code={}", false_code(chance)));
        }
        assert_eq!(last.status.as_u16(), 409, "{}", last.text());
        assert!(last.text().contains("Subiri sekunde"), "{}", last.text());
    }

    #[test]
    fn another_measure_makes_another_form_and_the_same_letter() {
        on_each_db(|store| {
            let app = council(store);
            let teacher = person(&app, TEACHER);
            let mark = link(&teacher.get("/my-mark"), "/marks/");
            let (form, _) = issued(&teacher, &mark, "appraisal", "sw");
            let (letter, _) = issued(&teacher, &mark, "result", "sw");
            let id = kernel::uuid::Uuid::from_u128(77);
            assert_eq!(app.store.tx(move |tx| tx.run(&ANOTHER, &[&id, &TEACHER])).expect("a measure"), 1);
            let hr = person(&app, HR);
            assert!(!hr.get(&form).text().contains("Ndiyo ya sasa"), "{}", hr.get(&form).text());
            assert!(hr.get(&letter).text().contains("Ndiyo ya sasa"), "{}", hr.get(&letter).text());
        });
    }

    #[test]
    fn whoever_took_over_since_prints_the_form_of_the_year_before() {
        let store = on_sqlite();
        let app = council(&store);
        let (last, first): (kernel::Day, kernel::Day) =
            ("2026-08-31".parse().expect("a day"), "2026-09-01".parse().expect("a day"));
        store
            .tx(move |tx| {
                tx.run(&HANDED_OVER, &[&last, &TEACHER])?;
                tx.run(&TAKEN_OVER, &[&first, &TEACHER, &STRANGER])
            })
            .expect("another supervisor");
        let page = link(&person(&app, HR).get(&mark_of(&app)), "/papers/appraisal/");
        let since = person(&app, STRANGER);
        assert_eq!(since.get(&page).status.as_u16(), 200);
        assert_eq!(since.get(&format!("{page}/print")).status.as_u16(), 200);
        assert_eq!(since.post(&page, &[("language", "sw")]).status.as_u16(), 303);
    }

    fn mark_of(app: &TestApp<'_>) -> String {
        link(&person(app, TEACHER).get("/my-mark"), "/marks/")
    }

    #[test]
    fn what_is_not_final_has_no_paper_and_without_an_engine_there_is_a_page_to_print() {
        let store = on_sqlite();
        let app = council(&store);
        // The newcomer's plan waits for the head teacher's answer.
        let head_teacher = person(&app, HEAD_TEACHER);
        let plans = head_teacher.get("/team/plans");
        let mut ids =
            plans.body.split("href=\"/agreements/").skip(1).filter_map(|rest| rest.split('"').next());
        let unsigned = ids.find_map(|id| {
            let page = format!("/papers/agreement/{id}");
            head_teacher.get(&page).text().contains("ukishasainiwa na pande zote mbili").then_some(page)
        });
        let page = unsigned.expect("an agreement that is not signed");
        let refused = head_teacher.post(&page, &[("language", "sw")]);
        assert_eq!(refused.status.as_u16(), 409, "{}", refused.text());
        assert_eq!(head_teacher.post(&page, &[("language", "xx")]).status.as_u16(), 404);

        std::fs::remove_file(store.directory.path().join("stand-in-engine")).expect("the engine goes");
        let teacher = person(&app, TEACHER);
        let page = link(&teacher.get("/my-plan"), "/papers/agreement/");
        let shown = teacher.get(&page);
        assert!(shown.text().contains("Huduma ya kutengeneza PDF haipatikani kwa sasa"), "{}", shown.text());
        assert!(!shown.body.contains("<form method=\"post\" action=\"/papers/"), "a dead button");
        assert_eq!(teacher.post(&page, &[("language", "sw")]).status.as_u16(), 409);
        for language in Language::ALL {
            let text = teacher.get(&format!("{page}/print?language={}", language.code())).text();
            assert!(text.contains("cheki namba 90000025") && text.contains("hauna msimbo"), "{text}");
        }
        let english = teacher.get(&format!("{page}/print?language=en")).text();
        assert!(english.contains("Agreed tasks and sub-tasks"), "{english}");
        let hr = person(&app, HR);
        assert!(hr.get("/papers").text().contains("Huduma ya kutengeneza PDF haipatikani kwa sasa"));
        let asked = [("kind", "agreement"), ("year", "2025-26"), ("language", "sw")];
        assert_eq!(hr.post("/papers", &asked).status.as_u16(), 409);
        // It comes, and nothing is started anew.
        stand_in_engine(store.directory.path());
        assert_eq!(teacher.post(&page, &[("language", "sw")]).status.as_u16(), 303);
    }
}
