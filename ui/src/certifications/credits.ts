import type { Certification } from "../lib/bindings/Certification";
import type { Credit } from "../lib/bindings/Credit";
import { daysBetween, writtenDay } from "../lib/day";
import { counted } from "../lib/numbers";

const number = new Intl.NumberFormat("en-GB");

/** A number of credits as it is written: halves are kept. */
export const amountOf = (credits: number) => number.format(credits);

export interface Cycle {
  /** Its first day; none for what was gained before the certification was earned. */
  from: string | null;
  /** The first day of the next one; none for the cycle of today. */
  to: string | null;
  gained: number;
  /** Newest first. */
  credits: Credit[];
}

/** The credits by the cycle in which they were gained, the newest one first; an earlier one without any is left out. */
export function cyclesOf({ earnedOn, renewals, credits }: Pick<Certification, "earnedOn" | "renewals" | "credits">): Cycle[] {
  const starts: (string | null)[] = [null, ...(earnedOn ? [earnedOn] : []), ...renewals.map(({ renewedOn }) => renewedOn)];
  return starts
    .map((from, at): Cycle => {
      const to = starts[at + 1] ?? null;
      const list = credits.list.filter(({ on }) => (from === null || on >= from) && (to === null || on < to)).toReversed();
      return { from, to, gained: list.reduce((sum, { amount }) => sum + amount, 0), credits: list };
    })
    .filter((cycle) => cycle.to === null || cycle.credits.length > 0)
    .reverse();
}

/** "6.5 missing until 19 Jan 2027, 57 days left"; empty where a cycle asks for none. */
export function missingWords({ credits: { needed, gained }, expiresOn }: Certification, today: string): string {
  if (needed === null) return "";
  const missing = needed - gained;
  if (missing <= 0) return "Enough for this cycle.";
  const left = expiresOn && expiresOn >= today ? counted(daysBetween(today, expiresOn), { one: "# day left", other: "# days left" }) : "";
  return `${amountOf(missing)} missing${expiresOn && left ? ` until ${writtenDay(expiresOn)}, ${left}` : ""}.`;
}
