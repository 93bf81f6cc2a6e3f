//! The customer's phone: what stands on it, and what its holder does.

use super::dials::remember;
use super::levers::{Deed, PhoneMessage};
use super::{OfRehearsal, stage};
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Page, Result, words};
use domain::{AccountId, Channel, Phone};
use serde::{Deserialize, Serialize};
use store::audiences::ContactFilter;
use ts_rs::TS;

/// How many people are offered.
const MOST_PHONES: usize = 30;
/// The longest text that a person can send.
const LONGEST_TEXT: usize = 4_096;

/// Whose phone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OnePhone {
    pub account_id: AccountId,
    /// A number as people write it, or what the channel calls its person.
    pub identity: String,
}

/// What its holder does.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerAsCustomer {
    pub account_id: AccountId,
    /// A number as people write it, or what the channel calls its person.
    pub identity: String,
    pub channel: Channel,
    pub deed: Deed,
}

/// Somebody who got or wrote a message lately.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Holder {
    pub identity: String,
    /// Their name, where they are a contact.
    pub name: Option<String>,
    /// Sinch's word for the channel.
    pub channel: String,
    /// When the last message was accepted.
    pub at: i64,
    /// Its first words.
    pub text: String,
}

/// What stands on a phone.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PhoneThread {
    /// As the rehearsal knows the person.
    pub identity: String,
    pub name: Option<String>,
    /// Oldest first; the newest hundred.
    pub messages: Vec<PhoneMessage>,
}

/// `rehearsal.phones`: whoever got or wrote something last comes first.
pub(super) async fn phones(app: App, _: Caller, request: OfRehearsal) -> Result<Page<Holder>> {
    let (app_id, levers) = stage(&app, &request.account_id).await?;
    let mut holders = Vec::new();
    for line in levers.phones(&app_id).await?.into_iter().take(MOST_PHONES) {
        holders.push(Holder {
            name: name(&app, &line.identity).await?,
            identity: line.identity,
            channel: line.channel,
            at: line.at,
            text: line.text,
        });
    }
    Ok(Page::whole(holders))
}

/// `rehearsal.thread`.
pub(super) async fn thread(app: App, _: Caller, request: OnePhone) -> Result<PhoneThread> {
    let (app_id, levers) = stage(&app, &request.account_id).await?;
    let identity = identity(&request.identity)?;
    Ok(PhoneThread {
        messages: levers.thread(&app_id, &identity).await?,
        name: name(&app, &identity).await?,
        identity,
    })
}

/// `rehearsal.answer`; answers what then stands on the phone.
pub(super) async fn answer(
    app: App,
    caller: Caller,
    request: AnswerAsCustomer,
) -> Result<PhoneThread> {
    let (app_id, levers) = stage(&app, &request.account_id).await?;
    let identity = identity(&request.identity)?;
    let deed = checked(request.deed)?;
    levers
        .act(&app_id, request.channel.as_str(), &identity, deed)
        .await?;
    remember(&app, &caller, &request.account_id).await?;
    Ok(PhoneThread {
        messages: levers.thread(&app_id, &identity).await?,
        name: name(&app, &identity).await?,
        identity,
    })
}

/// A number in E.164; anything else, such as a Messenger id, as it is.
fn identity(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(lacking("identity", words!("rehearsal-nobody")));
    }
    let written = if text.starts_with('+') {
        text.to_owned()
    } else {
        format!("+{text}")
    };
    Ok(Phone::parse(&written, "").map_or_else(|_| text.to_owned(), |phone| phone.to_string()))
}

/// A deed that has everything it needs.
fn checked(deed: Deed) -> Result<Deed> {
    let blank = |text: &str| text.trim().is_empty();
    match &deed {
        Deed::Text(text) if blank(text) || text.chars().count() > LONGEST_TEXT => {
            Err(lacking("text", words!("rehearsal-text-length")))
        }
        Deed::Media(url) if !url.starts_with("https://") => {
            Err(lacking("media", words!("rehearsal-media-address")))
        }
        Deed::Location {
            latitude,
            longitude,
            ..
        } if !(-90.0..=90.0).contains(latitude) || !(-180.0..=180.0).contains(longitude) => {
            Err(lacking("location", words!("rehearsal-location-range")))
        }
        Deed::Choice { message_id, .. } | Deed::Reaction { message_id, .. }
            if blank(message_id) =>
        {
            Err(lacking("message_id", words!("rehearsal-message-unnamed")))
        }
        Deed::Reaction { emoji, .. } if blank(emoji) => {
            Err(lacking("emoji", words!("rehearsal-emoji-missing")))
        }
        _ => Ok(deed),
    }
}

fn lacking(field: &'static str, what: Words) -> AppError {
    AppError::new(Code::InvalidInput, what.clone()).field(field, what)
}

/// The name of the contact with a number.
async fn name(app: &App, identity: &str) -> Result<Option<String>> {
    let Ok(phone) = Phone::parse(identity, "") else {
        return Ok(None);
    };
    let filter = ContactFilter {
        search: Some(phone.to_string()),
        ..ContactFilter::default()
    };
    let (found, _) = app
        .store()
        .read(move |tx| {
            Box::pin(async move { store::audiences::contacts(tx, &filter, None, 1).await })
        })
        .await?;
    Ok(found
        .into_iter()
        .find(|contact| contact.phone == phone.as_str())
        .map(|contact| contact.name)
        .filter(|name| !name.is_empty()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_number_is_found_however_it_was_written() {
        for text in ["+1 989 555 0124", "19895550124", " +1-989-555-0124 "] {
            assert_eq!(identity(text).unwrap(), "+19895550124", "{text}");
        }
        assert_eq!(identity("U4af4980629").unwrap(), "U4af4980629");
        assert!(identity("  ").is_err());
    }

    #[test]
    fn a_deed_needs_what_it_is_made_of() {
        let place = |latitude| Deed::Location {
            title: String::new(),
            latitude,
            longitude: 9.19,
        };
        let reaction = |emoji: &str| Deed::Reaction {
            message_id: "01".into(),
            emoji: emoji.into(),
        };
        assert!(checked(Deed::Text("Ciao".into())).is_ok());
        assert!(checked(Deed::Text(" ".into())).is_err());
        assert!(checked(Deed::Media("https://example.org/a.png".into())).is_ok());
        assert!(checked(Deed::Media("file:///etc/passwd".into())).is_err());
        assert!(checked(place(45.46)).is_ok());
        assert!(checked(place(91.0)).is_err());
        assert!(checked(place(f64::NAN)).is_err());
        assert!(checked(reaction("👍")).is_ok());
        assert!(checked(reaction("")).is_err());
    }
}
