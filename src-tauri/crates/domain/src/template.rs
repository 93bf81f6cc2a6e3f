//! Templates: what can be filled in them and how they read, for both kinds.
//!
//! A WhatsApp template's places are numbered (`{{1}}`) and have keys in Sinch's grammar
//! (`body[1]text`); an omni-channel template's are named (`${name}`). In a [`Preview`] both are
//! written `{{key}}`, so that whoever fills one need not know the kind.
//!
//! Not here: how the APIs write templates; `backend` turns their models into [`WhatsAppParts`].
//! To add a component or button: a variant, its keys in [`WhatsAppParts::variables`], its look in
//! [`WhatsAppParts::preview`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// The word in the database and at the door.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                match text {
                    $($word => Ok($name::$variant),)*
                    other => Err(UnknownWord(other.to_owned())),
                }
            }
        }
    };
}

/// The text is no word for this.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of a template: {0}")]
pub struct UnknownWord(pub String);

words! {
    /// Which of Sinch's two kinds of templates.
    TemplateKind {
        /// Approved by Meta, for WhatsApp only.
        Whatsapp = "whatsapp",
        /// Of Sinch's own, for every channel.
        Omni = "omni",
    }
}

words! {
    /// Whether a template can be sent, the best state first.
    TemplateState {
        /// Approved by Meta.
        Approved = "approved",
        /// An omni template, which nobody approves.
        Usable = "usable",
        /// Waiting for Meta.
        Pending = "pending",
        /// Held back by Meta for its quality.
        Paused = "paused",
        /// Refused by Meta.
        Rejected = "rejected",
        /// Switched off by Meta.
        Disabled = "disabled",
        /// Not handed in yet.
        Draft = "draft",
        /// Not at Sinch any more.
        Gone = "gone",
    }
}

words! {
    /// What a list of templates can be sorted by.
    TemplateSort {
        Name = "name",
        Kind = "kind",
        State = "state",
        Category = "category",
        /// When it was last read from Sinch.
        Synced = "synced",
    }
}

/// A place that a campaign must fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Variable {
    /// The parameter's key, as it is sent to Sinch.
    pub key: String,
    /// A value that shows what is meant.
    pub example: Option<String>,
}

/// How a message reads, with `{{key}}` where something is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preview {
    pub header: Option<String>,
    pub body: String,
    pub footer: Option<String>,
    /// Texts of the buttons.
    pub buttons: Vec<String>,
}

/// What a WhatsApp template is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatsAppParts {
    pub header: Option<Header>,
    pub body: Text,
    pub footer: Option<String>,
    pub buttons: Vec<Button>,
    /// The cards of a carousel.
    pub cards: Vec<Card>,
}

/// A text with numbered places, and one example for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub examples: Vec<String>,
}

/// The top of a message or a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Header {
    Text(Text),
    /// `image`, `video` or `document`, and the address of an example.
    Media(&'static str, Option<String>),
    Location,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Button {
    QuickReply {
        text: String,
    },
    /// `url` has a place at its end when it is dynamic; `example` is then a whole address.
    Url {
        text: String,
        url: String,
        example: Option<String>,
    },
    /// One-time password: takes the code of the body once more.
    OneTimePassword {
        text: String,
    },
    CopyCode {
        text: String,
        example: Option<String>,
    },
    /// A button that takes no parameter.
    Plain {
        text: String,
    },
}

/// A card of a carousel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    pub header: Option<Header>,
    pub body: Text,
    pub buttons: Vec<Button>,
}

