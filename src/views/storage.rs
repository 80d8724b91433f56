//! What is kept in the browser: how much room it takes, how safe it is there, and how to make room.

use leptos::prelude::*;

use super::{button, count, drafts, heading, link, main};
use crate::domain::words::Word;
use crate::platform::dom::{self, El, el, text};
use crate::platform::surface::later;
use crate::platform::{intl, persistence};
use crate::state::desk::Desk;
use crate::state::history;
use crate::state::home::Home;
use crate::state::route::{Route, View};
use crate::state::store::Keeps;
use crate::state::weight::{Weight, weigh};

/// How many of the heaviest drafts are listed.
const LARGEST: usize = 8;

/// What was looked at.
#[derive(Clone, PartialEq)]
enum Seen {
    Looking,
    Unread,
    Weighed(Box<Weight>),
}

/// The page about the browser's storage.
pub fn storage(desk: Desk, home: Home) -> El {
    let seen = RwSignal::new(Seen::Looking);
    let estimate = RwSignal::new(None::<(f64, f64)>);
    let look = move || {
        later(desk, async move {
            let weighed = weigh(desk).await;
            seen.set(weighed.map_or(Seen::Unread, |weight| Seen::Weighed(Box::new(weight))));
            estimate.set(persistence::estimate().await);
        });
    };
    look();
    let lead = match desk.keeps() {
        Keeps::Everything => Word::StorageEverything,
        Keeps::LocalOnly => Word::StorageLocal,
        Keeps::Nothing => Word::StorageNothing,
    };
    let shown = move || match seen.get() {
        Seen::Looking => vec![text("p", "", desk.t(Word::StorageLooking)).attr("role", "status")],
        Seen::Unread => vec![text("p", "error", desk.t(Word::StorageUnread)).attr("role", "alert")],
        Seen::Weighed(weight) => vec![
            meter(desk, &weight, estimate),
            parts(desk, &weight),
            largest(desk, &weight),
        ],
    };
    main(desk, "page page--narrow")
        .child(heading("page__title", desk.t(Word::StorageTitle)))
        .child(text("p", "page__lead", desk.t(lead)))
        .child(
            el("div", "storage")
                .show(shown)
                .child(room(desk, seen, look))
                .child(promise(desk))
                .child(button(
                    "button storage__copy",
                    desk.t(Word::StorageCopy),
                    move || {
                        super::home::hand_out(desk, home);
                    },
                )),
        )
}

fn size(desk: Desk, bytes: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "a few megabytes")]
    intl::bytes(desk.language, bytes as f64)
}

/// How much there is, and of how much.
fn meter(desk: Desk, weight: &Weight, estimate: RwSignal<Option<(f64, f64)>>) -> El {
    let used = size(desk, weight.all());
    let said = move || match estimate.get() {
        Some((all, quota)) => desk.words.fill(
            Word::StorageUsed,
            &[
                ("used", &used),
                ("all", &intl::bytes(desk.language, all)),
                ("quota", &intl::bytes(desk.language, quota)),
            ],
        ),
        None => desk.words.fill(Word::StorageUsedAlone, &[("used", &used)]),
    };
    let bar = move || {
        let (all, quota) = estimate.get()?;
        let share = if quota > 0.0 {
            (all / quota).clamp(0.0, 1.0)
        } else {
            0.0
        };
        Some(
            el("meter", "storage__meter")
                .attr("aria-hidden", "true")
                .attr("high", "0.8")
                .attr("optimum", "0")
                .attr("value", &share.to_string()),
        )
    };
    el("div", "storage__all")
        .child(el("p", "storage__used").live_text(said))
        .show(bar)
}

/// What of it is what.
fn parts(desk: Desk, weight: &Weight) -> El {
    let rows = [
        (Word::StorageDrafts, weight.texts),
        (Word::StorageVersions, weight.versions),
        (Word::StorageNotebook, weight.notebook),
        (Word::StorageAsides, weight.asides),
        (Word::StorageRest, weight.rest),
    ];
    let row = |(word, bytes): (Word, usize)| {
        el("div", "storage__row")
            .child(text("dt", "", desk.t(word)))
            .child(text("dd", "", &size(desk, bytes)))
    };
    let rows = rows.into_iter().filter(|(_, bytes)| *bytes > 0);
    el("dl", "storage__parts").children(rows.map(row))
}

