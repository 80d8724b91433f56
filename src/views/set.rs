//! All live personas side by side.

use super::{heading, main};
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;

/// The page.
pub fn set(desk: Desk, covers: &'static [Cover]) -> El {
    let _ = covers;
    main(desk, "page").child(heading("page__title", desk.t(Word::SetTitle)))
}
