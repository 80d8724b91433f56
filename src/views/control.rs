//! The control of each kind of question.

use leptos::prelude::*;

use super::asked::{Asked, key};
use super::{face, items, journey, noted};
use crate::domain::day::Day;
use crate::domain::edit::{self, Field};
use crate::domain::interview::{Choosable, Kind};
use crate::domain::persona::{TestKind, Value};
use crate::domain::story;
use crate::domain::words::Word;
use crate::platform::clock;
use crate::platform::dom::{El, el, is_checked, text};

/// A text field of an answer or of one of its items.
#[derive(Clone, Copy)]
pub struct TextField<'a> {
    /// The element's id.
    pub id: &'a str,
    /// The item it belongs to, or empty.
    pub item: &'a str,
    /// The field it writes.
    pub field: Field,
    /// Its label; without one it takes the question's heading.
    pub label: Option<&'a str>,
    /// More than a line.
    pub area: bool,
}

/// A text field with its label.
pub fn text_field(asked: Asked, this: TextField) -> El {
    let TextField {
        id,
        item,
        field,
        label,
        area,
    } = this;
    let item = key(item);
    let value = move || asked.text(&item.get_value(), field);
    let mut input = el(
        if area { "textarea" } else { "input" },
        if area { "field field--area" } else { "field" },
    )
    .id(id)
    .attr("dir", "auto")
    .live_value(value)
    .on_input(move |text| {
        asked.set(&item.get_value(), field, &text);
    });
    if label.is_none() {
        input = named_by_question(asked, input);
    }
    // A text area grows with its text: the copy in `data-text` gives it its height (style/field.css).
    let input = if area {
        el("div", "grow")
            .live_attr("data-text", value)
            .child(input.attr("rows", "3"))
    } else {
        input.attr("type", "text").attr("autocomplete", "off")
    };
    match label {
        Some(label) => labelled(id, label, input),
        None => input,
    }
}

/// A field under its label.
pub fn labelled(id: &str, label: &str, input: El) -> El {
    el("div", "labelled")
        .child(text("label", "labelled__label", label).attr("for", id))
        .child(input)
}

/// A field that has no label of its own takes the question as its name and the hint as its description.
pub fn named_by_question(asked: Asked, input: El) -> El {
    input
        .attr("aria-labelledby", &heading_id(asked))
        .attr("aria-describedby", &hint_id(asked))
}

/// The id of the element that asks the question.
pub fn heading_id(asked: Asked) -> String {
    ["h-", &asked.id()].concat()
}

/// The id of the element that says how to answer.
pub fn hint_id(asked: Asked) -> String {
    ["n-", &asked.id()].concat()
}

/// The control for a question.
pub fn control(asked: Asked) -> Vec<El> {
    let mut parts = control_alone(asked);
    parts.extend(noted::to_patterns(asked));
    parts
}

fn control_alone(asked: Asked) -> Vec<El> {
    match asked.kind() {
        Kind::LongText if asked.with(|question| question.id == story::STORY) => journey::story(asked),
        Kind::ShortText | Kind::LongText => vec![only_text(asked)],
        Kind::List { suggestions } => items::list(asked, suggestions),
        Kind::Quotes => vec![items::quotes(asked)],
        Kind::Moments { moments } => journey::moments(asked, moments),
        Kind::Sources { sources } => vec![items::sources(asked, sources, noted::finding)],
        Kind::Choice { options, own } => vec![choice(asked, options, own, false)],
        Kind::Choices { options, own } => vec![choice(asked, options, own, true)],
        Kind::Scale { from, to, low, high } => vec![scale(asked, from, to, &low, &high)],
        Kind::Date { in_months, preset } => date(asked, &in_months, preset),
        Kind::Number { unit } => vec![number(asked, unit)],
        Kind::Test => test(asked),
        Kind::Portrait => vec![face::editor(asked)],
        Kind::Name => name(asked),
    }
}

/// A line of text, or a paragraph.
pub fn only_text(asked: Asked) -> El {
    let id = asked.field_id();
    let area = matches!(asked.kind(), Kind::LongText);
    text_field(
        asked,
        TextField {
            id: &id,
            item: "",
            field: Field::Text,
            label: None,
            area,
        },
    )
}

