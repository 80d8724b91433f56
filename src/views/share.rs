//! A persona in a link: making one, and what comes in one.

use leptos::prelude::*;

use super::button;
use crate::domain::cover::Cover;
use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::import::{Plan, Status};
use crate::domain::interview::Interview;
use crate::domain::share::{self, Bad};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, select_all, text};
use crate::platform::surface::later;
use crate::platform::{assets, compress, files, intl, page};
use crate::state::desk::{Desk, Notice, Undo};
use crate::state::home::Home;
use crate::state::route::{Route, View};
use crate::state::session::{Origin, Session};
use crate::state::setting::Export;

/// What came of making a link.
#[derive(Clone, PartialEq, Eq)]
enum Made {
    Link(String),
    TooLarge,
    Unable,
}

/// The button that makes a link to the persona in hand, and the panel it opens; nothing where a link would lead others nowhere.
pub fn share(desk: Desk, session: Session) -> Option<(El, El)> {
    let site = page::site(desk.setting).filter(|_| desk.setting.exports.has(Export::Link))?;
    let made = RwSignal::new(None::<Made>);
    let open = move || {
        if made.get_untracked().is_some() {
            made.set(None);
            return;
        }
        let name = session.draft_now(|draft| draft.persona.name().short().to_owned());
        if (desk.ports.hand_out)(desk.setting.surface, Export::Link, &name) {
            let site = site.clone();
            later(desk, async move {
                made.set(Some(make(desk, session, &site).await));
                page::focus_soon(desk.setting, "#share-link, #share-title".to_owned());
            });
        }
    };
    let button = button("button", desk.t(Word::ShareOpen), open)
        .id("share-open")
        .live_state("aria-expanded", move || made.get().is_some());
    let close = move || {
        made.set(None);
        page::focus_soon(desk.setting, "#share-open".to_owned());
    };
    let panel = el("div", "share-place").show(move || {
        let made = made.get()?;
        Some(untrack(|| panel(desk, session, &made, close)))
    });
    Some((button, panel))
}

/// Packs the persona in hand into a link.
async fn make(desk: Desk, session: Session, site: &str) -> Made {
    let brand = session.brand().unwrap_or_else(|| desk.brand.get_untracked());
    let packed = session.draft_now(|draft| share::text(&brand, &draft.persona));
    // What would not open again is not handed out.
    if packed.len() > share::TEXT_MAX || share::read(packed.as_bytes()).is_err() {
        return Made::TooLarge;
    }
    let Some(deflated) = compress::deflate(packed.as_bytes()).await else {
        return Made::Unable;
    };
    let link = [site, "#/shared/", &share::pack(&deflated)].concat();
    if link.len() > share::LINK_MAX {
        Made::TooLarge
    } else {
        Made::Link(link)
    }
}

/// The link, what is in it, and where it fits.
fn panel(desk: Desk, session: Session, made: &Made, close: impl FnMut() + Copy + 'static) -> El {
    let title = text("h2", "share__title", desk.t(Word::ShareTitle))
        .id("share-title")
        .attr("tabindex", "-1");
    let mut close = close;
    let shown = el("section", "share")
        .attr("aria-labelledby", "share-title")
        .on_key(move |event| {
            if event.key() == "Escape" {
                close();
            }
        })
        .child(title);
    let shown = match made {
        Made::TooLarge => shown.child(text("p", "", desk.t(Word::ShareTooLarge))),
        Made::Unable => shown.child(text("p", "", desk.t(Word::ShareUnable))),
        Made::Link(link) => with_link(desk, session, shown, link),
    };
    let file = || {
        button("button", desk.t(Word::DownloadJson), move || {
            super::status::download_draft(desk);
        })
    };
    let ways = el("div", "share__ways")
        .children(desk.setting.exports.has(Export::Json).then(file))
        .child(button("button", desk.t(Word::ShareClose), close));
    shown.child(ways)
}

fn with_link(desk: Desk, session: Session, shown: El, link: &str) -> El {
    let said = RwSignal::new(None::<Word>);
    let field = el("textarea", "field field--area")
        .id("share-link")
        .attr("rows", "3")
        .attr("readonly", "")
        .attr("dir", "ltr")
        .attr("spellcheck", "false")
        .attr("aria-label", desk.t(Word::ShareLink))
        .on("focus", |event| select_all(&event));
    let whole = link.to_owned();
    let field = field.live_value(move || whole.clone());
    let copied = link.to_owned();
    let copy = move || {
        let link = copied.clone();
        later(desk, async move {
            if files::copy(&link).await {
                said.set(Some(Word::CopyDone));
            } else {
                said.set(Some(Word::CopyByHand));
                page::focus_soon(desk.setting, "#share-link".to_owned());
            }
        });
    };
    let sent = link.to_owned();
    let send = || {
        button("button", desk.t(Word::ShareSend), move || {
            let link = sent.clone();
            let name = session.draft_now(|draft| super::drafts::names(desk, &draft.persona.name()));
            later(desk, async move { files::send(&name, &link).await });
        })
    };
    let length = link.chars().count();
    let ways = el("div", "share__ways")
        .child(button("button button--main", desk.t(Word::ShareCopy), copy))
        .children(files::can_send().then(send))
        .child(text(
            "span",
            "share__length",
            &super::count(desk, Word::ShareLength, length),
        ));
    let said = el("p", "share__said")
        .attr("role", "status")
        .live_text(move || said.get().map(|word| desk.t(word).to_owned()).unwrap_or_default());
    let shown = shown
        .child(text("p", "", desk.t(Word::ShareNote)))
        .child(field)
        .child(ways)
        .child(said)
        .child(text("p", "share__note", desk.t(Word::ShareContent)));
    let short = share::too_long_for(desk.words, length);
    if short.is_empty() {
        return shown;
    }
    let carriers = short.into_iter().map(|(carrier, limit)| {
        let limit = number(desk, limit);
        let words = desk
            .words
            .fill(Word::ShareCarrier, &[("carrier", carrier), ("n", &limit)]);
        text("li", "", &words)
    });
    let warning = el("div", "share__warning")
        .child(text("p", "", desk.t(Word::ShareLong)))
        .child(el("ul", "share__carriers").children(carriers))
        .child(text("p", "", desk.t(Word::ShareInstead)));
    shown.child(warning)
}

