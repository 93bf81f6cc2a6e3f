//! Query parameters, absent ones left out.

/// Query parameters of one call, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Adds a parameter when there is a value for it.
    pub(crate) fn add(mut self, name: &'static str, value: Option<impl ToString>) -> Self {
        if let Some(value) = value {
            self.0.push((name, value.to_string()));
        }
        self
    }

    /// Adds one comma-separated parameter when the list is not empty: `update_mask` and filters.
    pub(crate) fn list<T: AsRef<str>>(mut self, name: &'static str, values: &[T]) -> Self {
        if !values.is_empty() {
            let texts: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
            self.0.push((name, texts.join(",")));
        }
        self
    }

    pub(crate) fn pairs(&self) -> &[(&'static str, String)] {
        &self.0
    }
}
