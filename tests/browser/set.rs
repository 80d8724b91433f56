//! All personas side by side: who is there, who looks like whom, who is missing, and all of it on paper.

use serde_json::{Value, json};

use crate::accessibility::violations;
use crate::brief::prints;
use crate::harness::files::{page_size, pages, texts_of_pages};
use crate::harness::{Browser, environment, json_of, run};

/// The worked examples, and one who is nearly the first of them.
fn file() -> Value {
    let mut file = json_of("examples/community.en.json");
    let nell = file["personas"][0].clone();
    let mut twin = nell.clone();
    twin["id"] = json!("twin");
    twin["answers"]["name"]["value"]["name"] = json!("Wim");
    twin["answers"].as_object_mut().unwrap().remove("one-of-four");
    twin["answers"]["review-due"]["value"] = json!("2020-02-03");
    let others = ["customer", "research"]
        .map(|method| json_of(&format!("examples/{method}.en.json"))["personas"][0].clone());
    file["personas"] = json!([nell, twin, others[0], others[1]]);
    file
}

#[test]
fn all_personas_stand_side_by_side_and_go_on_paper() {
    run("set", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/set").await;
        person.sees("There is no persona here yet.").await;
        person.moves("Open a file").await;
        let path = stage.file("set.json", file().to_string());
        person.gives_file("open-file", &path).await;
        person.sees("4 personas in this file").await;
        person.moves("Bring in").await;
        person.moves("See them side by side").await;

        person
            .sees("4 personas. 3 is what the method aims for; 5 is one too many to keep apart.")
            .await;
        person.sees("overdue since").await;
        person.looks_at("The four questions").await;
        person.sees("Nobody in this set").await;
        person.sees("Not asked in this method").await;
        person.looks_around();
        person.sees("Nobody answers “Who stays?”").await;
        person
            .sees("Nobody has the role: Connector, Collector, Curator, Newcomer")
            .await;

        person.chooses("Nell and Wim: 100%, look alike").await;
        person.sees("claims say the same of both").await;
        person.sees("Being called to the front of the group").await;
        person.chooses("Close this list").await;
        person.sees_no("Being called to the front of the group").await;

        person.chooses("This set is whole").await;
        person.reloads().await;
        person.sees("4 personas.").await;
        let is_whole = "return document.querySelector('[name=set-whole]').checked";
        assert_eq!(person.asks(is_whole, vec![]).await, true);
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        assert_eq!(violations(&person, &axe, false).await, Vec::<String>::new());

        assert_eq!(person.prints_with("Print").await, "All personas side by side");
        let sheet = person.takes_file_from("Download as a web page").await;
        assert_eq!(sheet.name, "Slow-Spoke-All-personas.html");
        // The one who was not asked yet says it, and comes back to be seen.
        person.moves("Say it: Wim, the Lamp Holder").await;
        person.chooses("Leaves quietly").await;
        person.goes_to_place("#/set").await;
        person.sees_no("Nobody answers “Who leaves quietly?”").await;

        if stage.browser() == Browser::WebKit {
            stage.skips("printing to PDF", "its driver has no print command");
            return;
        }
        let pdf = prints(&person, &stage, &sheet.text, (29.7, 21.0), "set.pdf").await;
        assert!(pages(&pdf) <= 2, "{}", pdf.display());
        let text = texts_of_pages(&pdf).join(" ");
        for said in [
            "Nell, the Lamp Holder",
            "They look alike",
            "Who leaves quietly?",
            "overdue since",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        // Across, whatever the paper.
        let size = page_size(&pdf);
        let sides: Vec<f32> = size.split(' ').filter_map(|word| word.parse().ok()).collect();
        assert!(sides[0] > sides[1], "{size}");
        std::fs::remove_file(pdf).expect("the file written above");
    });
}
