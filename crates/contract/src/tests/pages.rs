//! The pages as people see them, in both languages.

use kernel::Quarter;
use people::testing::Someone;
use platform::testing::{Browser, TestApp};

use crate::testing::{PDF, on_each_region};

fn browser<'a>(app: &'a TestApp<'a>, someone: &Someone) -> Browser<'a> {
    app.signed_in(someone.person.institution, someone.employment)
}

#[test]
fn a_planning_officer_prepares_a_contract_on_its_pages() {
    on_each_region(|region| {
        let app = region.app();
        let council = &region.first;
        let planner = browser(&app, &council.planner);
        let none = planner.get("/contract?year=2026-27");
        assert!(none.text().contains("Anza kuandaa mkataba"), "{}", none.text());
        let begun = planner.post("/contract/begin", &[("year", "2026-27")]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let shown = planner.get("/contract?year=2026-27");
        assert!(shown.text().contains("Jumla ya uzito ni 0%. Lazima iwe 100%."), "{}", shown.text());
        let row = region.newest(council);
        let weights = format!("/contract/terms/{}/weights", row.id);
        let version = row.version.to_string();
        let wrong = planner.post(&weights, &[("version", &version), ("weight-A", "abc")]);
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.value_of("weight-A").as_deref(), Some("abc"));
        let fields = [
            ("weight-A", "5"),
            ("weight-B", "5"),
            ("weight-C", "40"),
            ("weight-D", "30"),
            ("weight-E", "20"),
            ("promised", "Fedha"),
            ("evidence_rules", "Hati"),
            ("version", &version),
        ];
        assert_eq!(planner.post(&weights, &fields).status, 303);
        // The same form again is of an older version.
        assert_eq!(planner.post(&weights, &fields).status, 409);
        let target = format!("/contract/terms/{}/C2601", row.id);
        let page = planner.get(&target);
        assert_eq!(page.value_of("yearly_target").as_deref(), Some("100"));
        let version = page.value_of("version").unwrap();
        let falls = planner.post(
            &target,
            &[
                ("version", &version),
                ("indicator", "Zahanati"),
                ("unit_of_measure", "zahanati"),
                ("yearly_target", "100"),
                ("quarter_1", "50"),
                ("quarter_2", "40"),
            ],
        );
        assert_eq!(falls.status, 422);
        assert!(
            falls.text().contains("Hatua hii ni ndogo kuliko ya robo iliyotangulia."),
            "{}",
            falls.text()
        );
        let version = region.newest(council).version.to_string();
        let sent = planner.post(&format!("/contract/terms/{}/submit", row.id), &[("version", &version)]);
        assert_eq!(sent.status, 303, "{}", sent.text());
        // Everybody in the institution may read it, in either language.
        let employee = browser(&app, &region.people.employee).in_english();
        let read = employee.get("/contract?year=2026-27");
        assert!(read.text().contains("The contract waits for the authority above to agree to it."));
        assert!(!read.body.contains("[["), "{}", read.body);
        // The file says of each target which objective it serves.
        let file = employee.get("/contract?year=2026-27&sheet=csv").body;
        let targets = file.lines().position(|line| line.contains("Objective,Target,")).unwrap();
        assert_eq!(file.matches("Objective,Target,").count(), 1, "{file}");
        let first = file.lines().nth(targets + 1).unwrap();
        assert!(first.contains("A. ") && first.contains("(5%)"), "{file}");
    });
}

#[test]
fn the_secretary_finds_the_contract_agrees_and_signs_with_the_password_only() {
    on_each_region(|region| {
        let app = region.app();
        let (council, above) = (&region.first, &region.above);
        region.begin(council).unwrap();
        region.fill(council);
        region.submit(council).unwrap();
        let secretary = browser(&app, &above.secretary);
        let list = secretary.get("/contracts?year=2026-27");
        assert!(list.text().contains("Halmashauri ya Wilaya ya Mfano"), "{}", list.text());
        assert!(list.text().contains("Halmashauri ya Wilaya ya Pili"));
        assert!(!list.text().contains("Halmashauri ya Wilaya ya Mbali"));
        let row = region.newest(council);
        let base = format!("/contracts/{}/{}", council.id, row.id);
        assert_eq!(browser(&app, &above.far_director).get(&base).status, 404);
        let empty = secretary.post(&format!("{base}/return"), &[("version", &row.version.to_string())]);
        assert_eq!(empty.status, 422);
        let agreed = secretary.post(&format!("{base}/agree"), &[("version", &row.version.to_string())]);
        assert_eq!(agreed.status, 303, "{}", agreed.text());
        let form = secretary.get(&format!("{base}/sign"));
        let hash = form.value_of("hash").unwrap();
        assert!(form.body.contains("MKATABA WA UPIMAJI"));
        let refused = secretary.post(&format!("{base}/sign"), &[("hash", &hash), ("password", "si-yangu")]);
        assert_eq!(refused.status, 422);
        let text = secretary.get(&format!("{base}/text/download"));
        assert_eq!(text.media_type, "text/plain; charset=utf-8");
        assert_eq!(platform::fixed_text::hex(&platform::fixed_text::hash(&text.body)), hash);
        // The nation's seat sees every institution, also those of other regions.
        let all = browser(&app, &above.verifier).get("/contracts?year=2026-27");
        assert!(all.text().contains("Halmashauri ya Wilaya ya Mbali"), "{}", all.text());
    });
}

