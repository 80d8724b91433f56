//! Opening a file: what it would bring is shown before anything is changed.

use std::mem;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::control::{option_label, radio};
use super::{button, drafts, heading, main, status};
use crate::domain::draft::Draft;
use crate::domain::format::{self, FOREIGN_INTERVIEW, FormatError, Leftover, Opened, Rest};
use crate::domain::history::Why;
use crate::domain::import::{self, Arrival, Change, Choice, Plan, Status};
use crate::domain::keeping::Stamp;
use crate::domain::persona::{Brand, InterviewRef, Name, Persona, Portrait};
use crate::domain::profile;
use crate::domain::words::Word;
use crate::platform::dom::{self, El, el, text};
use crate::platform::file_home::{self, Found};
use crate::platform::surface::later;
use crate::platform::{assets, files, photo};
use crate::state::desk::{Desk, Undo};
use crate::state::history;
use crate::state::home::{Home, KnownFile, Origin, TheirFile};
use crate::state::route::Route;
use crate::state::setting::Export;
use crate::state::store::Stored;

/// How many texts are shown of each persona of a newer version's file.
const UNDERSTOOD: usize = 30;
/// Beyond this many bytes a file is not even loaded; the reader's own limit is half of it.
const FILE_TOO_LARGE_TO_LOAD: f64 = 52_428_800.0;
/// How many things without a place are shown of each persona; the copied list has all of them.
const LEFT_SHOWN: usize = 50;
/// Up to how many the list is open from the beginning.
const LEFT_OPEN: usize = 12;
/// How much of each is shown, in characters.
const LEFT_LENGTH: usize = 300;

/// Where what is looked at came from.
pub(super) struct Source {
    /// The file's name; empty where it was pasted.
    name: String,
    /// The file itself and how it stood, where it may be written into later.
    file: Option<(TheirFile, Stamp)>,
    /// What tells its text from others.
    print: String,
}

/// The source of the plan that is shown.
pub(super) type Sources = StoredValue<Option<Source>, LocalStorage>;

