//! Hostile messages, of which a frame and its helper hear many.

use serde_json::json;

use crate::harness::{Person, Stage, run};

/// How many there are, and how many at a time.
const COUNT: u32 = 100_000;
const BATCH: u32 = 10_000;

/// Makes a message out of a number, the same each time: whole ones that are nearly right, and all else that can be sent.
const MAKE: &str = r#"
    const numbered = seed => {
      let state = seed * 2654435761 >>> 0 || 1;
      return below => {
        state ^= state << 13; state >>>= 0;
        state ^= state >>> 17;
        state ^= state << 5; state >>>= 0;
        return state % below;
      };
    };
    const odd = pick => {
      const all = [
        () => undefined, () => null, () => NaN, () => Infinity, () => -Infinity, () => -1, () => 0, () => -0, () => 0.1, () => 1,
        () => 1e308, () => Number.MAX_SAFE_INTEGER, () => -1e9, () => pick(30000), () => "", () => "1", () => "true", () => "500", () => "500px",
        () => true, () => false, () => [], () => [1], () => [[500]], () => ({}), () => ({ valueOf: 500 }), () => new Date(500),
        () => /1/, () => new Map([["height", 500]]), () => new Set([1]), () => 1n, () => 10n ** 40n, () => new ArrayBuffer(pick(64)),
        () => new Uint8Array(pick(64)), () => new Float64Array([NaN, 500]), () => new Boolean(true), () => new Number(1), () => new String("1"),
        () => new Error("height: 500"), () => new Blob(["500"]), () => "\u0000\ud800", () => "height".repeat(pick(200)),
        () => Array(pick(50)), () => new Proxy({}, {}), () => Symbol.iterator, () => () => 500, () => document.body, () => Object.create(null),
      ];
      return all[pick(all.length)]();
    };
    const message = (pick, mayAsk) => {
      const names = ["personaBuilder", "height", "ask", "persona", "version", "kind", "type", "__proto__", "constructor", "toString"];
      const shape = pick(12);
      if (shape === 0) return odd(pick);
      // Nearly right: one thing in it is wrong.
      if (shape === 1) return { personaBuilder: odd(pick) === 1 ? 2 : odd(pick) === 1 ? "1" : [1], height: 500 };
      if (shape === 2) return { personaBuilder: 1, ask: [1, "true", "yes", [true], {}, new Boolean(true), null][pick(7)] };
      if (shape === 3) return { personaBuilder: [2, 0, "1", 1.5, true, 1n, [1]][pick(7)], ask: true, height: 300 };
      // Right, but for who sends it.
      if (shape === 4) return { personaBuilder: 1, height: [300, -5, 1e9, 121.5, 19999][pick(5)] };
      if (shape === 5) return mayAsk ? { personaBuilder: 1, ask: true } : { personaBuilder: 1, ask: 1 };
      if (shape === 6) return { get personaBuilder() { return 1; }, get height() { return 400; }, get ask() { return "true"; } };
      if (shape === 7) return Object.create({ personaBuilder: 1, height: 500, ask: true });
      if (shape === 8) return JSON.parse('{ "__proto__": { "personaBuilder": 1, "height": 500, "ask": true }, "constructor": { "prototype": {} } }');
      const made = {};
      for (let count = pick(6); count >= 0; count--) {
        const value = odd(pick);
        made[names[pick(names.length)]] = pick(5) ? value : { personaBuilder: value, height: value };
      }
      if (shape === 9) made.height = made.self = made;
      if (shape === 10) for (let depth = pick(40), inner = made; depth > 0; depth--) inner = inner.ask = { height: 500 };
      // Whoever talks to itself or to the page around may never be right by chance.
      if (made.personaBuilder === 1 && made.ask === true && !mayAsk) made.ask = "true";
      return made;
    };
    // What cannot be sent is not sent.
    const flood = (from, to, mayAsk, send) => {
      let sent = 0;
      for (let seed = from; seed < to; seed++) {
        const pick = numbered(seed);
        try {
          send(message(pick, mayAsk));
          sent++;
        } catch {
          // Nothing that can be copied.
        }
      }
      return sent;
    };"#;

