//! The program `carillon` as a process of its own, so that it can be killed.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout};

/// Where the program is: the one that was named, or the one beside the tests, built when it is
/// missing or older than it should be.
pub fn carillon() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("CARILLON_BIN") {
        Some(named) => root().join(PathBuf::from(named)),
        None => build(),
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn build() -> PathBuf {
    let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "build",
            "--quiet",
            "--package",
            "server",
            "--bin",
            "carillon",
        ])
        .current_dir(root())
        .status()
        .unwrap();
    assert!(built.success(), "carillon does not build");
    // <target>/debug/deps/<test> → <target>/debug/carillon
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap();
    folder.join(format!("carillon{}", std::env::consts::EXE_SUFFIX))
}

/// The program with these arguments, ready to be started; it dies with the test.
pub fn command(arguments: &[&str]) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(carillon());
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// A sandbox in a process of its own.
pub struct SandboxProcess {
    /// The line it printed.
    pub access: Value,
    /// Its origin.
    pub origin: String,
    _child: Child,
    _stdout: BufReader<ChildStdout>,
}

impl SandboxProcess {
    /// Starts one on a free port and waits for its line.
    pub async fn start(arguments: &[&str]) -> Self {
        let mut all = vec!["sandbox", "--listen", "127.0.0.1:0"];
        all.extend_from_slice(arguments);
        let mut child = command(&all).stderr(Stdio::inherit()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).await.unwrap();
        let access: Value = serde_json::from_str(&line).unwrap();
        let control = access["control"].as_str().unwrap();
        Self {
            origin: control.trim_end_matches("/control").to_owned(),
            access,
            _child: child,
            _stdout: stdout,
        }
    }
}
