//! The round of everything that falls due, over the demonstration.

#[cfg(test)]
mod tests {
    use tija::due;

    use crate::council::{app, on_each_db};

    platform::statements! {
        BREAK = "DROP TABLE people_handover";
        COUNT_PASSED = "SELECT COUNT(*) AS count FROM platform_deadline
            WHERE closed_at IS NULL AND dealt_at IS NULL AND due_on < $1";
    }
    platform::row! {
        struct Count { count: i64 }
    }

    #[test]
    fn a_step_that_cannot_be_done_stops_no_other_and_its_fault_is_answered() {
        on_each_db(|store| {
            let app = app(store);
            store.at("2026-12-07T03:00:00Z");
            let today = store.clock.now().day();
            let passed = || store.tx(move |tx| tx.one::<Count>(&COUNT_PASSED, &[&today])).unwrap().count;
            assert!(passed() > 0);
            store.tx(|tx| tx.run(&BREAK, &[])).unwrap();
            let round = store.runtime.block_on(due::round(&app.app));
            assert!(round.unwrap_err().to_string().contains("people_handover"));
            assert_eq!(passed(), 0);
        });
    }
}
