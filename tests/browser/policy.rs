//! The policy of our own pages, as their text says it: nothing that we do is against it, and nothing else is run.

use persona_builder::domain::draft::Draft;
use persona_builder::domain::format::{self, File};
use persona_builder::domain::interview::Interview;
use persona_builder::domain::persona::Brand;
use serde_json::{Value, json};

use crate::harness::storage::{puts, shelves};
use crate::harness::{Person, Stage, run, text_of};
use crate::made::{Filling, payloads};

/// The policy that stands in index.html of `dist/`.
pub fn own_policy() -> String {
    let page = std::path::Path::new(&crate::harness::environment("PB_DIST")).join("index.html");
    let page = std::fs::read_to_string(page).expect("dist/index.html");
    let start = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let (_, rest) = page.split_once(start).expect("a policy in the page");
    let (policy, _) = rest.split_once('"').expect("its end");
    policy.to_owned()
}

/// Has the browser itself tell the server of everything, in frames too, that is against the page's policy.
pub fn is_told_off(stage: &Stage) {
    let policy = [&own_policy(), "; report-uri /some/path/told-off"].concat();
    stage
        .server()
        .send_header("Content-Security-Policy-Report-Only", &policy);
}

/// Watches the page itself: what is against its policy, and what runs of the texts, which all would call `alert`.
const WATCH: &str = r"
    window.pbTold = [];
    window.pbRan = null;
    window.alert = text => { window.pbRan = `alert ${text}`; };
    document.addEventListener('securitypolicyviolation', event =>
        window.pbTold.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))";

/// What is in a browser whose storage is full of harm: how many drafts, and the files they make.
async fn is_full_of_harm(person: &Person) -> (Vec<String>, String) {
    let all = payloads();
    let count = all.len();
    let mut used = 0;
    let mut texts = all.iter().cycle();
    let mut next = || {
        used += 1;
        texts.next().cloned().unwrap_or_default()
    };
    let packs = ["community", "customer", "research"];
    let packs = packs.map(|method| {
        format::read_interview(&text_of(&format!("interviews/{method}.en.json"))).expect("a pack of ours")
    });
    let filling = |pack: &Interview, number: usize, next: &mut dyn FnMut() -> String| {
        let mut persona = Filling::new(next, number as u64).persona(pack);
        persona.id = format!("harm-{number}");
        Draft {
            persona,
            sequence: 1,
            ..Draft::default()
        }
    };
    // Three of each method, so that they stand side by side, too.
    let drafts: Vec<Draft> = (0..9)
        .map(|number| filling(&packs[number % packs.len()], number, &mut next))
        .collect();
    let notebook = format::write_notebook(&Filling::new(&mut next, 9).notebook());
    assert!(used >= count, "only {used} of {count} texts stand somewhere");
    shelves(person, &drafts).await;
    puts(person, "drafts", json!([["notebook", notebook]])).await;
    let ids = drafts.iter().map(|draft| draft.persona.id.clone()).collect();
    let file = File {
        brand: Brand {
            name: all[3].clone(),
            ..Brand::default()
        },
        personas: drafts.into_iter().take(3).map(|draft| draft.persona).collect(),
        ..File::default()
    };
    (ids, format::write_file(&file))
}

/// Nothing was run, and nothing was against the policy.
async fn all_is_quiet(person: &Person, place: &str) {
    let drawn = r"return [...document.querySelectorAll('main iframe')].filter(one => one.getAttribute('srcdoc')).every(one =>
        one.contentDocument?.documentElement?.hidden === false && one.contentDocument.body?.childElementCount > 0)";
    person.waits_for("documents in frames", drawn, vec![]).await;
    let found = person.asks("return [window.pbRan, window.pbTold]", vec![]).await;
    assert_eq!(found, json!([null, []]), "{place}");
}

