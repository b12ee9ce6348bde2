// What the program does around its page: several logbooks, the sample year, a second start, the small window.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Key, cairn, cairnAt, open, scratch, soon, startAgain } from "./window.mjs";

const goals = (logbook) => JSON.parse(cairn(logbook, "--json", "goal", "list")).map(({ title }) => title);
const entries = (logbook) => JSON.parse(cairn(logbook, "--json", "entry", "list")).map(({ title }) => title);

/** A home of one's own: where the logbook lies by itself, and what the machine remembers. */
function person() {
  const desk = scratch();
  const home = join(desk.folder, "home");
  const folder = join(home, "data", "cairn");
  const settings = join(home, "config", "dev.cairn.desktop", "settings.json");
  return {
    ...desk,
    home,
    folder,
    own: join(folder, "logbook.db"),
    sample: join(folder, "sample-year", "sample-year.db"),
    remembered: () => (existsSync(settings) ? JSON.parse(readFileSync(settings, "utf8")).logbooks : []),
    start: (words = [], more = {}) => open(join(folder, "logbook.db"), { home, words, ...more }),
  };
}

/** Waits until the page shows the logbook of that name. */
const shows = (window, path) => soon(async () => assert.equal((await window.ask("logbook")).path, path));

describe("logbooks", () => {
  const me = person();
  let window;
  before(async () => (window = await me.start()));
  after(async () => {
    await window.close();
    me.remove();
  });

  test("another logbook opens in the same window, and what is written lands in it alone", async () => {
    const work = join(me.folder, "work.db");
    await window.ask("add_goal", { title: "In my own" });
    await window.ask("open_logbook", work).catch(() => {});
    await shows(window, work);
    await window.ask("add_goal", { title: "At work" });
    assert.deepEqual([goals(me.own), goals(work)], [["In my own"], ["At work"]]);
    assert.deepEqual(me.remembered(), [work, me.own]);
    cairn(work, "goal", "add", "From the terminal");
    await window.press("g");
    await window.press("g");
    await window.says("From the terminal");
  });

  test("the sample year is full and labelled, and leaving it leaves nothing of it and touches nothing else", async () => {
    const before = readFileSync(me.own);
    await window.ask("open_sample").catch(() => {});
    await shows(window, me.sample);
    const { sample, fresh } = await window.ask("logbook");
    assert.deepEqual([sample, fresh], [true, false]);
    await window.press("g");
    await window.press("d");
    await window.says("Maya Lindqvist");
    await window.ask("backup_now");
    assert.ok(!existsSync(join(me.folder, "backups")), "a backup of the sample year is not among the person's");
    await window.ask("leave_sample").catch(() => {});
    await shows(window, join(me.folder, "work.db"));
    assert.ok(!existsSync(join(me.folder, "sample-year")));
    assert.deepEqual(readFileSync(me.own), before);
    assert.ok(!me.remembered().includes(me.sample), "it is a visit, not the logbook to open next");
  });

  test("a moved logbook goes on where it is now", async () => {
    const [from, to] = [join(me.folder, "work.db"), join(me.folder, "elsewhere", "work.db")];
    mkdirSync(join(me.folder, "elsewhere"));
    await window.ask("move_logbook", join(me.folder, "elsewhere")).catch(() => {});
    await shows(window, to);
    assert.ok(!existsSync(from) && !existsSync(`${from}-wal`));
    await window.ask("add_goal", { title: "After the move" });
    assert.ok(goals(to).includes("At work") && goals(to).includes("After the move"));
    assert.equal(me.remembered()[0], to);
  });

  test("the terminal follows one's own logbook to where the window moved it", async () => {
    const mine = join(me.folder, "mine");
    mkdirSync(mine);
    await window.ask("open_logbook", me.own).catch(() => {});
    await shows(window, me.own);
    assert.match(cairnAt(me.home, "goal", "list"), /In my own/);
    await window.ask("move_logbook", mine).catch(() => {});
    await shows(window, join(mine, "logbook.db"));
    assert.match(cairnAt(me.home, "goal", "list"), /In my own/);
    assert.ok(!existsSync(me.own), "nothing was begun at the old place");
    await window.ask("move_logbook", me.folder).catch(() => {});
    await shows(window, join(me.folder, "logbook.db"));
    assert.match(cairnAt(me.home, "goal", "list"), /In my own/);
    await window.ask("move_logbook", me.home + "/data/cairn").catch(() => {});
    await shows(window, me.own);
    assert.match(cairnAt(me.home, "goal", "list"), /In my own/);
  });

  test("a second start shows this window, opens a logbook that is dropped on it, and refuses any other file in words", async () => {
    const photo = join(me.folder, "photo.jpg");
    writeFileSync(photo, "no logbook ".repeat(500));
    assert.equal((await startAgain(me.home)).code, 0);
    assert.equal((await window.windows()).length, 1);
    await startAgain(me.home, photo);
    await window.says("“photo.jpg” was not opened");
    assert.equal(readFileSync(photo, "utf8").length, 5500);
    await startAgain(me.home, me.own);
    await shows(window, me.own);
    const wrong = await startAgain(me.home, "--nonsense");
    assert.equal(wrong.code, 1);
    assert.match(wrong.said, /--nonsense is not understood. Usage: cairn-desktop/);
  });

  test("the small window opens beside this one, saves one line, and goes", async () => {
    const [main] = await window.windows();
    await window.press("g");
    await window.press("j");
    await window.see("heading", "Journal");
    const began = performance.now();
    await startAgain(me.home, "--capture");
    const small = await soon(async () => {
      const found = (await window.windows()).find((handle) => handle !== main);
      assert.ok(found, "there is no second window yet");
      return found;
    });
    await window.goTo(small);
    await window.see("textbox", "Capture");
    await window.write("Kept in passing");
    await window.press(Key.enter);
    await soon(() => assert.deepEqual(entries(me.own), ["Kept in passing"]));
    const took = performance.now() - began;
    assert.ok(took < 5000, `from the key to the file it took ${Math.round(took)} ms`);
    await soon(async () => assert.deepEqual(await window.windows(), [main]));
    await window.goTo(main);
    await shows(window, me.own);
    await window.says("Kept in passing");
    console.log(`# from --capture to the line in the file: ${Math.round(took)} ms`);
  });

  test("a small window may write a line and nothing else", async () => {
    const [main] = await window.windows();
    await startAgain(me.home, "--capture");
    const small = await soon(async () => (await window.windows()).find((handle) => handle !== main) ?? assert.fail("not there yet"));
    await window.goTo(small);
    await window.see("textbox", "Capture");
    for (const [name, input] of [["list_entries", {}], ["open_logbook", me.own], ["diagnostics", null]]) {
      const why = await window.run("return window.__TAURI_INTERNALS__.invoke(arguments[0], { input: arguments[1] }).then(() => 'it was answered', String)", name, input);
      assert.match(why, /not allowed/, name);
    }
    await window.write("Half a line");
    await window.press(Key.escape);
    await soon(async () => assert.deepEqual(await window.windows(), [main]));
    await window.goTo(main);
    assert.deepEqual(entries(me.own), ["Kept in passing"], "a line that was left is a draft, not an entry");
  });
});

