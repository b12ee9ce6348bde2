//! What a person reads: headings, facts and aligned columns.

use anstyle::{AnsiColor, Style};
use cairn::{RecordId, day};
use chrono::NaiveDate;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Titles.
pub const BOLD: Style = Style::new().bold();
/// What is there for those who look for it.
pub const DIM: Style = Style::new().dimmed();
/// What went well.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// What wants to be looked at.
pub const WARN: Style = AnsiColor::Yellow.on_default();
/// What went wrong.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Plain text.
pub const PLAIN: Style = Style::new();

/// The narrowest that a column is cut to.
const NARROWEST: usize = 16;

/// How wide the names of fields are.
const FIELD: usize = 12;

/// How many letters of an id's last part are shown: enough to name a record among many thousands.
const SHORT: usize = 8;

/// Text in a style. Control letters in it, which a terminal would obey, are shown as what they are not.
pub fn styled(text: &str, style: Style) -> String {
    let plain: String = text.chars().map(|letter| if is_obeyed(letter) { '\u{fffd}' } else { letter }).collect();
    if style == PLAIN || plain.is_empty() { plain } else { format!("{style}{plain}{style:#}") }
}

fn is_obeyed(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// The beginning of an id's last part, which names the record in the terminal.
pub fn short(id: impl Into<RecordId>) -> String {
    id.into().short().chars().take(SHORT).collect()
}

/// `1 h 30`, `45 min`.
pub fn minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest:02}"),
    }
}

/// A number without needless zeros.
pub fn number(number: f64) -> String {
    format!("{number}")
}

/// `due on Tue 1 Dec 2026`, or nothing without a day.
pub fn on(what: &str, date: Option<NaiveDate>) -> Option<String> {
    let said = |date| {
        if what.is_empty() { format!("on {}", day::reading(date)) } else { format!("{what} on {}", day::reading(date)) }
    };
    date.map(said)
}

/// A day in a column.
pub fn dated(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// `1 record`, `3 records`.
pub fn count(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The first line of a longer text.
pub fn first_line(text: &str) -> &str {
    text.trim().lines().next().unwrap_or_default()
}

/// One cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    /// A cell in a style.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into().replace(['\n', '\t'], " "), style, right: false }
    }

    /// A number.
    pub fn right(text: impl Into<String>) -> Self {
        Self { right: true, ..Self::new(text, PLAIN) }
    }

    /// The same cell, for those who look for it.
    pub fn faint(self) -> Self {
        Self { style: DIM, ..self }
    }

    /// The short id of a record.
    pub fn id(id: impl Into<RecordId>) -> Self {
        Self::new(short(id), DIM)
    }

    fn width(&self) -> usize {
        self.text.width()
    }

    fn cut(&mut self, width: usize) {
        if self.width() <= width {
            return;
        }
        let mut used = 1;
        self.text = self
            .text
            .chars()
            .take_while(|letter| {
                used += letter.width().unwrap_or(0);
                used <= width
            })
            .collect();
        self.text.push('…');
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text, PLAIN)
    }
}

/// A page of text for a person.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
    width: Option<usize>,
}

impl Page {
    /// An empty page, as wide as the terminal where there is one.
    pub fn new(width: Option<usize>) -> Self {
        Self { text: String::new(), width }
    }

    /// What is on it.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A record's title with its id.
    pub fn title(&mut self, title: &str, id: impl Into<RecordId>) {
        self.text += &format!("{}  {}\n", styled(first_line(title), BOLD), styled(&short(id), DIM));
    }

    /// A heading, with an empty line above it.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.text += &format!("{}\n", styled(heading, BOLD));
    }

    /// An empty line, unless the page is empty or has one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// One line.
    pub fn line(&mut self, line: impl AsRef<str>) {
        self.text += &format!("{}\n", styled(line.as_ref(), PLAIN));
    }

    /// One line in a style.
    pub fn line_in(&mut self, style: Style, line: impl AsRef<str>) {
        self.text += &format!("{}\n", styled(line.as_ref(), style));
    }

    /// Facts on one line; what is empty is left out.
    pub fn facts<I: IntoIterator<Item = F>, F: Into<Option<String>>>(&mut self, facts: I) {
        let facts: Vec<String> = facts.into_iter().filter_map(Into::into).filter(|fact| !fact.is_empty()).collect();
        if !facts.is_empty() {
            self.line(facts.join(" · "));
        }
    }

    /// A named field; nothing when it is empty. Further lines stand below the first.
    pub fn field(&mut self, name: &str, text: &str) {
        for (at, line) in self.wrapped(text, FIELD + 4).iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            let space = " ".repeat(FIELD.saturating_sub(name.width()));
            self.text += format!("  {}{space}  {}", styled(name, DIM), styled(line, PLAIN)).trim_end();
            self.text.push('\n');
        }
    }

    /// A longer sentence in a style, indented, in as many lines as the terminal asks for.
    pub fn sentence(&mut self, style: Style, indent: usize, text: &str) {
        for line in self.wrapped(text, indent) {
            self.line_in(style, format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn wrapped(&self, text: &str, indent: usize) -> Vec<String> {
        let width = self.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(NARROWEST));
        text.trim().lines().flat_map(|line| textwrap::wrap(line, width)).map(|line| line.into_owned()).collect()
    }

    /// What a place said and what it says since, line by line; an empty text says nothing.
    pub fn before_and_after(&mut self, before: &str, after: &str) {
        for (sign, text) in [("-", before), ("+", after)] {
            for line in text.lines().filter(|line| !line.is_empty()) {
                self.sentence(DIM, 2, &format!("{sign} {line}"));
            }
        }
    }

    /// A longer text as it is, with an empty line above it.
    pub fn prose(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.gap();
            self.line(text.trim_end());
        }
    }

    /// Rows in columns. Where the terminal is too narrow the columns named by `cut` are, in that order; an empty head is
    /// not shown.
    pub fn table(&mut self, head: &[&str], cut: &[usize], rows: impl IntoIterator<Item = Vec<Cell>>) {
        let mut rows: Vec<Vec<Cell>> = rows.into_iter().collect();
        if rows.is_empty() {
            return;
        }
        if !head.is_empty() {
            let right = |column: usize| rows.iter().filter_map(|row| row.get(column)).any(|cell: &Cell| cell.right);
            let cells = head.iter().enumerate().map(|(at, name)| Cell { right: right(at), ..Cell::new(*name, DIM) });
            rows.insert(0, cells.collect());
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut widths: Vec<usize> = (0..columns)
            .map(|column| rows.iter().filter_map(|row| row.get(column)).map(Cell::width).max().unwrap_or_default())
            .collect();
        let whole: usize = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
        let mut over = whole.saturating_sub(self.width.unwrap_or(usize::MAX));
        for column in cut {
            if let Some(width) = widths.get_mut(*column) {
                let less = over.min(width.saturating_sub(NARROWEST));
                *width -= less;
                over -= less;
            }
        }
        for mut row in rows {
            row.iter_mut().zip(&widths).for_each(|(cell, width)| cell.cut(*width));
            self.row(&row, &widths);
        }
    }

    fn row(&mut self, row: &[Cell], widths: &[usize]) {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            let space = " ".repeat(width.saturating_sub(cell.width()));
            let gap = if column == 0 { "" } else { "  " };
            let text = styled(&cell.text, cell.style);
            line += &if cell.right { format!("{gap}{space}{text}") } else { format!("{gap}{text}{space}") };
        }
        self.text += &format!("{}\n", line.trim_end());
    }
}
