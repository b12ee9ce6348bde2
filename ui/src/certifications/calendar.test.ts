import { expect, test } from "vitest";
import type { Certification } from "../lib/bindings/Certification";
import type { CertificationDay } from "../lib/bindings/CertificationDay";
import { beforeWhat, monthsOf, ranOut, spanOf } from "./calendar";

const day = (on: string, what: CertificationDay["what"] = "expires") => ({ on, what, certification: "c1", name: "CKA", issuer: "CNCF" }) as unknown as CertificationDay;
const held = (more: Partial<Certification>) => ({ id: "c1", name: "CKA", stage: "earned", status: "valid", expiresOn: "2027-01-19", examOn: null, ...more }) as Certification;

test("the calendar goes from the first of this month to the last of the twelfth", () => {
  expect(spanOf("2026-11-23", 12)).toEqual({ from: "2026-11-01", to: "2027-10-31" });
  expect(spanOf("2026-09-30", 18), "a February of 28 days").toEqual({ from: "2026-09-01", to: "2028-02-29" });
  expect(spanOf("2026-03-01", 12)).toEqual({ from: "2026-03-01", to: "2027-02-28" });
});

test("every month is there, also one into which nothing falls", () => {
  const months = monthsOf([day("2026-12-04"), day("2027-02-01")], "2026-11-23", 4);
  expect(months.map(({ name, days }) => [name, days.length])).toEqual([["November 2026", 0], ["December 2026", 1], ["January 2027", 0], ["February 2027", 1]]);
});

test("what ran out before this month is not forgotten, and what was withdrawn is", () => {
  const old = held({ status: "expired", expiresOn: "2026-06-30" });
  expect(ranOut([old, held({}), held({ stage: "withdrawn", status: "none", expiresOn: "2025-01-01" })], "2026-11-01").map(({ on }) => on)).toEqual(["2026-06-30"]);
});

test("a reminder says how long before the end it comes, or before the exam", () => {
  expect(beforeWhat(day("2026-10-21", "reminder"), [held({})])).toBe("90 days before the end");
  expect(beforeWhat(day("2026-11-25", "reminder"), [held({ stage: "booked", examOn: "2026-11-26", expiresOn: null })])).toBe("1 day before the exam");
  expect(beforeWhat(day("2027-01-19"), [held({})]), "anything else says what it is").toBe("");
});
