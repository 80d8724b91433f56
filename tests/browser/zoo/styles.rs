//! Pages with styles of every kind.

use super::zoo;
use crate::harness::host::Visit;
use crate::harness::{Browser, Host, environment};

/// A reset as `normalize.css` does it.
const NORMALIZE: &str = r#"
    html { line-height: 1.15; -webkit-text-size-adjust: 100%; } body { margin: 0; } main { display: block; }
    h1 { font-size: 2em; margin: .67em 0; } pre { font-family: monospace, monospace; font-size: 1em; }
    a { background-color: transparent; } button, input, textarea { font-family: inherit; font-size: 100%; line-height: 1.15; margin: 0; }
    button, [type="button"] { -webkit-appearance: button; text-transform: none; overflow: visible; }
    fieldset { padding: .35em .75em .625em; } legend { box-sizing: border-box; color: inherit; display: table; padding: 0; }
    [type="checkbox"], [type="radio"] { box-sizing: border-box; padding: 0; } details { display: block; } summary { display: list-item; }
    template, [hidden] { display: none; }"#;
/// Meyer's reset.
const MEYER: &str = r"
    html, body, div, span, h1, h2, h3, p, blockquote, pre, a, em, img, strong, b, i, ol, ul, li, fieldset, form, label, legend,
    table, tbody, tr, th, td, article, aside, details, footer, header, main, nav, section, summary, persona-builder
    { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline; }
    body { line-height: 1; } ol, ul { list-style: none; } table { border-collapse: collapse; border-spacing: 0; }";
/// Letters that no element of ours should have.
const LOUD: &str = "
    * { color: #b00020 !important; font-size: 30px !important; letter-spacing: 6px !important; word-spacing: 20px !important;
        text-transform: uppercase !important; line-height: .8 !important; text-indent: 40px !important; font-variant: small-caps !important;
        text-shadow: 2px 2px red !important; font-style: italic !important; font-weight: 900 !important; text-align: right !important; }";
/// Boxes that no element of ours should be.
const STRANGE: &str = "
    * { display: block !important; box-sizing: content-box !important; position: relative !important; margin: 3px !important;
        padding: 5px !important; border: 2px dotted green !important; border-radius: 20px !important; }";
/// Our own custom properties, meant for something else.
const OUR_NAMES: &str = "
    * { --ink: #fff; --paper: #fff; --sheet: 12px; --sunk: red; --line: 4; --edge: none; --space-1: 90px; --space-4: 90px; --space-7: 900px;
        --tall: 900px; --accent-fill: #fefefe; --accent-text: #fff; --on-accent-fill: #fff; --serif: cursive; --sans: fantasy;
        --radius: 90px; --small: 2px; --large: 90px; --title: 2px; --side: 300px; }";

