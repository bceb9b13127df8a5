//! How often each main page asks the database: at most five statements besides finding who asks, whatever is on the page.
//! Source: architecture.md, "Pages". Counted over the demonstration, where every page is full.

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use platform::testing::{Browser, TestApp, TestStore};

    use crate::council::{app, on_sqlite, person};

    const MOST: usize = 5;

    /// Who asks, on every page alike: the session, the person with their roles, and of an auditor the reasons stated.
    const FACTS: [&str; 3] =
        ["platform::session::FIND", "people::employee::store::STANDING", "people::audit::store::COUNTING"];
    /// Besides, of who sits above an institution: which one it is, and for which post they sit there.
    const SEATED: [&str; 2] = ["people::institution::store::FIND", "people::seat::store::POST_OF"];

    /// Each page with somebody for whom it is full, by check number.
    const PAGES: [(&str, &str); 74] = [
        ("90000025", "/"),
        ("90000024", "/"),
        ("90000001", "/"),
        ("90000004", "/"),
        ("90000025", "/my-plan"),
        ("90000001", "/my-plan"),
        ("90000025", "/my-plan?year=2027-28"),
        ("90000025", "/my-week"),
        ("90000024", "/my-week"),
        ("90000025", "/my-appraisal"),
        ("90000025", "/my-appraisal?year=2025-26"),
        ("90000024", "/my-appraisal?year=2025-26"),
        ("90000025", "/my-mark"),
        ("90000024", "/my-mark"),
        ("90000024", "/team"),
        ("90000020", "/team"),
        ("90000024", "/team/plans"),
        ("90000024", "/team/appraisals"),
        ("90000024", "/team/appraisals?year=2025-26"),
        ("90000024", "/reports"),
        ("90000004", "/appraisals"),
        ("90000001", "/appraisals?year=2025-26"),
        ("90000018", "/plan"),
        ("90000001", "/plan"),
        ("90000018", "/plan?year=2027-28"),
        ("90000018", "/plan/orphans"),
        ("90000018", "/plan/orphan-tasks"),
        ("90000018", "/plan/linked-tasks"),
        ("90000020", "/plan/parts"),
        ("90000004", "/people"),
        ("90000004", "/people/supervisors"),
        ("90000004", "/people/units"),
        ("90000004", "/people/acting"),
        ("90000004", "/people/roles"),
        ("90000004", "/people/contracts"),
        ("90000025", "/me"),
        ("90000004", "/papers"),
        ("90000018", "/contract"),
        ("90000001", "/contract?year=2025-26"),
        ("90000001", "/contract/2025-26/score"),
        ("90020001", "/"),
        ("90020001", "/contracts"),
        ("90020001", "/sittings"),
        ("90020021", "/contracts"),
        ("90020021", "/contracts?year=2025-26"),
        ("90020021", "/contracts/waiting"),
        ("90000025", "/me/mail"),
        ("90000025", "/notices"),
        ("90000004", "/mail"),
        ("90000025", "/my-measures"),
        ("90000001", "/measures"),
        ("90000004", "/measures/training"),
        ("90000012", "/my-measures"),
        ("90000020", "/fairness/supervisors"),
        ("90000023", "/fairness/supervisors"),
        ("90000001", "/fairness/institution"),
        ("90000004", "/institution"),
        ("90000001", "/institution?year=2025-26"),
        ("90000004", "/institution/people"),
        ("90000004", "/institution/people?lacks=report"),
        ("90000004", "/institution/people?lacks=account"),
        ("90000004", "/institution/people?lacks=supervisor"),
        ("90000004", "/institution/stuck"),
        ("90000020", "/institution/people?lacks=plan"),
        ("90000025", "/my-absence"),
        ("90000004", "/people/absence"),
        ("90000025", "/my-supervisor"),
        ("90000039", "/my-periods"),
        ("90000064", "/my-appraisal?year=2025-26"),
        ("90000004", "/statements?year=2025-26"),
        ("90000004", "/probation"),
        ("90000004", "/handovers"),
        ("90000024", "/why?ask=yes&about=reports&check_number=90000028"),
        ("90000064", "/why?ask=yes&about=mark"),
    ];

    fn counted(browser: &Browser<'_>, store: &TestStore, path: &str) -> (u16, Vec<&'static str>) {
        store.store.ran();
        let answer = browser.get(path);
        let ran = store.store.ran().into_iter().filter(|name| !FACTS.contains(name)).collect();
        (answer.status.as_u16(), ran)
    }

    /// The same from the seat above the council: what the regional secretary sees of its director.
    fn from_the_seat(app: &TestApp<'_>, store: &TestStore) -> Vec<String> {
        let council = store.tx(|tx| people::institution::find_by_code(tx, "MWANGAZA")).expect("a read");
        let council = council.expect("the council").id.to_string();
        let browser = person(app, "90020001");
        assert_eq!(browser.post("/heads/take", &[("institution", &council)]).status, 303);
        for theirs in
            ["/fairness/supervisors", "/institution", "/appraisals", "/people", "/contract", "/plan"]
        {
            assert!(matches!(browser.get(theirs).status.as_u16(), 403 | 404), "{theirs} from the seat");
        }
        let work = browser.get("/heads/above").body;
        let mut paths = vec!["/heads/above".to_owned()];
        for kind in ["/agreements/", "/appraisals/", "/reports/"] {
            let found = work.split('"').find(|text| text.starts_with(kind)).expect("a link to follow");
            paths.push(found.to_owned());
        }
        paths.push(paths.get(2).expect("the appraisal").replace("/appraisals/", "/marks/"));
        paths.push(paths.get(1).expect("the plan").replace("/agreements/", "/papers/agreement/"));
        let asked = paths.into_iter().map(|path| {
            let (status, mut ran) = counted(&browser, store, &path);
            ran.retain(|name| !SEATED.contains(name));
            (path, status, ran)
        });
        let wrong = asked.filter(|(_, status, ran)| *status != 200 || ran.len() > MOST);
        wrong.map(|(path, status, ran)| format!("{path}: {status}\n  {}", ran.join("\n  "))).collect()
    }

    #[test]
    fn no_main_page_asks_more_than_five_times() {
        let store = on_sqlite();
        let app = app(&store);
        let mut complaints = Vec::new();
        let mut browsers = BTreeMap::new();
        for (number, path) in PAGES {
            let browser = browsers.entry(number).or_insert_with(|| person(&app, number));
            let (status, ran) = counted(browser, &store, path);
            if status != 200 || ran.len() > MOST {
                complaints.push(format!("{number} {path}: {status}, {}\n  {}", ran.len(), ran.join("\n  ")));
            }
        }
        complaints.extend(from_the_seat(&app, &store));
        assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    }
}
