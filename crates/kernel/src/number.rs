//! Whole-number amounts: weights and marks in basis points, quantities in thousandths, money in cents.
//! Rates and means that need fractions are the rules' business, which carry them exactly; nothing here rounds silently.

use std::fmt;
use std::str::FromStr;

use crate::{Error, FromValue, Kind, ToValue, Value};

/// Reads `12`, `12.5`, `1,234.50` or `12,5`-free plain decimals into `10^places` parts; more places than that is an error.
fn parse_decimal(text: &str, places: u32) -> Option<i64> {
    let text = text.trim().replace([',', ' '], "");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if (whole.is_empty() && fraction.is_empty()) || fraction.len() > usize::try_from(places).ok()? {
        return None;
    }
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) || whole.len() > 15 {
        return None;
    }
    let scale = 10_i64.checked_pow(places)?;
    let missing = places.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: i64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    let parts = whole.checked_mul(scale)?.checked_add(fraction.checked_mul(10_i64.checked_pow(missing)?)?)?;
    Some(if negative { -parts } else { parts })
}

/// Writes parts back, without trailing zeros beyond `keep` places.
fn write_decimal(parts: i64, places: usize, keep: usize) -> String {
    let digits = format!("{:0>width$}", parts.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    let mut fraction = fraction.to_owned();
    while fraction.len() > keep && fraction.ends_with('0') {
        fraction.pop();
    }
    let sign = if parts < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

macro_rules! amount {
    ($(#[$meta:meta])* $name:ident, $places:literal, $keep:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&write_decimal(self.0, $places, $keep))
            }
        }
        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self, Error> {
                parse_decimal(text, $places).map(Self).ok_or(Error::NotFound)
            }
        }
        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                Value::Int(self.0)
            }
        }
        impl FromValue for $name {
            const KIND: Kind = Kind::Int;
            fn from_value(value: Value<'_>) -> Result<Self, Error> {
                i64::from_value(value).map(Self)
            }
        }
        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                iter.fold(Self::default(), |sum, next| sum + next)
            }
        }
    };
}

amount!(
    /// Uzito: a share in basis points; 100 % is 10,000. Shown as percent (`12.5`).
    Weight, 2, 0
);
amount!(
    /// Alama: a mark in basis points of 100; `8543` is shown `85.43`.
    Marks, 2, 2
);
amount!(
    /// Kiasi: a counted or measured quantity in thousandths of its unit.
    Quantity, 3, 0
);
amount!(
    /// Fedha: Tanzanian shillings in cents.
    Money, 2, 2
);

impl Weight {
    pub const WHOLE: Self = Self(10_000);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_and_written_back() {
        assert_eq!("12.5".parse::<Weight>().unwrap(), Weight(1250));
        assert_eq!(Weight(1250).to_string(), "12.5");
        assert_eq!(Weight(10_000).to_string(), "100");
        assert_eq!(Marks(8543).to_string(), "85.43");
        assert_eq!(Marks(8500).to_string(), "85.00");
        assert_eq!("0.125".parse::<Quantity>().unwrap().to_string(), "0.125");
        assert_eq!("1,250,000".parse::<Money>().unwrap(), Money(125_000_000));
        assert_eq!(Quantity(-1500).to_string(), "-1.5");
        assert_eq!("007".parse::<Quantity>().unwrap(), Quantity(7000));
    }

    #[test]
    fn what_is_not_a_decimal_is_refused() {
        for wrong in ["", ".", "-", "1.2345", "12a", "1e3", "NaN", "9999999999999999999", "--1"] {
            assert!(wrong.parse::<Quantity>().is_err(), "{wrong}");
        }
    }
}
