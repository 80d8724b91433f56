//! Patterns: entries laid together by keyboard and by mouse, and a persona begun from them.

use persona_builder::domain::day::Day;
use persona_builder::domain::format;
use persona_builder::domain::notebook::{Entry, Notebook};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::harness::run;
use crate::harness::storage::puts;

#[test]
fn entries_are_laid_together_by_keyboard_and_begin_a_persona() {
    run("patterns", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        // While WebKit keeps the page for offline use, its database sometimes stops answering for good.
        person.sees("Ready to work offline").await;
        let entry = |id: &str, day: &str, text: &str, said: &str| Entry {
            id: id.to_owned(),
            changed: "2026-03-09T10:00:00.000Z".to_owned(),
            date: Day::parse(day),
            text: text.to_owned(),
            said: said.to_owned(),
            about: "the woman with the lamp".to_owned(),
            ..Entry::default()
        };
        let notebook = Notebook {
            sequence: 1,
            entries: vec![
                entry("a", "2026-03-01", "Sits under the lamp", ""),
                entry(
                    "b",
                    "2026-03-02",
                    "Brought a lamp of her own",
                    "If the light is on, I come in.",
                ),
                entry("c", "2026-03-03", "Left when the music began", ""),
            ],
            ..Notebook::default()
        };
        puts(
            &person,
            "drafts",
            json!([["notebook", format::write_notebook(&notebook)]]),
        )
        .await;
        person.opens("#/patterns").await;
        person.sees_heading("Not in a pattern yet").await;

        // The newest comes first; by keyboard alone the two older ones are put together.
        let focus = "const one = pb.find('input', arguments[0], []); one?.focus(); return !!one";
        let older = "Choose: Brought a lamp of her own";
        person.waits_for("a card", focus, vec![json!(older)]).await;
        person.presses(" ").await;
        person.sees("1 card chosen").await;
        person.presses(Key::Tab).await;
        person.presses(" ").await;
        person.sees("2 cards chosen").await;
        person.presses(Key::Enter).await;
        let on_list = "return document.activeElement?.id === 'cards-into'";
        person.waits_for("the list of patterns", on_list, vec![]).await;
        person.presses(Key::Tab).await;
        person.presses(Key::Enter).await;
        person.sees("2 cards are now in “Pattern 1”.").await;
        let on_name = "return document.activeElement?.id.startsWith('name-')";
        person.waits_for("the field of the name", on_name, vec![]).await;
        person.types("Comes for the light").await;
        person.sees_heading("Comes for the light").await;
        person
            .sees("2 entries, 2 days, one person or group: it keeps coming back")
            .await;
        person.sees("lamp (2)").await;

        // With the mouse the third one is put there, and taken out again with a button.
        let card = person.finds(".slip", "Left when").await;
        let pattern = person.finds(".pattern", "Comes for").await;
        person
            .driver
            .action_chain()
            .drag_and_drop_element(&card, &pattern)
            .perform()
            .await
            .expect("a mouse");
        person.sees("Every entry is in a pattern.").await;
        person.chooses("Take out: Left when the music began").await;
        person.sees("1 card is taken out.").await;

        person.chooses("Begin a persona from it").await;
        let before = person.place().await;
        person.chooses("Community").await;
        person.arrives_from(&before).await;
        person.sees("Begun, with 2 entries as evidence.").await;
        let place = person.place().await;
        let id = place.split('/').nth(2).expect("a draft").to_owned();
        let pack = crate::walking::Pack::of("community");
        for (question, item, known) in [
            (
                "habits",
                "Brought a lamp of her own",
                "From the notebook, March 2, 2026",
            ),
            (
                "quotes",
                "If the light is on, I come in.",
                "From the notebook, March 2, 2026",
            ),
        ] {
            person
                .goes_to_place(&format!("#/draft/{id}/interview/{}", pack.spot(question)))
                .await;
            let has = "return pb.all('field', []).some(field => field.value === arguments[0])";
            person.waits_for(item, has, vec![json!(item)]).await;
            let open = "pb.all('field', []).find(field => field.value === arguments[0]) \
                        .closest('li').querySelector('.sign-button').click()";
            person.asks(open, vec![json!(item)]).await;
            person.sees(known).await;
        }
    });
}
