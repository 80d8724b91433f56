//! When our own code fails: the card, and the last words.

use crate::harness::run;

#[test]
fn the_crash_card_hands_out_the_last_draft() {
    run("crash", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/community/name-and-face/name").await;
        person.is_asked("What will you call them?").await;
        person.types_into("Name", "Oda").await;
        person.types_into("Their role in a few words", "the Pourer").await;
        person.sees_saved().await;
        person.looks_around();
        person.asks("personaBuilder.crash('test')", vec![]).await;
        person.sees("Sorry, something broke on our side").await;
        person.sees_no("What will you call them?").await;
        person.chooses("What happened, for whoever mends it").await;
        person.sees("test").await;
        let file = person.takes_file_from("Download the last draft").await;
        assert_eq!(file.name, "Oda.json");
        assert!(file.text.contains("the Pourer"), "{}", file.text);
        person.chooses("Reload the page").await;
        person.finds_the_page_alive().await;
        person.is_asked("What will you call them?").await;
        person.sees_in("Name", "Oda").await;

        // Where it breaks again and again, it can be read.
        person.looks_around();
        person.asks("personaBuilder.crash('again')", vec![]).await;
        person.chooses("Open it to read only").await;
        person.finds_the_page_alive().await;
        person.sees("You have opened this to read only.").await;
        person.sees("Oda").await;
        let is_locked = "return !document.querySelector('main input:not([disabled]):not([readonly]), main textarea:not([disabled]):not([readonly])')";
        person.waits_for("nothing to type into", is_locked, vec![]).await;
        person.chooses("Go on editing").await;
        person.is_asked("What will you call them?").await;
        person
            .types_instead_into("Their role in a few words", "the Baker")
            .await;
        person.sees_saved().await;
        person.looks_around();
        // It is said once: the page loaded anew is the usual one.
        person.asks("personaBuilder.crash('again')", vec![]).await;
        person.chooses("Open it to read only").await;
        person.finds_the_page_alive().await;
        person.sees("You have opened this to read only.").await;
        person.reloads().await;
        person.is_asked("What will you call them?").await;
        person.sees_in("Their role in a few words", "the Baker").await;
        person
            .looks_around()
            .sees_no("You have opened this to read only.")
            .await;

        // The file the card gave is one that the page opens.
        let path = stage.file("last.json", &file.text);
        person.goes_to_place("#/open").await;
        person.gives_file("open-file", &path).await;
        person.sees("1 persona in this file").await;
        std::fs::remove_file(path).expect("the file written above");
    });
}
