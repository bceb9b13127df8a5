//! For tests of pages that ask for the password again: gives a person one.

use kernel::{AccountId, PersonId};
use platform::testing::TestStore;

use super::{password, store};

/// The password of every person in tests.
pub const PASSWORD: &str = "maneno matatu tofauti";

/// Gives this person the tests' password.
#[expect(clippy::expect_used, reason = "a test kit fails loudly")]
pub fn give_password(test: &TestStore, person: PersonId) {
    let hash = test.runtime.block_on(password::hash(PASSWORD.to_owned())).expect("a hash");
    let now = test.clock.now();
    test.tx(move |tx| store::put_account(tx, AccountId(person.0), person, &hash, now)).expect("an account");
}
