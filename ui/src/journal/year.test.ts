import { expect, test } from "vitest";
import { yearOf } from "./filter";
import { byMonth, fullness, halves, stepped } from "./year";

test("both halves together hold each day of the year once, under its month and weekday", () => {
  for (const [year, many] of [[2026, 365], [2028, 366]] as const) {
    const days = halves(year, "monday").flatMap((half) => half.rows.flatMap((row) => row.days.filter((day) => day !== undefined)));
    expect(days).toHaveLength(many);
    expect(new Set(days).size).toBe(many);
  }
});

test("a week begins on the day that the profile says", () => {
  expect(halves(2026, "monday")[0]?.rows.map(({ name }) => name)).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  expect(halves(2026, "saturday")[0]?.rows[0]).toMatchObject({ name: "Sat", full: "Saturday" });
  const sunday = halves(2026, "sunday")[0]!;
  // 2026 begins on a Thursday.
  expect(sunday.rows.map(({ days }) => days[0])).toEqual([undefined, undefined, undefined, undefined, "2026-01-01", "2026-01-02", "2026-01-03"]);
});

test("the months stand over as many weeks as there are", () => {
  for (const half of halves(2026, "monday")) {
    expect(half.months).toHaveLength(6);
    expect(half.months.reduce((sum, { weeks }) => sum + weeks, 0)).toBe(half.rows[0]?.days.length);
  }
});

test("the arrow keys go by days and weeks and stay in the year", () => {
  expect(stepped("2026-03-01", "ArrowUp")).toBe("2026-02-28");
  expect(stepped("2026-06-28", "ArrowRight"), "into the other half").toBe("2026-07-05");
  expect(stepped("2026-12-30", "ArrowRight")).toBe("2026-12-31");
  expect(stepped("2026-05-05", "Home")).toBe("2026-01-01");
  expect(stepped("2026-05-05", "a")).toBeUndefined();
});

test("the table of months has the same numbers", () => {
  const months = byMonth(2026, [{ on: "2026-02-01", count: 2 }, { on: "2026-02-09", count: 1 }]);
  expect(months[1]).toEqual({ name: "February", days: 2, entries: 3 });
  expect(months).toHaveLength(12);
});

test("more entries fill a day more, and the fullest is reached", () => {
  expect([0, 1, 2, 3, 4, 40].map(fullness)).toEqual([0, 1, 2, 2, 3, 3]);
});

test("the view of a year is this year's unless it says which", () => {
  expect([yearOf("year", "2026-11-23"), yearOf("year=2024", "2026-11-23"), yearOf("kind=win", "2026-11-23")]).toEqual([2026, 2024, undefined]);
});
