//! Somebody's page around the element, and the watch kept over it: what was there before the element came is there unchanged
//! while it is open, and after it has gone.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use serde_json::{Value, json};

use super::server::{Header, Server};
use super::{Browser, Person};

/// The line that defines the element.
pub const LINE: &str = r#"<script type="module" src="{folder}element/persona-builder.js"></script>"#;
/// The element as it stands in most pages, with a link for browsers without scripts.
pub const ELEMENT: &str =
    r#"<persona-builder method="community"><a href="{folder}">Build a persona</a></persona-builder>"#;

/// What stands in most pages: something of all that pages are made of, around the element.
const BODY: &str = r##"
    <header><nav><a href="#first">First</a> <a href="#second">Second</a></nav></header>
    <main><article>
      <h1 id="first">A tea shop</h1>
      <p>Some people tell us what they want, and <a href="#second">some never do</a>.</p>
      {element}
      <h2 id="second">What we wrote down</h2>
      <ul><li>He reads the cards</li><li>He slides his cup across</li></ul>
      <blockquote>He had wondered when <em>somebody</em> would.</blockquote>
      <table><tbody><tr><th>Day</th><td>Thursday</td></tr></tbody></table>
      <pre><code>fifty grams</code></pre>
      <form class="letter"><label>Your name <input name="sender" value="Ines"></label>
        <textarea name="letter">Dear shop</textarea> <button type="button">Send</button></form>
    </article></main>
    <footer><p>A small shop</p></footer>"##;

/// Somebody's page.
#[derive(Clone)]
pub struct Host {
    /// What is special about it.
    pub name: String,
    doctype: &'static str,
    root: String,
    head: String,
    css: String,
    script: String,
    body: String,
    element: String,
    lines: String,
    headers: Vec<Header>,
    files: Vec<(String, String, Vec<u8>)>,
    may_say: Vec<&'static str>,
}

impl Host {
    /// A plain page with the two lines in it.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            doctype: "<!doctype html>",
            root: r#"lang="en""#.into(),
            head: String::new(),
            css: String::new(),
            script: String::new(),
            body: BODY.into(),
            element: ELEMENT.into(),
            lines: LINE.into(),
            headers: Vec::new(),
            files: Vec::new(),
            may_say: Vec::new(),
        }
    }

    /// Without a doctype, as pages of the last century.
    #[must_use]
    pub fn quirky(mut self) -> Self {
        self.doctype = "";
        self
    }

    /// With other attributes on `<html>`.
    #[must_use]
    pub fn root(mut self, attributes: &str) -> Self {
        self.root = attributes.into();
        self
    }

    /// With more in the head.
    #[must_use]
    pub fn head(mut self, html: &str) -> Self {
        self.head.push_str(html);
        self
    }

    /// With a stylesheet.
    #[must_use]
    pub fn css(mut self, css: &str) -> Self {
        self.css.push_str(css);
        self
    }

    /// With a script that runs before all else.
    #[must_use]
    pub fn script(mut self, script: &str) -> Self {
        self.script.push_str(script);
        self
    }

    /// With something else around the element, which stands where `{element}` is.
    #[must_use]
    pub fn around(mut self, html: &str) -> Self {
        self.body = BODY.replace("{element}", html);
        self
    }

    /// With another element, or several.
    #[must_use]
    pub fn element(mut self, html: &str) -> Self {
        self.element = html.into();
        self
    }

    /// With other lines in place of the one that defines the element.
    #[must_use]
    pub fn lines(mut self, html: &str) -> Self {
        self.lines = html.into();
        self
    }

    /// With a header of its own.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// With a content security policy.
    #[must_use]
    pub fn policy(self, policy: &str) -> Self {
        self.header("Content-Security-Policy", policy)
    }

    /// With one more file in its folder.
    #[must_use]
    pub fn file(mut self, path: &str, kind: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.push((path.into(), kind.into(), content.into()));
        self
    }

    /// Lets the browser or the page complain of something: what has these words in it counts for nothing.
    #[must_use]
    pub fn may_say(mut self, words: &'static str) -> Self {
        self.may_say.push(words);
        self
    }

    /// Puts the page on a server. `{folder}` is the address of the product's folder there, `{elsewhere}` the same on another.
    fn put_on(&self, server: &Server, elsewhere: &Server) {
        let filled = |text: &str| {
            text.replace("{folder}", &server.address(""))
                .replace("{elsewhere}", &elsewhere.address(""))
                .replace("{origin}", &elsewhere.origin())
        };
        let Self {
            doctype, root, head, ..
        } = self;
        let body = self.body.replace("{element}", &self.element);
        let lines = self.lines.replace("<script", "<script data-pb");
        let folder = server.address("");
        let page = format!(
            r#"{doctype}<html {root}><head><meta charset="utf-8"><title>A host</title>
            <link rel="stylesheet" href="{folder}host.css"><script src="{folder}host.js"></script>{head}
            </head><body>{body}<template data-pb>{lines}</template></body></html>"#
        );
        let headers = self.headers.iter();
        let headers = headers
            .map(|(name, value)| (name.clone(), filled(value)))
            .collect();
        // Always with a scroll bar, so that what the element makes longer is not made narrower, too.
        let css = ["html { overflow-y: scroll !important; }", &self.css].concat();
        server.put_with("host.html", "text/html; charset=utf-8", filled(&page), headers);
        server.put("host.css", "text/css", css);
        server.put("host.js", "text/javascript", filled(&self.script));
        for (path, kind, content) in &self.files {
            server.put(path, kind, content.clone());
        }
    }
}

