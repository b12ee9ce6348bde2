//! Files that are packages of parts, taken apart.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// The parts of a package as text, by name, in the order in which they stand in it.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// One of its parts.
pub fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(other, _)| other == name).unwrap().1
}

/// Asserts that every part is well-formed and has a type, that every relation leads to a part or to the web, and that no part
/// tells when it was put in.
pub fn check(bytes: &[u8]) {
    let parts = parts(bytes);
    let types = &parts[0];
    assert_eq!(types.0, "[Content_Types].xml", "readers look for it first");
    for (name, text) in &parts {
        let xml = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let typed =
            types.1.contains(&format!("\"/{name}\"")) || name.ends_with(".rels") || name == "[Content_Types].xml";
        assert!(typed, "{name} has no type");
        let folder = name.split_once("_rels/").map(|(folder, _)| folder);
        for relation in xml.descendants().filter(|node| node.has_tag_name((RELATIONS, "Relationship"))) {
            let target = relation.attribute("Target").unwrap();
            if relation.attribute("TargetMode") == Some("External") {
                assert!(["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)), "{target}");
            } else {
                let from_root = target.strip_prefix('/').map(str::to_owned);
                let path = from_root.unwrap_or_else(|| plain(&format!("{}{target}", folder.unwrap())));
                assert!(parts.iter().any(|(other, _)| *other == path), "{name} leads to {path}, which is not there");
            }
        }
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let time = archive.by_index(at).unwrap().last_modified().unwrap();
        assert_eq!(time, zip::DateTime::default(), "the earliest time that the format knows");
    }
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A path without steps to the folder above.
fn plain(path: &str) -> String {
    let mut steps = Vec::new();
    for step in path.split('/') {
        if step == ".." { _ = steps.pop() } else { steps.push(step) }
    }
    steps.join("/")
}
