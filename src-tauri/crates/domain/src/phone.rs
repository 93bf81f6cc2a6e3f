//! Phone numbers: read as people write them, kept as E.164.
//!
//! Validity is libphonenumber's. What stands in a file is hostile and untidy: spreadsheet quotes,
//! `tel:` links, non-breaking spaces, numbers eaten by a spreadsheet's number format.

use rlibphonenumber::{
    PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, ValidationError,
};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A valid phone number in E.164, plus sign included (`+393123477893`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub struct Phone(String);

/// Why a text is not a phone number that a message can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhoneFault {
    /// Nothing stands there.
    #[error("empty")]
    Empty,
    /// No digits that could be a number ("call the office", "#REF!").
    #[error("not a phone number")]
    NotANumber,
    /// A spreadsheet turned the number into `3.93123E+11`; its digits are lost.
    #[error("turned into scientific notation by a spreadsheet")]
    Scientific,
    /// The country code does not exist.
    #[error("unknown country code")]
    UnknownCountry,
    /// Fewer digits than any number of that country has.
    #[error("too short")]
    TooShort,
    /// More digits than any number of that country has.
    #[error("too long")]
    TooLong,
    /// The right length, but no number of that country's plan.
    #[error("not a number of that country's plan")]
    Invalid,
}

impl PhoneFault {
    /// The stable word kept with a refused row.
    pub fn as_str(self) -> &'static str {
        match self {
            PhoneFault::Empty => "empty",
            PhoneFault::NotANumber => "not_a_number",
            PhoneFault::Scientific => "scientific",
            PhoneFault::UnknownCountry => "unknown_country",
            PhoneFault::TooShort => "too_short",
            PhoneFault::TooLong => "too_long",
            PhoneFault::Invalid => "invalid",
        }
    }
}

impl Phone {
    /// Reads `raw` as a person in `home` (an ISO country such as `IT`) would dial it.
    ///
    /// # Errors
    /// The first reason why it is no number that can be written to.
    pub fn parse(raw: &str, home: &str) -> Result<Phone, PhoneFault> {
        let text = tidy(raw);
        if text.is_empty() {
            return Err(PhoneFault::Empty);
        }
        if is_scientific(&text) {
            return Err(PhoneFault::Scientific);
        }
        if text.chars().filter(char::is_ascii_digit).count() < 2
            || text.chars().any(char::is_alphabetic)
        {
            return Err(PhoneFault::NotANumber);
        }
        let home = home.trim().to_ascii_uppercase();
        let number = PhoneNumber::parse(&text, home.parse().ok()).map_err(fault_of_parse)?;
        if !number.is_valid() {
            return Err(fault_of_length(&number));
        }
        Ok(Phone(
            number.format_as(PhoneNumberFormat::E164).into_owned(),
        ))
    }

    /// Whether `home` names a country whose people's way of writing numbers is known.
    pub fn is_home(home: &str) -> bool {
        let home = home.trim().to_ascii_uppercase();
        home.parse().is_ok_and(|region| {
            PHONE_NUMBER_UTIL
                .get_country_code_for_region(region)
                .is_some()
        })
    }

    /// A number that was parsed before and comes back from the database or from Sinch, with or
    /// without its plus sign.
    pub fn kept(digits: &str) -> Phone {
        Phone(format!("+{}", digits.trim_start_matches('+')))
    }

