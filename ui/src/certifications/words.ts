import type { ActivityKind } from "../lib/bindings/ActivityKind";
import type { CertificationStage } from "../lib/bindings/CertificationStage";
import type { Span } from "../lib/bindings/Span";
import type { Choice } from "../lib/choice";
import { counted } from "../lib/numbers";

const chosen = <Value extends string>(words: Record<Value, string>): Choice[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

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
export const STAGES = chosen(STAGE);
export const KINDS = chosen(KIND);

const CYCLES: Span[] = ["1y", "2y", "3y", "5y"];
const UNITS: Record<string, { one: string; other: string }> = {
  d: { one: "# day", other: "# days" },
  w: { one: "# week", other: "# weeks" },
  m: { one: "# month", other: "# months" },
  y: { one: "# year", other: "# years" },
};

/** "3 years". */
export function spanWords(span: Span): string {
  const words = UNITS[span.slice(-1)];
  return words ? counted(Number(span.slice(0, -1)), words) : span;
}

/** The cycles to choose from, with the one that is set, if it is another. */
export function cycles(set: Span | null): Choice[] {
  const spans = set && !CYCLES.includes(set) ? [...CYCLES, set] : CYCLES;
  return [{ value: "", label: "No cycle" }, ...spans.map((span) => ({ value: span, label: spanWords(span) }))];
}
