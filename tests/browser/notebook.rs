//! The field notebook on a phone: written with one thumb, found again, put to use, and missed when it goes.

use crate::harness::run;
use crate::harness::storage::{draft, shelves};

#[test]
fn what_was_noticed_on_a_phone_becomes_evidence_and_is_missed_when_it_goes() {
    run("notebook", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        // While WebKit keeps the page for offline use, its database sometimes stops answering for good.
        person.sees("Ready to work offline").await;
        let ada = draft("ada", "Ada", "the Listener", "2026-11-03T10:00:00.000Z");
        shelves(&person, &[ada]).await;
        person.looks_through(&stage, 390);
        person.opens("").await;
        person.moves("Field notebook").await;

        // Half an entry is still there after the page was gone.
        let what = "What did you notice?";
        person.types_into(what, "Stays by the dóor").await;
        person.opens("#/notebook").await;
        person.sees_in(what, "Stays by the dóor").await;
        person.types_into(what, " until it closes").await;
        person.chooses("Write it down").await;
        person.sees("Written down.").await;
        person.sees("1 entry").await;
        person.types_into(what, "Rain, nobody came").await;
        person.chooses("Write it down").await;
        person.sees("2 entries").await;
        person.sees_saved().await;
        person.opens("#/notebook").await;
        person.sees("2 entries").await;

        person.types_into("Search the notebook", "DOOR closes").await;
        person.sees("1 entry found").await;
        person.sees_no("Rain, nobody came").await;

        person.chooses("Use in a persona").await;
        person.sees_in("Which of its answers?", "habits").await;
        person.chooses("Put it there").await;
        person.sees("Added to “Habits” of Ada, the Listener.").await;

        // From the entry to the answer, and back.
        person.moves("Ada, the Listener: Habits").await;
        person.chooses("How do you know? seen").await;
        person.moves("From the notebook").await;
        person.sees("1 entry found").await;
        person.sees("Ada, the Listener: Habits").await;

        person.chooses("Remove").await;
        person
            .sees("1 answer rests on this entry: Ada, the Listener: Habits")
            .await;
        person.chooses("Remove it all the same").await;
        person.sees("The entry is removed.").await;
        person.sees_no("Stays by the dóor").await;
        person.chooses("Undo").await;
        person.sees("Stays by the dóor until it closes").await;
        person.chooses("Remove").await;
        person.chooses("Remove it all the same").await;
        person.sees_no("Stays by the dóor").await;

        // The evidence is still there and says so; another entry is attached from the interview.
        let spot = crate::walking::Pack::of("community").spot("habits");
        person
            .goes_to_place(&format!("#/draft/ada/interview/{spot}"))
            .await;
        person.chooses("How do you know? seen").await;
        person.sees("Entry removed").await;
        person.chooses("Choose from the notebook").await;
        person.chooses("Rain, nobody came").await;
        person.sees("The entry is evidence now.").await;
        person.sees("From the notebook").await;
        person.chooses("Undo").await;
        person.sees_no("From the notebook").await;
        person.sees("Entry removed").await;
    });
}
