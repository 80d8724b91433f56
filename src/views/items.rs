//! Controls with items: lists, quotes, moments and sources. Items are added, edited, moved and taken away, and each
//! that is a claim has evidence of its own.

use leptos::prelude::*;

use super::asked::Asked;
use super::control::{TextField, heading_id, hint_id, radio, text_field};
use super::evidence::evidence;
use super::sign::{glyph, sign_word};
use crate::domain::edit::Field;
use crate::domain::interview::{Choosable, FEELING_MAX};
use crate::domain::persona::{Form, Sign};
use crate::domain::words::{self, Word};
use crate::platform::page;

/// The item whose evidence is open.
type Active = RwSignal<String>;

/// The items of an answer, each drawn by `body`.
fn each(asked: Asked, body: impl Fn(String) -> AnyView + Send + Sync + Clone + 'static) -> AnyView {
    let ids = Memo::new(move |_| asked.session.item_ids(&asked.id()));
    view! {
        <ol class="items">
            <For each=move || ids.get() key=Clone::clone children=move |id: String| body(id) />
        </ol>
    }
    .into_any()
}

fn place_of(asked: Asked, item: &str) -> (usize, usize) {
    let ids = asked.session.item_ids(&asked.id());
    (ids.iter().position(|id| id == item).map_or(0, |index| index + 1), ids.len())
}

/// Up, down and remove, with names that say which item they mean.
fn tools(asked: Asked, item: StoredValue<String>) -> AnyView {
    let desk = asked.desk;
    let place = Memo::new(move |_| item.with_value(|item| place_of(asked, item)));
    let named = move |word: Word| {
        let number = place.get().0.to_string();
        desk.words.fill(word, &[("n", &number)])
    };
    let shift = move |to_front: bool| {
        let id = item.get_value();
        asked.change(|value| value.move_item(&id, to_front));
        let tool = if to_front { "up" } else { "down" };
        page::focus_soon(["[data-tool=\"", tool, "-", &id, "\"]"].concat());
    };
    let tool = move |name: &'static str, word: Word, path: &'static str, off: Signal<bool>, act: Callback<()>| {
        view! {
            <button
                type="button"
                class="tool"
                data-tool=[name, "-", &item.get_value()].concat()
                aria-label=move || named(word)
                title=move || named(word)
                aria-disabled=move || if off.get() { "true" } else { "false" }
                on:click=move |_| {
                    if !off.get_untracked() {
                        act.run(());
                    }
                }
            >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d=path></path>
                </svg>
            </button>
        }
    };
    view! {
        <span class="tools">
            {tool(
                "up",
                Word::ItemUp,
                "M8 3v10M3.5 7.5L8 3l4.5 4.5",
                Signal::derive(move || place.get().0 <= 1),
                Callback::new(move |()| shift(true)),
            )}
            {tool(
                "down",
                Word::ItemDown,
                "M8 13V3M3.5 8.5L8 13l4.5-4.5",
                Signal::derive(move || place.get().0 >= place.get().1),
                Callback::new(move |()| shift(false)),
            )}
            {tool(
                "remove",
                Word::ItemRemove,
                "M4 4l8 8M12 4l-8 8",
                Signal::derive(|| false),
                Callback::new(move |()| remove(asked, &item.get_value())),
            )}
        </span>
    }
    .into_any()
}

/// Takes an item away, with a way back, and puts the focus on its neighbour.
fn remove(asked: Asked, item: &str) {
    let ids = asked.session.item_ids(&asked.id());
    let index = ids.iter().position(|id| id == item).unwrap_or(0);
    let neighbour = if index > 0 { ids.get(index - 1) } else { ids.get(1) };
    page::focus_soon(neighbour.map_or_else(|| ["#", &asked.field_id()].concat(), |id| ["#i-", id].concat()));
    let is_blank = asked.session.answer_now(&asked.id()).is_none_or(|answer| {
        [Field::Text, Field::Words, Field::Title, Field::What, Field::Said].iter().all(|field| answer.value.text(item, *field).is_empty())
    });
    let act = |asked: &Asked| asked.change(|value| value.remove_item(item));
    if is_blank {
        act(&asked);
    } else {
        asked.with_undo(Word::ItemRemoved, act);
    }
}

/// The sign of an item's evidence, a button that opens "How do you know?" below it.
fn sign_button(asked: Asked, item: StoredValue<String>, active: Active) -> AnyView {
    let desk = asked.desk;
    let sign = Memo::new(move |_| item.with_value(|item| Sign::of(&asked.session.evidence(&asked.id(), item))));
    let is_open = move || item.with_value(|item| *item == active.get());
    view! {
        <button
            type="button"
            class="sign-button"
            class:sign-button--guess=move || sign.get() == Sign::Guess
            aria-expanded=move || if is_open() { "true" } else { "false" }
            aria-label=move || [desk.t(Word::HowDoYouKnow), " ", desk.t(sign_word(sign.get()))].concat()
            title=desk.t(Word::HowDoYouKnow)
            on:click=move |_| {
                let id = item.get_value();
                active.update(|active| *active = if *active == id { String::new() } else { id });
            }
        >
            {move || glyph(sign.get())}
        </button>
    }
    .into_any()
}

