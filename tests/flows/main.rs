//! Stories through the router, each with a Sinch and a console of its own, in one process.

#![allow(clippy::unwrap_used)]

mod accounts;
mod audiences;
mod bad_input;
mod campaigns;
mod dashboard;
mod data;
mod rehearsal;
mod secrets;
mod settings;
mod templates;
mod webhooks;
