import type { Certification } from "../lib/bindings/Certification";
import { daysBetween, shownDay } from "../lib/day";
import { counted } from "../lib/numbers";
import { STAGE } from "./words";

const DAYS = { one: "# day", other: "# days" };

export interface Standing {
  /** One word: the status of what was earned, the stage of what was not. */
  word: string;
  /** What follows from the dates: "12 days left", "exam in 3 days". */
  when: string;
  tone: "plain" | "quiet" | "soon" | "late";
}

/** Where a certification stands on a day, in words. */
export function standing({ stage, status, expiresOn, examOn }: Certification, now: string): Standing {
  if (status === "none") {
    const exam = stage === "booked" && examOn ? `exam ${shownDay(examOn, now)}` : "";
    return { word: STAGE[stage], when: exam, tone: stage === "withdrawn" ? "quiet" : "plain" };
  }
  const left = expiresOn ? daysBetween(now, expiresOn) : undefined;
  if (status === "expired") return { word: "Expired", when: left === undefined ? "" : `${counted(-left, DAYS)} ago`, tone: "late" };
  const when = left === undefined ? "does not run out" : left === 0 ? "last day" : `${counted(left, DAYS)} left`;
  return status === "expiring" ? { word: "Expiring", when, tone: "soon" } : { word: "Valid", when, tone: "plain" };
}

const ORDER = ["earned", "booked", "studying", "planned", "withdrawn"];

/** What was earned with what runs out first on top, then what is on the way with the nearest on top. */
export function inOrder(certifications: Certification[]): Certification[] {
  const place = ({ stage }: Certification) => ORDER.indexOf(stage);
  return certifications.toSorted((one, other) => place(one) - place(other) || (one.examOn ?? "").localeCompare(other.examOn ?? "") * Number(one.stage === "booked"));
}

/** The heading that a certification stands under. */
export function headingOf({ stage, status }: Certification): string {
  if (status === "none") return stage === "withdrawn" ? "Withdrawn" : "On the way";
  return "Earned";
}
