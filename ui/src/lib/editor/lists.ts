import { syntaxTree } from "@codemirror/language";
import { EditorSelection, type ChangeSpec, type EditorState, type Line, type StateCommand } from "@codemirror/state";

const ITEM = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/;
const QUOTE = /^(\s*>\s?)+/;

/** What a line begins with, when it is an item of a list. */
interface Item {
  indent: number;
  /** The column at which its text begins: what stands below it begins there, too. */
  inside: number;
  /** All of it, up to its text. */
  mark: string;
  /** What the item after it begins with. */
  next: string;
}

/** Reads a line as an item of a list; undefined for any other line. */
export function itemOf(text: string): Item | undefined {
  const found = ITEM.exec(text);
  if (!found) return undefined;
  const [mark, indent = "", sign = "", number, end = "", space = "", task] = found;
  const next = number === undefined ? sign : `${Number(number) + 1}${end}`;
  return {
    indent: indent.length,
    inside: indent.length + sign.length + space.length,
    mark,
    next: `${indent}${next}${space}${task ? "[ ] " : ""}`,
  };
}

function inCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent) {
    if (node.name === "FencedCode" || node.name === "CodeBlock") return true;
  }
  return false;
}

/** What the line after this one begins with; empty where an empty item ends its list; undefined outside of lists and quotes. */
function continued(line: Line, at: number): string | undefined {
  const item = itemOf(line.text);
  const mark = item?.mark ?? QUOTE.exec(line.text)?.[0];
  if (mark === undefined || at - line.from < mark.length) return undefined;
  if (line.text.slice(mark.length).trim() === "") return "";
  return item?.next ?? mark;
}

/** Enter in a list or a quote begins the next item; in an empty one it ends the list. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || inCode(state, main.head)) return false;
  const line = state.doc.lineAt(main.head);
  const next = continued(line, main.head);
  if (next === undefined) return false;
  const change = next === "" ? { from: line.from, to: line.to } : { from: main.head, insert: `${state.lineBreak}${next}` };
  const head = next === "" ? line.from : main.head + state.lineBreak.length + next.length;
  dispatch(state.update({ changes: change, selection: EditorSelection.cursor(head), scrollIntoView: true, userEvent: "input" }));
  return true;
};

/** How far a line may go in or out: below the nearest item above it, or beside one further out. */
function indentFor(state: EditorState, line: Line, item: Item, inwards: boolean): number {
  for (let number = line.number - 1; number > 0; number -= 1) {
    const text = state.doc.line(number).text;
    const above = itemOf(text);
    if (!above && text.trim() === "") break;
    if (!above) continue;
    if (inwards && above.indent <= item.indent) return above.inside;
    if (!inwards && above.indent < item.indent) return above.indent;
  }
  return inwards ? item.indent : 0;
}

function moveItems(inwards: boolean): StateCommand {
  return ({ state, dispatch }) => {
    const { from, to } = state.selection.main;
    const lines: Line[] = [];
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      lines.push(line);
      at = line.to + 1;
    }
    const items = lines.map((line) => itemOf(line.text));
    const first = items[0];
    // Outside of lists Tab leads on, so that no key has to be known to get out of the text.
    if (!first || !lines[0] || (!inwards && first.indent === 0)) return false;
    const by = indentFor(state, lines[0], first, inwards) - first.indent;
    const changes = lines.flatMap((line, at): ChangeSpec[] => {
      const item = items[at];
      if (!item || by === 0) return [];
      return by > 0 ? [{ from: line.from, insert: " ".repeat(by) }] : [{ from: line.from, to: line.from + Math.min(-by, item.indent) }];
    });
    if (changes.length > 0) dispatch(state.update({ changes, userEvent: inwards ? "input.indent" : "delete.dedent" }));
    return true;
  };
}

/** Tab: the item goes below the one above it. */
export const indentItem = moveItems(true);
/** Shift+Tab: the item comes out of the one that it lies in. */
export const outdentItem = moveItems(false);
