//! "How do you know?": one click for the common case, a note and a day for those who want.

use leptos::prelude::*;

use super::asked::Asked;
use super::sign::{evidence_word, glyph};
use crate::domain::day::Day;
use crate::domain::persona::{Evidence, EvidenceKind};
use crate::domain::words::Word;

const FIRST: &[EvidenceKind] =
    &[EvidenceKind::Observed, EvidenceKind::Quoted, EvidenceKind::Measured, EvidenceKind::Surveyed];
const MORE: &[EvidenceKind] = &[EvidenceKind::Support, EvidenceKind::Social, EvidenceKind::Published];

/// The evidence of an answer, or of the item with this id.
pub fn evidence(asked: Asked, item: String) -> AnyView {
    let desk = asked.desk;
    let item = StoredValue::new(item);
    let list = Memo::new(move |_| item.with_value(|item| asked.session.evidence(&asked.id(), item)));
    let has = move |kind: EvidenceKind| list.with(|list| list.iter().any(|piece| piece.kind == kind));
    let shape =
        Memo::new(move |_| list.with(|list| list.iter().map(|piece| piece.kind).collect::<Vec<EvidenceKind>>()));
    let more = RwSignal::new(list.with_untracked(|list| list.iter().any(|piece| MORE.contains(&piece.kind))));
    let chip = move |kind: EvidenceKind| {
        let pressed = move || match kind {
            // Nothing said is a guess, and looks like one.
            EvidenceKind::Guess => list.with(Vec::is_empty) || has(kind),
            _ => has(kind),
        };
        view! {
            <button
                type="button"
                class="chip"
                class:chip--guess=kind == EvidenceKind::Guess
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| toggle(asked, item, kind)
            >
                {glyph(kind.sign())}
                {desk.t(evidence_word(kind))}
            </button>
        }
    };
    let chips = move |kinds: &'static [EvidenceKind]| kinds.iter().map(|kind| chip(*kind)).collect_view();
    view! {
        <fieldset class="evidence">
            <legend class="evidence__title">{desk.t(Word::HowDoYouKnow)}</legend>
            <div class="chips">
                {chips(FIRST)}
                {move || match more.get() {
                    true => chips(MORE).into_any(),
                    false => super::button("chip", desk.t(Word::MoreKinds), move || more.set(true)),
                }}
                {chip(EvidenceKind::Guess)}
            </div>
            {move || {
                // Rows are rebuilt when their number changes, not while somebody types in them.
                let kinds: Vec<EvidenceKind> = shape.get();
                kinds
                    .into_iter()
                    .enumerate()
                    .filter(|(_, kind)| *kind != EvidenceKind::Guess)
                    .map(|(index, kind)| row(asked, item, index, kind, list))
                    .collect_view()
            }}
        </fieldset>
    }
    .into_any()
}

/// Adds a kind of evidence, dated today, or takes it away again.
fn toggle(asked: Asked, item: StoredValue<String>, kind: EvidenceKind) {
    let today = (asked.session.ports().today)();
    let id = asked.id();
    let item = item.get_value();
    let before = asked.session.persona(|persona| persona.evidence(&id, &item).to_vec());
    let has = before.iter().any(|piece| piece.kind == kind);
    let loses_words = before
        .iter()
        .any(|piece| !piece.note.is_empty() && if kind == EvidenceKind::Guess { !has } else { has && piece.kind == kind });
    let act = |asked: &Asked| {
        asked.session.change_evidence(&id, &item, |list| match (kind, has) {
            (EvidenceKind::Guess, true) | (_, true) => list.retain(|piece| piece.kind != kind),
            (EvidenceKind::Guess, false) => *list = vec![Evidence::of(kind)],
            (_, false) => {
                list.retain(|piece| piece.kind != EvidenceKind::Guess);
                list.push(Evidence { date: Some(today), ..Evidence::of(kind) });
            }
        });
    };
    if loses_words {
        asked.with_undo(Word::EvidenceRemoved, act);
    } else {
        act(&asked);
    }
}

/// The note, the day and the number of one piece of evidence.
fn row(asked: Asked, item: StoredValue<String>, index: usize, kind: EvidenceKind, list: Memo<Vec<Evidence>>) -> AnyView {
    let desk = asked.desk;
    let label = desk.t(evidence_word(kind));
    let named = move |word: Word| [label, ": ", desk.t(word)].concat();
    let change = move |change: &dyn Fn(&mut Evidence)| {
        item.with_value(|item| {
            asked.session.change_evidence(&asked.id(), item, |list| {
                if let Some(piece) = list.get_mut(index) {
                    change(piece);
                }
            });
        });
    };
    let read = move |read: &dyn Fn(&Evidence) -> String| list.with(|list| list.get(index).map(read).unwrap_or_default());
    let counts = matches!(kind, EvidenceKind::Surveyed | EvidenceKind::Measured);
    view! {
        <div class="evidence__row">
            <span class="evidence__kind" aria-hidden="true">{glyph(kind.sign())}</span>
            <input
                class="field field--small evidence__note"
                type="text"
                dir="auto"
                autocomplete="off"
                aria-label=named(Word::EvidenceNote)
                placeholder=desk.t(Word::EvidenceNoteHint)
                prop:value=move || read(&|piece| piece.note.clone())
                on:input:target=move |event| change(&|piece| piece.note = event.target().value())
            />
            {counts
                .then(|| {
                    view! {
                        <input
                            class="field field--small evidence__count"
                            type="text"
                            inputmode="numeric"
                            autocomplete="off"
                            aria-label=named(Word::EvidenceCount)
                            placeholder=desk.t(Word::EvidenceCountHint)
                            prop:value=move || read(&|piece| piece.count.map(|count| count.to_string()).unwrap_or_default())
                            on:input:target=move |event| {
                                change(&|piece| piece.count = event.target().value().trim().parse().ok())
                            }
                        />
                    }
                })}
            <input
                class="field field--small evidence__date"
                type="date"
                aria-label=named(Word::EvidenceDate)
                prop:value=move || read(&|piece| piece.date.map(|day| day.to_string()).unwrap_or_default())
                on:input:target=move |event| change(&|piece| piece.date = Day::parse(&event.target().value()))
            />
        </div>
    }
    .into_any()
}
