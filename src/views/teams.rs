//! Briefs for the teams, drafted from the answers.

use super::{heading, main};
use crate::domain::words::Word;
use crate::platform::dom::El;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The page.
pub fn teams(desk: Desk, session: Session) -> El {
    let _ = session;
    main(desk, "page").child(heading("page__title", desk.t(Word::TeamsTitle)))
}
