//! The drawings of the app in this document: the page's own, or the elements of somebody's page that share this Wasm.
//!
//! Each has a root and may have somebody who is told things. What a drawing still does when it is taken away is awaited, so
//! that nothing reads a signal that is gone.

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll};

use leptos::prelude::Owner;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::crash::is_broken;
use crate::state::desk::Desk;
use crate::state::setting::Surface;
use crate::state::store::Later;

/// One drawing of the app.
struct Drawn {
    surface: Surface,
    root: HtmlElement,
    /// Who is told things: an object with functions, or `undefined`.
    listener: JsValue,
    /// How many things are being done.
    busy: u32,
    /// Whether it has ended, and is let go once nothing is being done any more.
    is_gone: bool,
    /// What owns all that it is made of.
    owner: Owner,
    /// Who waits until nothing is being done.
    waiting: Vec<Box<dyn FnOnce()>>,
    /// Whether nobody has touched it yet, so that it takes no focus.
    is_quiet: bool,
}

thread_local! {
    static DRAWN: RefCell<Vec<Drawn>> = const { RefCell::new(Vec::new()) };
}

/// Reads or changes a drawing, if it is there. Nothing in here calls out, so the list is never borrowed twice.
fn with<T>(surface: Surface, act: impl FnOnce(&mut Drawn) -> T) -> Option<T> {
    DRAWN.with(|drawn| {
        let mut drawn = drawn.try_borrow_mut().ok()?;
        drawn.iter_mut().find(|one| one.surface == surface).map(act)
    })
}

/// Begins a drawing in a root. One that is quiet takes no focus until it is touched.
pub fn open(surface: Surface, root: HtmlElement, owner: &Owner, listener: JsValue, is_quiet: bool) {
    let drawn = Drawn {
        surface,
        root,
        owner: owner.clone(),
        listener,
        busy: 0,
        waiting: Vec::new(),
        is_gone: false,
        is_quiet,
    };
    DRAWN.with(|all| all.borrow_mut().push(drawn));
}

/// Ends a drawing: what it owns is let go as soon as nothing is being done for it.
pub fn close(surface: Surface) {
    let _ = with(surface, |drawn| drawn.is_gone = true);
    let_go(surface);
}

/// Lets go of a drawing that has ended and has nothing left to do.
fn let_go(surface: Surface) {
    let gone = DRAWN.with(|drawn| {
        let mut drawn = drawn.borrow_mut();
        let at = drawn
            .iter()
            .position(|one| one.surface == surface && one.busy == 0 && one.is_gone);
        at.map(|at| drawn.swap_remove(at))
    });
    if let Some(drawn) = gone {
        drawn.owner.cleanup();
    }
}

/// The root of a drawing; none once it has ended.
pub fn root(surface: Surface) -> Option<HtmlElement> {
    with(surface, |drawn| drawn.root.clone())
}

/// Whether nobody has touched a drawing yet that came by itself.
pub fn is_quiet(surface: Surface) -> bool {
    with(surface, |drawn| drawn.is_quiet).unwrap_or(true)
}

/// Says that somebody has touched it.
pub fn wake(surface: Surface) {
    let _ = with(surface, |drawn| drawn.is_quiet = false);
}

/// Calls a function of whoever is told things; `undefined` where there is nobody.
pub fn call(surface: Surface, method: &str, arguments: &[JsValue]) -> JsValue {
    let listener = with(surface, |drawn| drawn.listener.clone());
    listener.map_or(JsValue::UNDEFINED, |listener| {
        super::crash::call_on(&listener, method, arguments)
    })
}

/// Calls back as soon as nothing is being done for a drawing.
pub fn when_idle(surface: Surface, then: impl FnOnce() + 'static) {
    let mut then: Option<Box<dyn FnOnce()>> = Some(Box::new(then));
    let _ = with(surface, |drawn| {
        if drawn.busy > 0 {
            drawn.waiting.extend(then.take());
        }
    });
    if let Some(then) = then {
        then();
    }
}

/// Does something that takes its time.
pub fn later(desk: Desk, work: impl Future<Output = ()> + 'static) {
    (desk.ports.later)(desk.setting.surface, Box::pin(work));
}

/// Does something for our own page, which lasts as long as the document.
pub fn do_later(_: Surface, work: Later<()>) {
    spawn_local(Unbroken(work));
}

/// Work that is not gone on with once our own code has failed.
struct Unbroken(Later<()>);

impl Future for Unbroken {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if is_broken() {
            return Poll::Pending;
        }
        self.0.as_mut().poll(context)
    }
}

/// Does something for an element. What it makes belongs to the element, which stays as long as anything is being done.
pub fn do_later_as_guest(surface: Surface, work: Later<()>) {
    let Some(owner) = with(surface, |drawn| {
        drawn.busy += 1;
        drawn.owner.clone()
    }) else {
        return;
    };
    spawn_local(async move {
        Owned { owner, work }.await;
        let waiting = with(surface, |drawn| {
            drawn.busy -= 1;
            if drawn.busy == 0 {
                std::mem::take(&mut drawn.waiting)
            } else {
                Vec::new()
            }
        });
        for then in waiting.unwrap_or_default() {
            then();
        }
        let_go(surface);
    });
}

/// Work whose signals and callbacks belong to an owner.
struct Owned {
    owner: Owner,
    work: Later<()>,
}

impl Future for Owned {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if is_broken() {
            return Poll::Pending;
        }
        let Self { owner, work } = &mut *self;
        owner.with(|| work.as_mut().poll(context))
    }
}
