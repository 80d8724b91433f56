//! Which release of the app this is, and whether it opens without a network.

use leptos::prelude::*;

/// Whether this page opens without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// This browser keeps no pages here, or the build has no release to keep.
    #[default]
    Never,
    /// Not yet.
    NotYet,
    /// It is kept whole.
    Whole,
}

/// What there is to tell about releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// From now on the page opens without a network.
    Ready,
    /// A newer release is kept whole and waits to be taken.
    Waiting,
    /// Another tab has taken a newer release; this one goes on with its own.
    Elsewhere,
    /// The update was wanted, but the last change could not be saved.
    Unsaved,
}

/// What is known of releases. Copy, and in the context of the page; an element has none.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// Whether this page opens without a network.
    pub kept: RwSignal<Kept>,
    /// What there is to tell.
    pub news: RwSignal<Option<News>>,
}

impl Default for Release {
    fn default() -> Self {
        Self {
            kept: RwSignal::new(Kept::default()),
            news: RwSignal::new(None),
        }
    }
}
