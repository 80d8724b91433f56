//! A file as home: saved as one goes, true when it says so, never written over, gone on with; and handed out where the browser
//! has no such thing.

use std::time::Duration;

use persona_builder::domain::format::{self, read_file};
use serde_json::{Value, json};

use crate::accessibility::{shows_in, violations};
use crate::harness::storage::{draft_text, drafts};
use crate::harness::{Browser, Person, Scheme, Stage, environment, json_of, run};
use crate::narrow::OVERFLOW;
use crate::saving::serves_with_script;

const SURPRISE: &str = "What is the one thing you did not expect?";

/// As browsers do that are told to keep nothing for sites.
const REFUSES: &str = "for (const name of ['indexedDB', 'localStorage']) Object.defineProperty(window, name, \
    { get() { throw new DOMException('no', 'SecurityError'); } });";

/// Browsers that know no files to be written into.
const HAS_NO_PICKERS: &str = "window.showSaveFilePicker = undefined; window.showOpenFilePicker = undefined;";

/// Pickers that give files of the origin's private file system, whose handles are as real as others, the file named `pbPick`.
/// `pbFails` names the error of the next writes; `pbMay` and `pbAnswer` say what is permitted, and what the person answers.
const PICKERS: &str = r#"
    window.pbPick = "anna.json";
    window.pbAsked = [];
    const choose = async (suggested, create) => {
        pbAsked.push(suggested ?? "");
        if (pbPick === "") throw new DOMException("none chosen", "AbortError");
        if (pbPick === "barred") throw new DOMException("not here", "SecurityError");
        return (await navigator.storage.getDirectory()).getFileHandle(pbPick, { create });
    };
    window.showSaveFilePicker = options => choose(options.suggestedName, true);
    window.showOpenFilePicker = async () => [await choose(undefined, false)];
    const write = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = async function (...given) {
        if (window.pbFails) throw new DOMException("no", window.pbFails);
        return write.apply(this, given);
    };
    FileSystemHandle.prototype.queryPermission = async () => window.pbMay ?? "granted";
    FileSystemHandle.prototype.requestPermission = async () => {
        if (window.pbAnswer) window.pbMay = window.pbAnswer;
        return window.pbMay ?? "granted";
    };
"#;

/// Serves the page with scripts that run before all others, under a name.
fn serves(stage: &Stage, scripts: &[&str]) {
    serves_with_script(stage, "home.html", &scripts.concat());
}

/// Opens a place of that page from nothing.
async fn opens(person: &Person, stage: &Stage, place: &str) {
    person
        .goes_to_address(&[&stage.server().address("home.html"), place].concat())
        .await;
    person.finds_the_page_alive().await;
}

