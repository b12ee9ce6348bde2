/** How the journal names its days: a month above the rows, a day beside each. */
const LANGUAGE = "en-GB";
const month = new Intl.DateTimeFormat(LANGUAGE, { month: "long", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: "short", timeZone: "UTC" });

const instant = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** "November 2026". */
export function monthOf(day: string): string {
  return month.format(instant(day));
}

/** "Mon 23". */
export function dayOfMonth(day: string): string {
  return `${weekday.format(instant(day))} ${Number(day.slice(8, 10))}`;
}
