//! Backups of the SQLite database, and putting one back.
//!
//! - [`copy`]: a copy of the open database, taken beside its writer;
//! - [`inspect`]: what a file is before anybody trusts it;
//! - [`prepare`] and [`Store::replace`](crate::Store::replace): putting one back, in two steps so
//!   that everything that can fail does so while the present database is still in place.
//!
//! A backup is one file that needs nothing beside it: no write-ahead log, no folder. Not here:
//! PostgreSQL, whose backups are its server's own; where backups lie and what they are called
//! (`backend`). To let a backup carry something more: put it into the database.

mod copy;
mod inspect;
mod prepare;
pub(crate) mod swap;

pub use copy::copy;
pub(crate) use copy::into as copy_into;
pub use inspect::{Contents, inspect};
pub use prepare::{pause_unfinished, prepare, under_way};
