//! The wire: what the page sends and what it gets back.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must fail")]

use cairn::{Clock, Logbook, Options, Source};
use serde_json::{Value, json};
use tauri::{
    WebviewWindow,
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
};

fn window() -> WebviewWindow<MockRuntime> {
    let clock = Clock::Fixed("2026-11-23T12:00:00+01:00".parse().unwrap());
    let app = mock_builder()
        .manage(Logbook::in_memory(Options { clock, source: Source::Window }).unwrap())
        .invoke_handler(cairn_desktop::handler::<MockRuntime>())
        .build(mock_context(noop_assets()))
        .unwrap();
    tauri::WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap()
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
