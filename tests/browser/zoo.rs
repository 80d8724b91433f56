//! The host zoo: the element and the frame in all kinds of pages. In each of them a person opens the card, answers, goes on,
//! sees it saved and finds it in the export; and the page around is what it was before, while the element is there and after it
//! has gone.
//!
//! All cases of a group run before the group fails; each that fails names itself and leaves its traces in a folder of its own.

mod frames;
mod messages;
mod own;
mod places;
mod policies;
mod scripts;
mod styles;

use std::collections::BTreeSet;
use std::fs;

use crate::harness::host::caught;
use crate::harness::server::Server;
use crate::harness::{Host, Person, Stage, Visit, run};

/// A group of cases, with one browser for all.
struct Zoo {
    stage: Stage,
    person: Person,
    count: usize,
    /// Origins visited so far: a port that comes again would bring back what was kept there.
    origins: BTreeSet<String>,
    problems: Vec<String>,
}

/// Runs a group of cases.
fn zoo(name: &str, test: impl AsyncFnOnce(&mut Zoo)) {
    run(name, |stage| async move {
        let person = stage.somebody().await;
        let mut zoo = Zoo {
            stage,
            person,
            count: 0,
            origins: BTreeSet::new(),
            problems: Vec::new(),
        };
        test(&mut zoo).await;
        println!("{} cases", zoo.count);
        let problems = zoo.problems;
        assert!(
            problems.is_empty(),
            "{} of {} cases failed\n\n{}",
            problems.len(),
            zoo.count,
            problems.join("\n\n")
        );
    });
}

impl Zoo {
    /// Visits a host; what goes wrong is noted, and the next visit goes on.
    async fn visit(&mut self, host: Host, act: impl AsyncFnOnce(&Visit)) {
        if !is_wanted(&host.name) {
            return;
        }
        self.count += 1;
        self.person.begins_anew();
        let (server, elsewhere) = (self.new_origin(), self.new_origin());
        let visit = Visit::to(&host, &self.person, server, elsewhere);
        let visited = async {
            visit.opens().await;
            act(&visit).await;
        };
        if let Err(problem) = caught(visited).await {
            let folder = self.stage.results().join(host.name.replace(' ', "-"));
            fs::create_dir_all(&folder).expect("a folder for traces");
            self.person.leaves_traces(&folder).await;
            self.problems.push(format!("{}: {problem}", host.name));
        }
    }

    /// A server at an origin that nobody has visited.
    fn new_origin(&mut self) -> Server {
        loop {
            let server = Stage::another_server();
            if self.origins.insert(server.origin()) {
                return server;
            }
        }
    }

    /// Visits a host in which the element works.
    async fn works(&mut self, host: Host) {
        self.visit(host, works).await;
    }

    /// Visits a host which lets the element do no more than show a card with a link to the full page.
    async fn falls_back(&mut self, host: Host) {
        self.visit(host, falls_back).await;
    }
}

/// With `PB_CASE=words`, only the cases that have these words in their names.
fn is_wanted(name: &str) -> bool {
    std::env::var("PB_CASE").is_ok_and(|words| name.contains(&words)) || std::env::var_os("PB_CASE").is_none()
}

/// The whole of an ordinary visit.
async fn works(visit: &Visit<'_>) {
    visit.person.looks_into("persona-builder");
    visit.begins().await;
    visit.answers().await;
    visit.leaves_the_page_untouched().await;
}

/// A visit to a page whose policy forbids the wizard.
async fn falls_back(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    person.chooses("Start noticing").await;
    person.sees("It cannot run inside this page.").await;
    let link = person.finds("press", "Open it in its own tab").await;
    let address = link.prop("href").await.expect("a link");
    assert_eq!(address, Some(visit.server.address("")));
    assert_eq!(visit.hears("error").await["kind"], "load");
    assert!(
        person.can_choose("Start noticing").await,
        "the card can be used again"
    );
    visit.leaves_the_page_untouched().await;
}
