//! How the server speaks with the engine. A request: four bytes of length, big end first, then the description as JSON. An
//! answer: one byte (0 a PDF, 1 a sentence), four bytes of length, then the bytes. One at a time.

use std::io::{self, Read, Write};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use crate::press::press;

/// Bytes of a description at most; sixty sub-tasks with every text at its longest are a tenth of it.
const LONGEST: usize = 8 * 1024 * 1024;

/// Nobody asked for so long: the engine ends, and gives its memory back.
pub const IDLE: Duration = Duration::from_secs(120);

/// Answers requests until the input ends or nobody asks for `idle`.
pub fn serve(input: impl Read + Send + 'static, mut output: impl Write, idle: Duration) -> io::Result<()> {
    let (sender, requests) = sync_channel(1);
    std::thread::spawn(move || read_all(input, &sender));
    loop {
        match requests.recv_timeout(idle) {
            Ok(request) => {
                let (kind, body) = match press(&request?) {
                    Ok(pdf) => (0, pdf),
                    Err(fault) => (1, fault.0.into_bytes()),
                };
                let length = u32::try_from(body.len()).map_err(io::Error::other)?;
                output.write_all(&[kind])?;
                output.write_all(&length.to_be_bytes())?;
                output.write_all(&body)?;
                output.flush()?;
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn read_all(mut input: impl Read, sender: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        match read(&mut input) {
            Ok(None) => return,
            read => {
                let failed = read.is_err();
                if sender.send(read.map(Option::unwrap_or_default)).is_err() || failed {
                    return;
                }
            }
        }
    }
}

/// One request; None at the end of the input.
fn read(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = usize::try_from(u32::from_be_bytes(length)).map_err(io::Error::other)?;
    if length > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a description is too long"));
    }
    let mut request = vec![0; length];
    input.read_exact(&mut request)?;
    Ok(Some(request))
}
