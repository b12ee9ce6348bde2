const WEEK = 7;
const MONTH = 30.4375;
const YEAR = 365.25;
const DAY_MS = 86_400_000;

const near = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** How long ago a day is, in the unit that says it best: "yesterday", "11 weeks ago", "8 months ago". */
export function freshness(day: string, today: string): string {
  const days = Math.round((instant(today) - instant(day)) / DAY_MS);
  if (Math.abs(days) < WEEK) return near.format(-days, "day");
  if (days < 26 * WEEK) return near.format(-Math.round(days / WEEK), "week");
  if (days < 2 * YEAR) return near.format(-Math.round(days / MONTH), "month");
  return near.format(-Math.round(days / YEAR), "year");
}
