//! What goes to stdout: results, and nothing else. Log lines go to stderr (`logs.rs`).

use serde_json::Value;
use std::io::Write;

/// One value, as readable JSON.
pub fn json(value: &Value) {
    // A value that was made from JSON is printable as JSON.
    line(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// An object as `name  value` lines, its names aligned.
pub fn pairs(value: &Value) {
    let Some(object) = value.as_object() else {
        return json(value);
    };
    let width = object.keys().map(String::len).max().unwrap_or_default();
    for (name, value) in object {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Null => "–".to_owned(),
            other => other.to_string(),
        };
        line(&format!("{name:width$}  {text}"));
    }
}

/// One line, flushed, so that whoever reads a pipe has it at once.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that went away (`| head`) is no failure of ours.
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
