//! The teams' briefs: read, changed by hand, told when the answers behind them changed, and printed.

use thirtyfour::Key;

use crate::harness::run;

#[test]
fn a_line_changed_by_hand_stays_and_says_when_the_answer_behind_it_changed() {
    run("teams", |stage| async move {
        let person = stage.somebody().await;
        // An example is read, and not changed.
        person.opens("#/example/customer/overview").await;
        person.chooses("Team briefs").await;
        person.chooses("Marketing").await;
        person.sees_heading("Marketing: Robin, the Table Setter").await;
        person.sees("Main message, on trial: An e-mail saying").await;
        assert!(!person.can_choose("Change").await, "an example is not changed");
        person.moves("All answers").await;
        person.chooses("Make it mine").await;

        person.sees_no("Make it mine").await;
        person.chooses("Team briefs").await;
        person.chooses("Marketing").await;
        person.chooses("Change: Variant for what they want").await;
        let own = "Show the long table, and one free chair.";
        person.types_instead_into("What the line says", own).await;
        person.presses(Key::Enter).await;
        person.sees(own).await;

        person.chooses("Leave out: Variant that sells nothing").await;
        person.sees("Left out of the brief.").await;
        person.chooses("1 line left out").await;
        person.chooses("Bring back: Variant that sells nothing").await;
        person.sees_no("1 line left out").await;

        // The line leads to its answer.
        person.sees_saved().await;
        person.looks_at(own).await.chooses("From: Goals").await;
        person.looks_around();
        person
            .types_instead_into("Goals, 1 of 2", "A table for twelve by spring")
            .await;
        person.sees_saved().await;
        person.presses_the_browsers_back().await;
        person.sees_heading("Marketing: Robin, the Table Setter").await;
        person
            .sees("The answers behind this line have changed since.")
            .await;
        person.sees(own).await;

        person.chooses("Take the new draft").await;
        person
            .sees("Variant for what they want: begin with “A table for twelve by spring”")
            .await;
        person.sees_no("have changed since").await;

        let printed = person.prints_with("Print").await;
        assert_eq!(printed, "Marketing: Robin, the Table Setter");
        person.sees("Last taken along on").await;
    });
}
