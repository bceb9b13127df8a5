//! What a process has used, read from /proc: CPU time and resident memory. Linux only, as the program's servers are.
//! What is done with it is not here.

use std::time::Duration;

use crate::Outcome;

/// Ticks of /proc's CPU times a second: fixed in Linux's interface to programs.
const TICKS: u64 = 100;

/// CPU time of a process so far, all its threads, user and system.
pub fn cpu(process: u32) -> Outcome<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The second field is a name in brackets that may hold blanks.
    let rest = text.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks =
        |index: usize| -> Outcome<u64> { Ok(fields.get(index).ok_or("/proc's stat is short")?.parse()?) };
    Ok(Duration::from_millis((ticks(11)? + ticks(12)?) * 1000 / TICKS))
}

/// CPU time of this process so far.
pub fn own_cpu() -> Outcome<Duration> {
    cpu(std::process::id())
}

/// Resident memory in bytes: now, and the most so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    pub now: u64,
    pub most: u64,
    /// Without pages of files (the program's own text, the mapped database): what cannot be dropped.
    pub anonymous: u64,
}

pub fn memory(process: u32) -> Outcome<Memory> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = |name: &str| -> Outcome<u64> {
        let found =
            text.lines().find_map(|line| line.strip_prefix(name)).ok_or("/proc's status lacks a line")?;
        let kilobytes: u64 = found.trim_start_matches(':').trim().trim_end_matches("kB").trim().parse()?;
        Ok(kilobytes * 1024)
    };
    Ok(Memory { now: line("VmRSS")?, most: line("VmHWM")?, anonymous: line("RssAnon")? })
}

/// A number of bytes as a decimal megabyte count.
pub fn megabytes(bytes: u64) -> f64 {
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "for printing")]
    let number = bytes as f64;
    number / 1e6
}

impl Memory {
    /// The greater of both, for polling.
    #[must_use]
    pub fn or_more(self, other: Self) -> Self {
        Self {
            now: other.now,
            most: self.most.max(other.most),
            anonymous: self.anonymous.max(other.anonymous),
        }
    }
}
