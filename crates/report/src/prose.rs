//! Markdown that a person wrote, made safe once for every document: no HTML, no foreign address, no image.

mod tree;

use comrak::nodes::{AstNode, NodeHeading, NodeLink, NodeValue};
use comrak::{Arena, Options};

pub(crate) use self::tree::{mark, tree};
use crate::words;

/// Deeper than any person nests lists and quotes; what lies below is shown as plain text.
const DEEPEST: usize = 16;

/// How one piece of Markdown sits in the document around it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    /// How many heading levels the document already uses above it.
    pub(crate) below: u8,
    /// Which piece of the document it is, so that two footnotes of one name stay apart; none for a piece on its own.
    pub(crate) number: Option<usize>,
    /// A word of ours that its first paragraph begins with; may be empty.
    pub(crate) label: &'static str,
    /// Whether `attachment:` addresses stay links: only the window can show the files that they name.
    pub(crate) files: bool,
}

/// The Markdown that is read and written: CommonMark with tables, strikethrough, tasks, footnotes and bare addresses.
pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    options.render.prefer_fenced = true;
    options
}

/// Reads Markdown and makes it safe; the tree lives in `arena`.
pub(crate) fn read<'a>(arena: &'a Arena<'a>, markdown: &str, place: Place) -> &'a AstNode<'a> {
    let root = comrak::parse_document(arena, &words::lines(markdown), &options());
    flatten(arena, root);
    for node in root.descendants().collect::<Vec<_>>() {
        mend(arena, node, place);
    }
    if !place.label.is_empty() {
        begin_with(arena, root, place.label);
    }
    root
}

fn begin_with<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, label: &'static str) {
    let strong = new(arena, NodeValue::Strong);
    strong.append(new(arena, NodeValue::Text(format!("{label}:").into())));
    match root.first_child() {
        Some(first) if matches!(first.data().value, NodeValue::Paragraph) => {
            first.prepend(new(arena, NodeValue::Text(" ".into())));
            first.prepend(strong);
        }
        _ => {
            let paragraph = new(arena, NodeValue::Paragraph);
            paragraph.append(strong);
            root.prepend(paragraph);
        }
    }
}

/// Replaces whatever lies too deep by its plain text, so that no reader of the tree can run out of stack.
fn flatten<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let mut level = vec![root];
    for _ in 0..DEEPEST {
        level = level.iter().flat_map(|node| node.children()).collect();
    }
    for node in level.into_iter().filter(|node| node.first_child().is_some()) {
        match node.data().value {
            NodeValue::TableRow(_) => node.children().for_each(|cell| hold_text(arena, cell, None)),
            NodeValue::Item(_) | NodeValue::TaskItem(_) | NodeValue::BlockQuote | NodeValue::FootnoteDefinition(_) => {
                hold_text(arena, node, Some(NodeValue::Paragraph));
            }
            _ => hold_text(arena, node, None),
        }
        let value = match &node.data().value {
            NodeValue::List(_) | NodeValue::Table(_) => NodeValue::Paragraph,
            NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
            | NodeValue::Image(_) => NodeValue::Text(node.collect_text().into()),
            _ => continue,
        };
        if !value.block() {
            node.children().for_each(|child| child.detach());
        }
        node.data_mut().value = value;
    }
}

/// Makes the node hold its own plain text and nothing else.
fn hold_text<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, within: Option<NodeValue>) {
    let words = new(arena, NodeValue::Text(node.collect_text().into()));
    node.children().for_each(|child| child.detach());
    match within {
        Some(value) => {
            let paragraph = new(arena, value);
            paragraph.append(words);
            node.append(paragraph);
        }
        None => node.append(words),
    }
}

