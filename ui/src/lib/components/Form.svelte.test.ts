import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet, mount, unmount } from "svelte";
import { expect, test, vi } from "vitest";
import Form from "./Form.svelte";
import MultiPicker from "./MultiPicker.svelte";
import TextArea from "./TextArea.svelte";
import TextField from "./TextField.svelte";

/** The fields of the form, mounted inside it so that they find it. */
const children = createRawSnippet(() => ({
  render: () => "<div></div>",
  setup(target) {
    const fields = [mount(TextField, { target, props: { label: "Title", name: "title" } }), mount(TextArea, { target, props: { label: "Why", name: "why" } })];
    return () => fields.forEach((field) => void unmount(field));
  },
}));

const show = (send: () => Promise<unknown>) => render(Form, { props: { send, label: "Add goal", children } });

test("a failure that no field is to blame for is shown at the end", async () => {
  show(() => Promise.reject({ kind: "broken", message: "The disk is full.", field: null }));
  await userEvent.click(screen.getByRole("button", { name: "Add goal" }));
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
});

test("a refusal is shown at the field that it names, which gets the focus, and what was typed stays", async () => {
  show(() => Promise.reject({ kind: "invalid", message: "A goal needs a title.", field: "title" }));
  await userEvent.type(screen.getByLabelText("Why"), "because");
  await userEvent.click(screen.getByRole("button", { name: "Add goal" }));
  const title = screen.getByLabelText("Title");
  await vi.waitFor(() => expect(document.activeElement).toBe(title));
  expect(document.getElementById(title.getAttribute("aria-describedby") ?? "")?.textContent).toContain("A goal needs a title.");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("because");
  expect(screen.queryByRole("alert"), "it is said once").toBeNull();
});

test("a refusal of what is chosen in chips puts the focus into the text beside them", async () => {
  const picker = createRawSnippet(() => ({
    render: () => "<div></div>",
    setup(target) {
      const field = mount(MultiPicker, { target, props: { label: "Skills in focus", name: "focus", groups: [{ choices: [{ value: "a", label: "Mentoring" }] }] } });
      return () => void unmount(field);
    },
  }));
  render(Form, { props: { send: () => Promise.reject({ kind: "invalid", message: "Choose two to four.", field: "focus" }), label: "Start mentorship", children: picker } });
  await userEvent.click(screen.getByRole("button", { name: "Start mentorship" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Skills in focus" })));
});

test("the button of a form in which Enter makes a new line says which key sends", async () => {
  show(vi.fn());
  expect(screen.getByRole("button", { name: "Add goal" }).textContent).toContain("Enter");
});

test("a field that is left empty and is needed says so", async () => {
  const needed = createRawSnippet(() => ({
    render: () => "<div></div>",
    setup(target) {
      const field = mount(TextField, { target, props: { label: "Folder", name: "folder", required: true } });
      return () => void unmount(field);
    },
  }));
  const send = vi.fn();
  render(Form, { props: { send, label: "Make logbook", children: needed } });
  await userEvent.click(screen.getByRole("button", { name: "Make logbook" }));
  expect(await screen.findByText("Folder is needed.")).toBeTruthy();
  expect([document.activeElement, send.mock.calls]).toEqual([screen.getByLabelText("Folder"), []]);
});

test("Ctrl+Enter sends from a field of many lines", async () => {
  const send = vi.fn().mockResolvedValue(undefined);
  show(send);
  await userEvent.type(screen.getByLabelText("Why"), "because{Control>}{Enter}{/Control}");
  expect(send).toHaveBeenCalledOnce();
});

test("it is sent once, however often the button is pressed", async () => {
  const send = vi.fn(() => new Promise(() => {}));
  show(send);
  await userEvent.dblClick(screen.getByRole("button", { name: "Add goal" }));
  expect(send).toHaveBeenCalledOnce();
});
