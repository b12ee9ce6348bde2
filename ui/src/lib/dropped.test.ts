import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followDrops } from "./dropped";

let dropped: { files: { name: string; bytes: string }[]; text: string };
beforeEach(() => mockIPC((command) => (command === "take_dropped" ? dropped : null), { shouldMockEvents: true }));
afterEach(clearMocks);

test("what the program takes is dropped on what it was last dragged over", async () => {
  document.body.innerHTML = "<section><p>Files</p></section>";
  const [section, inner] = [document.querySelector("section")!, document.querySelector("p")!];
  const heard: DragEvent[] = [];
  section.addEventListener("drop", (event) => heard.push(event));
  const stop = followDrops();

  dropped = { files: [{ name: "certificate.txt", bytes: btoa("proof") }], text: "https://example.org" };
  await emit("dropped");
  await vi.waitFor(() => expect(heard, "nothing was dragged over the page").toEqual([]));

  inner.dispatchEvent(Object.assign(new Event("dragover", { bubbles: true, composed: true }), { clientX: 30, clientY: 40 }));
  await emit("dropped");
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const { dataTransfer, clientX, clientY, target } = heard[0]!;
  expect([target, clientX, clientY, dataTransfer!.getData("text/plain")]).toEqual([inner, 30, 40, "https://example.org"]);
  const [file] = [...dataTransfer!.files];
  expect([file!.name, file!.size]).toEqual(["certificate.txt", "proof".length]);
  stop();
});

test("a link that is dropped on a field is put where its cursor is", async () => {
  document.body.innerHTML = '<input value="see here" />';
  const field = document.querySelector("input")!;
  const heard = vi.fn();
  field.addEventListener("input", heard);
  const stop = followDrops();
  field.setSelectionRange(4, 4);
  field.dispatchEvent(Object.assign(new Event("dragover", { bubbles: true }), { clientX: 3, clientY: 4 }));
  dropped = { files: [], text: "https://example.org " };
  await emit("dropped");
  await vi.waitFor(() => expect(field.value).toBe("see https://example.org here"));
  expect(heard).toHaveBeenCalled();
  stop();
});
