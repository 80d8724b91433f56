//! The page itself: its address, title and focus.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{dom, surface};
use crate::state::desk::Desk;
use crate::state::route::Route;
use crate::state::setting::{Setting, Surface};

/// The place the address names.
pub fn route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a place. In the same history entry the listener for places is called by hand, as the browser is silent.
pub fn go(_: Desk, route: &Route, in_place: bool) {
    let hash = route.hash();
    if in_place {
        if let Ok(history) = window().history() {
            // A history that refuses leaves the address behind; the page still shows the right thing.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
        }
        if let Ok(event) = web_sys::Event::new("hashchange") {
            let _ = window().dispatch_event(&event);
        }
    } else {
        let _ = window().location().set_hash(&hash);
    }
}

/// The address that others find this page under, without query and hash: its own on the web, or the one the document names
/// (`<meta name="persona-builder:site" content="…">`) where it is a file or somebody's page; none where there is no such.
pub fn site(setting: Setting) -> Option<String> {
    let location = window().location();
    let is_web = location
        .protocol()
        .is_ok_and(|protocol| protocol.starts_with("http"));
    if is_web && !setting.is_guest {
        let address = location.href().ok()?;
        let end = address.find(['?', '#']).unwrap_or(address.len());
        return address.get(..end).map(str::to_owned);
    }
    let named = document()
        .query_selector("meta[name=\"persona-builder:site\"]")
        .ok()??;
    let address = named.get_attribute("content")?;
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let address = address.get(..end)?.trim();
    (address.starts_with("https://") || address.starts_with("http://")).then(|| address.to_owned())
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Scrolls to the top and gives the heading of the new place the focus, so that a screen reader says where one is; whoever was
/// typing when the whole app took the page over goes on typing.
pub fn arrive(surface: Surface) {
    request_animation_frame(move || {
        let resumed = super::relay::take_resumed();
        if resumed.is_some_and(|id| focus(surface, &["[id=\"", &id, "\"]"].concat())) {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus(surface, "[data-focus]");
    });
}

/// The same in somebody's page, which is scrolled no further than to our own top; and nothing is done before anybody has
/// touched us.
pub fn arrive_as_guest(surface: Surface) {
    request_animation_frame(move || {
        let Some(root) = surface::root(surface).filter(|_| !surface::is_quiet(surface)) else {
            return;
        };
        focus(surface, "[data-focus]");
        let top = root.get_bounding_client_rect().top();
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        if top < 0.0 || height.is_some_and(|height| top > height * 0.8) {
            root.scroll_into_view();
        }
    });
}

/// Gives the first element that matches the focus, once the page has been drawn.
pub fn focus_soon(setting: Setting, selector: String) {
    request_animation_frame(move || {
        focus(setting.surface, &selector);
    });
}

/// Gives the heading of the place the focus where what had it is gone; not in somebody's page, where it may be theirs to have none.
pub fn find_lost_focus(setting: Setting) {
    if setting.is_guest {
        return;
    }
    request_animation_frame(move || {
        let here = document().active_element();
        if here.is_none_or(|here| here.local_name() == "body") {
            focus(setting.surface, "[data-focus]");
        }
    });
}

/// Brings the tab of the current place into view, where there are more tabs than fit.
pub fn find_current_tab(setting: Setting) {
    request_animation_frame(move || {
        let current = surface::root(setting.surface)
            .and_then(|root| root.query_selector(".tabs [aria-current]").ok().flatten());
        if let Some((tab, tabs)) = current.and_then(|tab| Some((tab.clone(), tab.parent_element()?))) {
            let (inner, outer) = (tab.get_bounding_client_rect(), tabs.get_bounding_client_rect());
            let beyond = (inner.right() - outer.right()).max(0.0) + (inner.left() - outer.left()).min(0.0);
            #[allow(clippy::cast_possible_truncation, reason = "whole pixels are near enough")]
            tabs.set_scroll_left(tabs.scroll_left() + beyond as i32);
        }
    });
}

fn focus(surface: Surface, selector: &str) -> bool {
    let element = surface::root(surface)
        .and_then(|root| root.query_selector(selector).ok().flatten())
        .and_then(|one| one.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(selector == "[data-focus]");
        element.focus_with_options(&options).is_ok()
    })
}

/// Whether somebody types into a field outside of that part of the page, named by its selector, which an element stands in.
pub fn types_elsewhere(setting: Setting, element: &dom::El, part: &str) -> bool {
    let field = surface::root(setting.surface).and_then(|root| {
        root.query_selector("input:focus, textarea:focus, select:focus")
            .ok()?
    });
    let part = element.node().closest(part).ok().flatten();
    field.is_some_and(|field| part.is_none_or(|part| !part.contains(Some(&field))))
}

/// Whether a key press belongs to a field the person types in.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.local_name().as_str(), "input" | "textarea" | "select"))
}

