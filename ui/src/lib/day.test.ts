import { expect, test } from "vitest";
import { isDay, longDay, readDay, shownDay, today, writtenDay } from "./day";

const now = "2026-11-23";

test("days less than a week away are told relative to today, others by their date", () => {
  expect(shownDay("2026-11-23", now)).toBe("today");
  expect(shownDay("2026-11-22", now)).toBe("yesterday");
  expect(shownDay("2026-11-29", now)).toBe("in 6 days");
  expect(shownDay("2026-11-30", now)).toBe("30 Nov");
  expect(shownDay("2025-09-05", now)).toBe("5 Sep 2025");
});

test("a reading names the weekday, and the year where it is another", () => {
  expect(readDay("2026-11-27", now)).toBe("Fri 27 Nov");
  expect(readDay("2027-01-01", now)).toBe("Fri 1 Jan 2027");
});

test("a day is written so that the grammar of days reads it again", () => {
  expect(writtenDay("2026-09-30")).toBe("30 Sep 2026");
});

test("the full day is there for hovering and for screen readers", () => {
  expect(longDay("2026-11-27")).toMatch(/Friday.* 27 November 2026/);
});

test("today is the day of the person's clock, not of Greenwich", () => {
  expect(today(new Date(2026, 0, 5, 0, 30))).toBe("2026-01-05");
});

test("words are no day", () => {
  expect(isDay("friday")).toBe(false);
  expect(isDay("2026-13-01")).toBe(false);
  expect(isDay("2026-11-27")).toBe(true);
});
