//! Nothing leaves the page's own origin.

use serde_json::Value;

use crate::harness::server::FOLDER;
use crate::harness::{Browser, Stage, run, tour};
use crate::policy::is_told_off;

#[test]
fn no_request_leaves_the_pages_own_origin() {
    run("network", |stage| async move {
        // Whatever would go elsewhere, or is against the page's policy in any other way, is told to us by the browser itself.
        is_told_off(&stage);
        let person = stage.somebody().await;
        tour::goes_round(&person, async |_| {
            let loaded = person
                .asks(
                    "return performance.getEntriesByType('resource').map(e => e.name)",
                    vec![],
                )
                .await;
            for address in loaded.as_array().unwrap().iter().filter_map(Value::as_str) {
                stays_here(&stage, address);
            }
        })
        .await;
        for (path, status) in stage.server().asked() {
            // Browsers ask for it of their own accord where a document names no icon.
            if path != "/favicon.ico" {
                assert!(
                    path.starts_with(FOLDER),
                    "{path} lies outside of the page's folder"
                );
                assert!(
                    !path.contains("told-off"),
                    "the page did something against its policy"
                );
                assert_eq!(status, 200, "{path}");
            }
        }
        if stage.browser() == Browser::Chromium {
            let sent = person.asked_for().await;
            assert!(sent.len() > 5, "Chromium logged what was asked for");
            for address in &sent {
                stays_here(&stage, address);
            }
        }
    });
}

fn stays_here(stage: &Stage, address: &str) {
    let here = [&stage.server().origin(), "/"].concat();
    let is_here = ["data:", "blob:", "about:", &here]
        .iter()
        .any(|start| address.starts_with(start));
    assert!(is_here, "the page asked for {address}");
}
