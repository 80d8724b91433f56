//! Patterns in the notebook, grouped by hand.

use super::{heading, main};
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;

/// The page.
pub fn patterns(desk: Desk) -> El {
    main(desk, "page").child(heading("page__title", desk.t(Word::PatternsTitle)))
}