/// Keeps watch: the script of [`Visit::opens`]. Holds to the browser's own functions of before, since pages replace them.
const WATCH: &str = r#"
const zoo = window.pbZoo = {
  problems: [],
  events: [],
  say(text) { zoo.problems.push(text); },
  // What pages are made of, and what looks the same wherever the pointer is; their heights are not theirs alone.
  styled: ["html", "body", "nav", "article", "h1", "h2", "p", "a", "li", "blockquote", "td", "pre", "input", "textarea", "label"]
    .map(name => [...document.querySelectorAll(name)].find(one => !one.closest("persona-builder")))
    .filter(one => one),
  used: /^(height|block-size|perspective-origin|transform-origin|grid-template-rows)$/,
  markup() {
    const copy = document.documentElement.cloneNode(true);
    for (const one of copy.querySelectorAll("persona-builder, iframe, [data-pb]")) one.remove();
    return copy.outerHTML;
  },
  styles() {
    const isVertical = !getComputedStyle(document.body).writingMode.startsWith("horizontal");
    const all = new Map();
    for (const one of zoo.styled) {
      const style = getComputedStyle(one);
      for (const name of style) {
        if (zoo.used.test(name) || (isVertical && /^(width|inline-size|grid-template-columns)$/.test(name))) continue;
        all.set(`the style ${name} of ${one.localName}`, style.getPropertyValue(name));
      }
    }
    return all;
  },
  facts() {
    // Without the test's own names and those of the browsers' drivers.
    const names = object => Object.getOwnPropertyNames(object).filter(name => !/^(pb|\$?c(dc|hrome)_|se_|ret_nodes$)/.test(name)).sort().join(" ");
    const keys = storage => Object.keys(storage).filter(key => !key.startsWith("persona-builder:")).sort().join(" ");
    const facts = {
      "the markup": zoo.markup(),
      "the names of the window": names(window),
      "the names of the document": names(document),
      "the number of adopted sheets": document.adoptedStyleSheets.length,
      "the number of sheets": document.styleSheets.length,
      "the number of fonts": document.fonts.size,
      "the number of frames": window.length,
      "the address": location.href,
      "the title": document.title,
      "the length of the history": history.length,
      "the state of the history": String(history.state),
      "whether there are cookies": document.cookie,
    };
    try {
      facts["the names in storage"] = keys(localStorage);
      facts["the names in the session's storage"] = keys(sessionStorage);
    } catch {
      // Storage is refused here.
    }
    return new Map(Object.entries(facts));
  },
  // The functions that all scripts of a page share.
  shared() {
    const all = [];
    const owners = { Object, Array, Map, Set, Promise, JSON, Function, String, Number, Math, Reflect, Symbol, Node, Element, HTMLElement, Document, Event, EventTarget, CSSStyleSheet, ShadowRoot, History, Storage };
    for (const [name, owner] of Object.entries(owners)) {
      for (const [where, object] of [[name, owner], [`${name}.prototype`, owner.prototype]]) {
        if (!object) continue;
        for (const key of Reflect.ownKeys(object)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
          all.push([`${where}.${String(key)}`, object, key, value, get, set]);
        }
      }
    }
    return all;
  },
  compare(before, after) {
    for (const [name, value] of after) {
      const was = before.get(name);
      if (was === value) continue;
      const from = Math.max(0, [...String(value)].findIndex((letter, at) => letter !== String(was)[at]) - 40);
      zoo.say(`${name} became “${String(value).slice(from, from + 160)}”, was “${String(was).slice(from, from + 160)}”`);
    }
  },
  saw(records) {
    if (zoo.isActing) return;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if ([target, ...addedNodes, ...removedNodes].some(node => node.closest?.("[data-pb]"))) continue;
      // The helper of frames sets their height, and a driver marks the frames it has entered.
      if (target.localName === "iframe" && /^(style|cd_frame_id_)$/.test(attributeName)) continue;
      // Firefox's driver tries a style on for a moment where it clicks; what stayed would show in the markup.
      if (attributeName === "style" && !target.getAttribute("style")) continue;
      const what = [...addedNodes, ...removedNodes].map(node => node.nodeName).join(" ");
      zoo.say(`the page was changed: ${type} ${attributeName ?? ""} ${what} at ${target.nodeName} ${target.className ?? ""}`);
    }
  },
  // What the test itself does to the page.
  act(change) {
    zoo.look();
    // WebKit tells what has changed before the change is through.
    zoo.isActing = true;
    const result = change();
    zoo.observer.takeRecords();
    zoo.isActing = false;
    zoo.remember();
    return result;
  },
  // Takes every element away.
  remove() {
    zoo.saw(zoo.observer.takeRecords());
    zoo.isActing = true;
    for (const one of document.querySelectorAll("persona-builder")) one.remove();
    zoo.observer.takeRecords();
    zoo.isActing = false;
  },
  remember() {
    zoo.before = { facts: zoo.facts(), styles: zoo.styles(), shared: zoo.shared() };
  },
  look() {
    zoo.saw(zoo.observer.takeRecords());
    zoo.compare(zoo.before.facts, zoo.facts());
    zoo.compare(zoo.before.styles, zoo.styles());
    for (const [name, object, key, value, get, set] of zoo.before.shared) {
      const now = Object.getOwnPropertyDescriptor(object, key);
      if (!now || !Object.is(now.value, value) || now.get !== get || now.set !== set) zoo.say(`${name} is another one`);
    }
  },
  check() {
    zoo.look();
    return zoo.problems.splice(0).join("\n");
  },
  begin() {
    addEventListener("error", event => {
      const { target, message, filename } = event;
      zoo.say(target === window ? `an error: ${message} (${filename})` : `not loaded: ${target.src ?? target.href}`);
    }, true);
    addEventListener("unhandledrejection", ({ reason }) => zoo.say(`a rejection: ${reason}`));
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      zoo.say(`the policy forbids: ${effectiveDirective} ${blockedURI}`));
    for (const name of ["error", "warn"]) {
      const log = console[name];
      console[name] = (...words) => {
        zoo.say(`console.${name}: ${words.map(String).join(" ")}`);
        log.apply(console, words);
      };
    }
    for (const name of ["ready", "change", "step", "complete", "export", "error"]) {
      document.addEventListener(`persona-${name}`, ({ detail }) => zoo.events.push({ name, detail }));
    }
    zoo.remember();
    zoo.observer = new MutationObserver(records => zoo.saw(records));
    zoo.observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    zoo.lines();
  },
  // Puts the lines that define the element into the page.
  lines() {
    for (const template of document.querySelectorAll("template[data-pb]")) {
      document.head.append(document.importNode(template.content, true));
    }
  },
  // Whether a text is somewhere in a value.
  has(value, text) {
    if (value === null || typeof value !== "object") return String(value).includes(text);
    return Object.keys(value).some(key => zoo.has(value[key], text));
  },
};
zoo.begin();
"#;

