/** A piece of a text that stands for itself: a paragraph, or one item of a list. */
export interface Paragraph {
  /** As it stands in the text, without the signs of its list. */
  text: string;
  from: number;
  to: number;
}

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const FENCE = /^\s*(```|~~~)/;

/** The paragraphs of a Markdown text, in their order; each item of a list is one of its own, and headings and rules are none. */
export function paragraphsOf(markdown: string): Paragraph[] {
  const found: Paragraph[] = [];
  let begun: { from: number; to: number } | undefined;
  let fence: string | undefined;
  const end = () => {
    if (begun) found.push({ ...begun, text: markdown.slice(begun.from, begun.to) });
    begun = undefined;
  };
  let at = 0;
  for (const line of markdown.split("\n")) {
    const to = at + line.trimEnd().length;
    const mark = ITEM.exec(line)?.[0].length ?? line.length - line.trimStart().length;
    const sign = FENCE.exec(line)?.[1];
    if (fence === undefined && (line.trim() === "" || /^#{1,6}\s/.test(line) || RULE.test(line))) end();
    else {
      if (fence === undefined && ITEM.test(line)) end();
      if (at + mark < to) begun = { from: begun?.from ?? at + mark, to };
    }
    if (sign && (fence === undefined || fence === sign)) fence = fence === undefined ? sign : undefined;
    at += line.length + 1;
  }
  end();
  return found;
}

/** The paragraph at a place of the text; the one before it where there is none. */
export function paragraphAt(markdown: string, at: number): Paragraph | undefined {
  return paragraphsOf(markdown).findLast(({ from }) => from <= at) ?? paragraphsOf(markdown)[0];
}
