//! The file that everything is kept in: the line in the head, the standing bars, and the ways to a file.

use std::cell::Cell;

use leptos::prelude::*;

use super::{button, link, status};
use crate::domain::backup::{self, Backup};
use crate::domain::keeping::{Stand, Trouble};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::surface::later;
use crate::platform::{clock, intl, page, persistence};
use crate::state::desk::{Desk, Status};
use crate::state::home::{Home, Origin};
use crate::state::route::Route;
use crate::state::setting::Export;
use crate::state::store::{Keeps, SaveError};

/// The line in the page's head: the person's file, where there is one, else the browser.
pub fn status(desk: Desk, home: Home) -> El {
    let has_file = memo(move || home.shown.get().kept.is_some());
    let line = move || {
        [if has_file.get() {
            of_file_kept(desk, home)
        } else {
            status::status(desk)
        }]
    };
    el("div", "").show(line)
}

fn of_file_kept(desk: Desk, home: Home) -> El {
    let state = move || {
        let state = match home.shown.get().kept.map(|kept| kept.stand) {
            Some(Stand::Saved(_)) => "saved",
            Some(Stand::NotSaved(_)) => "not-saved",
            _ => "saving",
        };
        state.to_owned()
    };
    let said = move || {
        let kept = home.shown.get().kept?;
        let name = ("name", kept.name.as_str());
        Some(match kept.stand {
            Stand::Saving => sentence("span", "", desk, Word::HomeSaving, &[name]),
            Stand::Saved(time) => {
                let time = intl::time(desk.language, time);
                sentence("span", "", desk, Word::HomeSaved, &[name, ("time", &time)])
            }
            Stand::NotSaved(_) => sentence("span", "", desk, Word::HomeNotSaved, &[name]),
        })
    };
    el("p", "status").live_attr("data-state", state).show(said)
}

/// What the standing bar is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bar {
    /// Something is not in the person's file.
    File(Trouble),
    /// Something is in the person's file alone.
    FileAlone,
    /// Something is not saved in the browser.
    Browser(SaveError),
    /// Nothing is kept in the browser.
    Nowhere,
}

/// What the bar is about now.
fn bar(desk: Desk, home: Home) -> Option<Bar> {
    let status = desk.status.get();
    match (home.shown.get().kept, status) {
        (Some(kept), _) => match (kept.trouble, status) {
            (Some(trouble), _) => Some(Bar::File(trouble)),
            (None, Status::NotSaved(_)) => Some(Bar::FileAlone),
            _ => None,
        },
        (None, Status::NotSaved(error)) => Some(Bar::Browser(error)),
        (None, Status::Temporary) => Some(Bar::Nowhere),
        _ => None,
    }
}

/// The standing bar while something is not saved, or nothing is kept.
pub fn trouble(desk: Desk, home: Home) -> El {
    // Drawn anew only for another reason, so that no focus is lost for nothing.
    let about = memo(move || bar(desk, home));
    let was_shown = Cell::new(false);
    let bar = move || {
        let about = about.get();
        if was_shown.replace(about.is_some()) {
            page::find_lost_focus(desk.setting);
        }
        let about = about?;
        let kept = untrack(|| home.shown.get().kept);
        let name = kept.map(|kept| kept.name).unwrap_or_default();
        Some(match about {
            Bar::File(trouble) => of_file(desk, home, &name, trouble),
            Bar::FileAlone => {
                let title = sentence("p", "trouble__title", desk, Word::HomeAlone, &[("name", &name)]);
                el("div", "trouble")
                    .child(title)
                    .child(el("div", "trouble__ways").children(browser_ways(desk)))
            }
            Bar::Browser(error) => {
                let title = match error {
                    SaveError::Full => Word::TroubleFull,
                    SaveError::Conflict | SaveError::Refused | SaveError::Silent => Word::TroubleRefused,
                };
                let draft = move || {
                    let has_draft = desk.session.get().is_some_and(|session| !session.read_only);
                    has_draft.then(|| {
                        button("link", desk.t(Word::DownloadDraft), move || {
                            status::download_draft(desk);
                        })
                    })
                };
                el("div", "trouble")
                    .child(text("p", "trouble__title", desk.t(title)))
                    .child(text("p", "", desk.t(Word::TroubleFullNote)))
                    .child(
                        el("div", "trouble__ways")
                            .show(draft)
                            .children(browser_ways(desk)),
                    )
            }
            Bar::Nowhere => nowhere(desk, home),
        })
    };
    el("div", "trouble-place").attr("role", "alert").show(bar)
}

