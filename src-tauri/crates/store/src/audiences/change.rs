//! Renaming and deleting lists.
//!
//! A list may have a hundred thousand members, so it is deleted in chunks: [`begin_deleting`] takes
//! it out of everybody's sight and frees its name, [`delete_chunk`] removes the rest. Whoever starts
//! next goes on with what [`going_lists`] finds.

use domain::ListId;

use super::folded;
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};

/// Gives a list another name; imports that are still to be read into it follow.
///
/// # Errors
/// `NotFound`; `Conflict` when another list has that name.
pub async fn rename_list(tx: &mut Tx, id: &ListId, name: &str) -> Result<(), Error> {
    let before = super::list(tx, id).await?.name;
    execute!(
        tx,
        "UPDATE lists SET name = $2, name_key = $3 WHERE id = $1",
        id.as_str(),
        name.trim(),
        folded(name)
    )?;
    execute!(
        tx,
        "UPDATE imports SET list_name = $2 WHERE state = 'reading' AND list_name = $1",
        &before,
        name.trim()
    )?;
    Ok(())
}

/// Hides a list that is to go; with `contacts`, those who are on no other list go with it.
///
/// # Errors
/// `NotFound`; `Busy` while an import is being published into it.
pub async fn begin_deleting(tx: &mut Tx, id: &ListId, contacts: bool) -> Result<(), Error> {
    let (publishing,) = fetch_one!(
        tx,
        (i64,),
        "SELECT CAST((SELECT COUNT(*) FROM imports
                      WHERE publishing = 1 AND list_id = l.id) AS BIGINT)
         FROM lists l WHERE l.visible = 1 AND l.id = $1",
        id.as_str()
    )?;
    if publishing > 0 {
        return Err(Error::Busy);
    }
    execute!(
        tx,
        "UPDATE lists SET visible = 0, through = 0, members = 0, name_key = id, going = $2
         WHERE id = $1",
        id.as_str(),
        if contacts { 2_i64 } else { 1_i64 }
    )?;
    Ok(())
}

/// Removes at most `limit` members of a list that is going, and at the end the list itself. Answers
/// whether there is more to do.
///
/// # Errors
/// None of its own; a list that is gone has nothing left to do.
pub async fn delete_chunk(tx: &mut Tx, id: &ListId, limit: i64) -> Result<bool, Error> {
    let (through,) = fetch_one!(
        tx,
        (Option<i64>,),
        "SELECT MAX(position) FROM (SELECT position FROM list_members WHERE list_id = $1
             ORDER BY position LIMIT $2) AS chunk",
        id.as_str(),
        limit
    )?;
    // Deleting a contact takes its memberships with it.
    let contacts = execute!(
        tx,
        "DELETE FROM contacts WHERE id IN (SELECT contact_id FROM list_members
             WHERE list_id = $1 AND position <= $2)
         AND EXISTS (SELECT 1 FROM lists WHERE id = $1 AND going = 2)
         AND NOT EXISTS (SELECT 1 FROM list_members m
                         WHERE m.contact_id = contacts.id AND m.list_id <> $1)",
        id.as_str(),
        through
    )?;
    let members = execute!(
        tx,
        "DELETE FROM list_members WHERE list_id = $1 AND position <= $2
         AND EXISTS (SELECT 1 FROM lists WHERE id = $1 AND going > 0)",
        id.as_str(),
        through
    )?;
    if contacts + members > 0 {
        return Ok(true);
    }
    execute!(
        tx,
        "DELETE FROM lists WHERE id = $1 AND going > 0",
        id.as_str()
    )?;
    Ok(false)
}

/// Lists that somebody began to delete.
///
/// # Errors
/// None of its own.
pub async fn going_lists(tx: &mut Tx) -> Result<Vec<ListId>, Error> {
    let rows = fetch_all!(tx, (String,), "SELECT id FROM lists WHERE going > 0")?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
