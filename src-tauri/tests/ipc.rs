//! The wire: what the page sends and what it gets back.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must fail")]

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use cairn::{Clock, Logbook, Options, Source};
use serde_json::{Value, json};
use tauri::{
    Listener, Manager, WebviewWindow,
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
};

fn options() -> Options {
    Options { clock: Clock::Fixed("2026-11-23T12:00:00+01:00".parse().unwrap()), source: Source::Window }
}

fn window() -> WebviewWindow<MockRuntime> {
    program(Logbook::in_memory(options()).unwrap(), Path::new("/nowhere"))
}

/// The program on that logbook, with its settings in that folder.
fn program(logbook: Logbook, settings: &Path) -> WebviewWindow<MockRuntime> {
    let app = mock_builder()
        .invoke_handler(cairn_desktop::handler::<MockRuntime>())
        .build(mock_context(noop_assets()))
        .unwrap();
    cairn_desktop::hold(&app, logbook, settings);
    another(&app, "main")
}

fn another(app: &impl Manager<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    tauri::WebviewWindowBuilder::new(app, label, Default::default()).build().unwrap()
}

fn call(window: &WebviewWindow<MockRuntime>, name: &str, input: Value) -> Result<Value, Value> {
    let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let request = tauri::webview::InvokeRequest {
        cmd: name.into(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: url.parse().unwrap(),
        body: json!({ "input": input }).into(),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

#[test]
fn a_goal_comes_back_as_the_page_reads_it() {
    let window = window();
    let goal = call(
        &window,
        "add_goal",
        json!({ "title": " Lead a review ", "dueOn": "2026-12-01", "visibility": "report", "evidence": [{ "name": "leadership", "verb": "led" }] }),
    )
    .unwrap();
    assert_eq!(goal["title"], "Lead a review");
    assert_eq!(goal["dueOn"], "2026-12-01");
    assert_eq!(goal["visibility"], "report");
    assert_eq!(goal["createdAt"], "2026-11-23T11:00:00Z");
    let shown = &goal["evidence"][0];
    assert_eq!((&shown["skill"], &shown["area"], &shown["verb"]), (&Value::Null, &json!("leadership"), &json!("led")));
}

#[test]
fn a_check_in_is_rated_and_closed_and_comes_back_as_it_was_closed() {
    let window = window();
    let maya = call(&window, "add_person", json!({ "name": "Maya" })).unwrap()["id"].clone();
    let id = call(&window, "start_check_in", maya).unwrap()["id"].clone();
    let said = json!({ "skill": "mentoring", "side": "agreed", "level": 2, "reason": "Led two" });
    call(&window, "rate_in_check_in", json!({ "id": id, "new": said })).unwrap();
    let closed = call(&window, "close_check_in", json!({ "id": id, "new": "private" })).unwrap();
    let row = &closed["rows"][0];
    assert_eq!(
        (&row["skill"], &row["myNext"], &row["agreed"]["reason"]),
        (&json!("mentoring"), &json!(2), &json!("Led two"))
    );
    assert_eq!(call(&window, "get_check_in", id.clone()).unwrap(), closed);
    let line = &call(&window, "list_check_ins", Value::Null).unwrap()[0];
    assert_eq!((&line["person"], &line["skills"], &line["on"]), (&json!("Maya"), &json!(1), &json!("2026-11-23")));
    call(&window, "delete_check_in", id).unwrap();
    assert_eq!(call(&window, "list_check_ins", Value::Null).unwrap(), json!([]));
}

#[test]
fn a_refusal_names_the_field() {
    let failure = call(&window(), "add_goal", json!({ "title": " " })).unwrap_err();
    assert_eq!((&failure["kind"], &failure["field"]), (&json!("invalid"), &json!("title")));
    assert!(failure["message"].as_str().unwrap().ends_with('.'), "a sentence for the person: {failure}");
}

#[test]
fn what_is_gone_is_told_apart_from_what_is_wrong() {
    let failure = call(&window(), "get_goal", json!("018f0000-0000-7000-8000-000000000000")).unwrap_err();
    assert_eq!(failure["kind"], "notFound");
}

#[test]
fn undo_says_what_it_took_back() {
    let window = window();
    call(&window, "capture", json!({ "line": "Found the leak #leadership !win 1h30" })).unwrap();
    let step = call(&window, "undo", Value::Null).unwrap();
    assert_eq!((&step["intent"], &step["subject"]), (&json!("Log entry"), &json!("Found the leak")));
    assert_eq!(call(&window, "list_entries", json!({})).unwrap(), json!([]));
}

#[test]
fn hostile_input_is_refused_and_nothing_is_written() {
    let window = window();
    let long = "x".repeat(6_000_000);
    for (name, input) in [
        ("add_entry", json!({ "body": "a\u{0}b" })),
        ("add_entry", json!({ "body": long })),
        ("add_entry", json!({ "body": "x", "on": "2026-02-30" })),
        ("add_entry", json!({ "body": "x", "minutes": -5 })),
        ("add_goal", json!({ "title": "x", "targets": [{ "name": "leadership", "level": 9 }] })),
        ("rate_skill", json!({ "skill": "leadership", "level": 3, "reason": "x" })),
        ("search", json!({ "query": "type:nonsense" })),
    ] {
        assert!(call(&window, name, input).is_err(), "{name}");
    }
    assert_eq!(call(&window, "list_steps", Value::Null).unwrap(), json!([]));
}

/// Counts what is heard of an event.
fn heard(window: &WebviewWindow<MockRuntime>, event: &str) -> std::sync::mpsc::Receiver<String> {
    let (told, hears) = std::sync::mpsc::channel();
    window.app_handle().listen_any(event, move |event| told.send(event.payload().to_owned()).unwrap());
    hears
}

#[test]
fn a_page_that_shows_the_logbook_before_writes_nothing_into_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first.db"), folder.path().join("second.db"));
    let page = program(Logbook::open_or_create(&first, options()).unwrap(), &folder.path().join("config"));
    let switched = heard(&page, "switched");
    call(&page, "add_goal", json!({ "title": "In the first" })).unwrap();
    let info = call(&page, "open_logbook", json!(second)).unwrap();
    assert_eq!((&info["name"], &info["fresh"], &info["sample"]), (&json!("second"), &json!(true), &json!(false)));
    assert_eq!(switched.try_iter().count(), 1, "every page is told to be read again");
    let refused = call(&page, "keep_draft", json!({ "id": "capture", "new": { "fields": {} } }));
    assert!(refused.unwrap_err()["message"].as_str().unwrap().contains("Another logbook"), "a draft of the first");
    assert!(call(&page, "add_goal", json!({ "title": "Typed into the first" })).is_err());

    let read_again = another(page.app_handle(), "read-again");
    assert_eq!(call(&read_again, "list_goals", json!({})).unwrap(), json!([]));
    call(&read_again, "open_logbook", json!(second)).unwrap();
    assert_eq!(switched.try_iter().count(), 0, "the open logbook is not opened again");
    let known = call(&read_again, "list_logbooks", Value::Null).unwrap();
    assert_eq!(
        (&known[0]["name"], &known[0]["open"]),
        (&json!("second"), &json!(true)),
        "the newest used first: {known}"
    );
    call(&read_again, "forget_logbook", json!(second)).unwrap_err();
    call(&read_again, "open_logbook", json!(first)).unwrap();
    let back = another(page.app_handle(), "back");
    assert_eq!(call(&back, "list_goals", json!({})).unwrap()[0]["title"], "In the first");
    call(&back, "forget_logbook", json!(second)).unwrap();
    let known = call(&back, "list_logbooks", Value::Null).unwrap();
    assert!(known.as_array().unwrap().iter().all(|file| file["name"] != "second"), "{known}");
    assert!(second.is_file(), "forgetting removes no file");
}

#[test]
fn what_is_no_logbook_leaves_the_open_one_open() {
    let folder = tempfile::tempdir().unwrap();
    let (own, other) = (folder.path().join("own.db"), folder.path().join("photo.db"));
    let page = program(Logbook::open_or_create(&own, options()).unwrap(), folder.path());
    fs::write(&other, "a photo, say, and not a short one: ".repeat(40)).unwrap();
    let told = call(&page, "open_logbook", json!(other)).unwrap_err();
    assert!(told["message"].as_str().unwrap().contains("not a logbook"), "{told}");
    assert!(call(&page, "open_logbook", json!("photo.db")).is_err(), "a path that depends on where the program began");
    call(&page, "add_goal", json!({ "title": "Still here" })).unwrap();
    assert_eq!(call(&page, "logbook", Value::Null).unwrap()["name"], "own");
}

#[test]
fn a_moved_logbook_goes_on_at_its_new_place_and_says_where_its_backups_are() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("own.db"), folder.path().join("elsewhere"));
    let page = program(Logbook::open_or_create(&from, options()).unwrap(), &folder.path().join("config"));
    call(&page, "add_goal", json!({ "title": "Moved along" })).unwrap();
    call(&page, "backup_now", Value::Null).unwrap();
    let settings = folder.path().join("config/settings.json");
    fs::create_dir(folder.path().join("config")).unwrap();
    fs::write(&settings, json!({ "logbooks": [from] }).to_string()).unwrap();
    let info = call(&page, "move_logbook", json!(to)).unwrap();
    assert_eq!(info["path"], json!(to.join("own.db")));
    assert!(!from.exists());
    let read_again = another(page.app_handle(), "read-again");
    assert_eq!(call(&read_again, "list_goals", json!({})).unwrap()[0]["title"], "Moved along");
    call(&read_again, "add_goal", json!({ "title": "And on" })).unwrap();
    let told = call(&read_again, "take_told", Value::Null).unwrap();
    assert!(told[0].as_str().unwrap().contains(folder.path().join("backups").to_str().unwrap()), "{told}");
    assert_eq!(call(&read_again, "take_told", Value::Null).unwrap(), json!([]), "it is said once");
    let remembered: Value = serde_json::from_slice(&fs::read(settings).unwrap()).unwrap();
    assert_eq!(remembered["logbooks"], json!([to.join("own.db")]), "it opens there the next time");
    fs::write(folder.path().join("own.db"), "in the way").unwrap();
    let refused = call(&read_again, "move_logbook", json!(folder.path())).unwrap_err();
    assert_eq!(refused["field"], "folder", "{refused}");
}

