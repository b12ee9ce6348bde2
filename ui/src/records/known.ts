import { live } from "../lib/api.svelte";
import type { Person } from "../lib/bindings/Person";

// What many pieces of one screen need; call these while a component is set up.

/** The areas and skills to pick from. */
export const useAreas = () => live("list_areas", () => null);
/** The ladder, lowest rung first. */
export const useLevels = () => live("list_levels", () => null);
export const usePeople = () => live("list_people", () => null);
export const useTags = () => live("list_tags", () => null);
/** The open logbook and its day of today. */
export const useLogbook = () => live("logbook", () => null);

/** The mentors among these people, without those who are archived. */
export const mentorsAmong = (people: readonly Person[]) => people.filter(({ relation, archivedOn }) => relation === "mentor" && archivedOn === null);
