//! Elements of the page, built by hand on Leptos's reactive graph.
//!
//! Leptos's own `view!` gives every element a type of its own, and each type its own code to build and rebuild it: this app's
//! views came to 375 KB of brotli with it, three times what the whole page may weigh. Here an element is one type, a
//! live part of it is a boxed closure in one kind of render effect, and signals, memos, owners and effects are Leptos's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlInputElement, Node};

use super::crash::is_broken;

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    /// Whether what was drawn has been given up: an event that still comes, such as the loss of focus of an element that is
    /// taken away, is for nobody.
    static GIVEN_UP: Cell<bool> = const { Cell::new(false) };
}

/// Gives up all that was drawn, for good.
pub fn give_up() {
    GIVEN_UP.with(|given_up| given_up.set(true));
}

/// Whether all that was drawn has been given up: nothing of it may be saved any more.
pub fn is_given_up() -> bool {
    GIVEN_UP.with(Cell::get)
}

/// An element. Cloning names the same element again.
#[derive(Clone)]
pub struct El(Element);

/// A new element with a class (or none, where it is empty).
pub fn el(tag: &str, class: &str) -> El {
    let made = El(must(document().create_element(tag))).class(class);
    // What a page around an element may dress by `::part`.
    match class.split(' ').next() {
        Some(part @ ("button" | "field")) => made.attr("part", part),
        _ => made,
    }
}

/// A new element with a class and a text.
pub fn text(tag: &str, class: &str, content: &str) -> El {
    el(tag, class).text(content)
}

/// A new element of a drawing, with a class.
pub fn shape(tag: &str, class: &str) -> El {
    El(must(document().create_element_ns(Some(SVG), tag))).class(class)
}

/// A drawing, for the eye alone.
pub fn drawing(class: &str, view_box: &str) -> El {
    shape("svg", class)
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
}

/// A drawing of a single path.
pub fn path(class: &str, view_box: &str, data: &str) -> El {
    drawing(class, view_box).child(shape("path", "").attr("d", data))
}

/// Making elements and giving them attributes fails only where the name is no name, and ours are.
fn must<T>(result: Result<T, JsValue>) -> T {
    result.unwrap_or_else(|_| unreachable!("the names of elements and attributes are fixed"))
}

/// Runs now and whenever what it read has changed, as long as the current owner lives.
pub fn live(run: impl FnMut() + 'static) {
    live_boxed(Box::new(run));
}

fn live_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| {
        if !is_broken() {
            run();
        }
    });
    // Held by the owner, which drops it when what it draws goes.
    StoredValue::new_local(effect);
}

/// A value that is worked out again when what it reads has changed, and told only when it is another one. The closure is
/// boxed, so that each type of value has one kind of memo and not one for every use.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    memo_boxed(Box::new(read))
}

fn memo_boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| read())
}

/// Calls back on an event of anything, as long as the current owner lives.
pub fn listen(target: &EventTarget, event: &'static str, act: impl FnMut(Event) + 'static) {
    listen_boxed(target, event, Box::new(act));
}

fn listen_boxed(target: &EventTarget, event: &'static str, mut act: Box<dyn FnMut(Event)>) {
    let call: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if !is_broken() {
            act(event);
        }
    });
    let call = Closure::wrap(call);
    must(target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref()));
    StoredValue::new_local(Listener {
        target: target.clone(),
        event,
        call,
    });
}

/// A callback that is taken away with its owner.
struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.call.as_ref().unchecked_ref();
        // A target that is gone calls nobody.
        let _ = self.target.remove_event_listener_with_callback(self.event, call);
    }
}

