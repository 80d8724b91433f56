//! Elements in every place of a page, and several of them.

use serde_json::json;
use thirtyfour::prelude::Key;

use super::scripts::goes_by_links;
use super::{works, zoo};
use crate::harness::Host;
use crate::harness::host::{ELEMENT, LINE, Visit};

#[test]
fn zoo_places() {
    zoo("zoo-places", async |zoo| {
        let around = |name: &str, html: &str| Host::new(name).around(html);
        zoo.visit(
            around("a base elsewhere", "{element}").head(r#"<base href="https://example.invalid/">"#),
            goes_by_links,
        )
        .await;
        zoo.visit(
            around("a base in another tab", "{element}").head(r#"<base target="_blank">"#),
            async |visit| {
                goes_by_links(visit).await;
                let tabs = visit.person.driver.windows().await.expect("windows").len();
                assert_eq!(tabs, 1, "no link of ours opens a tab");
            },
        )
        .await;
        zoo.works(Host::new("from another origin").lines(&LINE.replace("{folder}", "{elsewhere}")))
            .await;
        zoo.works(
            around("display of contents", "<div class=\"none\">{element}</div>")
                .css(".none { display: contents; }"),
        )
        .await;

        zoo.visit(
            around(
                "a panel that is hidden",
                "<div id=\"panel\" hidden>{element}</div>",
            ),
            async |visit| {
                visit
                    .does("document.getElementById('panel').hidden = false")
                    .await;
                works(visit).await;
            },
        )
        .await;
        zoo.visit(
            around("details", "<details><summary>More</summary>{element}</details>"),
            opens_and_closes,
        )
        .await;
        zoo.visit(
            around("a dialog", "<dialog><p>Welcome</p>{element}</dialog>"),
            async |visit| {
                visit.does("document.querySelector('dialog').showModal()").await;
                works(visit).await;
                visit.does("document.querySelector('dialog').close()").await;
            },
        )
        .await;
        zoo.visit(
            around(
                "a popover",
                "<div id=\"over\" popover style=\"max-block-size: 80vh\">{element}</div>",
            ),
            async |visit| {
                visit.does("document.getElementById('over').showPopover()").await;
                works(visit).await;
            },
        )
        .await;
        zoo.visit(
            around("an open shadow root", "<div id=\"outer\"><template shadowrootmode=\"open\"><h2>Inside</h2>{element}</template></div>"),
            works_inside,
        )
        .await;
        zoo.visit(
            around("a closed shadow root", "<div id=\"outer\">{element}</div>").script(
                "addEventListener('DOMContentLoaded', () => {
                   const outer = document.getElementById('outer');
                   outer.pbRoot = outer.attachShadow({ mode: 'closed' });
                   outer.pbRoot.append(outer.firstElementChild);
                 });",
            ),
            works_locked_up,
        )
        .await;

        zoo.visit(
            around("a form", "<form id=\"form\">{element} <button type=\"reset\">Start again</button> <button>Send</button></form>")
                .element(r#"<persona-builder method="community" name="persona"></persona-builder>"#)
                .script("window.hostSubmits = 0; addEventListener('submit', event => { hostSubmits++; event.preventDefault(); });"),
            is_a_field,
        )
        .await;

        zoo.visit(Host::new("removed and put back"), async |visit| {
            let person = visit.person;
            person.looks_into("persona-builder");
            visit.begins().await;
            visit.answers().await;
            visit
                .does("window.pbKept = document.querySelector('persona-builder'); pbKept.remove()")
                .await;
            visit.finds_the_page_untouched("while it is away").await;
            visit
                .does("document.querySelector('footer').append(pbKept)")
                .await;
            person.sees("How long have you been watching?").await;
            person.sees_in("How many?", "37").await;
            assert_eq!(visit.times_asked(".wasm"), 1);
            person.goes_back().await;
            visit.is_asked_first().await;
            visit.leaves_the_page_untouched().await;
        })
        .await;
        zoo.visit(Host::new("moved"), async |visit| {
            let person = visit.person;
            person.looks_into("persona-builder");
            visit.begins().await;
            visit.answers_without_saving().await;
            // In the midst of typing, before anything is saved.
            person.types_into("How many?", "3").await;
            visit
                .does("document.querySelector('footer').append(document.querySelector('persona-builder'))")
                .await;
            person.sees_in("How many?", "373").await;
            person.sees_saved().await;
            visit.finds_in_export("373").await;
            assert_eq!(visit.heard("ready").await.len(), 1, "the same wizard goes on");
            visit.leaves_the_page_untouched().await;
        })
        .await;

        let several: String = (0..10)
            .map(|index| ELEMENT.replace("<persona-builder", &format!("<persona-builder id=\"w{index}\"")))
            .collect();
        zoo.visit(around("ten on one page", &several), ten_share_one_module)
            .await;
        zoo.visit(
            Host::new("one id twice").element(
                &ELEMENT
                    .replace("<persona-builder", "<persona-builder id=\"main\"")
                    .repeat(2),
            ),
            async |visit| {
                works_apart(
                    visit,
                    "persona-builder:nth-of-type(1)",
                    "persona-builder:nth-of-type(2)",
                )
                .await;
            },
        )
        .await;
        let keyed = ELEMENT.replace("<persona-builder", "<persona-builder storage-key=\"shelf\"");
        zoo.visit(
            Host::new("one shelf twice").element(&keyed.repeat(2)),
            shares_a_shelf,
        )
        .await;

        zoo.visit(
            around("far below", "<div class=\"tall\"></div>{element}")
                .css(".tall { height: 4000px; }")
                .element(&ELEMENT.replace("<persona-builder", "<persona-builder loading=\"visible\"")),
            async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder").sees("Start noticing").await;
                assert_eq!(
                    visit.times_asked(".wasm"),
                    0,
                    "nothing is loaded before it is seen"
                );
                visit
                    .does("document.querySelector('persona-builder').scrollIntoView({ behavior: 'instant' })")
                    .await;
                comes_quietly(visit).await;
            },
        )
        .await;
        zoo.visit(
            Host::new("loaded at once")
                .element(&ELEMENT.replace("<persona-builder", "<persona-builder loading=\"eager\"")),
            comes_quietly,
        )
        .await;
        zoo.visit(
            Host::new("words of its own").element(
                "<persona-builder method=\"community\"><p slot=\"title\">Who is your quiet regular?</p><p slot=\"summary\">Half an hour.</p>\
                 <span slot=\"button\">Look up</span></persona-builder>",
            ),
            async |visit| {
                let person = visit.person;
                let shown = "return [...pb.root.querySelectorAll('slot')].map(slot => slot.assignedElements()[0]?.textContent).join()";
                person.looks_into("persona-builder");
                let words = person.waits_for("words in the card", shown, vec![]).await;
                assert_eq!(words, "Who is your quiet regular?,Half an hour.,Look up");
                // The words are the page's, and the button around them is the card's.
                let words = person.looks_at_the_page().finds("span[slot=button]", "Look up").await;
                words.click().await.expect("words on a button");
                person.looks_into("persona-builder");
                visit.is_asked_first().await;
                visit.answers().await;
                visit.leaves_the_page_untouched().await;
            },
        )
        .await;
        zoo.visit(
            Host::new("attributes that change").css("body { background: #fff; color: #222; }"),
            async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder");
                visit.begins().await;
                visit.answers().await;
                visit
                    .does("document.querySelector('persona-builder').theme = 'dark'")
                    .await;
                person.sees_in("How many?", "37").await;
                visit.likes_the_look().await;
                visit
                    .does("document.querySelector('persona-builder').storageKey = 'another'")
                    .await;
                visit.is_asked_first().await;
                visit.answers().await;
                visit.leaves_the_page_untouched().await;
            },
        )
        .await;
    });
}

