import { expect, test } from "vitest";
import type { Assessment } from "../lib/bindings/Assessment";
import { DRAWING, heightOf, stepLines, ticks } from "./steps";

const rated = (on: string, level: number, by: string | null = null) => ({ on, level, by }) as Assessment;

test("a level holds until the next rating, and the newest one until today", () => {
  const [mine] = stepLines([rated("2026-06-30", 2), rated("2026-01-01", 1)], "2026-12-27");
  const half = DRAWING.left + (DRAWING.width - DRAWING.left - DRAWING.right) / 2;
  expect(mine!.dots.map(({ x }) => Math.round(x))).toEqual([DRAWING.left, half]);
  expect(mine!.path).toBe(`M${DRAWING.left} ${heightOf(1)}H${mine!.dots[1]!.x}V${heightOf(2)}H${DRAWING.width - DRAWING.right}`);
});

test("what others say is a line of its own", () => {
  const lines = stepLines([rated("2026-06-01", 3, "Maya"), rated("2026-01-01", 1)], "2026-12-31");
  expect(lines.map(({ who, dots }) => [who, dots.length])).toEqual([["me", 1], ["mentor", 1]]);
  const [mine, others] = stepLines([rated("2026-06-01", 2, "Maya"), rated("2026-01-01", 2)], "2026-12-31");
  expect(mine!.dots[0]!.y, "at the same level neither covers the other").toBeLessThan(others!.dots[0]!.y);
});

test("the months under the lines go from the first rating to today", () => {
  const found = ticks([rated("2026-09-01", 2), rated("2026-01-01", 1)], "2026-12-31");
  expect([found[0]?.text, found.at(-1)?.text, found.length]).toEqual(["Jan 2026", "today", 5]);
  expect([found[0]?.x, found.at(-1)?.x]).toEqual([DRAWING.left, DRAWING.width - DRAWING.right]);
  expect(ticks([rated("2026-12-20", 1)], "2026-12-31").map(({ text }) => text), "what is new has but a day").toHaveLength(2);
});
