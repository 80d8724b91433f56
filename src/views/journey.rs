//! The journey in the interview: moments in order, the curve drawn while they are told, and the story drafted from them.

use leptos::prelude::*;

use super::asked::{Asked, Key, key};
use super::control::only_text;
use super::evidence::evidence;
use super::items::{each, group, item_choice, item_field, label_of, pair, place_of, sort_in, tools};
use super::sign::{glyph, sign_words};
use crate::domain::edit::Field;
use crate::domain::interview::{Choosable, FEELING_MAX};
use crate::domain::journey::{self, Curve, Dot, Frame, Stop};
use crate::domain::persona::{Answer, Moment, Persona, Sign, Value};
use crate::domain::story;
use crate::domain::words::{self, Word};
use crate::platform::dom::{El, drawing, el, memo, shape, text};
use crate::platform::{intl, page};
use crate::state::desk::Undo;

/// The moments that stand open, by their ids; the others show what they say in a line.
type Open = RwSignal<Vec<String>>;

/// The journey's moments, and their curve.
pub fn moments(asked: Asked, moments: Vec<Choosable>) -> Vec<El> {
    let desk = asked.desk;
    let open: Open = RwSignal::new(Vec::new());
    let is_empty = memo(move || asked.session.item_ids(&asked.id()).is_empty());
    let first = move || {
        (!is_empty.get())
            .then(|| untrack(|| adder_here(asked, open, None).child(hidden(desk.t(Word::JourneyHereFirst)))))
    };
    let list = group(asked)
        .child(el("div", "moments__first").show(first))
        .child(each(asked, move |id| moment(asked, &id, open)).attr("role", "list"))
        .child(text("p", "labelled__label", desk.t(Word::AddMoment)))
        .child(adders(asked, &moments, open))
        .show(move || (!is_empty.get()).then(|| text("p", "aside-note", desk.t(Word::JourneyKeys))));
    vec![list, curve(asked)]
}

/// One moment: what it says in a line, which opens its fields.
fn moment(asked: Asked, id: &str, open: Open) -> El {
    let desk = asked.desk;
    let item = key(id);
    let is_open = memo(move || open.with(|open| open.iter().any(|one| **one == *item.get_value())));
    let place = memo(move || place_of(asked, &item.get_value()));
    let takes = asked.with(|question| question.claim);
    let sign = memo(move || Sign::of(&asked.session.evidence(&asked.id(), &item.get_value())));
    let label = label_of(asked, id, Field::Kind, Word::MomentOwn);
    // Folded, it is called what the person called it, and says how it felt.
    let called = {
        let label = label.clone();
        memo(move || {
            let item = item.get_value();
            let title = asked.text(&item, Field::Title);
            let title = if title.trim().is_empty() {
                asked.text(&item, Field::What)
            } else {
                title
            };
            if title.trim() == label {
                String::new()
            } else {
                title.trim().to_owned()
            }
        })
    };
    let felt = move || {
        let feeling = asked.text(&item.get_value(), Field::Feeling);
        words::form(desk.t(Word::Feelings), &feeling).to_owned()
    };
    let line = move || {
        (!is_open.get())
            .then(|| {
                let called = called.get();
                let called =
                    (!called.is_empty()).then(|| el("span", "moment__called").text(" ").bdi(&called));
                called
                    .into_iter()
                    .chain([el("span", "moment__felt").text(" ").text(&felt())])
            })
            .into_iter()
            .flatten()
    };
    let names = el("span", "moment__names")
        .child(text("span", "card-item__title", &label))
        .show(line);
    let signs = move || {
        takes
            .then(|| [glyph(sign.get()), sign_words(desk, sign.get())])
            .into_iter()
            .flatten()
    };
    let head = el("button", "moment__head")
        .id(&["i-", id].concat())
        .attr("type", "button")
        .live_state("aria-expanded", move || is_open.get())
        .child(el("span", "moment__number").live_text(move || place.get().0.to_string()))
        .text(" ")
        .child(el("span", "moment__sign").show(signs))
        .child(names)
        .on_click(move || {
            let id = item.get_value();
            let mut now = open.get_untracked();
            if is_open.get_untracked() {
                now.retain(|one| **one != *id);
            } else {
                now.push(id.to_string());
            }
            open.set(now);
        });
    let body = move || {
        is_open
            .get()
            .then(|| untrack(|| fields(asked, &item.get_value(), takes)))
    };
    // The last one needs none: the buttons below the list add what comes after it.
    let is_last = memo(move || place.get().0 == place.get().1);
    let after = move || {
        (!is_last.get()).then(|| {
            let words = hidden("").live_text(move || {
                desk.words
                    .fill(Word::JourneyHereAfter, &[("n", &place.get().0.to_string())])
            });
            untrack(|| adder_here(asked, open, Some(item)).child(words))
        })
    };
    let card = el("div", "card-item moment")
        .live_class("moment--guess", move || takes && sign.get() == Sign::Guess)
        .child(el("div", "card-item__head").child(head).child(tools(asked, item)))
        .show(body);
    el("li", "moment__place")
        .on_key(move |event| {
            let key = event.key();
            if event.alt_key()
                && matches!(key.as_str(), "ArrowUp" | "ArrowDown")
                && let Some(focused) = page::id_of_line(&event)
            {
                event.prevent_default();
                asked.change(|value| value.move_item(&item.get_value(), key == "ArrowUp"));
                // What is moved loses the focus.
                page::focus_soon(desk.setting, ["#", &focused].concat());
            }
        })
        .child(card)
        .show(after)
}

