//! What is done with an input of each kind: it is read, and where it can be read it is written and read again, and brought in. None of it
//! may panic, and what was read once reads the same again.

use crate::domain::brief::{self, Brief, Direction, Extent, Look, Paper};
use crate::domain::calendar;
use crate::domain::cover::Cover;
use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::format::{
    File, Opened, hash, open_draft, open_file, read_beginning, read_brand, read_covers, read_draft,
    read_entry, read_file, read_foreign, read_interview, read_kept, read_kit, read_language, read_notebook,
    read_summaries, read_version, record, set_record, with_story, write_brand, write_covers, write_draft,
    write_file, write_kept, write_notebook, write_short, write_summaries, write_version,
};
use crate::domain::import::{Choice, Plan, commit, plan, plan_foreign};
use crate::domain::interview::Interview;
use crate::domain::outputs::{self, Face, Sheet};
use crate::domain::persona::{Brand, InterviewRef, Persona};
use crate::domain::share;
use crate::domain::words::{Word, Words, fill, form};
use crate::domain::worksheet::{self, Worksheet};

/// What is done with an input.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 9] = [
    ("import", import),
    ("pack", pack),
    ("draft", draft),
    ("link", link),
    ("kit", kit),
    ("notebook", notebook),
    ("stored", stored),
    ("migration", migration),
    ("papers", papers),
];

fn interview() -> Interview {
    read_interview(include_str!("../../interviews/community.en.json")).expect("a pack of ours")
}

/// A file that somebody opens: one of ours, or of the other tools.
pub fn import(data: &[u8]) {
    let ours = InterviewRef {
        id: "customer".to_owned(),
        revision: 1,
        language: "en".to_owned(),
    };
    if let Some(Ok(foreign)) = read_foreign(data, &ours) {
        for (persona, left) in &foreign.personas {
            assert!(!persona.id.is_empty());
            let lines: Vec<&str> = left.iter().map(|one| one.place.as_str()).collect();
            with_story(persona, &lines.join("\n"));
        }
        brought_in(plan_foreign(foreign, |_| None));
    }
    let _ = read_beginning(data);
    if let Ok(file) = read_file(data) {
        let text = write_file(&file);
        assert_eq!(read_file(text.as_bytes()).as_ref(), Ok(&file));
        assert_eq!(read_file(write_short(&file).as_bytes()).as_ref(), Ok(&file));
        for persona in &file.personas {
            let mut again = persona.clone();
            set_record(&mut again, &record(persona));
            assert_eq!(record(&again), record(persona));
        }
        let stored = |id: &str| {
            Some(Draft {
                persona: Persona {
                    id: id.to_owned(),
                    ..Persona::default()
                },
                sequence: u64::MAX,
                ..Draft::default()
            })
        };
        let mut replaced = plan(file.clone(), stored);
        for arrival in &mut replaced.arrivals {
            arrival.choice = Choice::Replace;
        }
        brought_in(replaced);
        brought_in(plan(file, |_| None));
    }
}

/// Every draft that is put reads as it was.
fn brought_in(plan: Plan) {
    let mut count = 0;
    let changes = commit(plan, || {
        count += 1;
        format!("new-{count}")
    });
    for change in changes {
        let text = write_draft(&change.draft);
        let read = read_draft(&text);
        // Stored counts end where whole numbers do.
        assert!(
            change.draft.sequence > i64::MAX as u64 || read.as_ref() == Ok(&change.draft),
            "{read:?}"
        );
        let _ = change.undone();
    }
}

/// A pack of questions.
pub fn pack(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else {
        return;
    };
    let Ok(interview) = read_interview(text) else {
        return;
    };
    let covers = vec![Cover::from(&interview)];
    assert_eq!(read_covers(&write_covers(&covers)), Ok(covers));
    let persona = Persona::default();
    let _ = (
        interview.first(&persona),
        interview.progress(&persona),
        interview.shown(&persona).count(),
    );
    if data.len() < 8_000 {
        worksheet::document(&Worksheet {
            interview: &interview,
            brand: &Brand::default(),
            words: &Words::ENGLISH,
            count: &counted,
            direction: Direction::LeftToRight,
            paper: Paper::Any,
        });
    }
}

fn counted(word: Word, count: usize) -> String {
    fill(
        form(Words::ENGLISH.get(word), "other"),
        &[("n", &count.to_string())],
    )
}

/// A draft, as the browser keeps it.
pub fn draft(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else {
        return;
    };
    if let Ok(draft) = read_draft(text) {
        let written = write_draft(&draft);
        let read = read_draft(&written).expect("what is written reads");
        assert_eq!(read, draft);
        assert_eq!(write_draft(&read), written);
        assert_eq!(hash(&read.persona), hash(&draft.persona));
        let summaries = vec![draft.summary(Some(&interview()))];
        let _ = read_summaries(&write_summaries(&summaries));
        let (version, _, photo) = write_version(&draft.persona);
        let _ = read_version(&version, photo).expect("a version reads");
    }
}

