//! The tree of a person's Markdown as data for the page template: what it holds is text, never markup of the template.

use comrak::Arena;
use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use serde_json::{Value, json};

use super::{Place, read};

/// The blocks of a piece of Markdown.
pub(crate) fn tree(markdown: &str, place: Place) -> Value {
    let arena = Arena::new();
    blocks(read(&arena, markdown, place))
}

fn blocks<'a>(node: &'a AstNode<'a>) -> Value {
    node.children().filter_map(block).collect()
}

fn block<'a>(node: &'a AstNode<'a>) -> Option<Value> {
    Some(match &node.data().value {
        NodeValue::Paragraph => json!({ "is": "paragraph", "text": spans(node), "rtl": right_to_left(node) }),
        NodeValue::Heading(_) => json!({ "is": "subheading", "text": spans(node), "rtl": right_to_left(node) }),
        NodeValue::List(list) => {
            let start = matches!(list.list_type, ListType::Ordered).then_some(list.start);
            let items: Value = node.children().map(item).collect();
            json!({ "is": "list", "start": start, "items": items })
        }
        NodeValue::CodeBlock(code) => json!({ "is": "code", "text": code.literal.trim_end_matches('\n') }),
        NodeValue::BlockQuote => json!({ "is": "quote", "blocks": blocks(node) }),
        NodeValue::ThematicBreak => json!({ "is": "rule" }),
        NodeValue::Table(table) => {
            let sides: Value = table.alignments.iter().map(|alignment| Value::from(side(*alignment))).collect();
            let rows: Value = node.children().map(|row| row.children().map(spans).collect::<Value>()).collect();
            json!({ "is": "grid", "sides": sides, "rows": rows })
        }
        NodeValue::FootnoteDefinition(note) => {
            json!({ "is": "note", "mark": mark(node, &note.name), "blocks": blocks(node) })
        }
        // What stands where a block is wanted is shown as one.
        _ => json!({ "is": "paragraph", "text": [span(node)?], "rtl": right_to_left(node) }),
    })
}

fn item<'a>(node: &'a AstNode<'a>) -> Value {
    let done = match &node.data().value {
        NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
        _ => None,
    };
    json!({ "done": done, "blocks": blocks(node) })
}

fn side(alignment: TableAlignment) -> &'static str {
    match alignment {
        TableAlignment::Right => "right",
        TableAlignment::Center => "center",
        TableAlignment::Left | TableAlignment::None => "left",
    }
}

/// Which footnote of its piece this is, counted as they are first referred to.
pub(crate) fn mark<'a>(node: &'a AstNode<'a>, name: &str) -> String {
    node.ancestors()
        .last()
        .and_then(|root| {
            root.descendants().find_map(|other| match &other.data().value {
                NodeValue::FootnoteReference(note) if note.name == name => Some(note.ix),
                _ => None,
            })
        })
        .map_or_else(String::new, |number| number.to_string())
}

fn spans<'a>(node: &'a AstNode<'a>) -> Value {
    node.children().filter_map(span).collect()
}

fn span<'a>(node: &'a AstNode<'a>) -> Option<Value> {
    Some(match &node.data().value {
        NodeValue::Text(text) => json!({ "is": "text", "text": text }),
        NodeValue::SoftBreak => json!({ "is": "text", "text": " " }),
        NodeValue::LineBreak => json!({ "is": "break" }),
        NodeValue::Code(code) => json!({ "is": "mono", "text": code.literal }),
        NodeValue::Emph => json!({ "is": "emphasis", "text": spans(node) }),
        NodeValue::Strong => json!({ "is": "strong", "text": spans(node) }),
        NodeValue::Strikethrough => json!({ "is": "strike", "text": spans(node) }),
        NodeValue::Link(link) => json!({ "is": "link", "url": link.url, "text": spans(node) }),
        NodeValue::FootnoteReference(note) => json!({ "is": "mark", "text": note.ix.to_string() }),
        _ if node.first_child().is_some() => json!({ "is": "group", "text": spans(node) }),
        _ => return None,
    })
}

/// Whether the first letter with a direction runs from right to left.
fn right_to_left<'a>(node: &'a AstNode<'a>) -> bool {
    crate::words::right_to_left(&node.collect_text())
}
