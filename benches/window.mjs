// Opens a program's window, waits until its page is filled, and prints the milliseconds from the start of the program until then
// and the MB that its processes hold together: node benches/window.mjs FILLED PROGRAM [ARGUMENT …].
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const WITHIN = 30_000;
const [filled, program, ...words] = process.argv.slice(2);

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address();
await new Promise((closed) => server.close(closed));

const home = mkdtempSync(join(tmpdir(), "cairn-bench-"));
const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
  stdio: "ignore",
  env: {
    ...process.env,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    TAURI_WEBVIEW_AUTOMATION: "true",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  },
});

async function send(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value?.message ?? JSON.stringify(value)}`);
  return value;
}

/** Asks again until the answer is yes. */
async function until(ask) {
  const deadline = performance.now() + WITHIN;
  while (!(await ask().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`${program} did not fill its window in ${WITHIN / 1000} seconds.`);
    await new Promise((again) => setImmediate(again));
  }
}

/** The process and all below it. */
function family(process) {
  const children = readdirSync(`/proc/${process}/task`).flatMap((thread) =>
    readFileSync(`/proc/${process}/task/${thread}/children`, "utf8").split(" ").filter(Boolean),
  );
  return [process, ...children.flatMap(family)];
}

function megabytes(process) {
  const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, "utf8")) ?? [0, 0];
  return Number(kilobytes) / 1024;
}

try {
  await until(() => send("GET", "/status"));
  const began = performance.now();
  const options = { binary: resolve(program), args: words };
  const { sessionId } = await send("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
  const at = `/session/${sessionId}`;
  await until(() => send("POST", `${at}/execute/sync`, { script: `return ${filled}`, args: [] }));
  const took = performance.now() - began;
  const held = family(driver.pid).slice(1).reduce((sum, process) => sum + megabytes(process), 0);
  await send("DELETE", at).catch(() => {});
  console.log(`${took.toFixed(1)} ${held.toFixed(1)}`);
} finally {
  driver.kill();
  rmSync(home, { recursive: true, force: true });
}