#[test]
fn a_sitting_is_called_and_its_screen_asks_again_by_itself() {
    on_each_region(|region| {
        let app = region.app();
        region.agreed(&region.first);
        let secretary = browser(&app, &region.above.secretary);
        let form = secretary.get("/sittings/new?year=2026-27");
        assert!(form.text().contains("Halmashauri ya Wilaya ya Pili"), "{}", form.text());
        let (first, second) = (region.first.id.to_string(), region.second.id.to_string());
        let mut fields = vec![("year", "2026-27"), ("held_on", "01/09/2026"), ("invited", first.as_str())];
        fields.push(("invited", second.as_str()));
        assert_eq!(secretary.post("/sittings/new", &fields).status, 422);
        fields.push(("place", "Ukumbi wa Mkuu wa Mkoa"));
        let called = secretary.post("/sittings/new", &fields);
        assert_eq!(called.status, 303, "{}", called.text());
        let sitting = called.location.split('?').next().unwrap().to_owned();
        let page = secretary.get(&sitting);
        assert!(page.text().contains("0 kati ya 2"), "{}", page.text());
        region.sign(&region.first, &region.first.director).unwrap();
        let screen = secretary.get(&format!("{sitting}/screen"));
        assert!(screen.text().contains("Mkurugenzi Mtendaji: Mkonde, Neema Yusuf"), "{}", screen.text());
        assert!(screen.text().contains("1 kati ya 2"));
        // Invited people read of it on their contract, nobody else opens it.
        let director = browser(&app, &region.second.director);
        assert_eq!(director.get(&format!("{sitting}/screen")).status, 403);
        region.agreed(&region.second);
        let own = director.get("/contract?year=2026-27");
        assert!(own.text().contains("Ukumbi wa Mkuu wa Mkoa"), "{}", own.text());
        // What the secretary can still tick is no signature: a council is named once in the file.
        let (page, file) = (secretary.get(&sitting), secretary.get(&format!("{sitting}?sheet=csv")));
        assert!(page.body.contains("type=\"checkbox\""), "{}", page.text());
        for name in ["Halmashauri ya Wilaya ya Mfano", "Halmashauri ya Wilaya ya Pili"] {
            assert_eq!(file.body.matches(name).count(), 1, "{}", file.body);
        }
        for path in ["/sittings", sitting.as_str()] {
            let english = browser(&app, &region.above.secretary).in_english().get(path);
            assert!(!english.body.contains("[["), "{}", english.body);
        }
    });
}

