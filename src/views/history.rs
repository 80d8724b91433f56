//! Kept versions of the persona, looked at, compared word by word and brought back.

use std::sync::Arc;

use leptos::prelude::*;

use super::{button, control, heading, link, main, overview};
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::history::{Change, DAYS, Difference, Kept, LAST, LITTLE, Part, Room, Why, compare};
use crate::domain::persona::{Persona, Portrait, Version};
use crate::domain::words::{Word, form};
use crate::platform::dom::{El, el, live, memo, text, value_of};
use crate::platform::surface::later;
use crate::platform::{intl, page, photo};
use crate::state::desk::{Desk, Undo};
use crate::state::history;
use crate::state::route::{Page, View};
use crate::state::session::Session;
use crate::state::store::{Keeps, SaveError};

/// The persona as it is now, among the ids of versions.
const NOW: &str = "";

/// The page's state. Copy: every part of it holds one.
#[derive(Clone, Copy)]
struct Shelf {
    desk: Desk,
    session: Session,
    /// The versions, the newest first; none until they were read.
    kept: RwSignal<Option<Vec<Kept>>>,
    /// What is compared, the earlier and the later.
    pair: RwSignal<(String, String)>,
    /// What came of that; none while it is being read, or where one of the two is gone.
    changes: RwSignal<Option<Vec<Change>>>,
    /// The version looked at.
    open: RwSignal<Option<(Kept, Arc<Persona>)>>,
    /// The version being named.
    naming: RwSignal<String>,
}

/// The page.
pub fn history(desk: Desk, session: Session) -> El {
    let shelf = Shelf {
        desk,
        session,
        kept: RwSignal::new(None),
        pair: RwSignal::new((String::new(), String::new())),
        changes: RwSignal::new(None),
        open: RwSignal::new(None),
        naming: RwSignal::new(String::new()),
    };
    let page = main(desk, "page history").child(heading("page__title", desk.t(Word::HistoryTitle)));
    if session.read_only {
        return page.child(text("p", "page__lead", desk.t(Word::HistoryOwn)));
    }
    shelf.read();
    shelf.compare_as_chosen();
    let count = memo(move || shelf.kept.with(|kept| kept.as_ref().map_or(0, Vec::len)));
    let is_read = memo(move || shelf.kept.with(Option::is_some));
    let content = move || {
        if !is_read.get() {
            return vec![text("p", "waiting", desk.t(Word::Opening)).attr("role", "status")];
        }
        let has_any = count.get() > 0;
        untrack(|| {
            if has_any {
                vec![shelf.comparison(), shelf.list()]
            } else {
                vec![text("p", "empty", desk.t(Word::HistoryNone))]
            }
        })
    };
    let lead = move || {
        // What is known of the room is true once the versions were read.
        shelf.kept.track();
        let (word, values) = match (history::room(desk), desk.keeps()) {
            (Room::Ample, _) => (Word::HistoryLead, [LAST.to_string(), DAYS.to_string()]),
            (Room::Little, Keeps::Nothing) => (Word::HistoryMemory, [LITTLE.to_string(), String::new()]),
            (Room::Little, _) => (Word::HistoryLittle, [LITTLE.to_string(), String::new()]),
        };
        let [n, days] = &values;
        desk.words.fill(word, &[("n", n), ("days", days)])
    };
    let review = link(
        "link",
        &desk.place_of(&session, View::Page(Page::Review)),
        desk.t(Word::ReviewTitle),
    );
    page.child(el("p", "page__lead").live_text(lead))
        .child(text("p", "history__travel", desk.t(Word::HistoryTravel)))
        .child(shelf.name_now())
        .child(el("div", "").show(content))
        .child(el("div", "").show(move || shelf.looked_at()))
        .child(el("p", "").child(review))
}

impl Shelf {
    fn now(self) -> Arc<Persona> {
        self.session.draft_now(|draft| Arc::new(draft.persona.clone()))
    }

    /// Reads what is told of the versions.
    fn read(self) {
        let found = history::versions(self.desk, &self.session.id());
        later(self.desk, async move {
            let mut found = found.await;
            found.reverse();
            // The page may be gone by now.
            let Some(before) = self.pair.try_get_untracked() else {
                return;
            };
            let is_there = |id: &String| id == NOW || found.iter().any(|one| one.id == *id);
            if before.0 == NOW || !is_there(&before.0) || !is_there(&before.1) {
                let newest = found.first().map(|one| one.id.clone()).unwrap_or_default();
                self.pair.set((newest, NOW.to_owned()));
            }
            self.kept.set(Some(found));
        });
    }

    fn find(self, id: &str) -> Option<Kept> {
        self.kept
            .with_untracked(|kept| kept.as_ref()?.iter().find(|one| one.id == id).cloned())
    }

