import History from "@lucide/svelte/icons/history";
import Trash from "@lucide/svelte/icons/trash";
import UserRound from "@lucide/svelte/icons/user-round";
import { onMac, type Action } from "./lib/keys.svelte";
import { place } from "./lib/place.svelte";
import { redo, undo } from "./lib/steps";
import { theme } from "./lib/theme.svelte";
import { zoom } from "./lib/zoom.svelte";
import { PLACES } from "./places";

/** The ways between the seven places. */
export function goTo(): Action[] {
  const group = "Go to";
  // On a Mac these keys go from word to word.
  const outsideText = onMac();
  return [
    ...PLACES.map(({ screen, label, letter, icon }) => ({
      id: `go-${screen}`,
      label: `Go to ${label}`,
      key: `g ${letter}`,
      icon,
      group,
      run: () => place.visit(screen),
    })),
    { id: "back", label: "Go back", key: "Alt+ArrowLeft", group, outsideText, when: () => place.canGoBack, run: place.back },
    { id: "forward", label: "Go forward", key: "Alt+ArrowRight", group, outsideText, when: () => place.canGoForward, run: place.forward },
  ];
}

/** What the sidebar's menu holds; `open` are the dialogs that it opens. */
export function logbookActions(open: { history: () => void; trash: () => void; profile: () => void }): Action[] {
  const group = "Logbook";
  return [
    { id: "history", label: "Show history", icon: History, group, run: open.history },
    { id: "trash", label: "Show trash", icon: Trash, group, run: open.trash },
    { id: "profile", label: "Edit profile", icon: UserRound, group, run: open.profile },
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
    { id: "theme-system", label: "Use the system’s theme", group, run: () => (theme.choice = "system") },
    { id: "theme-light", label: "Use the light theme", group, run: () => (theme.choice = "light") },
    { id: "theme-dark", label: "Use the dark theme", group, run: () => (theme.choice = "dark") },
  ];
}
