//! A person at the page. The verbs are what a person does and sees; each waits, for as long as a person would, until it can
//! be done or is there.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::browser::Browser;
use super::page::FINDING;

/// How long a person waits for anything.
const PATIENCE: Duration = Duration::from_secs(25);
/// How often they look.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Whether the page is more than its static start screen.
const ALIVE: &str = "return !!document.querySelector('#persona-builder > .skip, #persona-builder .wizard')";

/// Somebody at a browser. Clones are the same person.
#[derive(Clone)]
pub struct Person {
    browser: Browser,
    /// The browser.
    pub driver: WebDriver,
    /// The address of the page.
    address: String,
    /// The width of the frame they look through, if they do.
    frame: Arc<Mutex<Option<u32>>>,
    /// The elements they look into, the outermost first.
    within: Arc<Mutex<Vec<String>>>,
    /// The headings below which they look, the outermost first.
    scope: Arc<Mutex<Vec<String>>>,
    /// When they sat down.
    began: Instant,
    /// What they did since.
    did: Arc<Mutex<Vec<String>>>,
}

/// A file the page handed out.
#[derive(Debug)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its text.
    pub text: String,
}

impl Person {
    /// Somebody at this browser, about to open the page at this address.
    pub fn new(browser: Browser, driver: WebDriver, address: String) -> Self {
        Self {
            browser,
            driver,
            address,
            frame: Arc::default(),
            within: Arc::default(),
            scope: Arc::default(),
            began: Instant::now(),
            did: Arc::default(),
        }
    }

    /// The browser they sit at.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    // What they do at the browser itself

    /// Opens the page.
    pub async fn opens_the_page(&self) {
        self.opens("").await;
    }

    /// Opens a place of the page, such as `#/help`, from nothing.
    pub async fn opens(&self, place: &str) {
        let frame = *self.frame.lock().unwrap();
        match frame {
            None => {
                self.goes_to_address(&[&self.address, place].concat()).await;
                self.finds_the_page_alive().await;
            }
            Some(width) => {
                self.goes_to_address(&format!("{}frame.html#{width},{place}", self.address))
                    .await;
                self.enters_the_frame().await;
            }
        }
    }

    /// From the next opening on, looks at the page in a frame of this width: narrower than any window can be.
    pub fn looks_through(&self, stage: &super::Stage, width: u32) {
        let page = r#"<!doctype html><title>A frame</title><body style="margin: 0">
            <script>
              const [width, place] = decodeURIComponent(location.hash.slice(1)).split(",");
              const frame = document.createElement("iframe");
              frame.style = `border: 0; height: 800px; width: ${width}px`;
              frame.src = "./" + place;
              frame.onload = () => { frame.dataset.loaded = "yes"; };
              document.body.append(frame);
            </script>"#;
        stage.server().put("frame.html", "text/html", page);
        *self.frame.lock().unwrap() = Some(width);
    }

    /// Goes to any address.
    pub async fn goes_to_address(&self, address: &str) {
        // Whoever looked into a frame looks at the whole window again.
        self.driver.enter_default_frame().await.expect("a window");
        // From one place of a page to another of the same page a browser would not load anything.
        self.driver.goto("about:blank").await.expect("an empty page");
        self.goes_straight_to(address).await;
    }

