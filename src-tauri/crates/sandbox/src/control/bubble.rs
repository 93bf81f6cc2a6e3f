//! What a message looks like on a phone: templates filled, cards and lists laid out, answers named
//! by the title of what was chosen.
//!
//! One more content is one more arm of `draw`.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{messages::Message, transcode, world::World};

/// Letters of a message that stand in a list of people.
const FIRST_WORDS: usize = 60;

/// A message as a person sees it. Empty fields are not there on the phone.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Bubble {
    header: String,
    text: String,
    footer: String,
    /// Address of a picture, film, sound or document.
    media: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location>,
    choices: Vec<Choice>,
    /// The message that a choice answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<String>,
}

#[derive(Debug, Serialize)]
struct Location {
    title: String,
    latitude: f64,
    longitude: f64,
}

/// Something to press.
#[derive(Debug, Serialize)]
struct Choice {
    title: String,
    /// What comes back when it is pressed; absent where it leads elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    postback_data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl Bubble {
    /// A line for a list of people.
    pub(crate) fn first_words(&self) -> String {
        let text = [&self.header, &self.text, &self.media]
            .into_iter()
            .find(|text| !text.is_empty());
        let place = self.location.as_ref().map(|location| &location.title);
        text.or(place)
            .map(|text| text.chars().take(FIRST_WORDS).collect())
            .unwrap_or_default()
    }
}

/// A message as its person sees it.
pub(crate) fn of(world: &World, message: &Message) -> Bubble {
    let mut content = message.content();
    if let Some(attempt) = message.tries.last()
        && !message.inbound
    {
        content = transcode::filled(world, message.app, &content, attempt.channel);
    }
    let mut bubble = Bubble::default();
    draw(
        world,
        &content,
        &Origin(message.id.to_string()),
        &mut bubble,
    );
    bubble
}

/// The message whose choices these are: the default data of a choice begins with it.
struct Origin(String);

impl Origin {
    fn postback(&self, choice: &Value, title: &str) -> String {
        choice
            .get("postback_data")
            .and_then(Value::as_str)
            .map_or_else(|| format!("{}_{title}", self.0), str::to_owned)
    }
}

fn draw(world: &World, content: &Value, origin: &Origin, bubble: &mut Bubble) {
    let text = |place: &str| pick(content, place);
    for key in content.as_object().into_iter().flat_map(Map::keys) {
        let inside = &content[key.as_str()];
        match key.as_str() {
            "text_message" => line(&mut bubble.text, &text("/text_message/text")),
            "media_message" => bubble.media = text("/media_message/url"),
            "media_card_message" => {
                bubble.media = text("/media_card_message/url");
                line(&mut bubble.text, &text("/media_card_message/caption"));
            }
            "choice_message" => {
                line(&mut bubble.text, &pick(inside, "/text_message/text"));
                choices(inside, origin, bubble);
            }
            "card_message" => card(inside, origin, bubble),
            "carousel_message" => {
                for one in inside["cards"].as_array().into_iter().flatten() {
                    card(one, origin, bubble);
                }
                choices(inside, origin, bubble);
            }
            "list_message" => list(inside, origin, bubble),
            "location_message" => bubble.location = Some(location(inside)),
            "contact_info_message" => contact(inside, bubble),
            "template_message" => {
                if let Some(reference) = inside.pointer("/channel_template/WHATSAPP") {
                    template(world, reference, origin, bubble);
                }
            }
            "choice_response_message" => answer(world, inside, bubble),
            _ => {}
        }
    }
}

fn pick(value: &Value, place: &str) -> String {
    value
        .pointer(place)
        .and_then(Value::as_str)
        .unwrap_or("")
        .to_owned()
}

fn line(text: &mut String, more: &str) {
    if !more.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(more);
    }
}

fn card(content: &Value, origin: &Origin, bubble: &mut Bubble) {
    let title = pick(content, "/title");
    if bubble.header.is_empty() {
        bubble.header = title;
    } else {
        line(&mut bubble.text, &title);
    }
    line(&mut bubble.text, &pick(content, "/description"));
    let media = pick(content, "/media_message/url");
    if !media.is_empty() {
        bubble.media = media;
    }
    choices(content, origin, bubble);
}

fn choices(content: &Value, origin: &Origin, bubble: &mut Bubble) {
    for choice in content["choices"].as_array().into_iter().flatten() {
        let title = [
            "/text_message/text",
            "/url_message/title",
            "/call_message/title",
            "/location_message/title",
            "/calendar_message/title",
            "/share_location_message/title",
        ]
        .iter()
        .map(|place| pick(choice, place))
        .find(|title| !title.is_empty())
        .unwrap_or_default();
        let url = pick(choice, "/url_message/url");
        let replies = choice.get("text_message").is_some();
        bubble.choices.push(Choice {
            postback_data: replies.then(|| origin.postback(choice, &title)),
            url: (!url.is_empty()).then_some(url),
            title,
        });
    }
}