describe("starting", () => {
  test("the small window alone is all there is, and closing it ends the program", async () => {
    const me = person();
    const window = await me.start(["--capture"], { first: "textbox" });
    await window.write("Alone and kept");
    await window.press(Key.enter);
    await soon(() => assert.deepEqual(entries(me.own), ["Alone and kept"]));
    await soon(() => assert.deepEqual(running(me.home), []));
    await window.close();
    me.remove();
  });

  test("a logbook that is named is not the one to open next, and has a window beside the person's own", async () => {
    const me = person();
    const other = join(me.folder, "other.db");
    const [own, named] = [await me.start(), await me.start(["--logbook", other])];
    await shows(own, me.own);
    await shows(named, other);
    assert.deepEqual(me.remembered(), [me.own]);
    await own.close();
    await named.close();
    me.remove();
  });

  test("the window comes back as large as it was left", async () => {
    const me = person();
    const size = (window) => window.run("return [innerWidth, innerHeight]");
    const first = await me.start();
    await first.resize(1010, 690);
    await soon(async () => assert.deepEqual(await size(first), [1010, 690]));
    await soon(() => assert.match(readFileSync(join(me.home, "config", "dev.cairn.desktop", "window.json"), "utf8"), /1010/));
    await first.close();
    await soon(() => assert.deepEqual(running(me.home), []));
    const again = await me.start();
    assert.deepEqual(await size(again), [1010, 690]);
    await again.close();
    me.remove();
  });

  test("a reminder that cannot be shown says why", async () => {
    const me = person();
    const window = await me.start();
    const { shown, why } = await window.ask("try_notification");
    const { notifications, notificationsWhy } = await window.ask("machine");
    assert.equal(shown, why === null, "it is never said to be shown when it was not");
    assert.deepEqual([notifications, notificationsWhy === null], [shown, shown]);
    await window.close();
    me.remove();
  });

  test("broken settings and no session bus keep nobody from their logbook", async () => {
    const me = person();
    const config = join(me.home, "config", "dev.cairn.desktop");
    mkdirSync(config, { recursive: true });
    writeFileSync(join(config, "settings.json"), "{ broken");
    const window = await me.start([], { env: { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" } });
    await shows(window, me.own);
    assert.ok(readdirSync(config).includes("settings.broken.json"));
    const told = [...(await window.ask("take_told")), await window.text()].join("\n");
    assert.match(told, /settings could not be read/, "and it is said");
    await window.close();
    me.remove();
  });
});

/** The programs that run at that home. */
function running(home) {
  return readdirSync("/proc").filter((id) => {
    try {
      return readFileSync(`/proc/${id}/environ`, "utf8").includes(`HOME=${home}\0`) && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("cairn-desktop");
    } catch {
      return false;
    }
  });
}