fn hidden(content: &str) -> El {
    text("span", "visually-hidden", content)
}

/// What is asked of a moment.
fn fields(asked: Asked, id: &str, takes: bool) -> El {
    let desk = asked.desk;
    let values: Vec<String> = (-FEELING_MAX..=FEELING_MAX)
        .map(|feeling| feeling.to_string())
        .collect();
    let feelings: Vec<(&str, &str)> = values
        .iter()
        .map(|value| (value.as_str(), words::form(desk.t(Word::Feelings), value)))
        .collect();
    let class = "options options--row options--feelings";
    el("div", "moment__fields")
        .child(item_field(
            asked,
            id,
            "title",
            Field::Title,
            Word::MomentTitle,
            false,
        ))
        .child(item_field(asked, id, "what", Field::What, Word::MomentWhat, true))
        .child(item_choice(
            asked,
            id,
            class,
            Word::MomentFeeling,
            Field::Feeling,
            &feelings,
        ))
        .child(pair(
            item_field(asked, id, "where", Field::Place, Word::MomentWhere, false),
            item_field(asked, id, "nearly", Field::Nearly, Word::MomentNearly, false),
        ))
        .children(takes.then(|| evidence(asked, id)))
}

/// Adds a moment at the end, opens it alone, and puts the cursor into its first field.
fn add(asked: Asked, open: Open, known: &str, title: &str) -> Option<String> {
    let id = asked.with(|question| asked.session.add_item(question, known, title, ""));
    match &id {
        Some(id) => {
            open.set(vec![id.clone()]);
            page::focus_soon(asked.desk.setting, ["#i-", id, "-title"].concat());
        }
        None => asked.desk.tell(asked.desk.t(Word::JourneyFull).to_owned(), None),
    }
    id
}

/// A button that adds a moment of one's own behind another one, or before the first.
fn adder_here(asked: Asked, open: Open, after: Option<Key>) -> El {
    let act = move || {
        let place = after.map_or(0, |after| place_of(asked, &after.get_value()).0);
        let Some(id) = add(asked, open, "", "") else {
            return;
        };
        let (last, _) = place_of(asked, &id);
        asked.change(|value| {
            for _ in place + 1..last {
                value.move_item(&id, true);
            }
        });
    };
    super::button("moment__adder", asked.desk.t(Word::JourneyHere), act)
}

/// Buttons that add the moments the pack names, each gone once it is used, and one for any other.
fn adders(asked: Asked, moments: &[Choosable], open: Open) -> El {
    let order: Vec<String> = moments.iter().map(|moment| moment.id.clone()).collect();
    let order = StoredValue::new(order);
    let adder = |moment: &Choosable| {
        let known = key(&moment.id);
        let title = key(&moment.label);
        let is_used = move || {
            let ids = asked.session.item_ids(&asked.id());
            ids.iter()
                .any(|item| *asked.text(item, Field::Kind) == *known.get_value())
        };
        let act = move || {
            if let Some(item) = add(asked, open, &known.get_value(), &title.get_value()) {
                order.with_value(|order| sort_in(asked, &item, order, Field::Kind));
            }
        };
        super::button("chip chip--add", &moment.label, act)
            .attr("title", &moment.note)
            .live_flag("hidden", is_used)
    };
    let own = super::button("chip chip--add", asked.desk.t(Word::MomentOwn), move || {
        add(asked, open, "", "");
    })
    .id(&asked.field_id());
    el("div", "chips").children(moments.iter().map(adder)).child(own)
}

/// What the answer's curve is drawn from.
fn told<T>(asked: Asked, read: impl FnOnce(&[Moment]) -> T) -> Option<T> {
    asked.with(|question| {
        asked
            .session
            .persona(|persona| match persona.value(&question.id) {
                Some(Value::Moments(moments)) => Some(read(moments)),
                _ => None,
            })
    })
}

