//! Looks into the browser's storage, and puts things there, behind the page's back.

use persona_builder::domain::draft::Draft;
use persona_builder::domain::format;
use persona_builder::domain::persona::{Answer, Item, Name, Persona, Value};
use serde_json::{Value as Json, json};

use super::person::Person;

/// The newest texts of all drafts in IndexedDB, by id, without the line that tells a revision.
pub async fn drafts(person: &Person) -> Json {
    let script = r#"
        const db = await pb.database();
        try {
            const store = db.transaction("drafts").objectStore("drafts");
            const keys = await pb.done(store.getAllKeys());
            const texts = await pb.done(store.getAll());
            const found = {};
            const sequence = text => {
                try {
                    return JSON.parse(text).sequence;
                } catch {
                    return -1;
                }
            };
            keys.forEach((key, index) => {
                const id = key.split("/")[0];
                const text = texts[index].replace(/^persona-builder\/revision .*\n/, "");
                // The notebook is kept among them and is none.
                if (id !== "notebook" && (!(id in found) || sequence(text) > sequence(found[id]))) {
                    found[id] = text;
                }
            });
            return found;
        } finally {
            db.close();
        }"#;
    person.asks_later(script, vec![]).await
}

/// Puts a text in the place of everything that IndexedDB has of a draft.
pub async fn damages(person: &Person, id: &str, text: &str) {
    let script = r#"
        const db = await pb.database();
        const transaction = db.transaction("drafts", "readwrite");
        const store = transaction.objectStore("drafts");
        const keys = await pb.done(store.getAllKeys());
        for (const key of keys.filter(key => key.split("/")[0] === given[0])) store.put(given[1], key);
        await new Promise((good, bad) => { transaction.oncomplete = good; transaction.onabort = bad; });
        db.close()"#;
    person.asks_later(script, vec![json!(id), json!(text)]).await;
}

/// The text of a draft in IndexedDB, or an empty one.
pub async fn draft_text(person: &Person, id: &str) -> String {
    drafts(person).await[id].as_str().unwrap_or_default().to_owned()
}

/// Puts texts into a store of IndexedDB, as `[key, text]`.
pub async fn puts(person: &Person, store: &str, entries: Json) {
    let script = r#"
        const db = await pb.database();
        const transaction = db.transaction(given[0], "readwrite");
        for (const [key, text] of given[1]) transaction.objectStore(given[0]).put(text, key);
        await new Promise((good, bad) => { transaction.oncomplete = good; transaction.onabort = bad; });
        db.close()"#;
    person.asks_later(script, vec![json!(store), entries]).await;
}

/// Puts drafts on the shelf as the page itself would have; it finds them when it is opened anew.
pub async fn shelves(person: &Person, drafts: &[Draft]) {
    let texts: Vec<Json> = drafts
        .iter()
        .map(|draft| json!([draft.persona.id, format::write_draft(draft)]))
        .collect();
    let entry = |draft: &Draft| format::write_summaries(std::slice::from_ref(&draft.summary(None)));
    let index: Vec<Json> = drafts
        .iter()
        .map(|draft| json!([draft.persona.id, entry(draft)]))
        .collect();
    puts(person, "drafts", json!(texts)).await;
    puts(person, "index", json!(index)).await;
}

/// A draft of a community persona with a name and something to say.
pub fn draft(id: &str, name: &str, epithet: &str, changed: &str) -> Draft {
    let mut persona = Persona {
        id: id.to_owned(),
        created: changed.to_owned(),
        changed: changed.to_owned(),
        ..Persona::default()
    };
    "community".clone_into(&mut persona.interview.id);
    persona.interview.revision = 1;
    "en".clone_into(&mut persona.interview.language);
    let name = Name {
        name: name.to_owned(),
        epithet: epithet.to_owned(),
        ..Name::default()
    };
    says(&mut persona, "name", Value::Name(name));
    let item = Item {
        id: format!("{id}-1"),
        text: "Always the same seat".to_owned(),
        ..Item::default()
    };
    says(&mut persona, "habits", Value::List(vec![item]));
    Draft {
        persona,
        sequence: 1,
        ..Draft::default()
    }
}

/// Answers a question of a persona.
pub fn says(persona: &mut Persona, question: &str, value: Value) {
    persona.answers.insert(question.to_owned(), Answer::from(value));
}
