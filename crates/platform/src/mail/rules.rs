//! Pure: when e-mail keeps quiet, when a letter is tried again and when it is given up, and which server may be used.

use kernel::{Day, Timestamp};

use super::model::{Settings, Tls};

/// Saa za utulivu: the hours in Tanzania, and the days, in which nothing goes out. Source: performance.md 6.1 (14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// From this hour on.
    pub from: i64,
    /// Until this hour begins; before `from` it is an hour of the next morning. The same hour: never quiet.
    pub to: i64,
    /// Are days without work quiet too?
    pub free_days: bool,
}

impl Quiet {
    fn hour(self, hour: i64) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&hour)
        } else {
            hour >= self.from || hour < self.to
        }
    }

    /// Is this moment quiet? `free` says of a day whether it is one without work.
    pub fn is_quiet(self, now: Timestamp, free: impl Fn(Day) -> bool) -> bool {
        let (hour, _) = now.clock_time();
        self.hour(i64::from(hour)) || (self.free_days && free(now.day()))
    }

    /// The first moment from now on that is not quiet; a day later where there is none in a month.
    pub fn ends(self, now: Timestamp, free: impl Fn(Day) -> bool) -> Timestamp {
        const HOURS: i64 = 31 * 24;
        let (_, minute) = now.clock_time();
        let hour_began = now.plus_seconds(-i64::from(minute) * 60);
        let hours = std::iter::once(now).chain((1..HOURS).map(|ahead| hour_began.plus_seconds(ahead * 3600)));
        let mut open = hours.filter(|moment| !self.is_quiet(*moment, &free));
        open.next().unwrap_or_else(|| now.plus_seconds(24 * 3600))
    }
}

/// Seconds to wait after so many tries, and how often a letter is tried: for two days in all. PROPOSED.
const WAITS: [i64; 8] = [5 * 60, 15 * 60, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600, 24 * 3_600];

/// How long to wait after a try before the next; the attempt is the one that begins now, counted from 1.
pub fn wait_after(attempt: i64) -> i64 {
    let longest = 24 * 3600;
    usize::try_from(attempt.saturating_sub(1)).ok().and_then(|at| WAITS.get(at).copied()).unwrap_or(longest)
}

/// Was this try the last?
pub fn gives_up(attempt: i64) -> bool {
    usize::try_from(attempt).is_ok_and(|tried| tried >= WAITS.len())
}

/// Why this server cannot be used; None when it can. A password, or what a letter says, does not cross a network in the open.
pub fn unsafe_server(settings: &Settings) -> Option<&'static str> {
    let here = matches!(settings.host.as_str(), "localhost" | "127.0.0.1" | "::1");
    match settings.tls {
        Tls::None if !here => Some("a server on another machine needs starttls or tls"),
        Tls::None if settings.user.is_some() => Some("a user and password need starttls or tls"),
        Tls::None | Tls::Starttls | Tls::Direct => None,
    }
}
