//! Two hundred made-up people to rehearse with: always the same ones, at numbers that are
//! nobody's, a few of them with a story.
//!
//! Numbers are North American `555-0100` to `555-0199`, set aside for fiction in every area code
//! and valid to everyone who checks them; the ranges other countries set aside are no valid
//! numbers. To tell another story: its number in [`STORIES`].

use domain::Phone;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::json;

/// How many people.
pub const PEOPLE: usize = 200;

/// The same people at every call.
const SEED: u64 = 1_685;

/// Ends of the rehearsal's scenario numbers, +1 989 555 0100 to 0199: always read, never read,
/// silent, read without being delivered, every callback twice, the first channel fails, 429 once,
/// 500 after acceptance, and four ways to fail.
const STORIES: [usize; 12] = [0, 1, 2, 3, 5, 7, 10, 12, 24, 25, 27, 38];
/// Every so many people one with a story, so that the first minute already shows some.
const BETWEEN_STORIES: usize = PEOPLE / STORIES.len();
const STORY_AREA: usize = 989;
/// Area codes for everybody else, each with a hundred numbers of fiction.
const AREAS: [usize; 2] = [212, 312];

const ITALIANS: [&str; 20] = [
    "Giulia", "Marco", "Chiara", "Luca", "Elena", "Matteo", "Sofia", "Davide", "Anna", "Paolo",
    "Irene", "Nicola", "Marta", "Pietro", "Laura", "Simone", "Alessia", "Stefano", "Bianca",
    "Lorenzo",
];
const ITALIAN_FAMILIES: [&str; 16] = [
    "Rossi", "Bianchi", "Ferrari", "Romano", "Gallo", "Costa", "Fontana", "Moretti", "Barbieri",
    "Lombardi", "Rinaldi", "Caruso", "Villa", "Conti", "De Luca", "D'Angelo",
];
const ITALIAN_CITIES: [&str; 6] = ["Milano", "Torino", "Bologna", "Napoli", "Verona", "Forlì"];
const ENGLISH: [&str; 20] = [
    "Emma", "James", "Olivia", "Henry", "Grace", "Oliver", "Alice", "George", "Ruby", "Thomas",
    "Lucy", "Samuel", "Hannah", "Edward", "Eleanor", "Arthur", "Rose", "Daniel", "Zoë", "Patrick",
];
const ENGLISH_FAMILIES: [&str; 16] = [
    "Smith",
    "Taylor",
    "Walker",
    "Wright",
    "Hughes",
    "Green",
    "Baker",
    "Cooper",
    "Ward",
    "Bennett",
    "Clarke",
    "Fisher",
    "Palmer",
    "Mason",
    "O'Brien",
    "Lloyd-Jones",
];
const ENGLISH_CITIES: [&str; 6] = ["London", "Leeds", "Bristol", "Dublin", "York", "Glasgow"];

/// A made-up person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub phone: Phone,
    pub name: String,
    /// `it` or `en`.
    pub language: &'static str,
    /// `first_name`, `city`, `order`, `amount` as a JSON object of texts.
    pub attributes: String,
}

/// All of them, in the order of the list.
pub fn people() -> Vec<Person> {
    let mut random = StdRng::seed_from_u64(SEED);
    let mut ordinary = 0;
    (0..PEOPLE)
        .map(|place| {
            let story = (place % BETWEEN_STORIES == BETWEEN_STORIES / 2)
                .then(|| STORIES.get(place / BETWEEN_STORIES))
                .flatten();
            let (area, end) = match story {
                Some(end) => (STORY_AREA, *end),
                None => {
                    ordinary += 1;
                    (AREAS[(ordinary - 1) / 100], (ordinary - 1) % 100)
                }
            };
            person(&mut random, format!("+1{area}55501{end:02}"))
        })
        .collect()
}

fn person(random: &mut StdRng, phone: String) -> Person {
    let (language, firsts, families, cities) = if random.random_bool(0.6) {
        ("it", ITALIANS, ITALIAN_FAMILIES, ITALIAN_CITIES)
    } else {
        ("en", ENGLISH, ENGLISH_FAMILIES, ENGLISH_CITIES)
    };
    let mut one = |of: &[&'static str]| of.choose(random).copied().unwrap_or_default();
    let (first, family, city) = (one(&firsts), one(&families), one(&cities));
    let order: u32 = random.random_range(10_000..100_000);
    let cents: u32 = random.random_range(900..25_000);
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    let attributes = json!({
        "first_name": first,
        "city": city,
        "order": order.to_string(),
        "amount": amount,
    });
    Person {
        phone: Phone::kept(&phone),
        name: format!("{first} {family}"),
        language,
        attributes: attributes.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_valid_number_of_fiction_of_their_own() {
        let people = people();
        assert_eq!(people.len(), PEOPLE);
        let mut numbers = BTreeSet::new();
        for person in &people {
            let number = person.phone.as_str();
            assert_eq!(
                Phone::parse(number, "IT").as_ref(),
                Ok(&person.phone),
                "{number}"
            );
            assert_eq!(&number[5..10], "55501", "{number}");
            assert!(numbers.insert(number), "{number} twice");
        }
    }

    #[test]
    fn every_story_is_there_and_one_comes_soon() {
        let people = people();
        let of_story = |person: &Person| person.phone.as_str().starts_with("+1989555");
        assert_eq!(
            people.iter().filter(|person| of_story(person)).count(),
            STORIES.len()
        );
        assert!(people[..25].iter().any(of_story));
    }

    #[test]
    fn they_are_the_same_every_time_and_have_something_to_fill_in() {
        let people = people();
        assert_eq!(people, super::people());
        for language in ["it", "en"] {
            assert!(
                people
                    .iter()
                    .filter(|person| person.language == language)
                    .count()
                    > 50
            );
        }
        for person in people {
            let attributes: serde_json::Value = serde_json::from_str(&person.attributes).unwrap();
            for column in ["first_name", "city", "order", "amount"] {
                assert!(
                    attributes[column]
                        .as_str()
                        .is_some_and(|text| !text.is_empty())
                );
            }
        }
    }
}
