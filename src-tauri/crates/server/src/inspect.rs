//! `carillon inspect callback`: judges one posted callback, from a file. The judging is
//! `sinch::inspect`'s; this file reads the parts and prints the verdict.

use crate::cli::InspectCallbackArgs;
use crate::ending::{Ending, unreadable};
use backend::clock::{Clock as _, SystemClock};
use backend::words;
use backend::words::Words;
use serde_json::Value;
use sinch::signature::Headers;
use std::io::Read;
use std::path::Path;

/// Prints what the callback is. Whether its signature is right is part of the answer, not of the
/// exit code: a wrong one is a finding, not a failure to look.
pub fn run(args: &InspectCallbackArgs, json: bool) -> Result<(), Ending> {
    let body = read(&args.file)?;
    let headers = args.headers.as_deref().map(headers).transpose()?;
    let inspection = sinch::inspect::inspect(
        &body,
        headers.map(Headers::from_pairs).as_ref(),
        args.secret.as_deref(),
        SystemClock.now_ms().div_euclid(1_000),
        args.max_age,
    );
    let value = serde_json::to_value(&inspection).map_err(Ending::defect)?;
    if json {
        crate::output::json(&value);
    } else {
        crate::output::pairs(&value);
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, Ending> {
    if file.as_os_str() == "-" {
        let mut body = Vec::new();
        std::io::stdin()
            .read_to_end(&mut body)
            .map_err(|fault| unreadable(file, &fault))?;
        return Ok(body);
    }
    std::fs::read(file).map_err(|fault| unreadable(file, &fault))
}

/// Headers from `name: value` lines, as curl prints them, or from a JSON object.
fn headers(file: &Path) -> Result<Vec<(String, String)>, Ending> {
    let bytes = std::fs::read(file).map_err(|fault| unreadable(file, &fault))?;
    let text = String::from_utf8_lossy(&bytes);
    parse_headers(&text).ok_or_else(|| Ending::input(headers_unreadable(file)))
}

fn headers_unreadable(file: &Path) -> Words {
    words!(
        "server-headers-unreadable",
        file = file.display().to_string()
    )
}

fn parse_headers(text: &str) -> Option<Vec<(String, String)>> {
    if text.trim_start().starts_with('{') {
        let object: serde_json::Map<String, Value> = serde_json::from_str(text).ok()?;
        return object
            .into_iter()
            .map(|(name, value)| match value {
                Value::String(value) => Some((name, value)),
                Value::Number(value) => Some((name, value.to_string())),
                _ => None,
            })
            .collect();
    }
    text.lines()
        .map(str::trim)
        // curl puts marks before the lines, and the first line may be the request or status line.
        .map(|line| line.trim_start_matches(['<', '>', ' ']))
        .filter(|line| !line.is_empty() && !is_start_line(line))
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

fn is_start_line(line: &str) -> bool {
    line.starts_with("HTTP/") || line.contains(" HTTP/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_lines_and_as_an_object() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            parse_headers("POST /hooks HTTP/1.1\nX-A: 1\n\n> x-b: two: three\n"),
            Some(vec![pair("X-A", "1"), pair("x-b", "two: three")])
        );
        assert_eq!(
            parse_headers(r#"{"x-a": "1", "x-b": 2}"#),
            Some(vec![pair("x-a", "1"), pair("x-b", "2")])
        );
        assert_eq!(parse_headers("no header at all"), None);
        assert_eq!(parse_headers("[1]"), None);
    }
}
