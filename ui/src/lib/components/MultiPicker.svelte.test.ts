import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import MultiPicker from "./MultiPicker.svelte";

const groups = [
  { heading: "Continuous Learning", choices: [{ value: "papers", label: "Reading papers" }] },
  { heading: "Leadership", choices: [{ value: "mentoring", label: "Mentoring" }, { value: "leading", label: "Leading a project" }] },
];
const hows = [{ value: "practised", label: "practised" }, { value: "led", label: "led" }];

function show(picked: { value: string; how: string }[] = []) {
  const props = $state({ label: "Skills", groups, hows, howLabel: "Verb", picked });
  render(MultiPicker, { props: { ...props, get picked() { return props.picked; }, set picked(now) { props.picked = now; } } });
  return props;
}

test("skills are found, chosen and given a verb by keys alone", async () => {
  const state = show();
  await userEvent.tab();
  await userEvent.keyboard("lead{Enter}");
  expect(state.picked).toEqual([{ value: "leading", how: "practised" }]);

  const verb = screen.getByRole("combobox", { name: "Verb: Leading a project" });
  await userEvent.selectOptions(verb, "led");
  expect(state.picked).toEqual([{ value: "leading", how: "led" }]);
});

test("what was chosen first keeps its verb when more is chosen", async () => {
  const state = show([{ value: "papers", how: "led" }]);
  await userEvent.click(screen.getByRole("combobox", { name: "Skills" }));
  await userEvent.keyboard("ment{Enter}");
  expect(state.picked).toEqual([{ value: "papers", how: "led" }, { value: "mentoring", how: "practised" }]);
});

test("Backspace in the empty field takes the last one away, and each chip has its own button", async () => {
  const state = show([{ value: "papers", how: "led" }, { value: "mentoring", how: "led" }]);
  await userEvent.click(screen.getByRole("combobox", { name: "Skills" }));
  await userEvent.keyboard("{Backspace}");
  expect(state.picked.map(({ value }) => value)).toEqual(["papers"]);
  await userEvent.click(screen.getByRole("button", { name: "Remove Reading papers" }));
  expect(state.picked).toEqual([]);
});
