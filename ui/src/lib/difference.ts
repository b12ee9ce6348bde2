import { diffWords } from "diff";

/** A run of words: in both texts, only in the one before, or only in the one after. */
export interface Run {
  is: "same" | "gone" | "new";
  text: string;
}

/** What is left of a long run that did not change, on each side of the gap. */
const CONTEXT = 48;

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * CONTEXT + 1) return text;
  const [start, end] = [first ? "" : text.slice(0, CONTEXT), last ? "" : text.slice(-CONTEXT)];
  return `${start.slice(0, start.lastIndexOf(" ") + 1)}… ${end.slice(end.indexOf(" ") + 1)}`;
}

/** What became of a text, by words; long passages that stayed as they were are left out but for their ends. */
export function difference(before: string, after: string): Run[] {
  const runs = diffWords(before, after);
  return runs.map(({ value, added, removed }, at) =>
    added ? { is: "new", text: value } : removed ? { is: "gone", text: value } : { is: "same", text: shortened(value, at === 0, at === runs.length - 1) },
  );
}
