//! Looking again: the review interview walks the old answers one by one.

use super::{heading, main};
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The page.
pub fn review(desk: Desk, session: Session) -> El {
    let _ = session;
    main(desk, "page").child(heading("page__title", desk.t(Word::ReviewTitle)))
}
