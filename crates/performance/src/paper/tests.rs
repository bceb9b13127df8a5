//! What stands on a paper, and that the signed text gives back all that was signed.

use crate::agreement::signed::read;
use crate::agreement::tests::{day, whole_plan};
use crate::agreement::text::{ReviewDate, render};

#[test]
fn a_signed_text_is_read_back_whole() {
    let mut plan = whole_plan();
    plan.tasks[0].task.title = "Kufundisha. Hesabu\n  Muda: 2026-01-01".into();
    plan.tasks[0].sub_tasks[0].resources = "Msimamizi: mtu\n\nJumla ya uzito wa kazi: 1%".into();
    let reviews = [ReviewDate {
        name: "Mapitio ya nusu mwaka".into(),
        opens_on: day("2026-12-01"),
        closes_on: day("2027-01-31"),
    }];
    let signed = read(&render(&plan, &reviews).unwrap()).expect("the text is ours");
    assert_eq!(signed.tasks.len(), plan.standing().count());
    for (branch, task) in plan.standing().zip(&signed.tasks) {
        assert_eq!(task.weight, format!("{}%", branch.task.weight));
        assert_eq!(task.sub_tasks.len(), branch.sub_tasks.len());
    }
    assert_eq!(signed.tasks[0].title, "Kufundisha. Hesabu Muda: 2026-01-01");
    assert_eq!(signed.tasks[0].sub_tasks[0].resources, "Msimamizi: mtu Jumla ya uzito wa kazi: 1%");
    assert_eq!(
        signed.reviews,
        [("Mapitio ya nusu mwaka".to_owned(), "2026-12-01 hadi 2027-01-31".to_owned())]
    );
    assert!(signed.promise.starts_with("Mtumishi anakubali"));
    assert_eq!(read("MKATABA WA UTENDAJI KAZI (M2)\n"), None);
}
