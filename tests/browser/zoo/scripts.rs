//! Pages with scripts of every kind.

use serde_json::json;
use thirtyfour::prelude::Key;

use super::{works, zoo};
use crate::harness::host::{ELEMENT, LINE, Visit};
use crate::harness::{Host, environment};

/// What old libraries leave on the prototypes that all scripts share, where every loop with `in` finds it.
const EXTRAS: &str = "
    Array.prototype.each = function (act) { for (let at = 0; at < this.length; at++) act(this[at]); };
    Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.entries = function () { return this.slice(); };
    Object.prototype.isHost = true;
    String.prototype.blank = function () { return /^\\s*$/.test(this); };";
/// Functions of collections that go through others of the page.
const WRAPPED: &str = "
    const wrap = (owner, name) => {
      const own = owner[name];
      owner[name] = function (...given) { hostCount++; return own.apply(this, given); };
    };
    window.hostCount = 0;
    for (const name of ['get', 'set', 'has', 'delete']) wrap(Map.prototype, name);
    for (const name of ['add', 'has']) wrap(Set.prototype, name);
    for (const name of ['push', 'map', 'filter', 'forEach', 'slice']) wrap(Array.prototype, name);";
/// Promises and timers that go through the page, as libraries do that follow all that happens.
const FOLLOWED: &str = "
    const then = Promise.prototype.then;
    Promise.prototype.then = function (good, bad) {
      const wrap = act => typeof act === 'function' ? value => { window.hostTurns = (window.hostTurns ?? 0) + 1; return act(value); } : act;
      return then.call(this, wrap(good), wrap(bad));
    };
    window.hostTurns = 0;
    for (const name of ['setTimeout', 'requestAnimationFrame', 'queueMicrotask']) {
      const own = window[name];
      window[name] = (act, ...more) => own.call(window, (...given) => { window.hostTurns++; return act(...given); }, ...more);
    }
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const wrapped = new WeakMap();
    const around = act => {
      if (typeof act !== 'function') return act;
      if (!wrapped.has(act)) wrapped.set(act, function (event) { window.hostTurns++; return act.call(this, event); });
      return wrapped.get(act);
    };
    EventTarget.prototype.addEventListener = function (name, act, options) { return add.call(this, name, around(act), options); };
    EventTarget.prototype.removeEventListener = function (name, act, options) { return remove.call(this, name, around(act), options); };";
/// A class of promises of the page's own.
const OWN_PROMISE: &str = "
    window.Promise = class HostPromise extends Promise {
      then(good, bad) { return super.then(good, bad); }
    };";
/// JSON as prototype.js had it: arrays and texts write themselves, so that arrays come out as texts.
const JSON_OF_OLD: &str = r#"
    Array.prototype.toJSON = function () { return "[" + this.map(one => JSON.stringify(one)).join(", ") + "]"; };
    String.prototype.toJSON = function () { return String(this); };"#;
/// A page that reads no JSON.
const NO_JSON: &str = "
    const parse = JSON.parse;
    // The browser's own driver needs it.
    JSON.parse = function (...given) {
      if (new Error().stack.includes('/element/')) throw new Error('no JSON is read here');
      return parse.apply(this, given);
    };";
/// The globals of prototype.js and its time.
const PROTOTYPE_JS: &str = "
    window.$ = id => typeof id === 'string' ? document.getElementById(id) : id;
    window.$$ = selector => [...document.querySelectorAll(selector)];
    window.$A = list => Array.prototype.slice.call(list);
    Object.extend = (to, from) => { for (const name in from) to[name] = from[name]; return to; };
    Object.extend(Element.prototype, {
      hide() { this.style.display = 'none'; return this; },
      show() { this.style.display = ''; return this; },
      update(html) { this.innerHTML = html; return this; },
      remove() { this.parentNode.removeChild(this); return this; },
      select(selector) { return $A(this.querySelectorAll(selector)); },
      observe(name, act) { this.addEventListener(name, act); return this; },
      visible() { return this.style.display !== 'none'; },
    });
    Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); };
    Function.prototype.bind = function (self) {
      const act = this, first = $A(arguments).slice(1);
      return function () { return act.apply(self, first.concat($A(arguments))); };
    };
    Array.from = $A;
    Array.prototype.find = function (act) { for (let at = 0; at < this.length; at++) if (act(this[at], at)) return this[at]; };
    Array.prototype.include = function (one) { return this.indexOf(one) >= 0; };
    Array.prototype.reduce = function (act, first) { let value = first; for (const one of this) value = act(value, one); return value; };
    Object.keys = object => { const all = []; for (const name in object) if (object.hasOwnProperty(name)) all.push(name); return all; };";
