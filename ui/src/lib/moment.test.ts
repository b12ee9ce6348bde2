import { expect, test } from "vitest";
import { here, instantOf, startOf, timeOf } from "./moment";

test("a time belongs to the clocks of its zone, in summer and in winter", () => {
  expect(instantOf("2026-11-27", "15:00", "Europe/London")).toBe("2026-11-27T15:00:00.000Z");
  expect(instantOf("2026-07-03", "15:00", "Europe/London")).toBe("2026-07-03T14:00:00.000Z");
  expect(instantOf("2026-11-27", "00:30", "Asia/Kolkata")).toBe("2026-11-26T19:00:00.000Z");
  expect(timeOf("2026-07-03T14:00:00Z", "Europe/London")).toBe("15:00");
});

test("the day on which the clocks go back keeps its afternoon", () => {
  expect(instantOf("2026-10-25", "15:00", "Europe/London")).toBe("2026-10-25T15:00:00.000Z");
  expect(instantOf("2026-10-25", "00:15", "Europe/London")).toBe("2026-10-24T23:15:00.000Z");
});

test("short ways to write a time are understood, and what is no time is not", () => {
  expect(instantOf("2026-11-27", "9", "UTC")).toBe("2026-11-27T09:00:00.000Z");
  expect(instantOf("2026-11-27", "9.30", "UTC")).toBe("2026-11-27T09:30:00.000Z");
  for (const no of ["25:00", "9:75", "noon", ""]) expect(instantOf("2026-11-27", no, "UTC")).toBeUndefined();
});

test("a session starts on the clocks of its own zone, which is named only where it is another one", () => {
  const startsAt = "2026-11-27T09:00:00Z";
  expect(startOf({ startsAt, zone: "Asia/Kolkata" })).toBe("14:30 (Asia/Kolkata)");
  expect(startOf({ startsAt, zone: here() })).toBe(timeOf(startsAt, here()));
  expect(startOf({ startsAt: null, zone: "Asia/Kolkata" })).toBeUndefined();
});
