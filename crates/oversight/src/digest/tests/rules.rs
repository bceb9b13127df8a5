use kernel::{Day, Language};
use people::contact::Digest;

use crate::digest::letter::{Content, write};
use crate::digest::rules::{Line, is_first_of_week, is_worth, lines, topics};
use crate::home::rules::Waits;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn waits(what: &str, due_on: &str) -> Waits {
    Waits {
        what: what.into(),
        note: "Neema Mfano".into(),
        others: 0,
        week: None,
        path: "/x".into(),
        due_on: day(due_on),
        other: String::new(),
    }
}

#[test]
fn there_is_reason_to_write_when_something_is_new_near_or_just_late_and_else_once_a_week() {
    // A Wednesday; the week's first day of work was Monday.
    let today = day("2026-09-02");
    for (digest, news, due_on, first, expected) in [
        (Digest::Daily, 0, None, false, false),
        (Digest::Daily, 1, None, false, true),
        (Digest::Daily, 0, Some("2026-09-05"), false, false),
        (Digest::Daily, 0, Some("2026-09-04"), false, true),
        (Digest::Daily, 0, Some("2026-09-02"), false, true),
        (Digest::Daily, 0, Some("2026-09-01"), false, true),
        (Digest::Daily, 0, Some("2026-08-31"), false, false),
        (Digest::Daily, 0, Some("2026-08-31"), true, true),
        (Digest::Weekly, 3, Some("2026-09-02"), false, false),
        (Digest::Weekly, 3, None, true, true),
        (Digest::Weekly, 0, Some("2026-09-09"), true, true),
        (Digest::Weekly, 0, Some("2026-09-10"), true, false),
        (Digest::Never, 3, Some("2026-09-01"), true, false),
    ] {
        let waits: Vec<Waits> = due_on.map(|due_on| waits("a", due_on)).into_iter().collect();
        assert_eq!(
            is_worth(digest, news, &waits, today, first),
            expected,
            "{digest:?} {news} {due_on:?} {first}"
        );
    }
}

#[test]
fn a_week_begins_with_its_first_day_of_work() {
    let free = |day: Day| day.weekday() >= 5 || day.to_string() == "2026-09-07";
    for (today, expected) in [
        ("2026-08-31", true),
        ("2026-09-01", false),
        ("2026-09-07", false),
        ("2026-09-08", true),
        ("2026-09-09", false),
        ("2026-09-12", false),
    ] {
        assert_eq!(is_first_of_week(day(today), free), expected, "{today}");
    }
}

#[test]
fn what_waits_is_gathered_by_kind_the_oldest_first_and_says_nobodys_name() {
    let all = [
        waits("verify", "2026-09-03"),
        waits("verify", "2026-08-20"),
        Waits { others: 4, ..waits("verify", "2026-08-25") },
        waits("week", "2026-08-31"),
        waits("sign", "2026-09-30"),
    ];
    let line =
        |what: &str, late, due_on: &str, count| Line { what: what.into(), late, due_on: day(due_on), count };
    assert_eq!(
        lines(Digest::Daily, &all, day("2026-09-02")),
        [
            line("verify", true, "2026-08-20", 6),
            line("week", true, "2026-08-31", 1),
            line("verify", false, "2026-09-03", 1),
        ]
    );
    let many: Vec<Waits> = (0..30).map(|number| waits(&format!("kind{number}"), "2026-09-01")).collect();
    assert_eq!(lines(Digest::Daily, &many, day("2026-09-02")).len(), 20);
}

#[test]
fn news_is_told_by_subject_with_how_many() {
    assert_eq!(topics(["plan", "report", "plan"]), [("plan", 2), ("report", 1)]);
}

fn letter(language: Language, site: &str) -> (String, String) {
    let mut areas = vec![crate::area(), people::area(), performance::area()];
    areas.iter_mut().for_each(|area| area.navigation = &[]);
    let content = Content {
        language,
        name: "Neema Mfano",
        institution: "Halmashauri ya Mfano",
        site,
        today: day("2026-09-02"),
        topics: vec![("performance-topic-plan", 2)],
        lines: vec![
            Line { what: "oversight-home-week".into(), late: true, due_on: day("2026-08-31"), count: 2 },
            Line {
                what: "performance-report-verify".into(),
                late: false,
                due_on: day("2026-09-03"),
                count: 1,
            },
        ],
    };
    write(&platform::http::words(&areas), &content)
}

#[test]
fn the_letter_is_in_the_persons_language_and_has_no_link() {
    let (subject, body) = letter(Language::Sw, "tija.mfano.go.tz");
    assert_eq!(subject, "Tija: muhtasari wa 2 Septemba 2026");
    for said in [
        "Ndugu Neema Mfano,",
        "- Mpango wako wa utendaji kazi: 2",
        "- LIMECHELEWA: Jaza taarifa ya wiki (2). Mwisho ulikuwa 31 Agosti 2026",
        "Mwisho 3 Septemba 2026",
        "tija.mfano.go.tz",
    ] {
        assert!(body.contains(said), "{said}\n{body}");
    }
    let (subject, english) = letter(Language::En, "");
    assert_eq!(subject, "Tija: digest of 2 September 2026");
    assert!(english.contains("Open it as you do every day"), "{english}");
    for body in [body, english] {
        assert!(!body.contains("[[") && !body.contains("://") && !body.contains("www."), "{body}");
        assert!(
            !body.contains('\u{2068}') && !body.contains('\u{2069}'),
            "no marks of direction in plain text: {body}"
        );
    }
}