/// What can be done where the browser did not save.
fn browser_ways(desk: Desk) -> Vec<El> {
    if desk.keeps() == Keeps::Nothing {
        return Vec::new();
    }
    vec![
        link("link", &Route::Storage, desk.t(Word::FreeSpace)),
        button("link", desk.t(Word::TryAgain), move || later(desk, desk.save())),
    ]
}

/// The bar of a file that something is not in.
fn of_file(desk: Desk, home: Home, name: &str, trouble: Trouble) -> El {
    let why = match trouble {
        Trouble::Refused => Word::HomeRefused,
        Trouble::Gone => Word::HomeGone,
        Trouble::Full => Word::HomeFull,
        Trouble::Changed => Word::HomeChanged,
        Trouble::Unread => Word::HomeUnread,
        Trouble::Failed => Word::HomeFailed,
    };
    let kept = if desk.keeps() == Keeps::Nothing {
        Word::HomeOnPage
    } else {
        Word::HomeInBrowser
    };
    let another = |word: Word| button("link", desk.t(word), move || save(desk, home));
    let mut ways = el("div", "trouble__ways");
    if trouble == Trouble::Changed {
        ways = ways
            .child(another(Word::HomeAsAnother))
            .child(button("link", desk.t(Word::HomeReplace), move || home.replace()))
            .child(link("link", &Route::Open, desk.t(Word::StartOpen)));
    } else {
        ways = ways
            .child(button("link", desk.t(Word::TryAgain), move || home.try_again()))
            .child(another(Word::HomeAnother));
    }
    let title = sentence("p", "trouble__title", desk, Word::HomeNotSaved, &[("name", name)]);
    el("div", "trouble")
        .child(title)
        .child(text("p", "", &[desk.t(why), desk.t(kept)].join(" ")))
        .child(ways.child(stop(desk, home)))
}

/// The bar of a browser that keeps nothing.
fn nowhere(desk: Desk, home: Home) -> El {
    let has_any = memo(move || {
        home.is_changed.get()
            || desk
                .shelf
                .with(|shelf| shelf.iter().any(|one| one.trashed.is_none()))
    });
    let note = move || {
        let Some(last) = home.shown.get().last else {
            return [text("p", "", desk.t(Word::TroubleTemporaryNote))];
        };
        let word = match (last.is_opened, home.is_changed.get()) {
            (false, false) => Word::HomeHandedOut,
            (false, true) => Word::HomeHandedOutChanged,
            (true, false) => Word::HomeOpened,
            (true, true) => Word::HomeOpenedChanged,
        };
        let time = intl::time(desk.language, last.time);
        [sentence(
            "p",
            "",
            desk,
            word,
            &[("name", &last.name), ("time", &time)],
        )]
    };
    let save = move || {
        has_any
            .get()
            .then(|| button("link", desk.t(Word::HomeSave), move || save(desk, home)))
    };
    let ways =
        el("div", "trouble__ways")
            .show(save)
            .child(link("link", &Route::Open, desk.t(Word::StartOpen)));
    el("div", "trouble")
        .live_class("trouble--calm", move || !home.is_changed.get())
        .child(text("p", "trouble__title", desk.t(Word::TroubleTemporary)))
        .child(el("div", "").show(note))
        .child(ways)
}

/// The bar of a file that can be gone on with.
pub fn offer(desk: Desk, home: Home) -> El {
    let offered = memo(move || home.shown.get().offer);
    let was_shown = Cell::new(false);
    let bar = move || {
        let offer = offered.get();
        if was_shown.replace(offer.is_some()) {
            page::find_lost_focus(desk.setting);
        }
        let offer = offer?;
        let name = [("name", offer.name.as_str())];
        let said = match offer.from {
            Origin::Opened => Word::HomeJustOpened,
            Origin::OpenedInPart => Word::HomeJustOpenedInPart,
            Origin::Before => Word::HomeRecalled,
        };
        let go_on =
            button("link", "", move || home.go_on()).child(sentence("span", "", desk, Word::HomeGoOn, &name));
        let ways = el("div", "trouble__ways").child(go_on).child(button(
            "link",
            desk.t(Word::HomeNotNow),
            move || home.decline(),
        ));
        Some(
            el("div", "trouble trouble--calm")
                .child(sentence("p", "", desk, said, &name))
                .child(ways),
        )
    };
    el("div", "trouble-place").attr("role", "status").show(bar)
}

/// What the start screen says of the person's file.
pub fn kept(desk: Desk, home: Home) -> impl Fn() -> Option<El> {
    // Only the name counts here, so that nothing is drawn anew, and no focus lost, at each save.
    let name = memo(move || home.shown.get().kept.map(|kept| kept.name).unwrap_or_default());
    move || {
        let name = Some(name.get()).filter(|name| !name.is_empty())?;
        let another = button("link", desk.t(Word::HomeAnother), move || save(desk, home));
        Some(
            el("div", "home")
                .child(sentence("p", "", desk, Word::HomeKept, &[("name", &name)]))
                .child(another)
                .child(stop(desk, home)),
        )
    }
}

