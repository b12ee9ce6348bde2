import type { Mentorship } from "../lib/bindings/Mentorship";
import type { Span } from "../lib/bindings/Span";
import type { Choice } from "../lib/choice";
import { daysBetween, shownDay } from "../lib/day";
import { counted } from "../lib/numbers";
import { rhythm, spanChoices } from "../lib/span";

const OFFERED: Span[] = ["1w", "2w", "3w", "1m", "2m", "3m"];

/** The rhythms to choose from, with the one that is set, if it is another. */
export const rhythms = (set: Span | null): Choice[] => spanChoices(OFFERED, set, "As it comes", rhythm);

/** "Last session 12 days ago, every 2 weeks, the next one overdue since 22 Nov": where a mentorship stands on a day. */
export function standing(mentorship: Mentorship, now: string): { words: string; late: boolean } {
  const { lastSessionOn: last, nextSessionOn: next, dueOn, cadence, endedOn } = mentorship;
  if (endedOn) return { words: `Ended ${shownDay(endedOn, now)}`, late: false };
  const ago = last === null ? undefined : daysBetween(last, now);
  const late = dueOn !== null && dueOn < now;
  const parts = [
    ago === undefined ? "No session yet" : ago === 0 ? "Last session today" : `Last session ${counted(ago, { one: "# day ago", other: "# days ago" })}`,
    next && (late ? `the one of ${shownDay(next, now)} is to be wrapped up` : `next ${shownDay(next, now)}`),
    cadence && rhythm(cadence),
    late && next === null && `the next one overdue since ${shownDay(dueOn, now)}`,
  ];
  return { words: parts.filter(Boolean).join(", "), late };
}
