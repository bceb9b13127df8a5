//! Askama hands values to calls as they are, borrowed or borrowed twice, depending on the loop they come from.
//! `impl Lent<Day>` takes a `Day` through any number of borrows.

use kernel::{Day, FinancialYear, Money, Reason, Timestamp, Week};

/// A `T`, or a borrow of one at any depth.
pub trait Lent<T> {
    fn lent(&self) -> &T;
}

impl<T, U: Lent<T>> Lent<T> for &U {
    fn lent(&self) -> &T {
        (**self).lent()
    }
}

macro_rules! lent {
    ($($type:ty),+) => { $(
        impl Lent<$type> for $type {
            fn lent(&self) -> &$type {
                self
            }
        }
    )+ };
}
lent!(Day, FinancialYear, Money, Reason, Timestamp, Week);
