//! Lists of templates: filtered, in the order that was asked for, in keyset pages.
//!
//! To add an order: a word in `domain::TemplateSort`, its column in [`key`] and an index that ends
//! in the id.

use domain::{AccountId, TemplateSort};

use super::{COLUMNS, TemplateRow};
use crate::{
    Cursor, Error, Tx,
    engine::fetch_all,
    order::{Key, Place, Way},
    prefix_end,
};

/// Which templates to list, and in which order.
#[derive(Clone, Debug, Default)]
pub struct TemplateFilter {
    /// Of one account.
    pub account: Option<AccountId>,
    /// Whose name begins so, in any case.
    pub search: Option<String>,
    /// `whatsapp` or `omni`.
    pub kind: Option<String>,
    /// In one state.
    pub state: Option<String>,
    /// `UTILITY`, `MARKETING` or `AUTHENTICATION`.
    pub category: Option<String>,
    /// With a translation into a language.
    pub language: Option<String>,
    /// `None`: by name.
    pub sort: Option<TemplateSort>,
    /// Largest first.
    pub descending: bool,
}

/// The column behind an order.
fn key(sort: TemplateSort) -> &'static str {
    match sort {
        TemplateSort::Name => "name_folded",
        TemplateSort::Kind => "kind",
        TemplateSort::State => "state",
        TemplateSort::Category => "category",
        TemplateSort::Synced => "synced_at",
    }
}

fn key_of(sort: TemplateSort, row: &TemplateRow) -> Key {
    match sort {
        TemplateSort::Name => Key::Text(row.name.to_lowercase()),
        TemplateSort::Kind => Key::Text(row.kind.clone()),
        TemplateSort::State => Key::Text(row.state.clone()),
        TemplateSort::Category => Key::Text(row.category.clone()),
        TemplateSort::Synced => Key::Number(row.synced_at),
    }
}

/// A page of templates: at most `limit`, and where the next begin.
///
/// # Errors
/// `Cursor` when `after` is none of this list's, or of another order.
pub async fn list(
    tx: &mut Tx,
    filter: &TemplateFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<TemplateRow>, Option<String>), Error> {
    let sort = filter.sort.unwrap_or(TemplateSort::Name);
    let way = Way {
        word: sort.as_str(),
        descending: filter.descending,
    };
    let after = after.map(Cursor::decode).transpose()?;
    let place = way.place(after.as_ref(), |cursor| {
        Ok(Place {
            key: match sort {
                TemplateSort::Synced => Key::Number(cursor.number(1)?),
                _ => Key::Text(cursor.text(1)?.to_owned()),
            },
            id: cursor.text(2)?.to_owned(),
        })
    })?;
    let begin = filter
        .search
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let end = prefix_end(&begin);
    let sql = format!(
        "SELECT {COLUMNS} FROM templates t
         WHERE ($1 = '' OR account_id = $1)
           AND name_folded >= $2 AND name_folded < $3
           AND ($4 = '' OR kind = $4) AND ($5 = '' OR state = $5) AND ($6 = '' OR category = $6)
           AND ($7 = '' OR EXISTS (SELECT 1 FROM template_translations
                                   WHERE language = $7 AND template_id = t.id))
           AND {} ORDER BY {} LIMIT $10",
        way.after(place.is_some(), key(sort), "id", 8),
        way.order(key(sort), "id"),
    );
    let account = filter.account.as_ref().map_or("", AccountId::as_str);
    let kind = filter.kind.as_deref().unwrap_or_default();
    let state = filter.state.as_deref().unwrap_or_default();
    let category = filter.category.as_deref().unwrap_or_default();
    let language = filter.language.as_deref().unwrap_or_default();
    let (from, from_id) = place.map_or((Key::Number(0), String::new()), |place| {
        (place.key, place.id)
    });
    let most = i64::from(limit) + 1;
    let mut rows = match from {
        Key::Text(from) => fetch_all!(
            tx,
            TemplateRow,
            sql,
            account,
            begin,
            end,
            kind,
            state,
            category,
            language,
            from,
            from_id,
            most
        )?,
        Key::Number(from) => fetch_all!(
            tx,
            TemplateRow,
            sql,
            account,
            begin,
            end,
            kind,
            state,
            category,
            language,
            from,
            from_id,
            most
        )?,
    };
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        way.cursor(key_of(sort, last), last.id.clone().into())
            .encode()
    });
    Ok((rows, next))
}

/// The languages into which an account's templates, or all, are translated, in their order.
///
/// # Errors
/// None of its own.
pub async fn languages(tx: &mut Tx, account: Option<&AccountId>) -> Result<Vec<String>, Error> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT DISTINCT l.language FROM template_translations l
         JOIN templates t ON t.id = l.template_id
         WHERE $1 = '' OR t.account_id = $1 ORDER BY l.language",
        account.map_or("", AccountId::as_str)
    )?;
    Ok(rows.into_iter().map(|(language,)| language).collect())
}