#[test]
fn a_restored_backup_is_what_the_window_goes_on_with_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.db");
    let page = program(Logbook::open_or_create(&file, options()).unwrap(), &folder.path().join("config"));
    call(&page, "add_goal", json!({ "title": "Before" })).unwrap();
    let backup = call(&page, "backup_now", Value::Null).unwrap();
    call(&page, "add_goal", json!({ "title": "After" })).unwrap();
    let other = call(&page, "restore_backup", json!("../own.db")).unwrap_err();
    assert_eq!(other["field"], "backup", "only one of its own is put in its place: {other}");
    call(&page, "restore_backup", backup["name"].clone()).unwrap();
    assert!(
        call(&page, "add_goal", json!({ "title": "Typed before" })).is_err(),
        "the page shows what was there before"
    );

    let read_again = another(page.app_handle(), "read-again");
    let titles = |window: &WebviewWindow<MockRuntime>| {
        let goals = call(window, "list_goals", json!({})).unwrap();
        goals.as_array().unwrap().iter().map(|goal| goal["title"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&read_again), ["Before"]);
    let told = call(&read_again, "take_told", Value::Null).unwrap();
    let kept = call(&read_again, "list_backups", Value::Null).unwrap()[0]["name"].clone();
    assert!(told[0].as_str().unwrap().contains("is the newest backup"), "{told}");
    call(&read_again, "restore_backup", kept).unwrap();
    assert_eq!(titles(&another(page.app_handle(), "back")).len(), 2, "and back");
}

