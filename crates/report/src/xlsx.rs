//! The report as a workbook: a sheet for each kind of record, its cells typed, its charts native.

mod charts;

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::outline::Outline;
use crate::sheets::{Sheet, Value};
use crate::{Document, Error, Paper};

/// What a cell may hold, in the units of UTF-16 that spreadsheets count.
const LONGEST: usize = 32_767;
/// How many letters wide a cell is before its text goes on below.
const WIDEST: usize = 50;
/// How many lines of a text are shown; the cell holds the others too.
const MOST_LINES: usize = 20;
/// How high a line is, in points.
const LINE: f64 = 15.0;
/// How much of the title fits at the foot of a page: Excel gives up a file with more than 255 letters there.
const LONGEST_FOOT: usize = 100;

/// The whole file. Its date is the day that the report is computed as of, so nothing depends on today.
pub(crate) fn write(sheets: &[Sheet], outline: &Outline, as_of: NaiveDate, paper: Paper) -> Result<Document, Error> {
    let mut warnings = Vec::new();
    let bytes =
        workbook(sheets, outline, as_of, paper, &mut warnings).map_err(|error| Error::Package(error.to_string()))?;
    Ok(Document { bytes, warnings })
}

fn workbook(
    sheets: &[Sheet],
    outline: &Outline,
    as_of: NaiveDate,
    paper: Paper,
    warnings: &mut Vec<String>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(outline.title_and_name()).set_author(&outline.name);
    if let Some(day) = day(as_of) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name)?;
        set_up(page, outline, paper);
        let widths: Vec<usize> = (0..sheet.columns.len()).map(|at| width(sheet, at)).collect();
        head(page, sheet, &widths)?;
        for (row, at) in sheet.rows.iter().zip(1u32..) {
            page.set_row_height(at, LINE * lines(row, &widths) as f64)?;
            for (value, across) in row.iter().zip(0u16..) {
                if fill(page, (at, across), value)? {
                    warnings.push(too_long(sheet.name, at));
                }
            }
        }
        charts::insert(page, sheet)?;
    }
    workbook.save_to_buffer()
}

/// How the sheet looks when it is printed.
fn set_up(page: &mut Worksheet, outline: &Outline, paper: Paper) {
    page.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(match paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    });
    if let Some(banner) = outline.banner {
        page.set_header(format!("&C&B{banner}"));
    }
    let title: String = outline.title_and_name().chars().take(LONGEST_FOOT).collect();
    page.set_footer(format!("&L{}&C&A&R&P of &N", title.replace('&', "&&")));
}

/// The first row, which stays in view, is repeated on each page and filters what is below.
fn head(page: &mut Worksheet, sheet: &Sheet, widths: &[usize]) -> Result<(), XlsxError> {
    let bold =
        Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_background_color(Color::RGB(0xEFEBE5));
    let mut last = 0;
    for ((column, width), at) in sheet.columns.iter().zip(widths).zip(0u16..) {
        let mut cells = sheet.rows.iter().filter_map(|row| row.get(usize::from(at)));
        let counts = cells.all(|cell| matches!(cell, Value::Number(_) | Value::Percent(_) | Value::Nothing));
        // Off the edge, where the arrow of the filter lies.
        let looks = if counts { bold.clone().set_align(FormatAlign::Right).set_indent(2) } else { bold.clone() };
        page.write_string_with_format(0, at, &column.name, &looks)?;
        page.set_column_width(at, *width as f64)?;
        last = at;
    }
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    page.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.autofilter(0, 0, rows, last)?;
    Ok(())
}

/// Writes a cell, and says whether some of its text had to be left out. Text is written as text: no cell is a formula.
fn fill(page: &mut Worksheet, (row, column): (u32, u16), value: &Value) -> Result<bool, XlsxError> {
    let looks = looks(value);
    match value {
        Value::Nothing => {}
        Value::Text(text) => {
            let kept = fitting(text);
            page.write_string_with_format(row, column, kept, &looks)?;
            return Ok(kept.len() < text.len());
        }
        Value::Number(number) => _ = page.write_number_with_format(row, column, *number, &looks)?,
        Value::Percent(percent) => {
            page.write_number_with_format(row, column, f64::from(*percent) / 100.0, &looks)?;
        }
        Value::Day(date) => match day(*date) {
            Some(day) => _ = page.write_datetime_with_format(row, column, day, &looks)?,
            // The calendar of a spreadsheet begins in 1900.
            None => _ = page.write_string_with_format(row, column, date.to_string(), &looks)?,
        },
    }
    Ok(false)
}

/// Numbers a little off the next column, days in an order that no country takes for another, text over several lines.
fn looks(value: &Value) -> Format {
    let looks = Format::new().set_align(FormatAlign::Top);
    let number = |looks: Format| looks.set_align(FormatAlign::Right).set_indent(1);
    match value {
        Value::Number(_) => number(looks),
        Value::Percent(_) => number(looks).set_num_format("0%"),
        Value::Day(_) => looks.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        Value::Text(_) | Value::Nothing => looks.set_text_wrap(),
    }
}

fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// As wide as its longest line, up to a limit; the head needs room for the arrow of its filter too.
fn width(sheet: &Sheet, at: usize) -> usize {
    let head = sheet.columns.get(at).map_or(0, |column| column.name.chars().count() + 4);
    let cells = sheet.rows.iter().filter_map(|row| match row.get(at)? {
        Value::Text(text) => text.lines().map(|line| line.chars().count()).max(),
        Value::Day(_) => Some("2026-09-30".len()),
        Value::Number(_) | Value::Percent(_) | Value::Nothing => None,
    });
    (cells.chain([head]).max().unwrap_or_default() + 2).min(WIDEST)
}

/// How many lines the texts of a row need: not every reader finds out by itself.
fn lines(row: &[Value], widths: &[usize]) -> usize {
    let needed = row.iter().zip(widths).map(|(value, width)| match value {
        // Words do not fill every line to its end.
        Value::Text(text) => text.lines().map(|line| line.chars().count() / width.max(&1) + 1).sum(),
        _ => 1,
    });
    needed.max().unwrap_or(1).clamp(1, MOST_LINES)
}

/// As much of the text as a cell may hold.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > LONGEST {
            return &text[..at];
        }
    }
    text
}

fn too_long(sheet: &str, row: u32) -> String {
    format!(
        "A text in row {} of the sheet {sheet} is longer than the 32,767 letters that a cell may hold and ends there; the \
         other formats have all of it.",
        row + 1
    )
}
