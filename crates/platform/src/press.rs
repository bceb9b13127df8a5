//! The engine that sets papers, a program of its own (crates/papers): started when a paper is wanted, asked over its
//! standard input, killed when it takes too long, started again when it died. What it is asked to print is not known here.
//!
//! It inherits nothing: no variable of ours, so no address of a database. Where the program is not there, callers say so.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::{Error, Reason};
use tokio::sync::Semaphore;

/// Engines at work at once; each holds about 60 MB while it lives.
const TURNS: usize = 2;
/// Bytes of a paper at most.
const LONGEST: u32 = 64 * 1024 * 1024;
/// A paper takes a twentieth of a second; what takes this long never ends.
const LIMIT: Duration = Duration::from_secs(20);

/// Asks the engine. Cheap to clone; all clones share the same engines.
#[derive(Clone)]
pub struct Press(Arc<Inner>);

struct Inner {
    program: PathBuf,
    limit: Duration,
    turns: Semaphore,
    idle: Mutex<Vec<Engine>>,
}

/// Why there is no PDF.
#[derive(Debug)]
pub enum PressFault {
    /// The program is not there (yet).
    Missing,
    /// It took longer than the limit and was killed.
    TooSlow,
    /// It refused the description, or died: a sentence for the log.
    Failed(String),
}

impl From<PressFault> for Error {
    fn from(fault: PressFault) -> Self {
        match fault {
            PressFault::Missing => Self::Refused(Reason::new("platform-press-missing")),
            PressFault::TooSlow => Self::Refused(Reason::new("platform-press-slow")),
            PressFault::Failed(cause) => Self::Internal(cause),
        }
    }
}

/// One running engine; ends when it is dropped.
struct Engine {
    child: Running,
    pipes: Pipes,
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill, and waiting takes its last trace away.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

struct Pipes {
    input: ChildStdin,
    output: ChildStdout,
}

/// What the engine said: a PDF, or why not.
type Said = Result<Vec<u8>, String>;

impl Press {
    /// With the program at this path, whether it is there or not: it may come later.
    pub fn new(program: PathBuf) -> Self {
        Self::with_limit(program, LIMIT)
    }

    pub fn with_limit(program: PathBuf, limit: Duration) -> Self {
        let (turns, idle) = (Semaphore::new(TURNS), Mutex::new(Vec::new()));
        Self(Arc::new(Inner { program, limit, turns, idle }))
    }

    /// Is there an engine to ask?
    pub fn is_there(&self) -> bool {
        self.0.program.is_file()
    }

    /// The PDF of a description.
    pub async fn print(&self, description: Vec<u8>) -> Result<Vec<u8>, PressFault> {
        let failed = |cause: &dyn std::fmt::Display| PressFault::Failed(cause.to_string());
        let _turn = self.0.turns.acquire().await.map_err(|cause| failed(&cause))?;
        let description: Arc<[u8]> = description.into();
        let waiting = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(engine) = waiting {
            match self.ask(engine, Arc::clone(&description)).await? {
                Ok(said) => return said.map_err(PressFault::Failed),
                // It ended while nobody asked, as it does by itself; a fresh one is asked the same.
                Err(cause) => tracing::debug!(%cause, "an engine had ended"),
            }
        }
        let engine = self.start()?;
        match self.ask(engine, description).await? {
            Ok(said) => said.map_err(PressFault::Failed),
            Err(cause) => Err(PressFault::Failed(format!("the engine of papers died: {cause}"))),
        }
    }

    fn start(&self) -> Result<Engine, PressFault> {
        let started = Command::new(&self.0.program)
            .env_clear()
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn();
        let mut child = started.map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => PressFault::Missing,
            _ => PressFault::Failed(format!("{}: {cause}", self.0.program.display())),
        })?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                Ok(Engine { child: Running(child), pipes: Pipes { input, output } })
            }
            _ => Err(PressFault::Failed("an engine without pipes".to_owned())),
        }
    }

    /// The inner error is a broken pipe: the engine is gone. An engine that answered waits for the next request.
    async fn ask(&self, engine: Engine, description: Arc<[u8]>) -> Result<io::Result<Said>, PressFault> {
        let Engine { child, mut pipes } = engine;
        let talk = tokio::task::spawn_blocking(move || {
            let said = pipes.exchange(&description);
            (pipes, said)
        });
        // When the time is over, or nobody waits any more, `child` is dropped: the engine dies and the talk with it.
        match tokio::time::timeout(self.0.limit, talk).await {
            Err(_) => Err(PressFault::TooSlow),
            Ok(Err(cause)) => Err(PressFault::Failed(cause.to_string())),
            Ok(Ok((pipes, said))) => {
                if said.is_ok() {
                    let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
                    idle.push(Engine { child, pipes });
                }
                Ok(said)
            }
        }
    }
}

