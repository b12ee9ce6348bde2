//! What a note's text says of itself: its first heading and its inline tags.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::markdown::day;

/// What was found in a note's text.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The first heading, as typed, when it is of the first level: `## Notes` under a file name is a part, not a title.
    pub(crate) title: Option<String>,
    /// The inline `#tags`, without `#`, in their order.
    pub(crate) tags: Vec<String>,
    /// The first heading that writes a day which the calendar does not have.
    pub(crate) impossible: Option<String>,
}

/// Reads a note's text without its frontmatter.
pub(crate) fn read(text: &str) -> Text {
    let mut found = Text::default();
    let mut headings = 0;
    let mut depth = 0;
    let mut code: Vec<Range<usize>> = Vec::new();
    let events = Parser::new(text).into_offset_iter();
    let definitions = events.reference_definitions();
    code.extend(definitions.iter().map(|(_, definition)| definition.span.clone()));
    for (event, range) in events {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Heading { level, .. }) => {
                let heading = heading(&text[range]);
                if found.impossible.is_none() && day::is_impossible(&heading) {
                    found.impossible = Some(heading.clone());
                }
                if depth == 0 {
                    headings += 1;
                    if headings == 1 && level == HeadingLevel::H1 && !heading.is_empty() {
                        found.title = Some(heading);
                    }
                }
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_) | Event::InlineHtml(_) => {
                code.push(range)
            }
            _ => {}
        }
    }
    code.sort_unstable_by_key(|range| range.start);
    found.tags = tags(text, &code);
    found
}

/// The text of a heading as it was typed, without the marks that make it one.
fn heading(source: &str) -> String {
    let source = source.trim();
    let marked = source.trim_start_matches('#');
    let words = if marked.len() < source.len() {
        let open = marked.trim_end_matches('#');
        // Closing marks stand apart: `# C#` ends with its name.
        if open.ends_with(char::is_whitespace) || open.is_empty() { open } else { marked }
    } else {
        source.rsplit_once('\n').map_or(source, |(title, _)| title)
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `#tag` after a space or at the start of a line, outside `code`, of letters, digits, `_`, `-`, `/`, not of digits alone.
fn tags(text: &str, code: &[Range<usize>]) -> Vec<String> {
    let mut tags = Vec::new();
    let mut code = code.iter().peekable();
    for (at, _) in text.match_indices('#') {
        while code.next_if(|range| range.end <= at).is_some() {}
        if code.peek().is_some_and(|range| range.contains(&at)) {
            continue;
        }
        if text[..at].ends_with(|c: char| !c.is_whitespace()) {
            continue;
        }
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !is_tag_char(c)).unwrap_or(rest.len());
        let tag = rest[..end].trim_end_matches('/');
        let digits_only = tag.bytes().all(|byte| byte.is_ascii_digit());
        if !digits_only && tag.contains(|c: char| !matches!(c, '_' | '-' | '/')) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Obsidian takes every letter and emoji, but no punctuation: General and Supplemental Punctuation are U+2000 and U+2E00.
fn is_tag_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
    }
    let punctuation = matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}');
    c.is_alphanumeric() || !(punctuation || c.is_whitespace() || c.is_control())
}
