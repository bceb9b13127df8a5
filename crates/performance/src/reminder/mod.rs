//! Kumbusho: nobody's work counts as zero before they were reminded of it. In the last weeks of a year the program reminds
//! of what still stands at nothing; what it failed to remind of is excused when the year has ended.
//! Read rules, store, round. Source: performance.md 1.2, 3.3 ("unfilled non-excused = 0 after the reminder process").

pub mod round;
mod rules;
mod store;
#[cfg(test)]
mod tests;
