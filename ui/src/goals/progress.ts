import type { Goal } from "../lib/bindings/Goal";
import { daysBetween } from "../lib/day";

/** A percentage that was noted, and where it is drawn. */
export interface Point {
  on: string;
  progress: number;
  x: number;
  y: number;
}

/** The drawing of the line, in its own units. */
export const DRAWING = { width: 560, height: 120, left: 40, right: 12, top: 10, bottom: 22 };

/** How high a percentage lies in the drawing. */
export const heightOf = (percent: number) => DRAWING.top + (1 - percent / 100) * (DRAWING.height - DRAWING.top - DRAWING.bottom);

/** The percentages of a goal over time, the oldest first; of two on one day the later one counts. */
export function progressPoints({ checkIns }: Pick<Goal, "checkIns">): Point[] {
  const byDay = new Map<string, number>();
  for (const { on, progress } of [...checkIns].sort((one, other) => one.on.localeCompare(other.on))) if (progress !== null) byDay.set(on, progress);
  const noted = [...byDay].map(([on, progress]) => ({ on, progress }));
  const [first, newest] = [noted[0]?.on ?? "", noted.at(-1)?.on ?? ""];
  const days = Math.max(1, daysBetween(first, newest) || 1);
  const wide = DRAWING.width - DRAWING.left - DRAWING.right;
  return noted.map((one) => ({ ...one, x: DRAWING.left + (wide * (daysBetween(first, one.on) || 0)) / days, y: heightOf(one.progress) }));
}
