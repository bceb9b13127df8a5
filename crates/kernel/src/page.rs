//! Paging by key: a page begins after the last row of the one before, so page 4,000 costs what page 1 costs.

use std::str::FromStr;

/// Rows a list page shows.
pub const PAGE_ROWS: i64 = 50;

/// One page of a list. It is read with one row more than it shows, and that row says only that there is a next page: a list
/// that fills its last page to the end leads nowhere further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<R> {
    pub rows: Vec<R>,
    /// Rows come after these.
    pub more: bool,
}

impl<R> Page<R> {
    /// A page of at most `most` rows; `ask` reads as many as it is told to.
    pub fn read<E>(most: i64, ask: impl FnOnce(i64) -> Result<Vec<R>, E>) -> Result<Self, E> {
        let mut rows = ask(most + 1)?;
        let shown = usize::try_from(most).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        Ok(Self { rows, more })
    }

    /// The address of the next page, made of the last row shown; empty at the end.
    pub fn next(&self, address: impl FnOnce(&R) -> String) -> String {
        self.rows.last().filter(|_| self.more).map_or_else(String::new, address)
    }

    /// The same page of what each row says.
    pub fn map<T>(self, say: impl FnMut(R) -> T) -> Page<T> {
        Page { rows: self.rows.into_iter().map(say).collect(), more: self.more }
    }
}

/// Where a list goes on: the sort text and id of the last row shown, or the beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageKey(pub Option<(String, uuid::Uuid)>);

impl PageKey {
    /// Reads `text~uuid` from a link; anything else is the beginning.
    pub fn parse(text: Option<&str>) -> Self {
        Self(text.and_then(|text| {
            let (sort, id) = text.rsplit_once('~')?;
            Some((sort.to_owned(), uuid::Uuid::try_parse(id).ok()?))
        }))
    }

    /// The link text for the rows after this one.
    pub fn after(sort: &str, id: uuid::Uuid) -> String {
        format!("{sort}~{id}")
    }

    pub fn sort(&self) -> Option<&str> {
        self.0.as_ref().map(|(sort, _)| sort.as_str())
    }

    /// The sort text as what it was written from: a day, a moment.
    pub fn sort_as<T: FromStr>(&self) -> Option<T> {
        self.sort()?.parse().ok()
    }

    pub fn id(&self) -> Option<uuid::Uuid> {
        self.0.as_ref().map(|(_, id)| *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of so many rows, read from its beginning.
    fn list(count: i64) -> Page<i64> {
        Page::<i64>::read::<()>(PAGE_ROWS, |most| Ok((1..=count.min(most)).collect())).unwrap()
    }

    #[test]
    fn a_list_of_exactly_one_page_has_no_next_one() {
        assert_eq!(list(0).next(i64::to_string), "");
        let full = list(50);
        assert_eq!((full.rows.len(), full.next(i64::to_string).as_str()), (50, ""));
    }

    #[test]
    fn a_list_of_one_row_more_goes_on_after_the_last_row_shown() {
        let page = list(51);
        assert_eq!((page.rows.len(), page.next(i64::to_string).as_str()), (50, "50"));
        assert_eq!(page.map(|row| row * 2).next(i64::to_string), "100");
    }
}
