//! A PostgreSQL database for one story, on the server that `CARILLON_TEST_POSTGRES` names.

use std::process::Command;

/// A database of its own; gone with [`TestDatabase::drop_it`].
pub struct TestDatabase {
    server: String,
    name: String,
}

impl TestDatabase {
    /// `None`, and a word about it, when no server was named.
    pub fn make(name: &str) -> Option<Self> {
        let Ok(server) = std::env::var("CARILLON_TEST_POSTGRES") else {
            println!("PostgreSQL skipped: CARILLON_TEST_POSTGRES is not set");
            return None;
        };
        let database = Self {
            server,
            name: format!("story_{name}_{}", std::process::id()),
        };
        database.run(&format!("CREATE DATABASE {}", database.name));
        Some(database)
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    /// Removes it.
    pub fn drop_it(self) {
        self.run(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }

    fn run(&self, sql: &str) {
        let done = Command::new("psql")
            .args(["--quiet", "--no-psqlrc", "--command", sql, &self.server])
            .status()
            .unwrap();
        assert!(done.success(), "{sql}");
    }
}