/// An ordinary visit to an element inside somebody else's shadow root.
async fn works_inside(visit: &Visit<'_>) {
    visit.person.looks_into("#outer >>> persona-builder");
    visit.begins().await;
    visit.answers().await;
    visit.likes_the_look().await;
    visit.finds_the_page_untouched("with the element in it").await;
    visit.does("pb.host.remove()").await;
    visit.leaves_the_page_untouched().await;
}

/// The same where nobody can look in from outside; Chromium's driver types nothing there, so the text is put in at once.
async fn works_locked_up(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("#outer >>> persona-builder");
    visit.begins().await;
    person.chooses("A quiet regular").await;
    person.goes_on().await;
    person.fills("How many?", "37").await;
    person.sees_saved().await;
    visit.finds_both_in_the_export().await;
    visit.finds_the_page_untouched("with the element in it").await;
    visit.does("pb.host.remove()").await;
    visit.leaves_the_page_untouched().await;
}

/// An element that is folded away and comes to light again.
async fn opens_and_closes(visit: &Visit<'_>) {
    let person = visit.person;
    visit.does("document.querySelector('details').open = true").await;
    person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    visit.does("document.querySelector('details').open = false").await;
    person.sees_no("How long have you been watching?").await;
    visit.does("document.querySelector('details').open = true").await;
    person.sees("How long have you been watching?").await;
    person.sees_in("How many?", "37").await;
    visit.leaves_the_page_untouched().await;
}

