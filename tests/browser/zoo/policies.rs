//! Pages with content security policies, and frames in sandboxes.

use super::zoo;
use crate::harness::Host;
use crate::harness::host::{LINE, Visit};

/// What a strict site asks for that serves all it has itself.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'";

#[test]
fn zoo_policies() {
    zoo("zoo-policies", async |zoo| {
        let policy = |name: &str, policy: &str| Host::new(name).policy(policy);
        let meta = |name: &str, policy: &str| {
            Host::new(name).head(&format!(
                r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#
            ))
        };
        let with_brief = [
            policy("a strict policy", STRICT),
            meta("a strict policy in the page", STRICT),
            policy(
                "no styles at all",
                &STRICT.replace("style-src 'self'", "style-src 'none'"),
            )
            // Without its own styles the page has to be long to have a scroll bar from the first.
            .around(&["{element}", &"<br>".repeat(150)].concat())
            .may_say("style-src"),
            policy(
                "no frames, fonts, workers and forms",
                "frame-src 'none'; font-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'",
            ),
            // Faces are drawn by us as pictures; without them all else goes on.
            policy("no pictures", "img-src 'none'")
                .may_say("img-src data")
                .may_say("data:image"),
            policy("trusted types", "require-trusted-types-for 'script'"),
            policy(
                "trusted types and a strict policy",
                &[STRICT, "; require-trusted-types-for 'script'"].concat(),
            ),
            policy(
                "trusted types of our own name alone",
                "require-trusted-types-for 'script'; trusted-types persona-builder",
            ),
        ];
        for host in with_brief {
            zoo.visit(host, works_with_the_brief).await;
        }
        let simply = [
            // As docs/embedding.md has it, from another origin.
            policy(
                "the policy of the documentation",
                "default-src 'none'; style-src 'self'; script-src 'self' {origin} 'wasm-unsafe-eval'; connect-src {origin}; img-src data: blob:",
            )
            .lines(&LINE.replace("{folder}", "{elsewhere}")),
            policy("a nonce", "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'")
                .lines(&LINE.replace("<script", "<script nonce=\"abc\""))
                .may_say("host.js"),
            Host::new("isolated from other origins")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Embedder-Policy", "require-corp"),
            Host::new("no leave for anything").header(
                "Permissions-Policy",
                "clipboard-write=(), fullscreen=(), autoplay=(), camera=(), microphone=(), geolocation=()",
            ),
        ];
        for host in simply {
            zoo.works(host).await;
        }
        // Without a policy of ours there is no way to put a document into a frame, and all else goes on.
        zoo.visit(
            policy(
                "no trusted types at all",
                "require-trusted-types-for 'script'; trusted-types 'none'",
            )
            .may_say("trusted-types")
            .may_say("TrustedHTML")
            .may_say("require-trusted-types-for"),
            works_without_the_preview,
        )
        .await;
        for host in [
            policy("no Wasm", "script-src 'self'"),
            meta("no Wasm, said in the page", "script-src 'self'"),
            policy("no requests", "connect-src 'none'"),
            meta("no requests, said in the page", "connect-src 'none'"),
        ] {
            let host = host
                .may_say("Content Security Policy")
                .may_say("the policy forbids")
                .may_say("not loaded");
            zoo.falls_back(host).await;
        }
        zoo.visit(
            policy("nothing of ours", "script-src 'none'")
                .may_say("Content Security Policy")
                .may_say("the policy forbids")
                .may_say("not loaded"),
            leaves_the_link,
        )
        .await;
        zoo.visit(
            Host::new("the file is gone")
                .lines(&LINE.replace("persona-builder.js", "gone.js"))
                .may_say("gone.js"),
            leaves_the_link,
        )
        .await;
        zoo.visit(
            Host::new("the file is another one")
                .lines(&LINE.replace("<script", "<script integrity=\"sha384-AAAA\""))
                .may_say("not loaded")
                .may_say("integrity"),
            leaves_the_link,
        )
        .await;
    });
}

/// An ordinary visit that ends with a look at the brief.
async fn works_with_the_brief(visit: &Visit<'_>) {
    visit.person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    visit.looks_at_the_brief().await;
    visit.leaves_the_page_untouched().await;
}

/// An ordinary visit to a page that allows no document in a frame: the brief can still be taken along.
async fn works_without_the_preview(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    person.moves("Brief").await;
    person.types_into("Name", "Oda").await;
    person.chooses("Continue").await;
    let file = person.takes_file_from("Download as a web page").await;
    assert!(file.text.contains("Oda"), "{}", file.text);
    visit.leaves_the_page_untouched().await;
}

/// A page in which no line of ours is run: the link in the element is what is left.
async fn leaves_the_link(visit: &Visit<'_>) {
    let person = visit.person;
    let link = person.finds("press", "Build a persona").await;
    assert!(link.is_displayed().await.expect("a link"));
    assert_eq!(
        link.prop("href").await.expect("a link"),
        Some(visit.server.address(""))
    );
    let is_undefined = "return customElements.get('persona-builder') === undefined";
    assert_eq!(person.asks(is_undefined, vec![]).await, true);
    visit.leaves_the_page_untouched().await;
}
