//! Controls with items: lists, quotes and sources. Items are added, edited, moved and taken away, and each that is a claim
//! has evidence of its own. The journey's moments have a control of their own (journey.rs), made of the same parts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::asked::{Asked, Key, key};
use super::control::{TextField, named_by_question, option_label, radio, radios, text_field};
use super::noted;
use super::sign::{glyph, sign_word};
use crate::domain::edit::Field;
use crate::domain::interview::Choosable;
use crate::domain::persona::{Form, Sign};
use crate::domain::words::{self, Word};
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::page;

/// The item whose evidence is open.
type Active = RwSignal<String>;

/// The items of an answer, each drawn by `body`.
pub(super) fn each(asked: Asked, body: impl Fn(String) -> El + 'static) -> El {
    let ids = memo(move || asked.session.item_ids(&asked.id()));
    el("ol", "items").each(move || ids.get(), body)
}

/// The group a question's items and the ways to add one stand in.
pub(super) fn group(asked: Asked) -> El {
    named_by_question(asked, el("div", "list").attr("role", "group"))
}

pub(super) fn place_of(asked: Asked, item: &str) -> (usize, usize) {
    let ids = asked.session.item_ids(&asked.id());
    (
        ids.iter().position(|id| id == item).map_or(0, |index| index + 1),
        ids.len(),
    )
}

/// Up, down and remove, with names that say which item they mean.
pub(super) fn tools(asked: Asked, item: Key) -> El {
    let place = memo(move || place_of(asked, &item.get_value()));
    let tool = move |name: &'static str, word: Word, data: &str| {
        let label = move || asked.desk.words.fill(word, &[("n", &place.get().0.to_string())]);
        let is_off = move || {
            let (number, of) = place.get();
            (name == "up" && number <= 1) || (name == "down" && number >= of)
        };
        let act = move || {
            let id = item.get_value();
            if name == "remove" {
                remove(asked, &id);
            } else if !is_off() {
                asked.change(|value| value.move_item(&id, name == "up"));
                page::focus_soon(
                    asked.desk.setting,
                    ["[data-tool=\"", name, "-", &id, "\"]"].concat(),
                );
            }
        };
        el("button", "tool")
            .attr("type", "button")
            .attr("data-tool", &[name, "-", &item.get_value()].concat())
            .live_attr("aria-label", label)
            .live_attr("title", label)
            .live_state("aria-disabled", is_off)
            .child(path("", "0 0 16 16", data))
            .on_click(act)
    };
    el("span", "tools")
        .child(tool("up", Word::ItemUp, "M8 13V3M3.5 7.5L8 3l4.5 4.5"))
        .child(tool("down", Word::ItemDown, "M8 3v10M3.5 8.5L8 13l4.5-4.5"))
        .child(tool("remove", Word::ItemRemove, "M4 4l8 8M12 4l-8 8"))
}

/// Takes an item away, with a way back, and puts the focus on its neighbour.
pub(super) fn remove(asked: Asked, item: &str) {
    let ids = asked.session.item_ids(&asked.id());
    let index = ids.iter().position(|id| id == item).unwrap_or(0);
    let neighbour = if index > 0 { ids.get(index - 1) } else { ids.get(1) };
    page::focus_soon(
        asked.desk.setting,
        neighbour.map_or_else(|| ["#", &asked.field_id()].concat(), |id| ["#i-", id].concat()),
    );
    let is_blank = asked.session.answer_now(&asked.id()).is_none_or(|answer| {
        [Field::Text, Field::Words, Field::Title, Field::What, Field::Said]
            .iter()
            .all(|field| answer.value.text(item, *field).is_empty())
    });
    let act = |asked: &Asked| asked.change(|value| value.remove_item(item));
    if is_blank {
        act(&asked);
    } else {
        asked.with_undo(Word::ItemRemoved, act);
    }
}