/// The page that opens files.
pub fn open(desk: Desk, home: Home) -> El {
    let plan = RwSignal::new(None::<Plan>);
    let sources: Sources = StoredValue::new_local(None);
    let wrong = RwSignal::new(None::<String>);
    // Whom a file of a newer version holds, with what is known of each.
    let newer = RwSignal::new(Vec::<(Name, Vec<String>)>::new());
    let over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let read = move |bytes: Vec<u8>, name: String, theirs: Option<(TheirFile, Stamp)>| {
        later(desk, async move {
            newer.set(Vec::new());
            // Files of other tools are known by what is in them. Nothing is ever written back into one.
            if let Some(foreign) = read_foreign(desk, &bytes).await {
                sources.set_value(None);
                match foreign {
                    Ok(found) => {
                        wrong.set(None);
                        plan.set(Some(found));
                    }
                    Err(error) => {
                        plan.set(None);
                        wrong.set(Some(error.sentence(desk.words)));
                    }
                }
                return;
            }
            match read_any(&bytes) {
                Ok(file) => {
                    let print = format::print_of_file(&String::from_utf8_lossy(&bytes), &file.exported);
                    let found = plan_for(desk, file).await;
                    wrong.set(None);
                    sources.set_value(Some(Source {
                        name,
                        file: theirs,
                        print,
                    }));
                    plan.set(Some(found));
                }
                Err(error) => {
                    plan.set(None);
                    newer.set(understood(desk, &bytes).await);
                    wrong.set(Some(error.sentence(desk.words)));
                }
            }
        });
    };
    let cannot = move |word: Word| wrong.set(Some(desk.t(word).to_owned()));
    let read_file = move |file: web_sys::File, theirs: Option<TheirFile>| {
        later(desk, async move {
            // A file that is far too large is not even loaded; the reader says so, too.
            if file.size() > FILE_TOO_LARGE_TO_LOAD {
                cannot(Word::FileHuge);
                return;
            }
            let theirs = theirs.map(|theirs| (theirs, file_home::stamp_of(&file)));
            match files::bytes(&file).await {
                Some(bytes) => read(bytes, file.name(), theirs),
                None => cannot(Word::FileUnreadable),
            }
        });
    };
    // Whether the browser's own field for files is asked, and not for one that may be written into later.
    let is_plain = StoredValue::new(false);
    let ask = move |event: web_sys::Event| {
        if is_plain.get_value() || !home.can_keep() || !file_home::can_ask_for_one() {
            return;
        }
        event.prevent_default();
        let field = event.target();
        let asked = file_home::ask_for_one(desk.t(Word::AppName));
        later(desk, async move {
            match asked.await {
                Found::Chosen(theirs, Some(file)) => read_file(file, Some(theirs)),
                Found::Chosen(_, None) => cannot(Word::FileUnreadable),
                Found::Nothing => {}
                Found::Barred => {
                    is_plain.set_value(true);
                    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
                    {
                        field.click();
                    }
                }
            }
        });
    };
    let choose = el("input", "visually-hidden")
        .id("open-file")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on("click", ask)
        .on("change", move |event| {
            if let Some(file) = dom::chosen_file(&event) {
                read_file(file, None);
            }
        });
    let drop = el("label", "drop")
        .attr("for", "open-file")
        .live_flag("data-over", move || over.get())
        .on("dragover", move |event| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            let event: &web_sys::DragEvent = event.unchecked_ref();
            if let Some(file) = files::dropped(event) {
                let theirs = file_home::dropped(event);
                later(desk, async move { read_file(file, theirs.await) });
            }
        })
        .child(choose)
        .child(text("span", "button", desk.t(Word::OpenChoose)))
        .child(text("span", "drop__note", desk.t(Word::OpenDrop)));
    let paste = el("textarea", "field field--area")
        .attr("rows", "6")
        .attr("aria-label", desk.t(Word::OpenPaste))
        .live_value(move || pasted.get())
        .on_input(move |text| pasted.set(text));
    let more = el("details", "more")
        .child(text("summary", "", desk.t(Word::OpenPaste)))
        .child(paste)
        .child(button("button", desk.t(Word::OpenPasted), move || {
            read(pasted.get_untracked().into_bytes(), String::new(), None);
        }));
    let error = move || wrong.get().map(|text| el("p", "error error--large").bdi(&text));
    main(desk, "page page--narrow")
        .child(heading("page__title", desk.t(Word::OpenTitle)))
        .child(text("p", "page__lead", desk.t(Word::OpenLead)))
        .child(text("p", "page__lead", desk.t(Word::ForeignLead)))
        .child(drop)
        .child(more)
        .child(el("div", "").attr("role", "alert").show(error))
        .show(move || newer_file(desk, newer.get()))
        .show(move || {
            let found = plan.get()?;
            let title = super::count(desk, Word::ArrivalCount, found.arrivals.len());
            let go = move |_| desk.go(&Route::Start);
            Some(preview(desk, home, plan, Some(sources), &found, &title, go))
        })
}

/// What is understood of a file of a newer version: names, and what the answers say. Nothing of it is brought in, since what is not understood would
/// be lost.
async fn understood(desk: Desk, bytes: &[u8]) -> Vec<(Name, Vec<String>)> {
    let Ok(Opened::Newer(newer)) = format::open_file(bytes) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for persona in newer.understood.map(|file| file.personas).unwrap_or_default() {
        let interview = assets::interview(desk, &persona.interview.id).await;
        let mut said = Vec::new();
        for question in interview.iter().flat_map(|interview| interview.questions()) {
            if let Some(answer) = persona.answers.get(&question.id) {
                said.extend(
                    profile::claims_of(question, answer)
                        .into_iter()
                        .map(|claim| claim.text),
                );
            }
        }
        said.truncate(UNDERSTOOD);
        found.push((persona.name(), said));
    }
    found
}

