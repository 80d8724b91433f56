//! "How do you know?": one click for the common case, a note and a day for those who want.

use leptos::prelude::*;

use super::asked::{Asked, Key, key};
use super::sign::{evidence_word, glyph};
use crate::domain::day::Day;
use crate::domain::persona::{Evidence, EvidenceKind};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};

const FIRST: &[EvidenceKind] = &[
    EvidenceKind::Observed,
    EvidenceKind::Quoted,
    EvidenceKind::Measured,
    EvidenceKind::Surveyed,
];
const MORE: &[EvidenceKind] = &[
    EvidenceKind::Support,
    EvidenceKind::Social,
    EvidenceKind::Published,
];

/// The evidence of an answer, or of the item with this id.
pub fn evidence(asked: Asked, item: &str) -> El {
    let desk = asked.desk;
    let item = key(item);
    let list = memo(move || asked.session.evidence(&asked.id(), &item.get_value()));
    // Rows are drawn anew when their number changes, not while somebody types in them.
    let kinds =
        memo(move || list.with(|list| list.iter().map(|piece| piece.kind).collect::<Vec<EvidenceKind>>()));
    let more = RwSignal::new(kinds.with_untracked(|kinds| kinds.iter().any(|kind| MORE.contains(kind))));
    let chip = move |kind: EvidenceKind| {
        let is_pressed = move || {
            // Nothing said is a guess, and looks like one.
            kinds.with(|kinds| kinds.contains(&kind) || (kind == EvidenceKind::Guess && kinds.is_empty()))
        };
        el(
            "button",
            if kind == EvidenceKind::Guess {
                "chip chip--guess"
            } else {
                "chip"
            },
        )
        .attr("type", "button")
        .live_state("aria-pressed", is_pressed)
        .child(glyph(kind.sign()))
        .text(desk.t(evidence_word(kind)))
        .on_click(move || toggle(asked, item, kind))
    };
    let others = move || {
        if more.get() {
            MORE.iter().map(|kind| chip(*kind)).collect()
        } else {
            vec![super::button("chip", desk.t(Word::MoreKinds), move || {
                more.set(true);
            })]
        }
    };
    let chips = el("div", "chips")
        .children(FIRST.iter().map(|kind| chip(*kind)))
        .show(others)
        .child(chip(EvidenceKind::Guess));
    let rows = move || {
        let rows = kinds
            .get()
            .into_iter()
            .enumerate()
            .filter(|(_, kind)| *kind != EvidenceKind::Guess);
        rows.map(|(index, kind)| row(asked, item, index, kind, list))
            .collect::<Vec<El>>()
    };
    el("fieldset", "evidence")
        .child(text("legend", "evidence__title", desk.t(Word::HowDoYouKnow)))
        .child(chips)
        .show(rows)
}

/// Adds a kind of evidence, dated today, or takes it away again.
fn toggle(asked: Asked, item: Key, kind: EvidenceKind) {
    let today = (asked.session.ports().today)();
    let id = asked.id();
    let item = item.get_value();
    let before = asked
        .session
        .persona(|persona| persona.evidence(&id, &item).to_vec());
    let has = before.iter().any(|piece| piece.kind == kind);
    let loses_words = before.iter().any(|piece| {
        !piece.note.is_empty()
            && if kind == EvidenceKind::Guess {
                !has
            } else {
                has && piece.kind == kind
            }
    });
    let act = |asked: &Asked| {
        asked
            .session
            .change_evidence(&id, &item, |list| match (kind, has) {
                (_, true) => list.retain(|piece| piece.kind != kind),
                (EvidenceKind::Guess, false) => *list = vec![Evidence::of(kind)],
                (_, false) => {
                    list.retain(|piece| piece.kind != EvidenceKind::Guess);
                    list.push(Evidence {
                        date: Some(today),
                        ..Evidence::of(kind)
                    });
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
fn row(asked: Asked, item: Key, index: usize, kind: EvidenceKind, list: Memo<Vec<Evidence>>) -> El {
    let desk = asked.desk;
    let change = move |change: &dyn Fn(&mut Evidence)| {
        asked
            .session
            .change_evidence(&asked.id(), &item.get_value(), |list| {
                if let Some(piece) = list.get_mut(index) {
                    change(piece);
                }
            });
    };
    let field = move |class: &str, kind_of: &str, label: Word, read: fn(&Evidence) -> String| {
        el("input", class)
            .attr("type", kind_of)
            .attr("autocomplete", "off")
            .attr(
                "aria-label",
                &[desk.t(evidence_word(kind)), ": ", desk.t(label)].concat(),
            )
            .live_value(move || list.with(|list| list.get(index).map(read).unwrap_or_default()))
    };
    let note = field(
        "field field--small evidence__note",
        "text",
        Word::EvidenceNote,
        |piece| piece.note.clone(),
    )
    .attr("dir", "auto")
    .attr("placeholder", desk.t(Word::EvidenceNoteHint))
    .on_input(move |note| change(&|piece| piece.note.clone_from(&note)));
    let count = matches!(kind, EvidenceKind::Surveyed | EvidenceKind::Measured).then(|| {
        let read = |piece: &Evidence| piece.count.map(|count| count.to_string()).unwrap_or_default();
        field(
            "field field--small evidence__count",
            "text",
            Word::EvidenceCount,
            read,
        )
        .attr("inputmode", "numeric")
        .attr("placeholder", desk.t(Word::EvidenceCountHint))
        .on_input(move |count| change(&|piece| piece.count = count.trim().parse().ok()))
    });
    let read = |piece: &Evidence| piece.date.map(|day| day.to_string()).unwrap_or_default();
    let date = field(
        "field field--small evidence__date",
        "date",
        Word::EvidenceDate,
        read,
    )
    .on_input(move |date| change(&|piece| piece.date = Day::parse(&date)));
    el("div", "evidence__row")
        .child(
            el("span", "evidence__kind")
                .attr("aria-hidden", "true")
                .child(glyph(kind.sign())),
        )
        .child(note)
        .children(count)
        .child(date)
}
