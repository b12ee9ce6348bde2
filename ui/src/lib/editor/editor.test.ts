import { afterEach, expect, test, vi } from "vitest";
import { inText } from "../focus";
import "./noLayout";
import { begin, type Beginning, type TextEditor } from "./editor";

let made: TextEditor | undefined;
afterEach(() => {
  made?.destroy();
  document.body.replaceChildren();
});

function show(more: Partial<Beginning> = {}) {
  const host = document.body.appendChild(document.createElement("div"));
  const changed = vi.fn();
  made = begin(host, { label: "Notes", description: "", invalid: false, value: "a\n\nb", placeholder: "Write", offers: [], changed, ...more });
  return { editor: made, changed, content: host.shadowRoot!.querySelector<HTMLElement>(".cm-content")! };
}

test("the text is a field of many lines that is known by its label, with what is wrong with it", () => {
  const { editor, content } = show();
  const said = () => ["role", "aria-multiline", "aria-label", "aria-invalid", "aria-description", "spellcheck"].map((name) => content.getAttribute(name));
  expect(said()).toEqual(["textbox", "true", "Notes", null, null, "true"]);
  editor.about({ label: "Notes", invalid: true, description: "Too long." });
  expect(said()).toEqual(["textbox", "true", "Notes", "true", "Too long.", "true"]);
});

test("what is written there is typed, so the keys of the screen do not act", () => {
  const { content } = show();
  // jsdom has no isContentEditable.
  Object.defineProperty(content, "isContentEditable", { value: content.getAttribute("contenteditable") === "true" });
  expect(inText(content)).toBe(true);
});

test("a text that is set from outside is told, and one that is there already is no change", () => {
  const { editor, changed, content } = show();
  editor.set("a\n\nb");
  expect(changed).not.toHaveBeenCalled();
  editor.set("other");
  expect(changed).toHaveBeenCalledExactlyOnceWith("other");
  expect(content.textContent).toBe("other");
});

test("the paragraph at the cursor is taken by its key", () => {
  const promote = vi.fn();
  const { editor } = show({ promote, selection: { anchor: 4, head: 4 } });
  editor.run("promote");
  expect(promote).toHaveBeenCalledWith("b");
});

test("a long note is written in without delay: only what is in view is drawn", () => {
  const { content } = show({ value: "- a line of a long note with **bold** words in it\n".repeat(2000) });
  expect(content.querySelectorAll(".cm-line").length).toBeLessThan(500);
});

test("pasted files are kept, and what stands for them is written where the cursor was, wherever that is by then", async () => {
  let done!: (written: string[]) => void;
  const keep = vi.fn(() => new Promise<string[]>((resolve) => (done = resolve)));
  const { editor, changed, content } = show({ keep, value: "ab", selection: { anchor: 1, head: 1 } });
  const paste = (files: File[], text = "") => content.dispatchEvent(Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: { files, getData: () => text } }));
  paste([new File(["x"], "x.png")]);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
  editor.set("ab, typed meanwhile");
  done(["![x](attachment:1)"]);
  await vi.waitFor(() => expect(changed.mock.lastCall?.[0]).toContain("![x](attachment:1)"));
  paste([new File(["x"], "x.png")], "words");
  expect(keep, "text that brings a picture of itself is text").toHaveBeenCalledOnce();
});

test("a picture that the clipboard does not paste is asked of it, and only where it pastes nothing", async () => {
  const read = vi.fn(() => Promise.resolve([{ types: ["text/html", "image/png"], getType: () => Promise.resolve(new Blob(["x"])) }]));
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, { clipboard: { read } }));
  const { changed, content } = show({ keep: (files: File[]) => Promise.resolve(files.map(({ name, type }) => `![${name}](${type})`)) });
  const paste = (types: string[], text: string) =>
    content.dispatchEvent(Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: { files: [], types, getData: () => text } }));
  paste(["text/plain"], "words");
  paste(["text/html"], "");
  expect(read).not.toHaveBeenCalled();
  paste([], "");
  await vi.waitFor(() => expect(changed.mock.lastCall?.[0]).toContain("![image.png](image/png)"));
  vi.unstubAllGlobals();
});
