//! Audiences in rows: contacts, the lists they are on, and the imports that bring them.
//!
//! - [`lists`](self): lists, their members in the file's own order; [`change`](self): renaming and
//!   deleting them;
//! - [`contacts`](self): people, by list, name or number; [`contact`](self): all about one of them;
//! - [`imports`](self): an import's row: what it is to read, how far it is, why it failed;
//! - [`staging`](self): what it read, kept where nobody sees it;
//! - [`publish`](self): making it visible in one step, or taking all of it back.
//!
//! Not here: what a file looks like and which number is valid (`backend`, `domain`).
//!
//! Publishing in one step without a long transaction: chunks are written beyond the list's
//! `through`, as contacts that carry the import's id, and the last, small write moves `through`
//! and marks the import done. Every reader in this folder stays within `through`; nobody else
//! reads these tables.

mod change;
mod contact;
mod contacts;
mod imports;
mod lists;
mod publish;
mod staging;

pub use change::*;
pub use contact::*;
pub use contacts::*;
pub use imports::*;
pub use lists::*;
pub use publish::*;
pub use staging::*;

/// A name as it is compared and sorted: lower case, single spaces.
#[must_use]
pub fn folded(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
