import { ask } from "../lib/api.svelte";
import type { Leaning } from "../lib/bindings/Leaning";

const reader = (leaning: Leaning) => async (text: string) => (await ask("read_day", { text, leaning })).on;

/** Reads words as a day to come: "friday" is the next one. */
export const readComing = reader("coming");
/** Reads words as a day gone by: "friday" is the last one. */
export const readPast = reader("past");
