import type { Mentorship } from "../lib/bindings/Mentorship";
import type { Span } from "../lib/bindings/Span";
import type { Choice } from "../lib/choice";
import { daysBetween, shownDay } from "../lib/day";
import { counted } from "../lib/numbers";

/** The longest that each unit can be, in days, so that nothing is called late too early. */
const UNITS: Record<string, { days: number; one: string; other: string }> = {
  d: { days: 1, one: "every day", other: "every # days" },
  w: { days: 7, one: "every week", other: "every # weeks" },
  m: { days: 31, one: "every month", other: "every # months" },
  y: { days: 366, one: "every year", other: "every # years" },
};
const OFFERED: Span[] = ["1w", "2w", "3w", "1m", "2m", "3m"];

function read(span: Span) {
  const [, count, letter] = /^(\d+)([dwmy])$/.exec(span) ?? [];
  const unit = UNITS[letter ?? ""];
  return unit && { count: Number(count), unit };
}

/** "every 2 weeks". */
export function rhythm(span: Span): string {
  const found = read(span);
  return found ? counted(found.count, found.unit) : span;
}

/** The rhythms to choose from, with the one that is set, if it is another. */
export function rhythms(set: Span | null): Choice[] {
  const spans = set && !OFFERED.includes(set) ? [...OFFERED, set] : OFFERED;
  const words = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [{ value: "", label: "As it comes" }, ...spans.map((span) => ({ value: span, label: words(rhythm(span)) }))];
}

/** "Last session 12 days ago, every 2 weeks": where a mentorship stands on a day. */
export function standing(mentorship: Mentorship, now: string): { words: string; late: boolean } {
  const { lastSessionOn: last, nextSessionOn: next, cadence, fromOn, endedOn } = mentorship;
  if (endedOn) return { words: `Ended ${shownDay(endedOn, now)}`, late: false };
  const ago = last === null ? undefined : daysBetween(last, now);
  const parts = [
    ago === undefined ? "No session yet" : ago === 0 ? "Last session today" : `Last session ${counted(ago, { one: "# day ago", other: "# days ago" })}`,
    next && `next ${shownDay(next, now)}`,
    cadence && rhythm(cadence),
  ];
  const span = cadence ? read(cadence) : undefined;
  const waited = daysBetween(last ?? fromOn, now);
  return {
    words: parts.filter(Boolean).join(", "),
    late: span !== undefined && (next === null || next < now) && waited > span.count * span.unit.days,
  };
}
