//! Whether JSON survives a model: read, written, compared; and whether the model has a typed place
//! for all of it.

#![allow(dead_code)]

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sinch::json::{LeftoverKind, Leftovers, leftovers};

/// Reads `value` as `T` and writes it back. Returns the values without a typed place (nulls
/// aside), or what went wrong.
pub fn check<T: Serialize + DeserializeOwned + Leftovers>(
    value: &Value,
) -> Result<Vec<String>, String> {
    let read: T =
        serde_json::from_value(value.clone()).map_err(|fault| format!("not read: {fault}"))?;
    let written = serde_json::to_value(&read).map_err(|fault| format!("not written: {fault}"))?;
    if written != *value {
        return Err(format!("changed\n  from {value}\n  to   {written}"));
    }
    Ok(leftovers(&read)
        .into_iter()
        .filter(|leftover| leftover.kind != LeftoverKind::Null)
        .map(|leftover| leftover.path)
        .collect())
}
