import { EditorState, type StateCommand } from "@codemirror/state";
import { expect, test } from "vitest";
import { markdown } from "./language";
import { continueList, indentItem, outdentItem } from "./lists";
import { makeLink, toggleSign } from "./marks";

/** A text with its selection between `«` and `»`, or its cursor at `|`. */
function stateOf(marked: string): EditorState {
  const doc = marked.replace(/[|«»]/g, "");
  const at = marked.indexOf("|");
  const [anchor, head] = at >= 0 ? [at, at] : [marked.indexOf("«"), marked.indexOf("»") - 1];
  return EditorState.create({ doc, selection: { anchor, head }, extensions: [markdown] });
}

/** The text after a command, with its cursor; undefined where the command left the key to others. */
function after(command: StateCommand, marked: string): string | undefined {
  let state = stateOf(marked);
  const taken = command({ state, dispatch: (transaction) => (state = transaction.state) });
  const { anchor, head } = state.selection.main;
  const text = state.doc.toString();
  if (!taken) return undefined;
  return anchor === head ? `${text.slice(0, head)}|${text.slice(head)}` : `${text.slice(0, anchor)}«${text.slice(anchor, head)}»${text.slice(head)}`;
}

test("Enter begins the next item of its list, with the next number and an open box", () => {
  expect(after(continueList, "- one|")).toBe("- one\n- |");
  expect(after(continueList, "  9. nine|")).toBe("  9. nine\n  10. |");
  expect(after(continueList, "- [x] done|")).toBe("- [x] done\n- [ ] |");
  expect(after(continueList, "- one| two"), "the rest goes along").toBe("- one\n- | two");
});

test("Enter in an empty item ends the list, and in a line without a list is Enter", () => {
  expect(after(continueList, "- one\n- |")).toBe("- one\n|");
  expect(after(continueList, "1. one\n2. |")).toBe("1. one\n|");
  expect(after(continueList, "just words|")).toBeUndefined();
  expect(after(continueList, "|- one"), "before the sign there is nothing to continue").toBeUndefined();
  expect(after(continueList, "```\n- code|\n```"), "what is code is left as it is").toBeUndefined();
});

test("a quote goes on until its line is empty", () => {
  expect(after(continueList, "> said|")).toBe("> said\n> |");
  expect(after(continueList, "> said\n> |")).toBe("> said\n|");
});

test("Tab takes an item below the one above it, to where that one's text begins", () => {
  expect(after(indentItem, "- one\n- two|")).toBe("- one\n  - two|");
  expect(after(indentItem, "1. one\n2. two|")).toBe("1. one\n   2. two|");
  expect(after(indentItem, "- one|"), "the first item has nothing to go below").toBe("- one|");
});

test("Tab leaves the text where there is no list", () => {
  expect(after(indentItem, "just words|")).toBeUndefined();
  expect(after(outdentItem, "- one|")).toBeUndefined();
});

test("Shift+Tab takes an item out again, also several at once", () => {
  expect(after(outdentItem, "- one\n  - two|")).toBe("- one\n- two|");
  expect(after(outdentItem, "- one\n  - «two\n  - three»")).toBe("- one\n- «two\n- three»");
});

test("bold and italic are put on and taken off, each without the other", () => {
  const [bold, italic] = [toggleSign("**"), toggleSign("*")];
  expect(after(bold, "a «word» here")).toBe("a **«word»** here");
  expect(after(bold, "a **«word»** here")).toBe("a «word» here");
  expect(after(italic, "a **«word»** here"), "bold stays bold").toBe("a ***«word»*** here");
  expect(after(italic, "a wo|rd"), "the word at the cursor is meant").toBe("a *wo|rd*");
  expect(after(bold, "a |"), "with nothing there, what is typed next is bold").toBe("a **|**");
});

test("a link is made of what is selected, and its other half is typed next", () => {
  expect(after(makeLink, "see «the paper»")).toBe("see [the paper](|)");
  expect(after(makeLink, "see «https://e.org»")).toBe("see [|](https://e.org)");
  expect(after(makeLink, "see |"), "the key is the palette's").toBeUndefined();
});
