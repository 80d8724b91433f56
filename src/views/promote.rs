//! From an entry of the notebook into an answer: which persona, which words, which answer.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::Key;
use super::control::{labelled, option_label, radio, radios};
use super::drafts::names;
use super::entry::{option, part_word, select};
use super::{button, link};
use crate::domain::draft::{Draft, Summary};
use crate::domain::interview::Interview;
use crate::domain::notebook::{Entry, Part, shortened};
use crate::domain::profile;
use crate::domain::promotion::{Way, first_part, offered, promote, suggested, take_back, way};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, live, memo, text};
use crate::platform::surface::later;
use crate::platform::{assets, page};
use crate::state::book::Book;
use crate::state::desk::{Desk, Undo};
use crate::state::route::Route;

/// A draft and its interview, read for the choice of its answers.
#[derive(Clone)]
struct Loaded {
    draft: Draft,
    interview: Interview,
}

/// The drafts that an entry can go to: the one last in hand first. By id, with what they are called.
fn drafts(desk: Desk) -> Vec<(String, String)> {
    let in_hand = desk.session.get_untracked().filter(|session| !session.read_only);
    let in_hand = in_hand.map(|session| session.id()).unwrap_or_default();
    let mut shelf = desk.shelf.get_untracked();
    shelf.retain(Summary::is_live);
    let named = |is_first: bool| {
        let rows = shelf.iter().filter(|summary| (summary.id == in_hand) == is_first);
        rows.map(|summary| (summary.id.clone(), names(desk, &summary.name)))
            .collect::<Vec<_>>()
    };
    [named(true), named(false)].concat()
}

/// The panel below an entry; `close` is called when it has done its work.
pub fn panel(desk: Desk, book: Book, id: Key, close: Callback<()>) -> El {
    let entry = move || book.entry_now(&id.get_value()).unwrap_or_default();
    let drafts = drafts(desk);
    let group = el("div", "promote")
        .attr("role", "group")
        .attr("aria-label", desk.t(Word::NotebookPromoteTitle));
    let Some((first, _)) = drafts.first() else {
        return group
            .child(text("p", "", desk.t(Word::NotebookPromoteNoDraft)))
            .child(link("link", &Route::Start, desk.t(Word::ToStart)));
    };
    let who = RwSignal::new(first.clone());
    let part = RwSignal::new(first_part(&entry()));
    let question = RwSignal::new(String::new());
    let is_behind = RwSignal::new(false);
    let loaded = RwSignal::new(None::<Arc<Loaded>>);
    live(move || {
        let id = who.get();
        untrack(|| {
            later(desk, async move {
                // What was typed into it last comes first.
                desk.save().await;
                let found = load(desk, &id).await;
                // The panel may be closed by now.
                if who.try_get_untracked() == Some(id) {
                    if found.is_none() {
                        desk.tell(desk.t(Word::NoInterview).to_owned(), None);
                    }
                    loaded.try_set(found.map(Arc::new));
                }
            });
        });
    });
    // The question that fits best is chosen first, for every persona and text anew.
    live(move || {
        let (loaded, part) = (loaded.get(), part.get());
        let Some(loaded) = loaded else { return };
        let Loaded { draft, interview } = &*loaded;
        let best = suggested(interview, &draft.persona, part, &entry().source);
        let best = best.first().map(|question| question.id.clone());
        let first = || {
            let steps = offered(interview, &draft.persona);
            steps
                .first()
                .and_then(|(_, questions)| Some(questions.first()?.id.clone()))
        };
        question.set(best.or_else(first).unwrap_or_default());
        is_behind.set(false);
    });
    let prefix = ["promote-", &id.get_value()].concat();
    let who_id = [&prefix, "-who"].concat();
    let who_field = select(
        &who_id,
        drafts.iter().map(|(id, name)| option(id, name)),
        move || who.get(),
        move |id| {
            loaded.set(None);
            who.set(id);
        },
    );
    let parts = Part::ALL.iter().copied();
    let parts = parts.filter(|part| !entry().part(*part).trim().is_empty());
    let part_group = [&prefix, "-part"].concat();
    let part_choice = move |this: Part| {
        let words = shortened(entry().part(this), 80);
        let label = option_label(&[desk.t(part_word(this)), ": "].concat())
            .child(el("span", "promote__words").bdi(&words));
        radio(
            &part_group,
            false,
            label,
            move || part.get() == this,
            move |_| part.set(this),
        )
    };
    let which_id = StoredValue::new([&prefix, "-which"].concat());
    let which = move || {
        let loaded = loaded.get()?;
        let part = part.get();
        let Loaded { draft, interview } = &*loaded;
        let best = suggested(interview, &draft.persona, part, &entry().source);
        let row = |question: &crate::domain::interview::Question| option(&question.id, &question.label);
        let groups = (!best.is_empty()).then(|| {
            el("optgroup", "")
                .attr("label", desk.t(Word::NotebookPromoteFits))
                .children(best.iter().map(|question| row(question)))
        });
        let steps = offered(interview, &draft.persona)
            .into_iter()
            .filter_map(|(step, questions)| {
                let rest = questions
                    .iter()
                    .filter(|one| best.iter().all(|other| other.id != one.id));
                let rows: Vec<El> = rest.map(|question| row(question)).collect();
                (!rows.is_empty()).then(|| el("optgroup", "").attr("label", &step.title).children(rows))
            });
        let options = groups.into_iter().chain(steps);
        let id = which_id.get_value();
        let field = select(&id, options, move || question.get(), move |id| question.set(id));
        Some(labelled(&id, desk.t(Word::NotebookPromoteWhich), field))
    };
    // What becomes of an answer that says something already.
    let says = memo(move || {
        let loaded = loaded.get()?;
        let Loaded { draft, interview } = &*loaded;
        let asked = interview.question(&question.get())?;
        let way = way(asked, &draft.persona)?;
        let answer = draft.persona.answers.get(&asked.id)?;
        let claims = profile::claims_of(asked, answer);
        let said: Vec<String> = claims.into_iter().map(|claim| claim.text).collect();
        matches!(way, Way::Behind | Way::Evidence).then(|| (shortened(&said.join(" · "), 160), way))
    });
    let now = move || {
        let Some((said, way)) = says.get() else {
            return Vec::new();
        };
        let mut parts = vec![
            el("p", "promote__says").bdi(&desk.words.fill(Word::NotebookPromoteSays, &[("text", &said)])),
            text("p", "aside-note", desk.t(Word::NotebookPromoteOnly)),
        ];
        if way == Way::Behind {
            let label = option_label(desk.t(Word::NotebookPromoteBehind));
            let tick = radio(
                "",
                true,
                label,
                move || is_behind.get(),
                move |on| is_behind.set(on),
            );
            parts.push(tick);
        }
        parts
    };
    let is_busy = RwSignal::new(false);
    let put = move || {
        let (who, question) = (who.get_untracked(), question.get_untracked());
        if question.is_empty() || is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let wanted = Wanted {
            question,
            entry: entry(),
            part: part.get_untracked(),
            is_behind: is_behind.get_untracked(),
        };
        later(desk, async move {
            if put_into(desk, &who, wanted).await.is_some() {
                super::uses::look(desk, book).await;
                if is_busy.try_get_untracked().is_some() {
                    close.run(());
                }
            } else {
                desk.tell(desk.t(Word::NotebookPromoteFailed).to_owned(), None);
                is_busy.try_set(false);
            }
        });
    };
    page::focus_soon(desk.setting, ["[id=\"", &who_id, "\"]"].concat());
    group
        .on_key(move |event| {
            if event.key() == "Escape" {
                close.run(());
            }
        })
        .child(labelled(&who_id, desk.t(Word::NotebookPromoteWho), who_field))
        .child(radios(
            "options promote__parts",
            desk.t(Word::NotebookPromoteWhat),
            parts.map(part_choice),
        ))
        .show(which)
        .child(el("div", "promote__now").show(now))
        .child(
            button("button button--main", desk.t(Word::NotebookPromoteDo), put)
                .live_state("aria-disabled", move || question.with(String::is_empty)),
        )
}