/// Shows that.
fn newer_file(desk: Desk, found: Vec<(Name, Vec<String>)>) -> Option<El> {
    if found.is_empty() {
        return None;
    }
    let one = |(name, said): (Name, Vec<String>)| {
        let lines = said
            .iter()
            .map(|line| el("li", "").child(el("bdi", "").text(line)));
        el("li", "arrival")
            .child(el("h3", "arrival__name").child(el("bdi", "").text(&drafts::names(desk, &name))))
            .child(el("ul", "").children(lines))
    };
    let section = el("section", "arrivals")
        .attr("aria-label", desk.t(Word::NewerFile))
        .child(text("p", "", desk.t(Word::NewerFile)))
        .child(el("ul", "arrivals__list").children(found.into_iter().map(one)));
    Some(section)
}

/// What a file would bring, beside what is on the shelf.
pub async fn plan_for(desk: Desk, file: format::File) -> Plan {
    let known = known(desk, file.personas.iter()).await;
    import::plan(file, |id| {
        known.iter().find(|draft| draft.persona.id == id).cloned()
    })
}

/// The drafts on the shelf that have the ids of these personas.
async fn known(desk: Desk, personas: impl Iterator<Item = &Persona>) -> Vec<Draft> {
    let mut known = Vec::new();
    for persona in personas {
        known.extend(desk.fetch(&persona.id).await);
    }
    known
}

/// What a file of another tool would bring; none where it is of none.
async fn read_foreign(desk: Desk, bytes: &[u8]) -> Option<Result<Plan, FormatError>> {
    let mut reference = InterviewRef {
        id: FOREIGN_INTERVIEW.to_owned(),
        revision: 1,
        language: desk.language.to_owned(),
    };
    let mut found = format::read_foreign(bytes, &reference)?;
    if let (Ok(foreign), Ok(interview)) = (&mut found, assets::interview(desk, FOREIGN_INTERVIEW).await) {
        reference.revision = interview.revision;
        reference.language = interview.language;
        for (persona, _) in &mut foreign.personas {
            persona.interview = reference.clone();
        }
    }
    Some(match found {
        Ok(foreign) => {
            let known = known(desk, foreign.personas.iter().map(|(persona, _)| persona)).await;
            Ok(import::plan_foreign(foreign, |id| {
                known.iter().find(|draft| draft.persona.id == id).cloned()
            }))
        }
        Err(error) => Err(error),
    })
}