/// The page around: the frame, and beside it another one, from which messages come, too.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>A host</title><script src="frame.js"></script></head><body>
    <iframe id="frame" src="embed.html?method=community" title="Build a persona" width="900" height="700" onload="this.pbLoaded = true"></iframe>
    <iframe id="other" src="other.html" title="An advertisement" width="300" height="200"></iframe>
    <script>
      window.pbErrors = [];
      window.pbHeard = { page: 0, frame: 0, fromFrame: 0 };
      window.pbHeights = [];
      addEventListener("error", event => pbErrors.push(event.message));
      addEventListener("unhandledrejection", event => pbErrors.push(String(event.reason)));
      const frame = document.getElementById("frame");
      addEventListener("message", ({ source }) => { pbHeard[source === frame.contentWindow ? "fromFrame" : "page"]++; });
      // Every height that the frame is given, with how often the frame itself had spoken by then.
      new MutationObserver(() => pbHeights.push([pbHeard.fromFrame, frame.style.height])).observe(frame, { attributeFilter: ["style"] });
    </script></body></html>"#;

#[test]
fn zoo_a_hundred_thousand_hostile_messages_change_nothing() {
    run("zoo-messages", |stage| async move {
        let server = stage.server();
        server.put("host.html", "text/html; charset=utf-8", PAGE);
        let other = format!("<!doctype html><title>Other</title><script>{MAKE}</script>");
        server.put("other.html", "text/html; charset=utf-8", other);
        let person = stage.somebody().await;
        // As in the zoo of frames, tall enough for all of the frame.
        let window = person.driver.set_window_rect(0, 0, 1280, 3000).await;
        window.expect("a tall window");
        person.goes_to_address(&server.address("host.html")).await;
        let loaded = "return document.getElementById('frame').pbLoaded";
        person.waits_for("the frame", loaded, vec![]).await;
        person.driver.enter_frame(0).await.expect("a frame");
        person.looks_into("persona-builder");
        person.is_asked("Who will you notice first?").await;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        person.types_into("How many?", "37").await;
        person.sees_saved().await;
        let listens = r#"
            window.pbErrors = [];
            addEventListener("error", event => pbErrors.push(event.message));
            addEventListener("unhandledrejection", event => pbErrors.push(String(event.reason)));
            addEventListener("message", () => { parent.pbHeard.frame++; })"#;
        person.asks(listens, vec![]).await;
        let before = looks(&person).await;

        // From the page into the frame; from the other frame to the page and into the frame; from the page to itself.
        let flood = r#"
            const [from, to] = given;
            const inner = document.getElementById("frame").contentWindow;
            const other = document.getElementById("other").contentWindow;
            const third = Math.floor((to - from) / 3);
            const frame = pbHeard.frame, page = pbHeard.page;
            const make = text => other.eval(`(send, top, inner) => { ${text} }`);
            let toFrame = flood(from, from + third, false, message => inner.postMessage(message, "*"));
            const own = flood(from + third, from + 2 * third, true, message => postMessage(message, "*"));
            // By the other frame's own hands, since a message is from whoever's script sends it.
            const [out, over] = make(`
                const out = flood(${from + 2 * third}, ${to}, true, message => top.postMessage(message, "*"));
                const over = flood(${from}, ${from + Math.floor(third / 4)}, true, message => inner.postMessage(message, "*"));
                return [out, over];`)(null, window, inner);
            toFrame += over;
            while (pbHeard.frame < frame + toFrame || pbHeard.page < page + own + out) {
              await new Promise(good => { const { port1, port2 } = new MessageChannel(); port1.onmessage = good; port2.postMessage(0); });
            }
            return toFrame + own + out;"#;
        let flood = [MAKE, flood].concat();
        person.driver.enter_default_frame().await.expect("a page");
        person.looks_at_the_page();
        let mut sent = 0;
        let mut from = 0;
        while sent < COUNT {
            let count = person
                .asks_later(&flood, vec![json!(from), json!(from + BATCH)])
                .await;
            sent += u32::try_from(count.as_u64().expect("a number")).expect("not so many");
            from += BATCH;
        }
        println!("{sent} messages");

        // The frame's height follows the frame alone, and the frame has told nobody anything new.
        let heard = person.asks("return [pbHeard.fromFrame, pbErrors]", vec![]).await;
        person.driver.enter_frame(0).await.expect("a frame");
        person.looks_into("persona-builder");
        let after = looks(&person).await;
        for (name, was) in before.as_object().expect("an object") {
            assert_eq!(was, &after[name], "{name}");
        }
        person.sees("How long have you been watching?").await;
        person.sees_in("How many?", "37").await;
        person.driver.enter_default_frame().await.expect("a page");
        person.looks_at_the_page();
        assert_eq!(heard, json!([before["told"], []]));
        tells_heights(&stage, &person).await;
    });
}

