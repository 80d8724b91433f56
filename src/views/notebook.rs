//! The field notebook: what was noticed, day by day.

use super::{heading, main};
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;

/// The page.
pub fn notebook(desk: Desk) -> El {
    main(desk, "page").child(heading("page__title", desk.t(Word::NotebookTitle)))
}
