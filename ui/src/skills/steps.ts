import type { Assessment } from "../lib/bindings/Assessment";

/** A drawing's size, and what is left free around it for the digits; in its own units. */
export const DRAWING = { width: 600, height: 148, left: 20, right: 12, top: 10, bottom: 30 };
const HIGHEST = 4;
/** How far each of two lines is drawn from its height. */
const ASIDE = 2.5;

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);

export interface StepLine {
  who: "me" | "mentor";
  /** The path of an SVG. */
  path: string;
  dots: { x: number; y: number; level: number; on: string }[];
}

export function heightOf(level: number): number {
  const { height, top, bottom } = DRAWING;
  return height - bottom - (level / HIGHEST) * (height - top - bottom);
}

/** My ratings and other people's as two step lines from the first rating to today: a level holds until the next rating. */
export function stepLines(assessments: readonly Assessment[], today: string): StepLine[] {
  const { width, left, right } = DRAWING;
  const days = assessments.map(({ on }) => instant(on));
  const [from, to] = [Math.min(...days), Math.max(instant(today), ...days)];
  const across = (on: string) => left + ((instant(on) - from) / Math.max(to - from, 1)) * (width - left - right);

  // Two lines at the same height stand beside each other, so that neither covers the other.
  const both = assessments.some(({ by }) => by === null) && assessments.some(({ by }) => by !== null);
  const line = (who: StepLine["who"], of: Assessment[]): StepLine => {
    const aside = both ? (who === "me" ? -ASIDE : ASIDE) : 0;
    const dots = of.map(({ on, level }) => ({ x: across(on), y: heightOf(level) + aside, level, on }));
    const path = dots.map(({ x, y }, at) => (at === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");
    return { who, dots, path: `${path}H${width - right}` };
  };
  const oldestFirst = assessments.toReversed();
  const lines = [
    line("me", oldestFirst.filter(({ by }) => by === null)),
    line("mentor", oldestFirst.filter(({ by }) => by !== null)),
  ];
  return lines.filter(({ dots }) => dots.length > 0);
}

const NAMED = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const MONTH_MS = 30.4375 * 86_400_000;
/** How many days may be written under the line without running into each other. */
const TICKS = 5;

export interface Tick {
  x: number;
  text: string;
}

/** The months that are written under the lines, from the first rating to today; the last one is today. */
export function ticks(assessments: readonly Assessment[], today: string): Tick[] {
  const { width, left, right } = DRAWING;
  const days = assessments.map(({ on }) => instant(on));
  const [from, to] = [Math.min(...days), Math.max(instant(today), ...days)];
  const months = Math.max(1, Math.floor((to - from) / MONTH_MS));
  const count = Math.min(TICKS, months + 1);
  const step = count > 1 ? 1 / (count - 1) : 1;
  return Array.from({ length: count }, (_, at) => {
    const part = at * step;
    const text = at === count - 1 ? "today" : NAMED.format(from + (to - from) * part).replace("Sept", "Sep");
    return { x: left + part * (width - left - right), text };
  });
}
