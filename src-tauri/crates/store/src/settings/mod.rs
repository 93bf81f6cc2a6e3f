//! Settings by name.
