//! The pages as people use them: against the real app in memory, in both languages.

use axum::http::StatusCode;
use kernel::{Actor, Place};
use people::identity::testing::{PASSWORD, give_password};
use people::testing::{Fixture, Someone};
use platform::testing::{Answer, Browser, TestApp, TestStore};
use platform::work::Event;

use super::{approve, begun, people, plan, sign, submit};
use crate::agreement::model::{AgreementId, State};
use crate::permissions::REMINDER_SEND;

fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, vec![crate::area()], people::identity::identify)
}

fn browser<'a>(app: &'a TestApp<'_>, people: &Fixture, someone: &Someone) -> Browser<'a> {
    app.signed_in(people.institution, someone.employment)
}

/// A page that came out whole: no missing words, no inline style, whatever its status.
fn sound(answer: &Answer, status: StatusCode) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert!(!answer.body.contains("[["), "{}", answer.text());
    assert!(!answer.body.contains("style=") && !answer.body.contains("onclick"));
    answer.text()
}

fn agreement_path(id: AgreementId) -> String {
    format!("/agreements/{id}")
}

const TASK: [(&str, &str); 6] = [
    ("title", "Kukagua shule"),
    ("activity", ""),
    ("weight", "100"),
    ("priority", "high"),
    ("starts_on", "01/07/2026"),
    ("ends_on", "30/06/2027"),
];
const SUB_TASK: [(&str, &str); 9] = [
    ("title", "Kutembelea shule"),
    ("weight", "100"),
    ("indicator", "Ziara zilizofanyika"),
    ("mode", "quantity"),
    ("target", "48"),
    ("unit", "ziara"),
    ("baseline", ""),
    ("starts_on", "01/07/2026"),
    ("ends_on", "30/06/2027"),
];

/// A form with one field typed otherwise.
fn typed<'t>(form: &[(&'t str, &'t str)], field: &str, value: &'t str) -> Vec<(&'t str, &'t str)> {
    form.iter().map(|(name, old)| if *name == field { (*name, value) } else { (*name, *old) }).collect()
}

#[test]
fn an_employee_begins_blank_writes_a_plan_and_submits_it_by_the_pages_alone() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let text = sound(&employee.get("/my-plan"), StatusCode::OK);
    assert!(text.contains("Anza na kiolezo cha kada") && text.contains("Anza na mpango mtupu"));
    assert!(!text.contains("Nakili kutoka mwaka jana"), "there was no last year");
    let begun = employee.post("/my-plan/begin", &[("year", "2026-27"), ("from", "blank")]);
    assert_eq!(begun.location, "/my-plan?year=2026-27&done=performance-agreement-begin-done");
    let text = sound(&employee.get(&begun.location), StatusCode::OK);
    assert!(text.contains("Mpango umeanzishwa.") && text.contains("Mpango hauna kazi."));

    let page = employee.get("/my-plan").body;
    let path =
        page.split("href=\"").find(|part| part.contains("/tasks/new\"")).unwrap().split('"').next().unwrap();
    sound(&employee.get(path), StatusCode::OK);
    let agreement = path.trim_end_matches("/tasks/new").to_owned();
    let added = employee.post(&format!("{agreement}/tasks"), &TASK);
    let sub_form = added.location.split('?').next().unwrap().to_owned();
    assert!(sub_form.ends_with("/sub-tasks/new"), "{}", added.location);
    sound(&employee.get(&sub_form), StatusCode::OK);
    let saved = employee.post(sub_form.trim_end_matches("/new"), &SUB_TASK);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());

    let whole = employee.get("/my-plan");
    let text = sound(&whole, StatusCode::OK);
    assert!(
        text.contains("mpango wako umekamilika. Uwasilishe kwa msimamizi wako, Nyimbote, Method Gabriel.")
    );
    let version = whole.value_of("version").unwrap();
    let submitted = employee.post(&format!("{agreement}/submit"), &[("version", &version)]);
    let text = sound(&employee.get(&submitted.location), StatusCode::OK);
    assert!(
        text.contains("Mpango umewasilishwa kwa msimamizi.")
            && text.contains("Unasubiri majibu ya msimamizi")
    );
    assert!(!text.contains("Hariri kazi"), "nothing to edit while one waits");
    assert!(text.contains("Imeongezwa: ") && !text.contains("Mpango ulibadilishwa: "), "{text}");
}

