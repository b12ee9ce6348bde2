//! What a person wrote as Markdown, in the styles of Word.

use comrak::Arena;
use comrak::nodes::{AstNode, ListType, NodeList, NodeValue, TableAlignment};

use super::body::{BULLETS, Body, task};
use super::paragraph::{Look, STEP, Setting, run};
use crate::prose::{self, Place};
use crate::words;

/// What a numbered list may begin with in Word.
const LARGEST_START: usize = 32_767;

/// A table of more columns Word does not open.
const MOST_COLUMNS: usize = 63;

/// What stands before the first paragraph of a point or note.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Point(u32),
    Task(bool),
}

/// Where a block lies in the blocks around it.
#[derive(Debug, Clone)]
struct Within {
    style: &'static str,
    /// The style of a heading here.
    heading: u8,
    /// How many steps to the right.
    steps: u32,
    /// How many lists it lies in.
    lists: u32,
    /// What the next paragraph begins with: the mark of its point.
    mark: Option<Mark>,
    /// What the next paragraph begins with: the number of its note.
    number: String,
}

impl Body {
    /// Appends a piece of Markdown.
    pub(super) fn prose(&mut self, markdown: &str, place: Place) {
        let arena = Arena::new();
        let root = prose::read(&arena, markdown, place);
        // All its headings are of one level, the one below those of the document, so that none skips a level.
        let heading = place.below.clamp(1, 4);
        self.within(
            root,
            &mut Within { style: "Normal", heading, steps: 0, lists: 0, mark: None, number: String::new() },
        );
    }

    fn within<'a>(&mut self, node: &'a AstNode<'a>, within: &mut Within) {
        for child in node.children() {
            self.block(child, within);
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, within: &mut Within) {
        match &node.data().value {
            NodeValue::Heading(_) => {
                let style = format!("Heading{}", within.heading);
                self.spoken(node, &style, within);
            }
            NodeValue::List(list) => {
                self.mark_alone(within);
                self.list(node, list, within);
            }
            NodeValue::CodeBlock(code) => {
                let runs = run(code.literal.trim_end_matches('\n'), Look::default());
                self.marked("Code", within, false, &runs);
            }
            NodeValue::BlockQuote => {
                self.mark_alone(within);
                self.within(node, &mut Within { style: "Quote", steps: within.steps + 1, ..within.clone() });
            }
            NodeValue::ThematicBreak => self.marked("Rule", within, false, ""),
            NodeValue::Table(table) => {
                self.mark_alone(within);
                if table.alignments.len() > MOST_COLUMNS {
                    self.tabbed(node, within);
                } else {
                    self.grid(node, &table.alignments, within.steps);
                }
            }
            NodeValue::FootnoteDefinition(note) => {
                let number = run(&prose::mark(node, &note.name), raised());
                self.within(node, &mut Within { style: "FootnoteText", number, ..within.clone() });
            }
            NodeValue::Paragraph => self.spoken(node, within.style, within),
            // What stands where a block is wanted is shown as one.
            _ => {
                let runs = self.span(node, Look::default());
                self.marked(within.style, within, false, &runs);
            }
        }
    }

