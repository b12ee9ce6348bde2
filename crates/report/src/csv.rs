//! The report as CSV: one long table of every record, which any spreadsheet opens and none runs.
//!
//! It begins with a byte order mark, because Excel reads a file without one in the machine's old code page. Rows and quotes are
//! as RFC 4180 has them, days and numbers as ISO 8601 and the point have them.

use csv::{Terminator, WriterBuilder};

use crate::sheets::{Field, Sheet, Value};
use crate::{Document, Error};

/// What a spreadsheet takes for the beginning of a formula; the full-width signs are so taken where Japanese is written.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// What is put before it, and before itself.
const SHIELD: char = '\'';

/// Text as a cell that no spreadsheet takes for a formula: one apostrophe in front where it begins like one, also behind
/// apostrophes of its own. Any other text stays as it is, and [`original`] gives back every one.
pub fn neutral(text: &str) -> String {
    if begins_a_formula(text.trim_start_matches(SHIELD)) { format!("{SHIELD}{text}") } else { text.to_owned() }
}

/// The text that [`neutral`] made this cell of.
pub fn original(cell: &str) -> &str {
    match cell.strip_prefix(SHIELD) {
        Some(text) if begins_a_formula(text.trim_start_matches(SHIELD)) => text,
        _ => cell,
    }
}

fn begins_a_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// The whole file.
pub(crate) fn write(sheets: &[Sheet]) -> Result<Document, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Package(error.to_string());
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let head = std::iter::once("section").chain(Field::ALL.map(name));
    writer.write_record(head).map_err(|error| failed(&error))?;
    for sheet in sheets {
        for row in &sheet.rows {
            let cells = Field::ALL.map(|field| {
                let at = sheet.columns.iter().position(|column| column.field == field);
                at.and_then(|at| row.get(at)).map(cell).unwrap_or_default()
            });
            writer
                .write_record(std::iter::once(sheet.name).chain(cells.iter().map(String::as_str)))
                .map_err(|error| failed(&error))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    Ok(Document { bytes, warnings: Vec::new() })
}

fn cell(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => neutral(text),
        Value::Number(number) => number.to_string(),
        Value::Percent(percent) => format!("{percent}%"),
        Value::Day(day) => day.to_string(),
    }
}

/// A column's name, which stays the same whatever the record is.
fn name(field: Field) -> &'static str {
    match field {
        Field::Area => "area",
        Field::Of => "of",
        Field::Title => "title",
        Field::Kind => "kind",
        Field::Status => "status",
        Field::Day => "day",
        Field::Until => "until",
        Field::Done => "done",
        Field::Exam => "exam",
        Field::Minutes => "minutes",
        Field::Value => "value",
        Field::Before => "before",
        Field::Target => "target",
        Field::Unit => "unit",
        Field::Who => "who",
        Field::Text => "text",
        Field::Note => "note",
        Field::Reason => "reason",
        Field::Credential => "credential",
        Field::Address => "address",
    }
}