fn evidence_below(asked: Asked, item: StoredValue<String>, active: Active) -> AnyView {
    let is_open = Memo::new(move |_| item.with_value(|item| *item == active.get()));
    let takes = asked.with(|question| question.claim);
    (move || (takes && is_open.get()).then(|| evidence(asked, item.get_value()))).into_any()
}

/// The short items of a list.
pub fn list(asked: Asked, suggestions: Vec<String>) -> AnyView {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let takes = asked.with(|question| question.claim);
    let body = move |id: String| {
        let item = StoredValue::new(id.clone());
        let add_after = move |lines: &str| paste(asked, &item.get_value(), lines);
        let on_key = move |event: web_sys::KeyboardEvent| {
            let id = item.get_value();
            match event.key().as_str() {
                "Enter" if !event.ctrl_key() && !event.meta_key() && !event.is_composing() => {
                    event.prevent_default();
                    // An empty last item means the list is done: Enter goes on, as in other fields.
                    if asked.text(&id, Field::Text).is_empty() {
                        page::focus_soon("#continue".to_owned());
                    } else if let Some(next) = next_of(asked, &id) {
                        page::focus_soon(["#i-", &next].concat());
                    } else {
                        asked.add("", "", "");
                    }
                }
                "Backspace" if asked.text(&id, Field::Text).is_empty() && !event.is_composing() => {
                    event.prevent_default();
                    remove(asked, &id);
                }
                key @ ("ArrowUp" | "ArrowDown") if event.alt_key() => {
                    event.prevent_default();
                    asked.change(|value| value.move_item(&id, key == "ArrowUp"));
                    page::focus_soon(["#i-", &id].concat());
                }
                _ => {}
            }
        };
        view! {
            <li class="item" class:item--claim=takes>
                <div class="item__row">
                    {takes.then(|| sign_button(asked, item, active))}
                    <input
                        id=["i-", &id].concat()
                        class="field item__field"
                        type="text"
                        dir="auto"
                        autocomplete="off"
                        aria-label=move || {
                            let (number, of) = item.with_value(|item| place_of(asked, item));
                            let label = asked.with(|question| question.label.clone());
                            desk.words.fill(Word::ItemOf, &[("label", &label), ("n", &number.to_string()), ("of", &of.to_string())])
                        }
                        prop:value=move || item.with_value(|item| asked.text(item, Field::Text))
                        on:input:target=move |event| {
                            item.with_value(|item| asked.set(item, Field::Text, &event.target().value()));
                        }
                        on:focus=move |_| active.set(item.get_value())
                        on:keydown=on_key
                        on:paste=move |event| {
                            let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
                            if text.trim().contains('\n') {
                                event.prevent_default();
                                add_after(&text);
                            }
                        }
                    />
                    {tools(asked, item)}
                </div>
                {evidence_below(asked, item, active)}
            </li>
        }
        .into_any()
    };
    let is_empty = Memo::new(move |_| asked.session.item_ids(&asked.id()).is_empty());
    view! {
        <div class="list" role="group" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            {each(asked, body)}
            <button
                type="button"
                id=asked.field_id()
                class="add"
                on:click=move |_| {
                    asked.add("", "", "");
                }
            >
                {move || desk.t(if is_empty.get() { Word::AddFirst } else { Word::AddAnother })}
            </button>
            <p class="aside-note">{desk.t(Word::ListKeys)}</p>
        </div>
        {(!suggestions.is_empty()).then(|| offered(asked, suggestions))}
    }
    .into_any()
}

fn next_of(asked: Asked, item: &str) -> Option<String> {
    let ids = asked.session.item_ids(&asked.id());
    let index = ids.iter().position(|id| id == item)?;
    ids.get(index + 1).cloned()
}

/// Several lines pasted: the first goes where the cursor is, each other becomes an item.
fn paste(asked: Asked, item: &str, lines: &str) {
    let clean = |line: &str| {
        let line = line.trim();
        let bare = line.trim_start_matches(['•', '-', '*', '–', '·']).trim_start();
        if bare.is_empty() { line.to_owned() } else { bare.to_owned() }
    };
    let mut lines = lines.lines().map(clean).filter(|line| !line.is_empty());
    if asked.text(item, Field::Text).is_empty()
        && let Some(first) = lines.next()
    {
        asked.set(item, Field::Text, &first);
    }
    let mut dropped = 0;
    for line in lines {
        if asked.add("", "", &line).is_none() {
            dropped += 1;
        }
    }
    if dropped > 0 {
        asked.desk.tell(super::count(asked.desk, Word::ListFull, dropped), None);
    }
}

