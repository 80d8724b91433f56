//! What else a persona becomes: texts, a table, and pictures that are painted by the browser itself.

use persona_builder::domain::draft::Draft;
use persona_builder::domain::persona::{Portrait, Value};
use serde_json::json;

use crate::harness::storage::{draft, says, shelves};
use crate::harness::{Person, run};

/// A photo of 60 by 40 pixels, all of one red; made by the browser.
const RED: &str = r##"
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [60, 40];
    const context = canvas.getContext("2d");
    context.fillStyle = "#c02030";
    context.fillRect(0, 0, 60, 40);
    return canvas.toDataURL("image/png")"##;

/// Looks at the picture that was handed out last: its size, the part of it that is ink, and the colour at a place (in thousandths
/// of width and height).
const LOOK: &str = r#"
    const picture = await createImageBitmap(window.pbBlob);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [400, Math.round(400 * picture.height / picture.width)];
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 420) ink += 1;
    const [x, y] = [given[0] * canvas.width / 1000, given[1] * canvas.height / 1000].map(Math.round);
    const at = 4 * (y * canvas.width + x);
    return {
        size: [picture.width, picture.height],
        ink: ink * 4 / data.length,
        colour: [...data.slice(at, at + 3)],
    }"#;

/// What a picture looks like.
async fn looks(person: &Person, at: (f32, f32)) -> (u64, u64, f64, Vec<u64>) {
    let seen = person.asks_later(LOOK, vec![json!(at.0), json!(at.1)]).await;
    let numbers = |key: &str| serde_json::from_value::<Vec<u64>>(seen[key].clone()).expect("numbers");
    let size = numbers("size");
    (
        size[0],
        size[1],
        seen["ink"].as_f64().expect("a part"),
        numbers("colour"),
    )
}

#[test]
fn texts_are_handed_out_and_pictures_are_painted_by_the_browser() {
    run("outputs", |stage| async move {
        let person = stage.somebody().await;
        // Somebody has two drafts, one of them with a photo.
        person.opens("#/").await;
        let red = person.asks(RED, vec![]).await;
        let mut ada = draft("d1", "Ada", "the Listener", "2026-11-01T09:00:00Z");
        let photo = Portrait::Photo(red.as_str().expect("an address").to_owned());
        says(&mut ada.persona, "portrait", Value::Portrait(photo));
        let sum = draft("d2", "=SUM(A1)", "", "2026-11-02T09:00:00Z");
        let away = Draft {
            archived: true,
            ..draft("d3", "Away", "", "2026-11-03T09:00:00Z")
        };
        shelves(&person, &[ada, sum, away]).await;
        person.reloads().await;
        person.goes_to_place("#/draft/d1/take-along").await;
        person.sees_heading("Take it along").await;

        let file = person.takes_file_from("Download as Markdown").await;
        assert_eq!(file.name, "Ada-the-Listener.md");
        assert!(file.kind.starts_with("text/markdown"), "{}", file.kind);
        assert!(file.text.starts_with("# Ada, the Listener\n"), "{}", file.text);
        assert!(
            file.text.contains("- Always the same seat · **guess**"),
            "{}",
            file.text
        );
        person
            .sees("Handed to your browser as Ada-the-Listener.md.")
            .await;

        let file = person.takes_file_from("Download as plain text").await;
        assert_eq!(file.name, "Ada-the-Listener-for-an-assistant.txt");
        assert!(file.text.contains("- Name: \"Ada\"\n"), "{}", file.text);

        // The table has every persona that is not put away, and no formula.
        let file = person
            .takes_file_from("Download all personas as a table (CSV)")
            .await;
        assert_eq!(
            (file.name.as_str(), file.text.lines().count()),
            ("personas.csv", 3)
        );
        assert!(
            file.text.contains("\"Ada\",\"the Listener\",\"Community\"")
                && file.text.contains("\"'=SUM(A1)\""),
            "{}",
            file.text
        );

        let file = person.takes_file_from("Download the wall card as SVG").await;
        assert_eq!(file.name, "Ada-the-Listener-wall-card.svg");
        assert!(file.text.contains(">Ada</text>"), "{}", file.text);

        // The browser paints what it is given, at twice the size, and the photo in it.
        let file = person.takes_file_from("Download the wall card as PNG").await;
        assert_eq!(
            (file.name.as_str(), file.kind.as_str()),
            ("Ada-the-Listener-wall-card.png", "image/png")
        );
        let (width, height, ink, colour) = looks(&person, (190.0, 138.0)).await;
        assert_eq!((width, height), (2400, 3200));
        assert!((0.005..0.3).contains(&ink), "{ink} of the card is ink");
        let expected = [0xc0, 0x20, 0x30];
        assert!(
            colour
                .iter()
                .zip(expected)
                .all(|(found, wanted)| found.abs_diff(wanted) < 12),
            "the photo is {colour:?}"
        );
        person.goes_to_place("#/example/community/take-along").await;
        person.sees_heading("Take it along").await;
        person.takes_file_from("Download the journey map as PNG").await;
        let (width, height, ink, _) = looks(&person, (0.0, 0.0)).await;
        assert!(width >= 3000 && width > height, "{width} by {height}");
        assert!((0.01..0.3).contains(&ink), "{ink} of the map is ink");

        // Where the browser does not paint, the lines are offered instead.
        person.asks("HTMLCanvasElement.prototype.toBlob = function () { throw new DOMException('no', 'SecurityError'); }", vec![]).await;
        person.chooses("Download the wall card as PNG").await;
        person.sees("This browser did not draw the picture.").await;
        let file = person.takes_file_from("Download as SVG").await;
        assert_eq!(file.name, "Nell-the-Lamp-Holder-wall-card.svg");
    });
}
