//! What is saved and where, and short notices with a way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{button, link};
use crate::domain::format;
use crate::domain::persona::{Brand, Persona};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::{clock, files, intl};
use crate::state::desk::{Desk, Status};
use crate::state::route::Route;
use crate::state::store::{Keeps, SaveError};

/// The line in the page's head.
pub fn status(desk: Desk) -> El {
    let said = move || match desk.status.get() {
        Status::Untouched => desk.t(Word::StaysHere).to_owned(),
        Status::Saving => desk.t(Word::Saving).to_owned(),
        Status::Saved => {
            let time = intl::time(desk.language, clock::milliseconds());
            desk.words.fill(Word::Saved, &[("time", &time)])
        }
        Status::NotSaved(_) => desk.t(Word::NotSaved).to_owned(),
        Status::Temporary => desk.t(Word::Temporary).to_owned(),
    };
    let state = move || {
        let state = match desk.status.get() {
            Status::Untouched => "untouched",
            Status::Saving => "saving",
            Status::Saved => "saved",
            Status::NotSaved(_) => "not-saved",
            Status::Temporary => "temporary",
        };
        state.to_owned()
    };
    el("p", "status").live_attr("data-state", state).live_text(said)
}

/// The standing bar while something is not saved, or nothing is kept.
pub fn trouble(desk: Desk) -> El {
    let kind = memo(move || match desk.status.get() {
        Status::NotSaved(SaveError::Full) => Some((Word::TroubleFull, Word::TroubleFullNote)),
        Status::NotSaved(SaveError::Conflict | SaveError::Refused) => {
            Some((Word::TroubleRefused, Word::TroubleFullNote))
        }
        Status::Temporary => Some((Word::TroubleTemporary, Word::TroubleTemporaryNote)),
        _ => None,
    });
    let bar = move || {
        let (title, note) = kind.get()?;
        let has_draft = desk.session.get().is_some_and(|session| !session.read_only);
        let mut ways = el("div", "trouble__ways");
        if has_draft {
            ways = ways.child(button("link", desk.t(Word::DownloadDraft), move || {
                download_draft(desk);
            }));
        }
        if desk.keeps() != Keeps::Nothing {
            ways = ways
                .child(link("link", &Route::Trash, desk.t(Word::FreeSpace)))
                .child(button("link", desk.t(Word::TryAgain), move || {
                    spawn_local(desk.save());
                }));
        }
        let bar = el("div", "trouble")
            .child(text("p", "trouble__title", desk.t(title)))
            .child(text("p", "", desk.t(note)))
            .child(ways);
        Some(bar)
    };
    el("div", "trouble-place").attr("role", "alert").show(bar)
}

/// Hands the draft in hand out as a file of personas.
pub fn download_draft(desk: Desk) {
    let Some(session) = desk.session.get_untracked() else {
        return;
    };
    let persona = session.draft_now(|draft| draft.persona.clone());
    let brand = session.brand().unwrap_or_else(|| desk.brand.get_untracked());
    download_personas(desk, brand, vec![persona]);
}

/// Hands personas out as one JSON file.
pub fn download_personas(desk: Desk, brand: Brand, personas: Vec<Persona>) {
    let name = match personas.as_slice() {
        [one] => {
            let name = one.name();
            let parts = [name.name.trim(), name.epithet.trim()].join(" ");
            crate::domain::file_name::file_name(&parts, desk.t(Word::FileName), "json")
        }
        _ => crate::domain::file_name::file_name(&brand.name, desk.t(Word::FileName), "json"),
    };
    let file = format::File {
        generator: crate::GENERATOR.to_owned(),
        exported: clock::now(),
        brand,
        personas,
        ..format::File::default()
    };
    give(desk, &name, "application/json", &format::write_file(&file));
}

/// Hands out a file and says so; where the browser refuses, offers to copy the text instead.
pub fn give(desk: Desk, name: &str, mime: &str, text: &str) {
    if files::download(name, mime, text) {
        desk.tell(desk.words.fill(Word::FileGiven, &[("name", name)]), None);
    } else {
        let text = text.to_owned();
        spawn_local(async move {
            let copied = files::copy(&text).await;
            desk.tell(
                desk.t(if copied {
                    Word::FileCopied
                } else {
                    Word::FileRefused
                })
                .to_owned(),
                None,
            );
        });
    }
}

/// The notice at the foot of the page.
pub fn notice(desk: Desk) -> El {
    let dismiss = move || desk.notice.set(None);
    let shown = move || {
        let notice = desk.notice.get()?;
        let mut shown = el("div", "notice").child(el("p", "notice__text").bdi(&notice.text));
        if let Some(undo) = notice.undo {
            let undo = move || {
                undo.run(());
                dismiss();
            };
            shown = shown.child(button("notice__undo", desk.t(Word::Undo), undo));
        }
        let close = button("notice__close", "", dismiss)
            .attr("aria-label", desk.t(Word::Dismiss))
            .child(path("", "0 0 16 16", "M4 4l8 8M12 4l-8 8"));
        Some(shown.child(close))
    };
    el("div", "notice-place").attr("role", "status").show(shown)
}
