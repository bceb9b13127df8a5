//! The exact text: every letter of it, what changes its hash, and what cannot forge it.

use kernel::Quantity;

use super::{day, whole_plan};
use crate::agreement::model::{Mode, SubTaskState, TaskState};
use crate::agreement::text::{ReviewDate, from_hex, hash, hex, render};

fn reviews() -> Vec<ReviewDate> {
    vec![ReviewDate {
        name: "Mapitio ya nusu mwaka".into(),
        opens_on: day("2026-12-01"),
        closes_on: day("2027-01-31"),
    }]
}

#[test]
fn the_exact_text_of_a_plan() {
    let mut plan = whole_plan();
    plan.tasks.truncate(1);
    plan.tasks[0].task.activity_code = Some("C2501S01".into());
    plan.tasks[0].task.activity_title = Some("Kusimamia ufundishaji".into());
    plan.tasks[0].sub_tasks[1].mode = Mode::Percent;
    plan.tasks[0].sub_tasks[1].target = Quantity(100_000);
    plan.tasks[0].sub_tasks[1].baseline = Some(Quantity(62_500));
    plan.tasks[0].sub_tasks[1].resources = "Vitabu vya kiada".into();
    insta::assert_snapshot!(render(&plan, &reviews()).unwrap(), @"
    MKATABA WA UTENDAJI KAZI (M1)
    Namba ya mkataba: 00000000-0000-0000-0000-000000000001
    Taasisi: Halmashauri ya Wilaya ya Mfano
    Mwaka wa fedha: 2026/27 (2026-07-01 hadi 2027-06-30)
    Mtumishi: Mwinukwe, Zawadi Charles, cheki namba 90005007, Mwalimu, Taaluma, Shule ya Msingi Mfano
    Msimamizi: Nyimbote, Method Gabriel, cheki namba 90005006, Mkuu wa Sehemu ya Taaluma

    Kazi 1. Kazi ya 1
      Shughuli: C2501S01 Kusimamia ufundishaji
      Uzito katika mpango: 60%
      Kipaumbele: cha kati
      Muda: 2026-07-01 hadi 2027-06-30
      Kazi ndogo 1.1. Kazi ndogo ya 1.1
        Uzito katika kazi: 70%
        Kiashiria: Vipindi vilivyofundishwa
        Kipimo: idadi, kipindi
        Hali ya kuanzia: -
        Kiasi kilichopangwa: 160
        Rasilimali zilizokubaliwa: -
        Muda: 2026-07-01 hadi 2027-06-30
      Kazi ndogo 1.2. Kazi ndogo ya 1.2
        Uzito katika kazi: 30%
        Kiashiria: Vipindi vilivyofundishwa
        Kipimo: asilimia, kipindi
        Hali ya kuanzia: 62.5%
        Kiasi kilichopangwa: 100%
        Rasilimali zilizokubaliwa: Vitabu vya kiada
        Muda: 2026-07-01 hadi 2027-06-30

    Jumla ya uzito wa kazi: 60%
    Mapitio ya nusu mwaka: 2026-12-01 hadi 2027-01-31
    Mtumishi anakubali kutekeleza kazi hizi. Msimamizi anakubali kumwezesha, kujibu kwa wakati na kutathmini kwa haki.
    ");
}

#[test]
fn the_same_plan_gives_the_same_hash_and_any_change_another() {
    let text = |plan: &crate::agreement::model::Plan| render(plan, &reviews()).unwrap();
    let plan = whole_plan();
    assert_eq!(hash(&text(&plan)), hash(&text(&plan.clone())));
    let mut changed = plan.clone();
    changed.tasks[1].sub_tasks[0].target = Quantity(160_001);
    assert_ne!(hash(&text(&plan)), hash(&text(&changed)));
    let mut other = plan.clone();
    other.agreement.supervisor_name = Some("Mwingine".into());
    assert_ne!(hash(&text(&plan)), hash(&text(&other)));
}

#[test]
fn what_somebody_typed_cannot_look_like_a_line_of_the_text() {
    let mut plan = whole_plan();
    plan.tasks[0].task.title = "Kufundisha\n  Uzito katika mpango:\r\n 1%\u{2028}x\u{0}y".into();
    let text = render(&plan, &[]).unwrap();
    assert!(text.contains("Kazi 1. Kufundisha Uzito katika mpango: 1% x y\n"));
    assert_eq!(text.lines().filter(|line| line.starts_with("  Uzito katika mpango:")).count(), 2);
}

#[test]
fn rejected_tasks_are_not_part_of_the_text_and_numbers_run_on() {
    let mut plan = whole_plan();
    plan.tasks[0].task.state = TaskState::Rejected;
    plan.tasks[1].sub_tasks[0].state = SubTaskState::Rejected;
    let text = render(&plan, &[]).unwrap();
    assert!(!text.contains("Kazi ya 1") && text.contains("Kazi 1. Kazi ya 2"));
    assert!(text.contains("Kazi ndogo 1.1. Kazi ndogo ya 2.2") && !text.contains("ya 2.1"));
}

#[test]
fn a_hash_is_shown_as_hexadecimal_and_read_back() {
    let digest = hash("abc");
    assert_eq!(hex(&digest), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(from_hex(&hex(&digest)), digest);
    for wrong in ["", "zz", "ba 78"] {
        assert_ne!(from_hex(wrong), digest);
    }
}
