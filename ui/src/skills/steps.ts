import type { Assessment } from "../lib/bindings/Assessment";

/** A drawing's size, and what is left free around it for the digits; in its own units. */
export const DRAWING = { width: 600, height: 116, left: 20, right: 8, top: 10, bottom: 10 };
const HIGHEST = 4;

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

  const line = (who: StepLine["who"], of: Assessment[]): StepLine => {
    const dots = of.map(({ on, level }) => ({ x: across(on), y: heightOf(level), level, on }));
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
