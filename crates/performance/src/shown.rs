//! How much of what was planned, as pages of several features say it.

use kernel::Quantity;
use ui::Shell;

/// `24%`, `600 kati ya 2,400 (mtu)`.
pub fn reached(shell: &Shell<'_>, actual: &Quantity, target: &Quantity, unit: &str) -> String {
    let is_percent = shell.unit(unit) == "%";
    if is_percent && *target == Quantity(100_000) {
        return shell.amount(actual, unit);
    }
    let actual = if is_percent { shell.amount(actual, unit) } else { shell.number(actual) };
    shell.t2("performance-reached-of", "actual", actual, "target", shell.amount(target, unit)).into_owned()
}

#[cfg(test)]
mod tests {
    use kernel::Language;
    use ui::Words;

    use super::*;

    #[test]
    fn percent_is_said_by_its_sign_and_other_amounts_with_their_unit() {
        let words = Words::new(&[(Language::Sw, include_str!("../words/sw.ftl"))]);
        let shell = Shell::new(&words, Language::Sw, "");
        for (actual, target, unit, said) in [
            (24_000, 100_000, "asilimia", "24%"),
            (24_000, 80_000, "asilimia", "24% kati ya 80%"),
            (600_000, 2_400_000, "mtu", "600 kati ya 2,400 (mtu)"),
            (1_500, 4_000, "", "1.5 kati ya 4"),
        ] {
            assert_eq!(reached(&shell, &Quantity(actual), &Quantity(target), unit), said);
        }
    }
}