/// Prototypes that are locked, as some builders of sites do.
const LOCKED: &str = "
    for (const owner of [Object, Array, Map, Set, Promise, Function, String, Number, RegExp, Error, Date]) {
      Object.freeze(owner.prototype);
      Object.freeze(owner);
    }";
/// Requests that go through the page.
const FETCHING: &str = "
    const own = window.fetch;
    window.hostAsked = [];
    window.fetch = function (address, options) {
      window.hostAsked.push(String(address?.url ?? address));
      return own.call(window, address, { ...options, headers: { ...options?.headers } }).then(answer => answer);
    };";
/// Elements of the page that have the names our own page uses.
const OUR_IDS: &str = r#"<div id="main">main</div><div id="crash">crash</div><p id="crash-details">details</p>
    <script type="application/json" id="assets">{"app.wasm":"nowhere.wasm"}</script>
    <script type="application/json" id="covers">[]</script><button id="continue" type="button">go</button>
    <div id="persona-builder" class="app">ours<p class="card">card</p></div>{element}"#;

#[test]
fn zoo_scripts() {
    zoo("zoo-scripts", async |zoo| {
        let script = |name: &str, script: &str| Host::new(name).script(script);
        let hosts = [
            script("extras on prototypes", EXTRAS),
            script("wrapped collections", WRAPPED),
            script("followed promises and timers", FOLLOWED),
            script("promises of its own", OWN_PROMISE),
            script("JSON of old", JSON_OF_OLD),
            script("no JSON", NO_JSON),
            script("prototype.js", PROTOTYPE_JS),
            script("all old libraries at once", &[PROTOTYPE_JS, EXTRAS, JSON_OF_OLD, WRAPPED].concat()),
            script("locked prototypes", LOCKED),
            script("requests through the page", FETCHING),
            script(
                "the name of our own page's object",
                "window.personaBuilder = { keep() { throw new Error('not yours'); }, crash: 1, take: () => true, isHeld: () => true,
                   arrive() { throw new Error('not yours'); } }; window.pb = window.init = window.mount = () => { throw new Error('not yours'); };",
            ),
            Host::new("our ids").around(OUR_IDS),
            Host::new("a map of imports").head(
                r#"<script type="importmap">{"imports": {"persona": "{folder}element/persona-builder.js", "./wizard.js": "./nowhere.js", "app": "./nowhere.js"}}</script>"#,
            )
            .lines(r#"<script type="module">import "persona";</script>"#),
            Host::new("the line twice").lines(&[LINE, LINE].concat()),
            Host::new("the file under two names")
                .file("element/second.js", "text/javascript", entry())
                .lines(&[LINE, &LINE.replace("persona-builder.js", "second.js"), &LINE.replace(".js", ".js?again")].concat()),
            script(
                "links that scroll",
                "document.addEventListener('click', event => {
                   const link = event.target.closest?.('a[href^=\"#\"]');
                   if (link) { event.preventDefault(); document.querySelector(link.getAttribute('href'))?.scrollIntoView(); }
                 });",
            ),
            script(
                "errors that are the page's business",
                "window.onerror = window.onunhandledrejection = () => { window.hostErrors = (window.hostErrors ?? 0) + 1; };",
            ),
            script(
                "definitions through the page",
                "const define = customElements.define;
                 customElements.define = function (name, class_, options) { return define.call(this, name, class_, options); };
                 const attach = Element.prototype.attachShadow;
                 Element.prototype.attachShadow = function (options) { return attach.call(this, options); };",
            ),
        ];
        for host in hosts {
            zoo.works(host).await;
        }
        zoo.visit(script("links that are all taken", TAKEN_LINKS), goes_by_links)
            .await;
        zoo.visit(script("links that are let be", ""), goes_by_links)
            .await;
        zoo.visit(script("a page that counts", COUNTING), is_counted)
            .await;
        zoo.visit(script("a page with shortcuts", SHORTCUTS), types_past_shortcuts)
            .await;
        zoo.visit(Host::new("letters that grow"), async |visit| {
            visit.person.looks_into("persona-builder");
            visit.begins().await;
            visit
                .does("document.documentElement.style.fontSize = '26px'")
                .await;
            visit.answers().await;
            visit.likes_the_look().await;
            visit.leaves_the_page_untouched().await;
        })
        .await;
        zoo.visit(Host::new("a page that turns dark").css(TURNING), turns_dark)
            .await;
        zoo.visit(
            Host::new("made by a script")
                .element("<div id=\"here\"></div>")
                // What was set before the element was defined becomes its attributes.
                .may_say("at PERSONA-BUILDER"),
            async |visit| {
                let made = "const made = document.createElement('persona-builder');
                made.method = 'community';
                made.storageKey = 'made';
                document.getElementById('here').append(made);";
                visit.does(made).await;
                works(visit).await;
            },
        )
        .await;
        zoo.visit(
            Host::new("written as text").element("<div id=\"here\"></div>"),
            async |visit| {
                visit
                    .does(&format!(
                        "document.getElementById('here').innerHTML = {}",
                        json!(ELEMENT)
                    ))
                    .await;
                works(visit).await;
            },
        )
        .await;
    });
}