/// One of a group of native radio buttons or checkboxes, drawn as a card.
pub fn radio(
    group: &str,
    several: bool,
    label: El,
    checked: impl Fn() -> bool + 'static,
    on_change: impl Fn(bool) + 'static,
) -> El {
    let input = el("input", "option__input")
        .attr("type", if several { "checkbox" } else { "radio" })
        .attr("name", group)
        .live_checked(checked)
        .on("change", move |event| on_change(is_checked(&event)));
    el("label", "option")
        .child(input)
        .child(el("span", "option__text").child(label))
}

/// A small group of radio buttons in a row, under a legend.
pub fn radios(class: &str, legend: &str, options: impl IntoIterator<Item = El>) -> El {
    el("fieldset", class)
        .child(text("legend", "labelled__label", legend))
        .children(options)
}

/// The label of a radio button.
pub fn option_label(content: &str) -> El {
    text("span", "option__label", content)
}

/// Options to choose from, with room for own words where they are allowed.
pub fn choice(asked: Asked, options: Vec<Choosable>, own: bool, several: bool) -> El {
    let group = asked.field_id();
    let row = |option: Choosable| {
        let Choosable { id, label, note } = option;
        let chosen = id.clone();
        let label = el("span", "")
            .child(option_label(&label))
            .children((!note.is_empty()).then(|| text("span", "option__note", &note)));
        radio(
            &group,
            several,
            label,
            move || asked.has_chosen(&chosen),
            move |on| asked.change(|value| value.choose(&id, on)),
        )
    };
    let own = own.then(|| {
        let id = [&group, "-own"].concat();
        let label = asked.desk.t(if several {
            Word::OwnWordsSeveral
        } else {
            Word::OwnWords
        });
        text_field(
            asked,
            TextField {
                id: &id,
                item: "",
                field: Field::Text,
                label: Some(label),
                area: several,
            },
        )
    });
    named_by_question(asked, el("fieldset", "options"))
        .children(options.into_iter().map(row))
        .children(own)
}

fn scale(asked: Asked, from: i32, to: i32, low: &str, high: &str) -> El {
    let group = asked.field_id();
    let point = |point: i32| {
        let is_here = move || asked.text("", Field::Text) == point.to_string();
        let set = move |_| asked.session.answer(&asked.id(), Value::Scale(point));
        radio(&group, false, option_label(&point.to_string()), is_here, set)
    };
    let ends = el("div", "scale__ends")
        .child(text("span", "", low))
        .child(text("span", "", high));
    named_by_question(asked, el("fieldset", "scale"))
        .child(el("div", "scale__points").children((from..=to).map(point)))
        .child(ends)
}

fn date(asked: Asked, in_months: &[u16], preset: Option<u16>) -> Vec<El> {
    let set = move |text: &str| match Day::parse(text) {
        Some(day) => asked.session.answer(&asked.id(), Value::Date(day)),
        None if text.is_empty() => {
            asked.session.take_answer(&asked.id());
        }
        None => {}
    };
    let button = |months: &u16| {
        let day = clock::today().plus_months(*months).to_string();
        let here = day.clone();
        let class = if preset == Some(*months) {
            "chip chip--first"
        } else {
            "chip"
        };
        let label = super::count(asked.desk, Word::InMonths, usize::from(*months));
        super::button(class, &label, move || set(&day))
            .live_state("aria-pressed", move || asked.text("", Field::Text) == here)
    };
    let input = el("input", "field field--date")
        .id(&asked.field_id())
        .attr("type", "date")
        .live_value(move || asked.text("", Field::Text))
        .on_input(move |text| set(&text));
    vec![
        el("div", "chips").children(in_months.iter().map(button)),
        named_by_question(asked, input),
    ]
}

