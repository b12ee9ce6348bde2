//! A report's records as rows of typed cells, each record once: what both formats for spreadsheets write.

mod records;

use cairn::{Audience, Report, Totals};
use chrono::NaiveDate;

use crate::outline::{self, Measure, Outline};
use crate::words::{self, capital, line, lines};

/// One kind of record.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// What the records are.
    pub(crate) name: &'static str,
    /// The columns that say anything, each field once.
    pub(crate) columns: Vec<Column>,
    /// The records, with a cell for each column.
    pub(crate) rows: Vec<Vec<Value>>,
}

/// A column of a sheet.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its name in this sheet.
    pub(crate) name: String,
    /// What it means in any sheet.
    pub(crate) field: Field,
}

/// What a column means, whatever a sheet calls it: a table that holds every kind of record has one column for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// The skill area.
    Area,
    /// The record that this one is a part of.
    Of,
    /// What it is called.
    Title,
    /// Which sort of its kind.
    Kind,
    /// How far it is.
    Status,
    /// The day, or the first one.
    Day,
    /// The day that it is meant for or valid until.
    Until,
    /// The day that it was done.
    Done,
    /// The day of an exam.
    Exam,
    /// How long it took.
    Minutes,
    /// Where it stands.
    Value,
    /// Where it stood in the period before.
    Before,
    /// Where it should get to.
    Target,
    /// What it is measured in.
    Unit,
    /// Who it is with, by or from.
    Who,
    /// What it says.
    Text,
    /// What else it says.
    Note,
    /// Why.
    Reason,
    /// An issuer's number for it.
    Credential,
    /// Where it can be found.
    Address,
}

impl Field {
    /// Every field, in the order in which a table that holds them all has them.
    pub(crate) const ALL: [Self; 20] = [
        Self::Area,
        Self::Of,
        Self::Title,
        Self::Kind,
        Self::Status,
        Self::Day,
        Self::Until,
        Self::Done,
        Self::Exam,
        Self::Minutes,
        Self::Value,
        Self::Before,
        Self::Target,
        Self::Unit,
        Self::Who,
        Self::Text,
        Self::Note,
        Self::Reason,
        Self::Credential,
        Self::Address,
    ];
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Nothing,
    /// Words, never empty.
    Text(String),
    /// A number of ours.
    Number(f64),
    /// So many of a hundred.
    Percent(u8),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// Words on one line.
    pub(crate) fn line(text: impl AsRef<str>) -> Self {
        Self::text(line(text.as_ref()))
    }

    /// Words of any length, as they were written.
    pub(crate) fn lines(text: impl AsRef<str>) -> Self {
        Self::text(lines(text.as_ref()).trim().to_owned())
    }

    /// A word of the program.
    pub(crate) fn word(word: &str) -> Self {
        Self::text(capital(word))
    }

    fn text(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    fn hours(minutes: u32) -> Self {
        Self::Number((f64::from(minutes) / 60.0 * 100.0).round() / 100.0)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Nothing }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// The whole report as sheets; one that holds nothing is left out.
pub(crate) fn compose(report: &Report, outline: &Outline) -> Vec<Sheet> {
    let mut sheets = vec![about(report, outline), summary(report)];
    sheets.push(time_by_area(report));
    sheets.extend(records::sheets(report));
    sheets.push(sheet(
        "Challenges",
        [("Challenge", Field::Title), ("Entries", Field::Value)],
        report.challenges.iter().map(|met| [Value::line(&met.name), met.count.into()]),
    ));
    sheets.push(sheet(
        "Intentions",
        [("Intended for the period", Field::Text), ("Result", Field::Status), ("What happened", Field::Note)],
        report.intentions.iter().map(|intention| {
            let result = intention.result.map(words::result).unwrap_or_default();
            [Value::line(&intention.text), Value::line(result), Value::line(&intention.outcome)]
        }),
    ));
    sheets.push(sheet(
        "Case",
        [
            ("Criterion", Field::Of),
            ("Shown by", Field::Title),
            ("Day", Field::Day),
            ("Situation", Field::Text),
            ("Action", Field::Note),
            ("Result", Field::Reason),
            ("Link", Field::Address),
        ],
        report.case.iter().map(|item| {
            let [title, criterion, url] =
                [item.title.as_deref().unwrap_or_default(), &item.criterion, &item.url].map(Value::line);
            let [situation, action, result] = [&item.situation, &item.action, &item.result].map(Value::lines);
            [criterion, title, item.on.into(), situation, action, result, url]
        }),
    ));
    sheets.push(sheet(
        "Focus",
        [("Focus for the period after", Field::Text)],
        report.focus.iter().map(|text| [Value::line(text)]),
    ));
    sheets.retain(|sheet| !sheet.rows.is_empty());
    sheets
}

/// A sheet, whose rows have a cell for each column by their type; a column in which no row says anything is left out.
pub(crate) fn sheet<const N: usize>(
    name: &'static str,
    columns: [(&str, Field); N],
    rows: impl IntoIterator<Item = [Value; N]>,
) -> Sheet {
    let rows: Vec<[Value; N]> = rows.into_iter().collect();
    let filled: [bool; N] = std::array::from_fn(|at| rows.iter().any(|row| row[at] != Value::Nothing));
    let columns = columns.map(|(name, field)| Column { name: name.to_owned(), field });
    Sheet {
        name,
        columns: columns.into_iter().zip(filled).filter_map(|(column, is)| is.then_some(column)).collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().zip(filled).filter_map(|(cell, is)| is.then_some(cell)).collect())
            .collect(),
    }
}

fn about(report: &Report, outline: &Outline) -> Sheet {
    let withheld = report.withheld.filter(|_| report.audience == Audience::Me);
    let mut rows = vec![
        ("Report", Value::line(&outline.title)),
        ("Name", Value::line(&outline.name)),
        ("Role", Value::line(&outline.role)),
        ("First day", report.from.into()),
        ("Last day", report.to.into()),
        ("As of", report.as_of.into()),
        ("Copy", Value::line(outline.banner.unwrap_or_default())),
        ("Held back from a copy for others", withheld.into()),
    ];
    rows.retain(|(_, value)| *value != Value::Nothing);
    let rows = rows.into_iter().map(|(name, value)| [Value::line(name), value]);
    sheet("Report", [("About", Field::Title), ("Value", Field::Text)], rows)
}

fn summary(report: &Report) -> Sheet {
    let (this, before) = outline::periods(report);
    let rows = outline::TOTALS.map(|(name, measure)| {
        let value = |totals: &Totals| match measure {
            Measure::Count(of) => of(totals).into(),
            Measure::Time(of) => Value::hours(of(totals)),
        };
        let unit = if matches!(measure, Measure::Time(_)) { "hours" } else { "" };
        [Value::line(name), value(&report.totals), value(&report.previous), Value::line(unit)]
    });
    sheet(
        "Summary",
        [("Totals", Field::Title), (&this, Field::Value), (&before, Field::Before), ("Unit", Field::Unit)],
        rows,
    )
}

fn time_by_area(report: &Report) -> Sheet {
    let rows = outline::timed(report)
        .into_iter()
        .map(|area| [Value::line(&area.name), Value::hours(area.minutes), Value::line("hours")]);
    sheet("Time by area", [("Area", Field::Area), ("Time", Field::Value), ("Unit", Field::Unit)], rows)
}
