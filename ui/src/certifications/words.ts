import type { ActivityKind } from "../lib/bindings/ActivityKind";
import type { CertificationStage } from "../lib/bindings/CertificationStage";
import type { Span } from "../lib/bindings/Span";
import { choicesOf, type Choice } from "../lib/choice";
import { spanChoices, spanWords } from "../lib/span";

export const STAGE: Record<CertificationStage, string> = {
  planned: "Planned",
  studying: "Studying",
  booked: "Booked",
  earned: "Earned",
  withdrawn: "Withdrawn",
};
export const KIND: Record<ActivityKind, string> = {
  course: "Course",
  paper: "Paper",
  book: "Book",
  talk: "Talk",
  workshop: "Workshop",
  conference: "Conference",
  "open-source": "Open source",
  experiment: "Experiment",
};
export const STAGES = choicesOf(STAGE);
export const KINDS = choicesOf(KIND);

const CYCLES: Span[] = ["1y", "2y", "3y", "5y"];

/** The cycles to choose from, with the one that is set, if it is another. */
export const cycles = (set: Span | null): Choice[] => spanChoices(CYCLES, set, "No cycle", spanWords);