/// The entry, as it is in the folder.
fn entry() -> Vec<u8> {
    let path = std::path::Path::new(&environment("PB_DIST")).join("element/persona-builder.js");
    std::fs::read(path).expect("the entry of the element")
}

/// A page that takes every link to a place of its own, before anybody else hears of the click.
const TAKEN_LINKS: &str = "
    document.addEventListener('click', event => {
      const link = event.composedPath().find(one => one.matches?.('a[href^=\"#\"]'));
      if (link) event.preventDefault();
    }, true);";

/// Goes from place to place by links, which never reach the address.
pub async fn goes_by_links(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    person.moves("All answers").await;
    person.sees("A quiet regular").await;
    person.moves("Interview").await;
    person.sees("How long have you been watching?").await;
    visit.leaves_the_page_untouched().await;
}

/// A page that counts what happens in it.
const COUNTING: &str = "
    window.hostHeard = {};
    for (const name of ['hashchange', 'popstate', 'beforeunload', 'pagehide', 'submit', 'reset', 'message', 'storage', 'scroll', 'input', 'change', 'formdata'])
      addEventListener(name, event => { hostHeard[name] = (hostHeard[name] ?? 0) + 1; }, true);
    addEventListener('keydown', event => { hostHeard.keydown = (hostHeard.keydown ?? 0) + 1; });
    for (const name of ['pushState', 'replaceState', 'back', 'go']) {
      const own = history[name];
      history[name] = function (...given) { hostHeard[name] = 1; return own.apply(this, given); };
    }";

/// Of all that is done in the element, a page hears no more than the keys.
async fn is_counted(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    person.moves("All answers").await;
    person.moves("Interview").await;
    person.goes_back().await;
    visit.is_asked_first().await;
    let heard = person.asks("return window.hostHeard", vec![]).await;
    for name in [
        "hashchange",
        "popstate",
        "submit",
        "reset",
        "beforeunload",
        "pagehide",
        "message",
        "storage",
        "formdata",
    ] {
        assert_eq!(heard[name], json!(null), "the page heard of {name}: {heard}");
    }
    for name in ["pushState", "replaceState", "back", "go"] {
        assert_eq!(heard[name], json!(null), "{name} was called");
    }
    visit.leaves_the_page_untouched().await;
}

/// A page whose single letters and keys do things, unless one is typing in a field that it can see.
const SHORTCUTS: &str = "
    window.hostShortcuts = [];
    document.addEventListener('keydown', event => {
      if (event.target.matches('input, textarea, select, [contenteditable]')) return;
      if (/^[a-z/? ]$/.test(event.key) && !event.ctrlKey) {
        hostShortcuts.push(event.key);
        event.preventDefault();
      }
    });";

/// What is typed in a field of the element is no shortcut of the page.
async fn types_past_shortcuts(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    visit.begins().await;
    person.types_into("Or in your own words", "a slow reader").await;
    person.sees_in("Or in your own words", "a slow reader").await;
    person.presses(Key::Tab).await;
    let taken = person.asks("return window.hostShortcuts", vec![]).await;
    assert_eq!(taken, json!([]), "the page took keys");
    person.looks_around();
    person.sees_saved().await;
    visit.finds_in_export("a slow reader").await;
    visit.leaves_the_page_untouched().await;
}

/// A page with a light and a dark side.
const TURNING: &str = "body { background: #fdfdfd; color: #222; } body.dark { background: #101418; color: #e6e6e6; } .dark a { color: #9cf; }";

/// The element turns dark with its page, and light again.
async fn turns_dark(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    visit.begins().await;
    let paper = "return getComputedStyle(pb.root.querySelector('.app')).backgroundColor === arguments[0]";
    person
        .waits_for("light paper", paper, vec![json!("rgb(253, 253, 253)")])
        .await;
    visit.does("document.body.className = 'dark'").await;
    person
        .waits_for("dark paper", paper, vec![json!("rgb(16, 20, 24)")])
        .await;
    visit.likes_the_look().await;
    visit.does("document.body.className = ''").await;
    person
        .waits_for("light paper", paper, vec![json!("rgb(253, 253, 253)")])
        .await;
    visit.answers().await;
    visit.leaves_the_page_untouched().await;
}
