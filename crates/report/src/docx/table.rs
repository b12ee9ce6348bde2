//! Tables: those of a report and those that a person wrote.

use std::fmt::Write as _;

use super::body::Body;
use super::paragraph::{STEP, Setting};
use crate::outline::{Cell, Column, ColumnKind, Table};

/// One cell of a table: how its only paragraph is set, and its runs.
pub(super) type Filled = (Setting, String);

impl Body {
    /// Appends a table of ours.
    pub(super) fn table(&mut self, table: &Table) {
        let widths = widths(&table.columns, self.width);
        let aligned = |kind: ColumnKind| (kind == ColumnKind::Number).then_some("right");
        let head = table.columns.iter().map(|column| {
            // A head without words is read aloud as nothing; the page says the same.
            let name = if column.name.is_empty() { "Chart" } else { &column.name };
            (
                Setting { aligned: aligned(column.kind), ..Setting::default() },
                super::paragraph::run(name, Default::default()),
            )
        });
        let mut rows = vec![head.collect()];
        for row in &table.rows {
            let cells = row.iter().zip(&table.columns).map(|(cell, column)| {
                let (rtl, runs) = match cell {
                    Cell::Line { text } => self.spans(text),
                    Cell::Drawing(strip) => (false, self.drawing(strip)),
                };
                (Setting { aligned: aligned(column.kind), rtl, ..Setting::default() }, runs)
            });
            rows.push(cells.collect());
        }
        self.rows(&widths, 0, &rows);
    }

    /// Appends rows as a table whose first row is its head, which is repeated on each page; so many steps to the right.
    pub(super) fn rows(&mut self, widths: &[u32], steps: u32, rows: &[Vec<Filled>]) {
        let whole: u32 = widths.iter().sum();
        let _ = write!(
            self.xml,
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{whole}" w:type="dxa"/><w:tblInd w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#,
            steps * STEP
        );
        for width in widths {
            let _ = write!(self.xml, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.xml.push_str("</w:tblGrid>");
        for (index, row) in rows.iter().enumerate() {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
            self.xml.push_str(if index == 0 { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
            for ((setting, runs), width) in row.iter().zip(widths) {
                let _ = write!(self.xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
                self.paragraph("TableText", *setting, runs);
                self.xml.push_str("</w:tc>");
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
        // Without a paragraph between them two tables are one.
        self.paragraph("AfterTable", Setting::default(), "");
    }
}

/// What is short gets what it needs, words share the rest, and sentences half as much again.
fn widths(columns: &[Column], whole: u32) -> Vec<u32> {
    let needed = |kind: ColumnKind| match kind {
        ColumnKind::Drawing => Some(2000),
        ColumnKind::Short => Some(1650),
        ColumnKind::Number => Some(1300),
        ColumnKind::Words | ColumnKind::Long => None,
    };
    let share = |kind: ColumnKind| match kind {
        ColumnKind::Words => 2,
        ColumnKind::Long => 3,
        ColumnKind::Drawing | ColumnKind::Short | ColumnKind::Number => 0,
    };
    let taken: u32 = columns.iter().filter_map(|column| needed(column.kind)).sum();
    let shares: u32 = columns.iter().map(|column| share(column.kind)).sum();
    let rest = whole.saturating_sub(taken) / shares.max(1);
    columns.iter().map(|column| needed(column.kind).unwrap_or(rest * share(column.kind))).collect()
}
