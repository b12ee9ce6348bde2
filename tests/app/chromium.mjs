// A page from disk in Chromium, without a window: spoken to through the pipe that it keeps for its developer tools.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The program, or nothing where there is none. */
export const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Opens a file from disk; what it downloads goes to `downloads`. */
export async function openFile(path, { downloads, profile, scripts = true, width = 1100, height = 900, dark = false }) {
  const own = profile ?? mkdtempSync(join(tmpdir(), "cairn-chromium-"));
  const words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${own}`, "about:blank"];
  const browser = spawn(CHROMIUM, words, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , to, from] = browser.stdio;
  const waiting = new Map();
  const told = [];
  let asked = 0;
  let rest = "";
  from.setEncoding("utf8");
  from.on("data", (part) => {
    const messages = (rest + part).split("\0");
    rest = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text);
      if (message.id === undefined) told.push(message);
      else if (message.error) waiting.get(message.id).refuse(new Error(message.error.message));
      else waiting.get(message.id).take(message.result);
    }
  });
  const send = (method, params = {}, sessionId) =>
    new Promise((take, refuse) => {
      waiting.set(++asked, { take, refuse });
      to.write(`${JSON.stringify({ id: asked, method, params, sessionId })}\0`);
    });

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const page = (method, params) => send(method, params, sessionId);
  await send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: resolve(downloads) });
  await page("Network.enable");
  await page("Page.enable");
  await page("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await page("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  await page("Emulation.setScriptExecutionDisabled", { value: !scripts });
  const loaded = async () => {
    while (!told.some((message) => message.method === "Page.loadEventFired")) await once(from, "data");
  };
  await page("Page.navigate", { url: pathToFileURL(resolve(path)).href });
  await loaded();
  const run = async (script) => {
    const { result, exceptionDetails } = await page("Runtime.evaluate", { expression: script, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    run,
    page,
    /** The addresses that it asked for. */
    asked: () => told.filter(({ method }) => method === "Network.requestWillBeSent").map(({ params }) => params.request.url),
    /** Presses a key, by its name, where the focus is. */
    press: async (key) => {
      const code = { Tab: 9, Enter: 13, " ": 32, ArrowDown: 40, ArrowUp: 38 }[key];
      const text = { Enter: "\r", " ": " " }[key];
      await page("Input.dispatchKeyEvent", { type: "keyDown", key, windowsVirtualKeyCode: code, text });
      await page("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
    },
    write: (text) => page("Input.insertText", { text }),
    /** Loads the file anew. */
    reload: async () => {
      told.length = 0;
      await page("Page.reload");
      await loaded();
    },
    picture: async () => Buffer.from((await page("Page.captureScreenshot")).data, "base64"),
    close: async () => {
      const gone = once(browser, "exit");
      await send("Browser.close");
      await gone;
      // Its helpers may still write for a moment.
      if (!profile) rmSync(own, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
