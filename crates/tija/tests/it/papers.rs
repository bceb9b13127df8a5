//! A paper's whole way through the program: asked for, set, kept, taken away, confirmed by an outsider. The engine is the
//! test kit's stand-in, which prints the description itself; the real one is walked by e2e/papers.test.mjs.

#[cfg(test)]
mod tests {
    use kernel::Language;
    use platform::testing::{Answer, Browser, TestApp, TestStore, on_each_db, stand_in_engine};
    use sha2::{Digest as _, Sha256};
    use tija::{demo, program};

    const NOW: &str = "2026-11-22T08:00:00Z";
    const TEACHER: &str = "90000025";
    const HEAD_TEACHER: &str = "90000024";
    const HR: &str = "90000004";
    /// Of another office, with no relation to the teacher.
    const STRANGER: &str = "90000012";

    fn council(store: &TestStore) -> TestApp<'_> {
        store.at(NOW);
        let areas = program::areas();
        store.runtime.block_on(platform::reference::load(&store.store, &areas)).expect("reference data");
        let engine = stand_in_engine(store.directory.path());
        let app = TestApp::with_engine(store, areas, people::identity::identify, engine);
        store.runtime.block_on(demo::fill(&app.app)).expect("the demonstration");
        app
    }

    fn person<'a>(app: &'a TestApp<'a>, number: &str) -> Browser<'a> {
        let signed =
            app.outsider().post("/sign-in", &[("check_number", number), ("password", "jua-mvua-mavuno")]);
        app.carrying(&signed)
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
            assert!(teacher.get(&page).text().contains("Bado hakuna karatasi iliyotolewa"));

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

            // Whoever may not read the agreement finds neither page nor file.
            let stranger = person(&app, STRANGER);
            for path in [&page, &format!("{page}/print"), &file] {
                assert_eq!(stranger.get(path).status.as_u16(), 404, "{path}");
            }
            assert_eq!(stranger.post(&page, &[("language", "sw")]).status.as_u16(), 404);
            assert_eq!(person(&app, HR).bytes(&file), pdf);

            confirmed(&app, &code, &pdf);
        });
    }

    /// Anybody confirms it, by code and by file, and learns no name.
    fn confirmed(app: &TestApp<'_>, code: &str, pdf: &[u8]) {
        let outsider = app.outsider();
        let known = outsider.get(&format!("/verify?code={}", code.to_lowercase()));
        for expected in [
            "Tumetoa karatasi yenye msimbo huu.",
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
        assert!(differs.text().contains("si tulilotoa"), "{}", differs.text());
        let wrong = outsider.post_files("/verify", &[("code", code), ("hash", "12zz")], &[]);
        assert_eq!((wrong.status.as_u16(), wrong.value_of("hash").as_deref()), (422, Some("12zz")));

        let false_code =
            |chance| oversight::paper::rules::shown_code(&oversight::paper::rules::new_code([chance; 16]));
        let denied = outsider.get(&format!("/verify?code={}", false_code(7)));
        assert!(denied.text().contains("Hatujatoa karatasi yenye msimbo huu"), "{}", denied.text());
        let mistyped = outsider.get("/verify?code=K7QX-2M9D-4RTT");
        assert_eq!(mistyped.status.as_u16(), 422);
        assert!(mistyped.text().contains("kuna herufi iliyokosewa"), "{}", mistyped.text());
        // Trying many unknown codes is slowed down; it costs those who mistype nothing.
        let last = (8..30).map(|chance| outsider.get(&format!("/verify?code={}", false_code(chance)))).last();
        let last = last.expect("an answer");
        assert_eq!(last.status.as_u16(), 409, "{}", last.text());
        assert!(last.text().contains("Subiri sekunde"), "{}", last.text());
    }

    #[test]
    fn an_agreement_that_is_not_signed_has_no_paper_yet() {
        let store = TestStore::sqlite();
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
    }

    #[test]
    fn without_an_engine_the_page_says_so_and_the_page_to_print_remains() {
        let store = TestStore::sqlite();
        let app = council(&store);
        std::fs::remove_file(store.directory.path().join("stand-in-engine")).expect("the engine goes");
        let teacher = person(&app, TEACHER);
        let page = link(&teacher.get("/my-plan"), "/papers/agreement/");
        let shown = teacher.get(&page);
        assert!(shown.text().contains("Mashine ya PDF haipo kwa sasa"), "{}", shown.text());
        assert!(!shown.body.contains("<form method=\"post\" action=\"/papers/"), "a dead button");
        assert_eq!(teacher.post(&page, &[("language", "sw")]).status.as_u16(), 409);
        for language in Language::ALL {
            let text = teacher.get(&format!("{page}/print?language={}", language.code())).text();
            assert!(text.contains("cheki namba 90000025") && text.contains("hauna msimbo"), "{text}");
        }
        let english = teacher.get(&format!("{page}/print?language=en")).text();
        assert!(english.contains("Agreed tasks and sub-tasks"), "{english}");
        // It comes, and nothing is started anew.
        stand_in_engine(store.directory.path());
        assert_eq!(teacher.post(&page, &[("language", "sw")]).status.as_u16(), 303);
    }
}
