//! A browser is killed in the middle of a word: what was typed more than a moment before is there.
//!
//! One kill on every day; `cargo xtask torture kills` makes as many as one has time for, in Chromium and in Firefox.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::browser::Wishes;
use crate::harness::storage::drafts;
use crate::harness::{Browser, run};
use crate::made::{points, seed};
use crate::saving::SURPRISE;

/// How long was waited since a word, in seconds.
fn since(word: &Instant, end: Instant) -> f64 {
    end.duration_since(*word).as_secs_f64()
}

#[test]
fn torture_kills() {
    run("kills", |stage| async move {
        if stage.browser() == Browser::WebKit {
            stage.skips("kills", "its profile cannot be given by the driver");
            return;
        }
        let (kills, seed) = (points(1) as u64, seed());
        let wishes = Wishes {
            keeps_its_profile: true,
            ..Wishes::default()
        };
        let (mut largest, mut failures) = (0.0_f64, 0_u64);
        for kill in 0..kills {
            let person = stage.somebody_with(wishes).await;
            person.opens("#/new/community/notice/surprise").await;
            person.is_asked(SURPRISE).await;
            // Numbers by chance, others with each seed: a time between one and seven seconds.
            let chance = (seed * 1000 + kill).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
            let end = Instant::now() + Duration::from_millis(1000 + chance % 6000);
            let mut typed: Vec<Instant> = Vec::new();
            person.types_into(SURPRISE, "w0 ").await;
            typed.push(Instant::now());
            while Instant::now() < end {
                person.types(&format!("w{} ", typed.len())).await;
                typed.push(Instant::now());
            }
            let killed = Instant::now();
            stage.kills_the_browser();

            let person = stage.somebody_with(wishes).await;
            person.opens_the_page().await;
            let texts = drafts(&person).await;
            let newest = texts
                .as_object()
                .expect("drafts")
                .values()
                .filter_map(Value::as_str);
            // There is one draft.
            let found = newest
                .map(|text| text.matches(" w").count() + usize::from(text.contains("w0")))
                .max()
                .unwrap_or(0);
            let lost = typed.get(found).map_or(0.0, |word| since(word, killed));
            // What is there must be readable, and shown.
            if found > 0 {
                person.chooses("Go on").await;
                person.is_asked(SURPRISE).await;
                person.sees_in(SURPRISE, &words(found)).await;
            }
            person.sees_no("could not be read").await;
            largest = largest.max(lost);
            failures += u64::from(lost > 1.0);
            // The next one begins with an empty browser's lists.
            person
                .asks_later(
                    "indexedDB.deleteDatabase('persona-builder'); localStorage.clear()",
                    vec![],
                )
                .await;
        }
        println!("torture: kills points={kills} failures={failures} largest loss {largest:.2} s of typing");
        assert_eq!(
            failures, 0,
            "more than a second of typing was lost: {largest:.2} s"
        );
    });
}

/// The first so many words.
fn words(count: usize) -> String {
    let words: Vec<String> = (0..count).map(|word| format!("w{word} ")).collect();
    words.concat()
}