/// What a link carries, and what is folded in it.
pub fn link(data: &[u8]) {
    let carried = String::from_utf8_lossy(data);
    let _ = share::unpack(&carried);
    if let Err(bad) = share::read(data) {
        assert!(
            !bad.sentence(&Words::ENGLISH, &|number| number.to_string())
                .is_empty()
        );
    }
    if !data.is_empty() && data.len() < 4000 {
        let packed = share::pack(data);
        assert_eq!(share::unpack(&packed).as_deref(), Ok(data));
        // Whatever is cut off is told.
        let cut = &packed[..packed.len() / 2];
        assert!(share::unpack(cut).is_err());
    }
}

/// What the one file carries.
pub fn kit(data: &[u8]) {
    if let Ok(text) = core::str::from_utf8(data)
        && let Ok(kit) = read_kit(text, &["community", "customer", "research"])
    {
        let _ = kit.covers(vec![Cover::from(&interview())]);
    }
}

/// The notebook, and what two tabs wrote of it.
pub fn notebook(data: &[u8]) {
    let halves = data.splitn(2, |byte| *byte == b'\n');
    let texts: Vec<&str> = halves
        .filter_map(|half| core::str::from_utf8(half).ok())
        .collect();
    let mut read = texts.iter().filter_map(|text| read_notebook(text).ok());
    let Some(mut notebook) = read.next() else {
        return;
    };
    let written = write_notebook(&notebook);
    let again = read_notebook(&written).expect("what is written reads");
    assert_eq!(again, notebook);
    let other = read.next().unwrap_or_else(|| notebook.clone());
    notebook.merge(other);
    assert!(read_notebook(&write_notebook(&notebook)).is_ok());
}

/// The smaller things that are kept, and what the page carries.
pub fn stored(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else {
        return;
    };
    if let Ok(summaries) = read_summaries(text) {
        assert_eq!(read_summaries(&write_summaries(&summaries)), Ok(summaries));
    }
    if let Ok(brand) = read_brand(text) {
        assert_eq!(read_brand(&write_brand(&brand)), Ok(brand));
    }
    if let Ok(kept) = read_kept(text) {
        assert_eq!(read_kept(&write_kept(&kept)), Ok(kept));
    }
    if let Ok(persona) = read_version(text, None) {
        let (written, state, photo) = write_version(&persona);
        let again = read_version(&written, photo).expect("what is written reads");
        // A persona has one face; of several photos one is kept.
        let faces = persona
            .answers
            .values()
            .filter(|answer| answer.value.kind_id() == "portrait");
        assert!(faces.count() > 1 || write_version(&again).1 == state);
    }
    let _ = read_covers(text);
    let _ = read_language(text);
    let _ = read_entry(text, "name");
}

/// A text of any version: the first byte says which.
pub fn migration(data: &[u8]) {
    let Some((first, data)) = data.split_first() else {
        return;
    };
    let Ok(text) = core::str::from_utf8(data) else {
        return;
    };
    let version = format!("\"version\":{}", first % 5);
    let text = text
        .replacen("\"version\": 1", &version, 1)
        .replacen("\"version\":1", &version, 1);
    match open_draft(&text) {
        Ok(Opened::Newer(newer)) => {
            assert_eq!(newer.text, text);
            if let Some(draft) = newer.understood {
                assert_eq!(read_draft(&write_draft(&draft)), Ok(draft));
            }
        }
        Ok(Opened::Current(draft)) => assert_eq!(read_draft(&text), Ok(draft)),
        Err(_) => {}
    }
    match open_file(text.as_bytes()) {
        Ok(Opened::Newer(newer)) => {
            assert_eq!(newer.text, text);
            if let Some(file) = newer.understood {
                assert_eq!(read_file(write_file(&file).as_bytes()), Ok(file));
            }
        }
        Ok(Opened::Current(file)) => assert_eq!(read_file(text.as_bytes()), Ok(file)),
        Err(_) => {}
    }
}

/// What is made of somebody in a file, on paper and in texts.
pub fn papers(data: &[u8]) {
    let Ok(File { personas, brand, .. }) = read_file(data) else {
        return;
    };
    let interview = interview();
    let Some(day) = Day::new(2026, 11, 22) else {
        return;
    };
    let format_day = |day: Day| day.to_string();
    for persona in personas.iter().take(2) {
        for look in [Look::Plain, Look::Poster, Look::Compact] {
            brief::document(&Brief {
                interview: &interview,
                persona,
                brand: &brand,
                words: &Words::ENGLISH,
                portrait: "<svg></svg>",
                today: "22 November 2026",
                now: day,
                format_day: &format_day,
                look,
                extent: Extent::Record,
                direction: Direction::LeftToRight,
                paper: Paper::Any,
            });
        }
        let sheet = Sheet {
            interview: &interview,
            persona,
            brand: &brand,
            words: &Words::ENGLISH,
            today: "22 November 2026",
            format_day: &format_day,
            face: Face::Drawn("<svg></svg>"),
            direction: Direction::RightToLeft,
        };
        let _ = (
            outputs::card(&sheet),
            outputs::map(&sheet),
            outputs::markdown(&sheet),
            outputs::assistant(&sheet),
        );
        let _ = outputs::csv(&Words::ENGLISH, &[sheet]);
        let entries = calendar::entries(&Words::ENGLISH, persona, persona.name().short(), Some(day));
        calendar::calendar(&persona.id, &entries, &persona.changed, u64::MAX);
    }
}
