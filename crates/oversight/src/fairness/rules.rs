//! The figures of a tally and what in them is worth talking about. Pure, in whole numbers: shares in basis points, marks in
//! hundredths of a point, rounded half up once. Source: performance.md 3.5; thresholds are settings (PROPOSED).

use kernel::{Error, Marks};

use super::model::{HIGHEST, Histogram, Pairs, Sittings, Tally};

/// A hundred percent in basis points.
const WHOLE: i64 = 10_000;
/// Points of one bar of the distribution.
const BAR: i64 = 10;

/// From which figure on something is worth talking about, and below how many people nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub small_group: i64,
    pub least_cell: i64,
    /// Points between a supervisor's median and the institution's.
    pub median_gap: i64,
    /// Percent of marks that are exactly 100.
    pub hundreds: i64,
    /// Points, on average, between the employees' own marks and the supervisor's.
    pub self_gap: i64,
    /// So many people begun within so many minutes.
    pub burst_people: i64,
    pub burst_minutes: i64,
    /// Percent of texts that are copies.
    pub same_text: i64,
    /// Percent of sub-tasks that follow the calendar.
    pub calendar: i64,
    pub correlation_marks: i64,
    pub text_letters: i64,
    pub calendar_reports: i64,
    pub calendar_days: i64,
    /// Basis points by which a percent may lie off the calendar.
    pub calendar_margin: i64,
}

impl Limits {
    pub fn read(number: impl Fn(&str) -> Result<i64, Error>) -> Result<Self, Error> {
        Ok(Self {
            small_group: number("fairness_small_group")?,
            least_cell: number("fairness_least_cell")?,
            median_gap: number("fairness_median_gap")?,
            hundreds: number("fairness_hundreds_percent")?,
            self_gap: number("fairness_self_gap")?,
            burst_people: number("fairness_burst_people")?,
            burst_minutes: number("fairness_burst_minutes")?,
            same_text: number("fairness_same_text_percent")?,
            calendar: number("fairness_calendar_percent")?,
            correlation_marks: number("fairness_correlation_marks")?,
            text_letters: number("fairness_text_letters")?,
            calendar_reports: number("fairness_calendar_reports")?,
            calendar_days: number("fairness_calendar_days")?,
            calendar_margin: number("fairness_calendar_margin")?,
        })
    }
}

/// Median and quartiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    pub lower: Marks,
    pub median: Marks,
    pub upper: Marks,
}

/// What one tally comes to; None where there is nothing to divide by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    pub people: i64,
    pub marks: i64,
    pub spread: Option<Spread>,
    pub hundreds: i64,
    pub hundreds_share: Option<i64>,
    /// The employees' own marks less the supervisor's, on average.
    pub gap: Option<Marks>,
    /// From -10,000 to 10,000.
    pub correlation: Option<i64>,
    pub copied: i64,
    pub copied_share: Option<i64>,
    pub followed_share: Option<i64>,
}

kernel::codes! {
    /// Jambo la kuzungumza: a figure beyond its limit. A question to ask, never a finding.
    pub enum Note {
        /// Half of the marks lie far above what is usual here.
        High = "high",
        /// Far below.
        Low = "low",
        /// The middle half of the marks are one and the same mark.
        Same = "same",
        Hundreds = "hundreds",
        /// Employees rate themselves far higher, or far lower.
        Gap = "gap",
        Burst = "burst",
        Texts = "texts",
        Calendar = "calendar",
    }
}

/// Part of a whole in basis points, half up.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| halves_up(i128::from(part) * i128::from(WHOLE), i128::from(whole)))
}

