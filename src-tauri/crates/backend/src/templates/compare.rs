//! What is different between a template as it was known and as Sinch has it now.
//!
//! Pure. To notice another fact: its word in [`TemplateChange`](super::TemplateChange), its
//! comparison in [`of_template`] or [`of_translation`], and its sentence in the interface.

use domain::TemplateState;
use domain::template::{Preview, Variable};
use store::templates::{ChangeRow, TemplateRow, TranslationRow};

/// A template with its translations.
pub struct Known<'a> {
    pub row: &'a TemplateRow,
    pub translations: &'a [TranslationRow],
}

/// What happened to a template; nothing when it is as it was.
pub fn changes(before: Option<&Known<'_>>, after: &Known<'_>) -> Vec<ChangeRow> {
    let Some(before) = before else {
        return vec![change(after.row, "added").to("", &after.row.state)];
    };
    let mut found = of_template(before.row, after.row);
    for now in after.translations {
        let was = find(before.translations, &now.language);
        found.extend(match was {
            Some(was) => of_translation(after.row, was, now),
            None => vec![
                change(after.row, "language_added")
                    .of(&now.language)
                    .to("", &now.state)
                    .because(&now.reason),
            ],
        });
    }
    for was in before.translations {
        if find(after.translations, &was.language).is_none() {
            found.push(change(after.row, "language_gone").of(&was.language));
        }
    }
    found
}

/// That Sinch has a template no more.
pub fn gone(row: &TemplateRow, at: i64) -> ChangeRow {
    ChangeRow {
        at,
        ..change(row, "gone").to(&row.state, "")
    }
}

fn find<'a>(translations: &'a [TranslationRow], language: &str) -> Option<&'a TranslationRow> {
    translations.iter().find(|each| each.language == language)
}

fn of_template(was: &TemplateRow, now: &TemplateRow) -> Vec<ChangeRow> {
    let mut found = Vec::new();
    if was.state == TemplateState::Gone.as_str() {
        found.push(change(now, "returned").to("", &now.state));
    }
    for (what, was, is) in [
        ("name", &was.name, &now.name),
        ("category", &was.category, &now.category),
        (
            "default_language",
            &was.default_language,
            &now.default_language,
        ),
    ] {
        if was != is {
            found.push(change(now, what).to(was, is));
        }
    }
    found
}

fn of_translation(row: &TemplateRow, was: &TranslationRow, now: &TranslationRow) -> Vec<ChangeRow> {
    let mut found = Vec::new();
    let one = |what| change(row, what).of(&now.language);
    if was.state != now.state {
        found.push(one("state").to(&was.state, &now.state).because(&now.reason));
    } else if was.reason != now.reason {
        found.push(one("reason").to(&was.reason, &now.reason));
    }
    if was.version != now.version {
        found.push(one("version").to(&was.version, &now.version));
    }
    if was.preview != now.preview {
        found.push(one("text").to(&text(&was.preview), &text(&now.preview)));
    }
    if was.variables != now.variables {
        found.push(one("variables").to(&keys(&was.variables), &keys(&now.variables)));
    }
    found
}

/// All that is read of a message, line by line.
fn text(preview: &str) -> String {
    let preview: Preview = serde_json::from_str(preview).unwrap_or_default();
    let lines = preview
        .header
        .into_iter()
        .chain([preview.body])
        .chain(preview.footer)
        .chain(preview.buttons.into_iter().map(|text| format!("[{text}]")));
    lines.collect::<Vec<_>>().join("\n")
}

fn keys(variables: &str) -> String {
    let variables: Vec<Variable> = serde_json::from_str(variables).unwrap_or_default();
    let keys: Vec<_> = variables.into_iter().map(|one| one.key).collect();
    keys.join(", ")
}

fn change(row: &TemplateRow, what: &str) -> ChangeRow {
    ChangeRow {
        template_id: row.id.clone(),
        number: 0,
        at: row.synced_at,
        what: what.to_owned(),
        language: String::new(),
        before_value: String::new(),
        after_value: String::new(),
        reason: String::new(),
    }
}

/// Filling a change in, word by word.
trait Filled {
    fn of(self, language: &str) -> Self;
    fn to(self, before: &str, after: &str) -> Self;
    fn because(self, reason: &str) -> Self;
}

impl Filled for ChangeRow {
    fn of(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    fn to(mut self, before: &str, after: &str) -> Self {
        before.clone_into(&mut self.before_value);
        after.clone_into(&mut self.after_value);
        self
    }

    fn because(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.reason);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> TemplateRow {
        TemplateRow {
            id: "tpl_1".into(),
            account_id: "acc_1".into(),
            kind: "whatsapp".into(),
            remote_id: "order_ready".into(),
            name: "order_ready".into(),
            category: "UTILITY".into(),
            state: "approved".into(),
            default_language: String::new(),
            synced_at: 7,
        }
    }

    fn translation(language: &str, state: &str, reason: &str, body: &str) -> TranslationRow {
        TranslationRow {
            language: language.into(),
            version: String::new(),
            state: state.into(),
            reason: reason.into(),
            variables: "[]".into(),
            preview: format!(
                r#"{{"header":null,"body":"{body}","footer":null,"buttons":["Yes"]}}"#
            ),
        }
    }

    fn words(found: &[ChangeRow]) -> Vec<(&str, &str, &str, &str, &str)> {
        found
            .iter()
            .map(|it| {
                (
                    it.what.as_str(),
                    it.language.as_str(),
                    it.before_value.as_str(),
                    it.after_value.as_str(),
                    it.reason.as_str(),
                )
            })
            .collect()
    }

    #[test]
    fn each_fact_that_changed_is_told_and_nothing_else() {
        let (was, now) = (
            row(),
            TemplateRow {
                category: "MARKETING".into(),
                ..row()
            },
        );
        let before = [
            translation("en", "pending", "", "Hi"),
            translation("de", "approved", "", "Hallo"),
        ];
        let after = [
            translation("en", "rejected", "INVALID_FORMAT", "Hi there"),
            translation("it", "approved", "", "Ciao"),
        ];
        let before = Known {
            row: &was,
            translations: &before,
        };
        let after = Known {
            row: &now,
            translations: &after,
        };
        assert_eq!(
            words(&changes(Some(&before), &after)),
            [
                ("category", "", "UTILITY", "MARKETING", ""),
                ("state", "en", "pending", "rejected", "INVALID_FORMAT"),
                ("text", "en", "Hi\n[Yes]", "Hi there\n[Yes]", ""),
                ("language_added", "it", "", "approved", ""),
                ("language_gone", "de", "", "", ""),
            ]
        );
        assert!(changes(Some(&after), &after).is_empty());
        assert_eq!(
            words(&changes(None, &after)),
            [("added", "", "", "approved", "")]
        );
    }

    #[test]
    fn what_was_gone_returns() {
        let was = TemplateRow {
            state: "gone".into(),
            ..row()
        };
        let now = row();
        let before = Known {
            row: &was,
            translations: &[],
        };
        let after = Known {
            row: &now,
            translations: &[],
        };
        assert_eq!(
            words(&changes(Some(&before), &after)),
            [("returned", "", "", "approved", "")]
        );
    }
}
