//! A way round every screen of the page, each with something on it.

use serde_json::json;

use super::storage::{draft, shelves};
use super::{Person, repository};
use crate::walking::Pack;

/// The questions whose screens show every kind there is, by method.
const QUESTIONS: [(&str, &[&str]); 3] = [
    (
        "community",
        &[
            "starting-point",
            "watching-since",
            "where-they-stand",
            "habits",
            "passes-on",
            "name",
            "portrait",
            "quotes",
            "journey",
            "journey-story",
            "test",
            "review-due",
        ],
    ),
    ("customer", &["data-sources", "how-often", "contact-preferences"]),
    ("research", &["questions-to-ask", "evidence-rules"]),
];

/// Goes round; `look` is told the name of each screen once it is there.
pub async fn goes_round(person: &Person, look: impl AsyncFn(&str)) {
    goes_round_from(person, "", look).await;
}

/// The panel that makes a link to this draft, what is seen of it through the link, and a link that is cut.
async fn looks_at_links(person: &Person, id: &str, look: &impl AsyncFn(&str)) {
    person
        .asks("document.getElementById('share-open').click()", vec![])
        .await;
    let link = "return document.getElementById('share-link')?.value.split('#')[1]";
    let link = person.waits_for("a link", link, vec![]).await;
    let link = ["#", link.as_str().unwrap()].concat();
    look("a link to it").await;
    person.goes_to_place(&link).await;
    person
        .waits_for(
            "a shared persona",
            "return !!document.querySelector('.shared')",
            vec![],
        )
        .await;
    look("shared").await;
    person.goes_to_place(&[&link, "/brief"].concat()).await;
    look("shared, brief").await;
    person.goes_to_place(&link[..link.len() / 2]).await;
    person
        .waits_for(
            "a link that is cut",
            "return document.querySelectorAll('#main > .share__ways > .button').length === 2",
            vec![],
        )
        .await;
    look("shared, cut").await;
    // Something else than what the link says, so that keeping it asks.
    let pack = Pack::of("community");
    person
        .goes_to_place(&format!("#/draft/{id}/interview/{}", pack.spot("habits")))
        .await;
    person
        .asks("pb.set(document.querySelector('.item__field'), '42')", vec![])
        .await;
    person.goes_to_place(&link).await;
    person
        .asks("document.querySelector('.shared__note button').click()", vec![])
        .await;
    person
        .waits_for(
            "a question",
            "return !!document.querySelector('.shared .arrivals')",
            vec![],
        )
        .await;
    look("shared, kept twice").await;
    person.goes_to_place(&format!("#/draft/{id}/overview")).await;
}

