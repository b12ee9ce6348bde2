//! A journal made up of words by rank: the same one every time, with a few words planted where a row looks for them.

use std::fmt::Write;

use cairn::ImportNote;
use chrono::{Days, NaiveDate};

/// A word of five entries, whatever the size of the journal.
pub const RARE: &str = "zyzzogeton";
/// A word of nearly every entry.
pub const COMMON: &str = "the";
/// A word of about one entry in thirty.
pub const MEDIUM: &str = "postgres";
/// Two words that often stand one after the other.
pub const PHRASE: &str = "\"pull request\"";
/// The beginning of some hundred words.
pub const PREFIX: &str = "mig*";
/// Two characters of a script without spaces in one entry of two hundred, and a Latin word of the very same entries.
pub const PIECE: (&str, &str) = ("東京", "tokyoward");
/// As [`PIECE`], in five entries.
pub const RARE_PIECE: (&str, &str) = ("札幌", "sapporoward");

/// The most frequent words, by rank; those after them are made of syllables.
const FIRST: &str = "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had \
    they you were their one all we can her has there been if more when will would who so no out up into do any your what \
    may about its time review design test code team service change model data learned asked wrote deploy release pull \
    request error log index query cache queue latency design mentor session feedback";
const SYLLABLES: [&str; 24] = [
    "ba", "co", "di", "en", "fo", "gra", "hel", "in", "ju", "ka", "lo", "mi", "ne", "or", "pa", "qui", "ra", "se",
    "ti", "un", "ve", "wa", "xe", "yo",
];
/// How many different words there are.
const VOCABULARY: u64 = 30_000;
/// The last day of a journal that nothing else is in.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 20) {
    Some(day) => day,
    None => NaiveDate::MAX,
};
/// Han and kana that the planted words do not hold.
const CHARACTERS: (u32, u32) = (0x4e00, 0x4e00 + 2_000);

/// A sequence of numbers that looks random (SplitMix64) and is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit
    }

    /// A rank from 0, each half as likely as the one half as far down: Zipf's law.
    fn rank(&mut self, of: u64) -> u64 {
        let share = (self.roll() >> 11) as f64 / (1u64 << 53) as f64;
        ((of as f64).powf(share) as u64).saturating_sub(1)
    }
}

/// A few words, the same for the same number.
pub fn title(at: u64) -> String {
    let mut dice = Dice(at);
    let count = dice.below(4) + 3;
    words(&mut dice, count)
}

/// A sentence, the same for the same number.
pub fn sentence(at: u64) -> String {
    let mut dice = Dice(at ^ 0x5e17);
    let count = dice.below(20) + 20;
    words(&mut dice, count) + "."
}

fn words(dice: &mut Dice, count: u64) -> String {
    let first: Vec<&str> = FIRST.split_whitespace().collect();
    let mut words = String::new();
    for _ in 0..count {
        push_word(&mut words, dice.rank(VOCABULARY), &first);
    }
    words.trim().to_owned()
}

/// The `at`th note of a journal of `of` notes that ends on a day.
pub fn note(at: usize, of: usize, last: NaiveDate) -> ImportNote {
    let mut dice = Dice(at as u64 ^ 0xca1c);
    let first: Vec<&str> = FIRST.split_whitespace().collect();
    let mut body = String::with_capacity(1400);
    if at.is_multiple_of(10) {
        characters(&mut body, &mut dice);
    }
    for sentence in 0..dice.below(8) + 8 {
        for _ in 0..dice.below(8) + 9 {
            push_word(&mut body, dice.rank(VOCABULARY), &first);
        }
        body.push_str(if sentence % 4 == 3 { ".\n\n" } else { ". " });
    }
    plant(&mut body, at, of, &mut dice);
    let count = dice.below(4) + 3;
    let title = words(&mut dice, count);
    let tags = (0..dice.below(3)).map(|_| format!("tag-{}", dice.rank(40))).collect();
    ImportNote {
        path: format!("{}/{at:06}.md", SYLLABLES[at % SYLLABLES.len()]),
        title,
        happened_on: day(at, of, last),
        tags,
        frontmatter: None,
        body,
        sha256: format!("{:064x}", u128::from(dice.roll()) << 64 | u128::from(dice.roll())),
    }
}

/// Forty a working week up to the last day, so that a larger journal reaches further back; at most twelve years.
fn day(at: usize, of: usize, last: NaiveDate) -> NaiveDate {
    let span = (of / 6).clamp(1, 4383);
    last - Days::new(((of - at) * span / of) as u64)
}

fn push_word(text: &mut String, rank: u64, first: &[&str]) {
    match first.get(rank as usize) {
        Some(word) => text.push_str(word),
        None => {
            let mut left = rank;
            while left > 0 {
                text.push_str(SYLLABLES[(left % 24) as usize]);
                left /= 24;
            }
        }
    }
    text.push(' ');
}

fn characters(body: &mut String, dice: &mut Dice) {
    for _ in 0..dice.below(120) + 120 {
        let (from, to) = CHARACTERS;
        body.extend(char::from_u32(from + dice.rank(u64::from(to - from)) as u32));
    }
    body.push_str("。\n\n");
}

fn plant(body: &mut String, at: usize, of: usize, dice: &mut Dice) {
    let fifth = of / 5;
    if at % fifth == fifth / 2 {
        let _ = write!(body, "{RARE} ");
    }
    if dice.below(30) == 0 {
        let _ = write!(body, "{MEDIUM} ");
    }
    for (every, (piece, word)) in [(200, PIECE), (fifth, RARE_PIECE)] {
        if at.is_multiple_of(every) {
            let _ = write!(body, "明日は{piece}へ行く。 {word} ");
        }
    }
    if dice.below(200) == 0 {
        body.push_str("migrate ");
    }
}
