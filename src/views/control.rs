//! The control of each kind of question.

use leptos::prelude::*;

use super::asked::Asked;
use super::{face, items};
use crate::domain::edit::Field;
use crate::domain::interview::{Choosable, Kind};
use crate::domain::persona::{TestKind, Value};
use crate::domain::words::Word;
use crate::platform::clock;

/// What a text field needs to know of itself.
#[derive(Clone)]
pub struct TextField {
    /// The element's id.
    pub id: String,
    /// The item it belongs to, or empty.
    pub item: String,
    /// The field it writes.
    pub field: Field,
    /// Its label; without one it takes the question's heading.
    pub label: Option<String>,
    /// A few words on how to fill it in.
    pub hint: Option<Word>,
    /// More than a line.
    pub area: bool,
}

/// A text field with its label.
pub fn text_field(asked: Asked, this: TextField) -> AnyView {
    let TextField { id, item, field, label, hint, area } = this;
    let item = StoredValue::new(item);
    let value = move || item.with_value(|item| asked.text(item, field));
    let placeholder = hint.map(|word| asked.desk.t(word));
    let labelled = label.is_none().then(|| heading_id(asked));
    let described = label.is_none().then(|| hint_id(asked));
    let write = move |text: String| item.with_value(|item| asked.set(item, field, &text));
    let input = if area {
        // A textarea grows with its text; the hidden copy beside it gives it its height (see style/field.css).
        view! {
            <div class="grow" data-text=value>
                <textarea
                    id=id.clone()
                    class="field field--area"
                    dir="auto"
                    rows="3"
                    aria-labelledby=labelled
                    aria-describedby=described
                    placeholder=placeholder
                    prop:value=value
                    on:input:target=move |event| {
                        write(event.target().value());
                    }
                ></textarea>
            </div>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                aria-labelledby=labelled
                aria-describedby=described
                placeholder=placeholder
                prop:value=value
                on:input:target=move |event| {
                    write(event.target().value());
                }
            />
        }
        .into_any()
    };
    match label {
        Some(label) => view! {
            <div class="labelled">
                <label class="labelled__label" for=id>{label}</label>
                {input}
            </div>
        }
        .into_any(),
        None => input,
    }
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
pub fn control(asked: Asked) -> AnyView {
    match asked.kind() {
        kind @ (Kind::ShortText | Kind::LongText) => text_field(
            asked,
            TextField {
                id: asked.field_id(),
                item: String::new(),
                field: Field::Text,
                label: None,
                hint: None,
                area: matches!(kind, Kind::LongText),
            },
        ),
        Kind::List { suggestions } => items::list(asked, suggestions),
        Kind::Quotes => items::quotes(asked),
        Kind::Moments { moments } => items::moments(asked, moments),
        Kind::Sources { sources } => items::sources(asked, sources),
        Kind::Choice { options, own } => choice(asked, options, own, false),
        Kind::Choices { options, own } => choice(asked, options, own, true),
        Kind::Scale { from, to, low, high } => scale(asked, from, to, low, high),
        Kind::Date { in_months, preset } => date(asked, in_months, preset),
        Kind::Number { unit } => number(asked, unit),
        Kind::Test => test(asked),
        Kind::Portrait => face::editor(asked),
        Kind::Name => name(asked),
    }
}

/// One of a group of native radio buttons or checkboxes, drawn as a card.
pub fn radio(
    group: String,
    several: bool,
    label: AnyView,
    checked: impl Fn() -> bool + Send + 'static,
    on_change: impl Fn(bool) + 'static,
) -> AnyView {
    view! {
        <label class="option">
            <input
                class="option__input"
                type=if several { "checkbox" } else { "radio" }
                name=group
                prop:checked=checked
                on:change:target=move |event| on_change(event.target().checked())
            />
            <span class="option__text">{label}</span>
        </label>
    }
    .into_any()
}

fn choice(asked: Asked, options: Vec<Choosable>, own: bool, several: bool) -> AnyView {
    let desk = asked.desk;
    let group = asked.field_id();
    let rows = options
        .into_iter()
        .map(|Choosable { id, label, note }| {
            let chosen = id.clone();
            let text = view! {
                <span class="option__label">{label}</span>
                {(!note.is_empty()).then(|| view! { <span class="option__note">{note}</span> })}
            };
            radio(
                group.clone(),
                several,
                text.into_any(),
                move || asked.has_chosen(&chosen),
                move |on| asked.change(|value| value.choose(&id, on)),
            )
        })
        .collect_view();
    let own = own.then(|| {
        let field = TextField {
            id: [&group, "-own"].concat(),
            item: String::new(),
            field: Field::Text,
            label: Some(desk.t(if several { Word::OwnWordsSeveral } else { Word::OwnWords }).to_owned()),
            hint: None,
            area: several,
        };
        text_field(asked, field)
    });
    view! {
        <fieldset class="options" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            {rows} {own}
        </fieldset>
    }
    .into_any()
}

fn scale(asked: Asked, from: i32, to: i32, low: String, high: String) -> AnyView {
    let group = asked.field_id();
    let points = (from..=to)
        .map(|point| {
            let is_here = move || asked.text("", Field::Text) == point.to_string();
            let set = move |_| asked.session.answer(&asked.id(), Value::Scale(point));
            radio(group.clone(), false, point.into_any(), is_here, set)
        })
        .collect_view();
    view! {
        <fieldset class="scale" aria-labelledby=heading_id(asked) aria-describedby=hint_id(asked)>
            <div class="scale__points">{points}</div>
            <div class="scale__ends">
                <span>{low}</span>
                <span>{high}</span>
            </div>
        </fieldset>
    }
    .into_any()
}

fn date(asked: Asked, in_months: Vec<u16>, preset: Option<u16>) -> AnyView {
    let desk = asked.desk;
    let set = move |text: &str| match crate::domain::day::Day::parse(text) {
        Some(day) => asked.session.answer(&asked.id(), Value::Date(day)),
        None if text.is_empty() => {
            asked.session.take_answer(&asked.id());
        }
        None => {}
    };
    let buttons = in_months
        .into_iter()
        .map(|months| {
            let day = clock::today().plus_months(months).to_string();
            let here = day.clone();
            let class = if preset == Some(months) { "chip chip--first" } else { "chip" };
            view! {
                <button
                    type="button"
                    class=class
                    aria-pressed=move || if asked.text("", Field::Text) == here { "true" } else { "false" }
                    on:click=move |_| set(&day)
                >
                    {super::count(desk, Word::InMonths, usize::from(months))}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="chips">{buttons}</div>
        <input
            id=asked.field_id()
            class="field field--date"
            type="date"
            aria-labelledby=heading_id(asked)
            aria-describedby=hint_id(asked)
            prop:value=move || asked.text("", Field::Text)
            on:input:target=move |event| set(&event.target().value())
        />
    }
    .into_any()
}

fn number(asked: Asked, unit: String) -> AnyView {
    let desk = asked.desk;
    let wrong = RwSignal::new(false);
    let id = asked.field_id();
    let error_id = [&id, "-error"].concat();
    // What the person typed stays as it is while they type ("3," is on the way to "3,5").
    let shown = RwSignal::new(asked.session.answer_now(&asked.id()).map(|answer| answer.value.text("", Field::Text)).unwrap_or_default());
    let write = move |text: String| {
        if text.trim().is_empty() {
            asked.session.take_answer(&asked.id());
            wrong.set(false);
        } else {
            let amount = crate::domain::edit::read_number(&text);
            wrong.set(amount.is_none());
            if amount.is_some() {
                asked.set("", Field::Text, &text);
            }
        }
        shown.set(text);
    };
    let unit_field = view! {
        <div class="labelled">
            <label class="labelled__label" for=[&id, "-unit"].concat()>{desk.t(Word::Unit)}</label>
            <input
                id=[&id, "-unit"].concat()
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                placeholder=unit.clone()
                prop:value=move || {
                    let text = asked.text("", Field::Unit);
                    if text.is_empty() && !asked.is_answered() { unit.clone() } else { text }
                }
                on:change:target=move |event| {
                    if asked.is_answered() {
                        asked.set("", Field::Unit, &event.target().value());
                    }
                }
            />
        </div>
    };
    view! {
        <div class="pair">
            <div class="labelled">
                <label class="labelled__label" for=id.clone()>{desk.t(Word::HowMany)}</label>
                <input
                    id=id
                    class="field"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-invalid=move || wrong.get().then_some("true")
                    aria-describedby=error_id.clone()
                    prop:value=move || {
                        // An example taken over, or an undo, shows; what is being typed does not jump.
                        let stored = asked.text("", Field::Text);
                        let typed = shown.get();
                        let is_same = crate::domain::edit::read_number(&typed).map(|amount| amount.to_string()).as_ref() == Some(&stored);
                        if stored.is_empty() || is_same || wrong.get() { typed } else { stored }
                    }
                    on:input:target=move |event| write(event.target().value())
                />
                <p class="error" id=error_id hidden=move || !wrong.get()>{desk.t(Word::NotANumber)}</p>
            </div>
            {unit_field}
        </div>
    }
    .into_any()
}

fn field_of(asked: Asked, suffix: &str, field: Field, label: Word, hint: Option<Word>, area: bool) -> AnyView {
    let id = [&asked.field_id(), suffix].concat();
    let label = Some(asked.desk.t(label).to_owned());
    text_field(asked, TextField { id, item: String::new(), field, label, hint, area })
}

fn test(asked: Asked) -> AnyView {
    let desk = asked.desk;
    let kinds = TestKind::ALL
        .iter()
        .map(|kind| {
            let word = match kind {
                TestKind::Message => Word::TestMessage,
                TestKind::Event => Word::TestEvent,
                TestKind::Product => Word::TestProduct,
            };
            let is_here = move || asked.text("", Field::Kind) == kind.id();
            let set = move |_| {
                asked.set("", Field::Kind, kind.id());
            };
            radio([&asked.field_id(), "-kind"].concat(), false, desk.t(word).into_any(), is_here, set)
        })
        .collect_view();
    let date_id = [&asked.field_id(), "-date"].concat();
    view! {
        <fieldset class="options options--row">
            <legend class="labelled__label">{desk.t(Word::TestKind)}</legend>
            {kinds}
        </fieldset>
        {field_of(asked, "", Field::What, Word::TestWhat, None, true)}
        {field_of(asked, "-audience", Field::Audience, Word::TestAudience, None, false)}
        {field_of(asked, "-sign", Field::Sign, Word::TestSign, None, false)}
        <div class="labelled">
            <label class="labelled__label" for=date_id.clone()>{desk.t(Word::TestDate)}</label>
            <input
                id=date_id
                class="field field--date"
                type="date"
                prop:value=move || asked.text("", Field::Date)
                on:input:target=move |event| {
                    asked.set("", Field::Date, &event.target().value());
                }
            />
        </div>
    }
    .into_any()
}

/// Name, epithet and pronoun; the brief asks for them too, where they are missing.
pub fn name(asked: Asked) -> AnyView {
    let desk = asked.desk;
    let group = [&asked.field_id(), "-pronoun"].concat();
    let own = RwSignal::new(!matches!(asked.text("", Field::Pronoun).as_str(), "" | "she" | "he" | "they"));
    let pronouns = [("", Word::PronounNone), ("she", Word::PronounShe), ("he", Word::PronounHe), ("they", Word::PronounThey)]
        .into_iter()
        .map(|(pronoun, word)| {
            let is_here = move || !own.get() && asked.text("", Field::Pronoun) == pronoun;
            let set = move |_| {
                own.set(false);
                asked.set("", Field::Pronoun, pronoun);
            };
            radio(group.clone(), false, desk.t(word).into_any(), is_here, set)
        })
        .collect_view();
    let own_radio =
        radio(group.clone(), false, desk.t(Word::PronounOwn).into_any(), move || own.get(), move |_| own.set(true));
    view! {
        <div class="pair">
            {field_of(asked, "", Field::Name, Word::Name, None, false)}
            {field_of(asked, "-epithet", Field::Epithet, Word::Epithet, Some(Word::EpithetHint), false)}
        </div>
        <fieldset class="options options--row">
            <legend class="labelled__label">{desk.t(Word::Pronoun)}</legend>
            {pronouns}
            {own_radio}
        </fieldset>
        {move || own.get().then(|| field_of(asked, "-own", Field::Pronoun, Word::PronounOwnWords, None, false))}
    }
    .into_any()
}