/// All that hostile messages might change, as seen from inside the frame.
async fn looks(person: &Person) -> serde_json::Value {
    let script = r#"
        const file = await pb.host.export();
        file.exported = "";
        const storage = Object.keys(localStorage).sort().map(key => [key, localStorage.getItem(key)]);
        return {
          file: JSON.stringify(file),
          storage: JSON.stringify(storage),
          databases: (await indexedDB.databases()).map(({ name }) => name).sort().join(),
          place: pb.here(),
          names: Object.getOwnPropertyNames(window).filter(name => !/^(pb|\$?c(dc|hrome)_|se_|ret_nodes$)/.test(name)).sort().join(),
          markup: document.documentElement.outerHTML,
          inside: pb.root.querySelector(".app").outerHTML,
          height: parent.document.getElementById("frame").style.height,
          told: parent.pbHeard.fromFrame,
          heights: parent.pbHeights.length,
          errors: window.pbErrors,
        }"#;
    person.asks_later(script, vec![]).await
}

/// What the frame itself tells is kept within bounds, and what is no number counts for nothing.
async fn tells_heights(stage: &Stage, person: &Person) {
    // What the height is afterwards; none where the message counts for nothing.
    let cases = [
        ("500", Some("500px")),
        ("-5", Some("120px")),
        ("Number.NaN", None),
        ("1e9", Some("20000px")),
        ("Infinity", None),
        ("'500'", None),
        ("[500]", None),
        ("null", None),
        ("{ valueOf: 500 }", None),
        ("0", Some("120px")),
        ("19999.5", Some("19999.5px")),
    ];
    for (height, expected) in cases {
        // Looked at right before and right after the message is heard: the frame itself may speak at any time.
        let listen = "const frame = document.getElementById('frame');
             const seen = window.pbSeen = [];
             const looks = ({ data }) => { if (data?.here) seen.push(frame.style.height); };
             addEventListener('message', looks, { capture: true, signal: (window.pbOver = new AbortController()).signal });
             addEventListener('message', looks, { signal: pbOver.signal })";
        person.asks(listen, vec![]).await;
        // By the frame's own hands: its policy lets nobody run a text in it.
        person.driver.enter_frame(0).await.expect("a frame");
        let tell = format!("parent.postMessage({{ personaBuilder: 1, here: true, height: {height} }}, '*')");
        person
            .driver
            .execute(&tell, vec![])
            .await
            .expect("a frame that tells");
        person.driver.enter_default_frame().await.expect("a page");
        let heard = "if (pbSeen.length < 2) return null; pbOver.abort(); return pbSeen";
        let seen = person.waits_for("the message", heard, vec![]).await;
        let expected = expected.or(seen[0].as_str());
        assert_eq!(
            seen[1].as_str(),
            expected,
            "{height} in {}",
            stage.browser().name()
        );
    }
}