    fn spoken<'a>(&mut self, node: &'a AstNode<'a>, style: &str, within: &mut Within) {
        let runs = self.inline(node, Look::default());
        self.marked(style, within, words::right_to_left(&node.collect_text()), &runs);
    }

    /// A paragraph with the mark that waits for it, if one does.
    fn marked(&mut self, style: &str, within: &mut Within, rtl: bool, runs: &str) {
        let setting = Setting { steps: within.steps, rtl, ..Setting::default() };
        let number = std::mem::take(&mut within.number);
        let own = |other: &'static str| if ["Normal", "Quote"].contains(&style) { other } else { style }.to_owned();
        let (style, setting, before) = match within.mark.take() {
            Some(Mark::Task(done)) => (own("ListTask"), Setting { marked: true, ..setting }, task(done)),
            Some(Mark::Point(list)) => {
                let style = own(if list == BULLETS { "ListBullet" } else { "ListNumber" });
                let point = Some((list, within.lists.saturating_sub(1)));
                (style, Setting { marked: true, point, ..setting }, String::new())
            }
            None if within.lists > 0 && style == "Normal" => ("ListContinue".to_owned(), setting, String::new()),
            None => (style.to_owned(), setting, String::new()),
        };
        self.paragraph(&style, setting, &(before + &number + runs));
    }

    /// The mark on a line of its own, where a point begins with what has no line to put it on.
    fn mark_alone(&mut self, within: &mut Within) {
        if within.mark.is_some() {
            self.marked("Normal", within, false, "");
        }
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, list: &NodeList, within: &Within) {
        let id = match list.list_type {
            ListType::Bullet => BULLETS,
            ListType::Ordered => {
                let start = u32::try_from(list.start.min(LARGEST_START)).unwrap_or_default();
                self.lists.push((within.lists, start));
                BULLETS + u32::try_from(self.lists.len()).unwrap_or_default()
            }
        };
        for item in node.children() {
            let mark = match &item.data().value {
                NodeValue::TaskItem(task) => Mark::Task(task.symbol.is_some()),
                _ => Mark::Point(id),
            };
            let mut inside =
                Within { steps: within.steps + 1, lists: within.lists + 1, mark: Some(mark), ..within.clone() };
            self.within(item, &mut inside);
            self.mark_alone(&mut inside);
        }
    }

    fn grid<'a>(&mut self, node: &'a AstNode<'a>, alignments: &[TableAlignment], steps: u32) {
        let columns = u32::try_from(alignments.len()).unwrap_or(u32::MAX).max(1);
        let width = self.width.saturating_sub(steps * STEP) / columns;
        let mut rows = Vec::new();
        for row in node.children() {
            let cells = row.children().zip(alignments).map(|(cell, alignment)| {
                let aligned = match alignment {
                    TableAlignment::Right => Some("right"),
                    TableAlignment::Center => Some("center"),
                    TableAlignment::Left | TableAlignment::None => None,
                };
                let rtl = words::right_to_left(&cell.collect_text());
                (Setting { aligned, rtl, ..Setting::default() }, self.inline(cell, Look::default()))
            });
            rows.push(cells.collect());
        }
        self.rows(&vec![width; alignments.len()], steps, &rows);
    }

    /// A table that is too wide to be one: its rows as lines.
    fn tabbed<'a>(&mut self, node: &'a AstNode<'a>, within: &mut Within) {
        for row in node.children() {
            let cells: Vec<String> = row.children().map(|cell| self.inline(cell, Look::default())).collect();
            self.marked(within.style, within, false, &cells.join(&run("\t", Look::default())));
        }
    }

    fn inline<'a>(&mut self, node: &'a AstNode<'a>, look: Look) -> String {
        node.children().map(|child| self.span(child, look)).collect()
    }

    fn span<'a>(&mut self, node: &'a AstNode<'a>, look: Look) -> String {
        match &node.data().value {
            NodeValue::Text(text) => run(text, look),
            NodeValue::SoftBreak => run(" ", look),
            NodeValue::LineBreak => run("\n", look),
            NodeValue::Code(code) => run(&code.literal, Look { style: Some("CodeInline"), ..look }),
            NodeValue::Emph => self.inline(node, Look { italic: true, ..look }),
            NodeValue::Strong => self.inline(node, Look { bold: true, ..look }),
            NodeValue::Strikethrough => self.inline(node, Look { struck: true, ..look }),
            NodeValue::Link(link) => {
                let look = Look { style: Some("Hyperlink"), ..look };
                let words = self.inline(node, look);
                let words = if words.is_empty() { run(&link.url, look) } else { words };
                self.link(&link.url, &words)
            }
            NodeValue::FootnoteReference(note) => run(&note.ix.to_string(), raised()),
            _ => self.inline(node, look),
        }
    }
}

fn raised() -> Look {
    Look { style: Some("FootnoteReference"), ..Look::default() }
}
