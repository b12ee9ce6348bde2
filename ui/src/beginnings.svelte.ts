import Award from "@lucide/svelte/icons/award";
import BookTemplate from "@lucide/svelte/icons/book-copy";
import CalendarPlus from "@lucide/svelte/icons/calendar-plus";
import FileText from "@lucide/svelte/icons/file-text";
import Hourglass from "@lucide/svelte/icons/hourglass";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Target from "@lucide/svelte/icons/target";
import UserRound from "@lucide/svelte/icons/user-round";
import { untrack } from "svelte";
import { keys } from "./lib/keys.svelte";
import { place, type Screen } from "./lib/place.svelte";
import { mentorsAmong } from "./records/known";
import { makePacket, packetFor } from "./records/packet";
import { sectionActions } from "./settings/sections";
import type { Person } from "./lib/bindings/Person";
import type { PaletteItem } from "./lib/palette";

/** What can be begun from any screen, by the id and the words that its own screen has for it. */
const BEGINNINGS: (Pick<PaletteItem, "id" | "label" | "icon"> & { screen: Screen })[] = [
  { id: "new-goal", label: "New goal", icon: Target, screen: "goals" },
  { id: "template-goal", label: "Start goal from a template", icon: BookTemplate, screen: "goals" },
  { id: "new-entry", label: "New entry", icon: NotebookPen, screen: "journal" },
  { id: "log-session", label: "Log session", icon: MessagesSquare, screen: "sessions" },
  { id: "plan-session", label: "Plan session", icon: CalendarPlus, screen: "sessions" },
  { id: "add-person", label: "Add person", icon: UserRound, screen: "sessions" },
  { id: "add-certification", label: "Add certification", icon: Award, screen: "certifications" },
  { id: "add-activity", label: "Add activity", icon: Hourglass, screen: "certifications" },
];

/** What is begun as soon as its screen offers it. */
let begun = $state.raw<(typeof BEGINNINGS)[number]>();

/** Begins what was asked for once the screen is there; whoever has gone elsewhere by then no longer wants it. Called in an effect. */
export function begin(): void {
  if (!begun) return;
  const { id, screen } = begun;
  const action = keys.actions.find((one) => one.id === id);
  if (action || place.screen !== screen) begun = undefined;
  if (action) untrack(() => keys.run(action));
}

/** What the palette offers besides what can be done here: the same on other screens, and a packet for each mentor. */
export function elsewhere(people: readonly Person[] = []): PaletteItem[] {
  const here = keys.actions.flatMap(({ id, label }) => [id, label]);
  const there = [
    ...BEGINNINGS.map((one) => ({ ...one, run: () => go(one) })),
    ...mentorsAmong(people).map(({ id, name }) => ({ id: `packet-${id}`, label: packetFor(name), icon: FileText, run: () => makePacket(id) })),
    ...sectionActions().map(({ id, label, icon, run }) => ({ id, label, icon, run })),
  ];
  return there.filter(({ id, label }) => !here.includes(id) && !here.includes(label));
}

function go(to: (typeof BEGINNINGS)[number]): void {
  place.go(to.screen);
  begun = to;
}
