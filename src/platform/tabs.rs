//! Other tabs and windows of the same browser: what they are told (a `BroadcastChannel`), and who alone may write something (Web Locks,
//! <https://w3c.github.io/web-locks/>).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{on_cleanup, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use super::clock;
use super::crash::{call_on, is_broken};
use crate::state::setting::Surface;

/// A channel of one drawing, with what it calls.
type Channel = (Surface, BroadcastChannel, Closure<dyn Fn(MessageEvent)>);

thread_local! {
    /// The channels that are open.
    static OPEN: RefCell<Vec<Channel>> = const { RefCell::new(Vec::new()) };
}

/// Listens to all others with the same name until the owner goes. Where the browser has no channels, nobody is heard.
pub fn listen(surface: Surface, name: &str, hear: impl Fn(String) + 'static) {
    let Ok(channel) = BroadcastChannel::new(name) else {
        return;
    };
    let hear: Box<dyn Fn(MessageEvent)> = Box::new(move |event| {
        if let Some(text) = event.data().as_string().filter(|_| !is_broken()) {
            hear(text);
        }
    });
    let hear = Closure::wrap(hear);
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    OPEN.with(|open| open.borrow_mut().push((surface, channel, hear)));
    on_cleanup(move || {
        OPEN.with(|open| {
            open.borrow_mut().retain(|(other, channel, _)| {
                if *other == surface {
                    channel.close();
                }
                *other != surface
            });
        });
    });
}

/// Tells all others with the same name.
pub fn say(surface: Surface, text: &str) {
    OPEN.with(|open| {
        for (_, channel, _) in open.borrow().iter().filter(|(other, ..)| *other == surface) {
            // A channel that was closed has nobody at its end.
            let _ = channel.post_message(&text.into());
        }
    });
}

/// The right to be the only one that writes something, had or waited for; it ends when this is dropped.
pub struct Hold {
    release: Function,
    is_over: Rc<Cell<bool>>,
    /// Fulfilled with whether it is had, as soon as it is or cannot be any more; and what does that.
    had: Promise,
    have: Function,
}

impl Hold {
    /// Asks for a right by its name; with `steal` it is taken from whoever has it. `lost` is called when somebody else takes it that way. Where
    /// the browser has no locks, or refuses them, everybody has it at once.
    pub fn ask(name: &str, steal: bool, lost: impl FnOnce() + 'static) -> Self {
        let is_over = Rc::new(Cell::new(false));
        let (released, release) = promise();
        let (had, have) = promise();
        let hold = Self {
            release,
            is_over: Rc::clone(&is_over),
            had,
            have: have.clone(),
        };
        // By the browser itself, since our own code may have failed: some keep a page that was left at hand, with all it holds.
        let _ = window().add_event_listener_with_callback("pagehide", &hold.release);
        let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or(JsValue::UNDEFINED);
        let options = js_sys::Object::new();
        if steal {
            // A property of a fresh object can be set.
            let _ = Reflect::set(&options, &"steal".into(), &JsValue::TRUE);
        }
        let is_given = Rc::clone(&is_over);
        let has = have.clone();
        let given = Closure::once_into_js(move || {
            if !is_given.get() {
                let _ = has.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
            }
            // The right is held as long as this is not fulfilled.
            released
        });
        let asked = if locks.is_object() {
            call_on(&locks, "request", &[name.into(), options.into(), given])
        } else {
            JsValue::UNDEFINED
        };
        let Ok(asked) = asked.dyn_into::<Promise>() else {
            let _ = have.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
            return hold;
        };
        spawn_local(async move {
            let Err(error) = JsFuture::from(asked).await else {
                return;
            };
            if is_over.get() {
                return;
            }
            // Taken away; anything else is a refusal, with which there are no locks.
            let name = Reflect::get(&error, &"name".into())
                .ok()
                .and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") {
                lost();
            } else {
                let _ = have.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
            }
        });
        hold
    }

    /// Does something as soon as it is had; never, where it is let go before. Nobody counts this as being done: it may take hours.
    pub fn when_had(&self, act: impl FnOnce() + 'static) {
        let had = self.had.clone();
        spawn_local(async move {
            if JsFuture::from(had).await.is_ok_and(|had| had.is_truthy()) {
                act();
            }
        });
    }

    /// Waits until it is had, but for so many milliseconds at most; says whether it is.
    pub fn had_within(&self, milliseconds: u64) -> impl Future<Output = bool> + use<> {
        let had = clock::within(milliseconds, &self.had);
        async move { had.await.is_some_and(|had| had.is_truthy()) }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.is_over.set(true);
        let _ = window().remove_event_listener_with_callback("pagehide", &self.release);
        // A promise is fulfilled once.
        let _ = self.release.call0(&JsValue::UNDEFINED);
        let _ = self.have.call1(&JsValue::UNDEFINED, &JsValue::FALSE);
    }
}

/// A promise, and what fulfils it.
fn promise() -> (Promise, Function) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve, _| fulfil = Some(resolve));
    // It is given before the promise is there.
    (promise, fulfil.unwrap_or_default())
}