async fn load(desk: Desk, id: &str) -> Option<Loaded> {
    let draft = desk.fetch(id).await?;
    let interview = assets::interview(desk, &draft.persona.interview.id).await.ok()?;
    Some(Loaded { draft, interview })
}

/// What is put where.
struct Wanted {
    question: String,
    entry: Entry,
    part: Part,
    is_behind: bool,
}

/// Puts an entry into an answer and says so, with a way back.
async fn put_into(desk: Desk, who: &str, wanted: Wanted) -> Option<()> {
    let Wanted {
        question,
        entry,
        part,
        is_behind,
    } = wanted;
    desk.save().await;
    let Loaded { mut draft, interview } = load(desk, who).await?;
    let asked = interview.question(&question)?;
    let before = draft.persona.answers.get(&question).cloned();
    let id = (desk.ports.new_id)();
    promote(&mut draft.persona, asked, &entry, part, is_behind, id)?;
    let after = draft.persona.answers.get(&question).cloned();
    let name = names(desk, &draft.persona.name());
    let told = desk.words.fill(
        Word::NotebookPromoteDone,
        &[("answer", &asked.label), ("persona", &name)],
    );
    keep(desk, draft, &interview).await?;
    let (who, entry) = (who.to_owned(), entry.id);
    let undo = Undo::new(move || {
        let (who, question, entry) = (who.clone(), question.clone(), entry.clone());
        let (before, after) = (before.clone(), after.clone());
        later(desk, async move {
            desk.save().await;
            if let Some(Loaded { mut draft, interview }) = load(desk, &who).await {
                let persona = &mut draft.persona;
                take_back(persona, &question, before.as_ref(), after.as_ref(), &entry);
                // A failure shows in the status, and the draft stays as it was.
                let _ = keep(desk, draft, &interview).await;
            }
        });
    });
    desk.tell(told, Some(undo));
    Some(())
}

/// Writes a draft that was changed now.
async fn keep(desk: Desk, mut draft: Draft, interview: &Interview) -> Option<()> {
    draft.persona.changed = (desk.ports.now)();
    draft.sequence += 1;
    let stored = desk.stored(&draft, Some(interview));
    desk.put(vec![stored]).await.ok()
}
