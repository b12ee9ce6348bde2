import type { Certification } from "../lib/bindings/Certification";
import type { CertificationStage } from "../lib/bindings/CertificationStage";
import { shownDay, writtenDay } from "../lib/day";
import { STAGE } from "./words";

/** The way of a certification; withdrawing leaves it at any place. */
const WAY = ["planned", "studying", "booked", "earned"] as const;

export interface StageStep {
  stage: CertificationStage;
  word: string;
  /** Behind, where it stands, or still to come. */
  state: "done" | "now" | "ahead";
  /** The day that belongs to it: "26 Nov 2026, in 3 days". */
  about: string;
}

/** The steps from planned to earned, with how far a certification is on a day. */
export function stageSteps({ stage, examOn, earnedOn }: Certification, today: string): StageStep[] {
  // What was earned and withdrawn since went the whole way.
  const reached = stage === "withdrawn" ? (earnedOn ? WAY.length : 0) : WAY.indexOf(stage as (typeof WAY)[number]);
  const days: Partial<Record<CertificationStage, string>> = {
    ...(examOn && { booked: stage === "booked" ? examDay(examOn, today) : `exam ${writtenDay(examOn)}` }),
    ...(earnedOn && { earned: writtenDay(earnedOn) }),
  };
  const steps = WAY.map((one, at): StageStep => ({
    stage: one,
    word: STAGE[one],
    state: at < reached ? "done" : at === reached && stage === one ? "now" : "ahead",
    about: days[one] ?? "",
  }));
  return stage === "withdrawn" ? [...steps, { stage, word: STAGE[stage], state: "now", about: "" }] : steps;
}

function examDay(day: string, today: string): string {
  const [written, shown] = [writtenDay(day), shownDay(day, today)];
  return written.startsWith(shown) ? `exam ${written}` : `exam ${written}, ${shown}`;
}
