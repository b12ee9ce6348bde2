import type { Span } from "./bindings/Span";
import type { Choice } from "./choice";
import { counted } from "./numbers";

/** What each letter of a span counts, with the longest that it can be in days. */
const UNITS: Record<string, { days: number; word: string }> = {
  d: { days: 1, word: "day" },
  w: { days: 7, word: "week" },
  m: { days: 31, word: "month" },
  y: { days: 366, word: "year" },
};

function read(span: Span) {
  const [, count, letter] = /^(\d+)([dwmy])$/.exec(span) ?? [];
  const unit = UNITS[letter ?? ""];
  return unit && { count: Number(count), ...unit };
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

/** The longest that a span can be, in days; undefined where it cannot be read. */
export function longestDays(span: Span): number | undefined {
  const found = read(span);
  return found && found.count * found.days;
}

/** The spans to choose from, with the one that is set, if it is another; `none` is what choosing none says. */
export function spanChoices(offered: Span[], set: Span | null, none: string, words: (span: Span) => string): Choice[] {
  const spans = set && !offered.includes(set) ? [...offered, set] : offered;
  const label = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [{ value: "", label: none }, ...spans.map((span) => ({ value: span, label: label(words(span)) }))];
}
