//! The floor below `cairn log`: opens the file, makes the same inserts in one transaction, closes it. No rules, no words.

use rusqlite::{Connection, OpenFlags, TransactionBehavior, named_params};
use uuid::Uuid;

/// The settings of the product, which are part of what a save costs.
const SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(text)) = (arguments.next(), arguments.next()) else {
        return Err("Usage: bare-log LOGBOOK TEXT".into());
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.execute_batch(SETTINGS)?;
    let id = Uuid::now_v7().to_string();
    let now = "2026-11-23T11:00:00Z";
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("INSERT INTO step (intent, source, at) VALUES ('Log entry', 'terminal', ?1)", [now])?;
    tx.execute(
        "INSERT INTO current_step (one, step_id) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET step_id = excluded.step_id",
        [tx.last_insert_rowid()],
    )?;
    tx.execute(
        "INSERT INTO record (id, kind, visibility, created_at, updated_at) VALUES (:id, 'entry', 'private', :now, :now)",
        named_params! { ":id": id, ":now": now },
    )?;
    tx.execute(
        "INSERT INTO entry (id, title, body, kind, challenge, happened_on, captured) VALUES (:id, :title, '', 'note', '', :on, 1)",
        named_params! { ":id": id, ":title": text, ":on": &now[..10] },
    )?;
    tx.commit()?;
    db.close().map_err(|(_, error)| error)?;
    Ok(())
}
