import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { cleanup } from "@testing-library/svelte";
import { afterEach, beforeEach } from "vitest";
import type { Failure } from "./bindings/Failure";
import { toasts } from "./toasts.svelte";

type Answers = Record<string, unknown>;

/** Answers with a failure, as the core does. */
export const refusal = (message: string, field: string | null = null, kind: Failure["kind"] = "invalid") => () =>
  Promise.reject({ kind, message, field });

/**
 * Stands in for the core in each test of a file: notes what it is asked, answers as `fresh` says (a function is called with the
 * input; a list that is not named is empty, anything else null), keeps drafts as the core does, and has done a step last.
 */
export function standIn(fresh: () => Answers = () => ({})) {
  const core = {
    answers: {} as Answers,
    asked: [] as [command: string, input: unknown][],
    drafts: {} as Record<string, unknown>,
    /** The inputs that a command was called with, the oldest first. */
    sent: (command: string) => core.asked.filter(([name]) => name === command).map(([, input]) => input),
  };

  beforeEach(() => {
    localStorage.clear();
    [core.asked, core.drafts] = [[], {}];
    core.answers = {
      draft: (name: string) => core.drafts[name] ?? null,
      keep_draft: ({ id, new: draft }: { id: string; new: unknown }) => void (core.drafts[id] = draft),
      drop_draft: (name: string) => void delete core.drafts[name],
      last_step: 7,
      ...fresh(),
    };
    const answer = (command: string, args: unknown) => {
      // As it travels: a copy, in JSON.
      const input: unknown = JSON.parse(JSON.stringify((args as { input: unknown }).input ?? null));
      core.asked.push([command, input]);
      const found = command in core.answers ? core.answers[command] : command.startsWith("list_") ? [] : null;
      return typeof found === "function" ? (found(input) as unknown) : found;
    };
    mockIPC(answer, { shouldMockEvents: true });
  });
  afterEach(async () => {
    // What is on screen goes while the core still answers, so that the draft it leaves is kept in this test and in no later one.
    cleanup();
    await new Promise((resolve) => setTimeout(resolve));
    clearMocks();
    for (const toast of toasts.shown) toasts.dismiss(toast.id);
  });
  return core;
}
