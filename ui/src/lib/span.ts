import type { Span } from "./bindings/Span";
import type { Choice } from "./choice";
import { counted } from "./numbers";

/** What each letter of a span counts. */
const UNITS: Record<string, string> = { d: "day", w: "week", m: "month", y: "year" };

function read(span: Span) {
  const [, count, letter] = /^(\d+)([dwmy])$/.exec(span) ?? [];
  const word = UNITS[letter ?? ""];
  return word && { count: Number(count), word };
}

/** "3 years". */
export function spanWords(span: Span): string {
  const found = read(span);
  return found ? counted(found.count, { one: `# ${found.word}`, other: `# ${found.word}s` }) : span;
}

/** "every 2 weeks". */
export function rhythm(span: Span): string {
  const found = read(span);
  return found ? counted(found.count, { one: `every ${found.word}`, other: `every # ${found.word}s` }) : span;
}

/** The spans to choose from, with the one that is set, if it is another; `none` is what choosing none says. */
export function spanChoices(offered: Span[], set: Span | null, none: string, words: (span: Span) => string): Choice[] {
  const spans = set && !offered.includes(set) ? [...offered, set] : offered;
  const label = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [{ value: "", label: none }, ...spans.map((span) => ({ value: span, label: label(words(span)) }))];
}
