//! A workbook, read back.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use roxmltree::{Document, Node};

use crate::package::part;

/// What a cell holds, by its type and by how its number is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Nothing,
    Text(String),
    Number(f64),
    Percent(f64),
    Day(NaiveDate),
}

/// The rows of each sheet, in order.
pub struct Workbook(Vec<(String, Vec<Vec<Cell>>)>);

impl Workbook {
    pub fn of(bytes: &[u8]) -> Self {
        let (book, styles) = (part(bytes, "xl/workbook.xml"), part(bytes, "xl/styles.xml"));
        let strings = part(bytes, "xl/sharedStrings.xml");
        let strings = Document::parse(&strings).unwrap();
        let strings: Vec<String> = named(strings.root(), "si").map(|string| text(string)).collect();
        let styles = Document::parse(&styles).unwrap();
        let looks = looks(&styles);
        let book = Document::parse(&book).unwrap();
        let read = |(sheet, number): (Node, usize)| {
            let xml = part(bytes, &format!("xl/worksheets/sheet{number}.xml"));
            let xml = Document::parse(&xml).unwrap();
            let rows = named(xml.root(), "row").map(|row| cells(row, &strings, &looks)).collect();
            (sheet.attribute("name").unwrap().to_owned(), rows)
        };
        Self(named(book.root(), "sheet").zip(1..).map(read).collect())
    }

    pub fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn sheet(&self, name: &str) -> &[Vec<Cell>] {
        &self.0.iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    /// The cell of a column in the row that has this text.
    pub fn cell(&self, sheet: &str, row: &str, column: &str) -> Cell {
        let sheet = self.sheet(sheet);
        let (column, row) = (Cell::Text(column.to_owned()), Cell::Text(row.to_owned()));
        let at =
            sheet[0].iter().position(|cell| *cell == column).unwrap_or_else(|| panic!("{column:?} in {:?}", sheet[0]));
        let row = sheet.iter().find(|cells| cells.contains(&row)).unwrap_or_else(|| panic!("no row {row:?}"));
        row.get(at).cloned().unwrap_or(Cell::Nothing)
    }
}

fn named<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |below| below.tag_name().name() == name)
}

fn text(node: Node) -> String {
    node.descendants().filter(|below| below.is_text()).filter_map(|below| below.text()).collect()
}

/// How each style shows a number.
fn looks(styles: &Document) -> Vec<String> {
    let codes: BTreeMap<&str, &str> = styles
        .descendants()
        .filter(|node| node.tag_name().name() == "numFmt")
        .map(|format| (format.attribute("numFmtId").unwrap(), format.attribute("formatCode").unwrap()))
        .collect();
    let styled = styles.descendants().find(|node| node.tag_name().name() == "cellXfs").unwrap();
    let code = |style: Node| match style.attribute("numFmtId").unwrap() {
        "9" => "0%".to_owned(),
        other => codes.get(other).copied().unwrap_or_default().to_owned(),
    };
    styled.children().filter(|node| node.is_element()).map(code).collect()
}

fn cells(row: Node, strings: &[String], looks: &[String]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for node in row.children().filter(|node| node.tag_name().name() == "c") {
        let letter = node.attribute("r").unwrap().as_bytes()[0];
        cells.resize(usize::from(letter - b'A'), Cell::Nothing);
        let value = text(node);
        let look = node.attribute("s").map_or("", |style| &looks[style.parse::<usize>().unwrap()]);
        cells.push(match (node.attribute("t"), look) {
            (Some("s"), _) => Cell::Text(strings[value.parse::<usize>().unwrap()].clone()),
            (None, "0%") => Cell::Percent(value.parse().unwrap()),
            (None, "yyyy-mm-dd") => {
                // Day 1 of a spreadsheet is the first of 1900, and it takes that year for a leap year.
                let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
                Cell::Day(first + Days::new(value.parse().unwrap()))
            }
            (None, "") => Cell::Number(value.parse().unwrap()),
            other => panic!("{other:?} is no type of ours"),
        });
    }
    cells
}