#[test]
fn what_the_program_did_to_a_plan_stands_in_its_history_in_words() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let (home, about) = (people.institution, people.employee.employment);
    store
        .work(&Actor::System, move |work| {
            let permit = work.permit(&REMINDER_SEND, &Place::institution(home))?;
            work.save(permit, Event::on("performance.agreement", id.0).about(about))
        })
        .unwrap();
    let app = app(&store);
    let text = sound(&browser(&app, &people, &people.employee).get(&agreement_path(id)), StatusCode::OK);
    assert!(text.contains("Mfumo ulikumbusha kuhusu kazi ndogo"), "{text}");
}

#[test]
fn a_teacher_takes_the_template_with_subjects_and_classes() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let ways = employee.get("/my-plan");
    assert!(ways.body.contains("<option value=\"teacher\" selected>"), "the own cadre is chosen already");
    let form = employee.get("/my-plan/template?year=2026-27&cadre=teacher");
    let text = sound(&form, StatusCode::OK);
    assert!(text.contains("Kufundisha (somo) (darasa)") && text.contains("Kutengeneza zana za kufundishia"));
    let start = [("year", "2026-27"), ("from", "template"), ("cadre", "teacher")];
    let wrong = [&start[..], &[("subject-1", "Hisabati"), ("class-1", "")]].concat();
    let again = employee.post("/my-plan/begin", &wrong);
    assert!(sound(&again, StatusCode::UNPROCESSABLE_ENTITY).contains("Andika darasa."));
    assert!(again.body.contains("value=\"Hisabati\""), "what was typed is kept");
    let right = [
        &start[..],
        &[
            ("subject-1", "Hisabati"),
            ("class-1", "Darasa la V"),
            ("subject-2", "Sayansi"),
            ("class-2", "Darasa la VI"),
        ],
    ]
    .concat();
    let begun = employee.post("/my-plan/begin", &right);
    let text = sound(&employee.get(&begun.location), StatusCode::OK);
    assert!(
        text.contains("1. Kufundisha Hisabati Darasa la V 50%") && text.contains("mpango wako umekamilika")
    );
}

