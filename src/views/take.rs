//! Everything that can be taken along, and what each looks like.

use super::{heading, main, outputs};
use crate::domain::words::Word;
use crate::platform::dom::{El, el};
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The page.
pub fn take(desk: Desk, session: Session) -> El {
    let item = |parts: Vec<El>| el("li", "take__item").children(parts);
    let list = el("ul", "take")
        .child(item(vec![
            outputs::card_picture(desk, session),
            outputs::card(desk, session),
        ]))
        .child(item(vec![
            outputs::map_picture(desk, session),
            outputs::map(desk, session),
        ]))
        .child(item(vec![outputs::markdown(desk, session)]))
        .child(item(vec![outputs::assistant(desk, session)]))
        .child(item(vec![outputs::csv(desk, Some(session))]));
    main(desk, "page")
        .child(heading("page__title", desk.t(Word::TakeTitle)))
        .child(list)
}