fn mend<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, place: Place) {
    // Most of a text is words, which need neither mending nor the copy below.
    if matches!(node.data().value, NodeValue::Text(_) | NodeValue::SoftBreak | NodeValue::Paragraph) {
        return;
    }
    let value = node.data().value.clone();
    match value {
        NodeValue::Heading(heading) => {
            let level = heading.level.saturating_add(place.below).min(6);
            node.data_mut().value = NodeValue::Heading(NodeHeading { level, setext: false, ..heading });
        }
        NodeValue::HtmlBlock(html) => show_html(arena, node, &html.literal, true),
        NodeValue::HtmlInline(html) => show_html(arena, node, &html, false),
        NodeValue::Link(link) => keep_link(node, &link, place),
        NodeValue::Image(image) => {
            node.data_mut().value = NodeValue::Link(image.clone());
            if node.first_child().is_none() {
                node.append(new(arena, NodeValue::Text(image.url.clone().into())));
            }
            if node.ancestors().skip(1).any(|above| matches!(above.data().value, NodeValue::Link(_))) {
                unwrap(node);
            } else {
                keep_link(node, &image, place);
            }
        }
        NodeValue::FootnoteDefinition(mut note) => {
            note.name = numbered(&note.name, place);
            node.data_mut().value = NodeValue::FootnoteDefinition(note);
        }
        NodeValue::FootnoteReference(mut note) => {
            note.name = numbered(&note.name, place);
            node.data_mut().value = NodeValue::FootnoteReference(note);
        }
        _ => {}
    }
}

fn numbered(name: &str, place: Place) -> String {
    place.number.map_or_else(|| name.to_owned(), |number| format!("{number}-{name}"))
}

/// HTML is never carried over: a comment goes, `<br>` is a line break, everything else is shown as the text it is,
/// because `Vec<String>` in a note is no tag that its writer would want to lose.
fn show_html<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, html: &str, block: bool) {
    let text = html.trim();
    if text.starts_with("<!--") && text.ends_with("-->") {
        node.detach();
    } else if block {
        node.data_mut().value = NodeValue::Paragraph;
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                node.append(new(arena, NodeValue::SoftBreak));
            }
            node.append(new(arena, NodeValue::Text(line.to_owned().into())));
        }
    } else if ["<br>", "<br/>", "<br />"].contains(&text.to_ascii_lowercase().as_str()) {
        node.data_mut().value = NodeValue::LineBreak;
    } else {
        node.data_mut().value = NodeValue::Text(html.to_owned().into());
    }
}

fn keep_link<'a>(node: &'a AstNode<'a>, link: &NodeLink, place: Place) {
    let kept = place.files && names_a_file(&link.url);
    if !kept && words::address(&link.url).is_none() {
        unwrap(node);
    }
}

/// Whether an address names a file that is kept in the logbook: `attachment:` and its id.
fn names_a_file(url: &str) -> bool {
    url.strip_prefix("attachment:")
        .is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'))
}

fn unwrap<'a>(node: &'a AstNode<'a>) {
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.detach();
}

fn new<'a>(arena: &'a Arena<'a>, value: NodeValue) -> &'a AstNode<'a> {
    arena.alloc(value.into())
}

/// Markdown as HTML that may be put into any page of ours: raw HTML is shown as text, only http, https and mailto
/// links and those to files of the logbook (`attachment:` and an id, for the window to show) are links, images become links
/// to themselves.
pub fn markdown_to_html(text: &str) -> String {
    html(text, Place { files: true, ..Place::default() })
}

/// The same for a piece of a larger document.
pub(crate) fn html(markdown: &str, place: Place) -> String {
    let arena = Arena::new();
    let mut out = String::new();
    // Writing into a String cannot go wrong.
    let _ = comrak::format_html(read(&arena, markdown, place), &options(), &mut out);
    out.replace(
        r#"<input type="checkbox" checked="" disabled="" />"#,
        r#"<input type="checkbox" checked disabled aria-label="done">"#,
    )
    .replace(r#"<input type="checkbox" disabled="" />"#, r#"<input type="checkbox" disabled aria-label="open">"#)
}

/// The Markdown itself, whole on its own (every fence closed, every reference resolved), for a larger document.
pub(crate) fn commonmark(markdown: &str, place: Place) -> String {
    let arena = Arena::new();
    let mut out = String::new();
    // Writing into a String cannot go wrong.
    let _ = comrak::format_commonmark(read(&arena, markdown, place), &options(), &mut out);
    out
}