    /// The persona of a version, or as it is now.
    async fn persona(self, id: &str) -> Option<Arc<Persona>> {
        if id == NOW {
            return Some(self.now());
        }
        let kept = self.find(id)?;
        let now = self.now();
        history::open(self.desk, &kept, now).await.map(Arc::new)
    }

    /// Compares what is chosen, and again when that or the persona changes.
    fn compare_as_chosen(self) {
        let Self { desk, session, .. } = self;
        live(move || {
            let is_read = self.kept.with(Option::is_some);
            let (from, to) = self.pair.get();
            session.edits();
            if !is_read {
                return;
            }
            later(desk, async move {
                let (before, after) = (self.persona(&from).await, self.persona(&to).await);
                let interview = session.interview();
                let changes = before
                    .zip(after)
                    .map(|(before, after)| compare(&interview, desk.words, &before, &after));
                if self.pair.try_get_untracked() == Some((from, to)) {
                    self.changes.set(changes);
                }
            });
        });
    }

    fn not_kept(self, error: SaveError) {
        let word = if error == SaveError::Full {
            Word::HistoryFull
        } else {
            Word::HistoryRefused
        };
        self.desk.tell(self.desk.t(word).to_owned(), None);
    }

    /// "Keep this version as …"
    fn name_now(self) -> El {
        let Self { desk, session, .. } = self;
        let name = RwSignal::new(String::new());
        let keep = move || {
            let called = name.get_untracked().trim().to_owned();
            if called.is_empty() {
                page::focus_soon(desk.setting, "#version-name".to_owned());
                return;
            }
            later(desk, async move {
                desk.save().await;
                match history::keep_version(desk, session, Why::Named, called.clone()).await {
                    Ok(_) => {
                        name.try_set(String::new());
                        self.read();
                        desk.tell(desk.words.fill(Word::HistoryKept, &[("name", &called)]), None);
                    }
                    Err(error) => self.not_kept(error),
                }
            });
        };
        let field = el("input", "field")
            .id("version-name")
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("maxlength", "100")
            .attr("autocomplete", "off")
            .attr("placeholder", desk.t(Word::HistoryNameHint))
            .live_value(move || name.get())
            .on_input(move |text| name.set(text));
        el("div", "history__name")
            .on_enter(keep)
            .child(control::labelled(
                "version-name",
                desk.t(Word::HistoryKeepAs),
                field,
            ))
            .child(button("button", desk.t(Word::Keep), keep))
    }

    /// What a version is called: by its name, or by why it is kept.
    fn title(self, kept: &Kept) -> String {
        if kept.name.is_empty() {
            let reasons = kept.why.iter().max().copied().unwrap_or(Why::Itself);
            form(self.desk.t(Word::HistoryWhy), reasons.id()).to_owned()
        } else {
            kept.name.clone()
        }
    }

    /// When a version was kept, and why.
    fn facts(self, kept: &Kept) -> String {
        let desk = self.desk;
        let reasons: Vec<&str> = kept
            .why
            .iter()
            .filter(|why| !kept.name.is_empty() && **why != Why::Named && **why != Why::Itself)
            .map(|why| form(desk.t(Word::HistoryWhy), why.id()))
            .collect();
        let number = desk
            .words
            .fill(Word::HistoryNumber, &[("n", &kept.number.to_string())]);
        let mut facts = vec![intl::moment(desk.language, &kept.time), number];
        facts.extend(reasons.into_iter().map(str::to_owned));
        if kept.is_for_ever() && history::room(desk) == Room::Ample {
            facts.push(desk.t(Word::HistoryForEver).to_owned());
        }
        facts.join(" · ")
    }

    // Comparing

