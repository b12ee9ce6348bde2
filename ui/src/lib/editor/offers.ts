import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

/** Something that can be written after a sign. */
export interface Offered {
  label: string;
  detail?: string;
  /** What takes the place of the sign and of what was typed after it. */
  text: string;
  /** What happens besides. */
  take?: () => unknown;
}

/** What is offered while one writes: a sign, and what is found by the letters after it. */
export interface Offer {
  sign: "[[" | "#" | "@";
  find: (typed: string) => Promise<Offered[]>;
}

/** What may stand after a sign: a tag is one word, a name may have two, a title anything. A heading's sign is followed by a space. */
const AFTER: Record<Offer["sign"], RegExp> = {
  "[[": /\[\[([^[\]\n]*)$/,
  "#": /(?<=^|[\s(])#([\p{L}\p{N}][\p{L}\p{N}:_-]*|(?<=\S\s+#))$/u,
  "@": /(?<=^|[\s(])@([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)?)$/u,
};

/** How much before the cursor is looked at: no title is longer. */
const REACH = 200;

/** The sign that is being written at the end of a text, and what stands after it. */
export function typedAfter(sign: Offer["sign"], before: string): string | undefined {
  return AFTER[sign].exec(before)?.[1];
}

function option({ label, detail, text, take }: Offered): Completion {
  return {
    label,
    detail,
    apply: (view: EditorView, _: Completion, from: number, to: number) => {
      // What closes a title may stand there already.
      const end = text.endsWith("]]") && view.state.sliceDoc(to, to + 2) === "]]" ? to + 2 : to;
      view.dispatch({ changes: { from, to: end, insert: text }, selection: { anchor: from + text.length }, userEvent: "input.complete" });
      take?.();
    },
  };
}

/** Asks an offer with each letter; its own order is kept. */
export function sourceOf({ sign, find }: Offer): CompletionSource {
  return async ({ state, pos }: CompletionContext): Promise<CompletionResult | null> => {
    const line = state.doc.lineAt(pos);
    const from = Math.max(line.from, pos - REACH);
    const typed = typedAfter(sign, state.sliceDoc(from, pos));
    if (typed === undefined) return null;
    const found = await find(typed).catch(() => []);
    return found.length === 0 ? null : { from: pos - typed.length - sign.length, options: found.map(option), filter: false };
  };
}
