//! iCalendar (RFC 5545): what is still to come as a file that any calendar takes in, so that it reminds with Cairn closed.

use cairn::{CalendarItem, CalendarKind};
use calcard::{
    common::PartialDateTime,
    icalendar::{
        ICalendar, ICalendarAction, ICalendarClassification, ICalendarComponent, ICalendarComponentType,
        ICalendarDuration, ICalendarParameter, ICalendarParameterName, ICalendarProperty, ICalendarTransparency,
        ICalendarValue, ICalendarValueType,
    },
};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};

/// Who wrote the file, in the form that RFC 5545, section 3.7.3, asks for. It names no version, so that a new one writes the same file.
const WRITTEN_BY: &str = "-//Cairn//Cairn//EN";

/// The dates as one calendar file; the same dates give the same bytes.
///
/// - Every date is an event, since many calendars show no to-dos. A whole day leaves the day free; a session is in UTC, which says
///   when it starts without a time zone's rules.
/// - An event keeps its `UID`, and each change of its record raises `SEQUENCE`, so that a calendar that has it already brings it up to
///   date. `DTSTAMP` is the last change of the record, not the moment of writing.
/// - Events are marked `PRIVATE`: whoever may look into the person's calendar sees that there is something, and not what.
pub fn write_calendar(items: &[CalendarItem]) -> String {
    let mut calendar = ICalendar::default();
    let mut whole = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    whole.add_property(ICalendarProperty::Version, text("2.0"));
    whole.add_property(ICalendarProperty::Prodid, text(WRITTEN_BY));
    calendar.components.push(whole);
    for item in items {
        let event = add(&mut calendar, 0, event(item));
        for minutes in &item.alarms {
            add(&mut calendar, event, alarm(item, *minutes));
        }
    }
    calendar.to_string()
}

/// Puts a component into another one and gives its place in the calendar.
fn add(calendar: &mut ICalendar, into: usize, component: ICalendarComponent) -> usize {
    let at = calendar.components.len();
    calendar.components.push(component);
    if let (Some(holder), Ok(id)) = (calendar.components.get_mut(into), u32::try_from(at)) {
        holder.component_ids.push(id);
    }
    at
}

fn event(item: &CalendarItem) -> ICalendarComponent {
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&item.uid);
    event.add_dtstamp(instant(item.updated_at));
    event.add_property(ICalendarProperty::Created, value(instant(item.created_at)));
    event.add_property(ICalendarProperty::LastModified, value(instant(item.updated_at)));
    event.add_sequence((item.updated_at - item.created_at).num_seconds().max(0));
    event.add_property(ICalendarProperty::Summary, title(item));
    event.add_property(ICalendarProperty::Categories, text(category(item.kind)));
    event.add_property(ICalendarProperty::Class, ICalendarValue::Classification(ICalendarClassification::Private));
    match item.starts_at {
        Some(start) => {
            event.add_property(ICalendarProperty::Dtstart, value(instant(start)));
            if let Some(end) = item.minutes.and_then(|long| start.checked_add_signed(TimeDelta::minutes(long.into()))) {
                event.add_property(ICalendarProperty::Dtend, value(instant(end)));
            }
        }
        None => {
            let is_day =
                ICalendarParameter { name: ICalendarParameterName::Value, value: ICalendarValueType::Date.into() };
            event.add_property_with_params(ICalendarProperty::Dtstart, [is_day], value(day(item.on)));
            let free = ICalendarValue::Transparency(ICalendarTransparency::Transparent);
            event.add_property(ICalendarProperty::Transp, free);
        }
    }
    event
}

fn alarm(item: &CalendarItem, minutes: i32) -> ICalendarComponent {
    let mut alarm = ICalendarComponent::new(ICalendarComponentType::VAlarm);
    alarm.add_property(ICalendarProperty::Action, ICalendarValue::Action(ICalendarAction::Display));
    // An alarm that is shown has to have a text of its own (RFC 5545, section 3.6.6).
    alarm.add_property(ICalendarProperty::Description, title(item));
    let away = minutes.unsigned_abs();
    let trigger = ICalendarDuration {
        neg: minutes > 0,
        weeks: 0,
        days: away / (24 * 60),
        hours: away / 60 % 24,
        minutes: away % 60,
        seconds: 0,
    };
    alarm.add_property(ICalendarProperty::Trigger, ICalendarValue::Duration(trigger));
    alarm
}

fn category(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Session => "Session",
        CalendarKind::Action => "Action",
        CalendarKind::Milestone => "Milestone",
        CalendarKind::Goal => "Goal",
        CalendarKind::Certification => "Certification",
    }
}

/// A title as RFC 5545 lets text be: without control characters, which some calendars refuse the whole file for.
fn title(item: &CalendarItem) -> ICalendarValue {
    ICalendarValue::Text(item.title.replace(char::is_control, " "))
}

fn text(text: &str) -> ICalendarValue {
    ICalendarValue::Text(text.to_owned())
}

fn value(time: PartialDateTime) -> ICalendarValue {
    ICalendarValue::PartialDateTime(Box::new(time))
}

fn day(day: NaiveDate) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        ..PartialDateTime::default()
    }
}

fn instant(instant: DateTime<Utc>) -> PartialDateTime {
    PartialDateTime {
        hour: u8::try_from(instant.hour()).ok(),
        minute: u8::try_from(instant.minute()).ok(),
        second: u8::try_from(instant.second()).ok(),
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..day(instant.date_naive())
    }
}
