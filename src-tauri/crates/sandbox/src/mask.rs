//! `update_mask`: which fields of a stored object a PATCH replaces.

use serde_json::{Map, Value};

/// No object of the API is deeper; a longer path names nothing.
const DEEPEST: usize = 16;

/// Applies `patch` to `target`. Without a mask all present fields are set, where null counts as
/// absent, as in all of Sinch's JSON; with one (`a,b.c`) exactly those, and a named field the patch
/// lacks is removed. Fields in `read_only` never change.
pub(crate) fn apply(
    target: &mut Map<String, Value>,
    patch: &Map<String, Value>,
    mask: Option<&str>,
    read_only: &[&str],
) {
    let Some(mask) = mask else {
        for (key, value) in patch {
            if !value.is_null() && !read_only.contains(&key.as_str()) {
                target.insert(key.clone(), value.clone());
            }
        }
        return;
    };
    for path in mask
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty())
    {
        let steps: Vec<&str> = path.split('.').collect();
        if steps.len() <= DEEPEST && !read_only.contains(&steps[0]) {
            set(target, patch, &steps);
        }
    }
}

fn set(target: &mut Map<String, Value>, patch: &Map<String, Value>, steps: &[&str]) {
    let Some((step, rest)) = steps.split_first() else {
        return;
    };
    if rest.is_empty() {
        match patch.get(*step) {
            Some(value) => target.insert((*step).to_owned(), value.clone()),
            None => target.remove(*step),
        };
        return;
    }
    let empty = Map::new();
    let inner = patch
        .get(*step)
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let slot = target
        .entry((*step).to_owned())
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(object) = slot {
        set(object, inner, rest);
    }
}

/// Of an object only what paths name (`a`, `b.c`, `b.0.d`); a list keeps the items that are named.
pub(crate) fn only(whole: &Value, paths: &[&str]) -> Value {
    let named = |step: &str| -> Option<Vec<&str>> {
        let rests = paths.iter().filter_map(|path| match path.split_once('.') {
            Some((first, rest)) => (first == step).then_some(rest),
            None => (*path == step).then_some(""),
        });
        let rests: Vec<&str> = rests.collect();
        (!rests.is_empty()).then_some(rests)
    };
    let inner = |value: &Value, rests: Vec<&str>| match rests.iter().any(|rest| rest.is_empty()) {
        true => value.clone(),
        false => only(value, &rests),
    };
    match whole {
        Value::Object(object) => object
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), inner(value, named(key)?))))
            .collect::<Map<String, Value>>()
            .into(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .filter_map(|(at, value)| Some(inner(value, named(&at.to_string())?)))
            .collect(),
        leaf => leaf.clone(),
    }
}

/// RFC 7386: nulls remove, objects merge, anything else replaces.
pub(crate) fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(object) = target {
        for (key, value) in changes {
            if value.is_null() {
                object.remove(key);
            } else {
                merge(object.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn patched(mask: Option<&str>) -> Value {
        let mut target = json!({"id": "1", "a": 1, "b": {"c": 2, "d": 3}});
        let patch = json!({"id": "9", "a": null, "b": {"c": 20}, "e": 5});
        apply(
            target.as_object_mut().unwrap(),
            patch.as_object().unwrap(),
            mask,
            &["id"],
        );
        target
    }

    #[test]
    fn a_mask_says_exactly_what_changes() {
        assert_eq!(
            patched(None),
            json!({"id": "1", "a": 1, "b": {"c": 20}, "e": 5})
        );
        assert_eq!(
            patched(Some("b.c")),
            json!({"id": "1", "a": 1, "b": {"c": 20, "d": 3}})
        );
        assert_eq!(
            patched(Some("f,id")),
            json!({"id": "1", "a": 1, "b": {"c": 2, "d": 3}})
        );
    }

    #[test]
    fn only_what_is_named_is_shown() {
        let whole = json!({"a": 1, "b": {"c": [{"d": 1, "e": 2}, 3], "f": 4}});
        assert_eq!(
            only(&whole, &["b.c.0.d", "a"]),
            json!({"a": 1, "b": {"c": [{"d": 1}]}})
        );
        assert_eq!(only(&whole, &["b.c.0.d", "b"]), json!({"b": whole["b"]}));
        assert_eq!(only(&whole, &["x.y"]), json!({}));
    }

    #[test]
    fn merging_follows_rfc_7386() {
        let mut target = json!({"a": "b", "c": {"d": "e", "f": "g"}});
        merge(&mut target, &json!({"a": "z", "c": {"f": null}}));
        assert_eq!(target, json!({"a": "z", "c": {"d": "e"}}));
    }
}