/// The text of a file of the private file system; empty where there is none.
async fn text_of(person: &Person, name: &str) -> String {
    let script = r#"
        const root = await navigator.storage.getDirectory();
        // Between two states of it there may be none for a moment.
        return root.getFileHandle(given[0]).then(handle => handle.getFile()).then(file => file.text()).catch(() => "")"#;
    let text = person.asks_later(script, vec![json!(name)]).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// Writes a file of the private file system behind the page's back.
async fn puts(person: &Person, name: &str, text: &str) {
    let script = r#"
        const root = await navigator.storage.getDirectory();
        const before = window.pbFails;
        window.pbFails = "";
        const writable = await (await root.getFileHandle(given[0], { create: true })).createWritable();
        await writable.write(given[1]);
        await writable.close();
        window.pbFails = before"#;
    person.asks_later(script, vec![json!(name), json!(text)]).await;
}

/// Waits until a file says something, and gives its text.
async fn waits_for_file(person: &Person, name: &str, words: &str) -> String {
    for _ in 0..400 {
        let text = text_of(person, name).await;
        if text.contains(words) {
            return text;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{name} does not say “{words}”: {}", text_of(person, name).await);
}

async fn sets(person: &Person, name: &str, value: Value) {
    person
        .asks("window[arguments[0]] = arguments[1]", vec![json!(name), value])
        .await;
}

/// Whether the browser would ask before the page is left.
async fn is_held_back(person: &Person) -> bool {
    let script = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    person.asks(script, vec![]).await == true
}

/// Says something, and keeps it in `anna.json` from then on; stands at the question afterwards.
async fn is_at_home(person: &Person, stage: &Stage, words: &str) {
    opens(person, stage, "#/new/community/notice/surprise").await;
    person.stands_at_the_question().await;
    person.types_into(SURPRISE, words).await;
    person.sees_saved().await;
    person.chooses("Persona Builder").await;
    person.sees_heading("Your drafts").await;
    person.chooses("Save to a file").await;
    person.sees("Saved to anna.json").await;
    person.moves("Go on").await;
    person.stands_at_the_question().await;
}

/// Whether this browser has files of this kind at all; the others hand files out.
fn has_handles(stage: &Stage) -> bool {
    let has = stage.browser() == Browser::Chromium;
    if !has {
        stage.skips("a file that is saved as one goes", "it has no such pickers");
    }
    has
}

#[test]
fn what_is_typed_is_saved_to_the_file_as_one_goes() {
    run("home", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        is_at_home(&person, &stage, "Never buys anything").await;
        let asked = person.asks("return window.pbAsked", vec![]).await;
        assert_eq!(
            asked,
            json!(["persona.json"]),
            "asked once, with a name to begin with"
        );
        assert!(!is_held_back(&person).await);

        person.types_into(SURPRISE, " but brings tea").await;
        person.sees("Saving to anna.json").await;
        assert!(is_held_back(&person).await, "something is not in the file yet");
        let text = waits_for_file(&person, "anna.json", "but brings tea").await;
        person.sees("Saved to anna.json").await;
        assert!(!is_held_back(&person).await);

        // What the file holds is what was saved in the browser, to the letter.
        let all = drafts(&person).await;
        let id = all.as_object().unwrap().keys().next().unwrap().clone();
        let stored = format::read_draft(&draft_text(&person, &id).await).expect("a draft");
        let file = read_file(text.as_bytes()).expect("a file of personas");
        assert_eq!(file.personas, [stored.persona]);

        // A second draft and the brand come along, put away ones, too; thrown away ones do not.
        person.goes_to_place("#/new/community/notice/surprise").await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, "Counts the stairs").await;
        let text = waits_for_file(&person, "anna.json", "Counts the stairs").await;
        assert!(text.contains("brings tea"));
        person.goes_to_place("#/brand").await;
        person.types_into("Name of the brand", "Kettle & Leaf").await;
        let text = waits_for_file(&person, "anna.json", "Kettle & Leaf").await;
        assert_eq!(read_file(text.as_bytes()).unwrap().personas.len(), 2);
        person.chooses("Persona Builder").await;
        person.sees("Everything is saved to anna.json as you go.").await;
        person.chooses("More for No name yet").await;
        person.chooses("Archive").await;
        person.sees("Moved to the archive.").await;
        person.chooses("More for No name yet").await;
        person.chooses("Delete").await;
        person.sees("Moved to the trash.").await;
        let is_one = async || {
            let text = text_of(&person, "anna.json").await;
            read_file(text.as_bytes()).is_ok_and(|file| file.personas.len() == 1)
        };
        while !is_one().await {
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        let text = waits_for_file(&person, "anna.json", "Counts the stairs").await;
        assert!(!text.contains("brings tea"), "what was thrown away is not in it");

        // Stopped: the file stays as it is.
        person.chooses("Stop saving to it").await;
        person
            .sees("No longer saved to anna.json. The file stays as it is.")
            .await;
        person.sees_no("Saved to anna.json").await;
        person.goes_to_place("#/new/community/notice/surprise").await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, "Sweeps the step").await;
        person.sees_saved().await;
        assert_eq!(text_of(&person, "anna.json").await, text);
    });
}

#[test]
fn nothing_happens_where_no_file_is_chosen_and_one_is_handed_out_where_none_can_be() {
    run("home-none", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        opens(&person, &stage, "#/new/community/notice/surprise").await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, "Never buys anything").await;
        person.sees_saved().await;
        person.chooses("Persona Builder").await;
        sets(&person, "pbPick", json!("")).await;
        person.chooses("Save to a file").await;
        person
            .waits_for("the question", "return window.pbAsked.length === 1", vec![])
            .await;
        person.sees_no("Saved to").await;
        sets(&person, "pbPick", json!("barred")).await;
        let file = person.takes_file_from("Save to a file").await;
        assert_eq!(file.name, "persona.json");
        assert!(file.text.contains("Never buys anything"));
        person.sees("Handed to your browser as persona.json").await;
        person.sees_no("Saved to").await;
    });
}

