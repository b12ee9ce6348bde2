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
afterEach(async () => {
  leave();
  // What was refused would be tried again in the next test.
  refuse = false;
  await draftOf("nothing");
  await vi.advanceTimersByTimeAsync(0);
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
  expect([held, asked]).toEqual([{}, ["keep_draft", "add_entry", "drop_draft"]]);
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

test("what is refused after its field was emptied and is gone is a draft all the same", async () => {
  const { type, keeper, empty } = field();
  await type("a");
  let refuse!: (why: Error) => void;
  const refused = keeper.becomes(() => new Promise((_, reject) => (refuse = reject)));
  empty();
  leave();
  await vi.advanceTimersByTimeAsync(0);
  refuse(new Error("refused"));
  await expect(refused).rejects.toThrow("refused");
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toEqual(typed("a"));
});

test("a draft is read after what is still being written", async () => {
  const { type, keeper } = field();
  await type("abcdefg");
  keeper.drop();
  expect(await draftOf("new")).toBeNull();
});

test("a draft that is slow to be kept holds up no other one", async () => {
  let answer!: () => void;
  slow = new Promise((resolve) => (answer = resolve));
  held["g1"] = { base: null, typed: { text: "another" } };
  await field().type("abcdefg");
  slow = undefined;
  expect(await draftOf("g1")).toEqual(held["g1"]);
  expect(held["new"], "the first one still waits").toBeUndefined();
  answer();
});

test("what could not be kept outlives its field, and is kept at the next chance", async () => {
  refuse = true;
  await field().type("a");
  leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(await draftOf("new")).toEqual(typed("a").new);
  refuse = false;
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toEqual(typed("a"));
});

test("what could not be kept does not come back once it is not wanted", async () => {
  refuse = true;
  const { type, keeper } = field();
  await type("abcdefg");
  refuse = false;
  keeper.drop();
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect([held, await draftOf("new")]).toEqual([{}, null]);
});

test("that drafts cannot be kept is said once, not with each letter, until one is kept again", async () => {
  const said = "What you type cannot be kept while you type it. This logbook can only be read.";
  const { type } = field();
  await type("abcdefg");
  refuse = true;
  await type("hijklm");
  await draftOf("other");
  await type("nopqrstuvwxyz");
  expect(toasts.shown.map(({ message }) => message), "that drafts can be read changes nothing").toEqual([said]);
  refuse = false;
  await type("1234567");
  refuse = true;
  await type("1234567");
  expect(toasts.shown.map(({ message }) => message)).toEqual([said, said]);
});