/// The sign of an item's evidence, a button that opens "How do you know?" below it.
fn sign_button(asked: Asked, item: Key, active: Active) -> El {
    let desk = asked.desk;
    let sign = memo(move || Sign::of(&asked.session.evidence(&asked.id(), &item.get_value())));
    el("button", "sign-button")
        .attr("type", "button")
        .attr("title", desk.t(Word::HowDoYouKnow))
        .live_class("sign-button--guess", move || sign.get() == Sign::Guess)
        .live_state("aria-expanded", move || *item.get_value() == *active.get())
        .live_attr("aria-label", move || {
            [desk.t(Word::HowDoYouKnow), " ", desk.t(sign_word(sign.get()))].concat()
        })
        .show(move || [glyph(sign.get())])
        .on_click(move || {
            let id = item.get_value();
            active.set(if *active.get() == *id {
                String::new()
            } else {
                id.to_string()
            });
        })
}

/// An item that takes evidence shows it while it is the active one.
fn with_evidence(asked: Asked, item: Key, active: Active, body: El) -> El {
    if !asked.with(|question| question.claim) {
        return body;
    }
    let is_open = memo(move || *item.get_value() == *active.get());
    body.show(move || {
        is_open
            .get()
            .then(|| untrack(|| noted::evidence(asked, &item.get_value())))
    })
}

/// The short items of a list.
pub fn list(asked: Asked, suggestions: Vec<String>) -> Vec<El> {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let takes = asked.with(|question| question.claim);
    let on_key = move |id: &str, event: &web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.ctrl_key() && !event.meta_key() && !event.is_composing() => {
            event.prevent_default();
            // An empty last item means the list is done: Enter goes on, as in other fields.
            if asked.text(id, Field::Text).is_empty() {
                page::focus_soon(asked.desk.setting, "#continue".to_owned());
            } else if let Some(next) = next_of(asked, id) {
                page::focus_soon(asked.desk.setting, ["#i-", &next].concat());
            } else {
                asked.add("", "", "");
            }
        }
        "Backspace" if asked.text(id, Field::Text).is_empty() && !event.is_composing() => {
            event.prevent_default();
            remove(asked, id);
        }
        key @ ("ArrowUp" | "ArrowDown") if event.alt_key() => {
            event.prevent_default();
            asked.change(|value| value.move_item(id, key == "ArrowUp"));
            page::focus_soon(asked.desk.setting, ["#i-", id].concat());
        }
        _ => {}
    };
    let body = move |id: String| {
        let item = key(&id);
        let label = move || {
            let (number, of) = place_of(asked, &item.get_value());
            let label = asked.with(|question| question.label.clone());
            desk.words.fill(
                Word::ItemOf,
                &[
                    ("label", &label),
                    ("n", &number.to_string()),
                    ("of", &of.to_string()),
                ],
            )
        };
        let field = el("input", "field item__field")
            .id(&["i-", &id].concat())
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .live_attr("aria-label", label)
            .live_value(move || asked.text(&item.get_value(), Field::Text))
            .on_input(move |text| {
                asked.set(&item.get_value(), Field::Text, &text);
            })
            .on("focus", move |_| active.set(item.get_value().to_string()))
            .on_key(move |event| on_key(&item.get_value(), &event))
            .on("paste", move |event| {
                let data = event.unchecked_ref::<web_sys::ClipboardEvent>().clipboard_data();
                let lines = data
                    .and_then(|data| data.get_data("text/plain").ok())
                    .unwrap_or_default();
                if lines.trim().contains('\n') {
                    event.prevent_default();
                    paste(asked, &item.get_value(), &lines);
                }
            });
        let row = el("div", "item__row")
            .children(takes.then(|| sign_button(asked, item, active)))
            .child(field)
            .child(tools(asked, item));
        let class = if takes { "item item--claim" } else { "item" };
        with_evidence(asked, item, active, el("li", class).child(row))
    };
    let is_empty = memo(move || asked.session.item_ids(&asked.id()).is_empty());
    let add = el("button", "add")
        .attr("type", "button")
        .id(&asked.field_id())
        .live_text(move || {
            desk.t(if is_empty.get() {
                Word::AddFirst
            } else {
                Word::AddAnother
            })
            .to_owned()
        })
        .on_click(move || {
            asked.add("", "", "");
        });
    let list = group(asked).child(each(asked, body)).child(add).child(text(
        "p",
        "aside-note",
        desk.t(Word::ListKeys),
    ));
    let mut parts = vec![list];
    if !suggestions.is_empty() {
        parts.push(offered(asked, suggestions));
    }
    parts
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
        if bare.is_empty() {
            line.to_owned()
        } else {
            bare.to_owned()
        }
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
        asked
            .desk
            .tell(super::count(asked.desk, Word::ListFull, dropped), None);
    }
}

