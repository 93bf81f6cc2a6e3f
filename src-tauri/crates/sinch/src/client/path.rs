//! Paths below `/projects/{project_id}`: fixed text and identifiers, kept apart.

use crate::error::ConfigurationFault;

/// A path under construction. Identifiers are escaped; one that would change what the path
/// addresses (empty, `.`, `..`) makes the path unusable rather than the call another call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    text: String,
    bad: bool,
}

impl Path {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            bad: false,
        }
    }

    /// Adds fixed text, such as `/webhooks` or `:stop`.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds `/` and an identifier.
    pub(crate) fn id(mut self, id: &str) -> Self {
        self.bad |= matches!(id, "" | "." | "..");
        self.text.push('/');
        escape(id, &mut self.text);
        self
    }

    pub(crate) fn finish(self) -> Result<String, ConfigurationFault> {
        if self.bad {
            Err(ConfigurationFault::BadId)
        } else {
            Ok(self.text)
        }
    }
}

/// Percent-encodes everything but unreserved characters and `+`, which phone numbers carry and
/// which has no special meaning in a path.
fn escape(id: &str, out: &mut String) {
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~+".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_cannot_leave_their_segment() {
        let path = Path::new("/apps")
            .id("a/../b?c#d:e é")
            .text(":stop")
            .finish();
        assert_eq!(
            path.ok().as_deref(),
            Some("/apps/a%2F..%2Fb%3Fc%23d%3Ae%20%C3%A9:stop")
        );
        for id in ["", ".", ".."] {
            assert!(Path::new("/apps").id(id).finish().is_err(), "{id:?}");
        }
    }
}