fn number(desk: Desk, number: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "a length is small")]
    intl::number(desk.language, number as f64)
}

/// The persona in a link that arrived, its interview, and where it comes from.
///
/// # Errors
/// A sentence for the person: what is wrong with the link, and the way out.
pub async fn open(desk: Desk, covers: &[Cover], payload: &str) -> Result<(Draft, Interview, Origin), String> {
    let say = |bad: Bad| bad.sentence(desk.words, &|length| number(desk, length));
    let deflated = share::unpack(payload).map_err(say)?;
    let text = compress::inflate(&deflated, share::TEXT_MAX).await.map_err(say)?;
    let (persona, brand) = share::read(&text).map_err(say)?;
    let id = persona.interview.id.clone();
    let interview = assets::interview(desk, &id).await.map_err(|problem| {
        // One of ours may be there again once the connection is.
        if covers.iter().any(|cover| cover.id == id) {
            problem
        } else {
            say(Bad::NoInterview { id })
        }
    })?;
    let draft = Draft {
        persona,
        sequence: 1,
        ..Draft::default()
    };
    let origin = Origin {
        brand,
        link: payload.to_owned(),
    };
    Ok((draft, interview, origin))
}

/// When the persona that was shared was last changed.
pub fn changed(desk: Desk, session: Session) -> String {
    let changed = session.persona(|persona| persona.changed.get(..10).and_then(Day::parse));
    changed.map_or_else(String::new, |changed| {
        let day = intl::day(desk.language, changed);
        desk.words.fill(Word::SharedChanged, &[("day", &day)])
    })
}

/// The bar above a persona that came in a link: whose it is, and the way to keep it.
pub fn bar(desk: Desk, home: Home, session: Session) -> El {
    let asked = RwSignal::new(None::<Plan>);
    let keep = move || {
        later(desk, async move {
            let plan = plan(desk, session).await;
            let Some(arrival) = plan.arrivals.first() else {
                return;
            };
            let id = arrival.persona.id.clone();
            let stored = arrival.stored.as_ref();
            let is_away = stored.is_some_and(|draft| draft.archived || draft.trashed.is_some());
            match arrival.status {
                Status::New => {
                    if let Some(ids) = super::open::bring_in(desk, plan, None).await {
                        kept(desk, ids);
                    }
                }
                Status::Same if !is_away => {
                    desk.tell(desk.t(Word::SharedHere).to_owned(), None);
                    go_to(desk, id);
                }
                Status::Same | Status::Differs => {
                    asked.set(Some(plan));
                    page::focus_soon(desk.setting, "#arrivals-title".to_owned());
                }
            }
        });
    };
    let note = el("div", "shared__note")
        .child(text("p", "", desk.t(Word::SharedNote)))
        .child(button("button", desk.t(Word::SharedKeep), keep));
    el("aside", "shared")
        .attr("aria-label", desk.t(Word::SharedTitle))
        .child(note)
        .show(move || {
            let plan = asked.get()?;
            let title = desk.t(Word::SharedAsks);
            Some(super::open::preview(
                desk,
                home,
                asked,
                None,
                &plan,
                title,
                move |ids| {
                    kept(desk, ids);
                },
            ))
        })
}

/// What keeping the persona would bring, beside what is on the shelf.
async fn plan(desk: Desk, session: Session) -> Plan {
    let file = format::File {
        brand: session.brand().unwrap_or_default(),
        personas: vec![session.draft_now(|draft| draft.persona.clone())],
        ..format::File::default()
    };
    super::open::plan_for(desk, file).await
}

/// Goes to the draft that a shared persona is kept as; undoing that leads back to the link.
fn kept(desk: Desk, ids: Vec<String>) {
    let Some(id) = ids.into_iter().next() else {
        return;
    };
    let link = desk.route.get_untracked();
    if let Some(Notice {
        text,
        way: Some((word, undo)),
    }) = desk.notice.get_untracked()
    {
        let undo_and_leave = Undo::new(move || {
            desk.go(&link);
            undo.run();
        });
        desk.notice.set(Some(Notice {
            text,
            way: Some((word, undo_and_leave)),
        }));
    }
    go_to(desk, id);
}

fn go_to(desk: Desk, id: String) {
    desk.go(&Route::Draft {
        id,
        view: View::Overview,
    });
}
