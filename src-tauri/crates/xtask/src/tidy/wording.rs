//! Rule of the words: no sentence that a person reads stands in the UI's code.
//!
//! It is a scan, not a parser: it knows what the text between two tags and the text attributes of
//! our components look like. Words belong into `ui/locales/en/<feature>.ftl`.

use super::tree::Tree;
use crate::error::Result;

/// Attributes whose value is read by people.
const ATTRIBUTES: &[&str] = &[
    "label",
    "title",
    "placeholder",
    "description",
    "alt",
    "error",
    "aria-label",
    "aria-description",
    "nothingFoundMessage",
];

/// What a line of code that follows a generic type begins with.
const KEYWORDS: &[&str] = &[
    "class",
    "const",
    "declare",
    "export",
    "function",
    "import",
    "interface",
    "let",
    "return",
    "type",
];

/// Finds text nodes with letters and text attributes with literal values.
pub fn no_literal_text(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for file in tree
        .under("ui/src/", &["tsx"])
        .filter(|file| !file.is_ui_test())
    {
        let code = without_comments(&file.text);
        let places = text_nodes(&code).into_iter().chain(text_attributes(&code));
        for (at, words) in places {
            let line = code[..at].matches('\n').count() + 1;
            findings.push(format!(
                "{}:{line}: words in code: {}",
                file.path,
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
    }
    findings.sort();
    Ok(findings)
}

/// Runs of text between `>` and the next `<` or `{` that can only be JSX.
fn text_nodes(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices('>') {
        let before = code[..at].chars().next_back();
        if matches!(before, Some('=' | '-' | '>') | None) {
            continue;
        }
        let rest = &code[at + 1..];
        let Some(end) = rest.find(['<', '{', '}', '>']) else {
            continue;
        };
        let run = &rest[..end];
        if !run.chars().any(char::is_alphabetic) {
            continue;
        }
        let closes = rest[end..].starts_with("</");
        // Before another tag or a brace the `>` may also have closed a generic or compared numbers:
        // then code follows, and code has marks that sentences lack.
        let opens = rest[end..].starts_with(['<', '{']);
        let code_like = run
            .trim_start()
            .starts_with(['(', ')', ',', ';', '.', '=', '[', '|', '&', ':', '?'])
            || run.contains([';', '=', '(', '`', '"', '\''])
            || run
                .split_whitespace()
                .next()
                .is_some_and(|word| KEYWORDS.contains(&word));
        if closes || (opens && !code_like && before != Some(' ')) {
            found.push((at + 1, run));
        }
    }
    found
}

fn text_attributes(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for name in ATTRIBUTES {
        for opening in [
            format!(" {name}=\""),
            format!("\n{name}=\""),
            format!(" {name}={{'"),
        ] {
            for (at, matched) in code.match_indices(&opening) {
                let rest = &code[at + matched.len()..];
                let value = rest.split(['"', '\'']).next().unwrap_or("");
                if value.chars().any(char::is_alphabetic) {
                    found.push((at + 1, value));
                }
            }
        }
    }
    found
}

/// Blanks comments, keeping every line where it was.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('/') {
        code.push_str(&rest[..at]);
        let tail = &rest[at..];
        // An address in a string has two slashes after a colon.
        let address = code.ends_with(':');
        let length = if tail.starts_with("/*") {
            tail.find("*/").map_or(tail.len(), |end| end + 2)
        } else if tail.starts_with("//") && !address {
            tail.find('\n').unwrap_or(tail.len())
        } else {
            code.push('/');
            rest = &tail[1..];
            continue;
        };
        code.extend(tail[..length].chars().filter(|c| *c == '\n'));
        rest = &tail[length..];
    }
    code.push_str(rest);
    code
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(text: &str) -> Vec<String> {
        no_literal_text(&Tree::of(&[("ui/src/a.tsx", text)])).unwrap()
    }

    #[test]
    fn text_between_tags_is_found() {
        assert_eq!(
            found("<Button>\n  Launch now\n</Button>"),
            ["ui/src/a.tsx:1: words in code: Launch now"]
        );
        assert_eq!(found("<Text>Send {count} messages</Text>").len(), 1);
        assert_eq!(found("<p>don't</p>").len(), 1);
        assert_eq!(found("<p>Read <b>{x}</b></p>").len(), 1);
    }

    #[test]
    fn text_attributes_are_found() {
        assert_eq!(found("<TextInput label=\"Name\" />").len(), 1);
        assert_eq!(found("<TextInput aria-label={'Name'} />").len(), 1);
        assert_eq!(
            found("<TextInput label={words('name')} c=\"dimmed\" />").len(),
            0
        );
    }

    #[test]
    fn code_is_not_taken_for_words() {
        for code in [
            "const [a, b] = useState<string>(''); return <p>{a}</p>;",
            "const f = (x: number): boolean => x > 3 && ok;\nreturn <div />;",
            "const map = new Map<string, Array<number>>();\nif (a) { return <b/>; }",
            "// a comment <b>with words</b>\n/* <i>more</i> */ const url = 'https://x.org';",
            "{items.map((item) => <Row key={item.id}>{item.name}</Row>)}",
            "{a ? (<b />) : c ? null : <i />}",
            "<Text>· {count}</Text>",
            "function List<T extends object>({ rows }: Props<T>) { return null; }",
            "type A = Record<string, B>\ninterface C { d: string }",
        ] {
            assert_eq!(found(code), Vec::<String>::new(), "{code}");
        }
    }
}
