//! Taking out of a text what must not leave this computer: secrets, phone numbers, quoted words.
//!
//! It errs on the side of taking out too much; ids stay, because without them nothing can be
//! followed. To keep another kind of id readable: [`is_id`].

use serde_json::Value;

const SECRET: &str = "[secret]";
const NUMBER: &str = "[number]";
const QUOTED: &str = "[quoted]";
/// So many digits may be a phone number.
const DIGITS: usize = 7;
/// A secret that is shorter would also be found where it is none.
const SHORTEST_SECRET: usize = 6;
/// Quotation marks, opening and closing.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('`', '`')];

/// What is known to be secret here.
pub(super) struct Mask {
    secrets: Vec<String>,
}

impl Mask {
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let long = |secret: &String| secret.len() >= SHORTEST_SECRET;
        Self {
            secrets: secrets.into_iter().filter(long).collect(),
        }
    }

    /// A text without what must not leave.
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.secrets {
            text = text.replace(secret, SECRET);
        }
        without_numbers(&without_quotes(&text))
    }

    /// The same for every text within.
    pub fn value(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => fields
                .into_iter()
                .map(|(name, field)| (name, self.value(field)))
                .collect(),
            other => other,
        }
    }
}

fn without_quotes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let opening = rest.char_indices().find_map(|(at, found)| {
            let (_, close) = QUOTES.iter().find(|(open, _)| *open == found)?;
            Some((at, found, *close))
        });
        let Some((at, open, close)) = opening else {
            kept.push_str(rest);
            return kept;
        };
        kept.push_str(&rest[..at]);
        kept.push_str(QUOTED);
        let inside = &rest[at + open.len_utf8()..];
        match inside.split_once(close) {
            Some((_, after)) => rest = after,
            // Cut off somewhere: what follows may still be a quotation.
            None => return kept,
        }
    }
}

fn without_numbers(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut between = String::new();
    let mut token = String::new();
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    for c in text.chars().chain(std::iter::once('\0')) {
        if word(c) {
            token.push(c);
            continue;
        }
        if is_id(&token) {
            kept.push_str(&numbers_masked(&between));
            kept.push_str(&token);
            between.clear();
        } else {
            between.push_str(&token);
        }
        token.clear();
        if c != '\0' {
            between.push(c);
        }
    }
    kept.push_str(&numbers_masked(&between));
    kept
}

/// An id of ours (`cmp_` and 32 hexadecimal digits), or a trace.
fn is_id(token: &str) -> bool {
    let digits = match token.split_once('_') {
        Some((kind, digits)) if (2..=4).contains(&kind.len()) => digits,
        Some(_) => return false,
        None => token,
    };
    digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit())
}

/// Digits with what people write between them, where together they may be a phone number.
fn numbers_masked(text: &str) -> String {
    let of_number =
        |c: char| c.is_numeric() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}');
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    let flush = |run: &mut String, kept: &mut String| {
        if run.chars().filter(|c| c.is_numeric()).count() >= DIGITS {
            let begins = run.starts_with(' ');
            let ends = run.ends_with(' ');
            kept.push_str(if begins { " " } else { "" });
            kept.push_str(NUMBER);
            kept.push_str(if ends { " " } else { "" });
        } else {
            kept.push_str(run);
        }
        run.clear();
    };
    for c in text.chars() {
        if of_number(c) {
            run.push(c);
        } else {
            flush(&mut run, &mut kept);
            kept.push(c);
        }
    }
    flush(&mut run, &mut kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_secrets_and_quotations_go_and_ids_stay() {
        let mask = Mask::new(["s3cret-key".to_owned(), "x".to_owned()]);
        for (text, told) in [
            ("sent to +39 312 000 0012 today", "sent to [number] today"),
            ("393120000012", "[number]"),
            ("tel393120000012x", "tel[number]x"),
            ("(989) 555-0124.", "[number]"),
            ("key=s3cret-key!", "key=[secret]!"),
            (
                "refused: \"Ciao Giulia\" is long",
                "refused: [quoted] is long",
            ),
            ("it said “Ciao", "it said [quoted]"),
            ("25 a second, 3 of 200", "25 a second, 3 of 200"),
            (
                "cmp_01890000000070008000000000000001 paused",
                "cmp_01890000000070008000000000000001 paused",
            ),
            ("cmp_393120000012", "cmp_[number]"),
            ("٣٩٣١٢٠٠٠٠٠١٢", "[number]"),
        ] {
            assert_eq!(mask.text(text), told);
        }
    }
}
