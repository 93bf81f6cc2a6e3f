//! Progress on stderr, a bar for each step. Nothing is drawn where nobody watches.

use backend::words::{Catalogue, FALLBACK_LANGUAGE, Words};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The bars of one rehearsal.
pub struct Bars<'a> {
    all: MultiProgress,
    catalogue: &'a Catalogue,
}

/// The bar of one step.
pub struct Bar(ProgressBar);

impl<'a> Bars<'a> {
    /// Bars with the words of `catalogue`; none when `quiet`.
    pub fn new(catalogue: &'a Catalogue, quiet: bool) -> Self {
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        Self {
            all: MultiProgress::with_draw_target(target),
            catalogue,
        }
    }

    /// A step whose length nobody knows.
    pub fn step(&self, id: &'static str) -> Bar {
        let bar = self.add(ProgressBar::new_spinner(), id, "{spinner} {msg}");
        bar.enable_steady_tick(Duration::from_millis(100));
        Bar(bar)
    }

    /// A step of so many parts.
    pub fn counted(&self, id: &'static str, parts: u64) -> Bar {
        let template = "{spinner} {msg:10} {wide_bar} {human_pos} / {human_len}  {elapsed}";
        Bar(self.add(ProgressBar::new(parts), id, template))
    }

    /// A line above the bars.
    pub fn say(&self, line: &str) {
        // A closed stderr is no reason to stop.
        let _ = self.all.println(line);
    }

    /// Takes the bars off the screen, before the report.
    pub fn clear(&self) {
        let _ = self.all.clear();
    }

    fn add(&self, bar: ProgressBar, id: &'static str, template: &str) -> ProgressBar {
        let bar = self.all.add(bar);
        // The templates are constants of this file; the default style would do as well.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(self.catalogue.render(FALLBACK_LANGUAGE, &Words::new(id)));
        bar
    }
}

impl Bar {
    /// So many parts are done.
    pub fn set(&self, done: u64) {
        self.0.set_position(done);
    }

    /// The step is done.
    pub fn finish(&self) {
        self.0.finish();
    }
}
