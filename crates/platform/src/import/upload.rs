//! A sheet on its way from a browser to the data folder, in pieces: memory does not grow with the file, and what is too
//! large is refused as soon as that is known. What is in it nobody reads here.

use std::path::PathBuf;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use kernel::Error;
use tokio::io::AsyncWriteExt;

use super::job::folder;
use crate::clean;
use crate::http::{App, Failure, Fields, TypedRoom, multipart};
use crate::sheet::MOST_BYTES;

/// Form fields beside the file need little.
const FORM_ROOM: u64 = 1024 * 1024;
/// A file somewhat too large is read to its end and dropped, so that the browser is there for the answer.
pub(super) const READ_AT_MOST: usize = 128 * 1024 * 1024;

/// The form with its sheet.
pub(super) struct SheetUpload {
    pub fields: Fields,
    pub sheet: Sheet,
}

pub(super) enum Sheet {
    None,
    TooLarge,
    Arrived { file_name: String, stored: Stored },
}

/// A sheet in the data folder that nobody has taken up yet: when it is let go it is removed, whether another came after it, the
/// form had a fault, or the connection broke.
pub(super) struct Stored {
    path: PathBuf,
    name: String,
    taken: bool,
}

impl Stored {
    fn begin(app: &App) -> Self {
        let name = app.ids.new_id(app.clock.now()).simple().to_string();
        Self { path: folder(&app.data).join(&name), name, taken: false }
    }

    /// The name it lies under.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// An import's row knows of it: from here on it is the import's.
    pub(super) fn take(mut self) {
        self.taken = true;
    }
}

impl Drop for Stored {
    fn drop(&mut self) {
        if self.taken {
            return;
        }
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(%error, "an upload that nobody took up could not be removed");
        }
    }
}

impl FromRequest<App> for SheetUpload {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        let length: Option<u64> = length.and_then(|text| text.parse().ok());
        let readable = u64::try_from(READ_AT_MOST).unwrap_or(u64::MAX);
        if length.is_some_and(|length| length > readable.saturating_sub(FORM_ROOM)) {
            return Ok(Self { fields: Fields::default(), sheet: Sheet::TooLarge });
        }
        let unreadable = || Failure(Error::field("", "platform-form-unreadable"));
        let mut form = multipart(request, app).await?;
        let (mut pairs, mut room) = (Vec::new(), TypedRoom::default());
        let mut sheet = Sheet::None;
        loop {
            match form.next_field().await {
                Ok(None) => break,
                Ok(Some(field)) if field.file_name().is_some() => match keep(app, field).await {
                    Ok(kept) => sheet = kept,
                    Err(Stopped::Large) => {
                        sheet = Sheet::TooLarge;
                        break;
                    }
                    Err(Stopped::Failed(failure)) => return Err(failure),
                },
                Ok(Some(field)) => pairs.push(room.read(field).await?),
                Err(cause) if is_large(&cause) => {
                    sheet = Sheet::TooLarge;
                    break;
                }
                Err(_) => return Err(unreadable()),
            }
        }
        Ok(Self { fields: Fields::from_pairs(pairs), sheet })
    }
}

enum Stopped {
    Large,
    Failed(Failure),
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(Failure(Error::internal(error)))
    }
}

fn is_large(cause: &MultipartError) -> bool {
    cause.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE
}

async fn keep(app: &App, mut field: Field<'_>) -> Result<Sheet, Stopped> {
    let file_name = clean::file_name(field.file_name().unwrap_or_default());
    if file_name.is_empty() {
        return Ok(Sheet::None);
    }
    tokio::fs::create_dir_all(folder(&app.data)).await?;
    let stored = Stored::begin(app);
    let mut file = tokio::fs::File::create(&stored.path).await?;
    let mut size = 0_u64;
    loop {
        match field.chunk().await {
            Ok(None) => break,
            Ok(Some(piece)) => {
                size = size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
                if size <= MOST_BYTES {
                    file.write_all(&piece).await?;
                }
            }
            Err(cause) if is_large(&cause) => return Err(Stopped::Large),
            Err(_) => {
                return Err(Stopped::Failed(Failure(Error::field("", "platform-form-unreadable"))));
            }
        }
    }
    file.flush().await?;
    Ok(if size > MOST_BYTES { Sheet::TooLarge } else { Sheet::Arrived { file_name, stored } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_the_largest_size_still_fits_with_its_form() {
        assert!(u64::try_from(READ_AT_MOST).unwrap() > MOST_BYTES + 2 * FORM_ROOM);
    }
}