#[test]
fn a_cadre_must_be_chosen_and_an_unknown_one_is_not_found() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let again = employee.get("/my-plan/template?year=2026-27&cadre=");
    assert!(sound(&again, StatusCode::UNPROCESSABLE_ENTITY).contains("Chagua kada yako kwenye orodha."));
    assert_eq!(employee.get("/my-plan/template?cadre=mchawi").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_badly_filled_form_names_each_field_and_keeps_everything_typed() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    let employee = browser(&app, &people, &people.employee);
    let path = format!("{}/tasks", agreement_path(id));
    let answer = employee.post(&path, &typed(&typed(&TASK, "weight", "12,5"), "activity", "Z99"));
    let text = sound(&answer, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Uzito uwe namba kati ya 0.01 na 100"));
    assert!(answer.body.contains("value=\"12,5\"") && answer.body.contains("value=\"Kukagua shule\""));
    let answer = employee.post(&path, &typed(&TASK, "activity", "Z99"));
    assert!(sound(&answer, StatusCode::UNPROCESSABLE_ENTITY).contains("Hakuna shughuli yenye msimbo huu"));
    assert_eq!(plan(&store, &people.employee.actor(), id).tasks.len(), 2);
}

#[test]
fn a_plan_without_a_task_of_ones_own_can_still_be_filled_from_a_template_or_from_last_year() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    // Last year's plan; then a task from above, before anything else.
    store.at("2025-09-01T08:00:00Z");
    let start = [("year", "2025-26"), ("from", "template"), ("cadre", "nurse")];
    assert_eq!(employee.post("/my-plan/begin", &start).status, StatusCode::SEE_OTHER);
    store.at("2026-09-01T08:00:00Z");
    let supervisor = browser(&app, &people, &people.supervisor);
    let begin = format!("/team/plans/{}/begin", people.employee.employment);
    let given = supervisor.post(&begin, &[("year", "2026-27")]);
    let agreement = given.location.split("/tasks").next().unwrap().to_owned();
    let added = supervisor.post(&format!("{agreement}/tasks"), &TASK);
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    // What takes the whole weight leaves nothing to fill.
    assert!(!sound(&employee.get("/my-plan"), StatusCode::OK).contains("Jaza mpango huu"));
    let task = plan(&store, &people.employee.actor(), agreement.rsplit('/').next().unwrap().parse().unwrap());
    let task = task.tasks[0].task.id;
    let lighter: Vec<(&str, &str)> = TASK
        .iter()
        .map(|(name, value)| (*name, if *name == "weight" { "40" } else { *value }))
        .chain([("version", "1")])
        .collect();
    assert_eq!(supervisor.post(&format!("/tasks/{task}"), &lighter).status, StatusCode::SEE_OTHER);
    let page = employee.get("/my-plan");
    let text = sound(&page, StatusCode::OK);
    assert!(text.contains("Jaza mpango huu") && text.contains("Nakili kutoka mwaka jana"), "{text}");
    assert!(text.contains("zina uzito wa 40%") && text.contains("60% zilizobaki"), "{text}");
    let choose = "/my-plan/template?year=2026-27&choose=yes";
    assert!(page.body.replace("&#38;", "&").replace("&amp;", "&").contains(choose), "{}", page.body);
    let text = sound(&employee.get(choose), StatusCode::OK);
    assert!(text.contains("Anza na kiolezo cha kada") && !text.contains("Anza na mpango mtupu"), "{text}");
    // The supervisor is offered nothing of it.
    assert!(!supervisor.get(&agreement).text().contains("Jaza mpango huu"));
    let filled = employee.post("/my-plan/begin", &[("year", "2026-27"), ("from", "last_year")]);
    assert_eq!(filled.status, StatusCode::SEE_OTHER, "{}", filled.text());
    let text = sound(&employee.get("/my-plan"), StatusCode::OK);
    assert!(!text.contains("Jaza mpango huu") && text.contains("Kukagua shule"), "{text}");
    assert!(text.contains("100% kati ya 100%"), "{text}");
}

#[test]
fn next_years_plan_is_reached_once_its_planning_has_opened() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let next = "href=\"/my-plan?year=2027-28\"";
    for (now, is_open) in [("2027-03-31T08:00:00Z", false), ("2027-04-01T08:00:00Z", true)] {
        store.at(now);
        let employee = browser(&app, &people, &people.employee);
        let page = employee.get("/my-plan");
        sound(&page, StatusCode::OK);
        assert_eq!(page.body.contains(next), is_open, "without a plan, {now}");
    }
    begun(&store, &people.employee);
    for (now, is_open) in [("2027-03-31T08:00:00Z", false), ("2027-04-01T08:00:00Z", true)] {
        store.at(now);
        let employee = browser(&app, &people, &people.employee);
        let page = employee.get("/my-plan");
        let text = sound(&page, StatusCode::OK);
        assert_eq!(page.body.contains(next), is_open, "with a plan, {now}");
        assert_eq!(text.contains("Andaa mpango wa mwaka wa fedha 2027/28"), is_open, "{text}");
    }
    let employee = browser(&app, &people, &people.employee);
    let begun = employee.post("/my-plan/begin", &[("year", "2027-28"), ("from", "blank")]);
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let text = sound(&employee.get("/my-plan"), StatusCode::OK);
    assert!(!text.contains("Andaa mpango") && text.contains("2027/28"), "{text}");
}

