import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import MarkdownEditor from "./MarkdownEditor.svelte";

const show = (more: Record<string, unknown> = {}) =>
  render(MarkdownEditor, { props: { label: "Notes", render: async (text: string) => `<p>rendered ${text}</p>`, ...more } });
const field = () => screen.getByRole("textbox", { name: "Notes" });

test("what is typed is kept as a draft within a second, however steadily one types", async () => {
  const draft = vi.fn();
  show({ draft });
  const began = performance.now();
  await userEvent.type(field(), "a");
  await vi.waitFor(() => expect(draft).toHaveBeenCalledWith("a", ""));
  expect(performance.now() - began).toBeLessThan(1000);
});

test("Ctrl+Enter and leaving commit a change once, and nothing where there was none", async () => {
  const commit = vi.fn();
  show({ commit });
  await userEvent.click(field());
  await userEvent.tab();
  expect(commit).not.toHaveBeenCalled();
  await userEvent.type(field(), "done{Control>}{Enter}{/Control}");
  await userEvent.tab();
  expect(commit).toHaveBeenCalledExactlyOnceWith("done", "");
});

test("the preview shows what the core renders, and going back keeps the text", async () => {
  show({ value: "*x*" });
  await userEvent.click(screen.getByRole("radio", { name: "Preview" }));
  expect(await screen.findByText("rendered *x*")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Write" }));
  expect((field() as HTMLTextAreaElement).value).toBe("*x*");
});

test("when another record comes on screen, what was typed is committed to the one it belongs to", async () => {
  const commit = vi.fn();
  const { rerender, unmount } = show({ commit, value: "", belongsTo: "one" });
  await userEvent.type(field(), "mine");
  await rerender({ value: "other text", belongsTo: "two" });
  expect(commit.mock.calls).toEqual([["mine", "one"]]);
  await userEvent.type(field(), "!");
  unmount();
  expect(commit.mock.calls.at(-1), "leaving the screen is leaving the text").toEqual(["other text!", "two"]);
});
