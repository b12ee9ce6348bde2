/** Calendar days as the window shows them. Days are `YYYY-MM-DD` and never pass through a time zone; arithmetic beyond counting them belongs to Rust. */
const LANGUAGE = "en-GB";
const DAY_MS = 86_400_000;

const long = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "full", timeZone: "UTC" });
const withWeekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const withoutYear = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "short", timeZone: "UTC" });
const withYear = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const near = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" });

const instant = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
// British English writes "Sept"; the terminal and the grammar of days have three letters.
const threeLetters = (text: string) => text.replace("Sept", "Sep");

/** Whether a text is a calendar day rather than words. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant(text));
}

/** Today where the person is. */
export function today(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "Friday 27 November 2026". */
export function longDay(day: string): string {
  return long.format(instant(day));
}

/** "27 Nov 2026", which the grammar of days also reads. */
export function writtenDay(day: string): string {
  return threeLetters(withYear.format(instant(day)));
}

/** "Fri 27 Nov", with the year unless it is this one: how a reading is shown back. */
export function readDay(day: string, now = today()): string {
  const text = threeLetters(withWeekday.format(instant(day))).replace(",", "");
  return day.slice(0, 4) === now.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** How many days lie between two days; below zero when the first is the later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instant(to) - instant(from)) / DAY_MS);
}

/** "yesterday", "in 3 days" under a week away, "27 Nov" beyond, with the year unless it is this one. */
export function shownDay(day: string, now = today()): string {
  const days = daysBetween(now, day);
  if (Math.abs(days) < 7) return near.format(days, "day");
  const sameYear = day.slice(0, 4) === now.slice(0, 4);
  return threeLetters((sameYear ? withoutYear : withYear).format(instant(day)));
}