/// The same from an address of the page's folder.
pub async fn goes_round_from(person: &Person, from: &str, look: impl AsyncFn(&str)) {
    person.opens(from).await;
    look("start, first visit").await;
    person.goes_to_place("#/help").await;
    look("help").await;
    for option in ["input[name=decision]", "input[name=material]"] {
        person
            .asks(
                "document.querySelector(arguments[0]).click()",
                vec![json!(option)],
            )
            .await;
    }
    person
        .waits_for(
            "advice",
            "return !!document.querySelector('[role=status] .advice')",
            vec![],
        )
        .await;
    look("help, answered").await;
    person.goes_to_place("#/examples").await;
    look("examples").await;
    person.goes_to_place("#/worksheet/community").await;
    person
        .waits_for(
            "the worksheets",
            "return !!document.querySelector('main iframe')",
            vec![],
        )
        .await;
    look("worksheets").await;
    person.goes_to_place("#/brand").await;
    look("brand").await;
    for (place, name) in [("#/archive", "archive, empty"), ("#/trash", "trash, empty")] {
        person.goes_to_place(place).await;
        look(name).await;
    }
    for place in ["#/patterns", "#/notebook"] {
        person.goes_to_place(place).await;
        look(&format!("{place}, empty")).await;
    }
    let write = r#"
        pb.set(document.querySelector('#new-text'), "Third stool from the wall");
        pb.set(document.querySelector('#new-tags'), "door, winter");
        pb.set(document.querySelector('#new-source'), "support");
        document.querySelector('.notebook__add').click();
        document.querySelector('.run .button').click()"#;
    person.asks(write, vec![]).await;
    let written =
        "return !!document.querySelector('[data-do^=edit]') && !!document.querySelector('.run__dots')";
    person.waits_for("an entry", written, vec![]).await;
    person
        .asks(
            "document.querySelectorAll('main details').forEach(one => { one.open = true; })",
            vec![],
        )
        .await;
    look("notebook").await;
    person
        .asks("document.querySelector('[data-do^=edit]').click()", vec![])
        .await;
    look("notebook, an entry changed").await;
    person.goes_to_place("#/patterns").await;
    person
        .asks("document.querySelector('.slip__tick').click()", vec![])
        .await;
    let lay = "const put = document.querySelector('.chosen .button'); put?.click(); return !!put";
    person.waits_for("a card that is chosen", lay, vec![]).await;
    person
        .waits_for(
            "a pattern",
            "return !!document.querySelector('.pattern .slip')",
            vec![],
        )
        .await;
    person
        .asks("document.querySelector('.pattern .slip__tick').click()", vec![])
        .await;
    person
        .waits_for(
            "what can be done with it",
            "return document.querySelectorAll('.chosen .button').length === 3",
            vec![],
        )
        .await;
    look("patterns").await;
    person.goes_to_place("#/draft/nobody").await;
    person
        .waits_for(
            "no draft",
            "return !!document.querySelector('main .page__lead')",
            vec![],
        )
        .await;
    look("a draft that is not there").await;

    for (method, questions) in QUESTIONS {
        let pack = Pack::of(method);
        person.goes_to_place(&format!("#/new/{method}")).await;
        person
            .waits_for(
                "a question",
                "return !!document.querySelector('#continue')",
                vec![],
            )
            .await;
        if method == "community" {
            look("interview, nothing answered").await;
            for id in ["habits", "quotes", "journey", "name", "portrait"] {
                person
                    .goes_to_place(&format!("#/new/{method}/{}", pack.spot(id)))
                    .await;
                look(&format!("{method}: {id}, empty")).await;
            }
        }
        person
            .goes_to_place(&format!("#/example/{method}/overview"))
            .await;
        person
            .waits_for(
                "the example",
                "return !!document.querySelector('.overview__ways button')",
                vec![],
            )
            .await;
        if method == "community" {
            look("example, all answers").await;
            person.goes_to_place(&format!("#/example/{method}/brief")).await;
            look("example, brief").await;
            person
                .goes_to_place(&format!("#/example/{method}/overview"))
                .await;
        }
        person
            .asks("document.querySelector('.overview__ways button').click()", vec![])
            .await;
        let mine = "return /^#.draft.[^/]+.overview/.test(location.hash) && location.hash.split('/')[2]";
        let id = person.waits_for("a draft of one's own", mine, vec![]).await;
        let id = id.as_str().unwrap();
        person.arrives().await;
        if method == "community" {
            look("all answers").await;
            looks_at_links(person, id, &look).await;
            for page in ["advice", "use", "review", "history", "teams", "take-along"] {
                person.goes_to_place(&format!("#/draft/{id}/{page}")).await;
                look(&format!("{page} of one's own")).await;
            }
        }
        for question in questions {
            person
                .goes_to_place(&format!("#/draft/{id}/interview/{}", pack.spot(question)))
                .await;
            // The first item of a list shows what it rests on.
            person
                .asks(
                    "document.querySelector('.item__field, .sign-button')?.focus()",
                    vec![],
                )
                .await;
            // The first moment shows its fields, and the story a draft beside it.
            person
                .asks(
                    "document.querySelector('.moment__head, .story-draft button')?.click()",
                    vec![],
                )
                .await;
            person
                .asks(
                    "[...document.querySelectorAll('main details')].forEach(one => { one.open = true; })",
                    vec![],
                )
                .await;
            look(&format!("{method}: {question}")).await;
        }
        person.goes_to_place(&format!("#/draft/{id}/brief")).await;
        person
            .waits_for(
                "the sheet",
                "return !!document.querySelector('main iframe')",
                vec![],
            )
            .await;
        look(&format!("{method}: brief")).await;
    }

    person.goes_to_place("#/set").await;
    person
        .waits_for(
            "personas side by side",
            "return !!document.querySelector('main table')",
            vec![],
        )
        .await;
    look("all personas side by side").await;
    person.goes_to_place("#/open").await;
    look("open").await;
    person
        .gives_file("open-file", &repository("tests/bad/cut.json"))
        .await;
    person
        .waits_for(
            "a message",
            "return !!document.querySelector('[role=alert] .error')",
            vec![],
        )
        .await;
    look("open, a bad file").await;
    person
        .gives_file("open-file", &repository("examples/research.en.json"))
        .await;
    person
        .waits_for(
            "a preview",
            "return !!document.querySelector('.arrivals')",
            vec![],
        )
        .await;
    look("open, preview").await;

    let mut away = draft("away", "Put Away", "", "2026-11-03T10:00:00.000Z");
    away.archived = true;
    let mut gone = draft("gone", "Thrown Away", "", "2026-11-03T10:00:00.000Z");
    let now = person.asks("return new Date().toISOString()", vec![]).await;
    gone.trashed = now.as_str().map(str::to_owned);
    let mut all = vec![away, gone];
    all.extend((0..9).map(|index| {
        draft(
            &format!("more-{index}"),
            &format!("Somebody {index}"),
            "the Extra",
            "2026-11-02T10:00:00.000Z",
        )
    }));
    shelves(person, &all).await;
    person.opens(from).await;
    person
        .waits_for(
            "drafts",
            "return document.querySelectorAll('.draft').length > 8",
            vec![],
        )
        .await;
    look("start, with drafts").await;
    person
        .asks("document.querySelector('.menu__open').click()", vec![])
        .await;
    person
        .waits_for("a menu", "return !!document.querySelector('.menu__list')", vec![])
        .await;
    look("start, a menu open").await;
    person
        .asks("document.querySelector('.menu__item').click()", vec![])
        .await;
    person
        .waits_for("a field", "return !!document.querySelector('#rename')", vec![])
        .await;
    look("start, renaming").await;
    person.presses(thirtyfour::prelude::Key::Enter).await;
    person
        .asks("document.querySelectorAll('.menu__open')[1].click()", vec![])
        .await;
    person
        .waits_for(
            "a menu",
            "return document.querySelectorAll('.menu__item').length === 5",
            vec![],
        )
        .await;
    person
        .asks("document.querySelectorAll('.menu__item')[1].click()", vec![])
        .await;
    person
        .waits_for("a notice", "return !!document.querySelector('.notice')", vec![])
        .await;
    look("start, a notice").await;
    for (place, name) in [
        ("#/archive", "archive"),
        ("#/trash", "trash"),
        ("#/storage", "storage"),
    ] {
        person.goes_to_place(place).await;
        look(name).await;
    }
    person.goes_to_place("#/new/community").await;
    person
        .waits_for(
            "a question",
            "return !!document.querySelector('#continue')",
            vec![],
        )
        .await;
    let fail = r#"
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
            const request = put.apply(this, given);
            if (this.name === "index") request.addEventListener("success", () => this.transaction.abort());
            return request;
        };
        document.querySelector("main input[type=radio]").click()"#;
    person.asks(fail, vec![]).await;
    person
        .waits_for("trouble", "return !!document.querySelector('.trouble')", vec![])
        .await;
    look("trouble").await;
    person.asks("personaBuilder.crash('for a look')", vec![]).await;
    look("the crash card").await;
}
