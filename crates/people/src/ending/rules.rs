//! Pure: how early a contract's end is told, and how urgent it is.

use kernel::Day;
use ui::Light;

/// Days before its end from which a contract is told to HR. PROPOSED: time to ask for a renewal.
pub const DAYS_AHEAD: i64 = 90;
/// Days before the end from which it is urgent. PROPOSED.
const NEAR: i64 = 30;

/// Grey: not written; red: it has ended; yellow: soon; green: later.
pub fn light(ends_on: Option<Day>, today: Day) -> Light {
    match ends_on.map(|last| today.days_until(last)) {
        None => Light::Grey,
        Some(left) if left < 0 => Light::Red,
        Some(left) if left <= NEAR => Light::Yellow,
        Some(_) => Light::Green,
    }
}
