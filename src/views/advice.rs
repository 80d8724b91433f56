//! What to look at again: advice on the draft in hand, with jumps to what mends it.

use super::{heading, main};
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The page.
pub fn advice(desk: Desk, session: Session) -> El {
    let _ = session;
    main(desk, "page").child(heading("page__title", desk.t(Word::AdviceTitle)))
}
