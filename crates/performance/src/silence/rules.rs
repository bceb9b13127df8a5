//! Pure: what stands where every level above let its day pass. Nobody judged, so nobody's judgement is invented: what was
//! said in time stands. Source: performance.md 1.4 ("never given zero because a supervisor was silent"), 6.3; the order is
//! PROPOSED (docs/decisions, silence).

use crate::appraisal::model::{Column, LineRating, Ratings, Sheet};

/// A column of the sheet as the agreed one, when it says something about everything that counts.
pub fn whole_column(sheet: &Sheet, column: Column) -> Option<Ratings> {
    let mut ratings = Ratings::default();
    for line in sheet.lines.iter().filter(|line| !line.excused) {
        let quality = line.quality(column)?;
        // A correction of the quantity is the supervisor's, and stands only with the supervisor's column.
        let counted = line.counted.filter(|_| column != Column::SelfRating);
        let counted_reason = counted.map(|_| line.counted_reason.clone()).unwrap_or_default();
        let reason = line.reason(column).to_owned();
        let rating = LineRating { quality: Some(quality), reason, counted, counted_reason };
        ratings.lines.insert(line.id, rating);
    }
    for item in &sheet.items {
        ratings.items.insert(item.item, item.mark(column)?);
    }
    Some(ratings)
}