/// The curve as it is now, and the same as a list for those who do not see it.
fn curve(asked: Asked) -> El {
    let desk = asked.desk;
    let stops = memo(move || {
        told(asked, |moments| {
            asked.with(|question| journey::stops(&question.kind, moments))
        })
        .unwrap_or_default()
    });
    let listing = memo(move || {
        told(asked, |moments| {
            asked.with(|question| story::listing(desk.words, &question.kind, moments))
        })
        .unwrap_or_default()
    });
    let name = memo(move || asked.session.persona(Persona::name));
    let right_to_left = intl::is_right_to_left(desk.language);
    // One whose words can be read on a phone, and one for wider pages.
    let narrow = Frame {
        width: 288.0,
        font: 15.0,
        rise: 24.0,
        per_row: 3,
        right_to_left,
    };
    let wide = Frame {
        width: 600.0,
        font: 15.5,
        rise: 24.0,
        per_row: 6,
        right_to_left,
    };
    let pictures = move || {
        let stops = stops.get();
        [("curve curve--narrow", narrow), ("curve curve--wide", wide)]
            .map(|(class, frame)| picture(class, &journey::curve(&stops, &frame), &frame))
    };
    let lines = move || {
        listing
            .get()
            .into_iter()
            .map(|line| text("li", "", &line).attr("dir", "auto"))
            .collect::<Vec<El>>()
    };
    let is_drawn = memo(move || stops.with(|stops| !stops.is_empty()));
    el("div", "").show(move || {
        is_drawn.get().then(|| {
            untrack(|| {
                el("figure", "journey-curve")
                    .child(
                        el("figcaption", "labelled__label")
                            .live_text(move || desk.words.about(Word::JourneyCurve, &name.get())),
                    )
                    .show(pictures)
                    .child(
                        el("p", "aside-note")
                            .live_text(move || signs_of(&stops.get(), desk.t(Word::JourneyKey))),
                    )
                    .child(el("ol", "visually-hidden").show(lines))
            })
        })
    })
}

/// What the marks of the curve mean, as far as there are any.
fn signs_of(stops: &[Stop], words: &str) -> String {
    let has = |of: fn(&Stop) -> bool| stops.iter().any(of);
    match (has(|stop| stop.guess), has(|stop| stop.nearly)) {
        (true, true) => words::form(words, "both"),
        (true, false) => words::form(words, "guess"),
        (false, true) => words::form(words, "nearly"),
        (false, false) => "",
    }
    .to_owned()
}

/// A number of a drawing.
fn number(number: f32) -> String {
    let mut out = String::new();
    journey::push_number((number * 10.0).round() / 10.0, &mut out);
    out
}

fn numbers(numbers: &[f32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|one| number(*one)).collect();
    numbers.join(" ")
}

/// A journey laid out, as a drawing in the page's own colours.
fn picture(class: &str, curve: &Curve, frame: &Frame) -> El {
    let mut picture = drawing(class, &["0 0 ", &numbers(&[curve.width, curve.height])].concat())
        .attr("font-size", &number(frame.font));
    for row in &curve.rows {
        let zero = ["M0 ", &number(row.zero), "H", &number(curve.width)].concat();
        picture = picture.child(shape("path", "curve__zero").attr("d", &zero));
        if let Some([start, ..]) = row.pieces.first() {
            let mut line = ["M", &numbers(&[start.x, start.y])].concat();
            for [_, one, two, end] in &row.pieces {
                line.push('C');
                line.push_str(&numbers(&[one.x, one.y, two.x, two.y, end.x, end.y]));
            }
            picture = picture.child(shape("path", "curve__line").attr("d", &line));
        }
        for dot in &row.dots {
            picture = picture.children(marks(dot, frame.font));
        }
    }
    picture
}

/// A moment's dot, its mark, and its label.
fn marks(dot: &Dot, font: f32) -> Vec<El> {
    let circle = |class: &str, down: f32, radius: f32| {
        shape("circle", class)
            .attr("cx", &number(dot.at.x))
            .attr("cy", &number(dot.at.y + down))
            .attr("r", &number(radius))
    };
    let mut marks = Vec::new();
    if dot.nearly {
        let stem = [
            "M",
            &numbers(&[dot.at.x, dot.at.y + font * 0.46]),
            "V",
            &number(dot.at.y + font * 0.8),
        ]
        .concat();
        marks.push(shape("path", "curve__nearly").attr("d", &stem));
        marks.push(circle("curve__nearly", font, font * 0.2));
    }
    let guess = if dot.guess { " curve--guess" } else { "" };
    marks.push(circle(&["curve__dot", guess].concat(), 0.0, font * 0.34));
    let label = &dot.label;
    for (index, line) in label.lines.iter().enumerate() {
        let down = font * ([0.92, 2.12, 3.32, 4.52].get(index).copied().unwrap_or(4.52));
        marks.push(
            shape("text", &["curve__label", guess].concat())
                .attr("x", &number(label.left + label.width / 2.0))
                .attr("y", &number(label.top + down))
                .text(line),
        );
    }
    marks
}

