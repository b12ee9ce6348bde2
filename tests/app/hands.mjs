// What hands do at the window, written down in the words of the list of keys.
import assert from "node:assert/strict";
import { Key, soon } from "./window.mjs";

const NAMED = {
  Mod: Key.control,
  Shift: Key.shift,
  Alt: Key.alt,
  Enter: Key.enter,
  Escape: Key.escape,
  Tab: Key.tab,
  Delete: Key.delete,
  Space: " ",
  Backspace: "\uE003",
  Home: "\uE011",
  End: "\uE010",
  ArrowLeft: Key.left,
  ArrowUp: Key.up,
  ArrowRight: Key.right,
  ArrowDown: Key.down,
};

/** What lies over the page. */
export const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/**
 * Does one step after another: `g` or `Mod+Shift+n` presses, `"words"` types them wherever the focus is, `{role:name}` waits until that is on
 * screen, `{layers:0}` until so many things lie over the page, `{focus:name}` until that has the focus, `{list:}` until the screen's main list has it,
 * `[name]` goes on with Tab until that has it, `<role:name>` clicks, and `<menu:name>` opens the menu of that name. Who does it without `<` does it
 * without a mouse.
 */
export async function act(window, steps) {
  for (const [step] of steps.matchAll(/"[^"]*"|\{[^}]*\}|<[^>]*>|\[[^\]\s][^\]]*\]|\S+/g)) {
    const [, role, name] = /^[{<](\w+):?(.*)[}>]$/.exec(step) ?? [];
    if (role === "layers") await over(window, Number(name));
    else if (role === "focus") await soon(async () => assert.ok(called(await window.focused(), name), `“${name}” does not get the focus`));
    else if (role === "list") await soon(async () => assert.ok(await window.run("return document.activeElement?.matches('[data-main]')"), "the screen's main list does not get the focus"));
    else if (role === "menu") await openMenu(window, name);
    else if (role) await seen(window, role, name, step.startsWith("<"));
    else if (step.length > 1 && step.startsWith("[")) await tabTo(window, step.slice(1, -1));
    else if (step.startsWith('"')) await window.write(step.slice(1, -1));
    else await window.press(...step.split(/\+(?=.)/).map((key) => NAMED[key] ?? key));
  }
}

async function seen(window, role, name, click) {
  const found = await window.see(role, name);
  // By a call, as a message may lie over it for a while.
  if (click) await window.run("arguments[0].focus(); arguments[0].click()", found);
}

const called = (whole, name) => whole.toLowerCase().startsWith(name.toLowerCase());

/** Goes on with Tab, as far as a form may be long, until what is called so has the focus. */
async function tabTo(window, name) {
  const FAR = 60;
  const inside = "const top = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1); return !top || top.contains(document.activeElement)";
  await soon(async () => assert.ok(await window.run(inside), "what opens takes the focus"));
  const passed = [];
  while (passed.length < FAR) {
    const on = await window.focused();
    if (called(on, name)) return;
    passed.push(on.slice(0, 30));
    await window.press(Key.tab);
  }
  assert.fail(`Tab does not lead to “${name}”, but to: ${passed.join(" | ")}`);
}

async function openMenu(window, name) {
  await soon(async () => assert.ok(await window.run("const found = document.querySelector(`[aria-haspopup=menu][aria-label='${arguments[0]}']`); found?.focus(); return found !== null", name), `There is no menu “${name}”`));
  await act(window, "Enter {menuitem:}");
}

/** Waits until so many things lie over the page. */
export const over = (window, count) =>
  soon(async () => assert.equal(await window.run(`return document.querySelectorAll("${LAYERS}").length`), count, "so many things lie over the page"));

/** Closes what lies over the page, one thing after another, and leaves the field that is typed into. */
export async function closeAll(window) {
  const open = () => window.run(`return document.querySelectorAll("${LAYERS}").length`);
  for (let count = await open(); count > 0; count = await open()) {
    await window.press(Key.escape);
    await soon(async () => assert.ok((await open()) < count, "Esc closes what lies over the page"));
  }
  if (await window.run("return document.activeElement?.matches('input, textarea, select, .field, :has(> .field)') || !!document.activeElement?.shadowRoot")) await window.press(Key.escape);
}