#[test]
fn zoo_styles() {
    zoo("zoo-styles", async |zoo| {
        let css = |name: &str, css: &str| Host::new(name).css(css);
        let bootstrap = packed("bootstrap/dist/css/bootstrap.min.css");
        let blocks = packed("@wordpress/block-library/build-style/style.css");
        let theme = packed("@wordpress/block-library/build-style/theme.css");
        let own = |attributes: &str| {
            format!("<persona-builder method=\"community\" {attributes}></persona-builder>")
        };
        let hosts = [
            Host::new("plain page"),
            css("normalised page", NORMALIZE),
            css("Meyer's reset", MEYER),
            css("all unset", "* { all: unset; } head, template { display: none !important; }"),
            css("all unset, by force", "body, body * { all: unset !important; } template { display: none !important; }"),
            css("all initial on the element", "persona-builder { all: initial !important; }"),
            css("loud letters", LOUD),
            css("strange boxes", STRANGE),
            css("inline everything", "body * { display: inline !important; } template { display: none !important; }"),
            css("direction turned by force", "* { direction: rtl !important; unicode-bidi: bidi-override !important; }"),
            css("our names for other things", OUR_NAMES),
            css("our names, by force", &OUR_NAMES.replace(';', " !important;")),
            css(
                "our names, registered",
                "@property --ink { syntax: '<color>'; inherits: true; initial-value: #ff0; }
                 @property --line { syntax: '<number>'; inherits: true; initial-value: 1; }
                 @property --radius { syntax: '<length>'; inherits: true; initial-value: 0px; }",
            ),
            css("root of 62.5 percent", "html { font-size: 62.5%; } body { font-size: 1.6rem; }"),
            css("root of 62.5 percent and nothing else", "html { font-size: 62.5%; }"),
            css("tiny root", "html { font-size: 5px; }"),
            css("huge root", "html { font-size: 40px; }"),
            css("no letters in the body", "body { font-size: 0; } p, h1, h2, li { font-size: 16px; }"),
            Host::new("page from right to left").root(r#"lang="ar" dir="rtl""#),
            css("vertical page", "body { writing-mode: vertical-rl; text-orientation: upright; }"),
            css(
                "odd things inherited",
                "body { letter-spacing: 1em; word-spacing: 2em; text-indent: 50px; white-space: pre; text-align: right; font-variant: small-caps;
                   line-height: 0; cursor: none; pointer-events: auto; -webkit-text-fill-color: transparent; -webkit-text-security: disc; tab-size: 40;
                   text-shadow: 1px 1px red; quotes: '!' '!'; list-style: square inside; border-collapse: collapse; caret-color: transparent;
                   visibility: visible; word-break: break-all; hyphens: auto; overflow-wrap: normal; text-transform: uppercase; }",
            ),
            css("dark page", "body { background: #14171c; color: #e8e6e1; } a { color: #8cc4ff; }"),
            css("dark page by scheme alone", ":root { color-scheme: dark; }"),
            css("gradient", "body { background: linear-gradient(135deg, #fdeff9, #7303c0); color: #222; }"),
            css("letters filled with a gradient", "h1 { background: linear-gradient(red, blue); -webkit-background-clip: text; color: transparent; }"),
            css("faint links", "body { background: #fff; } a { color: #f3f0c9; }"),
            css("faint page", "body { background: #999; color: #888; }"),
            css("colours of other spaces", "body { background: oklch(97% .02 100); color: lab(20% 10 -20); } a { color: color(display-p3 .1 .4 .2); }"),
            css("see-through box", "article { background: rgb(255 255 255 / .5); } body { background: #234; color: #000; }"),
            Host::new("quirks mode").quirky(),
            css("narrow column", "article { width: 300px; }"),
            css("flex row", ".row { display: flex; gap: 1em; } .row > * { flex: 1; } .row > p { min-width: 12em; }")
                .around("<div class=\"row\"><p>Beside it</p>{element}</div>"),
            css("grid column", ".grid { display: grid; grid-template-columns: 1fr 2fr; gap: 1em; align-items: center; }")
                .around("<div class=\"grid\"><p>Beside it</p>{element}</div>"),
            css("flex row of their own widths", ".row { display: flex; } .row > p { width: 12em; }")
                .around("<div class=\"row\"><p>Beside it</p>{element}</div>"),
            css("box as wide as what is in it", ".box { float: left; } h2 { clear: both; }").around("<div class=\"box\">{element}</div>"),
            css("table cell", ".table { display: table; } .table > div { display: table-cell; }")
                .around("<div class=\"table\"><div>Beside it</div><div>{element}</div></div>"),
            css("made smaller", "article { transform: scale(.9); }"),
            css("everything moves", "* { transition: all 1s !important; }"),
            css(
                "layers of our names",
                "@layer embed, base, tokens, reset; @layer embed { * { color: red; } } @layer reset { .app, .card, .button { display: none !important; } }",
            ),
            css("its own looks", "persona-builder { --persona-accent: #336699; --persona-paper: #fffbe6; --persona-ink: #1a1a1a; --persona-radius: 0; \
                --persona-heading-font: Georgia; } persona-builder::part(card), persona-builder::part(button) { border-width: 3px; }"),
            css("an accent of its own", "").element(&own("accent=\"#0a7d4b\"")),
            css("an accent that cannot be read", "body { background: #fff; }").element(&own("accent=\"#ffff66\"")),
            Host::new("Bootstrap")
                .head("<link rel=\"stylesheet\" href=\"host-bootstrap.css\">")
                .file("host-bootstrap.css", "text/css", bootstrap)
                .root("lang=\"en\" data-bs-theme=\"dark\""),
            Host::new("WordPress blocks")
                .head("<link rel=\"stylesheet\" href=\"host-blocks.css\">")
                .file("host-blocks.css", "text/css", [blocks, theme].concat())
                .around("<div class=\"wp-block-group is-layout-constrained has-global-padding\"><div class=\"wp-block-columns is-layout-flex\">\
                    <div class=\"wp-block-column\">{element}</div></div></div>"),
        ];
        for host in hosts {
            zoo.visit(host, looks_well).await;
        }
        // Our own paper, whatever the page's is.
        let themes = [
            (
                "light",
                "body { background: #000; color: #eee; }",
                "rgb(251, 248, 243)",
            ),
            (
                "dark",
                "body { background: #fff; color: #111; }",
                "rgb(29, 26, 22)",
            ),
        ];
        for (theme, page, paper) in themes {
            let host = css(&format!("theme {theme} on the opposite page"), page);
            zoo.visit(host.element(&own(&format!("theme=\"{theme}\""))), async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder");
                visit.begins().await;
                let found = "return getComputedStyle(pb.root.querySelector('.app')).backgroundColor";
                assert_eq!(person.asks(found, vec![]).await, paper);
                visit.answers().await;
                visit.likes_the_look().await;
                visit.leaves_the_page_untouched().await;
            })
            .await;
        }
        let zoomed = css("zoomed", "article { zoom: 1.3; }");
        if zoo.stage.browser() == Browser::WebKit {
            zoo.stage
                .skips(&zoomed.name, "its driver clicks beside what is zoomed");
        } else {
            zoo.visit(zoomed, looks_well).await;
        }
    });
}

/// An ordinary visit, with a look at each screen.
async fn looks_well(visit: &Visit<'_>) {
    visit.person.looks_into("persona-builder");
    visit.person.sees("Start noticing").await;
    visit.likes_the_look().await;
    visit.begins().await;
    visit.answers().await;
    visit.likes_the_look().await;
    visit.leaves_the_page_untouched().await;
}

/// A stylesheet from npm.
fn packed(path: &str) -> String {
    let path = std::path::Path::new(&environment("PB_NODE"))
        .join("packed")
        .join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