#[test]
fn what_was_changed_from_outside_is_not_written_over() {
    run("home-outside", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        is_at_home(&person, &stage, "Mine").await;
        let ours = text_of(&person, "anna.json").await;

        // Merely touched, as programs do that copy files about: nothing to speak of.
        puts(&person, "anna.json", &ours).await;
        person.types_into(SURPRISE, " and more").await;
        waits_for_file(&person, "anna.json", "Mine and more").await;
        person.sees("Saved to anna.json").await;

        let theirs = ours.replace("Mine", "Theirs");
        puts(&person, "anna.json", &theirs).await;
        person.types_into(SURPRISE, " still").await;
        person.sees("Not saved to anna.json").await;
        person
            .sees("Something else changed it since it was last saved from here.")
            .await;
        person
            .sees("Your words are kept in this browser all the same.")
            .await;
        assert_eq!(text_of(&person, "anna.json").await, theirs);
        assert!(is_held_back(&person).await);

        // Saved beside it.
        sets(&person, "pbPick", json!("berta.json")).await;
        person.chooses("Save as another file").await;
        person.sees("Saved to berta.json").await;
        person.sees_no("Not saved to").await;
        assert!(
            text_of(&person, "berta.json")
                .await
                .contains("Mine and more still")
        );
        assert_eq!(text_of(&person, "anna.json").await, theirs);

        // Or in place of it.
        puts(&person, "berta.json", &theirs).await;
        person.types_into(SURPRISE, "!").await;
        person.sees("Not saved to berta.json").await;
        person.chooses("Replace it").await;
        person.sees("Saved to berta.json").await;
        assert!(
            text_of(&person, "berta.json")
                .await
                .contains("Mine and more still!")
        );
        person.types_into(SURPRISE, "?").await;
        waits_for_file(&person, "berta.json", "Mine and more still!?").await;
        person.sees("Saved to berta.json").await;

        // Or what stands there is brought in, and both are kept in it.
        puts(&person, "berta.json", &theirs).await;
        person.types_into(SURPRISE, "!").await;
        person.sees("Not saved to berta.json").await;
        person.moves("Open a file").await;
        person.chooses("Choose a file").await;
        person.sees("Here already, but different").await;
        person.chooses("Keep both").await;
        person.moves("Bring in").await;
        person.chooses("Go on saving into berta.json").await;
        person.sees("Saved to berta.json").await;
        person.sees_no("Not saved to").await;
        let text = text_of(&person, "berta.json").await;
        assert!(
            text.contains("Mine and more still!?!") && text.contains("Theirs"),
            "{text}"
        );
    });
}

#[test]
fn what_cannot_be_written_is_said_and_kept_until_it_can() {
    run("home-trouble", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        is_at_home(&person, &stage, "One").await;

        // The browser's permission is gone: nothing is tried before the person says so.
        sets(&person, "pbMay", json!("prompt")).await;
        person.types_into(SURPRISE, " two").await;
        person
            .sees("The browser does not let this page write into it.")
            .await;
        sets(&person, "pbAnswer", json!("denied")).await;
        person.chooses("Try again").await;
        person
            .waits_for("the answer", "return window.pbMay === 'denied'", vec![])
            .await;
        person
            .sees("The browser does not let this page write into it.")
            .await;
        sets(&person, "pbAnswer", json!("granted")).await;
        person.chooses("Try again").await;
        person.sees("Saved to anna.json").await;
        person.sees_no("The browser does not let this page write").await;
        assert!(text_of(&person, "anna.json").await.contains("One two"));

        // No room; it heals by itself with the next change.
        sets(&person, "pbFails", json!("QuotaExceededError")).await;
        person.types_into(SURPRISE, " three").await;
        person.sees("There is no room left where it is.").await;
        person.sees("Not saved to anna.json").await;
        assert!(text_of(&person, "anna.json").await.contains("One two"));
        sets(&person, "pbFails", json!("")).await;
        person.types_into(SURPRISE, " four").await;
        waits_for_file(&person, "anna.json", "One two three four").await;
        person.sees_no("There is no room left").await;

        // Held by another program.
        sets(&person, "pbFails", json!("NoModificationAllowedError")).await;
        person.types_into(SURPRISE, " five").await;
        person
            .sees("Another program may hold it, or it is protected.")
            .await;
        sets(&person, "pbPick", json!("berta.json")).await;
        sets(&person, "pbFails", json!("")).await;
        person.chooses("Choose another file").await;
        person.sees("Saved to berta.json").await;
        assert!(text_of(&person, "berta.json").await.contains("four five"));

        // Deleted.
        let delete = "await (await navigator.storage.getDirectory()).removeEntry('berta.json')";
        person.asks_later(delete, vec![]).await;
        person.types_into(SURPRISE, " six").await;
        person
            .sees("It is not where it was: moved, renamed or deleted")
            .await;
        person.chooses("Stop saving to it").await;
        person.sees_no("It is not where it was").await;
        // The keyboard goes on from the heading, as what had the focus is gone.
        person.arrives().await;
        person.sees_saved().await;
        assert_eq!(text_of(&person, "berta.json").await, "");
        let id = drafts(&person)
            .await
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap()
            .clone();
        assert!(
            draft_text(&person, &id).await.contains("five six"),
            "nothing was lost meanwhile"
        );
    });
}