/// A quotient rounded to the nearest whole number, halves away from zero.
fn halves_up(number: i128, by: i128) -> i64 {
    let sign = if number < 0 { -1 } else { 1 };
    let rounded = (number.abs() * 2 + by) / (by * 2) * sign;
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

/// The mark at a place in the ascending order of all marks, from 1.
fn at(histogram: &Histogram, place: i64) -> i64 {
    let mut seen = 0;
    histogram
        .iter()
        .find(|(_, count)| {
            seen += count;
            seen >= place
        })
        .map_or(HIGHEST, |(mark, _)| mark)
}

/// Median: the middle mark, or the mean of the two middle ones. Quartiles: the mark at a quarter and at three quarters of
/// the order, counted up.
pub fn spread(histogram: &Histogram) -> Option<Spread> {
    let count = histogram.count();
    if count == 0 {
        return None;
    }
    let middle = at(histogram, (count + 1) / 2) + at(histogram, count / 2 + 1);
    let quarter = |quarters: i64| Marks(at(histogram, (count * quarters + 3) / 4) * 100);
    Some(Spread { lower: quarter(1), median: Marks(middle * 50), upper: quarter(3) })
}

/// Pearson's coefficient in basis points. None below `least` marks, and where one of the two never varies.
pub fn correlation(pairs: &Pairs, least: i64) -> Option<i64> {
    let Pairs { count, quantity, quantity_squares, quality, quality_squares, products } = *pairs;
    if count < least.max(2) {
        return None;
    }
    let wide = i128::from;
    let spread_of = |squares: i64, sum: i64| wide(count) * wide(squares) - wide(sum) * wide(sum);
    let (x, y) = (spread_of(quantity_squares, quantity), spread_of(quality_squares, quality));
    let together = wide(count) * wide(products) - wide(quantity) * wide(quality);
    if x <= 0 || y <= 0 {
        return None;
    }
    // A root is cut off to a whole number: small ones are taken with four more digits, large ones need none.
    let square = x.unsigned_abs().checked_mul(y.unsigned_abs())?;
    let (square, scale) = square.checked_mul(100_000_000).map_or((square, 1), |square| (square, 10_000));
    let root = i128::try_from(square.isqrt()).ok()?;
    Some(halves_up(together * wide(WHOLE) * scale, root).clamp(-WHOLE, WHOLE))
}

pub fn figures(tally: &Tally, limits: &Limits) -> Figures {
    let marks = tally.quality.count();
    let hundreds = tally.quality.of(HIGHEST);
    let copied = tally.reports.repeated + tally.reports.shared;
    Figures {
        people: tally.people,
        marks,
        spread: spread(&tally.quality),
        hundreds,
        hundreds_share: share(hundreds, marks),
        gap: (tally.both > 0).then(|| Marks(halves_up(i128::from(tally.gap) * 100, i128::from(tally.both)))),
        correlation: correlation(&tally.pairs, limits.correlation_marks),
        copied,
        copied_share: share(copied, tally.reports.texts),
        followed_share: share(tally.reports.followed, tally.reports.percents),
    }
}

/// Shares of the marks in each ten points, the last bar with 100, in basis points.
pub fn distribution(histogram: &Histogram) -> Vec<(i64, i64, i64)> {
    let all = histogram.count();
    (0..HIGHEST / BAR)
        .map(|bar| {
            let first = bar * BAR;
            let last = if first + BAR == HIGHEST { HIGHEST } else { first + BAR - 1 };
            let count =
                histogram.iter().filter(|(mark, _)| (first..=last).contains(mark)).map(|(_, n)| n).sum();
            (first, last, share(count, all).unwrap_or_default())
        })
        .collect()
}

/// Fewer people than this say little, whatever the figures.
pub fn is_small(people: i64, limits: &Limits) -> bool {
    people < limits.small_group
}

/// May the institution's figures stand beside what somebody sees anyway, `known` of its people? Only where those it adds to
/// what is known are none or many: the others are the total less the known.
pub fn shows_whole(people: i64, known: i64, limits: &Limits) -> bool {
    people >= limits.least_cell && (people <= known || people - known >= limits.least_cell)
}

/// The most moments within so many minutes of each other. Moments in milliseconds, in any order.
pub fn at_once(moments: &[i64], minutes: i64) -> i64 {
    let mut sorted = moments.to_vec();
    sorted.sort_unstable();
    let span = minutes.saturating_mul(60_000);
    let mut first = sorted.iter().peekable();
    let (mut within, mut most) = (0_i64, 0_i64);
    for moment in &sorted {
        within += 1;
        while first.peek().is_some_and(|early| moment - **early > span) {
            first.next();
            within -= 1;
        }
        most = most.max(within);
    }
    most
}

/// Notes that say nothing of the institution: the others compare with its figures, which may be too few people's.
pub fn without_usual(mut notes: Vec<Note>) -> Vec<Note> {
    notes.retain(|note| !matches!(note, Note::High | Note::Low | Note::Same));
    notes
}

/// What of a supervisor's figures is worth talking about beside those of the institution. Nothing in a small group.
pub fn notes(of: &Figures, sittings: &Sittings, institution: &Figures, limits: &Limits) -> Vec<Note> {
    if is_small(of.people, limits) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let (Some(own), Some(usual)) = (of.spread, institution.spread) {
        let gap = own.median.0 - usual.median.0;
        if gap >= limits.median_gap * 100 {
            found.push(Note::High);
        } else if gap <= -limits.median_gap * 100 {
            found.push(Note::Low);
        }
        if own.lower == own.upper && usual.lower != usual.upper {
            found.push(Note::Same);
        }
    }
    let reaches = |share: Option<i64>, percent: i64| share.is_some_and(|share| share >= percent * 100);
    if reaches(of.hundreds_share, limits.hundreds) {
        found.push(Note::Hundreds);
    }
    if of.gap.is_some_and(|gap| gap.0.abs() >= limits.self_gap * 100) {
        found.push(Note::Gap);
    }
    if sittings.at_once >= limits.burst_people {
        found.push(Note::Burst);
    }
    if reaches(of.copied_share, limits.same_text) {
        found.push(Note::Texts);
    }
    if reaches(of.followed_share, limits.calendar) {
        found.push(Note::Calendar);
    }
    found
}
