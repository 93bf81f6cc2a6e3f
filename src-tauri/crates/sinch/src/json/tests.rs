//! What the macros promise: nothing lost, nothing invented, absent and empty told apart.

#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "the macros generate more than the tests use")]

use serde_json::{Value, json};

use super::{LeftoverKind, leftovers, model, open_enum, union};

open_enum! {
    /// A colour.
    pub enum Colour {
        /// Red.
        Red = "RED",
    }
}

union! {
    /// What is inside.
    pub enum Inside {
        /// A text.
        Text(String) = "text",
        /// A part.
        Part(Part) = "part",
    }
}

model! {
    /// A part.
    pub struct Part {
        /// Required.
        required number: u32,
    }
}

model! {
    /// Everything optional.
    pub struct Loose {
        /// Renamed.
        optional kind = "type": Colour,
        /// A list.
        optional parts: Vec<Part>,
        /// A union.
        flat inside: Inside,
        /// Anything.
        optional any: Value,
    }
}

model! {
    /// A union that must be there.
    pub struct Strict {
        /// The union.
        one inside: Inside,
    }
}

fn round<T: serde::Serialize + serde::de::DeserializeOwned>(value: &Value) -> T {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(&serde_json::to_value(&read).unwrap(), value);
    read
}

#[test]
fn absent_null_empty_and_odd_stay_apart() {
    for value in [
        json!({}),
        json!({"type": null}),
        json!({"type": ""}),
        json!({"type": 7}),
        json!({"type": "RED", "new": {"a": [1, 2.5]}}),
        json!({"parts": []}),
        json!({"parts": [{"number": 1, "more": null}]}),
        json!({"parts": [{"no_number": 1}]}),
        json!({"text": "a", "part": {"number": 2}}),
        json!({"text": null, "part": {"number": 2}}),
        json!({"text": 5}),
    ] {
        round::<Loose>(&value);
    }
}

#[test]
fn typed_places_are_filled() {
    let read: Loose = round(&json!({"type": "RED", "parts": [{"number": 1}], "text": "a"}));
    assert_eq!(read.kind, Some(Colour::Red));
    assert_eq!(read.parts.unwrap()[0].number, 1);
    assert_eq!(read.inside, Some(Inside::Text("a".into())));
    assert!(read.extra.is_empty());
    let null: Loose = round(&json!({"any": null}));
    assert_eq!(null.any, None);
    let other: Loose = round(&json!({"type": "MAUVE"}));
    assert_eq!(other.kind, Some(Colour::Other("MAUVE".into())));
}

#[test]
fn required_faults_name_the_field() {
    let missing = serde_json::from_value::<Strict>(json!({"part": {}})).unwrap_err();
    assert_eq!(missing.to_string(), "part: number: missing");
    let none = serde_json::from_value::<Strict>(json!({"x": 1})).unwrap_err();
    assert_eq!(none.to_string(), "one of text, part is missing");
    assert!(serde_json::from_value::<Part>(json!([])).is_err());
}

#[test]
fn a_field_set_after_a_null_is_written_once() {
    let mut read: Loose = serde_json::from_value(json!({"type": null, "text": null})).unwrap();
    read.kind = Some(Colour::Red);
    read.inside = Some(Inside::Text("b".into()));
    let text = serde_json::to_string(&read).unwrap();
    assert_eq!(text, r#"{"type":"RED","text":"b"}"#);
}

#[test]
fn leftovers_are_listed_with_path_and_kind() {
    let read: Loose = serde_json::from_value(json!({
        "type": null, "parts": [{"number": 1, "colour": 2}], "text": 1, "new": 1
    }))
    .unwrap();
    let found: Vec<_> = leftovers(&read)
        .into_iter()
        .map(|leftover| (leftover.path, leftover.kind))
        .collect();
    assert_eq!(
        found,
        [
            ("parts.0.colour".to_owned(), LeftoverKind::Unknown),
            ("new".to_owned(), LeftoverKind::Unknown),
            ("text".to_owned(), LeftoverKind::Odd),
            ("type".to_owned(), LeftoverKind::Null),
        ]
    );
}
