//! The TypeScript side of the door: the types of every request and response, and a map from each
//! command's name to them. Written from the router's own list, so that it cannot drift from it.

use crate::router::{Command, Kind};
use crate::{ErrorBody, Event, Role, Router, Topic, files::FileInfo};
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// What has to be known of a command's types; kept as functions because types are not values.
pub(crate) struct Types {
    request: fn(&Config) -> String,
    response: fn(&Config) -> String,
    collect: fn(&mut Declarations<'_>),
}

impl Types {
    pub fn of<Q: TS + 'static, A: TS + 'static>() -> Self {
        Self {
            request: Q::name,
            response: A::name,
            collect: |declarations| {
                declarations.add::<Q>();
                declarations.add::<A>();
            },
        }
    }
}

/// Type declarations by name, each once.
pub(crate) struct Declarations<'a> {
    config: &'a Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl Declarations<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let (name, declaration) = (T::ident(self.config), T::decl(self.config));
            let earlier = self.by_name.insert(name.clone(), declaration.clone());
            assert!(
                earlier.is_none_or(|earlier| earlier == declaration),
                "two types at the door are called {name}"
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

/// The whole file `ui/src/api/generated.ts`.
///
/// # Panics
/// When two different types have one name: a mistake in the program, which a test finds.
pub fn typescript() -> String {
    render(&crate::router())
}

fn render(router: &Router) -> String {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations {
        config: &config,
        seen: HashSet::new(),
        by_name: BTreeMap::new(),
    };
    declarations.add::<ErrorBody>();
    declarations.add::<Event>();
    declarations.add::<FileInfo>();
    declarations.add::<Role>();
    declarations.add::<Topic>();
    for (_, command) in router.commands() {
        (command.types.collect)(&mut declarations);
    }
    let mut file = String::from(
        "// Written by `cargo xtask gen` from the router's list of commands. Do not edit.\n\n",
    );
    for declaration in declarations.by_name.values() {
        let _ = writeln!(file, "export {declaration}\n");
    }
    file.push_str("/** Every command: what it takes and what it answers. */\n");
    file.push_str("export interface Commands {\n");
    for (name, command) in router.commands() {
        let request = (command.types.request)(&config);
        let response = (command.types.response)(&config);
        let _ = writeln!(
            file,
            "  \"{name}\": {{ request: {request}; response: {response} }};"
        );
    }
    file.push_str("}\n\n/** What the window has to know of each command at run time. */\n");
    file.push_str(
        "export const commands: Record<keyof Commands, \
         { kind: \"query\" | \"mutation\"; role: Role; topics: readonly Topic[] }> = {\n",
    );
    for (name, command) in router.commands() {
        let _ = writeln!(file, "  \"{name}\": {},", facts(command));
    }
    file.push_str("};\n");
    file
}

fn facts(command: &Command) -> String {
    let kind = match command.kind {
        Kind::Query => "query",
        Kind::Mutation => "mutation",
    };
    let word = |value: serde_json::Result<String>| value.unwrap_or_default();
    let role = word(serde_json::to_string(&command.role));
    let topics = word(serde_json::to_string(command.topics));
    format!("{{ kind: \"{kind}\", role: {role}, topics: {topics} }}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::{Done, Nothing};
    use crate::{App, Caller, Page, Result};
    use serde::Serialize;

    #[derive(Serialize, TS)]
    struct Bell {
        note: String,
        weight: i64,
    }

    async fn bells(_: App, _: Caller, _: Nothing) -> Result<Page<Bell>> {
        Ok(Page::whole(Vec::new()))
    }

    async fn ring(_: App, _: Caller, _: Nothing) -> Result<Done> {
        Ok(Done {})
    }

    #[test]
    fn every_type_of_the_house_has_a_name_of_its_own() {
        assert!(typescript().contains("\"accounts.list\""));
    }

    #[test]
    fn commands_are_mapped_and_their_types_declared_once() {
        let mut router = Router::default();
        router.query("bells.list", Role::Viewer, bells, &[Topic::Settings]);
        router.mutation("bells.ring", Role::Admin, ring, &[]);
        let file = render(&router);
        for expected in [
            "export type Bell = { note: string, weight: number, };",
            "export type Page<T> = {",
            "\"bells.list\": { request: Nothing; response: Page<Bell> };",
            "\"bells.list\": { kind: \"query\", role: \"viewer\", topics: [\"settings\"] },",
            "\"bells.ring\": { kind: \"mutation\", role: \"admin\", topics: [] },",
            "export type Topic = ",
        ] {
            assert!(file.contains(expected), "{expected}\n---\n{file}");
        }
        assert_eq!(file.matches("export type Page<T>").count(), 1);
    }
}
