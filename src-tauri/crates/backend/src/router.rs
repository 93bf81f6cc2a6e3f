//! The one door: every command by name, with the role it needs, its request and response types
//! and the topics it reads or changes. The window, the server, the command line and the tests all
//! call through here; the TypeScript types come from the same list.
//!
//! To add a command: `router.query("feature.verb", Role::Viewer, verb, &[Topic::Feature])` in the
//! feature's `register`, or `mutation` if it changes anything.

use crate::{App, AppError, Caller, Code, ErrorBody, Result, Role, Topic, words};
use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::future::Future;
use tracing::Instrument as _;
use ts_rs::TS;

/// A request without fields.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// An answer that only says that it was done.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Done {}

/// Whether a command changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Query,
    Mutation,
}

type Handler = Box<dyn Fn(App, Caller, Value) -> BoxFuture<'static, Result<Value>> + Send + Sync>;

/// One command as the router knows it.
pub(crate) struct Command {
    pub kind: Kind,
    pub role: Role,
    pub topics: &'static [Topic],
    pub types: crate::typescript::Types,
    handler: Handler,
}

/// Every command by name.
#[derive(Default)]
pub struct Router {
    commands: BTreeMap<&'static str, Command>,
}

impl Router {
    /// Registers a command that changes nothing. `topics` are what its answer depends on.
    ///
    /// # Panics
    /// When the name is taken: two commands of one name are a mistake in the program.
    pub fn query<Q, A, F>(
        &mut self,
        name: &'static str,
        role: Role,
        handler: impl Fn(App, Caller, Q) -> F + Send + Sync + 'static,
        topics: &'static [Topic],
    ) where
        Q: DeserializeOwned + TS + 'static,
        A: Serialize + TS + 'static,
        F: Future<Output = Result<A>> + Send + 'static,
    {
        self.register(name, role, Kind::Query, handler, topics);
    }

    /// Registers a command that changes something. `topics` are what is told to have changed when
    /// it succeeds; its handler writes through [`App::write`], which keeps the activity record.
    ///
    /// # Panics
    /// When the name is taken: two commands of one name are a mistake in the program.
    pub fn mutation<Q, A, F>(
        &mut self,
        name: &'static str,
        role: Role,
        handler: impl Fn(App, Caller, Q) -> F + Send + Sync + 'static,
        topics: &'static [Topic],
    ) where
        Q: DeserializeOwned + TS + 'static,
        A: Serialize + TS + 'static,
        F: Future<Output = Result<A>> + Send + 'static,
    {
        self.register(name, role, Kind::Mutation, handler, topics);
    }

    fn register<Q, A, F>(
        &mut self,
        name: &'static str,
        role: Role,
        kind: Kind,
        handler: impl Fn(App, Caller, Q) -> F + Send + Sync + 'static,
        topics: &'static [Topic],
    ) where
        Q: DeserializeOwned + TS + 'static,
        A: Serialize + TS + 'static,
        F: Future<Output = Result<A>> + Send + 'static,
    {
        let handler: Handler = Box::new(move |app, caller, payload| match read::<Q>(payload) {
            Ok(request) => {
                let answer = handler(app, caller, request);
                Box::pin(
                    async move { serde_json::to_value(answer.await?).map_err(AppError::internal) },
                )
            }
            Err(fault) => Box::pin(std::future::ready(Err(fault))),
        });
        let command = Command {
            kind,
            role,
            topics,
            types: crate::typescript::Types::of::<Q, A>(),
            handler,
        };
        let earlier = self.commands.insert(name, command);
        assert!(earlier.is_none(), "the command {name} is registered twice");
    }

    /// Calls a command.
    ///
    /// # Errors
    /// The failure in the caller's language: the command's own, or `not_found` for a name that is
    /// none, `forbidden` for a role that is too low, `invalid_input` naming the field that cannot
    /// be read.
    pub async fn call(
        &self,
        app: &App,
        mut caller: Caller,
        name: &str,
        payload: Value,
    ) -> Result<Value, ErrorBody> {
        if caller.trace.is_empty() {
            caller.trace = app.ids().uuid().simple().to_string();
        }
        let reader = caller.clone();
        let trace = reader.trace.as_str();
        let span = tracing::info_span!("command", name, trace);
        let outcome = self.run(app, caller, name, payload).instrument(span).await;
        outcome.map_err(|fault| {
            let cause = std::error::Error::source(&fault).map(ToString::to_string);
            if fault.code() == Code::Internal {
                tracing::error!(name, trace, %fault, cause, "a command failed");
            } else {
                tracing::info!(name, trace, %fault, cause, "a command was refused");
            }
            let zone = reader.time_zone.as_deref();
            fault.body_in(app.catalogue(), &reader.language, zone, trace)
        })
    }

    async fn run(
        &self,
        app: &App,
        mut caller: Caller,
        name: &str,
        payload: Value,
    ) -> Result<Value> {
        let Some((known, command)) = self.commands.get_key_value(name) else {
            return Err(AppError::new(
                Code::NotFound,
                words!("frame-unknown-command", name = name),
            ));
        };
        if caller.role < command.role {
            return Err(AppError::new(
                Code::Forbidden,
                words!("frame-forbidden", name = name),
            ));
        }
        caller.command = known;
        let answer = (command.handler)(app.clone(), caller, payload).await?;
        if command.kind == Kind::Mutation {
            app.changed(command.topics);
        }
        Ok(answer)
    }

    pub(crate) fn commands(&self) -> impl Iterator<Item = (&'static str, &Command)> {
        self.commands.iter().map(|(name, command)| (*name, command))
    }
}

/// Reads a request; what cannot be read is said by field.
fn read<Q: DeserializeOwned>(payload: Value) -> Result<Q> {
    let payload = match payload {
        Value::Null => Value::Object(serde_json::Map::new()),
        other => other,
    };
    serde_path_to_error::deserialize(payload).map_err(|fault| {
        let path = fault.path().to_string();
        let detail = fault.inner().to_string();
        let named = detail.split('`').nth(1).unwrap_or_default();
        let (field, words) = if detail.starts_with("missing field") {
            let field = match path.as_str() {
                "." => named.to_owned(),
                parent => format!("{parent}.{named}"),
            };
            (field, words!("frame-field-missing"))
        } else if detail.starts_with("unknown field") {
            let field = match path.as_str() {
                "." => named.to_owned(),
                path => path.to_owned(),
            };
            (field, words!("frame-field-unknown"))
        } else {
            (
                path,
                words!("frame-field-unreadable", detail = detail.clone()),
            )
        };
        AppError::new(
            Code::InvalidInput,
            words!("frame-request-unreadable", field = field.clone()),
        )
        .field(field, words)
    })
}

#[cfg(test)]
mod tests;
