//! How much room is left where the data is. Only Unix says so here; elsewhere nothing is known and
//! nothing is told.

use std::path::Path;

/// Bytes that may still be written to the file system of `path`; `None` where that is not known.
#[cfg(unix)]
pub fn free_bytes(path: &Path) -> Option<u64> {
    let told = rustix::fs::statvfs(path).ok()?;
    Some(told.f_bavail.saturating_mul(told.f_frsize))
}

/// Bytes that may still be written to the file system of `path`; `None` where that is not known.
#[cfg(not(unix))]
pub fn free_bytes(_: &Path) -> Option<u64> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_room_of_a_folder_is_known_and_that_of_none_is_not() {
        assert!(free_bytes(&std::env::temp_dir()).is_some_and(|bytes| bytes > 0));
        assert_eq!(free_bytes(Path::new("/no/such/folder")), None);
    }
}
