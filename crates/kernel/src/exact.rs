//! Exact fractions for what is scored: 128-bit while they fit, unbounded when they do not, so that speed costs no truth.
//! Nothing here knows a mark or a score; nothing here rounds unless it is called `rounded` or `text`.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// A fraction, always reduced, its denominator always positive.
#[derive(Debug, Clone)]
pub struct Exact(Form);

#[derive(Debug, Clone)]
enum Form {
    Small(i128, i128),
    Big(Box<BigRational>),
}

fn gcd(first: u128, second: u128) -> u128 {
    let (mut high, mut low) = (first, second);
    while low != 0 {
        // Most fractions of a mark fit 64 bits, where a division is many times cheaper.
        if let (Ok(mut a), Ok(mut b)) = (u64::try_from(high), u64::try_from(low)) {
            while b != 0 {
                (a, b) = (b, a.checked_rem(b).unwrap_or(0));
            }
            return u128::from(a);
        }
        (high, low) = (low, high.checked_rem(low).unwrap_or(0));
    }
    high
}

/// The fraction in lowest terms, or None where 128 bits do not hold it.
fn reduced(num: i128, den: i128) -> Option<(i128, i128)> {
    let common = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).ok()?;
    Some((num.checked_div(common)?, den.checked_div(common)?))
}

fn small_add(a: (i128, i128), b: (i128, i128)) -> Option<(i128, i128)> {
    if a.1 == b.1 {
        return reduced(a.0.checked_add(b.0)?, a.1);
    }
    let common = i128::try_from(gcd(a.1.unsigned_abs(), b.1.unsigned_abs())).ok()?;
    let (left, right) = (b.1.checked_div(common)?, a.1.checked_div(common)?);
    let num = a.0.checked_mul(left)?.checked_add(b.0.checked_mul(right)?)?;
    reduced(num, a.1.checked_mul(left)?)
}

fn small_mul(a: (i128, i128), b: (i128, i128)) -> Option<(i128, i128)> {
    let (first_num, second_den) = reduced(a.0, b.1)?;
    let (second_num, first_den) = reduced(b.0, a.1)?;
    Some((first_num.checked_mul(second_num)?, first_den.checked_mul(second_den)?))
}

impl Exact {
    pub const ZERO: Self = Self(Form::Small(0, 1));
    pub const ONE: Self = Self(Form::Small(1, 1));

    pub fn whole(number: i64) -> Self {
        Self(Form::Small(i128::from(number), 1))
    }

    /// `num / den`; None when there is nothing to divide by.
    pub fn ratio(num: i64, den: i64) -> Option<Self> {
        Self::whole(num).over(&Self::whole(den))
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Form::Small(num, den) => BigRational::new(BigInt::from(*num), BigInt::from(*den)),
            Form::Big(big) => (**big).clone(),
        }
    }

    fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i128(), big.denom().to_i128()) {
            (Some(num), Some(den)) => Self(Form::Small(num, den)),
            _ => Self(Form::Big(Box::new(big))),
        }
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0)
            && let Some((num, den)) = small_add((*a, *b), (*c, *d))
        {
            return Self(Form::Small(num, den));
        }
        Self::from_big(self.big() + other.big())
    }

    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&Self::whole(-1)))
    }

    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0)
            && let Some((num, den)) = small_mul((*a, *b), (*c, *d))
        {
            return Self(Form::Small(num, den));
        }
        Self::from_big(self.big() * other.big())
    }

    /// None when `other` is zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        match &other.0 {
            Form::Small(0, _) => None,
            Form::Small(num, den) => {
                let inverse = if *num < 0 { (den.checked_neg()?, num.checked_neg()?) } else { (*den, *num) };
                Some(self.times(&Self(Form::Small(inverse.0, inverse.1))))
            }
            Form::Big(big) if big.is_zero() => None,
            Form::Big(big) => Some(Self::from_big(self.big() / (**big).clone())),
        }
    }

    /// Nearest whole number of `1 / 10^places` parts, halves up; None beyond 64 bits.
    pub fn rounded(&self, places: u32) -> Option<i64> {
        let scale = 10_i64.checked_pow(places)?;
        let doubled = self.times(&Self::whole(scale.checked_mul(2)?)).plus(&Self::ONE);
        let floored = doubled.over(&Self::whole(2))?.big().floor();
        floored.to_integer().to_i64()
    }

    /// At most `places` decimals; `…` says that more would follow. For people: the value itself stays exact.
    pub fn text(&self, places: u32) -> String {
        let value = self.big();
        let sign = if value.is_negative() { "-" } else { "" };
        let scaled = value.abs() * BigRational::from_integer(BigInt::from(10_u8).pow(places));
        let cut = scaled.floor().to_integer();
        let more = if scaled.is_integer() { "" } else { "…" };
        let width = usize::try_from(places).unwrap_or(0);
        let digits = format!("{:0>width$}", cut.to_string(), width = width.saturating_add(1));
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(width));
        let fraction = if more.is_empty() { fraction.trim_end_matches('0') } else { fraction };
        if fraction.is_empty() {
            format!("{sign}{whole}{more}")
        } else {
            format!("{sign}{whole}.{fraction}{more}")
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0)
            && let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b))
        {
            return left.cmp(&right);
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

/// Weighted mean `sum(w * x) / sum(w)`; None when nothing has weight.
pub fn weighted_mean<'x>(parts: impl IntoIterator<Item = (i64, &'x Exact)>) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    let mut weight = Exact::ZERO;
    for (share, value) in parts {
        sum = sum.plus(&value.times(&Exact::whole(share)));
        weight = weight.plus(&Exact::whole(share));
    }
    sum.over(&weight)
}
