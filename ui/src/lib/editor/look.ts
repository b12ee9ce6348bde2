import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { RangeSetBuilder, type Extension } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The text as it reads: its signs are quiet, and what they say can be seen. */
const highlight = HighlightStyle.define([
  { tag: tags.heading1, fontSize: "var(--size-title)", fontWeight: "var(--weight-strong)", letterSpacing: "-0.01em" },
  { tag: [tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: "var(--weight-strong)" },
  { tag: tags.strong, fontWeight: "var(--weight-strong)" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.link, textDecoration: "underline", textDecorationColor: "var(--line-control)", textUnderlineOffset: "0.18em" },
  { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "var(--size-base)" },
  { tag: tags.quote, color: "var(--ink-soft)" },
  { tag: [tags.processingInstruction, tags.url, tags.labelName, tags.contentSeparator], color: "var(--ink-soft)", fontWeight: "var(--weight)" },
]);

/** How whole lines look, by the piece of Markdown that they belong to. */
const LINES: Record<string, Decoration> = {
  Blockquote: Decoration.line({ class: "cm-quote" }),
  FencedCode: Decoration.line({ class: "cm-code" }),
  CodeBlock: Decoration.line({ class: "cm-code" }),
  ATXHeading1: Decoration.line({ class: "cm-heading" }),
};

/** Only the lines in view are looked at, so that a long text costs no more than a short one. */
function linesOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const done = new Set<number>();
  for (const { from, to } of view.visibleRanges) {
    const wanted = new Map<number, Decoration>();
    syntaxTree(view.state).iterate({
      from,
      to,
      enter({ name, from: begin, to: end }) {
        const look = LINES[name];
        if (!look) return;
        for (let at = view.state.doc.lineAt(Math.max(begin, from)).from; at <= Math.min(end, to); at = view.state.doc.lineAt(at).to + 1) {
          wanted.set(at, look);
        }
      },
    });
    for (const [at, look] of [...wanted].sort(([one], [other]) => one - other)) {
      if (done.has(at)) continue;
      done.add(at);
      builder.add(at, at, look);
    }
  }
  return builder.finish();
}

const lines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = linesOf(view);
    }
    update(update: ViewUpdate) {
      const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = linesOf(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** What leads somewhere in the logbook: `[[a title]]`, `#skill`, `@person`. */
const matcher = new MatchDecorator({
  regexp: /\[\[[^[\]\n]+\]\]|(?<=^|[\s(])[#@]\p{L}[\p{L}\p{N}_-]*/gu,
  decoration: Decoration.mark({ class: "cm-leads" }),
});
const leads = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = matcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const popup = {
  ".cm-tooltip": { zIndex: "var(--layer-menu)", border: "0", borderRadius: "var(--radius-2)", background: "var(--ground-raised)", boxShadow: "var(--shadow-far)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "none", minWidth: "16rem", padding: "var(--space-1)", fontFamily: "var(--font)", fontSize: "var(--size-base)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    gap: "var(--space-4)",
    alignItems: "center",
    minHeight: "var(--row)",
    padding: "0 var(--space-2)",
    borderRadius: "var(--radius-1)",
    lineHeight: "var(--leading)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--ground-chosen)", color: "var(--ink)" },
  ".cm-completionDetail": { marginInlineStart: "auto", color: "var(--ink-soft)", fontStyle: "normal", fontSize: "var(--size-small)" },
  ".cm-completionLabel": { overflow: "hidden", textOverflow: "ellipsis" },
};

const theme = EditorView.theme({
  "&": { color: "var(--ink)", font: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font)", fontSize: "var(--size-read)", lineHeight: "var(--leading-read)", overflow: "visible" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)", minHeight: "calc(var(--least) * 1lh + 1rem)" },
  ".cm-line": { padding: "0 0.6875rem" },
  ".cm-content ::selection": { background: "color-mix(in srgb, var(--mine) 28%, transparent)" },
  ".cm-line::selection": { background: "color-mix(in srgb, var(--mine) 28%, transparent)" },
  ".cm-placeholder": { color: "var(--ink-soft)" },
  ".cm-heading": { lineHeight: "var(--leading-tight)", paddingBlock: "0.375rem 0.125rem" },
  ".cm-quote": { borderInlineStart: "2px solid var(--line-control)", marginInlineStart: "0.6875rem", color: "var(--ink-soft)" },
  ".cm-code": { background: "var(--ground-hover)", fontFamily: "var(--font-mono)", fontSize: "var(--size-base)" },
  ".cm-leads": { color: "var(--mine)" },
  ".cm-dropCursor": { borderInlineStart: "2px solid var(--mine)" },
  ...popup,
});

/** How the text looks while it is written. */
export const look: Extension = [theme, syntaxHighlighting(highlight), lines, leads];