    fn comparison(self) -> El {
        let desk = self.desk;
        let chooser = |id: &'static str, word: Word, is_later: bool| {
            let chosen = move || {
                let pair = self.pair.get();
                if is_later { pair.1 } else { pair.0 }
            };
            let options = move || {
                let mut options = vec![text("option", "", desk.t(Word::HistoryNow)).attr("value", NOW)];
                let kept = self.kept.get().unwrap_or_default();
                options.extend(kept.iter().map(|one| {
                    let label = [&self.title(one), ", ", &intl::moment(desk.language, &one.time)].concat();
                    text("option", "", &label).attr("value", &one.id)
                }));
                options
            };
            let field = el("select", "field")
                .id(id)
                .show(options)
                .live_value(move || {
                    // Chosen anew when the options are.
                    self.kept.track();
                    chosen()
                })
                .on("change", move |event| {
                    let id = value_of(&event);
                    self.pair.update(|pair| {
                        if is_later {
                            pair.1 = id;
                        } else {
                            pair.0 = id;
                        }
                    });
                });
            control::labelled(id, desk.t(word), field)
        };
        let said = move || {
            self.changes.with(|changes| match changes {
                None => desk.t(Word::HistoryGone).to_owned(),
                Some(changes) if changes.is_empty() => desk.t(Word::HistorySame).to_owned(),
                Some(changes) => super::count(desk, Word::HistoryDiffers, changes.len()),
            })
        };
        let rows = move || {
            let changes = self.changes.get().unwrap_or_default();
            changes
                .iter()
                .map(|one| difference(desk, one))
                .collect::<Vec<El>>()
        };
        el("section", "history__compare")
            .attr("aria-labelledby", "history-compare")
            .child(
                text("h2", "history__title", desk.t(Word::HistoryCompare))
                    .id("history-compare")
                    .attr("tabindex", "-1"),
            )
            .child(
                el("div", "pair")
                    .child(chooser("history-from", Word::HistoryFrom, false))
                    .child(chooser("history-to", Word::HistoryTo, true)),
            )
            .child(el("p", "history__said").attr("role", "status").live_text(said))
            .child(el("div", "diff").show(rows))
    }

    // The list

    fn list(self) -> El {
        let desk = self.desk;
        let ids = memo(move || {
            self.kept.with(|kept| {
                let kept = kept.iter().flatten();
                kept.map(|one| one.id.clone()).collect::<Vec<String>>()
            })
        });
        el("section", "history__versions")
            .attr("aria-labelledby", "history-versions")
            .child(text("h2", "history__title", desk.t(Word::HistoryAll)).id("history-versions"))
            .child(el("ol", "history__list").each(move || ids.get(), move |id| self.row(id)))
    }

    fn row(self, id: String) -> El {
        let desk = self.desk;
        let id = StoredValue::new(id);
        let kept = memo(move || {
            self.kept.with(|kept| {
                let mut kept = kept.iter().flatten();
                id.with_value(|id| kept.find(|one| one.id == *id).cloned().unwrap_or_default())
            })
        });
        let is_named = memo(move || id.with_value(|id| self.naming.with(|naming| naming == id)));
        let title = move || kept.with(|kept| self.title(kept));
        let heading = move || {
            [if is_named.get() {
                untrack(|| self.rename(kept.get()))
            } else {
                el("h3", "history__called").child(el("bdi", "").live_text(title))
            }]
        };
        let hidden = move || text("span", "visually-hidden", ": ").child(el("bdi", "").live_text(title));
        let look = move || {
            let kept = kept.get_untracked();
            later(desk, async move {
                match self.persona(&kept.id).await {
                    Some(persona) => {
                        self.open.try_set(Some((kept, persona)));
                        page::focus_soon(desk.setting, "#history-looked".to_owned());
                    }
                    None => desk.tell(desk.t(Word::HistoryGone).to_owned(), None),
                }
            });
        };
        let compare = move || {
            self.pair.set((id.get_value(), NOW.to_owned()));
            page::focus_soon(desk.setting, "#history-compare".to_owned());
        };
        let name = move || {
            self.naming.set(id.get_value());
            page::focus_soon(desk.setting, "#version-rename".to_owned());
        };
        let restore = move || later(desk, self.restore(kept.get_untracked()));
        let ways = el("div", "history__ways")
            .child(button("link", desk.t(Word::HistoryLook), look).child(hidden()))
            .child(button("link", desk.t(Word::HistoryWithNow), compare).child(hidden()))
            .child(button("link", desk.t(Word::HistoryName), name).child(hidden()))
            .child(button("link", desk.t(Word::HistoryRestore), restore).child(hidden()));
        el("li", "history__version")
            .show(heading)
            .child(el("p", "history__facts").live_text(move || kept.with(|kept| self.facts(kept))))
            .child(ways)
    }

    fn rename(self, kept: Kept) -> El {
        let Self { desk, session, .. } = self;
        let name = RwSignal::new(kept.name.clone());
        let keep = move || {
            self.naming.set(String::new());
            let name = name.get_untracked().trim().to_owned();
            let renamed = history::rename(desk, &session.id(), kept.clone(), name);
            later(desk, async move {
                match renamed.await {
                    Ok(_) => self.read(),
                    Err(error) => self.not_kept(error),
                }
                page::find_lost_focus(desk.setting);
            });
        };
        let input = el("input", "field")
            .id("version-rename")
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("maxlength", "100")
            .attr("autocomplete", "off")
            .attr("aria-label", desk.t(Word::HistoryName))
            .live_value(move || name.get())
            .on_input(move |text| name.set(text));
        el("div", "history__name")
            .on_enter(keep.clone())
            .on_key(move |event| {
                if event.key() == "Escape" {
                    self.naming.set(String::new());
                    page::find_lost_focus(desk.setting);
                }
            })
            .child(input)
            .child(button("button", desk.t(Word::Keep), keep))
    }

    /// The version that is looked at: all its answers, as the overview shows them.
    fn looked_at(self) -> Option<El> {
        let desk = self.desk;
        let (kept, persona) = self.open.get()?;
        let interview = self.session.interview();
        let draft = Draft {
            persona: (*persona).clone(),
            ..Draft::default()
        };
        let session = Session::new(draft, (*interview).clone(), true, self.session.ports());
        let close = move || {
            self.open.set(None);
            page::focus_soon(desk.setting, "[data-focus]".to_owned());
        };
        let title = [&self.title(&kept), ", ", &intl::moment(desk.language, &kept.time)].concat();
        let restored = kept.clone();
        let restore = move || later(desk, self.restore(restored.clone()));
        let ways = el("div", "history__ways")
            .child(button("button", desk.t(Word::HistoryRestore), restore))
            .child(button("button", desk.t(Word::CopyClose), close));
        let steps = untrack(|| {
            let steps = interview.steps.iter();
            steps
                .map(|step| overview::step(desk, session, step))
                .collect::<Vec<El>>()
        });
        let section = el("section", "history__looked")
            .attr("aria-labelledby", "history-looked")
            .on_key(move |event| {
                if event.key() == "Escape" {
                    close();
                }
            })
            .child(
                el("h2", "history__title")
                    .id("history-looked")
                    .attr("tabindex", "-1")
                    .bdi(&title),
            )
            .child(ways)
            .children(steps);
        Some(section)
    }

    // Bringing back

    /// Makes the answers of a version those of the persona again. What they were until then is kept as a version first, or nothing is done.
    async fn restore(self, kept: Kept) {
        let Self { desk, session, .. } = self;
        desk.save().await;
        let now = self.now();
        let Some(old) = history::open(desk, &kept, Arc::clone(&now)).await else {
            desk.tell(desk.t(Word::HistoryGone).to_owned(), None);
            return;
        };
        if let Err(error) = history::keep(desk, Arc::clone(&now), Why::Itself, String::new()).await {
            self.not_kept(error);
            return;
        }
        fit_thumbnail(session, &now, &old).await;
        let version = Version {
            number: now.version.number.saturating_add(1),
            parent: Some(format::hash(&now)),
        };
        session.edit(|persona| {
            persona.answers = old.answers.clone();
            persona.version = version;
        });
        desk.save().await;
        // It is back, whether or not that can be kept as a version of its own.
        drop(history::keep_version(desk, session, Why::Restored, String::new()).await);
        let undo = Undo::new(move || {
            let (now, old) = (Arc::clone(&now), old.clone());
            later(desk, async move {
                fit_thumbnail(session, &old, &now).await;
                session.edit(|persona| {
                    persona.answers = now.answers.clone();
                    persona.version = now.version.clone();
                });
                desk.save().await;
                if self.kept.try_get_untracked().is_some() {
                    self.read();
                }
            });
        });
        if self.open.try_set(None).is_none() {
            self.read();
            page::focus_soon(desk.setting, "#history-compare".to_owned());
        }
        desk.tell(desk.t(Word::HistoryRestored).to_owned(), Some(undo));
    }
}

