//! Exact fractions against unbounded ones.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

use crate::mark::Exact;

fn unbounded(num: i64, den: i64) -> BigRational {
    BigRational::new(BigInt::from(num), BigInt::from(den))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sums_and_products_agree_with_unbounded_fractions(parts in prop::collection::vec((any::<i64>(), 1..=i64::MAX), 1..12)) {
        let mut sum = Exact::ZERO;
        let mut product = Exact::ONE;
        let mut true_sum = unbounded(0, 1);
        let mut true_product = unbounded(1, 1);
        for (num, den) in parts {
            let part = Exact::ratio(num, den).unwrap();
            sum = sum.plus(&part);
            product = product.times(&part);
            true_sum += unbounded(num, den);
            true_product *= unbounded(num, den);
        }
        prop_assert_eq!(sum.text(40), text_of(&true_sum));
        prop_assert_eq!(product.text(40), text_of(&true_product));
    }

    #[test]
    fn order_agrees_with_unbounded_fractions(a in any::<i64>(), b in 1..=i64::MAX, c in any::<i64>(), d in 1..=i64::MAX) {
        let mine = Exact::ratio(a, b).unwrap().cmp(&Exact::ratio(c, d).unwrap());
        prop_assert_eq!(mine, unbounded(a, b).cmp(&unbounded(c, d)));
    }
}

/// Forty decimals, cut, of an unbounded fraction.
fn text_of(value: &BigRational) -> String {
    let scale = BigInt::from(10).pow(40);
    let negative = value < &unbounded(0, 1);
    let positive = if negative { -value } else { value.clone() };
    let scaled = positive * BigRational::from_integer(scale.clone());
    let cut = scaled.floor().to_integer();
    let more = if scaled.is_integer() { "" } else { "…" };
    let fraction = format!("{:0>40}", (&cut % &scale).to_string());
    let fraction = if more.is_empty() { fraction.trim_end_matches('0') } else { &fraction };
    let sign = if negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}{more}", &cut / &scale)
}

#[test]
fn halves_round_up_and_only_once() {
    for (num, den, parts) in [
        (1, 8, 13),
        (85_425, 1_000, 8_543),
        (854_249, 10_000, 8_542),
        (2, 3, 67),
        (0, 7, 0),
        (100, 1, 10_000),
    ] {
        assert_eq!(Exact::ratio(num, den).unwrap().rounded(2), Some(parts), "{num}/{den}");
    }
}

#[test]
fn what_goes_on_is_shown_to_go_on() {
    assert_eq!(Exact::ratio(2, 3).unwrap().text(4), "0.6666…");
    assert_eq!(Exact::ratio(-1, 8).unwrap().text(4), "-0.125");
    assert_eq!(Exact::whole(12).text(6), "12");
    assert_eq!(Exact::ratio(1, 3).unwrap().text(0), "0…");
}

#[test]
fn nothing_is_divided_by_zero() {
    assert!(Exact::ratio(1, 0).is_none());
    assert!(Exact::ONE.over(&Exact::ZERO).is_none());
    assert_eq!(Exact::ratio(1, -2).unwrap(), Exact::ratio(-1, 2).unwrap());
}
