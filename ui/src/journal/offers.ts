import { announce } from "../lib/announce.svelte";
import { ask } from "../lib/api.svelte";
import type { Area } from "../lib/bindings/Area";
import type { NewEntry } from "../lib/bindings/NewEntry";
import type { Person } from "../lib/bindings/Person";
import type { RecordId } from "../lib/bindings/RecordId";
import type { Verb } from "../lib/bindings/Verb";
import { matches } from "../lib/choice";
import type { Offer, Offered } from "../lib/editor/offers";
import { KIND_NAMES } from "../records/where";
import { skillChoices, VERBS } from "../records/skills";

interface Writing {
  draft: () => Pick<NewEntry, "links" | "evidence">;
  areas: () => readonly Area[] | undefined;
  people: () => readonly Person[] | undefined;
  /** The entry itself, which does not speak of itself. */
  id: () => string | undefined;
  /** A record was found by this title; it is shown by it from now on. */
  found: (id: string, title: string) => unknown;
}

/** How many are offered at once: what is not among them is found by one more letter. */
const AT_MOST = 8;

/** What is offered while an entry is written: records after `[[`, skills after `#` (a verb after `:`), people after `@`. */
export function entryOffers({ draft, areas, people, id, found }: Writing): Offer[] {
  function link(to: string, title: string) {
    found(to, title);
    const now = draft();
    if (now.links.includes(to as RecordId)) return;
    now.links = [...now.links, to as RecordId];
    announce(`${title} linked`);
  }

  function show(name: string, label: string, verb: Verb) {
    const now = draft();
    if (now.evidence.some((one) => one.name === name && one.verb === verb)) return;
    now.evidence = [...now.evidence, { name, verb }];
    announce(`${label}, ${verb}, added`);
  }

  async function records(typed: string): Promise<Offered[]> {
    if (typed.trim() === "") return [];
    const hits = await ask("search", { query: typed, limit: AT_MOST, typing: true });
    const called = ({ title }: { title: string }) => Number(title.toLowerCase().startsWith(typed.toLowerCase())) + Number(matches(title, typed));
    // A link is named by the title: what is called so comes before what only speaks of it, so that Enter takes it.
    return hits
      .filter((hit) => hit.id !== id() && hit.title !== "")
      .sort((one, other) => called(other) - called(one))
      .map(({ id: to, title, kind }) => ({ label: title, detail: KIND_NAMES[kind], text: `[[${title}]]`, take: () => link(to, title) }));
  }

  async function skills(typed: string): Promise<Offered[]> {
    const [word = "", how] = typed.split(":");
    const choices = skillChoices(areas()).flatMap(({ heading, choices }) => choices.map((choice) => ({ ...choice, detail: choice.detail ?? heading ?? "" })));
    const begins = ({ label, value }: (typeof choices)[number]) => [label.toLowerCase(), value].some((name) => name.startsWith(word.toLowerCase()));
    // What begins as it was typed comes first, so that Enter takes it.
    const like = choices.filter((choice) => begins(choice) || matches(choice.label, word)).sort((one, other) => Number(begins(other)) - Number(begins(one)));
    const verbs = how === undefined ? VERBS.filter(({ value }) => value === "practised") : VERBS.filter(({ value }) => value.startsWith(how));
    return like
      .flatMap(({ value, label, detail }) =>
        verbs.map((verb) => ({
          label: how === undefined ? label : `${label}: ${verb.label}`,
          detail,
          text: `#${value}`,
          take: () => show(value, label, verb.value),
        })),
      )
      .slice(0, AT_MOST);
  }

  async function names(typed: string): Promise<Offered[]> {
    return (people() ?? [])
      .filter(({ name, archivedOn }) => archivedOn === null && matches(name, typed))
      .sort((one, other) => Number(other.name.toLowerCase().startsWith(typed.toLowerCase())) - Number(one.name.toLowerCase().startsWith(typed.toLowerCase())))
      .slice(0, AT_MOST)
      .map(({ id: to, name, relation }) => ({ label: name, detail: relation, text: `@${name}`, take: () => link(to, name) }));
  }

  return [
    { sign: "[[", find: records },
    { sign: "#", find: skills },
    { sign: "@", find: names },
  ];
}