/// Whoever answers a plan signs what stands in it: when work begins, from where, how it is measured and with what.
#[test]
fn who_answers_a_plan_sees_all_that_the_text_will_say_of_a_sub_task() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let supervisor = browser(&app, &people, &people.supervisor);
    let text = sound(&supervisor.get(&agreement_path(id)), StatusCode::OK);
    for said in ["Inaanza 01/07/2026.", "Kwa idadi.", "Rasilimali: Vitabu vya kiada"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Hali ya kuanzia"), "only what is filled: {text}");
}

#[test]
fn two_editors_at_once_see_both_versions_and_the_second_decides() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    let employee = browser(&app, &people, &people.employee);
    let branch = plan(&store, &people.employee.actor(), id).tasks.remove(0);
    for (path, form, mine, theirs) in [
        (format!("/tasks/{}", branch.task.id), TASK.to_vec(), "Langu", "La mwenzangu"),
        (format!("/sub-tasks/{}", branch.sub_tasks[0].id), SUB_TASK.to_vec(), "Ndogo yangu", "Ndogo yake"),
    ] {
        let version = employee.get(&path).value_of("version").unwrap();
        let send = |title, version: &str| {
            let mut fields = typed(&form, "title", title);
            fields.push(("version", version));
            employee.post(&path, &fields.iter().map(|(name, value)| (*name, *value)).collect::<Vec<_>>())
        };
        assert_eq!(send(theirs, &version).status, StatusCode::SEE_OTHER);
        let stale = send(mine, &version);
        let text = sound(&stale, StatusCode::CONFLICT);
        assert!(text.contains("Ilivyo sasa") && text.contains(theirs), "{text}");
        assert!(stale.body.contains(&format!("value=\"{mine}\"")));
        let now = stale.value_of("version").unwrap();
        assert_eq!(send(mine, &now).status, StatusCode::SEE_OTHER);
    }
    assert_eq!(plan(&store, &people.employee.actor(), id).tasks[0].task.title, "Langu");
}

#[test]
fn weights_are_set_in_one_table_with_totals_from_the_server() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    let employee = browser(&app, &people, &people.employee);
    let path = format!("{}/weights", agreement_path(id));
    let page = employee.get(&path);
    sound(&page, StatusCode::OK);
    assert!(page.body.contains("data-sum-of=\"tasks\" data-sum-target=\"100\">100<"));
    let drawn = plan(&store, &people.employee.actor(), id);
    let fields: Vec<String> = drawn.tasks.iter().map(|branch| format!("task-{}", branch.task.id)).collect();
    let version = page.value_of("version").unwrap();
    let wrong = employee.post(&path, &[(&fields[0], "0"), (&fields[1], "25"), ("version", &version)]);
    sound(&wrong, StatusCode::UNPROCESSABLE_ENTITY);
    let saved = employee.post(&path, &[(&fields[0], "70"), (&fields[1], "25"), ("version", &version)]);
    let text = sound(&employee.get(&saved.location), StatusCode::OK);
    assert!(text.contains("Uzito wa kazi zote uwe 100%. Sasa ni 95%."));
    let stale = employee.post(&path, &[(&fields[0], "75"), (&fields[1], "25"), ("version", &version)]);
    assert!(sound(&stale, StatusCode::CONFLICT).contains("Ilivyo sasa"));
    assert!(stale.body.contains("value=\"75\""));
}