    /// E.164 with its plus sign.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits alone, as Sinch's callbacks write them and as numbers are compared.
    pub fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }

    /// Grouped as its country writes it for people abroad, by spaces as the interface does
    /// (`+39 312 347 7893`).
    pub fn international(&self) -> String {
        PhoneNumber::parse(&self.0, None).map_or_else(
            |_| self.0.clone(),
            |number| {
                number
                    .format_as(PhoneNumberFormat::International)
                    .replace('-', " ")
            },
        )
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Drops what spreadsheets and address books put around a number: a guarding apostrophe, `tel:`,
/// exotic spaces and dashes, invisible marks.
fn tidy(raw: &str) -> String {
    let text: String = raw
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}'))
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let text = text.trim().trim_start_matches('\'').trim();
    match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text[4..].trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// `3.93123E+11`, `3,93E+11`, `3e9`: what a spreadsheet makes of a long number.
fn is_scientific(text: &str) -> bool {
    text.split_once(['e', 'E'])
        .is_some_and(|(mantissa, exponent)| {
            let digits = |part: &str, allowed: &[char]| {
                part.contains(|c: char| c.is_ascii_digit())
                    && part
                        .chars()
                        .all(|c| c.is_ascii_digit() || allowed.contains(&c))
            };
            digits(mantissa, &['.', ',', '+', '-']) && digits(exponent, &['+', '-'])
        })
}

fn fault_of_parse(error: ParseError) -> PhoneFault {
    match error {
        ParseError::InvalidCountryCode => PhoneFault::UnknownCountry,
        ParseError::NotANumber(_) => PhoneFault::NotANumber,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => PhoneFault::TooShort,
        ParseError::TooLongNsn => PhoneFault::TooLong,
    }
}

fn fault_of_length(number: &PhoneNumber) -> PhoneFault {
    match number.is_possible_with_reason() {
        Err(ValidationError::InvalidCountryCode) => PhoneFault::UnknownCountry,
        Err(ValidationError::TooShort) => PhoneFault::TooShort,
        Err(ValidationError::TooLong) => PhoneFault::TooLong,
        _ => PhoneFault::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, home: &str) -> Result<String, PhoneFault> {
        Phone::parse(raw, home).map(|phone| phone.to_string())
    }

    #[test]
    fn the_forms_people_write_are_one_number() {
        for raw in [
            "312 347 7893",
            "00393123477893",
            "+39 312 347 7893",
            "+39\u{a0}312\u{a0}347\u{a0}7893",
            "'+393123477893",
            " +393123477893 ",
            "+39.312.347.7893",
            "tel:+39-312-347-7893",
            "TEL:+39\u{2011}312\u{2011}347\u{2011}7893",
        ] {
            assert_eq!(read(raw, "IT").as_deref(), Ok("+393123477893"), "{raw}");
        }
        assert_eq!(read("(201) 555-0123", "us").as_deref(), Ok("+12015550123"));
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(read(" ", "IT"), Err(PhoneFault::Empty));
        assert_eq!(read("call the office", "IT"), Err(PhoneFault::NotANumber));
        assert_eq!(read("#REF!", "IT"), Err(PhoneFault::NotANumber));
        assert_eq!(read("+", "IT"), Err(PhoneFault::NotANumber));
        assert_eq!(
            read("mario12@example.com", "IT"),
            Err(PhoneFault::NotANumber)
        );
        assert_eq!(read("3.93123E+11", "IT"), Err(PhoneFault::Scientific));
        assert_eq!(read("3e9", "IT"), Err(PhoneFault::Scientific));
        assert_eq!(read("+39 312", "IT"), Err(PhoneFault::TooShort));
        assert_eq!(read("+999 1234567", "IT"), Err(PhoneFault::UnknownCountry));
        assert_eq!(
            read("+1 201 555 0123 99999", "US"),
            Err(PhoneFault::TooLong)
        );
    }

    #[test]
    fn a_home_is_a_country() {
        assert!(Phone::is_home("it") && Phone::is_home(" US "));
        assert!(!Phone::is_home("italy") && !Phone::is_home("") && !Phone::is_home("QQ"));
    }

    #[test]
    fn a_number_is_grouped_for_people_and_bare_for_comparison() {
        let phone = Phone::kept("393123477893");
        assert_eq!(phone.international(), "+39 312 347 7893");
        assert_eq!(phone.digits(), "393123477893");
    }
}
