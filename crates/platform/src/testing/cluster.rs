//! The throw-away PostgreSQL server of the tests: one for all test processes of this work tree, found or started here.
//! How it is started and stopped stands in one place, tools/test-postgres.sh; what a test does with a database is not here.
//! Everything panics with a sentence: a test that cannot have its server fails, it is never skipped.

use std::fs::{self, File};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The running server. While this process lives its lease keeps `tools/test-postgres.sh stop` away.
struct Cluster {
    socket_directory: String,
    psql: PathBuf,
    state: PathBuf,
    _lease: File,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES_MADE: AtomicU32 = AtomicU32::new(0);

/// The address of a database on the tests' server, in the form both tokio-postgres and psql read.
pub fn url(database: &str) -> String {
    format!("postgresql:///{database}?host={}&user=postgres", cluster().socket_directory)
}

/// Makes a database of this process's own and returns its name; empty, or a copy of `template`.
/// Nobody needs to drop it: that is done when this process has ended.
pub fn create_database(template: Option<&str>) -> String {
    let number = DATABASES_MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("tija_{}_{number}", process::id());
    let source = template.unwrap_or("template1");
    // A dead process may have had our number. Copying files takes a quarter of the time of copying through the log.
    run(&[
        &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(&name)),
        &format!("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", quoted(&name), quoted(source)),
    ]);
    name
}

/// Makes sure that the template `name` exists: the first process to ask has `fill` build it (it is given the address of an
/// empty database), the others wait. The name says what is in it, for example by a hash of the migrations.
pub fn ensure_template(name: &str, fill: impl FnOnce(&str)) {
    if template_exists(name) {
        return;
    }
    let path = cluster().state.join("template.lock");
    let lock = File::create(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    lock.lock().unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    if template_exists(name) {
        return;
    }
    let unfinished = format!("{name}_unfinished");
    run(&[
        &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(&unfinished)),
        &format!("CREATE DATABASE {} STRATEGY file_copy", quoted(&unfinished)),
    ]);
    fill(&url(&unfinished));
    // A pool may close its connections late, and nobody may be connected to what is copied. The new name comes last: a
    // template under its name is whole.
    run(&[
        &format!("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false", quoted(&unfinished)),
        &format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{unfinished}'"
        ),
        &format!("ALTER DATABASE {} RENAME TO {}", quoted(&unfinished), quoted(name)),
    ]);
}

fn template_exists(name: &str) -> bool {
    run(&[&format!("SELECT 'yes' FROM pg_database WHERE datname = '{name}'")]).contains("yes")
}

/// Names come from tests; one with a quotation mark would be a mistake, and the server says so.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// Runs statements, each in its own transaction as CREATE DATABASE wants it, and returns what they print.
fn run(statements: &[&str]) -> String {
    let cluster = cluster();
    let mut psql = Command::new(&cluster.psql);
    psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres"]);
    psql.args(["-h", &cluster.socket_directory]).env("PGOPTIONS", "-c client_min_messages=warning");
    for statement in statements {
        psql.args(["-c", statement]);
    }
    output_of(&mut psql).unwrap_or_else(|reason| panic!("{}: {reason}", statements.join("; ")))
}

fn cluster() -> &'static Cluster {
    CLUSTER.get_or_init(|| find_or_start().unwrap_or_else(|reason| panic!("{reason}")))
}

fn find_or_start() -> Result<Cluster, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let state = root.join("target/test-postgres");
    let told = |path: &Path, cause: std::io::Error| format!("{}: {cause}", path.display());
    fs::create_dir_all(&state).map_err(|cause| told(&state, cause))?;

    // The lease comes first: whoever would stop the server must have it alone. Opening it also marks the server as used.
    let path = state.join("lease");
    let lease = File::create(&path).map_err(|cause| told(&path, cause))?;
    lease.lock_shared().map_err(|cause| told(&path, cause))?;

    let (socket_directory, programs) = match running(&state) {
        Some(server) => server,
        None => {
            let script = root.join("tools/test-postgres.sh");
            let printed = output_of(Command::new("sh").arg(&script).arg("start"))?;
            two_lines(&printed).ok_or_else(|| format!("{} printed {printed:?}", script.display()))?
        }
    };
    Ok(Cluster { socket_directory, psql: Path::new(&programs).join("psql"), state, _lease: lease })
}

/// The server on record, if it takes connections.
fn running(state: &Path) -> Option<(String, String)> {
    let server = two_lines(&fs::read_to_string(state.join("server")).ok()?)?;
    UnixStream::connect(Path::new(&server.0).join(".s.PGSQL.5432")).ok()?;
    Some(server)
}

fn two_lines(text: &str) -> Option<(String, String)> {
    let mut lines = text.lines();
    Some((lines.next()?.to_owned(), lines.next()?.to_owned()))
}

fn output_of(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|cause| format!("{program}: {cause}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_databases_of_one_process_are_not_the_same() {
        let (first, second) = (create_database(None), create_database(None));
        assert_ne!(first, second);
        assert!(template_exists(&first) && template_exists(&second));
    }

    #[test]
    fn a_template_is_filled_once_and_copied_whole() {
        let name = format!("tija_{}_template", process::id());
        ensure_template(&name, |address| {
            let made = output_of(Command::new(&cluster().psql).args([
                address,
                "-c",
                "CREATE TABLE kazi (jina TEXT)",
            ]));
            assert!(made.is_ok(), "{made:?}");
        });
        ensure_template(&name, |_| panic!("a template that exists is not filled again"));
        let copy = create_database(Some(&name));
        let count =
            output_of(Command::new(&cluster().psql).args(["-Atc", "SELECT count(*) FROM kazi", &url(&copy)]));
        assert_eq!(count.as_deref(), Ok("0\n"));
    }
}
