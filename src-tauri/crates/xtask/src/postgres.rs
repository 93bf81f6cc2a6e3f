//! A real PostgreSQL of our own, for the length of one test run.
//!
//! It lives in a temporary folder on a free loopback port, belongs to an unprivileged user, and is
//! gone afterwards, also when tests fail. It is not the machine's own cluster, which stays untouched.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::{Error, Result, at};
use crate::place::Place;
use crate::process;

/// How long a new cluster may take until it answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; dropping it stops it and removes its data.
pub struct Postgres {
    /// The address tests connect to.
    pub url: String,
    programs: PathBuf,
    owner: Option<Owner>,
    folder: PathBuf,
    server: Child,
}

/// The user a root process lends the server to: PostgreSQL refuses to run as root.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Postgres {
    /// Makes a cluster and starts it.
    ///
    /// # Errors
    /// [`Error::Missing`] where PostgreSQL is not installed or does not come up.
    pub fn start(place: &Place) -> Result<Postgres> {
        let programs =
            programs().ok_or_else(|| Error::Missing("PostgreSQL's initdb was not found".into()))?;
        let owner = if process::is_root() {
            Some(Owner::postgres()?)
        } else {
            None
        };
        let folder = std::env::temp_dir().join(format!("carillon-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        if let Some(owner) = owner {
            owner.take(&folder)?;
        }
        let data = folder.join("data");
        process::run(
            as_owner(&programs.join("initdb"), owner, &folder)
                .arg("--pgdata")
                .arg(&data)
                .args(["--username=carillon", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C", "--no-sync"])
                .stdout(Stdio::null()),
        )?;
        let port = free_port()?;
        let log = place.logs().join("postgres.log");
        fs::create_dir_all(place.logs()).map_err(at(&log))?;
        let file = fs::File::create(&log).map_err(at(&log))?;
        let server = as_owner(&programs.join("postgres"), owner, &folder)
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-k"])
            .arg(&folder)
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "max_connections=300"])
            // The cluster dies with the run: durability would only cost time.
            .args(["-c", "fsync=off", "-c", "full_page_writes=off"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn()
            .map_err(|source| Error::Start {
                program: "postgres".into(),
                source,
            })?;
        let mut postgres = Postgres {
            url: format!("postgres://carillon@127.0.0.1:{port}/postgres"),
            programs,
            owner,
            folder,
            server,
        };
        postgres.wait(port, &log)?;
        Ok(postgres)
    }

    fn wait(&mut self, port: u16, log: &Path) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let answer = Command::new(self.programs.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
                .status();
            if answer.is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if let Ok(Some(_)) = self.server.try_wait() {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        Err(Error::Missing(format!(
            "PostgreSQL did not come up; see {}",
            log.display()
        )))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Best effort throughout: there is nobody left to tell.
        let stopped = as_owner(&self.programs.join("pg_ctl"), self.owner, &self.folder)
            .args(["stop", "--silent", "--mode=immediate", "--pgdata"])
            .arg(self.folder.join("data"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Owner {
    /// The account that Debian's package makes.
    fn postgres() -> Result<Owner> {
        let id = |flag| -> Result<u32> {
            process::capture(Command::new("id").args([flag, "postgres"]))?
                .trim()
                .parse()
                .map_err(|_| Error::Missing("there is no user named postgres".into()))
        };
        Ok(Owner {
            user: id("-u")?,
            group: id("-g")?,
        })
    }

    #[cfg(unix)]
    fn take(self, folder: &Path) -> Result<()> {
        std::os::unix::fs::chown(folder, Some(self.user), Some(self.group)).map_err(at(folder))
    }

    #[cfg(not(unix))]
    fn take(self, _folder: &Path) -> Result<()> {
        Ok(())
    }
}

#[cfg_attr(not(unix), expect(unused_variables))]
fn as_owner(program: &Path, owner: Option<Owner>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    #[cfg(unix)]
    if let Some(owner) = owner {
        use std::os::unix::process::CommandExt;
        command.uid(owner.user).gid(owner.group);
    }
    command
}

/// Debian keeps the server's programs off PATH, a folder for each version: the newest wins.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs
                .join("initdb")
                .is_file()
                .then_some((version, programs))
        })
        .collect();
    found.sort();
    found
        .pop()
        .map(|(_, programs)| programs)
        .or_else(|| Some(process::find("initdb")?.parent()?.to_path_buf()))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(at(Path::new("127.0.0.1")))?;
    Ok(listener
        .local_addr()
        .map_err(at(Path::new("127.0.0.1")))?
        .port())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        if programs().is_none() {
            println!("skipped: PostgreSQL is not installed");
            return;
        }
        let postgres = Postgres::start(&Place::here()).unwrap();
        let said = process::capture(
            Command::new(postgres.programs.join("psql"))
                .arg(&postgres.url)
                .args(["--no-align", "--tuples-only", "--command=SELECT 6 * 7"]),
        )
        .unwrap();
        assert_eq!(said.trim(), "42");
        let folder = postgres.folder.clone();
        drop(postgres);
        assert!(!folder.exists());
    }
}