/// Ready items on offer, with their slots filled from other answers.
fn offered(asked: Asked, suggestions: Vec<String>) -> AnyView {
    let desk = asked.desk;
    let rows = suggestions
        .into_iter()
        .map(|suggestion| {
            let filled = Memo::new(move |_| filled(asked, &suggestion));
            let is_taken = Memo::new(move |_| {
                let ids = asked.session.item_ids(&asked.id());
                filled.with(|text| ids.iter().any(|id| asked.text(id, Field::Text) == *text))
            });
            view! {
                <li>
                    <button
                        type="button"
                        class="offer"
                        aria-disabled=move || if is_taken.get() { "true" } else { "false" }
                        on:click=move |_| {
                            if !is_taken.get_untracked() {
                                asked.with(|question| asked.session.add_item(question, "", "", &filled.get_untracked()));
                            }
                        }
                    >
                        {move || filled.get()}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="more" open>
            <summary>{desk.t(Word::Suggestions)}</summary>
            <ul class="offers">{rows}</ul>
        </details>
    }
    .into_any()
}

fn filled(asked: Asked, suggestion: &str) -> String {
    let interview = asked.session.interview();
    let mut values: Vec<(&str, String)> = Vec::new();
    for question in interview.questions() {
        let text = asked.session.text(&question.id, "", Field::Text);
        let text = if text.trim().is_empty() { ["[", &question.label, "]"].concat() } else { text.trim().to_owned() };
        values.push((&question.id, text));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(id, text)| (*id, text.as_str())).collect();
    words::fill(suggestion, &values)
}

/// A card for an item with several fields.
fn card(asked: Asked, id: String, title: String, active: Active, fields: AnyView) -> AnyView {
    let item = StoredValue::new(id);
    let takes = asked.with(|question| question.claim);
    view! {
        <li class="card-item">
            <div class="card-item__head">
                {takes.then(|| sign_button(asked, item, active))}
                <span class="card-item__title">{title}</span>
                {tools(asked, item)}
            </div>
            {fields}
            {evidence_below(asked, item, active)}
        </li>
    }
    .into_any()
}

fn item_field(asked: Asked, item: &str, name: &str, field: Field, label: Word, area: bool) -> AnyView {
    // The first field of a card has the item's own id, where the cursor goes.
    let id = if name.is_empty() { ["i-", item].concat() } else { ["i-", item, "-", name].concat() };
    let label = Some(asked.desk.t(label).to_owned());
    text_field(asked, TextField { id, item: item.to_owned(), field, label, hint: None, area })
}

/// Words somebody really said.
pub fn quotes(asked: Asked) -> AnyView {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let body = move |id: String| {
        let fields = view! {
            {item_field(asked, &id, "", Field::Words, Word::QuoteWords, true)}
            <div class="pair">
                {item_field(asked, &id, "who", Field::Who, Word::QuoteWho, false)}
                {item_field(asked, &id, "where", Field::Place, Word::QuoteWhere, false)}
            </div>
        };
        card(asked, id, desk.t(Word::Quote).to_owned(), active, fields.into_any())
    };
    let add = move || active.set(asked.add("", "", "").unwrap_or_default());
    view! {
        <div class="list" role="group" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            {each(asked, body)}
            <button type="button" id=asked.field_id() class="add" on:click=move |_| add()>{desk.t(Word::AddQuote)}</button>
        </div>
    }
    .into_any()
}

/// Buttons that add an item of a kind the pack names, each gone once it is used (`once`).
fn adders(asked: Asked, kinds: Vec<Choosable>, active: Active, once: bool, field: Field) -> AnyView {
    let order: Vec<String> = kinds.iter().map(|kind| kind.id.clone()).collect();
    let order = StoredValue::new(order);
    kinds
        .into_iter()
        .map(|Choosable { id, label, note }| {
            let kind = id.clone();
            let is_used = Memo::new(move |_| {
                let ids = asked.session.item_ids(&asked.id());
                once && ids.iter().any(|item| asked.text(item, field) == kind)
            });
            let title = if once { label.clone() } else { String::new() };
            let add = move || {
                if let Some(item) = asked.add(&id, &title, "") {
                    order.with_value(|order| sort_in(asked, &item, order, field));
                    active.set(item);
                }
            };
            view! {
                <button type="button" class="chip chip--add" title=note hidden=move || is_used.get() on:click=move |_| add()>
                    {label}
                </button>
            }
        })
        .collect_view()
        .into_any()
}

/// Moves a new item before those that come later in the pack's order.
fn sort_in(asked: Asked, item: &str, order: &[String], field: Field) {
    let rank = |id: &str| {
        let kind = asked.text(id, field);
        order.iter().position(|other| *other == kind)
    };
    let Some(mine) = rank(item) else { return };
    let ids = asked.session.item_ids(&asked.id());
    let later = ids.iter().rev().skip(1).take_while(|id| rank(id).is_some_and(|other| other > mine)).count();
    asked.change(|value| {
        for _ in 0..later {
            value.move_item(item, true);
        }
    });
}

/// The journey's moments.
pub fn moments(asked: Asked, moments: Vec<Choosable>) -> AnyView {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let labels = StoredValue::new(moments.clone());
    let body = move |id: String| {
        let kind = asked.text(&id, Field::Kind);
        let label = labels.with_value(|all| all.iter().find(|one| one.id == kind).map(|one| one.label.clone()));
        let feelings = (-FEELING_MAX..=FEELING_MAX)
            .map(|feeling| {
                let item = StoredValue::new(id.clone());
                let is_here = move || item.with_value(|item| asked.text(item, Field::Feeling) == feeling.to_string());
                let set = move |_| {
                    item.with_value(|item| asked.set(item, Field::Feeling, &feeling.to_string()));
                };
                let words = words::form(desk.t(Word::Feelings), &feeling.to_string());
                radio(["f-", &id].concat(), false, words.to_owned().into_any(), is_here, set)
            })
            .collect_view();
        let fields = view! {
            {item_field(asked, &id, "", Field::Title, Word::MomentTitle, false)}
            {item_field(asked, &id, "what", Field::What, Word::MomentWhat, true)}
            <fieldset class="options options--row options--feelings">
                <legend class="labelled__label">{desk.t(Word::MomentFeeling)}</legend>
                {feelings}
            </fieldset>
            <div class="pair">
                {item_field(asked, &id, "where", Field::Place, Word::MomentWhere, false)}
                {item_field(asked, &id, "nearly", Field::Nearly, Word::MomentNearly, false)}
            </div>
        };
        card(asked, id, label.unwrap_or_else(|| desk.t(Word::MomentOwn).to_owned()), active, fields.into_any())
    };
    view! {
        <div class="list" role="group" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            {each(asked, body)}
            <p class="labelled__label">{desk.t(Word::AddMoment)}</p>
            <div class="chips" id=asked.field_id()>
                {adders(asked, moments, active, true, Field::Kind)}
                {super::button("chip chip--add", desk.t(Word::MomentOwn), move || {
                    active.set(asked.add("", "", "").unwrap_or_default());
                })}
            </div>
        </div>
    }
    .into_any()
}

/// Data gathered, per source.
pub fn sources(asked: Asked, sources: Vec<Choosable>) -> AnyView {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let labels = StoredValue::new(sources.clone());
    let body = move |id: String| {
        let kind = asked.text(&id, Field::Source);
        let label = labels.with_value(|all| all.iter().find(|one| one.id == kind).map(|one| one.label.clone()));
        let own = label.is_none().then(|| item_field(asked, &id, "source", Field::Source, Word::SourceName, false));
        let forms = Form::ALL
            .iter()
            .map(|form| {
                let item = StoredValue::new(id.clone());
                let is_here = move || item.with_value(|item| asked.text(item, Field::Form) == form.id());
                let set = move |_| {
                    item.with_value(|item| asked.set(item, Field::Form, form.id()));
                };
                let word = match form {
                    Form::Words => Word::FormWords,
                    Form::Numbers => Word::FormNumbers,
                    Form::Both => Word::FormBoth,
                };
                radio(["form-", &id].concat(), false, desk.t(word).into_any(), is_here, set)
            })
            .collect_view();
        let fields = view! {
            {own}
            {item_field(asked, &id, "", Field::Said, Word::SourceSaid, true)}
            <div class="pair">
                {item_field(asked, &id, "count", Field::Count, Word::SourceCount, false)}
                {item_field(asked, &id, "when", Field::When, Word::SourceWhen, false)}
            </div>
            <fieldset class="options options--row">
                <legend class="labelled__label">{desk.t(Word::SourceForm)}</legend>
                {forms}
            </fieldset>
        };
        card(asked, id, label.unwrap_or_else(|| desk.t(Word::SourceOther).to_owned()), active, fields.into_any())
    };
    view! {
        <div class="list" role="group" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            {each(asked, body)}
            <p class="labelled__label">{desk.t(Word::AddSource)}</p>
            <div class="chips" id=asked.field_id()>
                {adders(asked, sources, active, false, Field::Source)}
                {super::button("chip chip--add", desk.t(Word::SourceOther), move || {
                    active.set(asked.add("", "", "").unwrap_or_default());
                })}
            </div>
        </div>
    }
    .into_any()
}
