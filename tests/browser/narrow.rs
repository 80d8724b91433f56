//! Narrow pages: 320 px, and a wide page at twice its size.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::harness::{run, tour};

/// What sticks out of the page sideways: how wide the page is, and the innermost element without which it would fit.
pub const OVERFLOW: &str = r#"
    const page = document.documentElement;
    const sticks = () => page.scrollWidth > page.clientWidth;
    if (!sticks()) return [];
    const out = [`the page is ${page.scrollWidth} wide, not ${page.clientWidth}`];
    // Where things are is not enough to go by: what is cut off may lie outside and make no page wider.
    const helps = element => {
      const before = element.style.cssText;
      element.style.setProperty("display", "none", "important");
      const does = !sticks();
      element.style.cssText = before;
      return does;
    };
    let culprit = document.body;
    for (let inner = culprit; inner; inner = [...culprit.children].find(helps)) culprit = inner;
    const { left, right } = culprit.getBoundingClientRect();
    return [...out, `for <${culprit.localName} class="${culprit.className}"> ${Math.round(left)} to ${Math.round(right)}: ${culprit.textContent.slice(0, 80)}`]"#;

#[test]
fn nothing_sticks_out_at_320_px_nor_at_twice_the_size() {
    run("narrow", |stage| async move {
        let person = stage.somebody().await;
        person.looks_through(&stage, 320);
        let all = RefCell::new(Vec::new());
        tour::goes_round(&person, async |screen| {
            for width in [640, 320] {
                let wide =
                    "frameElement.style.width = `${arguments[0]}px`; return innerWidth === arguments[0]";
                person.waits_for("the width", wide, vec![json!(width)]).await;
                let out = person.asks(OVERFLOW, vec![]).await;
                let out: Vec<&str> = out.as_array().unwrap().iter().filter_map(Value::as_str).collect();
                if !out.is_empty() {
                    all.borrow_mut()
                        .push(format!("{screen} at {width} px: {}", out.join(", ")));
                }
            }
        })
        .await;
        let all = all.into_inner();
        assert!(all.is_empty(), "{}", all.join("\n"));
    });
}
