import Bell from "@lucide/svelte/icons/bell";
import BookMarked from "@lucide/svelte/icons/book-marked";
import CalendarRange from "@lucide/svelte/icons/calendar-range";
import FileText from "@lucide/svelte/icons/file-text";
import Folder from "@lucide/svelte/icons/folder";
import Info from "@lucide/svelte/icons/info";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Layers from "@lucide/svelte/icons/layers";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import Tags from "@lucide/svelte/icons/tags";
import UserRound from "@lucide/svelte/icons/user-round";
import Zap from "@lucide/svelte/icons/zap";
import type { Action } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import type { LucideIcon } from "@lucide/svelte";

export interface Section {
  /** Names it in `place.view`, so that other screens can lead to it. */
  id: string;
  label: string;
  /** What it is for, in a sentence. */
  about: string;
  /** Pressed after S. */
  letter: string;
  icon: LucideIcon;
}

/** The sections of Settings, from what is about the person to what is about the program. */
export const SECTIONS = [
  { id: "profile", label: "Profile", letter: "p", icon: UserRound, about: "Who you are, where you stand and where you are going." },
  { id: "year", label: "Year and looks", letter: "y", icon: CalendarRange, about: "How your year runs, and how the window looks." },
  { id: "logbooks", label: "Logbooks", letter: "l", icon: BookMarked, about: "Which file is open, and which others there are." },
  { id: "folders", label: "Folders and backups", letter: "f", icon: Folder, about: "Where your files lie, and the copies of them." },
  { id: "reminders", label: "Reminders", letter: "r", icon: Bell, about: "What Cairn tells you without being asked." },
  { id: "people", label: "People and tags", letter: "t", icon: Tags, about: "The names that your records share." },
  { id: "templates", label: "Journal templates", letter: "j", icon: FileText, about: "What an entry can begin with." },
  { id: "framework", label: "Framework", letter: "k", icon: Layers, about: "The skills that everything is mapped to." },
  { id: "capture", label: "Quick capture", letter: "c", icon: Zap, about: "Writing down what happened without leaving what you do." },
  { id: "keys", label: "Keys", letter: "e", icon: Keyboard, about: "What each key does." },
  { id: "privacy", label: "Privacy", letter: "v", icon: ShieldCheck, about: "What Cairn connects to, and what leaves this machine." },
  { id: "about", label: "About", letter: "a", icon: Info, about: "Version, licences, and what to send with a fault." },
] as const satisfies readonly Section[];

/** The ways to the sections. */
export const sectionActions = (): Action[] =>
  SECTIONS.map(({ id, label, letter, icon }) => ({
    id: `settings-${id}`,
    label: `Show settings: ${label}`,
    key: `s ${letter}`,
    group: "Settings",
    icon,
    run: () => place.go("settings", undefined, id),
  }));
