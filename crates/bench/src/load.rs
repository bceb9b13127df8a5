//! A small load client: connections kept alive, one request after another on each, for a bounded time.
//! It knows as much HTTP as the program answers: a length or chunks. Linux's loopback only.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Outcome;

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    /// As it came: compressed when it was.
    pub body: Vec<u8>,
}

/// A connection kept alive.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(self.buffer.get(..end).unwrap_or_default()).into_owned();
        let status =
            head.split(' ').nth(1).and_then(|text| text.parse().ok()).ok_or("an answer without a status")?;
        self.buffer.drain(..end + 4);
        let value = |name: &str| header(&head, name);
        let body = match value("content-length") {
            Some(length) => self.exactly(length.parse()?).await?,
            None if value("transfer-encoding").is_some_and(|text| text.contains("chunked")) => {
                self.chunks().await?
            }
            None => Vec::new(),
        };
        Ok(Answer { status, head, body })
    }

    async fn more(&mut self) -> Outcome<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the program closed the connection".into());
        }
        Ok(())
    }

    async fn exactly(&mut self, length: usize) -> Outcome<Vec<u8>> {
        while self.buffer.len() < length {
            self.more().await?;
        }
        Ok(self.buffer.drain(..length).collect())
    }

    async fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                match find(&self.buffer, b"\r\n") {
                    Some(end) => break end,
                    None => self.more().await?,
                }
            };
            let size = std::str::from_utf8(self.buffer.get(..end).unwrap_or_default())?;
            let size = usize::from_str_radix(size.trim(), 16)?;
            self.buffer.drain(..end + 2);
            let mut chunk = self.exactly(size + 2).await?;
            if size == 0 {
                return Ok(body);
            }
            chunk.truncate(size);
            body.append(&mut chunk);
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// A header of an answer.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A request for a page, as a browser with this session sends it.
pub fn get(path: &str, token: Option<&str>) -> Vec<u8> {
    let cookie = token.map_or_else(String::new, |token| format!("cookie: tija={token}\r\n"));
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\n{cookie}\r\n")
        .into_bytes()
}

/// A form with fields, as `multipart/form-data`.
pub fn form(path: &str, token: &str, fields: &[(String, String)]) -> Vec<u8> {
    const EDGE: &str = "bench-edge-7169";
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str(&format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!("--{EDGE}--\r\n"));
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\nsec-fetch-site: same-origin\r\n\
         cookie: tija={token}\r\ncontent-type: multipart/form-data; boundary={EDGE}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// A form without files, already written as `application/x-www-form-urlencoded`.
pub fn post(path: &str, token: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncookie: tija={token}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// What a load came to.
#[derive(Debug, Default)]
pub struct Load {
    pub latencies: Vec<Duration>,
    pub took: Duration,
    pub body_bytes: usize,
}

impl Load {
    pub fn per_second(&self) -> f64 {
        crate::rate(self.latencies.len(), self.took)
    }

    /// The latency that so many in a hundred stay below, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.latencies.clone();
        sorted.sort();
        let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(index).map_or(0.0, |latency| latency.as_secs_f64() * 1e3)
    }
}

/// How hard and how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub connections: usize,
    pub time: Duration,
    /// Answers other than this one end the measurement with an error.
    pub status: u16,
}

/// Sends requests over all connections until the time is over or `request` has no more; it is asked for the nth request.
pub async fn run(
    address: SocketAddr,
    plan: Plan,
    request: impl Fn(usize) -> Option<Vec<u8>> + Send + Sync + 'static,
) -> Outcome<Load> {
    let (request, next) = (Arc::new(request), Arc::new(AtomicUsize::new(0)));
    let mut clients = JoinSet::new();
    let began = instant();
    for _ in 0..plan.connections {
        let (request, next) = (Arc::clone(&request), Arc::clone(&next));
        clients.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut mine = Load::default();
            while began.elapsed() < plan.time {
                let Some(bytes) = request(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let sent = instant();
                let answer = connection.ask(&bytes).await?;
                mine.latencies.push(sent.elapsed());
                mine.body_bytes += answer.body.len();
                if answer.status != plan.status {
                    let body = String::from_utf8_lossy(&answer.body).into_owned();
                    return Err(format!(
                        "answer {} instead of {}: {}\n{body}",
                        answer.status, plan.status, answer.head
                    )
                    .into());
                }
            }
            Ok::<_, crate::Fault>(mine)
        });
    }
    let mut whole = Load::default();
    while let Some(mine) = clients.join_next().await {
        let mine = mine??;
        whole.latencies.extend(mine.latencies);
        whole.body_bytes += mine.body_bytes;
    }
    whole.took = began.elapsed();
    Ok(whole)
}

/// The watch of the bench.
pub fn instant() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "this program measures")]
    Instant::now()
}
