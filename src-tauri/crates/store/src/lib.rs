//! Carillon's rows: the only crate with SQL, on SQLite and on PostgreSQL.
//!
//! What it is: one [`Store`] over two engines with one SQL text, and per feature a folder of free
//! functions on `&mut `[`Tx`], so that several compose in one transaction. What it is not: a place
//! for rules (those are `domain`) or for use cases (those are `backend`); no sqlx type appears in
//! a public signature.
//!
//! To add a function: write it in its feature's folder with the macros of `engine.rs`, and a
//! contract test in `tests/` that runs it on both engines. To add a table: add a file
//! `migrations/NNNN_feature.sql`; `build.rs` finds it.

mod connections;
mod engine;
mod error;
mod migrate;
mod notices;
mod order;
mod page;
mod store;
mod writer;

pub mod accounts;
pub mod activity;
pub mod audiences;
pub mod backup;
pub mod campaigns;
pub mod dashboard;
pub mod files;
pub mod settings;
pub mod templates;
pub mod webhooks;

pub use engine::{EngineKind, Tx};
pub use error::{Error, SqlFault};
pub use notices::Notices;
pub use page::{Cursor, prefix_end};
pub use store::{BACKUPS, Database, OpenOptions, Store};