#[test]
fn a_logbook_is_fresh_until_the_person_writes() {
    let page = window();
    assert_eq!(call(&page, "logbook", Value::Null).unwrap()["fresh"], true);
    call(&page, "add_goal", json!({ "title": "The first" })).unwrap();
    assert_eq!(call(&page, "logbook", Value::Null).unwrap()["fresh"], false);
    assert!(call(&page, "leave_sample", Value::Null).is_err(), "it is no sample year");
    assert!(call(&page, "show_folder", json!("/etc")).is_err());
}

#[test]
fn keys_that_cannot_be_taken_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let page = program(Logbook::in_memory(options()).unwrap(), folder.path());
    let machine = call(&page, "machine", Value::Null).unwrap();
    assert_eq!(machine["captureShortcut"], Value::Null, "off unless the person chose some");
    let refused = call(&page, "set_machine", json!({ "captureShortcut": "n" })).unwrap_err();
    assert_eq!(refused["field"], "captureShortcut", "{refused}");
    assert_eq!(call(&page, "machine", Value::Null).unwrap()["captureShortcut"], Value::Null);
    assert!(call(&page, "diagnostics", Value::Null).unwrap().as_str().unwrap().contains("Cairn: "));
}

/// A window on a logbook with a packet of 2026Q4 for Maya: what names the packet, and the file that it was written to.
fn packet(folder: &Path) -> (WebviewWindow<MockRuntime>, Value, String) {
    let page = window();
    let maya = call(&page, "add_person", json!({ "name": "Maya Lind", "relation": "mentor" })).unwrap();
    call(&page, "add_entry", json!({ "title": "Found the leak", "body": "x", "visibility": "mentor", "evidence": [{ "name": "leadership", "verb": "led" }] })).unwrap();
    let of = json!({ "quarter": "2026Q4", "person": maya["id"] });
    let first = call(&page, "ask_question", json!({ "of": of, "text": "What should I stop doing?" })).unwrap();
    let second = call(&page, "ask_question", json!({ "of": of, "text": "And start?" })).unwrap();
    call(&page, "order_questions", json!([second["id"], first["id"]])).unwrap();
    call(&page, "reword_question", json!({ "id": second["id"], "new": "What should I begin?" })).unwrap();
    let looked = call(&page, "preview_packet", of.clone()).unwrap();
    assert_eq!(looked["contents"]["items"][0]["title"], "Found the leak");
    call(&page, "take_back_question", first["id"].clone()).unwrap();
    let save = |hash: &Value| call(&page, "save_packet", json!({ "of": of, "hash": hash, "folder": folder }));
    let stale = save(&looked["contents"]["hash"]).unwrap_err();
    assert_eq!(stale["field"], "hash", "a question was taken back since it was looked at: {stale}");
    let file = save(&call(&page, "preview_packet", of.clone()).unwrap()["contents"]["hash"]).unwrap();
    let path = file["path"].as_str().unwrap();
    assert!(path.ends_with("cairn-2026Q4-packet-for-Maya-Lind.html"), "{path}");
    let html = fs::read_to_string(path).unwrap();
    (page, of, html)
}