impl WhatsAppParts {
    /// The parameters that must be given, in the order of the message.
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        of_block("", &self.header, &self.body, &self.buttons, &mut variables);
        for (index, card) in self.cards.iter().enumerate() {
            let prefix = format!("carousel[{index}]");
            of_block(
                &prefix,
                &card.header,
                &card.body,
                &card.buttons,
                &mut variables,
            );
        }
        variables
    }

    /// How the message reads. Cards follow the body.
    pub fn preview(&self) -> Preview {
        let mut body = keyed("", "body", &self.body.text);
        let mut buttons: Vec<String> = self.buttons.iter().map(label).collect();
        for (index, card) in self.cards.iter().enumerate() {
            let prefix = format!("carousel[{index}]");
            let lines = [
                header(&prefix, &card.header),
                Some(keyed(&prefix, "body", &card.body.text)),
            ];
            for line in lines.into_iter().flatten() {
                body.push_str("\n\n");
                body.push_str(&line);
            }
            buttons.extend(card.buttons.iter().map(label));
        }
        Preview {
            header: header("", &self.header),
            body,
            footer: self.footer.clone(),
            buttons,
        }
    }
}

fn of_block(
    prefix: &str,
    header: &Option<Header>,
    body: &Text,
    buttons: &[Button],
    variables: &mut Vec<Variable>,
) {
    let mut add = |key: String, example: Option<String>| {
        variables.push(Variable {
            key: format!("{prefix}{key}"),
            example,
        });
    };
    match header {
        Some(Header::Text(text)) => {
            for number in places(&text.text) {
                add(format!("header[{number}]text"), example(text, number));
            }
        }
        Some(Header::Media(kind, example)) => add(format!("header[1]{kind}.link"), example.clone()),
        Some(Header::Location) => {
            add("header[1]location.latitude".to_owned(), None);
            add("header[1]location.longitude".to_owned(), None);
        }
        None => {}
    }
    for number in places(&body.text) {
        add(format!("body[{number}]text"), example(body, number));
    }
    for (index, button) in buttons.iter().enumerate() {
        match button {
            // Must be given, even though nobody sees it.
            Button::QuickReply { text } => {
                add(
                    format!("button[{index}]quick_reply[1]payload"),
                    Some(text.clone()),
                );
            }
            Button::Url { url, example, .. } => {
                if let Some((fixed, _)) = url.split_once("{{") {
                    let example = example
                        .as_ref()
                        .map(|whole| whole.strip_prefix(fixed).unwrap_or(whole).to_owned());
                    add(format!("button[{index}]url[1]text"), example);
                }
            }
            Button::OneTimePassword { .. } => {
                add(format!("button[{index}]url[1]text"), example(body, 1));
            }
            Button::CopyCode { example, .. } => {
                add(
                    format!("button[{index}]copy_code[1]coupon_code"),
                    example.clone(),
                );
            }
            Button::Plain { .. } => {}
        }
    }
}

fn header(prefix: &str, header: &Option<Header>) -> Option<String> {
    Some(match header.as_ref()? {
        Header::Text(text) => keyed(prefix, "header", &text.text),
        Header::Media(kind, _) => format!("{{{{{prefix}header[1]{kind}.link}}}}"),
        Header::Location => format!(
            "{{{{{prefix}header[1]location.latitude}}}}, {{{{{prefix}header[1]location.longitude}}}}"
        ),
    })
}

fn label(button: &Button) -> String {
    match button {
        Button::QuickReply { text }
        | Button::Url { text, .. }
        | Button::OneTimePassword { text }
        | Button::CopyCode { text, .. }
        | Button::Plain { text } => text.clone(),
    }
}

fn example(text: &Text, number: u32) -> Option<String> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    text.examples.get(index).cloned()
}

