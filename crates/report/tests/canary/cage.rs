//! Words that occur nowhere else, and where they turn up in a file, however it is packed.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use cairn_report::Format;
use lopdf::{Dictionary, Document, Object};
use zip::ZipArchive;

/// How every word begins; four digits follow, which say which one it is.
const BEGINNING: &[u8] = b"kanari";
const DIGITS: usize = 4;

/// A run of base64 that is shorter than a word cannot hold one.
const SHORTEST_RUN: usize = 12;

/// Where a word was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Canary {
    /// The field.
    pub field: &'static str,
    /// The mark of its record, and of its part where that differs.
    pub mark: &'static str,
}

/// Every word that was put anywhere.
#[derive(Default)]
pub struct Cage(Vec<Canary>);

impl Cage {
    /// A new word for a field of a record with a mark.
    pub fn word(&mut self, field: &'static str, mark: &'static str) -> String {
        self.0.push(Canary { field, mark });
        format!("kanari{:04}", self.0.len() - 1)
    }

    pub fn all(&self) -> impl Iterator<Item = Canary> {
        self.0.iter().copied()
    }

    /// The words that a file holds in any packing.
    pub fn found(&self, bytes: &[u8], format: Format) -> BTreeSet<Canary> {
        unpacked(bytes, format).iter().flat_map(|part| numbers(part)).map(|number| self.0[number]).collect()
    }

    /// The words that somebody who opens the file meets: of a PDF the text of its pages and the addresses of its links.
    pub fn read(&self, bytes: &[u8], format: Format) -> BTreeSet<Canary> {
        let mut text = shown(bytes, format).into_bytes();
        if format == Format::Pdf {
            text.extend(strings(bytes).into_iter().filter(|text| text.starts_with(b"https://")).flatten());
        }
        named(&text).into_iter().map(|number| self.0[number]).collect()
    }
}

/// The text of a file: of a PDF that of its pages, of a package that of its parts, markup and all.
pub fn shown(bytes: &[u8], format: Format) -> String {
    match format {
        Format::Pdf => pages(bytes).concat(),
        Format::Docx | Format::Xlsx => String::from_utf8(parts(bytes).concat()).unwrap(),
        Format::Html | Format::Markdown | Format::Csv | Format::Json => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// Each part of a package, inflated, after its name.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = part.name_raw().to_vec();
        part.read_to_end(&mut text).unwrap();
        text
    };
    (0..count).map(part).collect()
}

/// The selectable text of each page, without spaces: a page breaks lines where it likes.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Document::load_mem(bytes).unwrap();
    let text = |page: u32| pdf.extract_text(&[page]).unwrap();
    let tight = |text: String| text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect();
    pdf.get_pages().into_keys().map(text).map(tight).collect()
}

/// A file as it is and, of a PDF, each of its streams inflated, each of its strings, and the text of its pages; of a package,
/// each of its parts inflated.
fn unpacked(bytes: &[u8], format: Format) -> Vec<Vec<u8>> {
    let mut parts = vec![bytes.to_vec()];
    match format {
        Format::Pdf => {
            parts.extend(strings(bytes));
            parts.push(pages(bytes).concat().into_bytes());
        }
        Format::Docx | Format::Xlsx => parts.extend(self::parts(bytes)),
        Format::Html | Format::Markdown | Format::Csv | Format::Json => {}
    }
    parts
}

/// Each string, name and inflated stream of a PDF.
fn strings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let pdf = Document::load_mem(bytes).unwrap();
    let mut parts = Vec::new();
    pdf.objects.values().for_each(|object| open(object, &mut parts));
    open_all(&pdf.trailer, &mut parts);
    parts
}

fn open(object: &Object, parts: &mut Vec<Vec<u8>>) {
    match object {
        Object::String(text, _) | Object::Name(text) => parts.push(text.clone()),
        Object::Array(items) => items.iter().for_each(|item| open(item, parts)),
        Object::Dictionary(dictionary) => open_all(dictionary, parts),
        Object::Stream(stream) => {
            open_all(&stream.dict, parts);
            parts.push(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
        }
        _ => {}
    }
}

fn open_all(dictionary: &Dictionary, parts: &mut Vec<Vec<u8>>) {
    dictionary.iter().for_each(|(_, value)| open(value, parts));
}

/// The numbers of all words in some bytes: as they are, percent-encoded or in base64, each in UTF-8 or UTF-16.
fn numbers(bytes: &[u8]) -> BTreeSet<usize> {
    let mut readings = vec![bytes.to_vec(), percent_decoded(bytes)];
    let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    for run in bytes.split(|byte| !base64(byte)).filter(|run| run.len() >= SHORTEST_RUN) {
        // A word may begin at any of the four letters that stand for three bytes.
        readings.extend((0..4).filter_map(|start| base64_decoded(&run[start..])));
    }
    readings
        .iter()
        .flat_map(|reading| {
            let narrow: Vec<u8> = reading.iter().copied().filter(|byte| *byte != 0).collect();
            named(reading).into_iter().chain(named(&narrow))
        })
        .collect()
}

fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    out
}

fn base64_decoded(run: &[u8]) -> Option<Vec<u8>> {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    // One letter alone is no whole byte.
    let whole = &run[..run.len() - usize::from(run.len() % 4 == 1)];
    let standard = whole.iter().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    });
    GeneralPurpose::new(&STANDARD, lenient).decode(standard.collect::<Vec<u8>>()).ok()
}

/// The numbers of the words that stand in some bytes, in capitals too.
fn named(bytes: &[u8]) -> BTreeSet<usize> {
    let small = bytes.to_ascii_lowercase();
    let word = BEGINNING.len() + DIGITS;
    small
        .windows(word)
        .filter(|window| window.starts_with(BEGINNING))
        .map(|window| std::str::from_utf8(&window[BEGINNING.len()..]).unwrap().parse().unwrap())
        .collect()
}

#[test]
fn a_word_is_found_in_every_packing() {
    let word = "kanari0042";
    let wide = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let mut packed = vec![
        format!("a{word}b").into_bytes(),
        word.to_uppercase().into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        word.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>().into_bytes(),
        word.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>().into_bytes(),
    ];
    for before in ["", "a", "ab"] {
        for after in ["", "c", "cd"] {
            let text = [before.as_bytes(), word.as_bytes(), after.as_bytes()].concat();
            packed.push(base64::engine::general_purpose::STANDARD.encode(&text).into_bytes());
            packed.push(
                [b"\"data:x,", base64::engine::general_purpose::URL_SAFE.encode(&text).as_bytes(), b"\""].concat(),
            );
            packed.push(
                base64::engine::general_purpose::STANDARD
                    .encode([before.as_bytes(), &wide(u16::to_le_bytes), b"cd"].concat())
                    .into_bytes(),
            );
        }
    }
    for bytes in packed {
        assert!(numbers(&bytes).contains(&42), "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_word_is_found_in_a_part_of_a_package() {
    let mut cage = Cage::default();
    let word = cage.word("field", "mark");
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("part.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut file, word.repeat(9).as_bytes()).unwrap();
    let bytes = file.finish().unwrap().into_inner();
    assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "it is packed");
    assert_eq!(cage.found(&bytes, Format::Docx).len(), 1);
    assert_eq!(cage.read(&bytes, Format::Xlsx).len(), 1);
}
