//! Paging by key: a page begins after the last row of the one before, so page 4,000 costs what page 1 costs.

/// Rows a list page shows.
pub const PAGE_ROWS: i64 = 50;

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

    pub fn id(&self) -> Option<uuid::Uuid> {
        self.0.as_ref().map(|(_, id)| *id)
    }
}
