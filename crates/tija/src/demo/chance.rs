//! Chance that comes out the same every time: what happens to whom in which week of the demonstration. Pure.

/// A number from 0 up to, not including, `sides`; always the same for the same person, occasion and matter (FNV-1a).
pub fn roll(sides: u64, who: &str, occasion: i64, matter: &str) -> u64 {
    let text = format!("{who}/{occasion}/{matter}");
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The low bits of FNV are the weaker ones.
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9).wrapping_shr(17) % sides.max(1)
}

/// The same as a signed number, for days, percents and amounts.
pub fn between(least: i64, most: i64, who: &str, occasion: i64, matter: &str) -> i64 {
    let sides = u64::try_from(most - least + 1).unwrap_or(1);
    least + i64::try_from(roll(sides, who, occasion, matter)).unwrap_or_default()
}

/// Does it happen, so many times in a hundred?
pub fn happens(percent: u64, who: &str, occasion: i64, matter: &str) -> bool {
    roll(100, who, occasion, matter) < percent
}

/// One of these texts.
pub fn one_of<'t>(texts: &[&'t str], who: &str, occasion: i64, matter: &str) -> &'t str {
    let at = roll(u64::try_from(texts.len()).unwrap_or(1), who, occasion, matter);
    usize::try_from(at).ok().and_then(|at| texts.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_every_time_and_spread_evenly() {
        assert_eq!(roll(1000, "90000025", 7, "late"), roll(1000, "90000025", 7, "late"));
        let hits = (0..2000).filter(|week| happens(20, "90000025", *week, "late")).count();
        assert!((300..500).contains(&hits), "{hits}");
        assert!((0..200).all(|week| (-3..=4).contains(&between(-3, 4, "x", week, "y"))));
    }
}
