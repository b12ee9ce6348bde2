//! Picking one part of a record by what a person would call it.

use crate::{Error, Result};

/// Picks the one whose id or whole text is `name`, or else whose id's last part begins with it or whose text holds it.
pub(crate) fn pick<'a, T>(
    what: &'static str,
    name: &str,
    from: impl Iterator<Item = (T, String, &'a str)>,
) -> Result<T> {
    let wanted = name.trim().to_lowercase();
    let mut all: Vec<(T, String, &str)> = from.collect();
    type Matches<'m> = &'m dyn Fn(&str, &str) -> bool;
    let by: [Matches<'_>; 3] = [&|id, _| id == wanted, &|_, text| text.to_lowercase() == wanted, &|id, text| {
        id.rsplit('-').next().is_some_and(|last| last.starts_with(&wanted)) || text.to_lowercase().contains(&wanted)
    }];
    for matches in by {
        let found: Vec<usize> =
            all.iter().enumerate().filter(|(_, (_, id, text))| matches(id, text)).map(|(at, _)| at).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(all.swap_remove(*one).0),
            several => {
                let candidates = several
                    .iter()
                    .filter_map(|at| all.get(*at))
                    .map(|(_, id, text)| format!("{text} ({})", &id[id.len().saturating_sub(12)..]))
                    .collect();
                return Err(Error::Ambiguous { name: name.trim().to_owned(), candidates });
            }
        }
    }
    Err(Error::not_found(what, name.trim()))
}
