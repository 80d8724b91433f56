//! What is said above a draft that is only read here: another tab or a newer version of the program has it, or our own code has failed.

use leptos::prelude::*;

use super::status;
use super::{button, link};
use crate::domain::persona::{Name, Persona};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, text};
use crate::platform::page;
use crate::state::desk::Desk;
use crate::state::route::Route;
use crate::state::session::{Away, Session};
use crate::state::setting::Export;

/// The bar above the draft in hand; none where it is this tab's own. `take_over` has it edited here, `copy` makes a copy of it.
pub fn bar(
    desk: Desk,
    session: Session,
    take_over: impl Fn() + 'static,
    copy: impl Fn() + 'static,
) -> Option<El> {
    let (title, note) = match session.away {
        Away::Here => return None,
        Away::Elsewhere => (Word::AwayTitle, Word::AwayNote),
        Away::Reading => (Word::ReadTitle, Word::ReadNote),
        Away::Newer(_) => (Word::NewerTitle, Word::NewerNote),
    };
    let is_taking = RwSignal::new(false);
    let ways = match session.away {
        Away::Here | Away::Elsewhere => vec![
            button("button button--main", desk.t(Word::AwayTake), move || {
                is_taking.set(true);
                take_over();
            }),
            button("button", desk.t(Word::AwayCopy), copy),
        ],
        Away::Reading => vec![button("button button--main", desk.t(Word::ReadTake), take_over)],
        Away::Newer(_) => vec![
            button("button", desk.t(Word::NewerTake), move || {
                take_along(desk, &session.persona(Persona::name), &session.raw());
            }),
            button("button", desk.t(Word::NewerReload), page::reload),
            link("link", &Route::Start, desk.t(Word::ToStart)),
        ],
    };
    let said = move || {
        if is_taking.get() {
            desk.t(Word::AwayTaking).to_owned()
        } else {
            String::new()
        }
    };
    let bar = el("aside", "away")
        .attr("aria-label", desk.t(title))
        .child(
            el("div", "away__text")
                .child(text("p", "away__title", desk.t(title)))
                .child(text("p", "", desk.t(note))),
        )
        .child(el("div", "away__ways").children(ways))
        .child(el("p", "away__said").attr("role", "status").live_text(said));
    Some(bar)
}

/// Hands a draft's text out as it is kept, to the byte.
pub fn take_along(desk: Desk, name: &Name, raw: &str) {
    let name = status::file_name(desk, &desk.brand.get_untracked(), Some(name));
    status::give(desk, Export::Json, &name, "application/json", raw);
}
