//! The parts of a form with files, read piece by piece: memory is spent on what is kept, not on what is sent.

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use futures_util::{StreamExt, stream};
use kernel::Error;

use super::Failure;

/// Bytes of typed text beside the files.
const TYPED_LIMIT: usize = 2 * 1024 * 1024;

fn unreadable() -> Failure {
    Failure(Error::field("", "platform-form-unreadable"))
}

/// The parts of a form with files. It waits for the first bytes itself: multer 3.1 looks twice for the first boundary and
/// takes a body for a broken one when all of it arrives between the two looks. And it hands over a piece at a time: multer takes
/// all that is ready before it gives anything on.
pub(crate) async fn multipart<S: Send + Sync>(request: Request, state: &S) -> Result<Multipart, Failure> {
    let (parts, body) = request.into_parts();
    let mut body = Box::pin(body.into_data_stream().peekable());
    body.as_mut().peek().await;
    let pieces = stream::unfold((body, false), |(mut body, begun)| async move {
        if begun {
            tokio::task::yield_now().await;
        }
        Some((body.next().await?, (body, true)))
    });
    let request = Request::from_parts(parts, Body::from_stream(pieces));
    Multipart::from_request(request, state).await.map_err(|_| unreadable())
}

/// What may still be typed in one form.
pub(crate) struct TypedRoom(usize);

impl Default for TypedRoom {
    fn default() -> Self {
        Self(TYPED_LIMIT)
    }
}

impl TypedRoom {
    /// A part that is no file: its name and its text. Longer than what is left it is not read on: no person types that.
    pub(crate) async fn read(&mut self, mut part: Field<'_>) -> Result<(String, String), Failure> {
        let name = part.name().unwrap_or_default().to_owned();
        self.take(name.len())?;
        let mut text = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|_| unreadable())? {
            self.take(piece.len())?;
            text.extend_from_slice(&piece);
        }
        Ok((name, String::from_utf8_lossy(&text).into_owned()))
    }

    fn take(&mut self, bytes: usize) -> Result<(), Failure> {
        self.0 = self.0.checked_sub(bytes).ok_or_else(unreadable)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::http::header;

    use super::*;

    const PIECE: usize = 64 * 1024;

    /// A form of these parts, `(name, pieces of text)`, and how many of its bytes were taken off the wire.
    async fn sent(parts: &[(&'static str, usize)]) -> (Multipart, Arc<AtomicUsize>) {
        let part = |&(name, pieces): &(&'static str, usize)| {
            let head = format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            let text = std::iter::repeat_n(bytes::Bytes::from(vec![b'a'; PIECE]), pieces);
            std::iter::once(head.into()).chain(text).chain(std::iter::once("\r\n".into()))
        };
        let pieces: Vec<bytes::Bytes> = parts.iter().flat_map(part).chain(["--line--\r\n".into()]).collect();
        let taken = Arc::new(AtomicUsize::new(0));
        let count = taken.clone();
        let body = stream::iter(pieces).map(move |piece| {
            count.fetch_add(piece.len(), Ordering::Relaxed);
            Ok::<_, std::io::Error>(piece)
        });
        let mut request = Request::post("/")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line")
            .body(Body::from_stream(body))
            .unwrap();
        axum::extract::DefaultBodyLimit::disable().apply(&mut request);
        (multipart(request, &()).await.ok().unwrap(), taken)
    }

    #[tokio::test]
    async fn a_text_without_end_is_left_on_the_wire() {
        let (mut form, taken) = sent(&[("note", 20 * 1024 * 1024 / PIECE)]).await;
        let part = form.next_field().await.unwrap().unwrap();
        assert!(TypedRoom::default().read(part).await.is_err());
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken <= TYPED_LIMIT + 4 * PIECE, "{taken} bytes were read");
    }

    #[tokio::test]
    async fn the_texts_of_a_form_share_their_room() {
        let third = TYPED_LIMIT / PIECE / 3;
        let (mut form, _) = sent(&[("one", third), ("two", third), ("three", third), ("four", third)]).await;
        let mut room = TypedRoom::default();
        for name in ["one", "two", "three"] {
            let part = form.next_field().await.unwrap().unwrap();
            let (read, text) = room.read(part).await.ok().unwrap();
            assert_eq!((read.as_str(), text.len()), (name, third * PIECE));
        }
        let part = form.next_field().await.unwrap().unwrap();
        assert!(room.read(part).await.is_err());
    }
}
