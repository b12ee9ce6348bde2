//! The least window that Tauri opens, with one line of text in it.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
