//! Searching everything at once: words, phrases, beginnings and filters, in any script.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Kind, Logbook, RecordId, Result,
    day::{Leaning, parse_day},
    quarter::{FiscalStart, parse_period},
    store,
};

/// Results are ranked among this many of the last written matches; exact when there are fewer (performance.md, row 6).
pub const RANKED: u32 = 2000;

/// A record that matches.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// A piece of its text; what matched stands between U+0002 and U+0003.
    pub snippet: String,
    /// Its day, where it has one.
    #[serde(rename = "on")]
    pub happened_on: Option<NaiveDate>,
}

/// What to search for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct SearchInput {
    /// Words, `"a phrase"`, `prefix*`, and `type: skill: person: tag: before: after:`.
    pub query: String,
    /// How many at most; 50 unless said.
    pub limit: Option<u32>,
    /// Whether the last word is still being typed, so that longer words match too.
    pub typing: bool,
}

/// A query, understood.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The words in the index's own language; quoted, so that none of them can be an operator.
    pub(crate) words: Option<String>,
    /// The pieces in scripts that are written without spaces.
    pub(crate) spaceless: Vec<String>,
    /// Whether something was asked for that is neither: signs alone, which no text is found by.
    unsearchable: bool,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) skill: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) tag: Option<String>,
    pub(crate) before: Option<NaiveDate>,
    pub(crate) after: Option<NaiveDate>,
}

impl Logbook {
    /// Searches every record.
    ///
    /// # Errors
    /// `Invalid` for a filter that cannot be understood, `NotFound` for a skill or person that is not there.
    pub fn search(&self, input: &SearchInput) -> Result<Vec<Hit>> {
        let plan = self.plan(input)?;
        if plan.unsearchable {
            return Ok(vec![]);
        }
        self.read(|db| store::search::find(db, &plan, input.limit.unwrap_or(50)))
    }

    /// Every record of one kind that a query finds, however many there are, in no order.
    ///
    /// # Errors
    /// As [`Logbook::search`].
    pub fn find_every(&self, kind: Kind, query: &str) -> Result<Vec<RecordId>> {
        let mut plan = self.plan(&SearchInput { query: query.to_owned(), ..SearchInput::default() })?;
        if plan.unsearchable || !(plan.kinds.is_empty() || plan.kinds.contains(&kind)) {
            return Ok(vec![]);
        }
        plan.kinds = vec![kind];
        self.read(|db| store::search::ids(db, &plan))
    }

    fn plan(&self, input: &SearchInput) -> Result<Plan> {
        // Only a filter can name a quarter.
        let fiscal_start = if input.query.contains(':') { self.get_profile()?.fiscal_start } else { None };
        Plan::read(input, self.today(), fiscal_start)
    }
}

impl Plan {
    fn read(input: &SearchInput, today: NaiveDate, fiscal_start: Option<FiscalStart>) -> Result<Self> {
        let mut plan = Self::default();
        let mut words: Vec<String> = Vec::new();
        let pieces = pieces(&input.query);
        let last = pieces.len().saturating_sub(1);
        for (at, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Word(word) => {
                    if plan.filter(&word, today, fiscal_start)? {
                        continue;
                    }
                    let prefix = word.ends_with('*') || (input.typing && at == last && word.chars().count() > 1);
                    plan.add(&mut words, word.trim_end_matches('*'), prefix);
                }
                Piece::Phrase(phrase) => plan.add(&mut words, &phrase, false),
            }
        }
        plan.words = (!words.is_empty()).then(|| words.join(" "));
        Ok(plan)
    }

    fn add(&mut self, words: &mut Vec<String>, text: &str, prefix: bool) {
        if !text.chars().any(char::is_alphanumeric) {
            self.unsearchable |= !text.trim().is_empty() && words.is_empty() && self.spaceless.is_empty();
            return;
        }
        self.unsearchable = false;
        if text.chars().any(is_spaceless) {
            self.spaceless.push(text.to_owned());
        } else {
            words.push(format!("\"{}\"{}", text.replace('"', " "), if prefix { "*" } else { "" }));
        }
    }

    /// Takes a word that is a filter; a colon in any other word is just a colon.
    fn filter(&mut self, word: &str, today: NaiveDate, fiscal_start: Option<FiscalStart>) -> Result<bool> {
        let Some((name, value)) = word.split_once(':').filter(|(_, value)| !value.is_empty()) else {
            return Ok(false);
        };
        match name {
            "type" => {
                for kind in value.split(',') {
                    self.kinds.push(if kind == "cert" { Kind::Certification } else { kind.parse()? });
                }
            }
            "skill" | "area" => self.skill = Some(value.to_owned()),
            "person" => self.person = Some(value.to_owned()),
            "tag" => self.tag = Some(crate::tag::tag_name(value)?),
            "before" => self.before = Some(day_of("before", value, today, fiscal_start)?),
            "after" => self.after = Some(day_of("after", value, today, fiscal_start)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A day, or the first day of a quarter, as `before:2026q2` and `after:2026q2` mean it.
fn day_of(field: &'static str, value: &str, today: NaiveDate, fiscal_start: Option<FiscalStart>) -> Result<NaiveDate> {
    let value = value.replace(['_', '+'], " ");
    parse_period(field, &value, today, fiscal_start).map(|period| period.from).or_else(|_| {
        parse_day(field, &value, today, Leaning::Past).map_err(|_| {
            Error::invalid(
                field,
                format!("“{value}” is no day or quarter: write {field}:2026-06-30 or {field}:2026q2."),
            )
        })
    })
}

enum Piece {
    Word(String),
    Phrase(String),
}

fn pieces(query: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    for (at, part) in query.replace('\0', " ").split('"').enumerate() {
        if at % 2 == 1 {
            found.push(Piece::Phrase(part.to_owned()));
        } else {
            found.extend(part.split_whitespace().map(|word| Piece::Word(word.to_owned())));
        }
    }
    found
}

/// Thai, Lao, Burmese, Khmer, kana, Han and Hangul; the same ranges as `spaceless` in the schema.
fn is_spaceless(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}
