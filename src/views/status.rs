//! What is saved and where, and short notices with a way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button;
use crate::domain::format;
use crate::domain::words::Word;
use crate::platform::{clock, files, intl};
use crate::state::desk::{Desk, Status};
use crate::state::route::Route;
use crate::state::store::{Keeps, SaveError};

/// The line in the page's head.
pub fn status(desk: Desk) -> AnyView {
    let text = move || match desk.status.get() {
        Status::Untouched => desk.t(Word::StaysHere).to_owned(),
        Status::Saving => desk.t(Word::Saving).to_owned(),
        Status::Saved => {
            let time = intl::time(desk.language, clock::milliseconds());
            desk.words.fill(Word::Saved, &[("time", &time)])
        }
        Status::NotSaved(_) => desk.t(Word::NotSaved).to_owned(),
        Status::Temporary => desk.t(Word::Temporary).to_owned(),
    };
    let state = move || match desk.status.get() {
        Status::Untouched => "untouched",
        Status::Saving => "saving",
        Status::Saved => "saved",
        Status::NotSaved(_) => "not-saved",
        Status::Temporary => "temporary",
    };
    view! { <p class="status" data-state=state>{text}</p> }.into_any()
}

/// The standing bar while something is not saved, or nothing is kept.
pub fn trouble(desk: Desk) -> AnyView {
    let kind = Memo::new(move |_| match desk.status.get() {
        Status::NotSaved(SaveError::Full) => Some((Word::TroubleFull, Word::TroubleFullNote)),
        Status::NotSaved(SaveError::Refused) => Some((Word::TroubleRefused, Word::TroubleFullNote)),
        Status::Temporary => Some((Word::TroubleTemporary, Word::TroubleTemporaryNote)),
        _ => None,
    });
    view! {
        <div role="alert" class="trouble-place">
            {move || {
                kind.get()
                    .map(|(title, note)| {
                        let has_draft = desk.session.get().is_some_and(|session| !session.read_only);
                        let can_retry = desk.keeps() != Keeps::Nothing;
                        view! {
                            <div class="trouble">
                                <p class="trouble__title">{desk.t(title)}</p>
                                <p>{desk.t(note)}</p>
                                <div class="trouble__ways">
                                    {has_draft.then(|| button("link", desk.t(Word::DownloadDraft), move || download_draft(desk)))}
                                    {can_retry
                                        .then(|| {
                                            view! {
                                                <a class="link" href=Route::Trash.hash()>{desk.t(Word::FreeSpace)}</a>
                                                {button("link", desk.t(Word::TryAgain), move || spawn_local(desk.save()))}
                                            }
                                        })}
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Hands the draft in hand out as a file of personas.
pub fn download_draft(desk: Desk) {
    let Some(session) = desk.session.get_untracked() else { return };
    let persona = session.draft_now(|draft| draft.persona.clone());
    download_personas(desk, vec![persona]);
}

/// Hands personas out as one JSON file.
pub fn download_personas(desk: Desk, personas: Vec<crate::domain::persona::Persona>) {
    let brand = desk.brand.get_untracked();
    let name = match personas.as_slice() {
        [one] => {
            let name = one.name();
            let parts = [name.name.trim(), name.epithet.trim()].join(" ");
            crate::domain::file_name::file_name(&parts, desk.t(Word::FileName), "json")
        }
        _ => crate::domain::file_name::file_name(&brand.name, desk.t(Word::FileName), "json"),
    };
    let file = format::File {
        generator: concat!("Persona Builder ", env!("CARGO_PKG_VERSION")).to_owned(),
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
            desk.tell(desk.t(if copied { Word::FileCopied } else { Word::FileRefused }).to_owned(), None);
        });
    }
}

/// The notice at the foot of the page.
pub fn notice(desk: Desk) -> AnyView {
    let dismiss = move || desk.notice.set(None);
    view! {
        <div class="notice-place" role="status">
            {move || {
                desk.notice
                    .get()
                    .map(|notice| {
                        view! {
                            <div class="notice">
                                <p class="notice__text"><bdi>{notice.text}</bdi></p>
                                {notice
                                    .undo
                                    .map(|undo| {
                                        button(
                                            "notice__undo",
                                            desk.t(Word::Undo),
                                            move || {
                                                undo.run(());
                                                dismiss();
                                            },
                                        )
                                    })}
                                <button type="button" class="notice__close" aria-label=desk.t(Word::Dismiss) on:click=move |_| dismiss()>
                                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"></path></svg>
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