/// Shows what would be brought in, with the choices there are; `then` is given the ids it is kept under.
pub(super) fn preview(
    desk: Desk,
    home: Home,
    plan: RwSignal<Option<Plan>>,
    sources: Option<Sources>,
    found: &Plan,
    title: &str,
    then: impl Fn(Vec<String>) + Copy + 'static,
) -> El {
    let rows = found
        .arrivals
        .iter()
        .enumerate()
        .map(|(index, one)| arrival(desk, plan, index, one));
    let mut section = el("section", "arrivals")
        .attr("aria-labelledby", "arrivals-title")
        .child(
            text("h2", "drafts__title", title)
                .id("arrivals-title")
                .attr("tabindex", "-1"),
        )
        .children(found.from.map(|tool| {
            text(
                "p",
                "arrivals__from",
                &desk.words.fill(Word::ForeignFrom, &[("tool", tool.name())]),
            )
        }))
        .child(el("ul", "arrivals__list").children(rows))
        .children(found.from.map(|_| leftovers(desk, plan, found)));
    if !found.notebook.entries.is_empty() {
        let count = super::count(desk, Word::ArrivalNotes, found.notebook.entries.len());
        section = section.child(text("p", "arrivals__notes", &count));
    }
    let brand = found.brand.clone();
    let brings_brand = brand != Brand::default() && brand != desk.brand.get_untracked();
    let with_brand = RwSignal::new(desk.brand.get_untracked() == Brand::default());
    if brings_brand {
        let label = option_label(&desk.words.fill(Word::ArrivalBrand, &[("name", &brand.name)]));
        section = section.child(radio(
            "with-brand",
            true,
            label,
            move || with_brand.get(),
            move |on| with_brand.set(on),
        ));
    }
    let bring = move || {
        if let Some(mut plan_now) = plan.get_untracked() {
            for arrival in plan_now.arrivals.iter_mut().filter(|arrival| arrival.keeps_left) {
                // It is offered only where there is room.
                if let Some(persona) = format::with_story(&arrival.persona, &told(desk, &arrival.left)) {
                    arrival.persona = persona;
                }
            }
            let brand = (brings_brand && with_brand.get_untracked()).then(|| brand.clone());
            later(desk, async move {
                // What was typed last is saved first, so that it is not taken for something of the file's.
                desk.save().await;
                let was_filed = home.is_filed();
                let left_out = |one: &Arrival| one.choice == Choice::Skip && one.status != Status::Same;
                let from = if plan_now.arrivals.iter().any(left_out) {
                    Origin::OpenedInPart
                } else {
                    Origin::Opened
                };
                if let Some(ids) = bring_in(desk, plan_now, brand).await {
                    let source = sources.and_then(|sources| sources.try_update_value(Option::take).flatten());
                    match source {
                        Some(Source { name, file, print }) if !name.is_empty() => {
                            let known = file.map(|(file, stamp)| KnownFile { file, stamp, print });
                            home.opened(name, known, was_filed, from);
                        }
                        _ => home.note_change(),
                    }
                    plan.set(None);
                    then(ids);
                }
            });
        }
    };
    section.child(button("button button--main", desk.t(Word::BringIn), bring))
}

/// What of another tool's file has no place here: a list for each persona and one for the rest, to be copied or kept.
fn leftovers(desk: Desk, plan: RwSignal<Option<Plan>>, found: &Plan) -> El {
    let mut section = el("section", "leftovers")
        .attr("aria-labelledby", "leftovers-title")
        .child(text("h3", "leftovers__title", desk.t(Word::LeftTitle)).id("leftovers-title"));
    let mut whole = String::new();
    let mut groups = Vec::new();
    for (index, arrival) in found.arrivals.iter().enumerate() {
        if arrival.left.is_empty() {
            continue;
        }
        let name = drafts::names(desk, &arrival.persona.name());
        let lines = told(desk, &arrival.left);
        let has_room = format::with_story(&arrival.persona, &lines).is_some();
        let keep = if has_room {
            let label = option_label(&desk.words.fill(Word::LeftKeep, &[("name", &name)]));
            let keeps = arrival.keeps_left;
            let set = move |on| {
                // Not drawn anew, for the sake of the focus.
                plan.update_untracked(|plan| {
                    if let Some(one) = plan.as_mut().and_then(|plan| plan.arrivals.get_mut(index)) {
                        one.keeps_left = on;
                    }
                });
            };
            radio(
                &["keep-left-", &index.to_string()].concat(),
                true,
                label,
                move || keeps,
                set,
            )
        } else {
            text("p", "leftovers__note", desk.t(Word::LeftNoRoom))
        };
        groups.push(left_group(desk, &name, &arrival.left).child(keep));
        whole.extend([&name, "\n", &lines, "\n\n"]);
    }
    if !found.left.is_empty() {
        let name = desk.t(Word::LeftOfNobody);
        groups.push(left_group(desk, name, &found.left));
        whole.extend([name, "\n", &told(desk, &found.left), "\n\n"]);
    }
    if groups.is_empty() {
        return section.child(text("p", "leftovers__note", desk.t(Word::LeftNothing)));
    }
    section = section
        .child(text("p", "leftovers__note", desk.t(Word::LeftLead)))
        .children(groups);
    let copies = desk.setting.exports.has(Export::Copy).then(|| {
        button("button", desk.t(Word::LeftCopy), move || {
            if (desk.ports.hand_out)(desk.setting.surface, Export::Copy, desk.t(Word::LeftTitle)) {
                status::copy(desk, whole.trim_end().to_owned());
            }
        })
    });
    section.children(copies)
}

