import type { GuideFact } from "../lib/bindings/GuideFact";

/** An amount of money, a share, or a number that is counted: "$150,000", "25.8%", "$225.91 billion". */
const FIGURE = /(?:[$€£]\s?\d[\d.,]*\d|[$€£]\s?\d|\d[\d.,]*\s?%)(?:\s(?:billion|million))?/g;

/** Whether a fact tells a figure that can be compared. */
export const hasFigure = ({ text }: GuideFact): boolean => text.match(FIGURE) !== null;

/** A text cut where its figures begin and end. */
export function runs(text: string): { text: string; figure: boolean }[] {
  const cut: { text: string; figure: boolean }[] = [];
  let at = 0;
  for (const { 0: figure, index } of text.matchAll(FIGURE)) {
    if (index > at) cut.push({ text: text.slice(at, index), figure: false });
    cut.push({ text: figure, figure: true });
    at = index + figure.length;
  }
  if (at < text.length) cut.push({ text: text.slice(at), figure: false });
  return cut;
}
