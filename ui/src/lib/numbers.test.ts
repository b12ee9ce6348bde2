import { expect, test } from "vitest";
import { counted, duration, size } from "./numbers";

test("one is not many", () => {
  const goals = { one: "# goal", other: "# goals" };
  expect([0, 1, 1200].map((count) => counted(count, goals))).toEqual(["0 goals", "1 goal", "1,200 goals"]);
});

test("minutes are told in hours as a person says them", () => {
  expect([45, 60, 90].map(duration)).toEqual(["45 min", "1 h", "1 h 30 min"]);
});

test("the size of a file is told in the largest unit that fits", () => {
  expect([1, 340, 1200, 48_300, 3_440_000].map(size)).toEqual(["1 byte", "340 bytes", "1.2 KB", "48 KB", "3.4 MB"]);
});
