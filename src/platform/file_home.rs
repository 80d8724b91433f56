//! Files of the person's that the page may write into again: the browser's File System Access API, where there is one.
//!
//! Everything is asked for by name, so that nothing throws where the browser does not know it. A file is known by its handle,
//! which the browser may also keep for us in an IndexedDB of its own.

use std::rc::Rc;

use idb::{DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::storage::database::settled;
use super::{clock, dom, files};
use crate::domain::keeping::{Stamp, Trouble};
use crate::state::home::{Asked, FilePorts, KnownFile, TheirFile};
use crate::state::store::Later;

/// Where the handle of the home is remembered; a database apart from the drafts', so that theirs stays as it is.
const DATABASE: &str = "persona-builder-home";
const STORE: &str = "home";
/// The browser remembers the folder of the last file under this.
const PICKER: &str = "persona-builder";

/// What the state layer needs of the browser for a file as home.
pub fn ports() -> FilePorts {
    FilePorts {
        is_there: || function(&window(), "showSaveFilePicker").is_some(),
        ask_where,
        may_write,
        look,
        read,
        write,
        is_same,
        recall: || Box::pin(recall()),
        remember: |known| {
            Box::pin(async move {
                // Where it cannot be remembered, the person opens it again.
                let _ = remember(known).await;
            })
        },
        after: |milliseconds, act| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a short time that is not negative"
            )]
            clock::after(milliseconds as u64, move || {
                // What broke must not save what it holds.
                if !dom::is_given_up() {
                    act();
                }
            })
        },
        milliseconds: clock::milliseconds,
    }
}

/// What came of asking for a file to open.
pub enum Found {
    /// The person chose this one; none where it cannot be read.
    Chosen(TheirFile, Option<File>),
    /// They chose none.
    Nothing,
    /// The browser lets nobody be asked here.
    Barred,
}

/// Whether the browser can ask for a file that may be written into later.
pub fn can_ask_for_one() -> bool {
    function(&window(), "showOpenFilePicker").is_some()
}

/// Asks for a file to open; it is asked before this returns, while the click is fresh.
pub fn ask_for_one(kind: &str) -> Later<Found> {
    let asked = ask(&window(), "showOpenFilePicker", &[options(kind, None)]);
    Box::pin(async move {
        let handle = match asked.await {
            Ok(list) => Array::from(&list).get(0),
            Err(error) if name_of(&error) == "AbortError" => return Found::Nothing,
            Err(_) => return Found::Barred,
        };
        Found::Chosen(their_file(&handle), file_of(&handle).await.ok())
    })
}

/// The file dropped with this event as one that may be written into later; it is asked for before this returns, as the event
/// forgets it.
pub fn dropped(event: &web_sys::DragEvent) -> Later<Option<TheirFile>> {
    let handle = || {
        let items = Reflect::get(event.data_transfer()?.as_ref(), &"items".into()).ok()?;
        let item = Reflect::get_u32(&items, 0).ok()?;
        function(&item, "getAsFileSystemHandle")?;
        Some(ask(&item, "getAsFileSystemHandle", &[]))
    };
    let handle = handle();
    Box::pin(async move {
        let handle = handle?.await.ok().filter(JsValue::is_object)?;
        let kind = Reflect::get(&handle, &"kind".into()).ok()?.as_string()?;
        (kind == "file").then(|| their_file(&handle))
    })
}

/// How a file stood when it was read.
pub fn stamp_of(file: &File) -> Stamp {
    Stamp {
        modified: file.last_modified(),
        size: file.size(),
    }
}

fn their_file(handle: &JsValue) -> TheirFile {
    let name = Reflect::get(handle, &"name".into()).ok();
    TheirFile {
        name: name.and_then(|name| name.as_string()).unwrap_or_default(),
        handle: Rc::new(handle.clone()),
    }
}

fn handle_of(file: &TheirFile) -> JsValue {
    file.handle.downcast_ref::<JsValue>().cloned().unwrap_or_default()
}

