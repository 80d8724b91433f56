//! A photo for the portrait: made small, rid of everything but the picture, or refused.

use serde_json::json;

use crate::harness::run;

/// A JPEG of 1200 by 800 with a camera's note: turned by a quarter (orientation 6), and where it was taken.
const JPEG: &str = r##"
    const canvas = Object.assign(document.createElement("canvas"), { width: 1200, height: 800 });
    const context = canvas.getContext("2d");
    context.fillStyle = "#c33";
    context.fillRect(0, 0, 1200, 800);
    context.fillStyle = "#3c3";
    context.fillRect(0, 0, 600, 800);
    const blob = await new Promise(good => canvas.toBlob(good, given[0], 0.9));
    const plain = [...new Uint8Array(await blob.arrayBuffer())];
    if (given[0] !== "image/jpeg") return plain;
    const text = text => [...new TextEncoder().encode(text)];
    const note = text("SECRET-PLACE 48.2082N 16.3738E\0");
    const exif = [...text("Exif\0\0"), ...text("MM"), 0, 42, 0, 0, 0, 8, 0, 2,
        0x01, 0x0e, 0, 2, 0, 0, 0, note.length, 0, 0, 0, 38,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
        0, 0, 0, 0, ...note];
    const length = exif.length + 2;
    return [...plain.slice(0, 2), 0xff, 0xe1, length >> 8, length & 255, ...exif, ...plain.slice(2)]"##;

/// What there is of the photo that was kept.
const KEPT: &str = r#"
    const picture = document.querySelector("img.face--large");
    await picture.decode();
    const bytes = [...atob(picture.src.split(",")[1])].map(letter => letter.charCodeAt(0));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.naturalWidth, height: picture.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const at = (x, y) => [...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data];
    return { start: picture.src.slice(0, 16), width: canvas.width, height: canvas.height, length: bytes.length,
        text: String.fromCharCode(...bytes), top: at(0.5, 0.1), bottom: at(0.5, 0.9) }"#;

#[test]
fn a_photo_is_made_small_and_loses_its_notes() {
    run("photo", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/community/name-and-face/portrait").await;
        person.is_asked("What do they look like?").await;
        let bytes = person.asks_later(JPEG, vec![json!("image/jpeg")]).await;
        let bytes: Vec<u8> = serde_json::from_value(bytes).expect("bytes");
        assert!(
            bytes.windows(12).any(|window| window == b"SECRET-PLACE"),
            "the photo has a note to lose"
        );
        let path = stage.file("photo.jpg", &bytes);
        person.gives_file("q-portrait-file", &path).await;
        let photo = "return document.querySelector('img.face--large')?.src.startsWith('data:image/') && !document.querySelector('img.face--large').src.startsWith('data:image/svg')";
        person.waits_for("the photo", photo, vec![]).await;
        let kept = person.asks_later(KEPT, vec![]).await;
        let start = kept["start"].as_str().unwrap();
        assert!(
            start.starts_with("data:image/webp") || start.starts_with("data:image/jpeg"),
            "{start}"
        );
        // Turned as the camera held it: upright, 512 high, green above.
        assert_eq!(
            (kept["width"].as_u64(), kept["height"].as_u64()),
            (Some(341), Some(512))
        );
        let (top, bottom) = (&kept["top"], &kept["bottom"]);
        assert!(
            top[1].as_u64() > top[0].as_u64() && bottom[0].as_u64() > bottom[1].as_u64(),
            "{top} above {bottom}"
        );
        for word in ["SECRET", "Exif", "48.2082"] {
            assert!(
                !kept["text"].as_str().unwrap().contains(word),
                "the photo still says {word}"
            );
        }

        // It is kept, on the shelf too, and goes into the file.
        person.looks_around().sees_saved().await;
        person.reloads().await;
        person.waits_for("the photo", photo, vec![]).await;
        person.moves("All answers").await;
        let file = person.takes_file_from("Download JSON").await;
        let json: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
        crate::walking::fits_the_schema(&json);
        let data = json["personas"][0]["answers"]["portrait"]["value"]["photo"]
            .as_str()
            .unwrap_or_default();
        assert!(
            data.starts_with(start),
            "the file has the photo: {}",
            json["personas"][0]["answers"]["portrait"]
        );
        person.moves("Persona Builder").await;
        person.sees_heading("Your drafts").await;
        let small = "return [...document.querySelectorAll('img.face--list')].every(e => e.naturalWidth === 96 && !e.src.includes('svg'))";
        person.waits_for("a small copy in the list", small, vec![]).await;
        std::fs::remove_file(path).expect("the file written above");
    });
}

#[test]
fn other_pictures_are_taken_or_refused_with_a_reason() {
    run("photo-kinds", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/community/name-and-face/portrait").await;
        person.is_asked("What do they look like?").await;
        let drawn = "return document.querySelector('img.face--large').src.startsWith('data:image/svg')";
        let svg =
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"#;
        for (name, content) in [
            ("face.svg", svg.as_bytes()),
            ("face.gif", b"GIF89a\x01\0\x01\0\0\0\0;"),
            ("face.png", b"not a picture"),
        ] {
            let path = stage.file(name, content);
            person.gives_file("q-portrait-file", &path).await;
            person.sees("This is not a PNG, JPEG or WebP.").await;
            assert_eq!(person.asks(drawn, vec![]).await, true, "the face stays as it is");
            std::fs::remove_file(path).expect("the file written above");
            person.chooses("Another face").await;
        }
        let broken = stage.file("broken.png", b"\x89PNG\r\n\x1a\nand then nothing");
        person.gives_file("q-portrait-file", &broken).await;
        person.sees("This picture cannot be read").await;
        std::fs::remove_file(broken).expect("the file written above");

        let bytes = person.asks_later(JPEG, vec![json!("image/png")]).await;
        let bytes: Vec<u8> = serde_json::from_value(bytes).expect("bytes");
        let path = stage.file("photo.png", &bytes);
        person.gives_file("q-portrait-file", &path).await;
        let size = "const one = document.querySelector('img.face--large'); return one.naturalWidth === 512 && one.naturalHeight === 341";
        person.waits_for("the photo", size, vec![]).await;
        person.sees_no("This picture cannot be read").await;
        person.chooses("Draw a face instead").await;
        person.waits_for("a drawn face", drawn, vec![]).await;
        std::fs::remove_file(path).expect("the file written above");
    });
}