/// The file that Maya sends back: words to every place of the packet's page.
fn replied(html: &str) -> String {
    let all = |name: &str| {
        let named = format!(" {name}=\"");
        html.split(&named).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    let places = all("data-key").into_iter().zip(all("data-hash")).zip(all("data-seen"));
    let answers: Vec<Value> = places
        .map(|((key, hash), seen)| json!({ "key": key, "hash": hash, "seen": seen, "words": "Well done." }))
        .collect();
    let reply = json!({ "packet": all("data-packet")[0], "quarter": "2026Q4", "from": "Maya", "to": "", "savedAt": "2026-11-20T10:00:00Z", "answers": answers }).to_string();
    let checksum = crc32fast::hash(reply.as_bytes());
    format!("{{\"format\":\"cairn-reply\",\"version\":1,\"checksum\":\"{checksum:08x}\",\"reply\":{reply}}}")
}

#[test]
fn a_packet_is_written_as_it_was_looked_at_and_its_reply_is_taken_in_from_the_file_and_again_from_the_logbook() {
    let folder = tempfile::tempdir().unwrap();
    let (page, of, html) = packet(folder.path());
    assert!(html.contains("What should I begin?") && !html.contains("stop doing"));
    let file = replied(&html);
    let from = json!({ "bytes": STANDARD.encode(&file) });
    assert_eq!(call(&page, "is_reply", from.clone()).unwrap(), true);
    let read = call(&page, "read_reply", from.clone()).unwrap();
    assert_eq!((&read["person"], &read["on"]), (&json!("Maya Lind"), &json!("2026-11-20")));
    let answers = read["answers"].as_array().unwrap();
    assert_eq!(answers.iter().map(|one| one["kind"].as_str().unwrap()).collect::<Vec<_>>(), ["answer", "comment"]);
    assert_eq!(call(&page, "list_replies", Value::Null).unwrap(), json!([]), "looked at, and nothing is written");

    let take = json!({ "keys": [answers[0]["key"]], "visibility": "private" });
    call(&page, "take_reply", json!({ "from": from, "take": take })).unwrap();
    let kept = call(&page, "list_replies", Value::Null).unwrap();
    assert_eq!((&kept[0]["person"], &kept[0]["quarter"]), (&json!("Maya Lind"), &of["quarter"]));
    let again = json!({ "kept": kept[0]["id"] });
    let states = |read: Value| {
        let answers = read["answers"].as_array().unwrap().clone();
        answers.iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(states(call(&page, "read_reply", again.clone()).unwrap()), ["taken", "new"]);
    let rest = json!({ "keys": [answers[1]["key"]] });
    let taken = call(&page, "take_reply", json!({ "from": again, "take": rest })).unwrap();
    assert_eq!(states(taken), ["taken", "taken"]);
    call(&page, "undo", Value::Null).unwrap();
    assert_eq!(states(call(&page, "read_reply", again).unwrap()), ["taken", "new"], "one step each");
}

#[test]
fn a_reply_that_is_cut_altered_or_of_another_logbook_is_refused_and_any_other_file_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let (page, _, html) = packet(folder.path());
    let file = replied(&html);
    let refused = |page: &WebviewWindow<MockRuntime>, file: &str| {
        let from = json!({ "bytes": STANDARD.encode(file) });
        assert_eq!(call(page, "is_reply", from.clone()).unwrap(), true, "so that its refusal is told");
        let refusal = call(page, "read_reply", from).unwrap_err();
        assert_eq!(refusal["field"], "reply");
        refusal["message"].as_str().unwrap().to_owned()
    };
    assert!(refused(&page, &file.replace("Well", "Ill")).contains("altered"));
    assert!(refused(&page, &file[..file.len() / 2]).contains("cut"));
    assert!(refused(&page, &file.replace("\"version\":1", "\"version\":2")).contains("newer Cairn"));
    assert!(refused(&window(), &file).contains("another logbook"));
    assert_eq!(call(&page, "is_reply", json!({ "bytes": STANDARD.encode("{\"a\":1}") })).unwrap(), false);
    assert!(call(&page, "read_reply", json!({ "bytes": "no base64" })).is_err());
}