impl El {
    /// The element itself.
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// Sets an attribute; `class` and `id` have their own.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        must(self.0.set_attribute(name, value));
        self
    }

    /// Sets the class, unless it is empty.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.attr("class", class)
        }
    }

    /// Sets the id.
    #[must_use]
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets a boolean attribute.
    #[must_use]
    pub fn flag(self, name: &str) -> Self {
        self.attr(name, "")
    }

    /// Keeps an attribute at a value; with none it is taken away.
    #[must_use]
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    fn live_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        live_boxed(Box::new(move || match value() {
            Some(value) => {
                if element.get_attribute(name).as_deref() != Some(&value) {
                    must(element.set_attribute(name, &value));
                }
            }
            None => must(element.remove_attribute(name)),
        }));
        self
    }

    /// Keeps an attribute at a text.
    #[must_use]
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.live_boxed(name, Box::new(move || Some(value())))
    }

    /// Keeps a boolean attribute there or not.
    #[must_use]
    pub fn live_flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.live_boxed(name, Box::new(move || on().then(String::new)))
    }

    /// Keeps an attribute such as `aria-pressed` at `true` or `false`.
    #[must_use]
    pub fn live_state(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.live_boxed(
            name,
            Box::new(move || Some(if on() { "true" } else { "false" }.to_owned())),
        )
    }

    /// Keeps a class there or not, beside the others.
    #[must_use]
    pub fn live_class(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let list = self.0.class_list();
        live_boxed(Box::new(move || {
            must(list.toggle_with_force(class, on()));
        }));
        self
    }

    /// Keeps the value of a field at a text. What is being typed is not touched while it is the same.
    #[must_use]
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        let element: JsValue = self.0.clone().into();
        let key = JsValue::from_str("value");
        live_boxed(Box::new(move || {
            let value = JsValue::from_str(&value());
            // Fields, text areas and progress bars all have a value; the same one again would move the cursor.
            if js_sys::Reflect::get(&element, &key).ok().as_ref() != Some(&value) {
                let _ = js_sys::Reflect::set(&element, &key, &value);
            }
        }));
        self
    }

    /// Keeps a radio button or checkbox checked or not.
    #[must_use]
    pub fn live_checked(self, on: impl Fn() -> bool + 'static) -> Self {
        let input: HtmlInputElement = self.0.clone().unchecked_into();
        live_boxed(Box::new(move || input.set_checked(on())));
        self
    }

    /// Keeps the text.
    #[must_use]
    pub fn live_text(self, value: impl Fn() -> String + 'static) -> Self {
        let text = document().create_text_node("");
        must(self.0.append_child(&text));
        live_boxed(Box::new(move || text.set_data(&value())));
        self
    }

    /// Calls back on an event.
    #[must_use]
    pub fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(act))
    }

    fn on_boxed(self, event: &str, act: Box<dyn FnMut(Event)>) -> Self {
        let owner = Owner::current();
        // What is called belongs to the part of the page that made it, and what it holds (an element, perhaps, that in turn holds
        // the callback) goes with that part; an event that comes later still is for nobody.
        let act = StoredValue::new_local(Rc::new(RefCell::new(act)));
        let call: Box<dyn FnMut(Event)> = Box::new(move |event| {
            let Some(act) = act.try_get_value().filter(|_| !is_given_up()) else {
                return;
            };
            let Ok(mut act) = act.try_borrow_mut() else {
                return;
            };
            // What is made while an event is handled belongs to the part of the page that handles it.
            match &owner {
                Some(owner) => owner.with(|| untrack(|| act(event))),
                None => act(event),
            }
        });
        // Given to the browser's garbage collector, which lets go of it with the element.
        let call = Closure::wrap(call).into_js_value();
        must(
            self.0
                .add_event_listener_with_callback(event, call.unchecked_ref()),
        );
        self
    }

    /// Calls back on a click.
    #[must_use]
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Calls back with the field's text at every change of it.
    #[must_use]
    pub fn on_input(self, mut act: impl FnMut(String) + 'static) -> Self {
        self.on("input", move |event| act(value_of(&event)))
    }

    /// Calls back on a key press.
    #[must_use]
    pub fn on_key(self, mut act: impl FnMut(web_sys::KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |event| act(event.unchecked_into()))
    }

    /// Calls back when Enter is pressed in a field of one line, as a form would; a form's own way is barred in some frames.
    #[must_use]
    pub fn on_enter(self, mut act: impl FnMut() + 'static) -> Self {
        self.on_key(move |event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            // Enter in a field for files asks the browser for one.
            let is_line = input.is_some_and(|input| input.type_() != "file");
            let is_plain =
                event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() && !event.is_composing();
            if is_line && is_plain && !event.default_prevented() {
                event.prevent_default();
                act();
            }
        })
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, content: &str) -> Self {
        must(self.0.append_child(&document().create_text_node(content)));
        self
    }

    /// Adds a text written by a person, kept apart from the direction of the text around it.
    #[must_use]
    pub fn bdi(self, content: &str) -> Self {
        self.child(text("bdi", "", content))
    }

    /// Adds an element.
    #[must_use]
    pub fn child(self, child: El) -> Self {
        must(self.0.append_child(&child.0));
        self
    }

    /// Adds elements; an `Option` or a `Vec`.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds elements that are drawn anew whenever what they read has changed.
    #[must_use]
    pub fn show<T: IntoIterator<Item = El>>(self, draw: impl Fn() -> T + 'static) -> Self {
        self.show_boxed(Box::new(move || draw().into_iter().collect()))
    }

    fn show_boxed(self, draw: Box<dyn Fn() -> Vec<El>>) -> Self {
        let end: Node = document().create_comment("").into();
        must(self.0.append_child(&end));
        let mut shown: Vec<El> = Vec::new();
        live_boxed(Box::new(move || {
            let fresh = draw();
            for old in shown.drain(..) {
                old.0.remove();
            }
            if let Some(parent) = end.parent_node() {
                for one in &fresh {
                    must(parent.insert_before(&one.0, Some(&end)));
                }
            }
            shown = fresh;
        }));
        self
    }

    /// Keeps one element for each key, in the keys' order. An element stays as long as its key does.
    #[must_use]
    pub fn each(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        row: impl Fn(String) -> El + 'static,
    ) -> Self {
        self.each_boxed(Box::new(keys), Rc::new(row))
    }

    fn each_boxed(self, keys: Box<dyn Fn() -> Vec<String>>, row: Rc<dyn Fn(String) -> El>) -> Self {
        let parent = Owner::current().unwrap_or_default();
        let container = self.0.clone();
        let mut rows: Vec<(String, Owner, El)> = Vec::new();
        live_boxed(Box::new(move || {
            let keys = keys();
            let (kept, gone): (Vec<_>, Vec<_>) = rows.drain(..).partition(|(key, ..)| keys.contains(key));
            for (_, owner, element) in gone {
                element.0.remove();
                owner.cleanup();
            }
            let mut kept: Vec<Option<(String, Owner, El)>> = kept.into_iter().map(Some).collect();
            let mut here = container.first_child();
            for key in keys {
                let known = kept
                    .iter_mut()
                    .find(|one| one.as_ref().is_some_and(|(other, ..)| *other == key));
                let one = known.and_then(Option::take).unwrap_or_else(|| {
                    // A row outlives the run that made it, so it belongs to the list and not to the run.
                    let owner = parent.with(Owner::new);
                    let element = owner.with(|| untrack(|| row(key.clone())));
                    (key, owner, element)
                });
                let node: &Node = &one.2.0;
                if here.as_ref() == Some(node) {
                    here = node.next_sibling();
                } else {
                    must(container.insert_before(node, here.as_ref()));
                }
                rows.push(one);
            }
        }));
        self
    }

    /// Puts the element at the end of another one of the page.
    pub fn put_into(self, parent: &HtmlElement) {
        must(parent.append_child(&self.0));
    }
}

/// The text of the field an event came from.
pub fn value_of(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    js_sys::Reflect::get(&target, &JsValue::from_str("value"))
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the radio button or checkbox an event came from is checked.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().map(JsCast::unchecked_into::<HtmlInputElement>);
    input.is_some_and(|input| input.checked())
}

/// Selects all the text of the field an event came from.
pub fn select_all(event: &Event) {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<web_sys::HtmlTextAreaElement>);
    if let Some(field) = field {
        field.select();
    }
}

/// The file chosen in the field an event came from. The field is emptied, so that the same file can be chosen again.
pub fn chosen_file(event: &Event) -> Option<web_sys::File> {
    let input = event.target().map(JsCast::unchecked_into::<HtmlInputElement>)?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}
