//! The start: there before the Wasm is, and the same afterwards.

use crate::harness::{Wishes, run};

#[test]
fn the_static_start_says_what_the_live_one_says_and_keeps_a_click() {
    run("start", |stage| async move {
        let person = stage
            .somebody_with(Wishes {
                is_hasty: true,
                ..Wishes::default()
            })
            .await;
        stage.server().hold(".wasm");
        person.goes_to_address(&stage.server().address("")).await;
        person.sees("Get to know the people who make your brand").await;
        let before = person.reads_everything().await;
        person.chooses("Start noticing").await;
        let is_static = person
            .asks("return !document.querySelector('.skip')", vec![])
            .await;
        assert_eq!(is_static, true, "the Wasm was held back");
        stage.server().release();
        person.arrives().await;
        person.sees_heading("Who will you notice first?").await;
        person.presses_the_browsers_back().await;
        person.sees("Get to know the people who make your brand").await;
        let after = person.reads_everything().await;
        let after = after.trim_start_matches("Skip to the content").trim();
        assert_eq!(before, after, "the static start screen and the live one differ");
    });
}
