//! Making an import visible in one step, or taking all of it back.
//!
//! Chunks of staged records become contacts and list members that nobody sees yet (see the
//! folder's own words); [`finish_publishing`] lets everybody see them at once. Should that not be
//! reached, [`undo_chunk`] walks back: known contacts get their former values, new ones go. Both
//! directions go on where a crash stopped them. Only one import is published at a time.

use domain::{ImportId, ListId};

use super::{Lease, folded, imports::list_of};
use crate::{
    Error, Tx,
    engine::{execute, fetch_one},
};

/// Begins to publish what was staged into the list that was asked for. `false` when another
/// import is being published, or this one was ended meanwhile.
///
/// # Errors
/// None of its own.
pub async fn begin_publishing(
    tx: &mut Tx,
    import: &ImportId,
    new_list: &ListId,
    lease: &Lease,
    now_ms: i64,
) -> Result<bool, Error> {
    let begun = execute!(
        tx,
        "UPDATE imports SET state = 'publishing', publishing = 1, lease_until = $3, updated_at = $4
         WHERE id = $1 AND owner = $2 AND state = 'reading'
         AND NOT EXISTS (SELECT 1 FROM imports WHERE publishing = 1)",
        import.as_str(),
        &lease.owner,
        lease.until,
        now_ms
    )?;
    if begun == 0 {
        return Ok(false);
    }
    let (name,) = fetch_one!(
        tx,
        (String,),
        "SELECT list_name FROM imports WHERE id = $1",
        import.as_str()
    )?;
    execute!(
        tx,
        "INSERT INTO lists (id, name, name_key, members, through, visible, created_at)
         VALUES ($1, $2, $3, 0, 0, 0, $4) ON CONFLICT (name_key) DO NOTHING",
        new_list.as_str(),
        &name,
        folded(&name),
        now_ms
    )?;
    execute!(
        tx,
        "UPDATE imports SET list_id = (SELECT id FROM lists WHERE name_key = $2) WHERE id = $1",
        import.as_str(),
        folded(&name)
    )?;
    Ok(true)
}

/// Publishes the next `limit` staged records. `None` when the import was ended or taken over;
/// otherwise whether there are more.
///
/// # Errors
/// `Full` when the disk is; nothing of the chunk was kept.
pub async fn publish_chunk(
    tx: &mut Tx,
    import: &ImportId,
    limit: i64,
    lease: &Lease,
    now_ms: i64,
) -> Result<Option<bool>, Error> {
    let held = execute!(
        tx,
        "UPDATE imports SET lease_until = $3, updated_at = $4
         WHERE id = $1 AND owner = $2 AND state = 'publishing'",
        import.as_str(),
        &lease.owner,
        lease.until,
        now_ms
    )?;
    if held == 0 {
        return Ok(None);
    }
    let (from, through) = fetch_one!(
        tx,
        (i64, Option<i64>),
        "SELECT published_through, (SELECT MAX(row_number) FROM (
             SELECT row_number FROM import_staging
             WHERE import_id = $1 AND row_number > imports.published_through
             ORDER BY row_number LIMIT $2) AS chunk)
         FROM imports WHERE id = $1",
        import.as_str(),
        limit
    )?;
    let Some(through) = through else {
        return Ok(Some(false));
    };
    let list = list_of(tx, import).await?;
    bring_up_to_date(tx, import, from, through, now_ms).await?;
    add_new(tx, import, from, through, now_ms).await?;
    let (last,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COALESCE(MAX(position), 0) FROM list_members WHERE list_id = $1",
        list.as_str()
    )?;
    let joined = execute!(
        tx,
        "INSERT INTO list_members (list_id, contact_id, position, joined_at, import_id)
         SELECT $4, s.contact_id, $5 + ROW_NUMBER() OVER (ORDER BY s.row_number), $6, s.import_id
         FROM import_staging s
         WHERE s.import_id = $1 AND s.row_number > $2 AND s.row_number <= $3
         AND NOT EXISTS (SELECT 1 FROM list_members m
                         WHERE m.list_id = $4 AND m.contact_id = s.contact_id)",
        import.as_str(),
        from,
        through,
        list.as_str(),
        last,
        now_ms
    )?;
    execute!(
        tx,
        "UPDATE imports SET published_through = $2, joined = joined + $3 WHERE id = $1",
        import.as_str(),
        through,
        i64::try_from(joined).unwrap_or(i64::MAX)
    )?;
    Ok(Some(true))
}

/// Contacts whose number is known: their former values go to staging, the file's to them.
async fn bring_up_to_date(
    tx: &mut Tx,
    import: &ImportId,
    from: i64,
    through: i64,
    now_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE import_staging SET contact_id = c.id, before_name = c.name,
             before_name_key = c.name_key, before_language = c.language,
             before_attributes = c.attributes, before_updated_at = c.updated_at
         FROM contacts c
         WHERE import_staging.import_id = $1 AND import_staging.row_number > $2
         AND import_staging.row_number <= $3 AND c.phone = import_staging.phone",
        import.as_str(),
        from,
        through
    )?;
    execute!(
        tx,
        "UPDATE contacts SET
             name = CASE s.name WHEN '' THEN contacts.name ELSE s.name END,
             name_key = CASE s.name WHEN '' THEN contacts.name_key ELSE s.name_key END,
             language = COALESCE(s.language, contacts.language),
             attributes = s.attributes, updated_at = $4
         FROM import_staging s
         WHERE s.import_id = $1 AND s.row_number > $2 AND s.row_number <= $3
         AND s.before_name IS NOT NULL AND contacts.id = s.contact_id",
        import.as_str(),
        from,
        through,
        now_ms
    )?;
    Ok(())
}

