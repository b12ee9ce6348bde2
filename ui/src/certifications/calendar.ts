import type { Certification } from "../lib/bindings/Certification";
import type { CertificationDay } from "../lib/bindings/CertificationDay";
import { daysBetween } from "../lib/day";
import { counted } from "../lib/numbers";

/** What falls on a day of the calendar, in words. */
export const WHAT: Record<CertificationDay["what"], string> = {
  exam: "Exam",
  expires: "Runs out",
  reminder: "Reminder",
  renewalOpens: "Renewal opens",
  cycleEnds: "Cycle ends",
};

export interface Month {
  /** `2026-11`. */
  key: string;
  /** "November 2026". */
  name: string;
  days: CertificationDay[];
}

const MONTHS = 12;
const named = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const two = (part: number) => String(part).padStart(2, "0");
const numberOf = (day: string) => Number(day.slice(0, 4)) * MONTHS + Number(day.slice(5, 7)) - 1;
const keyOf = (number: number) => `${Math.floor(number / MONTHS)}-${two((number % MONTHS) + 1)}`;

/** The first day of this month, and the last day of the month that is the `count`th from it. */
export function spanOf(today: string, count: number): { from: string; to: string } {
  const last = keyOf(numberOf(today) + count - 1);
  // The day before the first of the month after.
  const days = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 0)).getUTCDate();
  return { from: `${today.slice(0, 7)}-01`, to: `${last}-${two(days)}` };
}

/** Every month from this one on, with what falls into it; months in which nothing does are there, too. */
export function monthsOf(days: readonly CertificationDay[], today: string, count: number): Month[] {
  return Array.from({ length: count }, (_, at) => {
    const key = keyOf(numberOf(today) + at);
    return { key, name: named.format(Date.parse(`${key}-01T00:00:00Z`)), days: days.filter(({ on }) => on.startsWith(key)) };
  });
}

/** What ran out before this month and is not withdrawn: the calendar begins with it. */
export function ranOut(certifications: readonly Certification[], from: string): CertificationDay[] {
  return certifications
    .filter(({ status, expiresOn }) => status === "expired" && expiresOn !== null && expiresOn < from)
    .map(({ id, name, issuer, expiresOn, visibility }): CertificationDay => ({ on: expiresOn ?? from, what: "expires", certification: id, name, issuer, visibility }))
    .sort((one, other) => one.on.localeCompare(other.on));
}

/** What a reminder is of: "90 days before the end", "7 days before the exam"; empty for anything else. */
export function beforeWhat({ what, on, certification }: CertificationDay, certifications: readonly Certification[]): string {
  const found = certifications.find(({ id }) => id === certification);
  if (what !== "reminder" || !found) return "";
  const exam = found.stage === "booked";
  const end = exam ? found.examOn : found.expiresOn;
  const days = end ? daysBetween(on, end) : 0;
  if (days <= 0) return "";
  return counted(days, exam ? { one: "# day before the exam", other: "# days before the exam" } : { one: "# day before the end", other: "# days before the end" });
}
