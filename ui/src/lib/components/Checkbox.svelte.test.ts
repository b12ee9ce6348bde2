import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import Checkbox from "./Checkbox.svelte";

const box = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Done" });

test("a tick that is refused does not stay", async () => {
  render(Checkbox, { props: { label: "Done", get checked() { return false; }, set checked(_now) { /* Refused. */ } } });
  await userEvent.click(box());
  expect(box().checked).toBe(false);
});

test("a tick that is taken stays", async () => {
  const state = $state({ done: false });
  render(Checkbox, { props: { label: "Done", get checked() { return state.done; }, set checked(now) { state.done = now; } } });
  await userEvent.click(box());
  expect([state.done, box().checked]).toEqual([true, true]);
});