#[test]
fn an_opened_file_can_be_gone_on_with_also_after_a_reload() {
    run("home-open", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        opens(&person, &stage, "").await;
        let example = json_of("examples/community.en.json");
        puts(&person, "nell.json", &example.to_string()).await;
        sets(&person, "pbPick", json!("nell.json")).await;

        person.moves("Open a file").await;
        person.chooses("Choose a file").await;
        person.sees("1 persona in this file").await;
        person.moves("Bring in").await;
        person.sees("You opened nell.json.").await;
        person.chooses("Go on saving into nell.json").await;
        person.sees("Saved to nell.json").await;
        person.sees_no("You opened nell.json.").await;
        person.goes_to_place("#/new/community/notice/surprise").await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, "Never buys anything").await;
        let text = waits_for_file(&person, "nell.json", "Never buys anything").await;
        assert_eq!(read_file(text.as_bytes()).unwrap().personas.len(), 2);
        person.sees("Saved to nell.json").await;

        // Where the browser still permits it, nothing need be done.
        person.reloads().await;
        person.sees("Saved to nell.json").await;
        assert_eq!(
            text_of(&person, "nell.json").await,
            text,
            "nothing was changed, nothing is written"
        );
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, " but brings tea").await;
        waits_for_file(&person, "nell.json", "but brings tea").await;
        person.sees("Saved to nell.json").await;

        // Else one click is enough, and what was done meanwhile is in it.
        serves(
            &stage,
            &[PICKERS, "window.pbMay = 'prompt'; window.pbAnswer = 'granted';"],
        );
        person.reloads().await;
        person
            .sees("Before this page was closed, everything was saved to nell.json as you went.")
            .await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, " and cake").await;
        person.sees_saved().await;
        assert!(!text_of(&person, "nell.json").await.contains("and cake"));
        person.chooses("Go on saving into nell.json").await;
        person.sees("Saved to nell.json").await;
        assert!(text_of(&person, "nell.json").await.contains("and cake"));

        // Changed while nobody looked: found out before anything is written.
        puts(&person, "nell.json", &example.to_string()).await;
        person.reloads().await;
        person.chooses("Go on saving into nell.json").await;
        person
            .sees("Something else changed it since it was last saved from here.")
            .await;
        assert_eq!(text_of(&person, "nell.json").await, example.to_string());

        // Who wants no more of it is not asked again.
        person.chooses("Stop saving to it").await;
        person.sees_no("nell.json as you").await;
        person.reloads().await;
        person.finds_the_page_alive().await;
        person.stands_at_the_question().await;
        person
            .sees_in(SURPRISE, "Never buys anything but brings tea and cake")
            .await;
        person.sees_no("nell.json").await;
    });
}

