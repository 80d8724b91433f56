//! Dragging cards with mouse, pen or finger. Whoever uses neither has buttons for the same.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::dom::El;

/// How far a pointer moves before a press becomes a drag, in pixels.
const SLACK: f64 = 6.0;
/// How near to the window's edge the page is scrolled, and how far at a time, in pixels.
const EDGE: f64 = 56.0;
const STEP: f64 = 14.0;

/// A card under a pointer.
#[derive(Clone)]
struct Held {
    card: HtmlElement,
    pointer: f64,
    /// Where it was taken, from the top of the page.
    from: (f64, f64),
    is_dragged: bool,
}

/// Makes a card one that is dragged: with a mouse anywhere but on its controls, with a finger by its grip (`data-grip`) alone, so that
/// a page of cards can be scrolled. `over` is told the name of the place it hangs over (`data-drop`), `dropped` where it was let go.
#[must_use]
pub fn draggable(card: El, over: impl Fn(&str) + Clone + 'static, dropped: impl Fn(&str) + 'static) -> El {
    let held = std::rc::Rc::new(std::cell::RefCell::new(None::<Held>));
    let (moving, ending, leaving) = (held.clone(), held.clone(), held.clone());
    let (over_end, over_away) = (over.clone(), over.clone());
    card.on("pointerdown", move |event| *held.borrow_mut() = taken(&event))
        .on("pointermove", move |event| {
            let mut held = moving.borrow_mut();
            let Some(held) = held.as_mut().filter(|held| is_of(held, &event)) else {
                return;
            };
            let at = place(&event);
            let moved = (at.0 - held.from.0, at.1 - held.from.1);
            if !held.is_dragged && moved.0.hypot(moved.1) < SLACK {
                return;
            }
            event.prevent_default();
            if !held.is_dragged {
                held.is_dragged = true;
                let _ = held.card.set_attribute("data-dragged", "");
            }
            let translate = format!("{}px {}px", moved.0.round(), moved.1.round());
            let _ = held.card.style().set_property("translate", &translate);
            scroll_near_edge(&event);
            over(&below(&held.card, &event));
        })
        .on("pointerup", move |event| {
            let ended = ending.borrow_mut().take();
            if let Some(held) = ended.filter(|held| is_of(held, &event)) {
                let target = below(&held.card, &event);
                let_go(&held);
                over_end("");
                if held.is_dragged && !target.is_empty() {
                    dropped(&target);
                }
            }
        })
        .on("pointercancel", move |_| {
            if let Some(held) = leaving.borrow_mut().take() {
                let_go(&held);
                over_away("");
            }
        })
}

fn number(event: &Event, name: &str) -> f64 {
    let value = Reflect::get(event, &JsValue::from_str(name)).ok();
    value.and_then(|value| value.as_f64()).unwrap_or(-1.0)
}

fn is_of(held: &Held, event: &Event) -> bool {
    #[allow(clippy::float_cmp, reason = "a whole number that names a pointer")]
    let is_same = held.pointer == number(event, "pointerId");
    is_same
}

/// The card an event takes, if it takes one.
fn taken(event: &Event) -> Option<Held> {
    let mouse: &MouseEvent = event.unchecked_ref();
    let target: Element = event.target()?.dyn_into().ok()?;
    let card: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let is = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let kind = Reflect::get(event, &JsValue::from_str("pointerType")).ok();
    let is_mouse = kind
        .and_then(|kind| kind.as_string())
        .is_some_and(|kind| kind == "mouse");
    let may = is("[data-grip]") || (is_mouse && !is("a, button, input, label, select, textarea"));
    if !may || mouse.button() != 0 {
        return None;
    }
    let pointer = number(event, "pointerId");
    #[allow(clippy::cast_possible_truncation, reason = "a small whole number")]
    // A pointer that is gone already takes nothing.
    card.set_pointer_capture(pointer as i32).ok()?;
    Some(Held {
        card,
        pointer,
        from: place(event),
        is_dragged: false,
    })
}

/// Where an event is, from the top of the page.
fn place(event: &Event) -> (f64, f64) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let scrolled = |value: Result<f64, JsValue>| value.unwrap_or_default();
    (
        f64::from(mouse.client_x()) + scrolled(window().scroll_x()),
        f64::from(mouse.client_y()) + scrolled(window().scroll_y()),
    )
}

/// The name of the place below a card, or nothing.
fn below(card: &HtmlElement, event: &Event) -> String {
    let mouse: &MouseEvent = event.unchecked_ref();
    // An element's own root knows what is inside of it, the document does not.
    let root = card.get_root_node();
    let find = Reflect::get(&root, &JsValue::from_str("elementFromPoint")).ok();
    let find = find.and_then(|find| find.dyn_into::<Function>().ok());
    let found = find.and_then(|find| {
        let (x, y) = (mouse.client_x().into(), mouse.client_y().into());
        find.call2(&root, &x, &y).ok()
    });
    let place = found
        .and_then(|found| found.dyn_into::<Element>().ok())
        .and_then(|found| found.closest("[data-drop]").ok().flatten());
    place
        .and_then(|place| place.get_attribute("data-drop"))
        .unwrap_or_default()
}

fn scroll_near_edge(event: &Event) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let at = f64::from(mouse.client_y());
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let by = match height {
        _ if at < EDGE => -STEP,
        Some(height) if at > height - EDGE => STEP,
        _ => return,
    };
    window().scroll_by_with_x_and_y(0.0, by);
}

fn let_go(held: &Held) {
    let _ = held.card.remove_attribute("data-dragged");
    let _ = held.card.style().remove_property("translate");
}
