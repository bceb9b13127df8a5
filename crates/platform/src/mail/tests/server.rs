//! Real SMTP servers for the tests: aiosmtpd as its own process, and one that takes a connection and says nothing.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::mail::{Secret, Settings, Tls};

pub const USER: &str = "tija";
pub const PASSWORD: &str = "siri ya seva";

/// A running server; it ends with its test.
pub struct Server {
    pub port: u16,
    child: Child,
    letters: BufReader<ChildStdout>,
    directory: TempDir,
}

/// Debian's Python, for which its package aiosmtpd is.
fn python() -> &'static str {
    if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" }
}

/// A certificate for `localhost`, signed by itself.
fn certificate(directory: &Path) -> (PathBuf, PathBuf) {
    let (certificate, key, wishes) =
        (directory.join("cert.pem"), directory.join("key.pem"), directory.join("wishes.cnf"));
    let text = "[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = more\n[name]\nCN = localhost\n\
                [more]\nsubjectAltName = DNS:localhost\nbasicConstraints = critical, CA:FALSE\n";
    std::fs::write(&wishes, text).unwrap();
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
        ])
        .arg("-config")
        .arg(&wishes)
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output()
        .expect("openssl; tools/setup-test.sh installs it");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (certificate, key)
}

impl Server {
    /// In the open, for everybody.
    pub fn open() -> Self {
        Self::start(&["open"], TempDir::new().unwrap())
    }

    /// Demands STARTTLS and a user with a password.
    pub fn secret() -> Self {
        let directory = TempDir::new().unwrap();
        let (certificate, key) = certificate(directory.path());
        let (certificate, key) = (certificate.to_str().unwrap(), key.to_str().unwrap());
        Self::start(&["secret", certificate, key, USER, PASSWORD], directory)
    }

    fn start(arguments: &[&str], directory: TempDir) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mail/tests/server.py");
        let mut child = Command::new(python())
            .arg(script)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python; tools/setup-test.sh installs it");
        let mut letters = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        letters.read_line(&mut line).unwrap();
        let port =
            line.trim().parse().expect("a port: is Debian's python3-aiosmtpd here? tools/setup-test.sh");
        Self { port, child, letters, directory }
    }

    /// The next letter it took; waits for it.
    pub fn letter(&mut self) -> Value {
        let mut line = String::new();
        self.letters.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// What the program needs to know of it.
    pub fn settings(&self) -> Settings {
        let authority = std::fs::read(self.directory.path().join("cert.pem")).ok();
        let secret = authority.is_some();
        Settings {
            host: "localhost".to_owned(),
            tls: if secret { Tls::Starttls } else { Tls::None },
            user: secret.then(|| (USER.to_owned(), Secret::new(PASSWORD.to_owned()))),
            authority,
            ..plain(self.port)
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn plain(port: u16) -> Settings {
    Settings {
        host: "127.0.0.1".to_owned(),
        port,
        tls: Tls::None,
        user: None,
        authority: None,
        from: "Tija <tija@mfano.go.tz>".to_owned(),
        site: "tija.mfano.go.tz".to_owned(),
    }
}

/// A server that takes connections and never says a word.
pub fn silent() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}
