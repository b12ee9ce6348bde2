import type { Mentorship } from "../lib/bindings/Mentorship";
import type { Span } from "../lib/bindings/Span";
import type { Choice } from "../lib/choice";
import { daysBetween, shownDay } from "../lib/day";
import { counted } from "../lib/numbers";
import { longestDays, rhythm, spanChoices } from "../lib/span";

const OFFERED: Span[] = ["1w", "2w", "3w", "1m", "2m", "3m"];

/** The rhythms to choose from, with the one that is set, if it is another. */
export const rhythms = (set: Span | null): Choice[] => spanChoices(OFFERED, set, "As it comes", rhythm);

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
  // Nothing is called late too early.
  const longest = cadence ? longestDays(cadence) : undefined;
  const waited = daysBetween(last ?? fromOn, now);
  return {
    words: parts.filter(Boolean).join(", "),
    late: longest !== undefined && (next === null || next < now) && waited > longest,
  };
}