/// The id of the button or the line of text a key was pressed in; in a text of several lines the arrows have other work.
pub fn id_of_line(event: &web_sys::KeyboardEvent) -> Option<String> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let is_line = match element.local_name().as_str() {
        "button" => true,
        "input" => element.get_attribute("type").as_deref() == Some("text"),
        _ => false,
    };
    Some(element.id()).filter(|id| is_line && !id.is_empty())
}

/// The text of an element of the page, by id.
pub fn text_of(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.text_content()
}

/// Calls back on key presses: on our own page from anywhere, also while the focus is on nothing; in somebody's page only on
/// those in our own part of it.
pub fn on_keys(setting: Setting, mut act: impl FnMut(web_sys::KeyboardEvent) + 'static) {
    let root = surface::root(setting.surface).filter(|_| setting.is_guest);
    let target = root.map_or_else(|| window().into(), web_sys::EventTarget::from);
    dom::listen(&target, "keydown", move |event| act(event.unchecked_into()));
}

/// Calls back on an event of the window.
pub fn on_window(event: &'static str, act: impl FnMut(web_sys::Event) + 'static) {
    dom::listen(&window(), event, act);
}

/// Sets the language and the direction of the page.
pub fn set_language(language: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Sets a custom property on a drawing's root, or takes it away where the value is empty.
pub fn set_property(surface: Surface, name: &str, value: &str) {
    if let Some(root) = surface::root(surface) {
        let style = root.style();
        let _ = if value.is_empty() {
            style.remove_property(name).map(|_| ())
        } else {
            style.set_property(name, value)
        };
    }
}

/// The value of a parameter of the address's query.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Whether one node holds another.
pub fn contains(outer: &web_sys::EventTarget, inner: &web_sys::EventTarget) -> bool {
    let outer = outer.dyn_ref::<web_sys::Node>();
    outer.is_some_and(|outer| outer.contains(inner.dyn_ref::<web_sys::Node>()))
}

/// The part from `#` on of the link to a place that an event came from, if it came from one.
pub fn hash_of_link(event: &web_sys::Event) -> Option<String> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link = element.closest("a[href^=\"#/\"]").ok()??;
    link.get_attribute("href")
}

/// Whether an event came from a link or from inside one.
pub fn is_link(event: &web_sys::Event) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.closest("a").ok().flatten().is_some())
}

/// Loads the page anew.
pub fn reload() {
    // A page that may not be loaded anew stays as it is.
    let _ = window().location().reload();
}

/// What the crash card leaves in the tab's own storage.
const READ: &str = "persona-builder:read";

/// Whether drafts are to be opened to read only, as somebody said on the crash card before the page was loaded.
pub fn is_to_read_only() -> bool {
    thread_local! {
        static IS_SAID: std::cell::OnceCell<bool> = const { std::cell::OnceCell::new() };
    }
    // It holds for all elements of this page, and not for the page after it.
    let look = || {
        let storage = window().session_storage().ok().flatten()?;
        let said = storage.get_item(READ).ok().flatten();
        let _ = storage.remove_item(READ);
        said
    };
    IS_SAID.with(|is_said| *is_said.get_or_init(|| look().is_some()))
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Whether a page that is shown was left before and kept at hand by the browser, of an event `pageshow`.
pub fn was_kept_at_hand(event: &web_sys::Event) -> bool {
    let kept = js_sys::Reflect::get(event, &"persisted".into());
    kept.is_ok_and(|kept| kept.is_truthy())
}
