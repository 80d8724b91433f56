//! Nothing leaves the page's own origin.

use serde_json::Value;

use crate::harness::server::FOLDER;
use crate::harness::{Browser, Stage, run, tour};

#[test]
fn no_request_leaves_the_pages_own_origin() {
    run("network", |stage| async move {
        // Whatever would go elsewhere is told to us by the browser itself.
        let policy = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob:; report-uri /some/path/told-off";
        stage
            .server()
            .send_header("Content-Security-Policy-Report-Only", policy);
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
                    "the page asked for something elsewhere"
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
