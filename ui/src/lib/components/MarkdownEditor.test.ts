import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import MarkdownEditor from "./MarkdownEditor.svelte";

const show = (more: Record<string, unknown> = {}) =>
  render(MarkdownEditor, { props: { label: "Notes", render: async (text: string) => `<p>rendered ${text}</p>`, ...more } });
const field = () => screen.getByRole("textbox", { name: "Notes" });

test("the preview shows what the core renders, and going back keeps the text", async () => {
  show({ value: "*x*" });
  await userEvent.click(screen.getByRole("radio", { name: "Preview" }));
  expect(await screen.findByText("rendered *x*")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Write" }));
  expect((field() as HTMLTextAreaElement).value).toBe("*x*");
});

test("a preview that cannot be made says so at the field, and the text stays", async () => {
  show({ value: "*x*", render: () => Promise.reject({ kind: "broken", message: "The logbook cannot be read.", field: null }) });
  await userEvent.click(screen.getByRole("radio", { name: "Preview" }));
  expect(await screen.findByText("The logbook cannot be read.")).toBeTruthy();
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect((field() as HTMLTextAreaElement).value).toBe("*x*");
});
