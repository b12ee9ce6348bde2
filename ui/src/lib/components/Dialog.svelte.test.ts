import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import { toasts } from "../toasts.svelte";
import Dialog from "./Dialog.svelte";
import Toaster from "./Toaster.svelte";

test("Undo of a message acts while a dialog is open, and the dialog with what is typed into it stays", async () => {
  const undo = vi.fn();
  const state = $state({ open: true });
  render(Toaster);
  render(Dialog, {
    props: {
      get open() { return state.open; },
      set open(now) { state.open = now; },
      title: "Add person",
      children: createRawSnippet(() => ({ render: () => "<input>" })),
    },
  });
  await screen.findByRole("dialog", { name: "Add person" });
  toasts.say("Goal achieved.", { action: { label: "Undo", run: undo } });
  await userEvent.click(await screen.findByText("Undo"));
  // What is pressed outside of a dialog closes it a moment later.
  await new Promise((done) => setTimeout(done, 50));
  expect(undo).toHaveBeenCalledOnce();
  expect(state.open).toBe(true);
});
