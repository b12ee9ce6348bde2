//! The outline as Markdown that reads well as plain text: a person's words never become structure by accident.

use crate::outline::{Block, Cell, ColumnKind, Outline, Span, Table};
use crate::prose;

/// The whole file.
pub(crate) fn write(outline: &Outline) -> String {
    let mut paragraphs = vec![format!("# {}", escape(&outline.title))];
    let name = [&outline.name, &outline.role].into_iter().filter(|part| !part.is_empty()).map(|part| inline(part));
    let mut head = vec![name.collect::<Vec<_>>().join(", "), inline(&outline.period)];
    head.retain(|line| !line.is_empty());
    if let Some(first) = head.first_mut() {
        *first = guarded(first);
    }
    paragraphs.push(head.join("  \n"));
    paragraphs.extend(outline.banner.map(|banner| format!("**{banner}**")));
    blocks(&mut paragraphs, &outline.blocks);
    let mut out = paragraphs.join("\n\n");
    out.push('\n');
    out
}

fn blocks(out: &mut Vec<String>, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => out.push(format!("{} {}", "#".repeat(usize::from(*level)), escape(text))),
            Block::Facts { text } => out.push(guarded(&inline(text))),
            Block::Label { text } => out.push(format!("**{}**", inline(text))),
            Block::Mention { text, area } => out.push(guarded(&inline(&format!("{text} — see {area}")))),
            Block::Line { text, .. } => out.push(guarded(&spans(text))),
            Block::Points { points } => {
                let lines = points.iter().map(|point| {
                    let state = match point.done {
                        Some(true) => "[x] ",
                        Some(false) => "[ ] ",
                        None => "",
                    };
                    format!("- {state}{}", guarded(&spans(&point.text)))
                });
                out.push(lines.collect::<Vec<_>>().join("\n"));
            }
            Block::Table(it) => out.push(table(it)),
            Block::Pair { left, right } => {
                self::blocks(out, left);
                self::blocks(out, right);
            }
            Block::Prose { prose } => {
                let text = prose::commonmark(&prose.markdown, prose.place);
                let text = text.trim_matches('\n');
                if !text.is_empty() {
                    // An empty comment ends a list before a list of the person's own, which would else continue it.
                    if out.last().is_some_and(|last| last.starts_with("- ")) && text.starts_with("- ") {
                        out.push("<!-- -->".to_owned());
                    }
                    out.push(text.to_owned());
                }
            }
        }
    }
}

fn table(table: &Table) -> String {
    let shown: Vec<_> =
        (0..table.columns.len()).filter(|index| table.columns[*index].kind != ColumnKind::Drawing).collect();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        line(shown.iter().map(|index| inline(&table.columns[*index].name)).collect()),
        line(
            shown
                .iter()
                .map(|index| if table.columns[*index].kind == ColumnKind::Number { "--:" } else { "---" }.to_owned())
                .collect(),
        ),
    ];
    for row in &table.rows {
        let cells = shown.iter().filter_map(|index| match row.get(*index)? {
            Cell::Line { text } => Some(spans(text)),
            Cell::Drawing(_) => None,
        });
        lines.push(line(cells.collect()));
    }
    lines.join("\n")
}

fn spans(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text { text } | Span::Quiet { text } => inline(text),
            Span::Link { text, url } if text == url => format!("<{}>", address(url)),
            Span::Link { text, url } => format!("[{}](<{}>)", inline(text), address(url)),
        })
        .collect()
}

fn address(url: &str) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C").replace('|', "%7C")
}

/// Text at the start of a heading, where no block can begin but a closing run of `#` would be lost.
fn escape(text: &str) -> String {
    let escaped = inline(text);
    match escaped.strip_suffix('#') {
        Some(start) => format!("{start}\\#"),
        None => escaped,
    }
}

/// Text within a line: nothing in it is a mark of Markdown any more.
fn inline(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (index, letter) in letters.iter().enumerate() {
        let beside = |offset: isize| index.checked_add_signed(offset).and_then(|at| letters.get(at)).copied();
        let within_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let marks = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => !(within_word(beside(-1)) && within_word(beside(1))),
            '&' => beside(1).is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(*letter);
    }
    out
}

/// A line that already reads as text within a line, kept from beginning a heading, list, quote or rule. Space before it would
/// say nothing, and could hide such a beginning.
fn guarded(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    match line.chars().nth(digits) {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some('#' | '+' | '-' | '=' | '>') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}