/// What a glance at the element tells of how it looks; an empty text where nothing is wrong.
const GLANCE: &str = r#"
const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
const paint = colour => {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
const over = (top, ground) => top.slice(0, 3).map((value, at) => value * top[3] / 255 + ground[at] * (1 - top[3] / 255));
const around = node => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
const groundOf = node => {
  if (!node) return getComputedStyle(document.documentElement).colorScheme === "dark" ? [18, 18, 18] : [255, 255, 255];
  const { backgroundColor, backgroundImage } = getComputedStyle(node);
  const colour = paint(backgroundColor);
  if (colour[3] === 255) return colour.slice(0, 3);
  if (backgroundImage !== "none") return null;
  const below = groundOf(around(node));
  return below && over(colour, below);
};
const light = colour => {
  const [red, green, blue] = colour.map(byte => byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const wrong = new Set();
const outer = pb.host.getBoundingClientRect();
if (getComputedStyle(pb.host).display !== "block") wrong.add(`the element is ${getComputedStyle(pb.host).display}`);
for (const one of pb.root.querySelectorAll("*")) {
  if (!pb.shown(one) || one.closest("svg, .skip, .visually-hidden, iframe") || one.localName === "option") continue;
  const box = one.getBoundingClientRect();
  const what = `<${one.localName} class="${one.className}">`;
  // Tabs that do not fit are reached by moving their row, which itself stays inside.
  if (box.width > 1 && !one.closest(".tab") && (box.left < outer.left - 1.5 || box.right > outer.right + 1.5)) {
    wrong.add(`${what} sticks out: ${Math.round(box.left)} to ${Math.round(box.right)} of ${Math.round(outer.left)} to ${Math.round(outer.right)}`);
  }
  if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
  const style = getComputedStyle(one);
  const size = parseFloat(style.fontSize);
  const is = (name, ...allowed) => allowed.includes(style[name]) || wrong.add(`${what} has ${name} ${style[name]}`);
  is("textTransform", "none");
  is("writingMode", "horizontal-tb");
  is("textIndent", "0px");
  is("fontVariantCaps", "normal");
  is("textShadow", "none");
  if (Math.abs(parseFloat(style.letterSpacing)) > size / 10) wrong.add(`${what} has letterSpacing ${style.letterSpacing}`);
  if (Math.abs(parseFloat(style.wordSpacing)) > size / 10) wrong.add(`${what} has wordSpacing ${style.wordSpacing}`);
  if (size < 12) wrong.add(`${what} is ${size} px small`);
  if (parseFloat(style.lineHeight) < size * 1.05) wrong.add(`${what} has lines of ${style.lineHeight} for letters of ${size} px`);
  // The card is in the letters of the page, as they are.
  if (one.closest(".card")) continue;
  is("direction", "ltr");
  const ground = groundOf(one);
  if (!ground) wrong.add(`${what} stands on a picture`);
  else if (style.opacity === "1" && contrast(over(paint(style.color), ground), ground) < 4.45) wrong.add(`${what} is ${style.color} on ${ground.map(Math.round)}`);
}
return [...wrong].slice(0, 8).join("\n")"#;

/// A person's visit to a host.
pub struct Visit<'a> {
    /// Whoever visits.
    pub person: &'a Person,
    /// The server of the page, at an origin of its own, so that no visit finds what another one left.
    pub server: Server,
    /// A server at another origin, which lets all pages use what it has.
    pub elsewhere: Server,
    may_say: Vec<&'static str>,
}

impl<'a> Visit<'a> {
    /// A visit to a host, which is put on a server.
    pub fn to(host: &Host, person: &'a Person, server: Server, elsewhere: Server) -> Self {
        elsewhere.send_header("Access-Control-Allow-Origin", "*");
        host.put_on(&server, &elsewhere);
        Self {
            person,
            server,
            elsewhere,
            may_say: host.may_say.clone(),
        }
    }

    /// Opens the host's page; watches it from before the element is defined.
    pub async fn opens(&self) {
        let address = self.server.address("host.html");
        self.person.goes_straight_to(&address).await;
        let is_whole = "return document.readyState === 'complete'";
        self.person.waits_for("the whole page", is_whole, vec![]).await;
        self.person.asks(WATCH, vec![]).await;
    }

    /// What the test itself does to the page, such as taking the element away.
    pub async fn does(&self, script: &str) -> Value {
        let script = format!("return pbZoo.act(() => {{ {script} }})");
        self.person.asks(&script, vec![]).await
    }

    /// Presses the button of the front card of the element that the person looks into, and is asked the first question.
    pub async fn begins(&self) {
        self.person.chooses("Start noticing").await;
        self.person.arrives().await;
        self.is_asked_first().await;
    }

    /// Is asked the first question.
    pub async fn is_asked_first(&self) {
        self.person.is_asked("Who will you notice first?").await;
    }

    /// Answers two questions and finds them saved and in the exported file.
    pub async fn answers(&self) {
        self.answers_without_saving().await;
        self.person.sees_saved().await;
        self.finds_both_in_the_export().await;
    }

    /// Answers two questions, wherever they go.
    pub async fn answers_without_saving(&self) {
        let person = self.person;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        person.sees("How long have you been watching?").await;
        person.types_into("How many?", "37").await;
    }

    /// Finds the two answers in the exported file.
    pub async fn finds_both_in_the_export(&self) {
        let script = r#"
            const file = await pb.host.export();
            const { "starting-point": first, "watching-days": second } = file?.personas[0].answers ?? {};
            return `${first?.value?.option} ${second?.value?.amount}`"#;
        let found = self.person.asks_later(script, vec![]).await;
        assert_eq!(found, "quiet-regular 37");
    }

    /// Finds words anywhere in what the element exports.
    pub async fn finds_in_export(&self, words: &str) {
        let script = "return pbZoo.has(await pb.host.export(), given[0])";
        let has = self.person.asks_later(script, vec![json!(words)]).await;
        assert_eq!(has, true, "“{words}” is not in the exported file");
    }

    /// Looks at the element: nothing sticks out, and all can be read.
    pub async fn likes_the_look(&self) {
        let wrong = self.person.asks(GLANCE, vec![]).await;
        let wrong = wrong.as_str().unwrap_or_default();
        assert!(wrong.is_empty(), "the element looks wrong:\n{wrong}");
    }

    /// Opens the brief and sees it dressed, with a name given on the way.
    pub async fn looks_at_the_brief(&self) {
        self.person.moves("Brief").await;
        self.person.types_into("Name", "Oda").await;
        self.person.sees_in("Name", "Oda").await;
        self.person.chooses("Continue").await;
        let seen = r#"
            const frame = pb.root?.querySelector("iframe.brief-page__sheet");
            const page = frame?.contentDocument;
            const sheet = page?.querySelector(".sheet");
            return page?.body?.textContent.includes("Oda") && getComputedStyle(sheet).maxInlineSize !== "none""#;
        self.person.waits_for("the brief, dressed", seen, vec![]).await;
    }

    /// The events of the element of this name so far: their details.
    pub async fn heard(&self, name: &str) -> Vec<Value> {
        let script =
            "return pbZoo.events.filter(({ name }) => name === arguments[0]).map(({ detail }) => detail)";
        let heard = self.person.asks(script, vec![json!(name)]).await;
        heard.as_array().cloned().unwrap_or_default()
    }

    /// Waits for an event of the element: its detail.
    pub async fn hears(&self, name: &str) -> Value {
        let script = "return pbZoo.events.find(({ name }) => name === arguments[0])?.detail";
        let what = format!("the event persona-{name}");
        self.person.waits_for(&what, script, vec![json!(name)]).await
    }

    /// Looks for anything in the page that is not as it was before the element came, and for any complaint.
    pub async fn finds_the_page_untouched(&self, when: &str) {
        let found = self.person.asks("return pbZoo.check()", vec![]).await;
        let found = found.as_str().unwrap_or_default();
        // Chromium keeps a book of its own, of what it told nobody else, too.
        let mut told = Vec::new();
        if self.person.browser() == Browser::Chromium {
            let book = self.person.driver.browser_log().await.unwrap_or_default();
            let book = book
                .into_iter()
                .filter(|entry| !entry.message.contains("/favicon.ico"));
            told.extend(book.map(|entry| format!("Chromium says: {}", entry.message)));
        }
        let is_expected = |line: &&str| self.may_say.iter().any(|words| line.contains(words));
        let problems: Vec<&str> = found
            .lines()
            .chain(told.iter().map(String::as_str))
            .filter(|line| !line.is_empty() && !is_expected(line))
            .take(12)
            .collect();
        assert!(problems.is_empty(), "{when}:\n{}", problems.join("\n"));
    }

    /// The page is as it was: with the element in it, and when it has been taken away.
    pub async fn leaves_the_page_untouched(&self) {
        self.finds_the_page_untouched("with the element in it").await;
        self.person.asks("pbZoo.remove()", vec![]).await;
        // It lets go of what it drew once nothing is being done any more.
        let idle = "await new Promise(good => setTimeout(() => requestAnimationFrame(good)))";
        self.person.asks_later(idle, vec![]).await;
        self.finds_the_page_untouched("without the element").await;
        self.asks_for_nothing_else();
    }

    /// Of the product nothing was asked for but the files of the element.
    pub fn asks_for_nothing_else(&self) {
        let is_known = |name: &str| name.starts_with("host") || name.starts_with("element/");
        for server in [&self.server, &self.elsewhere] {
            for (path, _) in server.asked() {
                let name = path.strip_prefix(super::server::FOLDER);
                let is_known = path == "/favicon.ico" || name.is_some_and(is_known);
                assert!(is_known, "{path} was asked for");
            }
        }
    }

    /// How often a file with this ending was asked for.
    pub fn times_asked(&self, ending: &str) -> usize {
        let asked = self.server.asked();
        asked.iter().filter(|(path, _)| path.ends_with(ending)).count()
    }
}

/// The outcome of something that may fail as a test does: with a panic.
pub async fn caught<T>(work: impl Future<Output = T>) -> Result<T, String> {
    let mut work = pin!(work);
    std::future::poll_fn(|context| {
        let polled = std::panic::catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context)));
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                Poll::Ready(Err(text.unwrap_or_default()))
            }
        }
    })
    .await
}
