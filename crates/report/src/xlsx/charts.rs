//! The charts of the sheets that are charts too: their numbers are the cells of the same sheet.

use rust_xlsxwriter::{Chart, ChartFormat, ChartSolidFill, ChartType, Color, Worksheet, XlsxError};

use crate::sheets::{Field, Sheet};

/// Moss green and warm stone, as in the drawings of the other formats.
const NOW: Color = Color::RGB(0x4F6B3A);
const BEFORE: Color = Color::RGB(0x8F867B);

/// A sheet of so few columns has its chart beside them, any other below its rows.
const NARROW: u16 = 4;

/// Puts the chart of this kind of sheet where it has room; most have none.
pub(super) fn insert(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let (named_by, series, says): (_, &[_], _) = match sheet.name {
        "Time by area" => {
            (Field::Area, &[(Field::Value, NOW)], "Hours by skill area; the numbers are in the column Time.")
        }
        "Skills" => (
            Field::Title,
            &[(Field::Before, BEFORE), (Field::Value, NOW)],
            "Levels of skills before and now; the numbers are in the columns Before and Now.",
        ),
        _ => return Ok(()),
    };
    let Ok(last) = u32::try_from(sheet.rows.len()) else { return Ok(()) };
    let place = |field| sheet.columns.iter().zip(0u16..).find(|(column, _)| column.field == field).map(|(_, at)| at);
    let mut chart = Chart::new(ChartType::Bar);
    for (field, colour) in series {
        if let (Some(name), Some(value)) = (place(named_by), place(*field)) {
            chart
                .add_series()
                .set_name((sheet.name, 0, value))
                .set_categories((sheet.name, 1, name, last, name))
                .set_values((sheet.name, 1, value, last, value))
                .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(*colour)));
        }
    }
    // The first row on top, as in the sheet.
    chart.y_axis().set_reverse();
    chart.title().set_name(sheet.name);
    if series.len() == 1 {
        chart.legend().set_hidden();
    } else {
        // There is nothing between two levels.
        chart.x_axis().set_min(0).set_major_unit(1);
    }
    chart.set_alt_text(says).set_width(640).set_height(120 + 28 * last.min(40));
    let (row, column) = match u16::try_from(sheet.columns.len()) {
        Ok(few @ ..=NARROW) => (1, few + 1),
        _ => (last + 2, 0),
    };
    page.insert_chart(row, column, &chart)?;
    Ok(())
}
