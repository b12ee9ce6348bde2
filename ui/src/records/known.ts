import { live } from "../lib/api.svelte";

// What many pieces of one screen need; call these while a component is set up.

/** The areas and skills to pick from. */
export const useAreas = () => live("list_areas", () => null);
/** The ladder, lowest rung first. */
export const useLevels = () => live("list_levels", () => null);
export const usePeople = () => live("list_people", () => null);
export const useTags = () => live("list_tags", () => null);
/** The open logbook and its day of today. */
export const useLogbook = () => live("logbook", () => null);