    /// The same from a page that is another one for certain.
    pub async fn goes_straight_to(&self, address: &str) {
        self.does(&format!("goes to {address}"));
        self.looks_at_the_page();
        self.driver.enter_default_frame().await.expect("a window");
        self.driver
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Looks into the frame of the page, and at nothing else until another address is opened.
    pub async fn enters_the_frame(&self) {
        // Before that it is another frame, and a driver that has entered that one stays there.
        let loaded = "return document.querySelector('iframe')?.dataset.loaded === 'yes'";
        self.waits_for("a frame", loaded, vec![]).await;
        self.driver.enter_frame(0).await.expect("a frame");
        self.finds_the_page_alive().await;
    }

    /// Waits until the page answers.
    pub async fn finds_the_page_alive(&self) {
        self.waits_for("the page to start", ALIVE, vec![]).await;
    }

    /// Goes to a place by the address bar, without loading the page anew.
    pub async fn goes_to_place(&self, place: &str) {
        self.does(&format!("goes to {place}"));
        self.looks_around();
        self.asks("location.hash = arguments[0]", vec![json!(place)])
            .await;
        self.arrives().await;
    }

    /// Reloads the page.
    pub async fn reloads(&self) {
        self.does("reloads");
        self.looks_around();
        self.driver.refresh().await.expect("a page to reload");
        self.finds_the_page_alive().await;
    }

    /// Leaves the page for an empty one and comes back to its start.
    pub async fn leaves_and_comes_back(&self) {
        self.leaves().await;
        self.opens_the_page().await;
    }

    /// Leaves the page for an empty one.
    pub async fn leaves(&self) {
        self.does("leaves the page");
        self.driver.goto("about:blank").await.expect("an empty page");
    }

    /// Presses the browser's back button.
    pub async fn presses_the_browsers_back(&self) {
        self.does("presses the browser's back button");
        self.looks_around();
        self.driver.back().await.expect("a page before this one");
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.driver.window().await.expect("a tab")
    }

    /// Looks at a tab that is open.
    pub async fn turns_to(&self, tab: &WindowHandle) {
        self.does("turns to another tab");
        let turned = self.driver.switch_to_window(tab.clone()).await;
        turned.expect("a tab that is open");
    }

    /// Opens a tab and looks at it; gives what turns to it.
    pub async fn opens_a_tab(&self) -> WindowHandle {
        let tab = self.driver.new_tab().await.expect("another tab");
        self.turns_to(&tab).await;
        tab
    }

    /// Closes the browser.
    pub async fn closes_the_browser(self) {
        // One that is gone already is closed, too.
        let _ = self.driver.quit().await;
    }

    /// Leaves what this person saw and did in a folder.
    pub async fn leaves_traces(&self, folder: &Path) {
        let write = |name: &str, content: &[u8]| drop(std::fs::write(folder.join(name), content));
        if let Ok(picture) = self.driver.screenshot_as_png().await {
            write("picture.png", &picture);
        }
        if let Ok(source) = self.driver.source().await {
            write("page.html", source.as_bytes());
        }
        let mut told = self.did.lock().unwrap().clone();
        if let Ok(address) = self.driver.current_url().await {
            told.push(format!("is at {address}"));
        }
        let text = "return document.body.innerText.slice(0, 600)";
        if let Ok(text) = self.tries(text, vec![]).await {
            told.push(format!("reads {text}"));
        }
        let crash = self
            .tries(
                "return document.getElementById('crash-details')?.textContent",
                vec![],
            )
            .await;
        if let Ok(Value::String(crash)) = crash
            && !crash.is_empty()
        {
            told.push(format!("\nThe page broke: {crash}"));
        }
        let storage = r#"
            const late = new Promise(good => setTimeout(() => good("no answer from the database"), 3000));
            const look = async () => {
                const db = await pb.database();
                const counts = [...db.objectStoreNames].map(async name =>
                    `${name}: ${await pb.done(db.transaction(name).objectStore(name).count())}`);
                return (await Promise.all(counts)).join(", ");
            };
            return `local storage: ${Object.keys(localStorage).join(", ")}; database: ${await Promise.race([look(), late])}`"#;
        if let Ok(storage) = self.tries_later(storage, vec![]).await {
            told.push(format!("has in {storage}"));
        }
        if self.browser == Browser::Chromium {
            for entry in self.driver.browser_log().await.unwrap_or_default() {
                told.push(format!("console: {}", entry.message));
            }
        }
        let told = told.join("\n");
        write("story.txt", told.as_bytes());
        eprintln!("{told}\n(more in {})", folder.display());
    }

    /// Begins a new story: what was done before is told no more.
    pub fn begins_anew(&self) {
        self.did.lock().unwrap().clear();
    }

    // Where they look

    /// Looks only at what stands under a heading (a question, the title of a card).
    pub async fn looks_at(&self, heading: &str) -> &Self {
        self.looks_around();
        self.looks_closer_at(heading).await
    }

    /// Looks only at what stands under a heading inside what they look at.
    pub async fn looks_closer_at(&self, heading: &str) -> &Self {
        self.scope.lock().unwrap().push(heading.to_owned());
        let scope = self.scope();
        self.waits_for(heading, "return !!pb.place(arguments[0])", vec![json!(scope)])
            .await;
        self
    }

    /// Looks at the whole page again.
    pub fn looks_around(&self) -> &Self {
        self.scope.lock().unwrap().clear();
        self
    }

    /// From now on looks only at what is inside an element, named by its selector; `outer >>> inner` is an element inside
    /// another one.
    pub fn looks_into(&self, selector: &str) -> &Self {
        *self.within.lock().unwrap() = selector.split(" >>> ").map(str::to_owned).collect();
        self.looks_around()
    }

    /// Looks at the page itself again.
    pub fn looks_at_the_page(&self) -> &Self {
        self.within.lock().unwrap().clear();
        self.looks_around()
    }

    /// A script that finds things where they look.
    fn looking(&self, script: &str) -> String {
        let within = json!(*self.within.lock().unwrap());
        format!("const within = {within};{FINDING}{script}")
    }

    fn scope(&self) -> Vec<String> {
        self.scope.lock().unwrap().clone()
    }

    // What they do

    /// Presses what has these words: a button, a link, an option.
    pub async fn chooses(&self, words: &str) {
        self.does(&format!("chooses “{words}”"));
        let started = Instant::now();
        loop {
            let element = self.finds("press", words).await;
            let hears = self.listens_for_the_press_of(&element).await;
            match element.click().await {
                Ok(()) if !hears || self.has_heard_the_press().await => return,
                // WebKit's driver presses where the button was when it looked; where the page moved meanwhile, that is beside it.
                Ok(()) if started.elapsed() < PATIENCE => self.does("presses again, for that went beside it"),
                Ok(()) => panic!("“{words}” was pressed and did not hear it"),
                // Drawn anew or covered for a moment: a person tries again.
                Err(error) if started.elapsed() > PATIENCE => panic!("“{words}” cannot be pressed: {error}"),
                Err(_) => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    /// In WebKit, has an element tell when it is pressed; tells whether it will.
    async fn listens_for_the_press_of(&self, element: &WebElement) -> bool {
        if self.browser != Browser::WebKit {
            return false;
        }
        let script = r#"
            const pressed = window.pbPressed = { heard: false };
            arguments[0].addEventListener("click", () => { pressed.heard = true; }, { capture: true, once: true });"#;
        let element = element.to_json().expect("an element");
        self.driver.execute(script, vec![element]).await.is_ok()
    }

    /// Whether what was listened to was pressed; a page that has gone since has heard it.
    async fn has_heard_the_press(&self) -> bool {
        let script = "return window.pbPressed?.heard !== false";
        let heard = self.driver.execute(script, vec![]).await;
        heard.map_or(true, |heard| heard.json() != &json!(false))
    }

    /// Types into a field, behind what stands there.
    pub async fn types_into(&self, label: &str, text: &str) {
        self.does(&format!("types “{text}” into “{label}”"));
        let field = self.finds("field", label).await;
        self.writes(&field, text)
            .await
            .unwrap_or_else(|error| panic!("“{label}” takes no text: {error}"));
    }

    /// Types into a field: its first and its last letters key by key, what is between as dictation puts it in, all at once, because
    /// a driver takes its time over every key.
    async fn writes(&self, field: &WebElement, text: &str) -> WebDriverResult<()> {
        let letters: Vec<char> = text.chars().collect();
        let Some(said) = letters
            .get(2..letters.len().saturating_sub(2))
            .filter(|said| said.len() > 2)
        else {
            // Some drivers refuse to type nothing.
            return if text.is_empty() {
                Ok(())
            } else {
                field.send_keys(text).await
            };
        };
        let part = |letters: &[char]| letters.iter().collect::<String>();
        field.send_keys(part(&letters[..2])).await?;
        let dictates = "return document.execCommand('insertText', false, arguments[0])";
        if self.asks(dictates, vec![json!(part(said))]).await != true {
            // Not every engine dictates into what is inside an element.
            field.send_keys(part(said)).await?;
        }
        field.send_keys(part(&letters[letters.len() - 2..])).await
    }

    /// Types in place of what stands in a field.
    pub async fn types_instead_into(&self, label: &str, text: &str) {
        self.does(&format!("types “{text}” instead into “{label}”"));
        let field = self.finds("field", label).await;
        field.send_keys(Key::Control + "a").await.expect("a field");
        if text.is_empty() {
            field
                .send_keys(TypingData::from(Key::Delete))
                .await
                .expect("a field");
        }
        self.writes(&field, text).await.expect("a field");
    }

    /// Puts a whole text into a field at once, as a browser's own filling in does.
    pub async fn fills(&self, label: &str, text: &str) {
        self.does(&format!("fills “{label}”"));
        let field = self.finds("field", label).await;
        let field = field.to_json().expect("an element");
        self.asks("pb.set(arguments[0], arguments[1])", vec![field, json!(text)])
            .await;
    }

    /// Types where the cursor is.
    pub async fn types(&self, text: &str) {
        self.does(&format!("types “{text}”"));
        let field = self.driver.active_element().await.expect("a focus");
        self.writes(&field, text).await.expect("a field");
    }

    /// Presses a key where the focus is.
    pub async fn presses(&self, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.does(&format!("presses {:?}", keys.to_string()));
        self.driver
            .action_chain()
            .send_keys(keys.to_string())
            .perform()
            .await
            .expect("a keyboard");
    }

    /// Presses a key while others are held down.
    pub async fn presses_with(&self, held: &[Key], key: impl Into<char>) {
        let key = key.into();
        let mut chain = self.driver.action_chain();
        for one in held {
            chain = chain.key_down(one.clone());
        }
        chain = chain.key_down(key).key_up(key);
        for one in held {
            chain = chain.key_up(one.clone());
        }
        self.does("presses several keys");
        chain.perform().await.expect("a keyboard");
    }

    /// Chooses a file for the field with this id.
    pub async fn gives_file(&self, id: &str, path: &Path) {
        self.does(&format!("gives the file {}", path.display()));
        let script = "return pb.root.getElementById(arguments[0])";
        let field = self.element("the file field", script, vec![json!(id)]).await;
        field
            .send_keys(path.to_str().expect("a path in UTF-8"))
            .await
            .expect("a file field");
    }

    /// Presses what hands out a file, and takes the file instead of the browser.
    pub async fn takes_file_from(&self, words: &str) -> Download {
        let hook = r#"
            if (!window.pbFiles) {
                const make = URL.createObjectURL.bind(URL);
                window.pbFiles = [];
                URL.createObjectURL = blob => {
                    const file = { kind: blob.type };
                    window.pbFiles.push(file);
                    window.pbBlob = blob;
                    blob.text().then(text => { file.text = text; });
                    return make(blob);
                };
                document.addEventListener("click", event => {
                    const link = event.composedPath()[0].closest?.("a[download]");
                    if (link) {
                        window.pbFiles.at(-1).name = link.download;
                        event.preventDefault();
                    }
                }, true);
            }
            window.pbFiles.length = 0;"#;
        self.asks(hook, vec![]).await;
        self.chooses(words).await;
        let taken = "const file = window.pbFiles.at(-1); return file?.text !== undefined && file.name !== undefined && file";
        let file = self.waits_for("a file", taken, vec![]).await;
        let part = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
        Download {
            name: part("name"),
            kind: part("kind"),
            text: part("text"),
        }
    }

    /// Presses what prints, and tells the title of the document that would be printed.
    pub async fn prints_with(&self, words: &str) -> String {
        let watch = r#"
            document.addEventListener("load", event => {
                const frame = event.target;
                if (frame.className === "print-frame") {
                    frame.contentWindow.print = () => { window.pbPrinted = frame.contentDocument.title; };
                }
            }, true)"#;
        self.asks(watch, vec![]).await;
        self.chooses(words).await;
        let printed = self.waits_for("a print", "return window.pbPrinted", vec![]).await;
        printed.as_str().unwrap_or_default().to_owned()
    }

    /// The addresses that Chromium has asked for since this was told last, by its own log.
    pub async fn asked_for(&self) -> Vec<String> {
        let entries = self
            .driver
            .get_log("performance")
            .await
            .expect("Chromium's own log");
        let sent = |message: &str| -> Option<String> {
            let message: Value = serde_json::from_str(message).ok()?;
            let message = &message["message"];
            let is_sent = message["method"] == json!("Network.requestWillBeSent");
            is_sent.then(|| {
                message["params"]["request"]["url"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
        };
        entries.iter().filter_map(|entry| sent(&entry.message)).collect()
    }

    /// Has the page around an element give it a file of the repository, as it can, and waits until it is taken in.
    pub async fn hands_the_element(&self, path: &str) {
        self.does(&format!("hands the element {path}"));
        let script = "return await document.querySelector('persona-builder').import(given[0])";
        let count = self.asks_later(script, vec![super::json_of(path)]).await;
        assert_eq!(count, json!(1), "personas of {path}");
        self.looks_around();
        // It shows what it took in.
        self.sees("In one sentence").await;
    }

    // The interview

    /// Waits for a question, and looks at it alone.
    pub async fn is_asked(&self, question: &str) -> &Self {
        self.looks_at(question).await
    }

    /// Adds items to the list in view, with Enter between them.
    pub async fn adds_items(&self, items: &[&str]) {
        for (index, item) in items.iter().enumerate() {
            self.does(&format!("adds “{item}”"));
            if index == 0 {
                let add = self.tries_to_find("press", "Add the first one").await;
                self.chooses(if add.is_some() {
                    "Add the first one"
                } else {
                    "Add another"
                })
                .await;
            } else {
                self.presses(Key::Enter).await;
            }
            self.has_cursor_in_an_empty_field().await;
            self.types(item).await;
        }
    }

    /// Waits until the cursor is in an empty field of what is in view.
    pub async fn has_cursor_in_an_empty_field(&self) {
        let script = r#"
            const here = pb.root?.activeElement;
            return here?.matches(pb.kinds.field) && here.value === "" && !!pb.place(arguments[0])?.contains(here)"#;
        self.waits_for("the cursor in an empty field", script, vec![json!(self.scope())])
            .await;
    }

    /// Says where what they just said comes from, with a note or none.
    pub async fn says_how_they_know(&self, kind: &str, note: &str) {
        self.looks_closer_at("How do you know?").await;
        if self.tries_to_find("press", kind).await.is_none() {
            self.chooses("More…").await;
        }
        let chip = self.finds("press", kind).await;
        if chip.attr("aria-pressed").await.expect("a chip").as_deref() != Some("true") {
            self.chooses(kind).await;
        }
        let pressed =
            "return pb.find('press', arguments[0], arguments[1])?.getAttribute('aria-pressed') === 'true'";
        self.waits_for(
            "the evidence to count",
            pressed,
            vec![json!(kind), json!(self.scope())],
        )
        .await;
        if !note.is_empty() {
            self.types_into(&[kind, ": a note"].concat(), note).await;
        }
        self.scope.lock().unwrap().pop();
    }

    /// Picks a day in a date field, as its calendar would.
    pub async fn picks_day(&self, label: &str, day: &str) {
        self.fills(label, day).await;
    }

    /// Goes on, and arrives at the next screen.
    pub async fn goes_on(&self) {
        self.moves("Continue").await;
    }

    /// Goes back, and arrives at the screen before.
    pub async fn goes_back(&self) {
        self.moves("Back").await;
    }

    /// Presses what leads to another place, and arrives there.
    pub async fn moves(&self, words: &str) {
        self.looks_around();
        let before = self.place().await;
        self.chooses(words).await;
        self.arrives_from(&before).await;
    }

    /// Waits until the place has changed and its heading has the focus.
    pub async fn arrives_from(&self, before: &str) {
        let script = "return pb.here() !== arguments[0] && pb.root?.activeElement?.matches('[data-focus]')";
        self.waits_for("another place", script, vec![json!(before)]).await;
    }

    /// Waits until the heading of a place has the focus.
    pub async fn arrives(&self) {
        let script = "return pb.root?.activeElement?.matches('[data-focus]')";
        self.waits_for("the heading to have the focus", script, vec![])
            .await;
    }

    /// The part of the address after the page's own; inside an element, which has no address, the heading of the place.
    pub async fn place(&self) -> String {
        let here = self.asks("return pb.here()", vec![]).await;
        here.as_str().unwrap_or_default().to_owned()
    }

    // What they see

    /// Sees these words.
    pub async fn sees(&self, words: &str) {
        self.does(&format!("looks for “{words}”"));
        let script = "return pb.says(arguments[0])";
        self.waits_for(&format!("“{words}”"), script, vec![json!(words)])
            .await;
    }

    /// Does not see these words, or not any more.
    pub async fn sees_no(&self, words: &str) {
        self.does(&format!("looks that there is no “{words}”"));
        let script = "return !pb.says(arguments[0])";
        self.waits_for(&format!("no “{words}”"), script, vec![json!(words)])
            .await;
    }

    /// Sees a heading with these words.
    pub async fn sees_heading(&self, words: &str) {
        let script =
            "return pb.all('h1, h2, h3, legend', []).some(e => pb.norm(e.textContent) === arguments[0])";
        self.waits_for(&format!("the heading “{words}”"), script, vec![json!(words)])
            .await;
    }

    /// Sees this text in a field.
    pub async fn sees_in(&self, label: &str, text: &str) {
        let script = "return pb.find('field', arguments[0], arguments[1])?.value === arguments[2]";
        let arguments = vec![json!(label), json!(self.scope()), json!(text)];
        self.waits_for(&format!("“{text}” in “{label}”"), script, arguments)
            .await;
    }

    /// Sees that the page says everything is saved.
    pub async fn sees_saved(&self) {
        self.sees("Saved in this browser").await;
    }

    /// Whether something with these words can be pressed now.
    pub async fn can_choose(&self, words: &str) -> bool {
        self.tries_to_find("press", words).await.is_some()
    }

    /// All the text in view now.
    pub async fn reads_everything(&self) -> String {
        let text = self.asks("return pb.text()", vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The brief on screen: its document.
    pub async fn reads_the_brief(&self) -> String {
        let script = "return pb.paper(pb.root?.querySelector('iframe[title=\"The brief\"]'))";
        let html = self.waits_for("the brief", script, vec![]).await;
        html.as_str().unwrap_or_default().to_owned()
    }

    /// The worksheets on screen: their document.
    pub async fn reads_the_worksheets(&self) -> String {
        let script = "return pb.paper(pb.root?.querySelector('iframe[title^=\"Worksheets\"]'))";
        let html = self.waits_for("the worksheets", script, vec![]).await;
        html.as_str().unwrap_or_default().to_owned()
    }

    /// The text of an HTML document, as the browser reads it.
    pub async fn reads_text_of(&self, html: &str) -> String {
        let text = self
            .reads_apart(html, "return pb.norm(page.body.textContent)")
            .await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The words of an HTML document that are meant for the eye, each text apart.
    pub async fn reads_words_of(&self, html: &str) -> String {
        let script = r#"
            page.querySelectorAll("title, desc, style, .visually-hidden").forEach(one => one.remove());
            const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walk.nextNode()) texts.push(walk.currentNode.data);
            return texts.join(" ").normalize("NFKC")"#;
        let text = self.reads_apart(html, script).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What a script gives of an HTML document, its `page`. In an empty tab: the page's own policy lets nobody turn texts into documents.
    pub async fn reads_apart(&self, html: &str, script: &str) -> Value {
        let driver = &self.driver;
        let here = self.tab().await;
        self.opens_a_tab().await;
        let script = [
            "const page = new DOMParser().parseFromString(arguments[0], 'text/html');",
            script,
        ]
        .concat();
        let found = self.asks(&script, vec![json!(html)]).await;
        driver.close_window().await.expect("an empty tab");
        self.turns_to(&here).await;
        if self.frame.lock().unwrap().is_some() {
            driver.enter_frame(0).await.expect("a frame");
        }
        found
    }

    /// A text with ligatures and shapes of letters taken back to the letters.
    pub async fn spells_out(&self, text: &str) -> String {
        let text = self
            .asks("return arguments[0].normalize('NFKC')", vec![json!(text)])
            .await;
        text.as_str().unwrap_or_default().to_owned()
    }

    // Below the verbs

    /// Finds something by its words; waits for it.
    pub async fn finds(&self, kind: &str, words: &str) -> WebElement {
        let script = "return pb.reach(arguments[0], arguments[1], arguments[2])";
        self.element(
            words,
            script,
            vec![json!(kind), json!(words), json!(self.scope())],
        )
        .await
    }

    async fn tries_to_find(&self, kind: &str, words: &str) -> Option<WebElement> {
        let script = self.looking("return pb.find(arguments[0], arguments[1], arguments[2])");
        let arguments = vec![json!(kind), json!(words), json!(self.scope())];
        self.driver.execute(script, arguments).await.ok()?.element().ok()
    }

    async fn element(&self, what: &str, script: &str, arguments: Vec<Value>) -> WebElement {
        let started = Instant::now();
        let script = self.looking(script);
        loop {
            let found = self.driver.execute(script.as_str(), arguments.clone()).await;
            if let Ok(element) = found.and_then(ScriptRet::element) {
                return element;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "there is no “{what}”{}",
                self.whereabouts()
            );
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until a script of the page gives something that counts as true, and gives it.
    pub async fn waits_for(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let started = Instant::now();
        let mut last = String::new();
        loop {
            match self.tries(script, arguments.clone()).await {
                Ok(value) if is_true(&value) => return value,
                Ok(_) => {}
                // The page may be between two documents.
                Err(error) => last = error,
            }
            let where_now = self.whereabouts();
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {what}{where_now} {last}"
            );
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    fn whereabouts(&self) -> String {
        let scope = self.scope();
        if scope.is_empty() {
            String::new()
        } else {
            format!(" under “{}”", scope.join("” › “"))
        }
    }

    /// What a script of the page gives.
    pub async fn asks(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.tries(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    async fn tries(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let script = self.looking(script);
        let answer = self.driver.execute(script, arguments).await;
        answer
            .map(|answer| answer.json().clone())
            .map_err(|error| error.to_string())
    }

    /// What a script that awaits things gives.
    pub async fn asks_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.tries_later(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    async fn tries_later(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let script = [
            "const given = [...arguments], done = given.pop();",
            "(async () => {",
            script,
            "})().then(value => done({ value: value ?? null }), error => done({ error: String(error) }));",
        ];
        let script = self.looking(&script.join("\n"));
        let answer = self.driver.execute_async(script.as_str(), arguments).await;
        let answer = answer.map_err(|error| error.to_string())?.json().clone();
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["value"].clone()),
        }
    }

    fn does(&self, what: &str) {
        let told = format!("{:>7.2} s  {what}", self.began.elapsed().as_secs_f64());
        if std::env::var_os("PB_TELL").is_some() {
            println!("{told}");
        }
        self.did.lock().unwrap().push(told);
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::String(text) => !text.is_empty(),
        _ => true,
    }
}
