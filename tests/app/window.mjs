// The real window, driven as a person drives it: through the web view's own WebDriver.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const WINDOW = resolve("target/debug/cairn-desktop");
const TERMINAL = resolve("target/debug/cairn");
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have no letter, as WebDriver spells them. */
export const Key = { enter: "\uE007", escape: "\uE00C", tab: "\uE004", delete: "\uE017", up: "\uE013", down: "\uE015", control: "\uE009", shift: "\uE008", alt: "\uE00A", left: "\uE012", right: "\uE014" };

/** A folder for one test, gone afterwards. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "cairn-"));
  return { folder, logbook: join(folder, "logbook.db"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the terminal program on a logbook and gives what it printed. */
export const cairn = (logbook, ...words) => terminal(process.env, "--logbook", logbook, ...words);

/** The same at somebody's home, on the logbook that is theirs there. */
export const cairnAt = (home, ...words) => terminal(at(home), ...words);

function terminal(env, ...words) {
  const { status, stdout, stderr } = spawnSync(TERMINAL, words, { encoding: "utf8", env });
  if (status !== 0) throw new Error(`cairn ${words.join(" ")} gave ${status}: ${stderr}`);
  return stdout;
}

/** Tries until it works: the page may still be drawing. */
export async function soon(attempt, within = 10_000) {
  const deadline = performance.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A person's own home, where the program finds nothing of anyone else's. */
const at = (home) => ({
  ...process.env,
  HOME: home,
  XDG_DATA_HOME: join(home, "data"),
  XDG_CACHE_HOME: join(home, "cache"),
  XDG_CONFIG_HOME: join(home, "config"),
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
});

/** Starts the program once more at that home, and gives how it ended and what it said. */
export function startAgain(home, ...words) {
  const program = spawn(WINDOW, words, { stdio: ["ignore", "ignore", "pipe"], env: at(home) });
  let said = "";
  program.stderr.on("data", (part) => (said += part));
  return new Promise((ended) => program.on("exit", (code) => ended({ code, said })));
}

/** Opens the window on a logbook; with other words it is started with those, and waits for `first`. `program` is another build of it,
 *  or a browser, which goes to an `address`. */
export async function open(logbook, { dark = false, home = join(logbook, "..", "home"), words = ["--logbook", logbook], first = "navigation", env = {}, program = WINDOW, address } = {}) {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: { ...at(home), TAURI_WEBVIEW_AUTOMATION: "true", ...(dark ? { GTK_THEME: "Adwaita:dark" } : {}), ...env },
  });
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.message ?? JSON.stringify(value)}`);
    return value;
  };
  const options = { binary: resolve(program), args: words };
  const { sessionId } = await soon(() => send("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } }));
  const session = `/session/${sessionId}`;
  const run = (script, ...args) => send("POST", `${session}/execute/sync`, { script, args });

  /** The first visible element that has this role and a name that holds `name`; throws when there is none yet. */
  const see = async (role, name = "") => {
    const found = await run(FIND, role, name);
    if (!found) throw new Error(`There is no ${role} “${name}” on screen:\n${await run("return document.body.innerText")}`);
    return found;
  };
  /** The processes of this very window. */
  const mine = () =>
    readdirSync("/proc").filter((id) => {
      try {
        return readlinkSync(`/proc/${id}/exe`) === resolve(program) && readFileSync(`/proc/${id}/environ`, "utf8").split("\0").includes(`HOME=${home}`);
      } catch {
        return false;
      }
    }).map(Number);
  const window = {
    run,
    see: (role, name) => soon(() => see(role, name)),
    click: (role, name) => soon(async () => send("POST", `${session}/element/${(await see(role, name))[ELEMENT]}/click`, {})),
    type: (role, name, text) => soon(async () => send("POST", `${session}/element/${(await see(role, name))[ELEMENT]}/value`, { text })),
    /** Presses keys one after another, wherever the focus is; held ones first, as in press(Key.control, "k"). */
    press: (...keys) => {
      const down = keys.map((value) => ({ type: "keyDown", value }));
      const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
      return send("POST", `${session}/actions`, { actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
    },
    /** Types letters, wherever the focus is. */
    write: async (text) => {
      for (const letter of text) await window.press(letter);
    },
    text: () => run("return document.body.innerText"),
    /** What that is called which has the focus; empty when nothing has it. */
    focused: () => run(FOCUSED),
    /** Waits until the screen says `words`. */
    says: (words, within) =>
      soon(async () => {
        const text = await window.text();
        if (!text.includes(words)) throw new Error(`The screen does not say “${words}”:\n${text}`);
      }, within),
    /** Gives the window a size. By the screen, as somebody drags its corner: asked for it, the driver now and then waits without end. */
    resize: async (width, height) => {
      spawnSync("xdotool", ["search", "--all", "--onlyvisible", "--pid", `${mine()[0]}`, "--class", "cairn", "windowsize", `${width}`, `${height}`], { stdio: "ignore" });
      await soon(async () => assert.deepEqual(await run("return [innerWidth, innerHeight]"), [width, height]));
    },
    picture: async (path) => {
      await run("return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 150))))");
      // WebKitGTK answers with the next frame that it draws, and where nothing changes it draws none.
      await run("const speck = document.body.appendChild(document.createElement('i')); speck.id = 'speck'; speck.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:1px'; let at = 0; window.speck = setInterval(() => (speck.style.opacity = ++at % 2 ? '0.01' : '0'), 15)");
      writeFileSync(path, Buffer.from(await send("GET", `${session}/screenshot`), "base64"));
      await run("clearInterval(window.speck); document.querySelector('#speck').remove()");
    },
    /** Asks the program as the page does. */
    ask: (name, input = null) => run("return window.__TAURI_INTERNALS__.invoke(arguments[0], { input: arguments[1] })", name, input),
    /** The windows that are open, and the one that is driven from now on. */
    windows: () => send("GET", `${session}/window/handles`),
    goTo: (handle) => send("POST", `${session}/window`, { handle }),
    /** Ends the program as a power cut would: without a word to it. */
    kill: async () => {
      for (const id of mine()) process.kill(id, "SIGKILL");
      driver.kill();
    },
    close: async () => {
      await send("DELETE", session).catch(() => {});
      driver.kill();
    },
  };
  if (address) await send("POST", `${session}/url`, { url: address });
  await window.see(first);
  return window;
}

/** In the page: what an element is called. */
const NAMING = `const name = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean).map((id) => element.getRootNode().getElementById(id)?.innerText ?? "");
    const own = element.labels ? [...element.labels].map((label) => label.innerText) : [];
    return [element.getAttribute("aria-label"), ...labels, ...own, element.placeholder, element.title, element.innerText].filter(Boolean).join(" ");
  };`;

/** Runs in the page: what has the focus is called so; empty when nothing has it. */
const FOCUSED = `
  ${NAMING}
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one === null || one === document.body ? "" : name(one) || one.tagName;
`;

/** Runs in the page: finds by role and accessible name, as a person reads the screen. */
const FIND = `
  const [role, wanted] = arguments;
  const roles = { button: "button,[role=button]", link: "a[href],[role=link]", textbox: "input:not([type=checkbox],[type=radio]),textarea,[role=textbox]",
    heading: "h1,h2,h3,[role=heading]", navigation: "nav,[role=navigation]", checkbox: "input[type=checkbox],[role=checkbox]", combobox: "select,[role=combobox]",
    row: "[role=row],[role=option],tr,li", option: "[role=option],option", dialog: "[role=dialog],dialog", menuitem: "[role=menuitem]", tab: "[role=tab]",
    radio: "input[type=radio],[role=radio]", status: "[role=status],[aria-live]", alert: "[role=alert]", table: "table", article: "article" };
  ${NAMING}
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  // What the editor is made of stands in a root of its own.
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const all = roots.flatMap((root) => [...root.querySelectorAll(roles[role] ?? "[role=" + role + "]")]).filter(seen);
  const low = wanted.toLowerCase();
  return all.find((element) => name(element).trim().toLowerCase() === low) ?? all.find((element) => name(element).toLowerCase().startsWith(low))
    ?? all.find((element) => name(element).toLowerCase().includes(low)) ?? null;
`;
