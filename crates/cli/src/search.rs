//! Searching everything.

use cairn::{Hit, SearchInput};

use crate::{
    arguments::history::Search,
    failure::Failure,
    print::{self, Cell, DIM},
    terminal::Terminal,
};

/// Runs `cairn search`.
pub fn run(terminal: &Terminal, search: Search) -> Result<(), Failure> {
    let input = SearchInput { query: search.query.join(" "), limit: search.limit, typing: false };
    let mut hits = terminal.logbook.search(&input)?;
    for hit in &mut hits {
        // The marks around what matched are for the window; a script or a terminal would trip over them.
        hit.snippet = hit.snippet.replace(['\u{2}', '\u{3}'], "");
    }
    terminal.show(&hits, |page| {
        if hits.is_empty() {
            page.line("Nothing found. Fewer words find more; prefix* finds longer words.");
        }
        page.table(&["id", "on", "type", "title", "where"], &[4], hits.iter().map(row));
        Ok(())
    })
}

fn row(hit: &Hit) -> Vec<Cell> {
    let snippet = print::first_line(&hit.snippet).trim_start_matches('#').trim_start();
    let title: String = print::first_line(&hit.title).chars().take(60).collect();
    vec![
        Cell::id(hit.id),
        print::dated(hit.happened_on).into(),
        Cell::new(hit.kind.as_str(), DIM),
        title.as_str().into(),
        Cell::new(if snippet == title { "" } else { snippet }, DIM),
    ]
}
