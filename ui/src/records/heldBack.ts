import type { HeldBack } from "../lib/bindings/HeldBack";
import { counted } from "../lib/numbers";

/** How much is held back, a sentence for each reason. */
export function heldBack(held: HeldBack): string[] {
  const told = [
    held.byVisibility && counted(held.byVisibility, { one: "# record is held back by its visibility.", other: "# records are held back by their visibility." }),
    held.byPerson && counted(held.byPerson, { one: "# is for somebody else.", other: "# are for somebody else." }),
    held.byDate && counted(held.byDate, { one: "# is still to come.", other: "# are still to come." }),
  ];
  return told.filter((sentence) => sentence !== 0);
}