/// The story: the person's own text, and a draft from the moments to begin with or to look at.
pub fn story(asked: Asked) -> Vec<El> {
    let desk = asked.desk;
    let session = asked.session;
    // Nothing of the text is read for it, so that it is not made anew while one types.
    let draft = memo(move || {
        let interview = session.interview();
        session.persona(|persona| {
            story::moments(&interview, persona)
                .map(|(kind, moments)| story::draft(desk.words, &persona.name(), kind, moments))
        })
    });
    let seen = memo(move || session.persona(story::seen));
    let is_blank = memo(move || asked.text("", Field::Text).trim().is_empty());
    let is_same =
        memo(move || draft.with(|draft| draft.as_deref() == Some(asked.text("", Field::Text).as_str())));
    let is_new = memo(move || {
        let print = draft.with(|draft| draft.as_deref().map(story::print_of));
        seen.with(|seen| seen.is_some() && *seen != print)
    });
    let looks = RwSignal::new(false);
    let ways = move || {
        if draft.with(Option::is_none) {
            return is_blank
                .get()
                .then(|| text("p", "aside-note", desk.t(Word::StoryNone)));
        }
        if is_blank.get() {
            let take = move || {
                take(asked, draft.get_untracked().unwrap_or_default(), Word::StoryTaken);
                looks.set(false);
            };
            return Some(super::button("button", desk.t(Word::StoryTake), take).id("story-take"));
        }
        if is_same.get() {
            return None;
        }
        if looks.get() || is_new.get() {
            return Some(untrack(|| offered(asked, draft, is_new, looks)));
        }
        Some(super::button("link", desk.t(Word::StoryLook), move || {
            looks.set(true);
            page::focus_soon(desk.setting, "#story-new".to_owned());
        }))
    };
    vec![only_text(asked), el("div", "story-draft").show(ways)]
}

/// A draft beside a text of the person's own, to take or to leave.
fn offered(asked: Asked, draft: Memo<Option<String>>, is_new: Memo<bool>, looks: RwSignal<bool>) -> El {
    let desk = asked.desk;
    let title = desk.t(if is_new.get_untracked() {
        Word::StoryChanged
    } else {
        Word::StoryNew
    });
    let now = move || draft.get_untracked().unwrap_or_default();
    let take = super::button("button", desk.t(Word::StoryTakeOver), move || {
        take(asked, now(), Word::StoryReplaced);
        looks.set(false);
    });
    let leave = super::button("button", desk.t(Word::StoryLeave), move || {
        let today = (asked.session.ports().today)();
        asked
            .session
            .edit(|persona| story::set_seen(persona, Some(story::print_of(&now())), today));
        looks.set(false);
        page::focus_soon(desk.setting, ["#", &asked.field_id()].concat());
    });
    el("section", "story-draft__offer")
        .attr("aria-labelledby", "story-new")
        .child(
            text("p", "labelled__label", title)
                .id("story-new")
                .attr("tabindex", "-1"),
        )
        .child(
            el("blockquote", "story-draft__text")
                .attr("dir", "auto")
                .live_text(move || draft.get().unwrap_or_default()),
        )
        .child(el("div", "story-draft__ways").child(take).child(leave))
}

/// Puts a draft in place of the text, which becomes the person's own at once, with a way back.
fn take(asked: Asked, draft: String, said: Word) {
    let session = asked.session;
    let before: Option<Answer> = session.answer_now(&asked.id());
    let seen = session.draft_now(|draft| story::seen(&draft.persona));
    let today = (session.ports().today)();
    asked.set("", Field::Text, &draft);
    session.edit(|persona| story::set_seen(persona, Some(story::print_of(&draft)), today));
    page::focus_soon(asked.desk.setting, ["#", &asked.field_id()].concat());
    // The question goes with its screen, and the notice stays.
    let id = asked.id();
    let undo = Undo::new(move || {
        session.put_back(&id, before.clone());
        session.edit(|persona| story::set_seen(persona, seen.clone(), today));
    });
    asked.desk.tell(asked.desk.t(said).to_owned(), Some(undo));
}