/// A field of a form: it sends what was said, Enter in it sends nothing, and the form's reset leads back to the start.
async fn is_a_field(visit: &Visit<'_>) {
    let person = visit.person;
    let sent = "return new FormData(document.getElementById('form')).getAll('persona').join()";
    person.looks_into("persona-builder");
    visit.begins().await;
    person.types_into("Or in your own words", "a slow reader").await;
    let before = person.looks_around().place().await;
    person.presses(Key::Enter).await;
    person.arrives_from(&before).await;
    let text = person.asks(sent, vec![]).await;
    let text = text.as_str().unwrap_or_default();
    let file: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|_| panic!("not a file: {text}"));
    assert_eq!(file["format"], "persona-builder/personas");
    assert_eq!(
        file["personas"][0]["answers"]["starting-point"]["value"]["own"],
        "a slow reader"
    );
    assert_eq!(
        person.asks("return window.hostSubmits", vec![]).await,
        json!(0),
        "Enter sends nothing"
    );
    person.looks_at_the_page();
    person.chooses("Send").await;
    assert_eq!(person.asks("return window.hostSubmits", vec![]).await, json!(1));
    person.chooses("Start again").await;
    person.looks_into("persona-builder");
    person.sees("Your drafts").await;
    visit.leaves_the_page_untouched().await;
}

/// One that came by itself is there, and has taken neither the focus nor the window's place.
async fn comes_quietly(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    person.sees("Who will you notice first?").await;
    let focus = "return document.activeElement === document.body";
    assert_eq!(person.asks(focus, vec![]).await, true, "the focus was taken");
    visit.is_asked_first().await;
    visit.answers().await;
    visit.leaves_the_page_untouched().await;
}

/// All ten work, apart from each other, with one module.
async fn ten_share_one_module(visit: &Visit<'_>) {
    let person = visit.person;
    for index in 0..10 {
        person.looks_into(&format!("#w{index}"));
        visit.begins().await;
    }
    for (index, option) in [(0, "A quiet regular"), (9, "A silent follower")] {
        person.looks_into(&format!("#w{index}"));
        person.chooses(option).await;
        person.sees_saved().await;
    }
    let said = r#"
        const all = [...document.querySelectorAll("persona-builder")];
        const files = [];
        for (const one of all) files.push(await one.export());
        return files.map(file => file?.personas[0].answers["starting-point"].value.option ?? "-").join(" ")"#;
    let said = person.asks_later(said, vec![]).await;
    assert_eq!(said, "quiet-regular - - - - - - - - silent-follower");
    assert_eq!(visit.times_asked(".wasm"), 1, "all share one module");
    let shelves =
        "return [...new Set(Object.keys(localStorage).map(key => key.split(':')[2]))].sort().join(' ')";
    assert_eq!(person.asks(shelves, vec![]).await, "@element-1 @element-10");
    visit.leaves_the_page_untouched().await;
}

/// Two elements that have nothing to do with each other.
async fn works_apart(visit: &Visit<'_>, one: &str, other: &str) {
    let person = visit.person;
    person.looks_into(one);
    visit.begins().await;
    visit.answers().await;
    person.looks_into(other);
    visit.begins().await;
    person.chooses("A silent follower").await;
    person.sees_saved().await;
    visit.finds_in_export("silent-follower").await;
    person.looks_into(one);
    visit.finds_both_in_the_export().await;
    visit.leaves_the_page_untouched().await;
}

/// Two elements with one shelf: what one has the other reads, and neither loses anything.
async fn shares_a_shelf(visit: &Visit<'_>) {
    let (one, other) = ("persona-builder:nth-of-type(1)", "persona-builder:nth-of-type(2)");
    let person = visit.person;
    person.looks_into(one);
    visit.begins().await;
    visit.answers().await;
    person.looks_into(other);
    person.chooses("Start noticing").await;
    // It reads what the first one has in hand.
    person.sees("This draft is open in another tab or window.").await;
    person.sees("37").await;
    person.chooses("Persona Builder").await;
    person.sees("Your drafts").await;
    person.chooses("Start noticing").await;
    visit.is_asked_first().await;
    person.chooses("A silent follower").await;
    person.sees_saved().await;
    person.looks_into(one);
    person.types_into("How many?", "1").await;
    person.sees_saved().await;
    let all = r#"
        const { personas } = await pb.host.export({ all: true });
        return personas.map(({ answers }) => answers["starting-point"].value.option + (answers["watching-days"]?.value.amount ?? "")).sort().join(" ")"#;
    let all = person.asks_later(all, vec![]).await;
    assert_eq!(all, "quiet-regular371 silent-follower");
    visit.leaves_the_page_untouched().await;
}