/// A method of an object, if it has it.
fn function(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Calls a method that gives a promise, at once; what it throws is an error like any other.
fn ask(object: &JsValue, name: &str, arguments: &[JsValue]) -> Later<Result<JsValue, JsValue>> {
    let arguments: Array = arguments.iter().collect();
    let called = function(object, name)
        .ok_or(JsValue::UNDEFINED)
        .and_then(|function| function.apply(object, &arguments));
    Box::pin(async move { JsFuture::from(Promise::resolve(&called?)).await })
}

/// The name of an error; empty where it has none.
fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

fn trouble(error: JsValue) -> Trouble {
    Trouble::of(&name_of(&error))
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// What a file picker is asked with.
fn options(kind: &str, name: Option<&str>) -> JsValue {
    let endings = Array::of1(&".json".into());
    let accepts = object(&[("application/json", endings.into())]);
    let kind = object(&[("description", kind.into()), ("accept", accepts)]);
    let mut fields = vec![("id", PICKER.into()), ("types", Array::of1(&kind).into())];
    if let Some(name) = name {
        fields.push(("suggestedName", name.into()));
    }
    object(&fields)
}

fn ask_where(name: &str, kind: &str) -> Later<Asked> {
    let asked = ask(&window(), "showSaveFilePicker", &[options(kind, Some(name))]);
    Box::pin(async move {
        match asked.await {
            Ok(handle) => Asked::Chosen(their_file(&handle)),
            Err(error) if name_of(&error) == "AbortError" => Asked::Nothing,
            Err(_) => Asked::Barred,
        }
    })
}

fn may_write(file: &TheirFile, asks: bool) -> Later<bool> {
    let handle = handle_of(file);
    let mode = object(&[("mode", "readwrite".into())]);
    // A handle that knows no permissions needs none.
    if function(&handle, "queryPermission").is_none() {
        return Box::pin(std::future::ready(true));
    }
    // What is granted already is granted again without a question.
    let method = if asks {
        "requestPermission"
    } else {
        "queryPermission"
    };
    let asked = ask(&handle, method, &[mode]);
    Box::pin(async move { asked.await.is_ok_and(|state| state == "granted") })
}

async fn file_of(handle: &JsValue) -> Result<File, Trouble> {
    let file = ask(handle, "getFile", &[]).await.map_err(trouble)?;
    file.dyn_into().map_err(|_| Trouble::Failed)
}

fn look(file: &TheirFile) -> Later<Result<Stamp, Trouble>> {
    let handle = handle_of(file);
    Box::pin(async move { file_of(&handle).await.map(|file| stamp_of(&file)) })
}

fn read(file: &TheirFile) -> Later<Result<String, Trouble>> {
    let handle = handle_of(file);
    Box::pin(async move {
        let file = file_of(&handle).await?;
        let bytes = files::bytes(&file).await.ok_or(Trouble::Failed)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    })
}

/// The browser writes beside the file and puts what was written in its place when it is closed: until then the file is as it was.
fn write(file: &TheirFile, text: String) -> Later<Result<Stamp, Trouble>> {
    let handle = handle_of(file);
    Box::pin(async move {
        let writable = ask(&handle, "createWritable", &[]).await.map_err(trouble)?;
        if let Err(error) = ask(&writable, "write", &[JsValue::from_str(&text)]).await {
            // What was begun is given up; there is nobody to tell where that fails, too.
            let _ = ask(&writable, "abort", &[]).await;
            return Err(trouble(error));
        }
        ask(&writable, "close", &[]).await.map_err(trouble)?;
        let stamp = file_of(&handle).await.map(|file| stamp_of(&file));
        #[allow(clippy::cast_precision_loss, reason = "a file is no exabyte")]
        let size = text.len() as f64;
        // Where it cannot be looked at, or somebody wrote in the same moment, the next write finds out.
        Ok(Stamp {
            size,
            ..stamp.unwrap_or_default()
        })
    })
}

fn is_same(one: &TheirFile, other: &TheirFile) -> Later<bool> {
    let asked = ask(&handle_of(one), "isSameEntry", &[handle_of(other)]);
    Box::pin(async move { asked.await.is_ok_and(|same| same.is_truthy()) })
}

/// Opens the database the home is remembered in; none where the browser refuses.
async fn database() -> Option<idb::Database> {
    if !super::storage::database::is_there() {
        return None;
    }
    let mut request = Factory::new().ok()?.open(DATABASE, Some(1)).ok()?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // A store that cannot be made shows as a refusal at the first write.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.forget_callbacks();
    let request = IdbOpenDbRequest::from(request);
    settled(&request, "success", "error").await.ok()?;
    idb::Database::try_from(request.result().ok()?).ok()
}

async fn recall() -> Option<KnownFile> {
    let database = database().await?;
    let found = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).ok()?;
        let request = transaction
            .object_store(STORE)
            .ok()?
            .get(JsValue::from_str(STORE));
        let request = IdbRequest::from(request.ok()?);
        settled(&request, "success", "error").await.ok()?;
        request.result().ok().filter(JsValue::is_object)
    };
    let found = found.await;
    database.close();
    let found = found?;
    let part = |key: &str| Reflect::get(&found, &key.into()).ok();
    Some(KnownFile {
        file: their_file(&part("handle").filter(JsValue::is_object)?),
        stamp: Stamp {
            modified: part("modified")?.as_f64()?,
            size: part("size")?.as_f64()?,
        },
        print: part("print")?.as_string()?,
    })
}

async fn remember(known: Option<KnownFile>) -> Option<()> {
    let database = database().await?;
    let kept = async {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(STORE).ok()?;
        let key = JsValue::from_str(STORE);
        match known {
            Some(KnownFile { file, stamp, print }) => {
                let record = object(&[
                    ("handle", handle_of(&file)),
                    ("modified", stamp.modified.into()),
                    ("size", stamp.size.into()),
                    ("print", print.into()),
                ]);
                store.put(&record, Some(&key)).map(drop).ok()?;
            }
            None => store.delete(idb::Query::Key(key)).map(drop).ok()?,
        }
        let transaction = IdbTransaction::from(transaction);
        settled(&transaction, "complete", "abort").await.ok().map(drop)
    };
    let kept = kept.await;
    database.close();
    kept
}
