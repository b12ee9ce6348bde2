import { afterEach, expect, test, vi } from "vitest";
import { nameRecords, showFiles, type Shown } from "./prose";

const root = (html: string) => Object.assign(document.createElement("div"), { innerHTML: html });
const revoked = vi.fn();
URL.createObjectURL = () => "blob:one";
URL.revokeObjectURL = revoked;
afterEach(() => revoked.mockClear());

const file = (more: Partial<Shown> = {}): Shown => ({ id: "f1", name: "loss.png", picture: true, read: async () => new Blob(), save: vi.fn(), ...more });

test("a title in double brackets leads to the record that is linked, and stays as written otherwise", () => {
  const open = vi.fn();
  const text = root("<p>For [[ship it]] and [[nobody]], <em>[[Ship It]]</em>, <code>[[Ship it]]</code></p>");
  nameRecords(text, [{ id: "g1", title: "Ship it", open }]);
  expect(text.innerHTML).toBe(
    '<p>For <a href="#g1" class="leads">Ship it</a> and [[nobody]], <em><a href="#g1" class="leads">Ship it</a></em>, <code>[[Ship it]]</code></p>',
  );
  const event = new MouseEvent("click", { cancelable: true });
  text.querySelector("a")?.dispatchEvent(event);
  expect([open.mock.calls.length, event.defaultPrevented]).toEqual([1, true]);
});

test("a picture is shown from its bytes, which are let go again", async () => {
  const text = root('<p><a href="attachment:f1">The loss</a></p>');
  const release = showFiles(text, [file()]);
  const picture = text.querySelector("img");
  expect(picture?.alt).toBe("The loss");
  await vi.waitFor(() => expect(picture?.src).toBe("blob:one"));
  release();
  await vi.waitFor(() => expect(revoked).toHaveBeenCalledWith("blob:one"));
});

test("a picture that cannot be read leaves its words", async () => {
  const text = root('<p><a href="attachment:f1">The loss</a></p>');
  showFiles(text, [file({ read: () => Promise.reject(new Error("gone")) })]);
  await vi.waitFor(() => expect(text.innerHTML).toBe("<p>The loss</p>"));
});

test("another file is a button that saves it, and one that is gone its name", () => {
  const save = vi.fn();
  const text = root('<p><a href="attachment:f1">notes</a> <a href="attachment:f2">old</a></p>');
  showFiles(text, [file({ picture: false, name: "notes.pdf", save })]);
  text.querySelector("button")?.click();
  expect(save).toHaveBeenCalledOnce();
  expect([text.querySelector("button")?.title, text.textContent]).toEqual(["Save a copy of “notes.pdf”", "notes old"]);
});