/// The list of one persona, or of none.
fn left_group(desk: Desk, name: &str, left: &[Leftover]) -> El {
    let count = super::count(desk, Word::LeftThings, left.len());
    let title = desk
        .words
        .fill(Word::LeftCount, &[("name", name), ("count", &count)]);
    let rows = left.iter().take(LEFT_SHOWN).map(|one| {
        let said = rest_text(desk, &one.rest);
        let shown: String = match said.char_indices().nth(LEFT_LENGTH) {
            Some((end, _)) => [said.get(..end).unwrap_or_default(), "…"].concat(),
            None => said,
        };
        el("li", "leftover")
            .child(text("span", "leftover__place", &one.place).attr("dir", "ltr"))
            .child(el("span", "leftover__text").bdi(&shown))
    });
    let list = el("ul", "leftovers__list").children(rows);
    let beyond = left.len().saturating_sub(LEFT_SHOWN);
    let more = (beyond > 0).then(|| {
        text(
            "p",
            "leftovers__note",
            &super::count(desk, Word::LeftMore, beyond),
        )
    });
    let mut group = el("details", "leftovers__group");
    if left.len() <= LEFT_OPEN {
        group = group.flag("open");
    }
    group
        .child(el("summary", "leftovers__name").bdi(&title))
        .child(list)
        .children(more)
}

/// What has no place, a line each.
fn told(desk: Desk, left: &[Leftover]) -> String {
    let lines: Vec<String> = left
        .iter()
        .map(|one| {
            let said = rest_text(desk, &one.rest);
            desk.words
                .fill(Word::LeftLine, &[("place", &one.place), ("text", said.trim())])
        })
        .collect();
    lines.join("\n")
}

fn rest_text(desk: Desk, rest: &Rest) -> String {
    match rest {
        Rest::Text(text) => text.clone(),
        Rest::Embedded { kind, bytes } => {
            let kilobytes = bytes.div_ceil(1024).to_string();
            desk.words
                .fill(Word::LeftFile, &[("kind", kind), ("n", &kilobytes)])
        }
    }
}

fn arrival(desk: Desk, plan: RwSignal<Option<Plan>>, index: usize, arrival: &Arrival) -> El {
    let status = match arrival.status {
        Status::New => Word::ArrivalNew,
        Status::Same => Word::ArrivalSame,
        Status::Differs => Word::ArrivalDiffers,
    };
    let choices: &[(Choice, Word)] = if arrival.status == Status::New {
        &[(Choice::Add, Word::ChoiceAdd), (Choice::Skip, Word::ChoiceSkip)]
    } else {
        &[
            (Choice::Add, Word::ChoiceBoth),
            (Choice::Replace, Word::ChoiceReplace),
            (Choice::Skip, Word::ChoiceSkip),
        ]
    };
    let group = ["arrival-", &index.to_string()].concat();
    let radios = choices.iter().map(|&(choice, word)| {
        let set = move |_| {
            // The preview is not drawn anew for a choice, which would take the focus away; the radio buttons keep it.
            plan.update_untracked(|plan| {
                if let Some(one) = plan.as_mut().and_then(|plan| plan.arrivals.get_mut(index)) {
                    one.choice = choice;
                }
            });
        };
        let is_first = arrival.choice == choice;
        radio(&group, false, option_label(desk.t(word)), move || is_first, set)
    });
    let answers = super::count(desk, Word::ArrivalAnswers, arrival.persona.answers.len());
    let legend = el("legend", "arrival__title")
        .bdi(&drafts::names(desk, &arrival.persona.name()))
        .child(text(
            "span",
            "arrival__status",
            &[desk.t(status), " · ", &answers].concat(),
        ));
    el("li", "arrival").child(
        el("fieldset", "options options--row")
            .child(legend)
            .children(radios),
    )
}