#[test]
fn a_supervisor_answers_by_the_pages_and_reads_why_when_it_is_too_late() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let supervisor = browser(&app, &people, &people.supervisor);
    let page = supervisor.get(&agreement_path(id));
    let text = sound(&page, StatusCode::OK);
    for button in ["Idhinisha", "Rudisha", "Kataa kazi", "Gawa kazi"] {
        assert!(text.contains(button), "{button}");
    }
    let form = supervisor.get(&format!("{}/return", agreement_path(id)));
    sound(&form, StatusCode::OK);
    let version = form.value_of("version").unwrap();
    let blank =
        supervisor.post(&format!("{}/return", agreement_path(id)), &[("reason", ""), ("version", &version)]);
    assert!(sound(&blank, StatusCode::UNPROCESSABLE_ENTITY).contains("Andika sababu."));

    let task = plan(&store, &people.supervisor.actor(), id).tasks[1].task.id;
    let reject = format!("/tasks/{task}/reject");
    sound(&supervisor.get(&reject), StatusCode::OK);
    let rejected = supervisor.post(&reject, &[("reason", "Si jukumu lako."), ("version", "1")]);
    let text = sound(&supervisor.get(&rejected.location), StatusCode::OK);
    assert!(
        text.contains("Imekataliwa") && text.contains("Si jukumu lako.") && text.contains("haujakamilika")
    );

    let branch = plan(&store, &people.supervisor.actor(), id).tasks[0].clone();
    let frame = format!("/tasks/{}/frame", branch.task.id);
    let text = sound(&supervisor.get(&frame), StatusCode::OK);
    assert!(text.contains("Maneno mengine yote ni ya mtumishi."));
    let typed =
        [("priority", "critical"), ("starts_on", "01/07/2026"), ("ends_on", "31/07/2027"), ("version", "1")];
    let outside = supervisor.post(&frame, &typed);
    sound(&outside, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(outside.body.contains("31/07/2027"), "what was typed stands there");
    let typed =
        [("priority", "critical"), ("starts_on", "01/07/2026"), ("ends_on", "30/06/2027"), ("version", "1")];
    let framed = supervisor.post(&frame, &typed);
    let text = sound(&supervisor.get(&framed.location), StatusCode::OK);
    assert!(text.contains("Msimamizi alipanga muda, kipaumbele au kiashiria"));
    assert!(text.contains("Kipaumbele: Cha dharura (awali Cha "), "{text}");
    let line = &branch.sub_tasks[0];
    let frame = format!("/sub-tasks/{}/frame", line.id);
    sound(&supervisor.get(&frame), StatusCode::OK);
    let days = (ui::short_day(line.starts_on), ui::short_day(line.ends_on));
    let typed = [
        ("indicator", "Ziara zenye taarifa"),
        ("starts_on", &days.0),
        ("ends_on", &days.1),
        ("version", "1"),
    ];
    let framed = supervisor.post(&frame, &typed);
    assert!(sound(&supervisor.get(&framed.location), StatusCode::OK).contains("Ziara zenye taarifa"));
    let reject = format!("/sub-tasks/{}/reject", line.id);
    assert!(sound(&supervisor.get(&reject), StatusCode::OK).contains(&line.title));
    let version = supervisor.get(&reject).value_of("version").unwrap();
    let rejected = supervisor.post(&reject, &[("reason", "Haihitajiki."), ("version", &version)]);
    let text = sound(&supervisor.get(&rejected.location), StatusCode::OK);
    assert!(text.contains("Haihitajiki.") && text.contains("Kazi ndogo ilikataliwa"));

    let stale = supervisor.post(
        &format!("{}/return", agreement_path(id)),
        &[("reason", "Jaza uzito uliobaki."), ("version", &version)],
    );
    assert!(sound(&stale, StatusCode::CONFLICT).contains("Ulichoandika kimebaki hapa chini."));
    assert!(stale.body.contains("Jaza uzito uliobaki."));
    let now = stale.value_of("version").unwrap();
    let returned = supervisor.post(
        &format!("{}/return", agreement_path(id)),
        &[("reason", "Jaza uzito uliobaki."), ("version", &now)],
    );
    assert_eq!(returned.status, StatusCode::SEE_OTHER);
    let text = sound(&browser(&app, &people, &people.employee).get("/my-plan"), StatusCode::OK);
    assert!(text.contains("Sababu ya kurudishwa: Jaza uzito uliobaki."));
    let early = supervisor.get(&format!("{}/rollback", agreement_path(id)));
    assert!(sound(&early, StatusCode::CONFLICT).contains("Mpango bado haujaidhinishwa."));
    let late = supervisor.post(&format!("{}/approve", agreement_path(id)), &[("version", &now)]);
    assert!(sound(&late, StatusCode::CONFLICT).contains("Mpango umebadilika baada ya wewe kuufungua."));
}