/// The drafts that take the most.
fn largest(desk: Desk, weight: &Weight) -> El {
    if weight.drafts.len() < 2 {
        return el("div", "");
    }
    let row = |(id, bytes): &(String, usize)| {
        let name = desk.shelf.with_untracked(|shelf| {
            let found = shelf.iter().find(|one| one.id == *id);
            found.map(|one| drafts::names(desk, &one.name))
        });
        let name = name.unwrap_or_else(|| desk.t(Word::Nameless).to_owned());
        let place = Route::Draft {
            id: id.clone(),
            view: View::Overview,
        };
        el("li", "storage__row")
            .child(link("link", &place, "").child(el("bdi", "").text(&name)))
            .child(text("span", "", &size(desk, *bytes)))
    };
    el("section", "storage__largest")
        .attr("aria-labelledby", "storage-largest")
        .child(text("h2", "storage__title", desk.t(Word::StorageLargest)).id("storage-largest"))
        .child(el("ul", "storage__list").children(weight.drafts.iter().take(LARGEST).map(row)))
}

/// Ways to make room; none of them takes what a person wrote without being asked twice.
fn room(desk: Desk, seen: RwSignal<Seen>, look: impl Fn() + Copy + 'static) -> El {
    let trashed = move || {
        desk.shelf.with(|shelf| {
            let trashed = shelf.iter().filter(|one| one.trashed.is_some());
            trashed.map(|one| one.id.clone()).collect::<Vec<String>>()
        })
    };
    let is_asked = RwSignal::new(false);
    let empty = move || {
        is_asked.set(false);
        later(desk, async move {
            // What could not be removed is still there, and is shown.
            let _ = desk.remove(trashed()).await;
            look();
        });
    };
    let trash = move || {
        let ids = trashed();
        if ids.is_empty() {
            return Vec::new();
        }
        if is_asked.get() {
            let sure = el("div", "storage__sure")
                .attr("role", "alert")
                .child(text("p", "", &count(desk, Word::StorageSure, ids.len())))
                .child(button("button button--main", desk.t(Word::StorageSureYes), empty))
                .child(button("button", desk.t(Word::StorageSureNo), move || {
                    is_asked.set(false);
                }));
            return vec![sure];
        }
        let ask = button("button", &count(desk, Word::StorageTrash, ids.len()), move || {
            is_asked.set(true);
        });
        vec![el("div", "storage__way").child(ask).child(text(
            "p",
            "storage__note",
            desk.t(Word::StorageTrashNote),
        ))]
    };
    let drop_own = move || {
        later(desk, async move {
            let ids = desk
                .shelf
                .with_untracked(|shelf| shelf.iter().map(|one| one.id.clone()).collect::<Vec<String>>());
            let mut gone = 0;
            for id in ids {
                gone += history::drop_own(desk, &id).await;
            }
            desk.tell(count(desk, Word::StorageOwnDone, gone), None);
            look();
        });
    };
    let own = move || {
        let has_some = matches!(seen.get(), Seen::Weighed(weight) if weight.versions > 0);
        has_some.then(|| {
            el("div", "storage__way")
                .child(button("button", desk.t(Word::StorageOwn), drop_own))
                .child(text("p", "storage__note", desk.t(Word::StorageOwnNote)))
        })
    };
    let is_any = dom::memo(move || {
        !trashed().is_empty() || matches!(seen.get(), Seen::Weighed(weight) if weight.versions > 0)
    });
    let title = move || {
        is_any
            .get()
            .then(|| text("h2", "storage__title", desk.t(Word::StorageFree)))
    };
    el("section", "storage__room").show(title).show(trash).show(own)
}

/// What the browser promises, and the way to ask it.
fn promise(desk: Desk) -> El {
    let promised = RwSignal::new(None::<bool>);
    let is_refused = RwSignal::new(false);
    later(
        desk,
        async move { promised.set(persistence::is_promised().await) },
    );
    let ask = move || {
        later(desk, async move {
            let is_promised = persistence::ask_now().await;
            promised.set(Some(is_promised));
            is_refused.set(!is_promised);
        });
    };
    let shown = move || {
        Some(match (promised.get()?, is_refused.get()) {
            (true, _) => text("p", "", desk.t(Word::StoragePromised)),
            (false, true) => text("p", "", desk.t(Word::StorageRefused)),
            (false, false) => el("div", "storage__way")
                .child(text("p", "", desk.t(Word::StorageUnpromised)))
                .child(button("link", desk.t(Word::StorageAsk), ask)),
        })
    };
    el("div", "storage__promise").attr("role", "status").show(shown)
}
