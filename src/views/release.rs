//! What is told of releases, and of the page without a network.

use leptos::prelude::*;

use super::{button, text};
use crate::domain::words::Word;
use crate::platform::dom::{El, el};
use crate::platform::surface::later;
use crate::platform::{offline, page};
use crate::state::desk::Desk;
use crate::state::release::{Kept, News, Release};
use crate::state::store::Keeps;

/// A quiet bar while there is something to tell.
pub fn news(desk: Desk, release: Release) -> El {
    let dismiss = move || {
        release.news.set(None);
        page::find_lost_focus(desk.setting);
    };
    let shown = move || {
        let news = release.news.get()?;
        let word = match news {
            News::Ready => Word::OfflineReady,
            News::Waiting => Word::UpdateReady,
            News::Elsewhere => Word::UpdateElsewhere,
            News::Unsaved => Word::UpdateUnsaved,
        };
        let mut bar = el("div", "release").child(text("p", "release__text", desk.t(word)));
        if news != News::Ready {
            bar = bar.child(button(
                "button button--main release__take",
                desk.t(Word::UpdateTake),
                move || {
                    take(desk, release);
                },
            ));
        }
        let seen = if news == News::Ready {
            Word::OfflineSeen
        } else {
            Word::UpdateLater
        };
        Some(bar.child(button("link", desk.t(seen), dismiss)))
    };
    el("div", "release-place").attr("role", "status").show(shown)
}

/// Saves everything and takes the new release; whatever cannot be saved keeps this one.
fn take(desk: Desk, release: Release) {
    later(desk, async move {
        desk.save().await;
        // What lives in memory alone would be gone with the page.
        let is_only_here =
            desk.keeps() == Keeps::Nothing && desk.shelf.with_untracked(|shelf| !shelf.is_empty());
        if desk.has_unsaved() || is_only_here {
            release.news.set(Some(News::Unsaved));
        } else {
            offline::take();
        }
    });
}

/// What a person can know and do about the page without a network.
pub fn without_network(desk: Desk, release: Release) -> El {
    let said = move || {
        let word = match release.kept.get() {
            Kept::Never => Word::OfflineNever,
            Kept::NotYet => Word::OfflineNo,
            Kept::Whole => Word::OfflineYes,
        };
        desk.t(word).to_owned()
    };
    let repair = move || {
        (release.kept.get() != Kept::Never).then(|| {
            let link = text("a", "link", desk.t(Word::OfflineRepair)).attr("href", "repair.html");
            el("p", "").child(link)
        })
    };
    el("section", "offline")
        .attr("aria-labelledby", "offline-title")
        .child(text("h2", "offline__title", desk.t(Word::OfflineTitle)).id("offline-title"))
        .child(el("p", "").attr("role", "status").live_text(said))
        .show(repair)
}
