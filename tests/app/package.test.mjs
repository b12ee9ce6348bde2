// The package as a person gets it: installed under `INSTALLED` (a root folder), or else unpacked from what ./package made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { open, scratch } from "./window.mjs";

const FOLDER = "target/debug/bundle/deb";

/** Runs a program and gives what it printed. */
function run(program, ...words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  assert.equal(status, 0, `${program} ${words.join(" ")}: ${stderr}`);
  return stdout;
}

describe("the package", () => {
  const desk = scratch();
  let root = process.env.INSTALLED;
  const at = (path) => join(root, path);

  before(() => {
    if (root) return;
    root = join(desk.folder, "root");
    const [made] = readdirSync(FOLDER).filter((name) => name.endsWith(".deb"));
    run("dpkg-deb", "--extract", join(FOLDER, made), root);
  });
  after(() => desk.remove());

  test("both programs come in one version", () => {
    const { version } = JSON.parse(readFileSync("ui/package.json", "utf8"));
    assert.equal(run(at("usr/bin/cairn"), "--version").trim(), `cairn ${version}`);
    assert.ok(existsSync(at("usr/bin/cairn-desktop")));
  });

  test("the desktop finds its name, its icon, its words and the way to capture", () => {
    const entry = readFileSync(at("usr/share/applications/Cairn.desktop"), "utf8");
    for (const line of ["Exec=cairn-desktop %f", "Icon=cairn-desktop", "Exec=cairn-desktop --capture", "StartupWMClass=cairn-desktop"]) {
      assert.ok(entry.split("\n").includes(line), `${line} is missing:\n${entry}`);
    }
    for (const size of ["32x32/apps/cairn-desktop.png", "256x256/apps/cairn-desktop.png", "scalable/apps/cairn-desktop.svg"]) {
      assert.ok(existsSync(at(`usr/share/icons/hicolor/${size}`)), size);
    }
    const { version } = JSON.parse(readFileSync("ui/package.json", "utf8"));
    const words = readFileSync(at("usr/share/metainfo/dev.cairn.desktop.metainfo.xml"), "utf8");
    assert.match(words, /<launchable type="desktop-id">Cairn\.desktop</);
    assert.ok(words.includes(`<release version="${version}"`), "the metadata names this version");
  });

  test("the manual and the completions are the program's own", () => {
    const manual = run("gzip", "-dc", at("usr/share/man/man1/cairn.1.gz"));
    assert.equal(manual, run(at("usr/bin/cairn"), "man"));
    assert.match(run("gzip", "-dc", at("usr/share/man/man1/cairn-desktop.1.gz")), /--capture|\\-\\-capture/);
    assert.equal(readFileSync(at("usr/share/bash-completion/completions/cairn"), "utf8"), run(at("usr/bin/cairn"), "completions", "bash"));
  });

  test("what is written in its terminal shows in its window", async () => {
    run(at("usr/bin/cairn"), "--logbook", desk.logbook, "goal", "add", "Written by the installed program");
    const window = await open(desk.logbook, { program: at("usr/bin/cairn-desktop") });
    await window.press("g");
    await window.press("g");
    await window.says("Written by the installed program");
    await window.close();
  });
});