/// What the start screen says of the last copy outside the browser, and that it is time for the next.
pub fn backup(desk: Desk, home: Home) -> impl Fn() -> Option<El> {
    let forgets = persistence::forgets();
    let found = memo(move || {
        let last = home.backed_up.get();
        let is_told = desk.setting.exports.has(Export::Json)
            && desk.status.get() != Status::Temporary
            && home.shown.get().kept.is_none();
        is_told.then(|| {
            let found = desk
                .shelf
                .with(|shelf| backup::backup(shelf, last.as_deref(), clock::today(), forgets));
            (found, last)
        })
    });
    move || {
        let (Backup { changed, is_due }, last) = found.get()?;
        // Before there is anything to copy, there is nothing to say.
        if changed == 0 && last.is_none() {
            return None;
        }
        let said = match &last {
            Some(last) => {
                let when = intl::ago(desk.language, last);
                let said = desk.words.fill(Word::BackupLast, &[("when", &when)]);
                let since = match changed {
                    0 => desk.t(Word::BackupSame).to_owned(),
                    _ => super::count(desk, Word::BackupChanged, changed),
                };
                [said, since].join(" ")
            }
            None => desk.t(Word::BackupNone).to_owned(),
        };
        if !is_due {
            return Some(text("p", "drafts__backup", &said));
        }
        let why = if forgets {
            Word::BackupForgets
        } else {
            Word::BackupDue
        };
        let download = button("link", desk.t(Word::BackupNow), move || hand_out(desk, home));
        Some(
            el("section", "trouble trouble--calm")
                .attr("aria-labelledby", "backup-title")
                .child(text("h2", "trouble__title", desk.t(why)).id("backup-title"))
                .child(text("p", "", &said))
                .child(el("div", "trouble__ways").child(download)),
        )
    }
}

/// The way to a file of one's own, where nothing calls for one.
pub fn quiet_way(desk: Desk, home: Home) -> impl Fn() -> Option<El> {
    let is_wanted = memo(move || {
        home.shown.get().kept.is_none() && desk.status.get() != Status::Temporary && home.can_keep()
    });
    move || {
        is_wanted
            .get()
            .then(|| button("link", desk.t(Word::HomeSave), move || save(desk, home)))
    }
}

fn stop(desk: Desk, home: Home) -> El {
    button("link", desk.t(Word::HomeStop), move || {
        home.stop();
        page::find_lost_focus(desk.setting);
    })
}

/// Saves everything to a file: one that is chosen now and written from then on, or, where the browser has no such thing, one that
/// is handed out.
pub fn save(desk: Desk, home: Home) {
    let name = suggested_name(desk);
    if !home.can_keep() {
        hand_out(desk, home);
    } else if (desk.ports.hand_out)(desk.setting.surface, Export::Json, &name) {
        home.choose(&name, move || hand_out(desk, home));
    }
}

/// Hands everything out as one file.
pub fn hand_out(desk: Desk, home: Home) {
    later(desk, async move {
        match home.gather().await {
            Some((text, _, mark)) => {
                let name = suggested_name(desk);
                if status::give(desk, Export::Json, &name, "application/json", &text) {
                    home.handed_out(name, mark);
                }
            }
            None => desk.tell(desk.t(Word::HomeUnread).to_owned(), None),
        }
    });
}

/// A name for a file of everything.
fn suggested_name(desk: Desk) -> String {
    let only = desk.shelf.with_untracked(|shelf| {
        let mut here = shelf.iter().filter(|one| one.trashed.is_none());
        match (here.next(), here.next()) {
            (Some(only), None) => Some(only.name.clone()),
            _ => None,
        }
    });
    status::file_name(desk, &desk.brand.get_untracked(), only.as_ref())
}

/// An element with a text whose places are filled by what a person or a browser wrote, each kept apart from the direction of the
/// text around it.
fn sentence(tag: &str, class: &str, desk: Desk, word: Word, values: &[(&str, &str)]) -> El {
    let mut made = el(tag, class);
    for (index, part) in desk.t(word).split('{').enumerate() {
        let filled = part
            .split_once('}')
            .filter(|_| index > 0)
            .and_then(|(key, rest)| {
                let value = values.iter().find(|(name, _)| *name == key)?.1;
                Some((value, rest))
            });
        made = match filled {
            Some((value, rest)) => made.bdi(value).text(rest),
            None => made.text(part),
        };
    }
    made
}