/// The numbers of the places `{{1}}`, `{{2}}`… in a text, each once, in rising order.
pub fn places(text: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = text
        .split("{{")
        .skip(1)
        .filter_map(|after| after.split_once("}}")?.0.trim().parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn keyed(prefix: &str, component: &str, text: &str) -> String {
    places(text)
        .into_iter()
        .fold(text.to_owned(), |text, number| {
            let key = format!("{{{{{prefix}{component}[{number}]text}}}}");
            text.replace(&format!("{{{{{number}}}}}"), &key)
                .replace(&format!("{{{{ {number} }}}}"), &key)
        })
}

/// The names of the places `${name}` in a text, each once, in order of appearance.
pub fn named_places(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for after in text.split("${").skip(1) {
        if let Some((name, _)) = after.split_once('}')
            && !name.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// A text with `${name}`, written with `{{name}}`.
pub fn keyed_by_name(text: &str) -> String {
    named_places(text)
        .into_iter()
        .fold(text.to_owned(), |text, name| {
            text.replace(&format!("${{{name}}}"), &format!("{{{{{name}}}}}"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, examples: &[&str]) -> Text {
        Text {
            text: text.to_owned(),
            examples: examples.iter().map(ToString::to_string).collect(),
        }
    }

    fn keys(parts: &WhatsAppParts) -> Vec<String> {
        parts
            .variables()
            .into_iter()
            .map(|variable| variable.key)
            .collect()
    }

    #[test]
    fn every_component_has_its_keys() {
        let parts = WhatsAppParts {
            header: Some(Header::Media("image", None)),
            body: text("{{2}} for {{1}}, dear {{1}}", &["Ann", "Bag"]),
            footer: Some("Bye".to_owned()),
            buttons: vec![
                Button::QuickReply {
                    text: "Stop".to_owned(),
                },
                Button::Url {
                    text: "Track".to_owned(),
                    url: "https://example.com/t/{{1}}".to_owned(),
                    example: Some("https://example.com/t/A17".to_owned()),
                },
                Button::Url {
                    text: "Shop".to_owned(),
                    url: "https://example.com".to_owned(),
                    example: None,
                },
                Button::CopyCode {
                    text: "Copy".to_owned(),
                    example: Some("TEN".to_owned()),
                },
            ],
            cards: Vec::new(),
        };
        let expected = [
            "header[1]image.link",
            "body[1]text",
            "body[2]text",
            "button[0]quick_reply[1]payload",
            "button[1]url[1]text",
            "button[3]copy_code[1]coupon_code",
        ];
        assert_eq!(keys(&parts), expected);
        let variables = parts.variables();
        assert_eq!(variables[1].example.as_deref(), Some("Ann"));
        assert_eq!(variables[4].example.as_deref(), Some("A17"));
        let preview = parts.preview();
        assert_eq!(
            preview.body,
            "{{body[2]text}} for {{body[1]text}}, dear {{body[1]text}}"
        );
        assert_eq!(preview.buttons, ["Stop", "Track", "Shop", "Copy"]);
    }

    #[test]
    fn a_one_time_password_is_asked_for_in_body_and_button() {
        let parts = WhatsAppParts {
            body: text("{{1}}", &[]),
            buttons: vec![Button::OneTimePassword {
                text: "Copy".to_owned(),
            }],
            ..WhatsAppParts::default()
        };
        assert_eq!(keys(&parts), ["body[1]text", "button[0]url[1]text"]);
    }

    #[test]
    fn cards_count_from_zero_and_come_before_their_component() {
        let card = Card {
            header: Some(Header::Media("video", None)),
            body: text("For {{1}}", &[]),
            buttons: vec![Button::QuickReply {
                text: "Yes".to_owned(),
            }],
        };
        let parts = WhatsAppParts {
            cards: vec![card.clone(), card],
            ..WhatsAppParts::default()
        };
        let keys = keys(&parts);
        assert_eq!(keys[0], "carousel[0]header[1]video.link");
        assert_eq!(keys[4], "carousel[1]body[1]text");
        assert_eq!(keys[5], "carousel[1]button[0]quick_reply[1]payload");
        assert!(
            parts
                .preview()
                .body
                .contains("For {{carousel[1]body[1]text}}")
        );
    }

    #[test]
    fn ten_places_do_not_run_into_each_other() {
        assert_eq!(places("{{10}} {{ 1 }} {{x}} {{1}} {{"), [1, 10]);
        assert_eq!(
            keyed("", "body", "{{1}}{{11}}"),
            "{{body[1]text}}{{body[11]text}}"
        );
    }

    #[test]
    fn named_places_are_found_once_and_rewritten() {
        let text = "Hi ${name}, ${ticket}! ${name} ${} ${open";
        assert_eq!(named_places(text), ["name", "ticket"]);
        assert_eq!(keyed_by_name("Hi ${name}"), "Hi {{name}}");
    }
}
