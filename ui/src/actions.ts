import BookMarked from "@lucide/svelte/icons/book-marked";
import FolderOpen from "@lucide/svelte/icons/folder-open";
import History from "@lucide/svelte/icons/history";
import LogOut from "@lucide/svelte/icons/log-out";
import MailOpen from "@lucide/svelte/icons/mail-open";
import Trash from "@lucide/svelte/icons/trash";
import UserRound from "@lucide/svelte/icons/user-round";
import { ask } from "./lib/api.svelte";
import type { LogbookFile } from "./lib/bindings/LogbookFile";
import { onMac, type Action } from "./lib/keys.svelte";
import { layers } from "./lib/layers.svelte";
import { place } from "./lib/place.svelte";
import { redo, sayTrouble, undo } from "./lib/steps";
import { theme } from "./lib/theme.svelte";
import { zoom } from "./lib/zoom.svelte";
import { ALL } from "./places";
import { chooseReply } from "./records/reply";

/** The ways between the places. */
export function goTo(): Action[] {
  const group = "Go to";
  // On a Mac these keys go from word to word.
  const outsideText = onMac();
  return [
    ...ALL.map(({ screen, label, letter, also, icon }) => ({
      id: `go-${screen}`,
      label: `Go to ${label}`,
      key: `g ${letter}`,
      also,
      icon,
      group,
      run: () => place.visit(screen),
    })),
    { id: "back", label: "Go back", key: "Alt+ArrowLeft", group, outsideText, when: () => place.canGoBack, run: place.back },
    { id: "forward", label: "Go forward", key: "Alt+ArrowRight", group, outsideText, when: () => place.canGoForward, run: place.forward },
  ];
}

const LOGBOOK = "Logbook";

/** What can be looked at and read in any logbook, for the sidebar's menu. */
export function logbookActions(): Action[] {
  const group = LOGBOOK;
  return [
    { id: "history", label: "Show history", key: "g h", icon: History, group, run: () => (layers.open = "history") },
    { id: "trash", label: "Show trash", key: "g t", icon: Trash, group, run: () => (layers.open = "trash") },
    { id: "read-reply", label: "Read reply…", key: "g a", icon: MailOpen, group, run: chooseReply },
    { id: "profile", label: "Edit profile", key: "g p", icon: UserRound, group, run: () => place.go("settings", undefined, "profile") },
  ];
}

async function openLogbook(): Promise<void> {
  const path = await ask("choose_logbook", null);
  if (path !== null) await ask("open_logbook", path);
}

const DIGITS = 9;

/** The ways to another logbook: the ones used last by a digit, any other by the system's dialog. */
export function switchActions(logbooks: readonly LogbookFile[], sample: boolean): Action[] {
  const group = LOGBOOK;
  const others = logbooks.filter(({ open, missing, sample: isSample }) => !open && !missing && !isSample).slice(0, DIGITS);
  return [
    ...others.map(({ name, path }, at) => ({
      id: `switch-${at + 1}`,
      label: `Switch to “${name}”`,
      key: `g ${at + 1}`,
      icon: BookMarked,
      group,
      run: () => ask("open_logbook", path).catch(sayTrouble),
    })),
    ...(sample ? [{ id: "leave-sample", label: "Leave the sample year", key: "g x", icon: LogOut, group, run: () => ask("leave_sample", null).catch(sayTrouble) }] : []),
    { id: "open-logbook", label: "Open logbook…", key: "g o", icon: FolderOpen, group, run: () => openLogbook().catch(sayTrouble) },
  ];
}

/** What can be done on every screen; `open` are the parts of the window that it opens. */
export function everywhere(open: { search: () => void; capture: () => void; help: () => void }): Action[] {
  const group = "Everywhere";
  return [
    { id: "search", label: "Search and commands", key: "Mod+k", group, run: open.search },
    { id: "capture", label: "Capture what happened", key: "Mod+Shift+n", group, run: open.capture },
    { id: "undo", label: "Undo", key: "Mod+z", group, outsideText: true, run: undo },
    { id: "redo", label: "Redo", key: "Mod+Shift+z", group, outsideText: true, run: redo },
    { id: "keys", label: "Show keys", key: "?", group, run: open.help },
    { id: "zoom-in", label: "Zoom in", key: "Mod++", also: "Mod+=", group, run: zoom.in },
    { id: "zoom-out", label: "Zoom out", key: "Mod+-", group, run: zoom.out },
    { id: "zoom-reset", label: "Reset zoom", key: "Mod+0", group, run: zoom.reset },
    { id: "theme-system", label: "Use the system’s theme", key: ", s", group, run: () => (theme.choice = "system") },
    { id: "theme-light", label: "Use the light theme", key: ", l", group, run: () => (theme.choice = "light") },
    { id: "theme-dark", label: "Use the dark theme", key: ", d", group, run: () => (theme.choice = "dark") },
  ];
}
