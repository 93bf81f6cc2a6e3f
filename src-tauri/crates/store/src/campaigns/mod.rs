//! Campaigns and their ledger: one row per recipient with its current state, one row per try
//! (attempt), and the rollups that screens read, changed in the same transaction.
//!
//! A state only rises in rank (`domain::recipient`); the sole way back is a new attempt. Every
//! function here that moves a recipient goes through [`movement`], which keeps the counts.
//! To add a column that screens count by, add it to [`tally`].

mod attempts;
mod campaign;
mod claim;
mod doubt;
mod lay;
mod lease;
mod movement;
mod recipients;
mod record;
mod status;
mod tally;

pub use attempts::*;
pub use campaign::*;
pub use claim::*;
pub use doubt::*;
pub use lay::*;
pub use lease::*;
pub use recipients::*;
pub use record::*;
pub use status::*;