#[test]
fn both_sign_with_their_passwords_and_the_text_shows_its_hash_and_signatures() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    approve(&store, &people, id).unwrap();
    give_password(&store, people.employee.person_id);
    give_password(&store, people.supervisor.person_id);
    let path = format!("{}/sign", agreement_path(id));
    let employee = browser(&app, &people, &people.employee);
    let form = employee.get(&path);
    let text = sound(&form, StatusCode::OK);
    assert!(text.contains("MKATABA WA UTENDAJI KAZI (M1)") && text.contains("Alama ya SHA-256"));
    let hash = form.value_of("hash").unwrap();
    let wrong = employee.post(&path, &[("password", "siyo hili"), ("hash", &hash)]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.body.contains("siyo hili"), "a password never comes back");
    let other = employee.post(&path, &[("password", PASSWORD), ("hash", "00")]);
    sound(&other, StatusCode::CONFLICT);
    let signed = employee.post(&path, &[("password", PASSWORD), ("hash", &hash)]);
    assert!(sound(&employee.get(&signed.location), StatusCode::OK).contains("Umesaini mkataba."));
    assert_eq!(employee.get(&path).status, StatusCode::SEE_OTHER, "nothing left to sign");

    let supervisor = browser(&app, &people, &people.supervisor);
    let signed = supervisor.post(&path, &[("password", PASSWORD), ("hash", &hash)]);
    let text = sound(&supervisor.get(&signed.location), StatusCode::OK);
    assert!(text.contains("Pande zote mbili zimesaini na kazi ndogo zimeanza."));
    let text = sound(&supervisor.get(&format!("{}/text", agreement_path(id))), StatusCode::OK);
    assert!(text.contains(&hash) && text.contains("Mtumishi Mwinukwe, Zawadi Charles, 1 Septemba 2026"));
    let file = employee.get(&format!("{}/text/download", agreement_path(id)));
    assert_eq!(crate::agreement::text::hex(&crate::agreement::text::hash(&file.body)), hash);
}