/// Harm that is done to the page itself, as if some text had become more than a text.
const HARM: &str = r#"
    const make = (name, fill) => {
        const one = document.createElement(name);
        fill(one);
        document.body.append(one);
        return one;
    };
    const ways = {
        script: () => make("script", one => one.append("window.pbRan = 'a script'")),
        "text of a script": () => make("script", one => { one.text = "window.pbRan = 'a script’s text'"; }),
        markup: () => document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.pbRan = `markup`'>"),
        handler: () => make("button", one => one.setAttribute("onclick", "window.pbRan = 'a handler'")).click(),
        address: () => make("script", one => { one.src = "data:text/javascript,window.pbRan = 'an address'"; }),
        frame: () => make("iframe", one => { one.srcdoc = "<script>parent.pbRan = 'a frame'</script>"; }),
        link: () => make("a", one => { one.href = "javascript:window.pbRan = 'a link'"; }).click(),
        later: () => setTimeout("window.pbRan = 'a text run later'"),
        elsewhere: () => make("script", one => { one.src = given[0] + "frame.js"; }),
        style: () => make("style", one => one.append("body { --pb-harm: 1 }")),
        base: () => make("base", one => { one.href = given[0]; }),
        question: () => fetch(given[0] + "build.json").catch(() => {}),
        picture: () => make("img", one => { one.src = given[0] + "icon-180.png"; }),
    };
    const through = [];
    for (const [name, way] of Object.entries(ways)) {
        try {
            way();
        } catch {
            // Refused at once.
        }
    }
    if (getComputedStyle(document.body).getPropertyValue("--pb-harm")) through.push("a style");
    if (document.baseURI !== location.href) through.push("another base");
    return through"#;

#[test]
fn a_browser_full_of_harm_runs_nothing_and_the_policy_is_really_on() {
    run("policy", |stage| async move {
        is_told_off(&stage);
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let (ids, file) = is_full_of_harm(&person).await;
        person.opens_the_page().await;
        person.asks(WATCH, vec![]).await;
        person.sees_heading("Your drafts").await;
        all_is_quiet(&person, "the start").await;

        let mut places: Vec<String> = [
            "set", "notebook", "patterns", "archive", "trash", "brand", "examples",
        ]
        .map(|place| ["#/", place].concat())
        .into();
        for id in &ids {
            places.extend(["overview", "brief"].map(|view| format!("#/draft/{id}/{view}")));
        }
        // One of them on every page there is.
        for view in [
            "advice",
            "use",
            "review",
            "history",
            "teams",
            "take-along",
            "interview",
        ] {
            places.push(format!("#/draft/{}/{view}", ids[0]));
        }
        for place in &places {
            person.goes_to_place(place).await;
            all_is_quiet(&person, place).await;
        }
        // A file with all of it, whose name is no better.
        let path = stage.file("\"><img src=x onerror=alert(1)>.json", &file);
        person.goes_to_place("#/open").await;
        person.gives_file("open-file", &path).await;
        person.sees("3 personas in this file").await;
        all_is_quiet(&person, "a file").await;
        std::fs::remove_file(path).expect("the file written above");
        let said = payloads().join(" ");
        person
            .asks("personaBuilder.crash(arguments[0])", vec![json!(said)])
            .await;
        person.sees("Sorry, something broke on our side").await;
        let shown = "return document.getElementById('crash-details').textContent";
        assert_eq!(person.asks(shown, vec![]).await, json!(said));
        all_is_quiet(&person, "the crash card").await;
        for (path, status) in stage.server().asked() {
            assert!(!path.contains("told-off"), "something was against the policy");
            assert!(status == 200 || path == "/favicon.ico", "{path} was asked for");
        }

        // The same policy lets nothing through that we did not write.
        let elsewhere = Stage::another_server();
        let through = person.asks_later(HARM, vec![json!(elsewhere.address(""))]).await;
        assert_eq!(through, json!([]));
        // The picture was the last, so all the others have been decided.
        let told = "return window.pbTold.some(one => one.startsWith('img-src')) && window.pbTold";
        let told = person.waits_for("the policy to forbid it", told, vec![]).await;
        let is_told = |rules: &[&str]| {
            let mut told = told.as_array().unwrap().iter().filter_map(Value::as_str);
            told.any(|one| rules.iter().any(|rule| one.starts_with(rule)))
        };
        assert!(is_told(&["connect-src"]), "{told}");
        assert!(is_told(&["style-src", "style-src-elem"]), "{told}");
        assert!(is_told(&["script-src", "require-trusted-types-for"]), "{told}");
        assert_eq!(person.asks("return window.pbRan", vec![]).await, Value::Null);
        assert_eq!(elsewhere.asked(), [], "another site was asked");
    });
}
