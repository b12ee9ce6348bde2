//! The file that a packet's page saves: a reply with a checksum, which finds a file that was cut or altered on its way.

use cairn::Reply;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::{Error, Result};

/// The largest file that is read, in bytes: far more than a page lets one write.
const MAX_REPLY_BYTES: usize = 20_000_000;
/// The version of the file that this program reads.
const VERSION: u32 = 1;
/// How a reply begins, within its first bytes.
const MARK: &[u8] = b"\"format\":\"cairn-reply\"";

#[derive(Deserialize)]
struct File<'a> {
    format: String,
    version: u32,
    checksum: String,
    /// Its very bytes, which the checksum is of.
    #[serde(borrow)]
    reply: &'a RawValue,
}

/// Whether a file says that it is a reply, be it whole or not: what is said of it then is worth hearing.
pub fn is_reply(bytes: &[u8]) -> bool {
    bytes.windows(MARK.len()).take(MARK.len()).any(|part| part == MARK)
}

/// Reads the file that a packet's page saved.
///
/// # Errors
/// `Error::Reply` for what is no such file, was cut or altered, or is of a newer version.
pub fn read_reply(bytes: &[u8]) -> Result<Reply> {
    let refuse = |why: &str| Err(Error::Reply(why.to_owned()));
    if bytes.len() > MAX_REPLY_BYTES {
        return refuse("It is larger than any reply.");
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(file) = serde_json::from_slice::<File<'_>>(text) else {
        return refuse("It is none, or it was cut on its way: ask for the file once more.");
    };
    if file.format != "cairn-reply" {
        return refuse("It is some other file.");
    }
    if file.version > VERSION {
        return refuse("A newer Cairn made the packet that it answers: update this one first.");
    }
    if format!("{:08x}", crc32fast::hash(file.reply.get().as_bytes())) != file.checksum {
        return refuse("It was altered or cut on its way: ask for the file once more, as the packet's page saved it.");
    }
    match serde_json::from_str::<Reply>(file.reply.get()) {
        Ok(reply) => reply.checked().map_err(|error| Error::Reply(error.to_string())),
        Err(error) => Err(Error::Reply(format!("It does not hold what a packet's page writes ({error})."))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REPLY: &str = r#"{"packet":"0f0e0d0c-0b0a-5908-8706-050403020100","quarter":"2026Q3","from":"Maya","to":"Sam","savedAt":"2026-10-02T10:00:00Z","answers":[{"key":"a","hash":"b","seen":"Ship it","level":3,"words":"Well dönε."},{"key":"c","hash":"d","seen":"Why?","words":"Because."}]}"#;

    fn file(reply: &str) -> String {
        let checksum = format!("{:08x}", crc32fast::hash(reply.as_bytes()));
        format!("{{\"format\":\"cairn-reply\",\"version\":1,\"checksum\":\"{checksum}\",\"reply\":{reply}}}\n")
    }

    fn refusal(bytes: impl AsRef<[u8]>) -> String {
        read_reply(bytes.as_ref()).unwrap_err().to_string()
    }

    #[test]
    fn a_reply_is_read_as_the_page_saved_it() {
        let reply = read_reply(file(REPLY).as_bytes()).unwrap();
        assert_eq!((reply.quarter.as_str(), reply.answers.len()), ("2026Q3", 2));
        assert_eq!((reply.answers[0].level, reply.answers[0].words.as_str()), (Some(3), "Well dönε."));
        assert_eq!(
            read_reply(format!("\u{feff}{}", file(REPLY)).as_bytes()).unwrap(),
            reply,
            "as some programs save it"
        );
    }

    #[test]
    fn a_file_that_is_altered_newer_or_something_else_is_refused_with_the_reason() {
        assert!(refusal(file(REPLY).replace("Well", "Badly")).contains("altered"));
        assert!(refusal(file(REPLY).replace("\"version\":1", "\"version\":2")).contains("newer Cairn"));
        assert!(refusal(file(REPLY).replace("cairn-reply", "cairn-report")).contains("some other file"));
        assert!(refusal("{}").contains("none"));
        assert!(refusal(file("{\"packet\":\"x\"}")).contains("does not hold"));
        assert!(refusal(file(&REPLY.replace("\"level\":3", "\"level\":9"))).contains("ladder"));
        assert!(refusal(vec![b' '; MAX_REPLY_BYTES + 1]).contains("larger"));
        assert!(is_reply(file(REPLY).replace("Well", "Badly").as_bytes()) && is_reply(&file(REPLY).as_bytes()[..80]));
        assert!(!is_reply(b"{}") && !is_reply(b""));
        assert!(refusal(file(&REPLY.replace("\"key\":\"c\"", "\"key\":\"a\""))).contains("twice"));
        assert!(refusal(file(&REPLY.replace("\"Maya\"", &format!("\"{}\"", "M".repeat(501))))).contains("name"));
        let long = REPLY.replace("Because.", &"x".repeat(cairn::ANSWER_LIMIT + 1));
        assert!(refusal(file(&long)).contains("longer"));
    }

    proptest! {
        #[test]
        fn a_file_that_is_cut_anywhere_is_refused(at in 0..file(REPLY).trim_end().len()) {
            prop_assert!(read_reply(&file(REPLY).as_bytes()[..at]).is_err());
        }

        #[test]
        fn one_altered_byte_never_changes_what_is_read(at in 0..file(REPLY).len(), to in any::<u8>()) {
            let mut bytes = file(REPLY).into_bytes();
            bytes[at] = to;
            if let Ok(read) = read_reply(&bytes) {
                prop_assert_eq!(read, read_reply(file(REPLY).as_bytes()).unwrap());
            }
        }
    }
}