/// Ready items on offer, with their slots filled from other answers.
fn offered(asked: Asked, suggestions: Vec<String>) -> El {
    let offer = |suggestion: String| {
        let filled = memo(move || filled(asked, &suggestion));
        let is_taken = move || {
            let ids = asked.session.item_ids(&asked.id());
            filled.with(|text| ids.iter().any(|id| asked.text(id, Field::Text) == *text))
        };
        let button = el("button", "offer")
            .attr("type", "button")
            .live_state("aria-disabled", is_taken)
            .live_text(move || filled.get())
            .on_click(move || {
                if !is_taken() {
                    asked.with(|question| asked.session.add_item(question, "", "", &filled.get()));
                }
            });
        el("li", "").child(button)
    };
    el("details", "more")
        .flag("open")
        .child(text("summary", "", asked.desk.t(Word::Suggestions)))
        .child(el("ul", "offers").children(suggestions.into_iter().map(offer)))
}

fn filled(asked: Asked, suggestion: &str) -> String {
    let interview = asked.session.interview();
    let mut values: Vec<(&str, String)> = Vec::new();
    for question in interview.questions() {
        let text = asked.session.text(&question.id, "", Field::Text);
        let text = if text.trim().is_empty() {
            ["[", &question.label, "]"].concat()
        } else {
            text.trim().to_owned()
        };
        values.push((&question.id, text));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(id, text)| (*id, text.as_str())).collect();
    words::fill(suggestion, &values)
}

/// A card for an item with several fields; `sign` is that of its evidence, where it takes any.
fn card(asked: Asked, id: &str, title: &str, sign: Option<El>, fields: Vec<El>) -> El {
    let head = el("div", "card-item__head")
        .children(sign)
        .child(text("span", "card-item__title", title))
        .child(tools(asked, key(id)));
    el("li", "card-item").child(head).children(fields)
}

/// The same with its evidence, for an item that may be a claim.
fn claim_card(asked: Asked, id: &str, title: &str, active: Active, fields: Vec<El>) -> El {
    let item = key(id);
    let takes = asked.with(|question| question.claim);
    let sign = takes.then(|| sign_button(asked, item, active));
    with_evidence(asked, item, active, card(asked, id, title, sign, fields))
}

pub(super) fn item_field(asked: Asked, item: &str, name: &str, field: Field, label: Word, area: bool) -> El {
    // The first field of a card has the item's own id, where the cursor goes.
    let id = if name.is_empty() {
        ["i-", item].concat()
    } else {
        ["i-", item, "-", name].concat()
    };
    text_field(
        asked,
        TextField {
            id: &id,
            item,
            field,
            label: Some(asked.desk.t(label)),
            area,
        },
    )
}

/// A choice of an item's field, each option with its value and label.
pub(super) fn item_choice(
    asked: Asked,
    item: &str,
    class: &str,
    legend: Word,
    field: Field,
    options: &[(&str, &str)],
) -> El {
    let group = ["c-", item].concat();
    let options = options.iter().map(|(value, label)| {
        let item = key(item);
        let value = key(value);
        let is_here = move || *asked.text(&item.get_value(), field) == *value.get_value();
        let set = move |_| {
            asked.set(&item.get_value(), field, &value.get_value());
        };
        radio(&group, false, option_label(label), is_here, set)
    });
    radios(class, asked.desk.t(legend), options)
}

pub(super) fn pair(one: El, other: El) -> El {
    el("div", "pair").child(one).child(other)
}

/// Adds an item without a kind and opens its evidence.
fn add_own(asked: Asked, active: Active) {
    active.set(asked.add("", "", "").unwrap_or_default());
}

