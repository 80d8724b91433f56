//! What is saved and where, and short notices with a way back.

use leptos::prelude::*;

use super::button;
use crate::domain::persona::{Brand, Name, Persona};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, path, select_all, text};
use crate::platform::surface::later;
use crate::platform::{clock, files, intl, page};
use crate::state::desk::{Desk, Notice, Status, Undo};
use crate::state::history;
use crate::state::home::{self, Notes};
use crate::state::setting::Export;

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

/// Hands the draft in hand out as a file of personas.
pub fn download_draft(desk: Desk) {
    let Some(session) = desk.session.get_untracked() else {
        return;
    };
    let persona = session.draft_now(|draft| draft.persona.clone());
    let brand = session.brand().unwrap_or_else(|| desk.brand.get_untracked());
    download_personas(desk, brand, vec![persona]);
}

/// The text of a file of personas.
pub fn file_of(desk: Desk, brand: Brand, personas: Vec<Persona>, notes: Notes) -> String {
    home::file_of(desk, brand, personas, notes, clock::now())
}

/// Hands personas out as one JSON file.
pub fn download_personas(desk: Desk, brand: Brand, personas: Vec<Persona>) {
    let name = match personas.as_slice() {
        [one] => file_name(desk, &brand, Some(&one.name())),
        _ => file_name(desk, &brand, None),
    };
    give(
        desk,
        Export::Json,
        &name,
        "application/json",
        &file_of(desk, brand, personas, Notes::Linked),
    );
}

/// What a file of personas is called: after the only one in it, else after the brand.
pub fn file_name(desk: Desk, brand: &Brand, only: Option<&Name>) -> String {
    let called = only.map(|name| [name.name.trim(), name.epithet.trim()].join(" "));
    let called = called.as_ref().unwrap_or(&brand.name);
    crate::domain::file_name::file_name(called, desk.t(Word::FileName), "json")
}

/// Hands out a file and says so; gives whether it was handed out. Where the browser refuses, and in frames, whose sandbox may
/// swallow a file without a word, the text can be copied instead.
pub fn give(desk: Desk, export: Export, name: &str, mime: &str, text: &str) -> bool {
    let setting = desk.setting;
    if !(desk.ports.hand_out)(setting.surface, export, name) {
        return false;
    }
    let text = text.to_owned();
    if !files::download(setting.surface, name, mime, &text) {
        desk.to_copy.set(Some(text));
        return false;
    }
    // Days for a calendar say nothing of the answers.
    if export != Export::Calendar {
        history::keep_exported(desk);
    }
    let way = setting.is_framed.then(|| {
        let show = Undo::new(move || desk.to_copy.set(Some(text.clone())));
        (Word::FileNone, show)
    });
    desk.notice.set(Some(given(desk, name, way)));
    true
}

/// The notice that a file was handed out, with what can be done where it did not arrive.
pub fn given(desk: Desk, name: &str, way: Option<(Word, Undo)>) -> Notice {
    Notice {
        text: desk.words.fill(Word::FileGiven, &[("name", name)]),
        way,
    }
}

/// Copies a text; where the browser does not let us, shows it to be copied by hand.
pub fn copy(desk: Desk, text: String) {
    later(desk, async move {
        if files::copy(&text).await {
            desk.tell(desk.t(Word::FileCopied).to_owned(), None);
        } else {
            desk.to_copy.set(Some(text));
        }
    });
}

/// A text to be copied by hand, while there is one.
pub fn to_copy(desk: Desk) -> El {
    let close = move || desk.to_copy.set(None);
    let shown = move || {
        let content = desk.to_copy.get()?;
        let said = RwSignal::new(Word::CopyAll);
        let field = el("textarea", "field field--area")
            .id("to-copy")
            .attr("rows", "8")
            .attr("readonly", "")
            .attr("dir", "auto")
            .attr("aria-labelledby", "to-copy-title")
            .text(&content)
            .on("focus", |event| select_all(&event));
        // Of all that is handed out, only our own files open here again.
        let opens = content.starts_with('{').then(|| desk.t(Word::CopyNoteOpens));
        let note = [desk.t(Word::CopyNote), opens.unwrap_or_default()].join(" ");
        let copy = move || {
            let content = content.clone();
            later(desk, async move {
                if files::copy(&content).await {
                    said.set(Word::CopyDone);
                } else {
                    said.set(Word::CopyByHand);
                    page::focus_soon(desk.setting, "#to-copy".to_owned());
                }
            });
        };
        page::focus_soon(desk.setting, "#to-copy".to_owned());
        let ways = el("div", "copy-box__ways")
            .child(button("button button--main", desk.t(Word::CopyAll), copy))
            .child(button("button", desk.t(Word::CopyClose), close));
        let said = el("p", "copy-box__said")
            .attr("role", "status")
            .live_text(move || match said.get() {
                Word::CopyAll => String::new(),
                word => desk.t(word).to_owned(),
            });
        let shown = el("section", "copy-box")
            .attr("aria-labelledby", "to-copy-title")
            .on_key(move |event| {
                if event.key() == "Escape" {
                    close();
                }
            })
            .child(text("h2", "copy-box__title", desk.t(Word::CopyTitle)).id("to-copy-title"))
            .child(text("p", "", &note))
            .child(field)
            .child(ways)
            .child(said);
        Some(shown)
    };
    el("div", "copy-box-place").show(shown)
}

/// The notice at the foot of the page.
pub fn notice(desk: Desk) -> El {
    let dismiss = move || desk.notice.set(None);
    let shown = move || {
        let notice = desk.notice.get()?;
        let mut shown = el("div", "notice").child(el("p", "notice__text").bdi(&notice.text));
        if let Some((word, way)) = notice.way {
            let take = move || {
                dismiss();
                way.run();
            };
            shown = shown.child(button("notice__undo", desk.t(word), take));
        }
        let close = button("notice__close", "", dismiss)
            .attr("aria-label", desk.t(Word::Dismiss))
            .child(path("", "0 0 16 16", "M4 4l8 8M12 4l-8 8"));
        Some(shown.child(close))
    };
    el("div", "notice-place").attr("role", "status").show(shown)
}
