//! What a form sends: fields by name (dynamic names are fine), and files. Judging it is the areas' business.

use std::str::FromStr;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::header;
use axum::http::request::Parts;
use kernel::{Day, Error, FieldErrors};

use super::parts::{TypedRoom, multipart};
use super::visit::{SESSION_COOKIE, cookie};
use super::{App, Failure, Visit};
use crate::clean;

/// Bytes of files that one request may bring.
pub const UPLOAD_LIMIT: usize = 12 * 1024 * 1024;

/// Bytes that are read of a request with files before it is cut off, whether they are kept or not.
pub const UPLOAD_READ: usize = 64 * 1024 * 1024;

/// A path with its query; what is empty is left out.
pub fn link(path: &str, query: &[(&str, &str)]) -> String {
    let said: Vec<_> = query.iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_urlencoded::to_string(&said) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Typed fields in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Every field comes in here: judged in one place, it is the same for both engines.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name, clean::typed(&value))).collect())
    }

    pub(super) fn parse(encoded: &str) -> Result<Vec<(String, String)>, Error> {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(encoded).map_err(|_| Error::field("", "platform-form-unreadable"))?;
        Ok(Self::from_pairs(pairs).0)
    }

    /// As the query of an address.
    pub fn encode(&self) -> String {
        serde_urlencoded::to_string(&self.0).unwrap_or_default()
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The field without spaces at its ends; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The field, None when empty or absent.
    pub fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// What somebody typed, and would not like to write again. Not what is secret, nor what the page itself sent along:
    /// ids, codes of what was chosen, versions.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let secret = |name: &str| name.starts_with("password") || name == "code";
        let own = |name: &str| name == "version" || name.ends_with("_id");
        let code = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
        };
        let prose = |name: &str| ["note", "text", "reason"].iter().any(|word| name.starts_with(word));
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let typed = self.0.iter().filter(move |(name, _)| !secret(name) && !own(name));
        let typed = typed.map(|(name, value)| (name, value.trim()));
        typed
            .filter(move |(name, text)| !text.is_empty() && (prose(name) || number(text) || !code(text)))
            .map(|(_, text)| text)
    }

    /// Every value of a name: checkboxes.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A text that must be there and not longer than `most` characters.
    pub fn required(&self, name: &str, most: usize, errors: &mut FieldErrors) -> String {
        let text = self.text(name);
        if text.is_empty() {
            errors.add(name, "platform-field-missing");
        }
        self.bounded(name, most, errors)
    }

    /// A text that may be empty but not longer than `most` characters.
    pub fn bounded(&self, name: &str, most: usize, errors: &mut FieldErrors) -> String {
        let text = self.text(name);
        if text.chars().count() > most {
            errors.push(name, kernel::Reason::new("platform-field-too-long").with("most", most));
        }
        text.to_owned()
    }

    /// A value read from text; complains when it cannot be read. None when empty or unreadable.
    pub fn read<T: FromStr>(
        &self,
        name: &str,
        complaint: &'static str,
        errors: &mut FieldErrors,
    ) -> Option<T> {
        let text = self.optional(name)?;
        let value = text.parse().ok();
        if value.is_none() {
            errors.add(name, if is_decimal(text) { "platform-field-not-exact" } else { complaint });
        }
        value
    }

    /// A day as people write it. None when empty or unreadable.
    pub fn day(&self, name: &str, errors: &mut FieldErrors) -> Option<Day> {
        let day = Day::parse_written(self.optional(name)?);
        if day.is_none() {
            errors.add(name, "platform-field-not-a-day");
        }
        day
    }

    /// The version of the row the form was made from.
    pub fn version(&self) -> Result<i64, Error> {
        self.text("version").parse().map_err(|_| Error::field("", "platform-form-unreadable"))
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let unreadable = |_| Failure(Error::field("", "platform-form-unreadable"));
        let visit = request.extensions().get::<Visit>().cloned();
        let axum::Form(pairs) =
            axum::Form::<Vec<(String, String)>>::from_request(request, app).await.map_err(unreadable)?;
        let fields = Self::from_pairs(pairs);
        if let Some(visit) = visit {
            visit.note_typed(&fields);
        }
        Ok(fields)
    }
}

/// A number after all, though not one that is kept so: with a point, or longer than any date or code.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).replace([',', ' '], "");
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty() && plain(whole) && plain(fraction) && (!fraction.is_empty() || whole.len() > 12)
}

/// Reads a form that nobody will answer, so that its texts can be given back. Files are read to their end, as whoever sends
/// them waits for that, and forgotten; but only from a browser that had a session: nobody else makes the program read so much.
pub(super) async fn note_typed(mut request: Request, app: &App) {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else { return };
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let has_files = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
    // A form that cannot be read has nothing to give back.
    if has_files {
        if cookie(request.headers(), SESSION_COOKIE).is_none() {
            return;
        }
        DefaultBodyLimit::max(UPLOAD_READ).apply(&mut request);
        if let Ok(upload) = Upload::receive(request, app, 0).await {
            visit.note_typed(&upload.fields);
        }
    } else {
        drop(Fields::from_request(request, app).await);
    }
}