fn list(content: &Value, origin: &Origin, bubble: &mut Bubble) {
    bubble.header = pick(content, "/title");
    line(&mut bubble.text, &pick(content, "/description"));
    for section in content["sections"].as_array().into_iter().flatten() {
        for item in section["items"].as_array().into_iter().flatten() {
            let title = pick(item, "/choice/title");
            if title.is_empty() {
                line(&mut bubble.text, &pick(item, "/product/id"));
                continue;
            }
            bubble.choices.push(Choice {
                postback_data: Some(origin.postback(&item["choice"], &title)),
                url: None,
                title,
            });
        }
    }
}

fn location(content: &Value) -> Location {
    let coordinate = |name: &str| content["coordinates"][name].as_f64().unwrap_or(0.0);
    let (title, label) = (pick(content, "/title"), pick(content, "/label"));
    Location {
        title: if title.is_empty() { label } else { title },
        latitude: coordinate("latitude"),
        longitude: coordinate("longitude"),
    }
}

fn contact(content: &Value, bubble: &mut Bubble) {
    bubble.header = pick(content, "/name/full_name");
    for number in content["phone_numbers"].as_array().into_iter().flatten() {
        line(&mut bubble.text, &pick(number, "/phone_number"));
    }
}

/// The answer in the words of what was pressed, where that can still be found.
fn answer(world: &World, content: &Value, bubble: &mut Bubble) {
    let (id, data) = (
        pick(content, "/message_id"),
        pick(content, "/postback_data"),
    );
    let pressed = world
        .messages
        .find(&id)
        .and_then(|at| world.messages.get(at))
        .and_then(|asked| {
            of(world, asked)
                .choices
                .into_iter()
                .find(|choice| choice.postback_data.as_deref() == Some(&data))
        });
    bubble.text = pressed.map_or(data, |choice| choice.title);
    bubble.answers = Some(id);
}

/// A WhatsApp template with its variables filled.
fn template(world: &World, reference: &Value, origin: &Origin, bubble: &mut Bubble) {
    let (name, language) = (
        pick(reference, "/template_id"),
        pick(reference, "/language_code"),
    );
    let components = world
        .whatsapp
        .find(&name, &language)
        .and_then(|at| world.whatsapp.templates.get(at))
        .and_then(|template| template.body.get("details")?.get("components")?.as_array());
    let parameters = reference.get("parameters").and_then(Value::as_object);
    let values = Values(parameters);
    for component in components.into_iter().flatten() {
        match pick(component, "/type").as_str() {
            "HEADER" if pick(component, "/format") == "TEXT" => {
                bubble.header = values.fill(&pick(component, "/text"), "header");
            }
            "HEADER" => bubble.media = values.media(),
            "BODY" => line(
                &mut bubble.text,
                &values.fill(&pick(component, "/text"), "body"),
            ),
            "FOOTER" => bubble.footer = pick(component, "/text"),
            "BUTTONS" => {
                let buttons = component["buttons"].as_array().into_iter().flatten();
                for (at, button) in buttons.enumerate() {
                    bubble.choices.push(values.button(button, at, origin));
                }
            }
            _ => {}
        }
    }
    // A template that was deleted since then still has a name.
    if components.is_none() {
        bubble.text = name;
    }
}

/// The parameters a template was sent with.
struct Values<'a>(Option<&'a Map<String, Value>>);

impl Values<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0?.get(key)?.as_str()
    }

    /// A text with `{{1}}`, `{{2}}` … replaced.
    fn fill(&self, text: &str, part: &str) -> String {
        let Some(values) = self.0 else {
            return text.to_owned();
        };
        (1..=values.len()).fold(text.to_owned(), |text, number| {
            let key = format!("{part}[{number}]text");
            match self.get(&key) {
                Some(value) => text.replace(&format!("{{{{{number}}}}}"), value),
                None => text,
            }
        })
    }

    fn media(&self) -> String {
        ["image", "video", "document"]
            .iter()
            .find_map(|kind| self.get(&format!("header[1]{kind}.link")))
            .unwrap_or_default()
            .to_owned()
    }

    fn button(&self, button: &Value, at: usize, origin: &Origin) -> Choice {
        let title = pick(button, "/text");
        let payload = self.get(&format!("button[{at}]quick_reply[1]payload"));
        let url = pick(button, "/url");
        let variable = self
            .get(&format!("button[{at}]url[1]text"))
            .unwrap_or_default();
        let replies = pick(button, "/type") == "QUICK_REPLY";
        Choice {
            postback_data: replies
                .then(|| payload.map_or_else(|| origin.postback(button, &title), str::to_owned)),
            url: (!url.is_empty()).then(|| url.replace("{{1}}", variable)),
            title,
        }
    }
}
