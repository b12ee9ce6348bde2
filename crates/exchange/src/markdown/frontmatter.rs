//! The YAML block between two `---` lines at the head of a note.

use serde_json::{Map, Value};

use crate::framework::explain;
use crate::markdown::MAX_FRONTMATTER_BYTES;

/// A note's text, taken apart.
pub(crate) enum Split<'t> {
    /// No block at the head.
    Absent,
    /// A block that is a map from string to value.
    Present {
        /// The text between the two fence lines.
        yaml: &'t str,
        values: Values,
        body: &'t str,
    },
    /// A block that is something else, and so belongs to the note's text.
    Unreadable {
        why: String,
        /// What follows the block: where the title and the tags are looked for.
        after: &'t str,
    },
}

/// Takes the frontmatter off a note's text, which has no byte order mark any more.
pub(crate) fn split(text: &str) -> Split<'_> {
    let Some((yaml, after)) = fenced(text) else {
        return Split::Absent;
    };
    match read(yaml) {
        Ok(values) => Split::Present { yaml, values, body: after },
        Err(why) => Split::Unreadable { why, after },
    }
}

fn fenced(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        // Pandoc and YAML itself end a document with three dots.
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[start..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn read(yaml: &str) -> Result<Values, String> {
    if yaml.len() > MAX_FRONTMATTER_BYTES {
        return Err(format!("it is longer than {} KiB", MAX_FRONTMATTER_BYTES / 1024));
    }
    let value: Value =
        serde_saphyr::from_str_with_options(yaml, limits()).map_err(|error| said_plainly(yaml, &error))?;
    match value {
        Value::Object(map) => Ok(Values { map, yaml: yaml.to_owned() }),
        Value::Null => Ok(Values { map: Map::new(), yaml: String::new() }),
        Value::Array(_) => Err("it is a list".to_owned()),
        _ => Err("it is plain text".to_owned()),
    }
}

fn said_plainly(yaml: &str, error: &serde_saphyr::Error) -> String {
    let (line, message) = explain(error);
    let Some(line) = line else {
        return message;
    };
    let source = usize::try_from(line.saturating_sub(1)).ok().and_then(|at| yaml.lines().nth(at));
    let message = match source {
        Some(source) if source.contains("{{") => "a template's placeholder is not filled in",
        _ if message == "expected string scalar" => "a name is not plain text",
        _ => &message,
    };
    // The fence is the file's first line.
    format!("line {}: {message}", line + 1)
}

/// Nobody writes so much by hand: what is beyond is made to fill the memory (anchors that repeat anchors).
fn limits() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 20_000,
            max_nodes: 20_000,
            max_aliases: 100,
            max_anchors: 100,
            max_depth: 32,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 8,
            max_alias_expansions_per_anchor: 100,
        },
        strict_booleans: true,
        non_finite_float_policy: serde_saphyr::NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

/// The values of a frontmatter, found by name whatever its case, `_`, `-` and spaces.
pub(crate) struct Values {
    map: Map<String, Value>,
    yaml: String,
}

impl Values {
    /// Key and value of those of `names` (lower case, letters only) that are given and not empty, in the order of `names`.
    pub(crate) fn all<'v>(&'v self, names: &'v [&str]) -> impl Iterator<Item = (&'v str, &'v Value)> {
        names.iter().flat_map(|name| {
            self.map
                .iter()
                .filter(move |(key, value)| plain(key) == *name && !is_empty(value))
                .map(|(key, value)| (key.as_str(), value))
        })
    }

    /// The title, its spaces evened out.
    pub(crate) fn title(&self) -> Option<String> {
        let title = self.all(&["title"]).find_map(|(_, value)| match value {
            Value::String(text) => Some(text.clone()),
            other => scalar(other).map(|read| self.typed_title().unwrap_or(read)),
        })?;
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        (!title.is_empty()).then_some(title)
    }

    /// A title that YAML takes for a number, as it was typed: 1.10 is not 1.1.
    fn typed_title(&self) -> Option<String> {
        #[derive(serde::Deserialize)]
        struct Typed {
            #[serde(alias = "Title", alias = "TITLE")]
            title: String,
        }
        let typed = serde_saphyr::from_str_with_options::<Typed>(&self.yaml, limits());
        typed.ok().map(|typed| typed.title)
    }

    /// The tags of `tags` and `tag`: a list, or words between commas and spaces.
    pub(crate) fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        for (_, value) in self.all(&["tags", "tag"]) {
            match value {
                Value::Array(items) => tags.extend(items.iter().filter_map(scalar)),
                other => {
                    let text = scalar(other).unwrap_or_default();
                    let words = text.split(|c: char| c == ',' || c.is_whitespace());
                    tags.extend(words.map(str::to_owned));
                }
            }
        }
        tags.iter()
            .map(|tag| tag.trim().trim_start_matches('#').trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect()
    }
}

/// A value that is one word or number, as text.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}
