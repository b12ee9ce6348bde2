import Award from "@lucide/svelte/icons/award";
import ChartNoAxesColumn from "@lucide/svelte/icons/chart-no-axes-column";
import Layers from "@lucide/svelte/icons/layers";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Sun from "@lucide/svelte/icons/sun";
import Target from "@lucide/svelte/icons/target";
import type { Screen } from "./lib/place.svelte";
import type { LucideIcon } from "@lucide/svelte";

interface Place {
  screen: Screen;
  label: string;
  /** Pressed after G. */
  letter: string;
  icon: LucideIcon;
}

/** The seven places, in the order of the sidebar. */
export const PLACES: Place[] = [
  { screen: "today", label: "Today", letter: "d", icon: Sun },
  { screen: "goals", label: "Goals", letter: "g", icon: Target },
  { screen: "sessions", label: "Sessions", letter: "s", icon: MessagesSquare },
  { screen: "certifications", label: "Certifications", letter: "c", icon: Award },
  { screen: "journal", label: "Journal", letter: "j", icon: NotebookPen },
  { screen: "skills", label: "Skills", letter: "k", icon: Layers },
  { screen: "quarter", label: "Quarter", letter: "r", icon: ChartNoAxesColumn },
];
