//! The demonstration on both engines: its marks, what waits for whom, and that a second filling changes nothing.

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kernel::{Error, FinancialYear, InstitutionId, Language};
    use platform::testing::{TestApp, TestStore};
    use tija::demo;

    use crate::council::{app, app_with_reference, on_postgres, on_sqlite};

    platform::statements! {
        COUNT_EVENTS = "SELECT COUNT(*) AS count FROM platform_event WHERE institution_id = $1";
        LIST_KINDS = "SELECT DISTINCT kind FROM platform_deadline WHERE institution_id = $1 ORDER BY kind";
        LIST_WAITING = "SELECT DISTINCT employment.check_number_of AS number FROM (
            SELECT person.check_number AS check_number_of, employment.institution_id, employment.id
            FROM people_employment employment JOIN people_person person ON person.id = employment.person_id
            WHERE employment.institution_id = $1) employment
            JOIN platform_deadline deadline ON deadline.institution_id = employment.institution_id
                AND deadline.owed_by_id = employment.id AND deadline.closed_at IS NULL
            WHERE deadline.institution_id = $1 ORDER BY number";
        COUNT_STATES = "SELECT state AS name, COUNT(*) AS count FROM performance_agreement
            WHERE institution_id = $1 AND year = $2 GROUP BY state ORDER BY state";
        UNDO_MARKER = "DELETE FROM platform_setting WHERE from_year = 0 AND key = 'demo'";
    }
    platform::row! {
        struct Count { count: i64 }
        struct Kind { kind: String }
        struct Number { number: String }
        struct Named { name: String, count: i64 }
    }

    fn fill(app: &TestApp<'_>) -> Result<(), Error> {
        app.store.runtime.block_on(demo::fill(&app.app))
    }

    fn council(store: &TestStore) -> InstitutionId {
        let found = store.tx(|tx| people::institution::find_by_code(tx, "MWANGAZA")).expect("a read");
        found.expect("the council").id
    }

    fn events(store: &TestStore, institution: InstitutionId) -> i64 {
        store.tx(move |tx| tx.one::<Count>(&COUNT_EVENTS, &[&institution])).expect("a count").count
    }

    fn marks(store: &TestStore, institution: InstitutionId) -> String {
        let marks = store.tx(move |tx| {
            let mut out = Vec::new();
            performance::mark::write_marks_csv(tx, institution, FinancialYear::starting(2025), &mut out)?;
            String::from_utf8(out).map_err(Error::internal)
        });
        marks.expect("the marks")
    }

    #[test]
    fn the_demonstration_is_a_whole_council_on_the_embedded_database() {
        whole_council(&on_sqlite());
    }

    /// Until the results of the last year are out, the year before is the one that is shown under way.
    #[test]
    fn the_demonstration_fills_between_two_years() {
        let store = TestStore::sqlite();
        store.at("2026-08-10T08:00:00Z");
        let app = app_with_reference(&store);
        fill(&app).expect("a demonstration");
        assert!(events(&store, council(&store)) > 1_000);
    }

    #[test]
    fn the_demonstration_is_a_whole_council_on_postgresql() {
        whole_council(&on_postgres());
    }

    /// Filled once it holds the worked example and something for everybody; filled twice nothing changes; half of it is
    /// never taken for the whole.
    fn whole_council(store: &TestStore) {
        let app = app(store);
        let institution = council(store);

        let marks = marks(store, institution);
        assert!(marks.lines().any(|line| line == "90000025,87.12,78.65,,85.43,2,F1"), "{marks}");
        // Everybody who worked in the finished year, the director by the regional secretary in the seat above.
        assert_eq!(marks.lines().count(), 1 + 62, "{marks}");
        let director = marks.lines().find(|line| line.starts_with("90000001,")).expect("the director's mark");
        assert!(director.ends_with(",F1"), "{director}");
        assert!(
            marks.lines().any(|line| line.starts_with("90000039,") && line.ends_with(",F1-by-periods")),
            "{marks}"
        );
        let bands: BTreeSet<&str> = marks.lines().skip(1).filter_map(|line| line.split(',').nth(5)).collect();
        assert!(bands.len() >= 4, "{bands:?}");
        let duties: BTreeSet<&str> =
            marks.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
        assert!(duties.len() >= 8, "{duties:?}");

        let current = FinancialYear::starting(2026);
        let states =
            store.tx(move |tx| tx.all::<Named>(&COUNT_STATES, &[&institution, &current])).expect("states");
        let states: Vec<(String, i64)> = states.into_iter().map(|row| (row.name, row.count)).collect();
        let expected = [("approved", 1), ("draft", 1), ("returned", 1), ("signed", 60), ("submitted", 1)];
        assert_eq!(states, expected.map(|(state, count)| (state.to_owned(), count)));

        let kinds = store.tx(move |tx| tx.all::<Kind>(&LIST_KINDS, &[&institution])).expect("kinds");
        assert!(kinds.len() > 8);
        for kind in kinds {
            let key = kind.kind.replace('.', "-");
            for language in [Language::Sw, Language::En] {
                assert!(app.app.words.has(language, &key), "no words for what is owed: {key}");
            }
        }
        something_waits_for_every_role(&app, institution);

        let before = events(store, institution);
        fill(&app).expect("a second filling");
        assert_eq!(events(store, institution), before, "a second filling changed something");

        store.tx(|tx| tx.run(&UNDO_MARKER, &[])).expect("the marker");
        let Err(Error::Internal(sentence)) = fill(&app) else {
            panic!("half a demonstration was taken for a whole one")
        };
        assert!(sentence.contains("delete"), "{sentence}");
    }

    fn something_waits_for_every_role(app: &TestApp<'_>, institution: InstitutionId) {
        let waiting =
            app.store.tx(move |tx| tx.all::<Number>(&LIST_WAITING, &[&institution])).expect("who owes");
        let waiting: BTreeSet<String> = waiting.into_iter().map(|row| row.number).collect();
        let mut told = Vec::new();
        let config = tija::config::Config {
            listen: "127.0.0.1:8080".parse().expect("an address"),
            data: app.app.data.clone(),
            database: None,
            clock: None,
            seal_key: None,
            papers: None,
            public_url: None,
            mail: None,
        };
        app.store.runtime.block_on(demo::tell(&app.app, &config, &mut told)).expect("what is told");
        let told = String::from_utf8(told).expect("text");
        let numbers: Vec<&str> = told
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter(|word| word.starts_with("9000"))
            .collect();
        assert_eq!(numbers.len(), 9, "{told}");
        let password = told.lines().find_map(|line| line.split("password: ").nth(1)).expect("the password");
        for number in numbers {
            assert!(waiting.contains(number), "nothing waits for {number}");
            let answer = app.outsider().post("/sign-in", &[("check_number", number), ("password", password)]);
            assert_eq!(answer.status, 303, "{number} cannot sign in");
            assert_eq!(app.carrying(&answer).get("/").status, 200, "the landing page of {number}");
        }
    }
}
