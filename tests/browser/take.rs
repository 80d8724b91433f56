//! The looks of the brief, and the page with everything that can be taken along.

use serde_json::json;

use crate::accessibility::violations;
use crate::brief::{PAPERS, prints};
use crate::harness::files::{pages, plain, text_of_pdf};
use crate::harness::{Browser, environment, run};

#[test]
fn each_look_and_the_sheet_for_the_team_are_chosen_and_printed() {
    run("looks", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/example/community/brief").await;
        let mut documents = Vec::new();
        for (look, words) in [
            ("Poster", "A beginner doing it alone the second time"),
            ("Compact", "more on the plain brief"),
        ] {
            person.looks_at("Look").await.chooses(look).await;
            person.looks_around();
            let shown = "return pb.root?.querySelector('iframe[title=\"The brief\"]')?.getAttribute('srcdoc')?.includes(arguments[0])";
            let mark = format!("data-look=\"{}\"", look.to_lowercase());
            person.waits_for(look, shown, vec![json!(mark)]).await;
            let html = person.reads_the_brief().await;
            assert!(html.contains(words), "the {look} lacks “{words}”");
            let file = person.takes_file_from("Download as a web page").await;
            assert_eq!(file.text, html, "the file has the look that is chosen");
            documents.push((look, 1, html));
        }
        // From there to everything.
        person.chooses("Take it along").await;
        person.sees("Deep-dive sheet").await;
        let file = person.takes_file_from("Web page: Deep-dive sheet").await;
        assert_eq!(file.name, "Nell-deep-dive.html");
        documents.push(("deep dive", 2, file.text));
        if stage.browser() == Browser::WebKit {
            stage.skips("printing to PDF", "its driver has no print command");
            return;
        }
        for (name, count, html) in documents {
            for (paper, width, height, _) in PAPERS {
                let pdf = prints(
                    &person,
                    &stage,
                    &html,
                    (width, height),
                    &format!("{}-{paper}.pdf", name.replace(' ', "-")),
                )
                .await;
                assert_eq!(pages(&pdf), count, "{name} on {paper}: {}", pdf.display());
                let printed = person.spells_out(&text_of_pdf(&pdf)).await;
                assert!(printed.contains(&plain("Nell")), "{name} on {paper}: {printed}");
                std::fs::remove_file(pdf).expect("the file written above");
            }
        }
    });
}

#[test]
fn everything_that_can_be_taken_along_is_shown_and_handed_out() {
    run("take", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/example/customer/overview").await;
        person.chooses("Take it along").await;
        person.sees("Everything this persona can leave with").await;
        // Each document is there to be looked at, small.
        let shown = "return [...pb.root.querySelectorAll('.thumbnail__sheet')].filter(one => (one.getAttribute('srcdoc') ?? '').length > 1000).length >= 6";
        person.waits_for("what each looks like", shown, vec![]).await;
        if stage.browser() == Browser::Chromium {
            let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
            let found = violations(&person, &axe, false).await;
            assert!(found.is_empty(), "{found:#?}");
        }
        let printed = person.prints_with("Print: Brief, poster").await;
        assert!(printed.contains("Robin"), "{printed}");
        let json = person.takes_file_from("Download JSON").await;
        assert_eq!(json.name, "Robin-the-Table-Setter.json");
        // The paper is one for all.
        person.looks_at("On paper").await.chooses("Letter").await;
        person.looks_around();
        let file = person.takes_file_from("Web page: Full record").await;
        assert!(file.text.contains("size:letter") && file.text.contains("The full record"));
    });
}
