import Award from "@lucide/svelte/icons/award";
import BookOpen from "@lucide/svelte/icons/book-open";
import ChartNoAxesColumn from "@lucide/svelte/icons/chart-no-axes-column";
import Layers from "@lucide/svelte/icons/layers";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Settings from "@lucide/svelte/icons/settings";
import Sun from "@lucide/svelte/icons/sun";
import Target from "@lucide/svelte/icons/target";
import Today from "./today/Today.svelte";
import type { Screen } from "./lib/place.svelte";
import type { LucideIcon } from "@lucide/svelte";
import type { Component } from "svelte";

export interface Place {
  screen: Screen;
  label: string;
  /** Pressed after G. */
  letter: string;
  /** A second key for the same way. */
  also?: string;
  icon: LucideIcon;
  /** The place itself: Today comes with the window, the others are read when they are wanted, or when nothing else is going on. */
  load: () => Promise<{ default: Component }>;
}

/** The seven places, in the order of the sidebar. */
export const PLACES: Place[] = [
  { screen: "today", label: "Today", letter: "d", icon: Sun, load: () => Promise.resolve({ default: Today }) },
  { screen: "goals", label: "Goals", letter: "g", icon: Target, load: () => import("./goals/Goals.svelte") },
  { screen: "sessions", label: "Sessions", letter: "s", icon: MessagesSquare, load: () => import("./sessions/Sessions.svelte") },
  { screen: "certifications", label: "Certifications", letter: "c", icon: Award, load: () => import("./certifications/Certifications.svelte") },
  { screen: "journal", label: "Journal", letter: "j", icon: NotebookPen, load: () => import("./journal/Journal.svelte") },
  { screen: "skills", label: "Skills", letter: "k", icon: Layers, load: () => import("./skills/Skills.svelte") },
  { screen: "quarter", label: "Quarter", letter: "r", icon: ChartNoAxesColumn, load: () => import("./quarter/Quarter.svelte") },
];

/** What is not looked at every day: reached by the logbook's menu, the palette and keys. */
export const ASIDE: Place[] = [
  { screen: "guide", label: "Guide", letter: "u", icon: BookOpen, load: () => import("./guide/Guide.svelte") },
  { screen: "settings", label: "Settings", letter: ",", also: "Mod+,", icon: Settings, load: () => import("./settings/Settings.svelte") },
];

/** Every place of the window. */
export const ALL: readonly Place[] = [...PLACES, ...ASIDE];