#[test]
fn the_team_list_shows_where_each_plan_stands_and_opens_one_to_assign_in() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    begun(&store, &people.employee);
    let supervisor = browser(&app, &people, &people.supervisor);
    let text = sound(&supervisor.get("/team/plans"), StatusCode::OK);
    assert!(text.contains("Mwinukwe, Zawadi Charles") && text.contains("Bado hajaanza"));
    let file = supervisor.get("/team/plans?sheet=csv").body;
    assert!(file.contains("Mwinukwe, Zawadi Charles; Mwalimu"), "{file}");
    assert!(!file.contains("Hatua") && !file.contains("Fungua mpango"), "{file}");
    let path = format!("/team/plans/{}/begin", people.colleague.employment);
    let begun = supervisor.post(&path, &[("year", "2026-27")]);
    let form = begun.location.split('?').next().unwrap().to_owned();
    assert!(sound(&supervisor.get(&form), StatusCode::OK).contains("Gawa kazi"));
    let assigned = supervisor.post(form.trim_end_matches("/new"), &TASK);
    assert!(sound(&supervisor.get(&assigned.location), StatusCode::OK).contains("Imegawiwa na msimamizi."));
    let text = sound(&browser(&app, &people, &people.colleague).get("/my-plan"), StatusCode::OK);
    assert!(text.contains("Kukagua shule") && text.contains("Ongeza kazi ndogo"));
    let refused = browser(&app, &people, &people.hr).post(&path, &[("year", "2026-27")]);
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_plan_of_somebody_elses_staff_cannot_be_told_from_one_that_is_not_there() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    let branch = plan(&store, &people.employee.actor(), id).tasks.remove(0);
    let paths = [
        agreement_path(id),
        format!("{}/text", agreement_path(id)),
        format!("/tasks/{}", branch.task.id),
        format!("/sub-tasks/{}", branch.sub_tasks[0].id),
        format!("{}/weights", agreement_path(id)),
    ];
    let colleague = browser(&app, &people, &people.colleague);
    let stranger = app.signed_in(people.other_institution, people.stranger.employment);
    for path in paths {
        assert_eq!(colleague.get(&path).status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(stranger.get(&path).status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(app.outsider().get(&path).status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[test]
fn readers_without_a_side_see_the_plan_and_no_buttons() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let unstated = browser(&app, &people, &people.auditor).get(&agreement_path(id));
    sound(&unstated, StatusCode::NOT_FOUND);
    for someone in [&people.hr, &people.director] {
        let page = browser(&app, &people, someone).get(&agreement_path(id));
        sound(&page, StatusCode::OK);
        let main = page.body.split("<main").nth(1).unwrap();
        assert!(!main.contains("<form") && !main.contains("govuk-button"), "{}", someone.name);
    }
}

#[test]
fn every_page_is_whole_in_both_languages_in_every_state() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let id = begun(&store, &people.employee);
    let branch = plan(&store, &people.employee.actor(), id).tasks.remove(0);
    let path = agreement_path(id);
    let forms = [
        format!("{path}/tasks/new"),
        format!("/tasks/{}", branch.task.id),
        format!("/tasks/{}/sub-tasks/new", branch.task.id),
        format!("/sub-tasks/{}", branch.sub_tasks[0].id),
        format!("{path}/weights"),
        "/my-plan/template?year=2026-27&cadre=nurse".into(),
        "/my-plan?year=2025-26".into(),
        "/my-plan?year=2027-28".into(),
    ];
    let see = |someone: &Someone, path: &str| {
        for browser in [browser(&app, &people, someone), browser(&app, &people, someone).in_english()] {
            let answer = browser.get(path);
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.text());
            assert!(!answer.body.contains("[["), "{path}: {}", answer.text());
        }
    };
    forms.iter().for_each(|form| see(&people.employee, form));
    let all = |state: State| {
        assert_eq!(plan(&store, &people.employee.actor(), id).agreement.state, state);
        for someone in [&people.employee, &people.supervisor, &people.head, &people.hr] {
            for page in ["", "/text", "/sign", "/return", "/rollback", "/weights", "/tasks/new"] {
                see(someone, &format!("{path}{page}"));
            }
            for step in ["reject", "frame"] {
                see(someone, &format!("/tasks/{}/{step}", branch.task.id));
                see(someone, &format!("/sub-tasks/{}/{step}", branch.sub_tasks[0].id));
            }
            see(someone, "/my-plan");
            see(someone, "/team/plans");
        }
    };
    all(State::Draft);
    submit(&store, &people, id).unwrap();
    all(State::Submitted);
    approve(&store, &people, id).unwrap();
    all(State::Approved);
    sign(&store, &people.employee, id).unwrap();
    sign(&store, &people.supervisor, id).unwrap();
    all(State::Signed);
}

#[test]
fn a_page_of_the_largest_ordinary_plan_stays_small() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let subjects = ["subject-1", "subject-2", "subject-3", "subject-4", "subject-5", "subject-6"];
    let classes = ["class-1", "class-2", "class-3", "class-4", "class-5", "class-6"];
    let mut fields = vec![("year", "2026-27"), ("from", "template"), ("cadre", "teacher")];
    for (subject, class) in subjects.into_iter().zip(classes) {
        fields.extend([(subject, "Hisabati"), (class, "Darasa la V")]);
    }
    assert_eq!(employee.post("/my-plan/begin", &fields).status, StatusCode::SEE_OTHER);
    let page = employee.get("/my-plan");
    sound(&page, StatusCode::OK);
    assert!(page.body.len() < 120_000, "{} bytes before packing", page.body.len());
}
