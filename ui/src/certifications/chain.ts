import type { Certification } from "../lib/bindings/Certification";

const DAY_MS = 86_400_000;
const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** A stretch of the line, in percent of its length. */
export interface Stretch {
  left: number;
  width: number;
  /** It held; it still will; it had run out. */
  kind: "held" | "left" | "lapsed";
}

export interface ChainLine {
  from: string;
  to: string;
  stretches: Stretch[];
  /** The days at which it was earned and renewed, in percent. */
  dots: { on: string; at: number }[];
  /** Where today is, in percent. */
  today: number;
  /** Whether it goes on without an end. */
  endless: boolean;
}

/** A certification from the day it was earned to the day it runs out, drawn to scale; undefined while it was never earned. */
export function chainLine({ earnedOn, expiresOn, renewals }: Pick<Certification, "earnedOn" | "expiresOn" | "renewals">, today: string): ChainLine | undefined {
  const first = earnedOn ?? renewals[0]?.renewedOn;
  if (first === undefined) return undefined;
  const starts = [...(earnedOn ? [{ on: earnedOn, until: renewals.length === 0 ? expiresOn : null }] : []), ...renewals.map(({ renewedOn, expiresOn: until }) => ({ on: renewedOn, until }))];
  const to = [expiresOn ?? today, today, starts.at(-1)?.on ?? today].reduce((one, other) => (one > other ? one : other));
  const whole = Math.max(instant(to) - instant(first), DAY_MS);
  const at = (day: string) => (Math.min(Math.max(instant(day) - instant(first), 0), whole) / whole) * 100;

  const stretches: Stretch[] = [];
  const draw = (from: string, until: string, kind: Stretch["kind"]) => {
    if (until > from) stretches.push({ left: at(from), width: at(until) - at(from), kind });
  };
  const hold = (from: string, until: string) => {
    draw(from, until < today ? until : today, "held");
    draw(from > today ? from : today, until, "left");
  };
  starts.forEach(({ on, until }, index) => {
    const next = starts[index + 1]?.on;
    // How long the first one was valid is known only while it was not renewed; what comes next took its place.
    const end = [until ?? undefined, next ?? undefined].filter((day) => day !== undefined).toSorted()[0] ?? to;
    hold(on, end);
    draw(end, next ?? (until === null ? to : today), "lapsed");
  });
  return { from: first, to, stretches, dots: starts.map(({ on }) => ({ on, at: at(on) })), today: at(today), endless: expiresOn === null };
}