/// Contacts whose number is new, marked with the import that brought them.
async fn add_new(
    tx: &mut Tx,
    import: &ImportId,
    from: i64,
    through: i64,
    now_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO contacts (id, phone, name, name_key, language, attributes, import_id,
             created_at, updated_at)
         SELECT contact_id, phone, name, name_key, language, attributes, import_id, $4, $4
         FROM import_staging
         WHERE import_id = $1 AND row_number > $2 AND row_number <= $3 AND before_name IS NULL",
        import.as_str(),
        from,
        through,
        now_ms
    )?;
    execute!(
        tx,
        "INSERT INTO identities (contact_id, channel, identity)
         SELECT contact_id, 'PHONE', phone FROM import_staging
         WHERE import_id = $1 AND row_number > $2 AND row_number <= $3 AND before_name IS NULL
         ON CONFLICT (channel, identity) DO NOTHING",
        import.as_str(),
        from,
        through
    )?;
    Ok(())
}

/// The one step that makes a published import visible. `false` when it was ended meanwhile.
///
/// # Errors
/// None of its own.
pub async fn finish_publishing(tx: &mut Tx, import: &ImportId, now_ms: i64) -> Result<bool, Error> {
    let done = execute!(
        tx,
        "UPDATE imports SET state = 'done', publishing = 0, updated_at = $2
         WHERE id = $1 AND state = 'publishing'",
        import.as_str(),
        now_ms
    )?;
    if done == 0 {
        return Ok(false);
    }
    execute!(
        tx,
        "UPDATE lists SET visible = 1,
             members = members + (SELECT joined FROM imports WHERE id = $1),
             through = (SELECT COALESCE(MAX(position), 0) FROM list_members
                        WHERE list_id = lists.id)
         WHERE id = (SELECT list_id FROM imports WHERE id = $1)",
        import.as_str()
    )?;
    Ok(true)
}

/// Takes back the last `limit` published records of an import that was ended. Answers whether
/// there are more.
///
/// # Errors
/// None of its own.
pub async fn undo_chunk(tx: &mut Tx, import: &ImportId, limit: i64) -> Result<bool, Error> {
    let (through, from, publishing) = fetch_one!(
        tx,
        (i64, i64, i64),
        "SELECT published_through, COALESCE((SELECT row_number FROM import_staging
             WHERE import_id = $1 AND row_number <= imports.published_through
             ORDER BY row_number DESC LIMIT 1 OFFSET $2), 0), publishing
         FROM imports WHERE id = $1 AND state IN ('failed', 'cancelled')",
        import.as_str(),
        limit
    )?;
    if publishing == 0 {
        return Ok(false);
    }
    let list = list_of(tx, import).await?;
    if through > 0 {
        take_back(tx, import, &list, from, through).await?;
        execute!(
            tx,
            "UPDATE imports SET published_through = $2 WHERE id = $1",
            import.as_str(),
            from
        )?;
        return Ok(true);
    }
    execute!(
        tx,
        "DELETE FROM lists WHERE id = $1 AND visible = 0",
        list.as_str()
    )?;
    execute!(
        tx,
        "UPDATE imports SET publishing = 0, joined = 0, list_id = NULL WHERE id = $1",
        import.as_str()
    )?;
    Ok(false)
}

async fn take_back(
    tx: &mut Tx,
    import: &ImportId,
    list: &ListId,
    from: i64,
    through: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "DELETE FROM list_members WHERE list_id = $4
         AND position > (SELECT through FROM lists WHERE id = $4)
         AND contact_id IN (SELECT contact_id FROM import_staging
             WHERE import_id = $1 AND row_number > $2 AND row_number <= $3)",
        import.as_str(),
        from,
        through,
        list.as_str()
    )?;
    // Their identities go with them.
    execute!(
        tx,
        "DELETE FROM contacts WHERE import_id = $1
         AND id IN (SELECT contact_id FROM import_staging
             WHERE import_id = $1 AND row_number > $2 AND row_number <= $3
             AND before_name IS NULL)",
        import.as_str(),
        from,
        through
    )?;
    execute!(
        tx,
        "UPDATE contacts SET name = s.before_name, name_key = s.before_name_key,
             language = s.before_language, attributes = s.before_attributes,
             updated_at = s.before_updated_at
         FROM import_staging s
         WHERE s.import_id = $1 AND s.row_number > $2 AND s.row_number <= $3
         AND s.before_name IS NOT NULL AND contacts.id = s.contact_id",
        import.as_str(),
        from,
        through
    )?;
    Ok(())
}