#[test]
fn figures_with_evidence_reach_the_verifier_and_give_an_explained_score() {
    on_each_region(|region| {
        let app = region.app();
        let council = &region.first;
        region.signed(council);
        region.store.at("2027-06-20T08:00:00Z");
        let planner = browser(&app, &council.planner);
        assert!(planner.get("/contract/2026-27/4").text().contains("Anza kuandika takwimu"));
        let begun = planner.post("/contract/2026-27/4/begin", &[]);
        assert_eq!(begun.status, 303, "{}", begun.text());
        let id = crate::quarter::QuarterId(begun.location.rsplit('/').next().unwrap().parse().unwrap());
        let figure = format!("/contract/figures/{id}/C2601");
        let version = planner.get(&figure).value_of("version").unwrap();
        let fields = [("version", version.as_str()), ("actual", "72"), ("note", "Zahanati 72")];
        let wrong = planner.post_files(&figure, &fields, &[("evidence", "hati.pdf", b"MZ")]);
        assert_eq!(wrong.status, 422, "{}", wrong.text());
        assert_eq!(wrong.value_of("actual").as_deref(), Some("72"));
        let kept = planner.post_files(&figure, &fields, &[("evidence", "hati.pdf", PDF)]);
        assert_eq!(kept.status, 303, "{}", kept.text());
        region.figures(council, id);
        region.submit_quarter(council, id).unwrap();
        let verifier = browser(&app, &region.above.verifier);
        assert!(verifier.get("/contracts/waiting").text().contains("Halmashauri ya Wilaya ya Mfano"));
        let base = format!("/contracts/{}/quarters/{id}", council.id);
        let shown = verifier.get(&base);
        assert!(shown.text().contains("Linganisha takwimu na ushahidi"), "{}", shown.text());
        let link = shown.body.split("href=\"").find(|part| part.contains("/evidence/")).unwrap();
        let file = verifier.get(link.split('"').next().unwrap());
        assert_eq!(file.media_type, "application/pdf");
        let link = link.split('"').next().unwrap();
        assert_eq!(browser(&app, &region.above.far_director).get(link).status, 404);
        let version = region.quarter(council, id).version.to_string();
        assert_eq!(verifier.post(&format!("{base}/query"), &[("version", &version)]).status, 422);
        let done = verifier.post(&format!("{base}/verify"), &[("version", &version)]);
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(verifier.get("/contracts/waiting").text().contains("Hakuna takwimu zinazosubiri."));
        let working = planner.get(&format!("/contracts/{}/scores/2026-27", council.id));
        for part in [
            "75.30",
            "100 × 72 ÷ 100 zahanati → 72",
            "40% × 72 = 28.8",
            "I = 5 + 4 + 28.8 + 19.5 + 18 = 75.3",
        ] {
            assert!(working.text().contains(part), "{part}: {}", working.text());
        }
        let own = browser(&app, &region.people.employee).in_english().get("/contract/2026-27/score");
        assert!(own.text().contains("This is the score of the whole year."), "{}", own.text());
        assert!(!own.body.contains("[["), "{}", own.body);
        assert_eq!(browser(&app, &region.above.far_director).get("/contract/2026-27/score").status, 404);
    });
}

#[test]
fn a_year_whose_quarters_are_all_verified_is_closed_and_leads_to_its_score() {
    on_each_region(|region| {
        let app = region.app();
        let council = &region.first;
        region.signed(council);
        region.store.at("2027-06-20T08:00:00Z");
        let planner = browser(&app, &council.planner);
        for quarter in Quarter::ALL {
            let id = region.begin_quarter(council, quarter).unwrap();
            region.figures(council, id);
            region.submit_quarter(council, id).unwrap();
            let shown = planner.get("/contract?year=2026-27");
            assert!(shown.text().contains("Hatua inayofuata: Mkataba unatekelezwa."), "{}", shown.text());
            region.verify(council, id, &region.above.verifier).unwrap();
        }
        let shown = planner.get("/contract?year=2026-27");
        assert!(shown.text().contains("Alama ya taasisi (I) ni 75.30."), "{}", shown.text());
        assert!(!shown.text().contains("Hatua inayofuata"), "{}", shown.text());
        assert_eq!(shown.body.matches("data-state=\"done\"").count(), 4, "{}", shown.body);
        let employee = browser(&app, &region.people.employee).in_english();
        let read = employee.get("/contract?year=2026-27");
        assert!(read.body.contains("href=\"/contract/2026-27/score\""), "{}", read.body);
        assert!(read.text().contains("The score of the institution (I) is 75.30."), "{}", read.text());
    });
}

#[test]
fn while_an_addendum_is_on_its_way_the_page_and_the_list_say_what_is_in_force() {
    on_each_region(|region| {
        let app = region.app();
        let council = &region.first;
        region.signed(council);
        let director = browser(&app, &council.director);
        let fields = [("year", "2026-27"), ("addendum", "Bajeti imepunguzwa")];
        let begun = director.post("/contract/addendum", &fields);
        assert_eq!(begun.status, 303, "{}", begun.text());
        let secretary = browser(&app, &region.above.secretary).in_english();
        for (step, state) in [
            (0, "The addendum (version 2) is being prepared"),
            (1, "The addendum (version 2) waits for the authority above"),
            (2, "The addendum (version 2) waits for signatures"),
        ] {
            match step {
                0 => {}
                1 => region.submit(council).unwrap(),
                _ => region.agree(council, &region.above.secretary).unwrap(),
            }
            let list = secretary.get("/contracts?year=2026-27");
            assert!(list.text().contains(&format!("{state} Version 1 is in force.")), "{}", list.text());
            let page = browser(&app, &council.planner).in_english().get("/contract?year=2026-27");
            assert!(page.text().contains(&format!("Version 1 is in force. {state}.")), "{}", page.text());
            assert_eq!(page.body.matches("data-state=\"done\"").count(), 3, "{}", page.body);
        }
        region.sign(council, &council.director).unwrap();
        region.sign(council, &region.above.secretary).unwrap();
        let list = secretary.get("/contracts?year=2026-27");
        assert!(!list.text().contains("addendum"), "{}", list.text());
    });
}
