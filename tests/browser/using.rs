//! The persona at work: a test that is over, a check that contradicts, a number followed, a decision.

use crate::harness::run;

#[test]
fn what_came_of_a_persona_is_written_down_and_kept() {
    run("using", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/example/community/overview").await;
        person.chooses("Make it mine").await;
        person.moves("In use").await;
        person.sees("Try one thing for her").await;

        // The test is over: it goes from the answers to what was tried, and back if that was a mistake.
        person.chooses("Write down what came of it").await;
        person.sees("Kept with the tests that are over.").await;
        person.chooses("Undo").await;
        person.sees("Write down what came of it").await;
        person.chooses("Write down what came of it").await;
        person.chooses("It worked").await;
        person
            .types_into("What happened", "Eleven came, four of them new")
            .await;
        person.types_into("How many responded", "11").await;
        person.chooses("Done").await;
        person.sees("How many responded: 11").await;
        person.sees("No test is planned.").await;

        // A check contradicts an answer, which still says so until it is changed.
        person.chooses("Write down a check").await;
        person.chooses("A follow-up talk").await;
        person
            .types_into("What it says", "She sits at the bench now")
            .await;
        person.chooses("Which answers does it touch?").await;
        person
            .chooses("Contradicts: By the side door, one step behind the wheel stand")
            .await;
        person.sees("contradicts 1 answer").await;
        person.chooses("Done").await;
        person.sees_no("Which answers does it touch?").await;
        person.moves("Still says so").await;
        person
            .types_instead_into("Where do they stand or sit?", "At the bench")
            .await;
        person.moves("In use").await;
        person.sees("has been changed since").await;

        // Numbers come in any order and are drawn in theirs; one that is none is told.
        person.chooses("Follow a number").await;
        person.types_into("What exactly", "Thursday evenings").await;
        for (day, number) in [("2026-10-15", "9"), ("2026-09-03", "8,5"), ("2026-11-19", "many")] {
            person.fills("Day", day).await;
            person.types_instead_into("Number", number).await;
            person.chooses("Add the number").await;
        }
        person.sees("Write a number, like 12 or 3.5.").await;
        person.chooses("Done").await;
        person.sees("2 numbers, from 8.5 to 9").await;

        // Nobody has used it; then somebody has.
        for _ in 0..2 {
            person
                .looks_at("Decisions it had a part in")
                .await
                .chooses("Remove")
                .await;
        }
        person.looks_around().sees("Not used yet.").await;
        person.chooses("Write down a decision").await;
        person
            .types_into(
                "What was decided, and how did this persona have a part in it?",
                "No booking sheet any more",
            )
            .await;
        person.chooses("Marketing").await;
        person.chooses("Done").await;
        person.sees_no("Not used yet.").await;
        person.sees_saved().await;

        person.reloads().await;
        for words in [
            "Eleven came, four of them new",
            "has been changed since",
            "2 numbers, from 8.5 to 9",
            "No booking sheet any more",
        ] {
            person.sees(words).await;
        }
        let file = {
            person.moves("All answers").await;
            person.takes_file_from("Download JSON").await.text
        };
        for words in [
            "\"responded\": 11",
            "\"contradicts\": [",
            "\"amount\": 8.5",
            "\"team\": \"marketing\"",
        ] {
            assert!(file.contains(words), "{words} is not in {file}");
        }
    });
}