fn number(asked: Asked, unit: String) -> El {
    let desk = asked.desk;
    let id = asked.field_id();
    let (unit_id, error_id) = ([&id, "-unit"].concat(), [&id, "-error"].concat());
    let wrong = RwSignal::new(false);
    // The unit can be changed before there is an amount to keep it with.
    let unit = RwSignal::new(unit);
    // What is typed stays as it is while it is typed ("3," is on the way to "3,5"); an example taken over, or an undo, shows.
    let typed = StoredValue::new(String::new());
    let shown = move || {
        let stored = asked.text("", Field::Text);
        let typed = typed.get_value();
        let is_same = edit::read_number(&typed)
            .map(|amount| amount.to_string())
            .unwrap_or_default()
            == stored;
        if is_same || wrong.get_untracked() {
            typed
        } else {
            stored
        }
    };
    let write = move |text: String| {
        typed.set_value(text.clone());
        if text.trim().is_empty() {
            wrong.set(false);
            asked.session.take_answer(&asked.id());
        } else {
            wrong.set(edit::read_number(&text).is_none());
            if !wrong.get() {
                let is_first = !asked.is_answered();
                asked.set("", Field::Text, &text);
                if is_first {
                    asked.set("", Field::Unit, &unit.get());
                }
            }
        }
    };
    let amount = el("input", "field")
        .id(&id)
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &error_id)
        .live("aria-invalid", move || wrong.get().then(|| "true".to_owned()))
        .live_value(shown)
        .on_input(write);
    let error = text("p", "error", desk.t(Word::NotANumber))
        .id(&error_id)
        .live_flag("hidden", move || !wrong.get());
    let unit_field = el("input", "field")
        .id(&unit_id)
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .live_value(move || {
            if asked.is_answered() {
                asked.text("", Field::Unit)
            } else {
                unit.get()
            }
        })
        .on_input(move |text| {
            unit.set(text.clone());
            if asked.is_answered() {
                asked.set("", Field::Unit, &text);
            }
        });
    el("div", "pair")
        .child(labelled(&id, desk.t(Word::HowMany), amount).child(error))
        .child(labelled(&unit_id, desk.t(Word::Unit), unit_field))
}

fn part(asked: Asked, suffix: &str, field: Field, label: Word, area: bool) -> El {
    let id = [&asked.field_id(), suffix].concat();
    text_field(
        asked,
        TextField {
            id: &id,
            item: "",
            field,
            label: Some(asked.desk.t(label)),
            area,
        },
    )
}

fn test(asked: Asked) -> Vec<El> {
    let desk = asked.desk;
    let group = [&asked.field_id(), "-kind"].concat();
    let kind = |kind: &'static TestKind| {
        let word = match kind {
            TestKind::Message => Word::TestMessage,
            TestKind::Event => Word::TestEvent,
            TestKind::Product => Word::TestProduct,
        };
        let is_here = move || asked.text("", Field::Kind) == kind.id();
        let set = move |_| {
            asked.set("", Field::Kind, kind.id());
        };
        radio(&group, false, option_label(desk.t(word)), is_here, set)
    };
    let date_id = [&asked.field_id(), "-date"].concat();
    let date = el("input", "field field--date")
        .id(&date_id)
        .attr("type", "date")
        .live_value(move || asked.text("", Field::Date))
        .on_input(move |text| {
            asked.set("", Field::Date, &text);
        });
    vec![
        radios(
            "options options--row",
            desk.t(Word::TestKind),
            TestKind::ALL.iter().map(kind),
        ),
        part(asked, "", Field::What, Word::TestWhat, true),
        part(asked, "-audience", Field::Audience, Word::TestAudience, false),
        part(asked, "-sign", Field::Sign, Word::TestSign, false),
        labelled(&date_id, desk.t(Word::TestDate), date),
    ]
}

/// Name, epithet and pronoun; the brief asks for them too, where they are missing.
pub fn name(asked: Asked) -> Vec<El> {
    let desk = asked.desk;
    let group = [&asked.field_id(), "-pronoun"].concat();
    let own = RwSignal::new(!matches!(
        asked.text("", Field::Pronoun).as_str(),
        "" | "she" | "he" | "they"
    ));
    let pronoun = |(pronoun, word): (&'static str, Word)| {
        let is_here = move || !own.get() && asked.text("", Field::Pronoun) == pronoun;
        let set = move |_| {
            own.set(false);
            asked.set("", Field::Pronoun, pronoun);
        };
        radio(&group, false, option_label(desk.t(word)), is_here, set)
    };
    let pronouns = [
        ("", Word::PronounNone),
        ("she", Word::PronounShe),
        ("he", Word::PronounHe),
        ("they", Word::PronounThey),
    ];
    let own_way = radio(
        &group,
        false,
        option_label(desk.t(Word::PronounOwn)),
        move || own.get(),
        move |_| own.set(true),
    );
    let options = pronouns.into_iter().map(pronoun).chain([own_way]);
    vec![
        el("div", "pair")
            .child(part(asked, "", Field::Name, Word::Name, false))
            .child(part(asked, "-epithet", Field::Epithet, Word::Epithet, false)),
        radios("options options--row", desk.t(Word::Pronoun), options),
        el("div", "").show(move || {
            own.get()
                .then(|| untrack(|| part(asked, "-own", Field::Pronoun, Word::PronounOwnWords, false)))
        }),
    ]
}
