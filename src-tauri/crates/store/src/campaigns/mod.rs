//! Campaigns and their ledger: one row per recipient with its current state, one row per try
//! (attempt), and the rollups that screens read, changed in the same transaction.
//!
//! A state only rises in rank (`domain::recipient`); the sole way back is a new attempt. Every
//! function here that moves a recipient goes through [`movement`], which keeps the counts.
//! To add a column that screens count by, add it to [`tally`]. A campaign moves from state to state
//! in [`life`], which remembers every step.

mod attempts;
mod campaign;
mod claim;
mod doubt;
mod exports;
mod lay;
mod lease;
mod life;
mod list;
mod movement;
mod notes;
mod recipients;
mod record;
mod status;
mod tally;
mod uses;

pub use attempts::*;
pub use campaign::*;
pub use claim::*;
pub use doubt::*;
pub use exports::*;
pub use lay::*;
pub use lease::*;
pub use life::*;
pub use list::*;
pub use notes::*;
pub use recipients::*;
pub use record::*;
pub use status::*;
pub use uses::*;