/// A file as it was sent; its name and type are claims.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    pub field: String,
    pub name: String,
    pub bytes: bytes::Bytes,
}

/// A form with files: use it on routes made by `post_up_to(.., UPLOAD_READ, ..)`. Files beyond [`UPLOAD_LIMIT`] are read
/// and thrown away, so that what was typed comes back to whoever typed it.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    pub fields: Fields,
    pub files: Vec<UploadedFile>,
    /// The field whose files were too large; none of its files is kept.
    pub too_large: Option<String>,
}

impl FromRequest<App> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let visit = request.extensions().get::<Visit>().cloned();
        let upload = Self::receive(request, app, UPLOAD_LIMIT).await?;
        if let Some(visit) = visit {
            visit.note_typed(&upload.fields);
        }
        Ok(upload)
    }
}

impl Upload {
    /// `most`: bytes of files that are kept.
    async fn receive(request: Request, app: &App, most: usize) -> Result<Self, Failure> {
        let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        let length: Option<usize> = length.and_then(|text| text.parse().ok());
        // What says from the beginning that it is huge is not read to its end: only the fields before its first file.
        let huge = length.is_some_and(|length| length > UPLOAD_READ);
        let mut form = multipart(request, app).await?;
        let mut upload = Self::default();
        let (mut kept, mut room) = (0_usize, TypedRoom::default());
        loop {
            let part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(upload),
                Err(cause) => return upload.cut_off(&cause),
            };
            let Some(name) = part.file_name().map(str::to_owned) else {
                let (field, text) = room.read(part).await?;
                upload.fields.0.push((field, clean::typed(&text)));
                continue;
            };
            let field = part.name().unwrap_or_default().to_owned();
            if huge {
                upload.refuse(field);
                return Ok(upload);
            }
            match read_file(part, &mut kept, most).await {
                Ok(Some(_)) if name.is_empty() => {}
                Ok(Some(bytes)) => upload.files.push(UploadedFile { field, name, bytes }),
                Ok(None) => upload.refuse(field),
                Err(cause) => {
                    upload.refuse(field);
                    return upload.cut_off(&cause);
                }
            }
        }
    }

    fn refuse(&mut self, field: String) {
        self.files.retain(|file| file.field != field);
        self.too_large = Some(field);
    }

    /// The rest was never read: more than can be thrown away, or a connection that broke.
    fn cut_off(mut self, cause: &MultipartError) -> Result<Self, Failure> {
        if cause.status() != axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            return Err(Failure(Error::field("", "platform-form-unreadable")));
        }
        if self.fields.0.is_empty() {
            return Err(Failure(Error::field("", "platform-upload-too-large")));
        }
        self.too_large.get_or_insert_default();
        Ok(self)
    }
}

/// One file's bytes; None when this file and those before it are more than a request may bring: it is read and forgotten.
async fn read_file(
    mut part: Field<'_>,
    kept: &mut usize,
    most: usize,
) -> Result<Option<bytes::Bytes>, MultipartError> {
    let mut bytes = bytes::BytesMut::new();
    while let Some(piece) = part.chunk().await? {
        *kept = kept.saturating_add(piece.len());
        if *kept > most {
            bytes = bytes::BytesMut::new();
        } else {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok((*kept <= most).then(|| bytes.freeze()))
}

fn parameter<T: FromStr>(params: &RawPathParams, index: usize) -> Result<T, Failure> {
    let text = params.iter().nth(index).map(|(_, value)| value).ok_or(Failure(Error::NotFound))?;
    // No id of ours holds what nobody sees.
    if text.contains(clean::is_unseen) {
        return Err(Failure(Error::NotFound));
    }
    text.parse().map_err(|_| Failure(Error::NotFound))
}

/// The one parameter of a path such as `/people/{id}`; NotFound when it cannot be read.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<T: FromStr> FromRequestParts<App> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let params =
            RawPathParams::from_request_parts(parts, app).await.map_err(|_| Failure(Error::NotFound))?;
        parameter(&params, 0).map(Self)
    }
}

/// The two parameters of a path such as `/agreements/{id}/tasks/{task}`.
#[derive(Debug, Clone)]
pub struct PathPair<A, B>(pub A, pub B);

impl<A: FromStr, B: FromStr> FromRequestParts<App> for PathPair<A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let params =
            RawPathParams::from_request_parts(parts, app).await.map_err(|_| Failure(Error::NotFound))?;
        Ok(Self(parameter(&params, 0)?, parameter(&params, 1)?))
    }
}