/// Words somebody really said.
pub fn quotes(asked: Asked) -> El {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let body = move |id: String| {
        let fields = vec![
            item_field(asked, &id, "", Field::Words, Word::QuoteWords, true),
            pair(
                item_field(asked, &id, "who", Field::Who, Word::QuoteWho, false),
                item_field(asked, &id, "where", Field::Place, Word::QuoteWhere, false),
            ),
        ];
        claim_card(asked, &id, desk.t(Word::Quote), active, fields)
    };
    let add =
        super::button("add", desk.t(Word::AddQuote), move || add_own(asked, active)).id(&asked.field_id());
    group(asked).child(each(asked, body)).child(add)
}

/// Buttons that add an item of a source the pack names, and one for any other.
fn adders(asked: Asked, kinds: &[Choosable], active: Active) -> El {
    let order: Vec<String> = kinds.iter().map(|kind| kind.id.clone()).collect();
    let order = StoredValue::new(order);
    let adder = |kind: &Choosable| {
        let id = key(&kind.id);
        let add = move || {
            if let Some(item) = asked.add(&id.get_value(), "", "") {
                order.with_value(|order| sort_in(asked, &item, order, Field::Source));
                active.set(item);
            }
        };
        super::button("chip chip--add", &kind.label, add).attr("title", &kind.note)
    };
    let other = asked.desk.t(Word::SourceOther);
    el("div", "chips")
        .id(&asked.field_id())
        .children(kinds.iter().map(adder))
        .child(super::button("chip chip--add", other, move || {
            add_own(asked, active);
        }))
}

/// Moves a new item before those that come later in the pack's order.
pub(super) fn sort_in(asked: Asked, item: &str, order: &[String], field: Field) {
    let rank = |id: &str| {
        let kind = asked.text(id, field);
        order.iter().position(|other| *other == kind)
    };
    let Some(mine) = rank(item) else { return };
    let ids = asked.session.item_ids(&asked.id());
    let later = ids
        .iter()
        .rev()
        .skip(1)
        .take_while(|id| rank(id).is_some_and(|other| other > mine))
        .count();
    asked.change(|value| {
        for _ in 0..later {
            value.move_item(item, true);
        }
    });
}

/// The label of an item's kind, or a word for a kind of one's own.
pub(super) fn label_of(asked: Asked, item: &str, field: Field, own: Word) -> String {
    let kind = asked.text(item, field);
    let label = asked.with(|question| question.kind.label_of(&kind).map(str::to_owned));
    label.unwrap_or_else(|| asked.desk.t(own).to_owned())
}

/// Data gathered, per source, which is no claim; `more` stands at the end of each source's card.
pub fn sources(asked: Asked, sources: Vec<Choosable>, more: fn(Asked, &str) -> Option<El>) -> El {
    let desk = asked.desk;
    let active: Active = RwSignal::new(String::new());
    let body = move |id: String| {
        let kind = asked.text(&id, Field::Source);
        let is_known = asked.with(|question| question.kind.label_of(&kind).is_some());
        let word = |form: Form| match form {
            Form::Words => Word::FormWords,
            Form::Numbers => Word::FormNumbers,
            Form::Both => Word::FormBoth,
        };
        let forms: Vec<(&str, &str)> = Form::ALL
            .iter()
            .map(|form| (form.id(), desk.t(word(*form))))
            .collect();
        let mut fields = vec![
            item_field(asked, &id, "", Field::Said, Word::SourceSaid, true),
            pair(
                item_field(asked, &id, "count", Field::Count, Word::SourceCount, false),
                item_field(asked, &id, "when", Field::When, Word::SourceWhen, false),
            ),
            item_choice(
                asked,
                &id,
                "options options--row",
                Word::SourceForm,
                Field::Form,
                &forms,
            ),
        ];
        fields.extend(more(asked, &id));
        if !is_known {
            fields.insert(
                0,
                item_field(asked, &id, "source", Field::Source, Word::SourceName, false),
            );
        }
        card(
            asked,
            &id,
            &label_of(asked, &id, Field::Source, Word::SourceOther),
            None,
            fields,
        )
    };
    group(asked)
        .child(each(asked, body))
        .child(text("p", "labelled__label", desk.t(Word::AddSource)))
        .child(adders(asked, &sources, active))
}
