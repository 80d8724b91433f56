//! Measurements, run by `cargo xtask bench` and never by the tests: both sides of each by turns, in one go.

use serde_json::{Value, json};

use crate::harness::{Person, Stage, run};

/// How often each side is measured.
const TURNS: usize = 10;

/// What one loading of a post costs.
struct Load {
    /// Tasks of the main thread over 50 ms.
    long_tasks: f64,
    /// Until its first contentful paint, in milliseconds.
    paint: f64,
    /// Until everything it asked for had come, in milliseconds.
    load: f64,
}

/// Loads a page on a processor four times slower, with an empty cache.
async fn loads(stage: &Stage, person: &Person, page: &str) -> Load {
    person
        .goes_to_address(&stage.server().address(&format!("examples/{page}")))
        .await;
    let measured = r"
        const longs = [];
        new PerformanceObserver(list => longs.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
        await new Promise(good => document.readyState === 'complete' ? good() : addEventListener('load', good));
        // What was put off until the page is idle counts, too.
        await new Promise(good => requestIdleCallback(() => setTimeout(good, 300)));
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
        return [longs.length, paint, performance.getEntriesByType('navigation')[0].loadEventEnd]";
    let measured = person.asks_later(measured, vec![]).await;
    let number = |at: usize| measured[at].as_f64().unwrap_or_default();
    Load {
        long_tasks: number(0),
        paint: number(1),
        load: number(2),
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// The example post with the element on it, and not used, against the same post without it.
#[test]
#[ignore = "a measurement; cargo xtask bench runs it"]
fn bench_post() {
    run("bench-post", |stage| async move {
        let post = crate::harness::text_of("docs/examples/blog-post.html");
        let without = post
            .lines()
            .filter(|line| !line.contains("persona-builder.js"))
            .collect::<Vec<_>>()
            .join("\n");
        let (before, rest) = without.split_once("<persona-builder").expect("the element");
        let (_, after) = rest.split_once("</persona-builder>").expect("its end");
        let without = [before, after].concat();
        stage
            .server()
            .put("examples/without.html", "text/html; charset=utf-8", without);
        let person = stage.somebody().await;
        let cdp = person.driver.cdp();
        cdp.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await
            .expect("a slow processor");
        cdp.send_raw("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
            .await
            .expect("no cache");
        let mut sides: [Vec<Load>; 2] = [Vec::new(), Vec::new()];
        // The first of each warms the browser up.
        for turn in 0..=TURNS {
            for (side, page) in sides.iter_mut().zip(["blog-post.html", "without.html"]) {
                let load = loads(&stage, &person, page).await;
                if turn > 0 {
                    side.push(load);
                }
            }
        }
        println!("The example post, processor 4 times slower, median of {TURNS} by turns:");
        println!("{:<10} {:>12} {:>12} {:>12}", "", "with", "without", "ratio");
        for (at, name) in ["paint", "load", "long tasks"].into_iter().enumerate() {
            let read = |load: &Load| [load.paint, load.load, load.long_tasks][at];
            let [with, without] = sides
                .each_ref()
                .map(|side| median(side.iter().map(read).collect()));
            let ratio = if without > 0.0 { with / without } else { 1.0 };
            println!("{name:<10} {with:>12.1} {without:>12.1} {ratio:>12.2}");
        }
        person
            .goes_to_address(&stage.server().address("examples/blog-post.html"))
            .await;
        let asked =
            "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)";
        let asked: Vec<Value> = person
            .waits_for("the element", asked, vec![])
            .await
            .as_array()
            .cloned()
            .unwrap_or_default();
        // Weighed by xtask, which compresses them as hosts do.
        for path in asked.iter().filter_map(Value::as_str) {
            let path = path.strip_prefix(crate::harness::server::FOLDER).unwrap_or(path);
            println!("asked for: {path}");
        }
    });
}