/// Makes the small picture for lists that of another photo, where it is another one.
async fn fit_thumbnail(session: Session, now: &Persona, next: &Persona) {
    if let Portrait::Photo(data) = next.portrait()
        && now.portrait() != next.portrait()
    {
        let renewed = photo::renew(&data).await;
        session.set_thumbnail(renewed.map(|photo| photo.thumbnail).unwrap_or_default());
    }
}

/// How an answer differs, line by line.
fn difference(desk: Desk, change: &Change) -> El {
    let word = match change.difference {
        Difference::Added => Word::DiffNew,
        Difference::Removed => Word::DiffGone,
        Difference::Changed => Word::DiffChanged,
        Difference::Moved => Word::DiffMoved,
    };
    let head =
        el("h3", "diff__title")
            .bdi(&change.label)
            .text(" ")
            .child(text("span", "diff__kind", desk.t(word)));
    let lines = change.lines.iter().map(|line| {
        el("p", "diff__line")
            .attr("dir", "auto")
            .children(line.iter().map(|one| part(desk, one)))
    });
    el("section", "diff__answer").child(head).children(lines)
}

/// A stretch of a text. What was added or removed says so in its element, in words for those who hear it, and by a sign.
fn part(desk: Desk, part: &Part) -> El {
    let marked = |tag: &str, word: Word, said: &str| {
        el(tag, "")
            .child(text(
                "span",
                "visually-hidden",
                &[" ", desk.t(word), " "].concat(),
            ))
            .text(said)
    };
    match part {
        Part::Same(said) => text("span", "", said),
        Part::Added(said) => marked("ins", Word::DiffAdded, said),
        Part::Removed(said) => marked("del", Word::DiffRemoved, said),
    }
}
