import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { history, historyKeymap, moveLineDown, moveLineUp, standardKeymap } from "@codemirror/commands";
import { Compartment, EditorState, type Extension, type StateCommand } from "@codemirror/state";
import { EditorView, keymap, placeholder as hint } from "@codemirror/view";
import { takesFiles, type KeepFiles } from "./files";
import { markdown } from "./language";
import { continueList, indentItem, outdentItem } from "./lists";
import { look } from "./look";
import { makeLink, toggleSign } from "./marks";
import { sourceOf, type Offer } from "./offers";
import { paragraphAt } from "./paragraphs";

/** What a text field says of itself. */
export interface About {
  label: string;
  /** What stands under the field: a hint, or what is wrong. */
  description: string;
  invalid: boolean;
}

export interface Beginning extends About {
  value: string;
  placeholder: string;
  /** Where the cursor is at first. */
  selection?: { anchor: number; head: number };
  changed: (text: string) => unknown;
  offers: readonly Offer[];
  keep?: KeepFiles;
  /** Takes the paragraph at the cursor. */
  promote?: (paragraph: string) => unknown;
}

/** What can be done to the text besides typing. */
export type Doing = "bold" | "italic" | "link" | "promote";

export interface TextEditor {
  /** Shows another text, as one step that can be undone. */
  set(text: string): void;
  about(now: About): void;
  /** Puts the cursor into the text: at a place of it, or where it was. */
  focus(at?: number): void;
  run(doing: Doing): void;
  destroy(): void;
}

/** So many offers are shown at once, which need no scrolling; the arrows lead on to the others. */
const MOST_OFFERED = 8;
/** Signs for bold and italic: those that Markdown writers know best. */
const bold = toggleSign("**");
const italic = toggleSign("*");

/** What the text is called for those who cannot see it; ids do not reach through the edge of a shadow root. */
const described = ({ label, description, invalid }: About): Extension =>
  EditorView.contentAttributes.of({
    "aria-label": label,
    ...(description ? { "aria-description": description } : {}),
    ...(invalid ? { "aria-invalid": "true" } : {}),
    spellcheck: "true",
    autocorrect: "on",
    autocapitalize: "sentences",
  });

/**
 * Begins a text field in a shadow root of `host`: there its styles are sheets that the page's policy lets through, which refuses
 * style elements.
 */
export function begin(host: HTMLElement, from: Beginning): TextEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const about = new Compartment();
  const takeParagraph = (view: EditorView) => {
    const found = paragraphAt(view.state.doc.toString(), view.state.selection.main.head);
    if (found) from.promote?.(found.text);
    return from.promote !== undefined;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: from.value,
      selection: from.selection,
      extensions: [
        history(),
        EditorView.lineWrapping,
        markdown,
        look,
        hint(from.placeholder),
        about.of(described(from)),
        takesFiles(from.keep),
        autocompletion({ maxRenderedOptions: MOST_OFFERED, override: from.offers.map(sourceOf), icons: false, defaultKeymap: false }),
        EditorView.updateListener.of((update) => update.docChanged && from.changed(update.state.doc.toString())),
        keymap.of([
          ...completionKeymap,
          { key: "Enter", run: continueList },
          { key: "Tab", run: indentItem, shift: outdentItem },
          { key: "Mod-b", run: bold, preventDefault: true },
          { key: "Mod-i", run: italic, preventDefault: true },
          // With nothing selected it is the palette's, as everywhere.
          { key: "Mod-k", run: makeLink },
          { key: "Mod-Shift-k", run: makeLink },
          { key: "Mod-e", run: takeParagraph },
          { key: "Alt-ArrowUp", run: moveLineUp },
          { key: "Alt-ArrowDown", run: moveLineDown },
          ...historyKeymap,
          ...standardKeymap,
        ]),
      ],
    }),
  });
  const commands: Record<Exclude<Doing, "promote">, StateCommand> = { bold, italic, link: makeLink };
  return {
    set(text) {
      const { doc } = view.state;
      if (text === doc.toString()) return;
      const head = Math.min(view.state.selection.main.head, text.length);
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: head } });
    },
    about: (now) => view.dispatch({ effects: about.reconfigure(described(now)) }),
    focus(at) {
      if (at !== undefined) view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    run(doing) {
      view.focus();
      if (doing === "promote") takeParagraph(view);
      else commands[doing](view);
    },
    destroy: () => view.destroy(),
  };
}
