//! Walks the demonstration as its people do, link by link, in both languages: every page of the program is met, none asks the
//! database more than five times, no link is dead, and nobody reads a code or a missing word.
//! Source of the five: architecture.md, "Pages". Besides them stand the two statements that find who asks.

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet, VecDeque};

    use platform::http::{Method, all_routes};
    use platform::testing::{Answer, Browser, TestStore};
    use tija::program;

    use crate::council::{app, on_sqlite, person};
    use crate::walls;

    const MOST: usize = 5;
    /// Pages of one kind that one person looks at.
    const OF_A_KIND: usize = 3;

    /// Who asks, on every page alike: the session, the person with their roles, and of an auditor the reasons stated.
    const FACTS: [&str; 3] =
        ["platform::session::FIND", "people::employee::store::STANDING", "people::audit::store::COUNTING"];

    /// Who walks, by check number: every role of the demonstration, and those with something out of the ordinary.
    const PEOPLE: [&str; 17] = [
        "90000025", "90000024", "90000020", "90000001", "90000004", "90000018", "90000006", "90000057",
        "90000059", "90000026", "90000013", "90000033", "90000051", "90020001", "90020002", "90020012",
        "90020021",
    ];

    /// Where everybody begins, besides the navigation: pages of other years, which the demonstration fills.
    const BEGINNINGS: [&str; 13] = [
        "/",
        "/my-plan?year=2025-26",
        "/my-appraisal?year=2025-26",
        "/team/appraisals?year=2025-26",
        "/team/plans?year=2025-26",
        "/appraisals?year=2025-26",
        "/plan?year=2025-26",
        "/plan?year=2027-28",
        "/my-appeals",
        "/reports",
        "/help",
        "/verify",
        "/contract?year=2025-26",
    ];

    /// Who walks once more in English.
    const ENGLISH_READERS: [&str; 3] = ["90000024", "90000004", "90000018"];

    const NO_PAGE: &str =
        "not a page of links: a form before sign-in, a switch, a sign of life, a script, a file";
    const NO_SHEET: &str = "the page of a sheet that was sent, which the demonstration does not do by pages";
    const NO_OFFICER: &str = "the demonstration is one council: nobody in it sees the nation";
    const NOT_THE_SEASON: &str =
        "a form of another season or state: its own tests and the browser journeys open it";

    const FROM_THE_SEAT: &str = "only from the seat above an institution, which a button takes: its own tests, `asked` and the journey open it";

    /// Pages that no link of the demonstration leads to at this hour.
    const NOT_MET: [(&str, &str); 47] = [
        ("/heads/above", FROM_THE_SEAT),
        ("/language/{code}", NO_PAGE),
        ("/health", NO_PAGE),
        ("/sign-in", NO_PAGE),
        ("/activate", NO_PAGE),
        ("/worker.js", NO_PAGE),
        ("/files/{id}", NO_PAGE),
        ("/nation/institutions/{institution}", NO_OFFICER),
        ("/nation/institutions/{institution}/units/{unit}", NO_OFFICER),
        ("/imports/staff/{id}", NO_SHEET),
        ("/imports/plan/{id}", NO_SHEET),
        ("/imports/spending/{id}", NO_SHEET),
        ("/plan/objectives/{id}", NOT_THE_SEASON),
        ("/plan/targets/new", NOT_THE_SEASON),
        ("/plan/targets/{id}", NOT_THE_SEASON),
        ("/plan/activities/new", NOT_THE_SEASON),
        ("/plan/activities/{id}/edit", NOT_THE_SEASON),
        ("/my-plan/template", NOT_THE_SEASON),
        ("/agreements/{id}/rollback", NOT_THE_SEASON),
        ("/updates/{id}/details", NOT_THE_SEASON),
        ("/updates/{id}/weights", NOT_THE_SEASON),
        ("/updates/{id}/tasks/new", NOT_THE_SEASON),
        ("/updates/{id}/tasks/{task}", NOT_THE_SEASON),
        ("/updates/{id}/tasks/{task}/sub-tasks/new", NOT_THE_SEASON),
        ("/updates/{id}/sub-tasks/{sub}", NOT_THE_SEASON),
        ("/appraisals/{id}/self", NOT_THE_SEASON),
        ("/appraisals/{id}/supervise", NOT_THE_SEASON),
        ("/appraisals/{id}/discuss", NOT_THE_SEASON),
        ("/appraisals/{id}/countersign", NOT_THE_SEASON),
        ("/appeals/{id}/files/{file}", NO_PAGE),
        ("/appeals/{id}/decide", NOT_THE_SEASON),
        ("/appeals/{id}/committee", NOT_THE_SEASON),
        ("/appeals/{id}/outside", NOT_THE_SEASON),
        ("/appeals/{id}/outside/file.json", NO_PAGE),
        ("/appeals/{id}/outside/print", NOT_THE_SEASON),
        ("/appeals/{id}/outside/record", NOT_THE_SEASON),
        ("/audit/{employment}", "opens once an auditor has stated a reason: its own tests state one"),
        ("/papers/file/{id}", NO_PAGE),
        ("/papers/bundles/{id}", NOT_THE_SEASON),
        ("/papers/bundles/{id}/file", NO_PAGE),
        ("/supervisor-wishes/{id}", NOT_THE_SEASON),
        ("/contract/terms/{id}/weights", NOT_THE_SEASON),
        ("/contract/terms/{id}/{code}", NOT_THE_SEASON),
        ("/contract/figures/{id}/{code}", NOT_THE_SEASON),
        ("/contracts/{institution}/evidence/{id}", NO_PAGE),
        ("/periods/{id}", NOT_THE_SEASON),
        ("/periods/{id}/close", NOT_THE_SEASON),
    ];

    /// Pages that ask more often, each with how often and why. Nothing may be added here to get a test to pass.
    const MORE: [(&str, usize, &str); 1] =
        [("/papers/{kind}/{subject}/print", 11, "a whole paper, made of all that its PDF is made of")];

    /// Headings of sheets are written as programs write, on purpose.
    const SHEETS: &str = "/imports/";
    /// Who corrects a holiday gives both its names.
    const BOTH_LANGUAGES: &str = "/holidays/";

    struct Walk {
        patterns: Vec<&'static str>,
        met: BTreeSet<&'static str>,
        complaints: BTreeMap<String, String>,
        asked: BTreeMap<&'static str, (usize, String)>,
        /// Addresses of rows that somebody of the council read.
        rows: BTreeSet<String>,
    }

    impl Walk {
        fn complain(&mut self, what: String, where_from: &str) {
            self.complaints.entry(what).or_insert_with(|| where_from.to_owned());
        }

        /// The route of an address; literal pieces before those that hold an id.
        fn pattern(&self, path: &str) -> Option<&'static str> {
            let bare = path.split(['?', '#']).next().unwrap_or(path);
            let pieces: Vec<&str> = bare.split('/').collect();
            let fits = |pattern: &&&str| {
                let wanted: Vec<&str> = pattern.split('/').collect();
                wanted.len() == pieces.len()
                    && wanted.iter().zip(&pieces).all(|(want, piece)| want == piece || want.starts_with('{'))
            };
            self.patterns.iter().filter(fits).min_by_key(|pattern| pattern.matches('{').count()).copied()
        }

        fn person(&mut self, browser: &Browser<'_>, store: &TestStore, who: &str, swahili: bool) {
            let mut waiting: VecDeque<(String, String)> =
                BEGINNINGS.iter().map(|path| ((*path).to_owned(), "the beginning".to_owned())).collect();
            let mut seen = BTreeSet::new();
            let mut of_a_kind: BTreeMap<&str, usize> = BTreeMap::new();
            while let Some((path, from)) = waiting.pop_front() {
                let Some(pattern) = self.pattern(&path) else {
                    self.complain(format!("{path} is no page of the program"), &format!("{who} {from}"));
                    continue;
                };
                let looked = of_a_kind.entry(pattern).or_default();
                if *looked >= OF_A_KIND || !seen.insert(path.clone()) {
                    continue;
                }
                *looked += 1;
                store.store.ran();
                let answer = browser.get(&path);
                let ran: Vec<_> =
                    store.store.ran().into_iter().filter(|name| !FACTS.contains(name)).collect();
                self.met.insert(pattern);
                let beginning = BEGINNINGS.contains(&path.as_str());
                if !(answer.status.is_success() || answer.status.is_redirection() || beginning) {
                    self.complain(
                        format!("{pattern} answers {}", answer.status),
                        &format!("{who} {from} -> {path}"),
                    );
                }
                if !answer.status.is_success() || !answer.media_type.starts_with("text/html") {
                    continue;
                }
                if walls::names_a_row(&path) && who.starts_with("9000") {
                    self.rows.insert(path.clone());
                }
                let most = self.asked.entry(pattern).or_default();
                if ran.len() > most.0 {
                    *most = (ran.len(), format!("{who} {path}\n    {}", ran.join("\n    ")));
                }
                self.read(&answer, &format!("{who} {path}"));
                if swahili && !path.starts_with(BOTH_LANGUAGES) {
                    self.english_in_swahili(&answer, &format!("{who} {path}"));
                }
                let links = links(&answer.body);
                waiting.extend(links.into_iter().map(|link| (link, path.clone())));
            }
        }

        /// What people read: no missing word, no code as programs write it.
        fn read(&mut self, answer: &Answer, at: &str) {
            let text = answer.text();
            if text.contains("[[") {
                self.complain(format!("words are missing: {}", around(&text, "[[")), at);
            }
            if at.contains(SHEETS) {
                return;
            }
            for word in
                text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "_-./@".contains(letter)))
            {
                let code = word.contains('_')
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                    && !word.starts_with('_');
                if code {
                    self.complain(format!("a code is shown: {}", around(&text, word)), at);
                }
            }
        }

        fn english_in_swahili(&mut self, answer: &Answer, at: &str) {
            const ENGLISH: [&str; 9] = ["the", "of", "and", "with", "your", "this", "from", "until", "not"];
            let text = answer.text();
            for word in text.split(|letter: char| !letter.is_alphanumeric()) {
                if ENGLISH.contains(&word) {
                    self.complain(format!("English in Swahili: {}", around(&text, &format!(" {word} "))), at);
                }
            }
        }
    }

    /// What the README imports is of such a year: before the calendar and the settings that people work with now.
    #[test]
    fn every_page_of_a_year_long_ago_answers() {
        let store = on_sqlite();
        let app = app(&store);
        let mut faults = BTreeSet::new();
        for number in ["90000024", "90000020", "90000004", "90000018", "90000006", "90020001", "90020021"] {
            let browser = person(&app, number);
            for route in all_routes(&app.app).0 {
                if route.method != Method::Get || route.path.contains('{') {
                    continue;
                }
                for year in ["2018-19", "1961-62"] {
                    let path = format!("{}?year={year}", route.path);
                    if browser.get(&path).status.is_server_error() {
                        faults.insert(format!("{number} {path}"));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// Some letters on both sides of a piece of a text.
    fn around<'t>(text: &'t str, piece: &str) -> &'t str {
        let Some(at) = text.find(piece) else { return "" };
        let mut from = at.saturating_sub(40);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let mut to = (at + piece.len() + 40).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        &text[from..to]
    }

    /// The addresses of a page's links inside the program.
    fn links(html: &str) -> Vec<String> {
        html.split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| href.starts_with('/'))
            .filter(|href| !href.starts_with("/assets/") && !href.starts_with("/language/"))
            .map(|href| href.replace("&amp;", "&").replace("&#38;", "&"))
            .map(|href| href.split('#').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn every_page_is_met_asks_at_most_five_times_and_shows_no_code() {
        let store = on_sqlite();
        let app = app(&store);
        let routes = all_routes(&app.app).0;
        let gets: Vec<_> = routes.iter().filter(|route| route.method == Method::Get).collect();
        let mut walk = Walk {
            patterns: gets.iter().map(|route| route.path).collect(),
            met: BTreeSet::new(),
            complaints: BTreeMap::new(),
            asked: BTreeMap::new(),
            rows: BTreeSet::new(),
        };
        for number in PEOPLE {
            let browser = person(&app, number);
            // A receipt is there once the event is sealed, as the running program does within seconds.
            store.runtime.block_on(program::sealer(&app.app).seal_all()).expect("a sealed history");
            walk.person(&browser, &store, number, true);
            if ENGLISH_READERS.contains(&number) {
                walk.person(&browser.in_english(), &store, &format!("{number} in English"), false);
            }
        }
        let mut complaints: Vec<String> =
            walk.complaints.iter().map(|(what, at)| format!("{what}\n    ({at})")).collect();
        for (pattern, (times, who)) in &walk.asked {
            let most = MORE.iter().find(|(more, ..)| more == pattern).map_or(MOST, |(_, times, _)| *times);
            if *times > most {
                complaints.push(format!("{pattern} asks {times} times: {who}"));
            }
        }
        for pattern in &walk.patterns {
            let excused = NOT_MET.iter().any(|(path, _)| path == pattern);
            if excused == walk.met.contains(pattern) {
                complaints.push(format!("{pattern}: met {}, excused {excused}", walk.met.contains(pattern)));
            }
        }
        let rows: Vec<String> = walk.rows.into_iter().collect();
        complaints.extend(walls::complaints(&app, &routes, &rows));
        assert!(complaints.is_empty(), "{} complaints\n{}\n", complaints.len(), complaints.join("\n"));
    }
}
