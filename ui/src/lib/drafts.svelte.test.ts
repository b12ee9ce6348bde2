import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf, keepDraft } from "./drafts.svelte";
import { toasts } from "./toasts.svelte";

/** What the logbook holds, and in which order it was written; `slow` is what it waits for before it answers. */
let held: Record<string, unknown>;
let asked: string[];
let refuse: boolean;
let slow: Promise<void> | undefined;
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [held, asked, refuse, slow, leave] = [{}, [], false, undefined, () => undefined];
  mockIPC(async (command, args) => {
    const { input } = args as { input: string & { id: string; new: unknown } };
    asked.push(command);
    await slow;
    if (command === "draft") return held[input] ?? null;
    if (refuse) throw { kind: "readOnly", message: "This logbook can only be read.", field: null };
    if (command === "keep_draft") held[input.id] = input.new;
    if (command === "drop_draft") delete held[input];
    return null;
  });
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  clearMocks();
  for (const toast of toasts.shown) toasts.dismiss(toast.id);
});

/** A text field whose draft is kept; `type` is one letter, 100 ms after the last. */
function field() {
  let text = $state("");
  let keeper!: ReturnType<typeof keepDraft>;
  leave = $effect.root(() => {
    keeper = keepDraft("new", () => (text === "" ? null : { base: null, typed: { text } }));
  });
  flushSync();
  return {
    keeper,
    async type(letters: string) {
      for (const letter of letters) {
        text += letter;
        flushSync();
        await vi.advanceTimersByTimeAsync(100);
      }
    },
    empty() {
      text = "";
      flushSync();
    },
  };
}
const typed = (text: string) => ({ new: { base: null, typed: { text } } });

test("what is typed is kept within a second, however steadily one types", async () => {
  await field().type("abcdefghi");
  expect(held).toEqual(typed("abcdef"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(held).toEqual(typed("abcdefghi"));
});

test("it is kept at once when the window goes, and when its field does", async () => {
  const { type } = field();
  await type("a");
  dispatchEvent(new Event("pagehide"));
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toEqual(typed("a"));
  await type("b");
  leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toEqual(typed("ab"));
});

test("nothing is written while nothing is typed, and what is taken back leaves no draft", async () => {
  const { type, empty } = field();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual([]);
  await type("abcdefg");
  empty();
  await vi.advanceTimersByTimeAsync(1000);
  expect(held).toEqual({});
});

test("a draft that is kept late does not come back after it became something", async () => {
  const { type, keeper, empty } = field();
  let answer!: () => void;
  slow = new Promise((resolve) => (answer = resolve));
  await type("abcdefg");
  const done = keeper.becomes(async () => void asked.push("add_entry"));
  await type("h");
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked, "the first write is still on its way").toEqual(["keep_draft"]);
  answer();
  await done;
  await vi.advanceTimersByTimeAsync(1000);
  expect([held, asked]).toEqual([{}, ["keep_draft", "keep_draft", "add_entry", "drop_draft"]]);
  empty();
  await type("next one");
  expect(held, "the next thing typed is kept again").toEqual(typed("next o"));
});

test("what was refused stays a draft", async () => {
  const { type, keeper } = field();
  await type("a");
  const refused = keeper.becomes(() => Promise.reject(new Error("refused")));
  await expect(refused).rejects.toThrow("refused");
  expect(held).toEqual(typed("a"));
  await type("bcdefgh");
  expect(held, "and what is typed after it, too").toEqual(typed("abcdefg"));
});

test("a draft is read after what is still being written", async () => {
  const { type, keeper } = field();
  await type("abcdefg");
  keeper.drop();
  expect(await draftOf("new")).toBeNull();
});

test("that drafts cannot be kept is said once, not with each letter", async () => {
  refuse = true;
  const { type } = field();
  await type("abcdefghijklmnopqrstuvwxyz");
  expect(toasts.shown.map(({ message }) => message)).toEqual(["What you type cannot be kept while you type it. This logbook can only be read."]);
});
