//! The fonts of a page: four that are built in, and the machine's own only for letters that those lack.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontPath, FontSource as _};
use unicode_normalization::UnicodeNormalization as _;

/// IBM Plex under the SIL Open Font License (`fonts/OFL.txt`): Latin, Greek and Cyrillic.
static BUILT_IN: LazyLock<(Vec<Font>, Arc<LazyHash<FontBook>>)> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("../../fonts/IBMPlexSans-Regular.ttf"),
        include_bytes!("../../fonts/IBMPlexSans-SemiBold.ttf"),
        include_bytes!("../../fonts/IBMPlexSans-Italic.ttf"),
        include_bytes!("../../fonts/IBMPlexMono-Regular.ttf"),
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let book = Arc::new(LazyHash::new(FontBook::from_fonts(&fonts)));
    (fonts, book)
});

/// The fonts for one document.
pub(super) struct Fonts {
    /// What they are and which letters they have.
    pub(super) book: Arc<LazyHash<FontBook>>,
    /// The letters that no font on this machine has, in order.
    pub(super) missing: Vec<char>,
    machine: Vec<Font>,
}

impl Fonts {
    /// The fonts that set this text. The machine's fonts are looked at only where the built-in ones lack a letter,
    /// so that the bytes of most documents do not depend on the machine.
    pub(super) fn covering(text: &str) -> Self {
        let (fonts, book) = &*BUILT_IN;
        let mut wanted: BTreeSet<char> = BTreeSet::new();
        if !text.is_ascii() {
            wanted = text.nfc().filter(|letter| !letter.is_ascii() && shown(*letter)).collect();
            wanted.retain(|letter| !has(fonts.first().map(Font::info), *letter));
        }
        if wanted.is_empty() {
            return Self { book: Arc::clone(book), missing: Vec::new(), machine: Vec::new() };
        }
        let machine = from_machine(&mut wanted);
        let all: Vec<&Font> = fonts.iter().chain(&machine).collect();
        Self {
            book: Arc::new(LazyHash::new(FontBook::from_fonts(all))),
            missing: wanted.into_iter().collect(),
            machine,
        }
    }

    /// The font at this place of the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        let (fonts, _) = &*BUILT_IN;
        fonts.get(index).or_else(|| self.machine.get(index.checked_sub(fonts.len())?)).cloned()
    }
}

/// The machine's fonts that have some of the letters, in an order that does not depend on the disk; each is taken only
/// for letters that no font before it has, and those letters are taken out of `wanted`.
fn from_machine(wanted: &mut BTreeSet<char>) -> Vec<Font> {
    let mut found: Vec<(FontPath, FontInfo)> = typst_kit::fonts::system().collect();
    found.sort_by_cached_key(|(file, info)| (rank(info), info.family.clone(), file.path.clone(), file.index));
    let mut taken = Vec::new();
    for (file, info) in found {
        let lacking = wanted.len();
        let new: Vec<char> = wanted.iter().filter(|letter| has(Some(&info), **letter)).copied().collect();
        if new.is_empty() {
            continue;
        }
        if let Some(font) = file.load() {
            wanted.retain(|letter| !new.contains(letter));
            taken.push(font);
        }
        if wanted.is_empty() || wanted.len() == lacking {
            break;
        }
    }
    taken
}

/// Upright text faces of normal weight first, so that a letter looks like its neighbours.
fn rank(info: &FontInfo) -> (bool, bool, u16) {
    let plain = info.variant.style == typst::text::FontStyle::Normal;
    let serif =
        info.flags.contains(typst::text::FontFlags::SERIF) || info.flags.contains(typst::text::FontFlags::MONOSPACE);
    (!plain, serif, info.variant.weight.to_number().abs_diff(400))
}

fn has(info: Option<&FontInfo>, letter: char) -> bool {
    info.is_some_and(|info| info.coverage.contains(u32::from(letter)))
}

/// Whether a letter has a shape of its own: spaces, joiners, direction marks and variation selectors have none.
fn shown(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// How many missing letters have a sentence of their own.
const NAMED: usize = 3;

/// The sentences for the letters that no font has: one each for the first few, one for all others.
pub(super) fn warnings(missing: &[char]) -> Vec<String> {
    let (named, others) = missing.split_at(missing.len().min(NAMED));
    let mut warnings: Vec<String> = named
        .iter()
        .map(|letter| {
            format!("No font on this machine has “{letter}” (U+{:04X}); it is shown as a box.", u32::from(*letter))
        })
        .collect();
    match others {
        [] => {}
        [one] => warnings.extend(self::warnings(&[*one])),
        more => warnings.push(format!(
            "No font on this machine has {} more letters of the text ({}); they are shown as boxes.",
            more.len(),
            more.iter().take(40).collect::<String>()
        )),
    }
    warnings
}
