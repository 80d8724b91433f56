//! Measures followed over time: dated numbers, and a small line through them.

use leptos::prelude::*;

use super::entry::{Beside, Held, entries, fact, line};
use super::{day, facts, part};
use crate::domain::day::Day;
use crate::domain::edit::read_number;
use crate::domain::record::{Measure, MeasureKind, Point};
use crate::domain::trend::trend;
use crate::domain::words::Word;
use crate::platform::clock;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::page;
use crate::views::control::labelled;
use crate::views::{button, count};

/// The room a line is drawn in.
const WIDTH: f32 = 120.0;
const HEIGHT: f32 = 28.0;
/// Room around it for the width of the line.
const VIEW_BOX: &str = "-3 -3 126 34";

/// The part of the page.
pub fn measures(beside: Beside) -> El {
    let add = || {
        button("add", beside.t(Word::MeasureAdd), move || {
            beside.add(Measure {
                id: (beside.desk.ports.new_id)(),
                kind: MeasureKind::Participation,
                ..Measure::default()
            });
        })
    };
    let is_mine = !beside.session.read_only;
    part(beside, "measures", Word::UseMeasures)
        .child(text("p", "using__lead", beside.t(Word::UseMeasuresLead)))
        .children(is_mine.then(add))
        .child(entries(beside, measure, measure_fields))
}

fn amount(point: &Point, unit: &str) -> String {
    let unit = unit.trim();
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    [&point.amount.to_string(), space, unit].concat()
}

/// A measure, as it stands.
fn measure(held: Held<Measure>) -> Vec<El> {
    let beside = held.beside;
    let Some(measure) = held.read(|measure| Some(measure.clone())) else {
        return Vec::new();
    };
    let short = match measure.kind {
        MeasureKind::Conversion => Word::MeasureConversionShort,
        MeasureKind::Adoption => Word::MeasureAdoptionShort,
        MeasureKind::Participation => Word::MeasureParticipationShort,
        MeasureKind::Own => Word::MeasureOwn,
    };
    let kind = (measure.kind != MeasureKind::Own).then(|| fact(beside.t(short)));
    let title =
        line("entry__title", &measure.name).unwrap_or_else(|| text("p", "entry__title", beside.t(short)));
    let Some(latest) = measure.points.last() else {
        return vec![
            title,
            facts(kind.into_iter().chain([fact(beside.t(Word::MeasureNone))])),
        ];
    };
    let values = [
        ("amount", amount(latest, &measure.unit)),
        ("date", day(beside, latest.date)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let said = beside.desk.words.fill(Word::MeasureLatest, &values);
    let mut parts = vec![title, facts(kind.into_iter().chain([fact(&said)]))];
    if let (Some(drawn), Some(first)) = (trend(&measure.points, WIDTH, HEIGHT), measure.points.first()) {
        let told = count(beside.desk, Word::MeasureTrend, measure.points.len());
        let told = crate::domain::words::fill(
            &told,
            &[
                ("first", &amount(first, &measure.unit)),
                ("last", &amount(latest, &measure.unit)),
            ],
        );
        parts.push(
            el("p", "trend")
                .child(path("trend__line", VIEW_BOX, &drawn.path))
                .child(text("span", "trend__text", &told)),
        );
    }
    parts
}

fn kind_word(kind: MeasureKind) -> Word {
    match kind {
        MeasureKind::Conversion => Word::MeasureConversion,
        MeasureKind::Adoption => Word::MeasureAdoption,
        MeasureKind::Participation => Word::MeasureParticipation,
        MeasureKind::Own => Word::MeasureOwn,
    }
}

/// What can be changed about a measure.
fn measure_fields(held: Held<Measure>) -> Vec<El> {
    let dates = memo(move || {
        held.read(|measure| {
            measure
                .points
                .iter()
                .map(|point| point.date)
                .collect::<Vec<Day>>()
        })
    });
    let points = el("ul", "points").show(move || {
        let dates = dates.get();
        dates
            .into_iter()
            .map(|date| point(held, date))
            .collect::<Vec<El>>()
    });
    vec![
        held.choice_field(
            "kind",
            "options",
            Word::MeasureKind,
            (MeasureKind::ALL, kind_word),
            |measure, kind| measure.kind == kind,
            |measure, kind| measure.kind = kind,
        ),
        el("div", "pair")
            .child(held.text_field(
                "name",
                Word::MeasureName,
                false,
                |measure| measure.name.clone(),
                |measure, text| {
                    measure.name = text;
                },
            ))
            .child(held.text_field(
                "unit",
                Word::MeasureUnit,
                false,
                |measure| measure.unit.clone(),
                |measure, text| {
                    measure.unit = text;
                },
            )),
        points,
        new_point(held),
    ]
}

/// A number that was entered, with the way to take it out again.
fn point(held: Held<Measure>, date: Day) -> El {
    let beside = held.beside;
    let said = move || {
        held.read(|measure| {
            let point = measure.points.iter().find(|point| point.date == date);
            point
                .map(|point| amount(point, &measure.unit))
                .unwrap_or_default()
        })
    };
    let label = beside
        .desk
        .words
        .fill(Word::PointRemove, &[("date", &day(beside, date))]);
    let remove = button("tool", "", move || {
        held.change(|measure| measure.points.retain(|point| point.date != date));
        page::focus_soon(beside.desk.setting, ["#", &held.field_id("amount")].concat());
    })
    .attr("aria-label", &label)
    .child(path("", "0 0 16 16", "M4 4l8 8M12 4l-8 8"));
    el("li", "points__row")
        .child(text("span", "points__date", &day(beside, date)))
        .child(el("span", "points__amount").live_text(said))
        .child(remove)
}

/// Two fields for one more number; a second number of one day takes the place of the first.
fn new_point(held: Held<Measure>) -> El {
    let beside = held.beside;
    let date = RwSignal::new(clock::today().to_string());
    let number = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Word>);
    let (date_id, number_id, error_id) = (
        held.field_id("date"),
        held.field_id("amount"),
        held.field_id("error"),
    );
    let back = ["#", &number_id].concat();
    let add = move || {
        let Some(day) = Day::parse(&date.get_untracked()) else {
            wrong.set(Some(Word::PointNeedsDay));
            return;
        };
        let Some(amount) = read_number(&number.get_untracked()) else {
            wrong.set(Some(Word::NotANumber));
            return;
        };
        wrong.set(None);
        held.change(|measure| {
            measure.points.retain(|point| point.date != day);
            let index = measure.points.partition_point(|point| point.date < day);
            measure.points.insert(index, Point { date: day, amount });
        });
        number.set(String::new());
        page::focus_soon(beside.desk.setting, back.clone());
    };
    let date_field = el("input", "field field--date")
        .id(&date_id)
        .attr("type", "date")
        .live_value(move || date.get())
        .on_input(move |text| date.set(text));
    let number_field = el("input", "field field--date")
        .id(&number_id)
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &error_id)
        .live("aria-invalid", move || wrong.get().map(|_| "true".to_owned()))
        .live_value(move || number.get())
        .on_input(move |text| number.set(text));
    let error = el("p", "error")
        .id(&error_id)
        .attr("role", "alert")
        .live_text(move || {
            wrong
                .get()
                .map(|word| beside.t(word).to_owned())
                .unwrap_or_default()
        });
    el("div", "points__new")
        .on_enter(add.clone())
        .child(labelled(&number_id, beside.t(Word::PointAmount), number_field))
        .child(labelled(&date_id, beside.t(Word::PointDate), date_field))
        .child(button("button", beside.t(Word::PointAdd), add))
        .child(error)
}
