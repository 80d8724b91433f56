//! Narrow pages: 320 px, and a wide page at twice its size.

use std::cell::RefCell;

use serde_json::Value;

use crate::harness::{run, tour};

/// What sticks out of the page sideways: the page itself, or the elements that make it.
pub const OVERFLOW: &str = r#"
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const outer = e => { const box = e.getBoundingClientRect(); return box.width > 0 && (box.right > width + 1 || box.left < -1); };
    return [...document.body.querySelectorAll("*")].filter(e => pb.shown(e) && outer(e)).slice(0, 5)
        .map(e => `<${e.localName} class="${e.className}"> ${Math.round(e.getBoundingClientRect().left)} to ${Math.round(e.getBoundingClientRect().right)} of ${width}`)
        .concat(`the page is ${document.documentElement.scrollWidth} wide`)"#;

#[test]
fn nothing_sticks_out_at_320_px() {
    run("narrow", |stage| async move { fits(&stage, 320).await });
}

#[test]
fn nothing_sticks_out_at_twice_the_size() {
    run("zoomed", |stage| async move { fits(&stage, 640).await });
}

/// Goes round in a frame of a width.
async fn fits(stage: &crate::harness::Stage, width: u32) {
    let person = stage.somebody().await;
    person.looks_through(stage, width);
    let all = RefCell::new(Vec::new());
    tour::goes_round(&person, async |screen| {
        let out = person.asks(OVERFLOW, vec![]).await;
        let out: Vec<&str> = out.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        if !out.is_empty() {
            all.borrow_mut().push(format!("{screen}: {}", out.join(", ")));
        }
    })
    .await;
    let all = all.into_inner();
    assert!(all.is_empty(), "at {width} px:\n{}", all.join("\n"));
}
