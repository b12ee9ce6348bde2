import { CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, test, vi } from "vitest";
import { sourceOf, typedAfter } from "./offers";

test("a sign counts where it begins a word, and only as long as it can go on", () => {
  expect(typedAfter("[[", "see [[ship dis")).toBe("ship dis");
  expect(typedAfter("[[", "see [[ship]] ")).toBeUndefined();
  expect(typedAfter("#", "shows #ment")).toBe("ment");
  expect(typedAfter("#", "shows #mentoring:l"), "a verb follows a colon").toBe("mentoring:l");
  expect(typedAfter("#", "shows #"), "after a word everything is offered").toBe("");
  expect(typedAfter("#", "#"), "a heading may begin here").toBeUndefined();
  expect(typedAfter("#", "## Head")).toBeUndefined();
  expect(typedAfter("#", "c#")).toBeUndefined();
  expect(typedAfter("@", "with @Maya Li"), "a name may have two words").toBe("Maya Li");
  expect(typedAfter("@", "me@e.org")).toBeUndefined();
});

test("what is chosen takes the place of the sign, closes its brackets once, and does the rest", async () => {
  const take = vi.fn();
  const view = new EditorView({ state: EditorState.create({ doc: "see [[shi]] now", selection: { anchor: 9 } }) });
  const source = sourceOf({ sign: "[[", find: async (typed) => [{ label: "Ship it", text: `[[Ship it ${typed}]]`, take }] });
  const found = (await source(new CompletionContext(view.state, 9, false))) as CompletionResult;
  const [option] = found.options;
  if (typeof option?.apply !== "function") throw new Error("nothing to choose");
  option.apply(view, option, found.from, 9);
  expect(view.state.doc.toString()).toBe("see [[Ship it shi]] now");
  expect(take).toHaveBeenCalledOnce();
  view.destroy();
});

test("where nothing is found, or asking fails, nothing opens", async () => {
  const context = new CompletionContext(EditorState.create({ doc: "see [[x", selection: { anchor: 7 } }), 7, false);
  expect(await sourceOf({ sign: "[[", find: async () => [] })(context)).toBeNull();
  expect(await sourceOf({ sign: "[[", find: () => Promise.reject(new Error("no")) })(context)).toBeNull();
});
