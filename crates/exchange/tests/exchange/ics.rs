//! A calendar file: byte for byte as it is to be, and read again by a reader of calendars.

use cairn::{CalendarItem, CalendarKind};
use cairn_exchange::write_calendar;
use calcard::{
    Entry, Parser,
    icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue},
};
use proptest::prelude::*;

use crate::day;

fn whole_day(title: &str) -> CalendarItem {
    CalendarItem {
        uid: "018f0000-0000-7000-8000-000000000001".into(),
        kind: CalendarKind::Goal,
        title: title.into(),
        on: day("2026-12-01"),
        starts_at: None,
        minutes: None,
        alarms: vec![30 * 24 * 60 - 540, -540],
        created_at: "2026-11-01T08:00:00Z".parse().unwrap(),
        updated_at: "2026-11-02T08:00:05Z".parse().unwrap(),
    }
}

fn session() -> CalendarItem {
    CalendarItem {
        uid: "018f0000-0000-7000-8000-000000000002".into(),
        kind: CalendarKind::Session,
        title: "Session with Maya".into(),
        on: day("2026-11-26"),
        starts_at: Some("2026-11-25T23:30:00Z".parse().unwrap()),
        minutes: Some(45),
        alarms: vec![15],
        ..whole_day("")
    }
}

fn read(file: &str) -> ICalendar {
    let mut parser = Parser::new(file);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar: {file}") };
    assert_eq!(parser.entry(), Entry::Eof, "one calendar and nothing else");
    calendar
}

fn parts<'c>(calendar: &'c ICalendar, of: &'c ICalendarComponent) -> Vec<&'c ICalendarComponent> {
    of.component_ids.iter().map(|id| &calendar.components[*id as usize]).collect()
}

fn said(component: &ICalendarComponent, name: ICalendarProperty) -> &ICalendarValue {
    &component.entries.iter().find(|entry| entry.name == name).unwrap().values[0]
}

#[test]
fn a_calendar_file_is_written_as_any_calendar_reads_it() {
    let file = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cairn//Cairn//EN",
        "BEGIN:VEVENT",
        "UID:018f0000-0000-7000-8000-000000000002",
        "DTSTAMP:20261102T080005Z",
        "CREATED:20261101T080000Z",
        "LAST-MODIFIED:20261102T080005Z",
        "SEQUENCE:86405",
        "SUMMARY:Session with Maya",
        "CATEGORIES:Session",
        "CLASS:PRIVATE",
        "DTSTART:20261125T233000Z",
        "DTEND:20261126T001500Z",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Session with Maya",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:018f0000-0000-7000-8000-000000000001",
        "DTSTAMP:20261102T080005Z",
        "CREATED:20261101T080000Z",
        "LAST-MODIFIED:20261102T080005Z",
        "SEQUENCE:86405",
        "SUMMARY:Ship it\\, whole\\; at last",
        "CATEGORIES:Goal",
        "CLASS:PRIVATE",
        "DTSTART;VALUE=DATE:20261201",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Ship it\\, whole\\; at last",
        "TRIGGER:-P29DT15H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Ship it\\, whole\\; at last",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let items = [session(), whole_day("Ship it, whole; at last")];
    assert_eq!(write_calendar(&items), file.join("\r\n"));
    assert_eq!(write_calendar(&items), write_calendar(&items.clone()), "the same dates give the same bytes");
}

#[test]
fn a_reader_of_calendars_finds_every_date_and_every_reminder_again() {
    let items = [session(), whole_day("Ship it"), CalendarItem { alarms: vec![], minutes: None, ..session() }];
    let calendar = read(&write_calendar(&items));
    let events = parts(&calendar, &calendar.components[0]);
    assert_eq!(events.len(), items.len());
    for (event, item) in events.iter().zip(&items) {
        assert_eq!(event.component_type, ICalendarComponentType::VEvent);
        assert_eq!(said(event, ICalendarProperty::Uid), &ICalendarValue::Text(item.uid.clone()));
        assert_eq!(said(event, ICalendarProperty::Summary), &ICalendarValue::Text(item.title.clone()));
        let ICalendarValue::PartialDateTime(start) = said(event, ICalendarProperty::Dtstart) else { panic!() };
        let start = start.to_date_time().unwrap().date_time;
        match item.starts_at {
            Some(instant) => assert_eq!(start, instant.naive_utc()),
            None => assert_eq!(start.date(), item.on),
        }
        let reminders: Vec<i32> = parts(&calendar, event)
            .iter()
            .map(|alarm| match said(alarm, ICalendarProperty::Trigger) {
                ICalendarValue::Duration(away) => -(away.as_seconds() / 60) as i32,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(reminders, item.alarms);
    }
    assert!(events[2].entries.iter().all(|entry| entry.name != ICalendarProperty::Dtend), "no length is made up");
}

#[test]
fn a_change_raises_the_sequence_and_a_clock_set_back_does_not_break_it() {
    let number = |item: CalendarItem| {
        let calendar = read(&write_calendar(&[item]));
        said(&calendar.components[1], ICalendarProperty::Sequence).clone()
    };
    let written = whole_day("x");
    assert_eq!(number(CalendarItem { updated_at: written.created_at, ..written.clone() }), ICalendarValue::Integer(0));
    assert_eq!(number(written.clone()), ICalendarValue::Integer(86_405));
    let back = CalendarItem { updated_at: "2026-10-01T00:00:00Z".parse().unwrap(), ..written };
    assert_eq!(number(back), ICalendarValue::Integer(0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_stays_itself_in_lines_that_no_calendar_cuts(title in "\\PC{1,300}") {
        let file = write_calendar(&[whole_day(&title)]);
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(char::is_control), "{:?}", line);
        }
        let calendar = read(&file);
        let summary = ICalendarValue::Text(title);
        prop_assert_eq!(said(&calendar.components[1], ICalendarProperty::Summary), &summary);
    }

    #[test]
    fn a_title_adds_no_line_of_its_own(title in "(\\PC|[\\x00-\\x1f\\x7f]){1,80}") {
        let file = write_calendar(&[whole_day(&title)]);
        let unfolded = file.replace("\r\n ", "");
        let titles = unfolded.split("\r\n").filter(|line| line.starts_with("SUMMARY:")).count();
        prop_assert_eq!((unfolded.split("\r\n").count(), titles), (27, 1));
        prop_assert!(!unfolded.replace("\r\n", "").contains(char::is_control));
    }
}
