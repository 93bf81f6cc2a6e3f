//! Which column is what, by what stands in it first and by its name second.
//!
//! Not here: whether a number is valid, which needs the home country; a cell here only *looks*
//! like a number that can be called.

/// The names columns go by, in the languages of the files we have seen. Compared folded: lower
/// case, letters and digits only. To teach another language, add its words.
const PHONE: &[&str] = &[
    "phone",
    "mobile",
    "cell",
    "tel",
    "whatsapp",
    "msisdn",
    "gsm",
    "handy",
    "mobil",
    "rufnummer",
    "cellulare",
    "telefono",
    "movil",
    "móvil",
    "celular",
    "portable",
    "téléphone",
    "numero",
    "número",
    "numéro",
    "telefon",
    "telemovel",
    "telemóvel",
];
const FIRST_NAME: &[&str] = &[
    "firstname",
    "givenname",
    "first",
    "nome",
    "prénom",
    "prenom",
    "vorname",
    "nombre",
    "imię",
];
const LAST_NAME: &[&str] = &[
    "lastname",
    "surname",
    "familyname",
    "last",
    "cognome",
    "nachname",
    "familienname",
    "apellido",
    "apellidos",
    "sobrenome",
    "nom",
    "nazwisko",
];
const NAME: &[&str] = &[
    "name",
    "fullname",
    "contact",
    "nominativo",
    "nomecompleto",
    "customer",
];
const LANGUAGE: &[&str] = &[
    "language", "lang", "locale", "lingua", "langue", "sprache", "idioma", "język",
];

/// What a column is for, as the importer can use it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// The number.
    pub phone: Option<usize>,
    /// The given name.
    pub first_name: Option<usize>,
    /// The family name.
    pub last_name: Option<usize>,
    /// The whole name.
    pub name: Option<usize>,
    /// The language tag.
    pub language: Option<usize>,
}

/// What the columns are for, from their names (empty without a header) and some rows.
#[must_use]
pub fn roles(names: &[String], rows: &[Vec<String>]) -> Roles {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let named = |words: &[&str]| {
        folded
            .iter()
            .position(|name| words.contains(&name.as_str()))
    };
    Roles {
        phone: phone_column(&folded, rows),
        first_name: named(FIRST_NAME),
        last_name: named(LAST_NAME),
        name: named(NAME),
        language: named(LANGUAGE),
    }
}

/// The column whose cells look most like numbers that can be called; at least half of those that
/// are filled must. A name that says so, and a leading plus or 00, decide between two.
fn phone_column(folded: &[String], rows: &[Vec<String>]) -> Option<usize> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    (0..width)
        .filter_map(|at| {
            let filled: Vec<&str> = rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .collect();
            let share = |test: fn(&str) -> bool| {
                filled.iter().filter(|cell| test(cell)).count() as f64 / filled.len() as f64
            };
            if filled.is_empty() || share(looks_like_a_phone) < 0.5 {
                return None;
            }
            let named = folded
                .get(at)
                .is_some_and(|name| PHONE.iter().any(|word| name.contains(word)));
            let score = share(looks_like_a_phone)
                + share(looks_international)
                + if named { 1.0 } else { 0.0 };
            Some((at, score))
        })
        // The first of equals: a file's main number stands before its second.
        .fold(None, |best: Option<(usize, f64)>, (at, score)| match best {
            Some((_, highest)) if highest >= score => best,
            _ => Some((at, score)),
        })
        .map(|(at, _)| at)
}

/// 7 to 15 digits and what people put between them.
#[must_use]
pub fn looks_like_a_phone(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches('\'');
    let bare = match cell.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => &cell[4..],
        _ => cell,
    };
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && bare
            .chars()
            .enumerate()
            .all(|(at, character)| match character {
                '0'..='9' | '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' => true,
                '+' => bare[..].trim_start().starts_with('+') && at <= 2,
                other => other.is_whitespace(),
            })
        && !looks_like_a_date(bare)
}

/// `2026-01-31`, `31/01/2026`, `31.1.2026`: eight digits that nobody calls.
fn looks_like_a_date(text: &str) -> bool {
    let date = text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [first, middle, last] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>, most: u32| {
        digits.contains(&part.len())
            && part
                .parse::<u32>()
                .is_ok_and(|value| value >= 1 && value <= most)
    };
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    (year(first) && number(middle, 1..=2, 12) && number(last, 1..=2, 31))
        || (year(last) && number(first, 1..=2, 31) && number(middle, 1..=2, 31))
}

fn looks_international(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'').trim_start();
    cell.starts_with('+') || cell.starts_with("00") || cell.starts_with("tel:+")
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[&[&str]]) -> Vec<Vec<String>> {
        text.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect()
    }

    fn names(text: &[&str]) -> Vec<String> {
        text.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_people_call_looks_like_a_phone_and_the_rest_does_not() {
        for phone in [
            "312 340 9679",
            "+39 312 348 1003",
            "00393123477893",
            "'+393123501234",
            "tel:+39-312-345-5171",
            "(201) 558-3977",
            "+1.201-552-7025",
            " +393123421527 ",
            "+1\u{a0}201-552-8592",
            "06/12345678",
        ] {
            assert!(looks_like_a_phone(phone), "{phone}");
        }
        for other in [
            "599,97",
            "#1000",
            "2026-01-31",
            "31/01/2026",
            "31.01.2026 10:22",
            "n/a",
            "",
            "12",
            "cliente0@example.com",
            "1+1234567",
            "1234567890123456",
        ] {
            assert!(!looks_like_a_phone(other), "{other}");
        }
    }

    #[test]
    fn the_phone_column_is_found_by_what_stands_in_it() {
        let table = rows(&[
            &["Ada", "2026-01-31", "1234567", "312 340 9679"],
            &["Bob", "2026-02-01", "1234568", "+39 312 348 1003"],
            &["Carl", "2026-02-02", "1234569", ""],
        ]);
        assert_eq!(roles(&[], &table).phone, Some(3));
        let named = names(&["nome", "data", "telefono ufficio", "codice"]);
        assert_eq!(roles(&named, &table).phone, Some(2));
        assert_eq!(roles(&[], &rows(&[&["a", "b"], &["c", "d"]])).phone, None);
    }

    #[test]
    fn names_and_languages_are_found_by_the_columns_name() {
        let named = names(&["Prénom", "NOM", "Lang.", "first name"]);
        let found = roles(&named, &[]);
        assert_eq!((found.first_name, found.last_name), (Some(0), Some(1)));
        assert_eq!((found.language, found.name), (Some(2), None));
    }
}