#[test]
fn what_was_left_out_of_an_opened_file_is_not_taken_from_it_unasked() {
    run("home-part", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[PICKERS]);
        let person = stage.somebody().await;
        opens(&person, &stage, "#/open").await;
        let mut two = json_of("examples/community.en.json");
        let mut second = two["personas"][0].clone();
        second["id"] = json!("another");
        second["answers"]["name"]["value"]["name"] = json!("Ben");
        two["personas"].as_array_mut().unwrap().push(second);
        puts(&person, "anna.json", &two.to_string()).await;
        person.chooses("Choose a file").await;
        person.sees("2 personas in this file").await;
        person.looks_at("Ben, the Lamp Holder").await;
        person.chooses("Leave it out").await;
        let is_chosen = "return [...document.querySelectorAll('.arrival input:checked')].some(one => pb.name(one) === 'Leave it out')";
        person.waits_for("the choice", is_chosen, vec![]).await;
        person.moves("Bring in").await;
        person.sees("1 persona came in.").await;
        person
            .sees("You opened anna.json. If it is saved again as you go, what you left out will be gone from it.")
            .await;
        assert_eq!(text_of(&person, "anna.json").await, two.to_string());
        person.chooses("Not now").await;
        person.sees_no("You opened anna.json.").await;
        person.chooses("Open: ").await;
        person.arrives().await;
        assert_eq!(text_of(&person, "anna.json").await, two.to_string());
    });
}

#[test]
fn where_nothing_is_kept_the_file_is_the_home() {
    run("home-alone", |stage| async move {
        if !has_handles(&stage) {
            return;
        }
        serves(&stage, &[REFUSES, PICKERS]);
        let person = stage.somebody().await;
        opens(&person, &stage, "").await;
        person.sees("This browser keeps nothing for this page.").await;
        assert!(
            !person.can_choose("Save to a file").await,
            "there is nothing to save"
        );
        assert!(!is_held_back(&person).await);
        person.goes_to_place("#/new/community/notice/surprise").await;
        person.stands_at_the_question().await;
        person.types_into(SURPRISE, "Never buys anything").await;
        person.chooses("Save to a file").await;
        person.sees("Saved to anna.json").await;
        person.sees_no("This browser keeps nothing for this page.").await;
        person.types_into(SURPRISE, " but brings tea").await;
        waits_for_file(&person, "anna.json", "but brings tea").await;
        person.sees("Saved to anna.json").await;
        assert!(!is_held_back(&person).await);

        // The next day.
        opens(&person, &stage, "").await;
        person.sees_no("Your drafts").await;
        person.chooses("Open a file").await;
        person.chooses("Choose a file").await;
        person.sees("1 persona in this file").await;
        person.moves("Bring in").await;
        person.sees("Opened from anna.json").await;
        person.chooses("Go on saving into anna.json").await;
        person.sees("Saved to anna.json").await;
        person.moves("Go on").await;
        person.goes_to_question(SURPRISE).await;
        person.types_into(SURPRISE, " and cake").await;
        waits_for_file(
            &person,
            "anna.json",
            "Never buys anything but brings tea and cake",
        )
        .await;
    });
}

#[test]
fn where_nothing_is_kept_and_files_are_handed_out_it_is_said_what_is_not_in_them() {
    run("home-downloads", |stage| async move {
        serves(&stage, &[REFUSES, HAS_NO_PICKERS]);
        let person = stage.somebody().await;
        opens(&person, &stage, "").await;
        person.sees("This browser keeps nothing for this page.").await;
        person
            .sees(
                "Everything works, and is gone when the page is closed. Save it to a file before you leave.",
            )
            .await;
        assert!(!is_held_back(&person).await, "nothing would be lost");
        person.moves("Start noticing").await;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        let days = "How many days have you given it, or will you give it?";
        person.is_asked(days).await;
        person.types_into("How many?", "3").await;
        person.looks_around();
        assert!(is_held_back(&person).await);
        let file = person.takes_file_from("Save to a file").await;
        assert_eq!(
            (file.name.as_str(), file.kind.as_str()),
            ("persona.json", "application/json")
        );
        person.sees("Handed out as persona.json at").await;
        person.sees("what you change after that is not in it").await;
        assert!(!is_held_back(&person).await, "all of it is in the file");

        // Going about changes nothing.
        person.goes_back().await;
        person.goes_on().await;
        person.sees("what you change after that is not in it").await;
        assert!(!is_held_back(&person).await);
        person.types_into("How many?", "1").await;
        person
            .sees("Changed since it was handed out as persona.json at")
            .await;
        assert!(is_held_back(&person).await);
        let file = person.takes_file_from("Save to a file").await;
        person.sees("what you change after that is not in it").await;
        let personas: Value = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!(
            personas["personas"][0]["answers"]["watching-days"]["value"]["amount"],
            31
        );

        // Closed and opened again: nothing is there, until the file is opened.
        opens(&person, &stage, "").await;
        person.sees("This browser keeps nothing for this page.").await;
        person.sees_no("Your drafts").await;
        let path = stage.file("persona.json", &file.text);
        person.chooses("Open a file").await;
        person.sees("Choose a file").await;
        person.gives_file("open-file", &path).await;
        person.sees("1 persona in this file").await;
        person.moves("Bring in").await;
        person.sees("Opened from persona.json at").await;
        assert!(!is_held_back(&person).await, "all of it is in the file");
        person.moves("Go on").await;
        person.goes_to_question(days).await;
        person.sees_in("How many?", "31").await;
        person.types_into("How many?", "0").await;
        person.sees("Changed since persona.json was opened at").await;
        assert!(is_held_back(&person).await);
        std::fs::remove_file(path).expect("the file written above");
    });
}

