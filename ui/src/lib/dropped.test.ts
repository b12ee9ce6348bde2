import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { base64 } from "../records/file";
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
  expect([file!.name, await base64(file!)]).toEqual(["certificate.txt", btoa("proof")]);
  stop();
});
