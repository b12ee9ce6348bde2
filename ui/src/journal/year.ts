import type { JournalDay } from "../lib/bindings/JournalDay";
import type { WeekStart } from "../lib/bindings/WeekStart";

const DAY_MS = 86_400_000;
const FIRST: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 };
const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" });
const longWeekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const longMonth = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);
const written = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The day some days later, or earlier. */
export const dayAfter = (day: string, by: number) => written(instant(day) + by * DAY_MS);

/** A half of a year as weeks beside each other. */
export interface Half {
  name: string;
  /** The months, each with how many weeks begin in it. */
  months: { name: string; weeks: number }[];
  /** The days of the week, each with its day in every week; none where that lies in the other half. */
  rows: { name: string; full: string; days: (string | undefined)[] }[];
}

function half(year: number, from: number, weekStart: WeekStart): Half {
  const [first, last] = [Date.UTC(year, from, 1), Date.UTC(year, from + 6, 0)];
  const before = (new Date(first).getUTCDay() - FIRST[weekStart] + 7) % 7;
  const begin = first - before * DAY_MS;
  const weeks = Math.ceil((last - begin + DAY_MS) / (7 * DAY_MS));
  const at = (week: number, day: number) => begin + (week * 7 + day) * DAY_MS;
  const inside = (time: number) => (time >= first && time <= last ? written(time) : undefined);
  const months: Half["months"] = [];
  for (let week = 0; week < weeks; week += 1) {
    // British English writes "Sept"; days have three letters everywhere.
    const name = month.format(Math.max(at(week, 0), first)).slice(0, 3);
    const newest = months.at(-1);
    if (newest?.name === name) newest.weeks += 1;
    else months.push({ name, weeks: 1 });
  }
  return {
    name: `${longMonth.format(first)} to ${longMonth.format(last)} ${year}`,
    months,
    rows: Array.from({ length: 7 }, (_, day) => ({
      name: weekday.format(at(0, day)),
      full: longWeekday.format(at(0, day)),
      days: Array.from({ length: weeks }, (_, week) => inside(at(week, day))),
    })),
  };
}

/** Both halves of a year, so that a day is large enough to read and to hit. */
export const halves = (year: number, weekStart: WeekStart): Half[] => [half(year, 0, weekStart), half(year, 6, weekStart)];

/** The months of a year: on how many days something was written, and how much. */
export function byMonth(year: number, days: readonly JournalDay[]): { name: string; days: number; entries: number }[] {
  return Array.from({ length: 12 }, (_, at) => {
    const begins = `${year}-${String(at + 1).padStart(2, "0")}-`;
    const own = days.filter(({ on }) => on.startsWith(begins));
    return { name: longMonth.format(Date.UTC(year, at, 1)), days: own.length, entries: own.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The day that a key leads to, within the year; undefined for any other key. */
export function stepped(day: string, key: string): string | undefined {
  const year = day.slice(0, 4);
  const by = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7, PageUp: -28, PageDown: 28 }[key];
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (key === "Home") return first;
  if (key === "End") return last;
  if (by === undefined) return undefined;
  const to = dayAfter(day, by);
  return to < first ? first : to > last ? last : to;
}

/** How full a day is, from 0 to 3: how strongly it is filled, beside the number in it. */
export const fullness = (count: number) => (count === 0 ? 0 : count === 1 ? 1 : count < 4 ? 2 : 3);