impl Person {
    /// Is asked what surprised them, and looks at the whole page.
    async fn stands_at_the_question(&self) {
        self.is_asked(SURPRISE).await;
        self.looks_around();
    }

    /// Goes on until a question is asked.
    async fn goes_to_question(&self, question: &str) {
        for _ in 0..60 {
            self.looks_around();
            if self.reads_everything().await.contains(question) {
                self.is_asked(question).await;
                return;
            }
            self.goes_on().await;
        }
        panic!("“{question}” is not asked");
    }
}

#[test]
fn its_bars_are_read_by_everybody_and_fit_narrow_pages() {
    run("home-looks", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let name = "a-name-as-long-as-people-give-them-when-they-save-things-for-the-third-time (2).json";
        serves(&stage, &[REFUSES, HAS_NO_PICKERS]);
        let person = stage.somebody().await;
        let mut all = Vec::new();
        let look = async |screen: &str, all: &mut Vec<String>| {
            let mut found = violations(&person, &axe, false).await;
            if stage.browser() == Browser::Chromium {
                shows_in(&person.driver, Scheme::Dark).await;
                found.extend(violations(&person, &axe, true).await);
                shows_in(&person.driver, Scheme::Light).await;
            }
            let out = person.asks(OVERFLOW, vec![]).await;
            found.extend(out.as_array().unwrap().iter().map(Value::to_string));
            all.extend(found.iter().map(|found| format!("{screen}: {found}")));
        };
        for width in [None, Some(320)] {
            if let Some(width) = width {
                person.looks_through(&stage, width);
            }
            serves(&stage, &[REFUSES, HAS_NO_PICKERS]);
            person.opens("home.html").await;
            person.goes_to_place("#/new/community/notice/surprise").await;
            person.stands_at_the_question().await;
            person.types_into(SURPRISE, "Never buys anything").await;
            person.sees("Save to a file").await;
            look("nothing is kept", &mut all).await;
            person.takes_file_from("Save to a file").await;
            person.sees("Handed out as").await;
            look("handed out", &mut all).await;
            if stage.browser() != Browser::Chromium {
                continue;
            }
            serves(&stage, &[REFUSES, PICKERS, &format!("pbPick = {};", json!(name))]);
            person.opens("home.html").await;
            person.goes_to_place("#/new/community/notice/surprise").await;
            person.stands_at_the_question().await;
            person.types_into(SURPRISE, "Never buys anything").await;
            person.chooses("Save to a file").await;
            person.sees("Saved to a-name").await;
            look("saved", &mut all).await;
            sets(&person, "pbFails", json!("AbortError")).await;
            person.types_into(SURPRISE, "!").await;
            person.sees("Choose another file").await;
            look("not saved", &mut all).await;
            sets(&person, "pbFails", json!("")).await;
            person.chooses("Persona Builder").await;
            person.sees("Everything is saved to").await;
            look("the start", &mut all).await;
            person.chooses("Stop saving to it").await;
            person.sees("No longer saved to").await;
            person.goes_to_place("#/open").await;
            // Until it stands there again, everything below is still moving.
            person.sees("This browser keeps nothing for this page.").await;
            person.chooses("Close this notice").await;
            person.sees_no("No longer saved to").await;
            person.chooses("Choose a file").await;
            person.sees("1 persona in this file").await;
            person.moves("Bring in").await;
            person.sees("Go on saving into").await;
            look("offered", &mut all).await;
        }
        assert!(all.is_empty(), "{} things:\n{}", all.len(), all.join("\n"));
    });
}
