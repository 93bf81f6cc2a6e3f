//! `carillon typescript`: prints the types of the door, for `ui/src/api/generated.ts`.

use crate::ending::Ending;

/// Prints them.
pub fn run() -> Result<(), Ending> {
    crate::output::line(backend::typescript().trim_end());
    Ok(())
}