impl Pipes {
    /// Four bytes of length and the description; one byte of kind, four of length and the answer (crates/papers, talk).
    fn exchange(&mut self, description: &[u8]) -> io::Result<Said> {
        let length = u32::try_from(description.len()).map_err(io::Error::other)?;
        self.input.write_all(&length.to_be_bytes())?;
        self.input.write_all(description)?;
        self.input.flush()?;
        let (mut kind, mut length) = ([0; 1], [0; 4]);
        self.output.read_exact(&mut kind)?;
        self.output.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a paper is too long"));
        }
        let mut body = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        self.output.read_exact(&mut body)?;
        match kind {
            [0] => Ok(Ok(body)),
            [_] => Ok(Err(String::from_utf8_lossy(&body).into_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    fn engine(folder: &TempDir, script: &str) -> PathBuf {
        let path = folder.path().join("engine");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
    }

    /// Reads one request of seven bytes and answers `%PDF`.
    const ONE: &str = r#"/usr/bin/head -c 11 > /dev/null; printf '\000\000\000\000\004%%PDF'"#;

    #[test]
    fn an_engine_answers_and_one_that_ended_meanwhile_is_started_again() {
        let folder = TempDir::new().unwrap();
        // Ends after each paper: the second request finds a dead engine waiting.
        let press = Press::new(engine(&folder, ONE));
        run(async {
            for _ in 0..3 {
                assert_eq!(press.print(b"request".to_vec()).await.unwrap(), b"%PDF");
            }
        });
    }

    #[test]
    fn an_engine_that_dies_in_the_middle_is_a_fault_and_the_next_request_starts_another() {
        let folder = TempDir::new().unwrap();
        let path = engine(&folder, "/usr/bin/head -c 5 > /dev/null; printf '\\000\\000'");
        let press = Press::new(path);
        run(async {
            let fault = press.print(b"request".to_vec()).await.unwrap_err();
            assert!(matches!(fault, PressFault::Failed(_)), "{fault:?}");
            engine(&folder, ONE);
            assert_eq!(press.print(b"request".to_vec()).await.unwrap(), b"%PDF");
        });
    }

    #[test]
    fn an_engine_that_takes_too_long_is_killed() {
        let folder = TempDir::new().unwrap();
        let path = engine(&folder, "echo $$ > \"$(dirname \"$0\")/pid\"; exec /bin/sleep 60");
        let press = Press::with_limit(path, Duration::from_millis(300));
        let fault = run(press.print(b"request".to_vec())).unwrap_err();
        assert!(matches!(fault, PressFault::TooSlow), "{fault:?}");
        let pid = fs::read_to_string(folder.path().join("pid")).unwrap();
        assert!(!fs::exists(format!("/proc/{}", pid.trim())).unwrap(), "the engine still runs");
    }

    #[test]
    fn a_refusal_is_told_and_the_engine_lives_on() {
        let folder = TempDir::new().unwrap();
        let twice = r#"for turn in 1 2; do /usr/bin/head -c 11 > /dev/null; printf '\001\000\000\000\004%s' "no $turn"; done"#;
        let press = Press::new(engine(&folder, twice));
        run(async {
            for turn in ["no 1", "no 2"] {
                match press.print(b"request".to_vec()).await {
                    Err(PressFault::Failed(cause)) => assert_eq!(cause, turn),
                    other => panic!("{other:?}"),
                }
            }
        });
    }

    #[test]
    fn without_the_program_there_is_no_press_until_it_comes() {
        let folder = TempDir::new().unwrap();
        let press = Press::new(folder.path().join("engine"));
        assert!(!press.is_there());
        assert!(matches!(run(press.print(vec![1])), Err(PressFault::Missing)));
        engine(&folder, ONE);
        assert!(press.is_there());
        assert_eq!(run(press.print(b"request".to_vec())).unwrap(), b"%PDF");
    }
}
