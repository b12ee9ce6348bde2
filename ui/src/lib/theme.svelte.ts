import { recall, remember } from "./remembered";

export type Theme = "system" | "light" | "dark";

let choice = $state<Theme>(recall<Theme>("theme", "system"));

export const theme = {
  get choice() {
    return choice;
  },
  set choice(wanted: Theme) {
    choice = wanted;
    remember("theme", wanted);
    theme.apply();
  },
  /** Puts the choice on the page; `system` leaves it to the operating system. */
  apply(): void {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  },
};