/// Writes what was chosen in one go, and offers to undo all of it in one go.
/// Gives the ids they are kept under; none where they could not be kept.
pub async fn bring_in(desk: Desk, mut plan: Plan, brand: Option<Brand>) -> Option<Vec<String>> {
    let notebook = mem::take(&mut plan.notebook);
    let mut changes = import::commit(plan, desk.ports.new_id);
    let mut stored: Vec<Stored> = Vec::new();
    let mut interviews = assets::Interviews::default();
    for change in &mut changes {
        renew_photo(&mut change.draft).await;
        let persona = &mut change.draft.persona;
        if persona.changed.is_empty() {
            persona.changed = (desk.ports.now)();
            persona.created.clone_from(&persona.changed);
        }
        let interview = interviews.of(desk, &change.draft.persona.interview.id).await;
        stored.push(desk.stored(&change.draft, interview));
    }
    for before in changes.iter().filter_map(|change| change.before.as_ref()) {
        // What a file takes the place of stays as a version, where that can be kept.
        let state = Arc::new(before.persona.clone());
        drop(history::keep(desk, state, Why::Itself, String::new()).await);
    }
    let brand_before = desk.brand.get_untracked();
    desk.put(stored).await.ok()?;
    let ids = changes
        .iter()
        .map(|change| change.draft.persona.id.clone())
        .collect();
    let book = desk.book.get_value().filter(|_| !notebook.is_blank());
    let forget = book.map(|book| book.bring_in(notebook));
    let has_brand = brand.is_some();
    if let Some(brand) = brand {
        desk.set_brand(brand);
    }
    let text = super::count(desk, Word::BroughtIn, changes.len());
    let undo = Undo::new(move || {
        let changes: Vec<Change> = changes.clone();
        let (brand_before, forget) = (brand_before.clone(), forget.clone());
        later(desk, async move {
            let gone = changes
                .iter()
                .filter(|change| change.before.is_none())
                .map(|change| change.draft.persona.id.clone());
            let gone: Vec<String> = gone.collect();
            let back: Vec<Draft> = changes.into_iter().filter_map(Change::undone).collect();
            let mut stored = Vec::new();
            let mut interviews = assets::Interviews::default();
            for draft in back {
                let interview = interviews.of(desk, &draft.persona.interview.id).await;
                stored.push(desk.stored(&draft, interview));
            }
            // Either failing shows in the status; nothing is lost by what did not happen.
            let _ = desk.put(stored).await;
            let _ = desk.remove(gone).await;
            if has_brand {
                desk.set_brand(brand_before);
            }
            if let Some(forget) = &forget {
                forget.run();
            }
        });
    });
    desk.tell(text, Some(undo));
    Some(ids)
}

/// A photo of a file is written anew, as nothing from a file is trusted; one that does not open gives way to a drawn face.
async fn renew_photo(draft: &mut Draft) {
    if let Portrait::Photo(data) = draft.persona.portrait() {
        match photo::renew(&data).await {
            Some(photo) => draft.thumbnail = photo.thumbnail,
            None => {
                draft.persona.answers.remove("portrait");
            }
        }
    }
}

/// A file of personas; or a single draft as the crash card hands it out, which is as good as a file.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_any(bytes: &[u8]) -> Result<format::File, format::FormatError> {
    format::read_file(bytes).or_else(|error| {
        let draft = std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| format::read_draft(text).ok());
        let file = |draft: Draft| format::File {
            personas: vec![draft.persona],
            ..format::File::default()
        };
        draft.map(file).ok_or(error)
    })
}
