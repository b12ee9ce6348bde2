/** What the capture line offers while a name is typed in it: skills, goals, people, kinds and tags, by their signs. */
import type { Area } from "./bindings/Area";
import type { EntryKind } from "./bindings/EntryKind";
import { choicesOf, matches } from "./choice";

/** The word under the cursor, where it begins with a sign. */
export interface Begun {
  sign: string;
  /** What follows the sign. */
  typed: string;
  start: number;
  end: number;
}

export interface Completion {
  /** What stands in the line, the sign included. */
  word: string;
  label: string;
  detail?: string;
}

/** What can be named, as far as it has been read. */
export interface Known {
  areas: readonly Area[] | undefined;
  goals: readonly { id: string; title: string }[] | undefined;
  people: readonly { id: string; name: string }[] | undefined;
  tags: readonly { name: string; count: number }[] | undefined;
}

const AT_MOST = 8;
const SIGNED = /(?:^|\s)([#^@!+])([^\s#^@!+]*)$/u;
const VERBS = ["learned", "practised", "led", "taught"];
const KINDS = choicesOf<EntryKind>({ note: "Note", win: "Win", reflection: "Reflection", challenge: "Challenge", feedback: "Feedback" });

/** The name that is being typed at `caret`; undefined within a word or behind none. */
export function begunAt(line: string, caret: number): Begun | undefined {
  const [, sign, typed] = SIGNED.exec(line.slice(0, caret)) ?? [];
  if (sign === undefined || typed === undefined || /^\S/.test(line.slice(caret))) return undefined;
  return { sign, typed, start: caret - typed.length - sign.length, end: caret };
}

/** How a name with spaces is written as one word: hyphenated where the logbook finds it so, else by the end of its id. */
function oneWord(name: string, id: string, all: readonly string[]): string {
  const plain = /^[\p{L}\d]+(?: [\p{L}\d]+)*/u.exec(name)?.[0] ?? "";
  const same = all.filter((other) => matches(other, plain) && other.toLocaleLowerCase().includes(plain.toLocaleLowerCase()));
  return plain.length > 2 && same.length === 1 ? plain.replaceAll(" ", "-").toLocaleLowerCase() : id.slice(-12);
}

function skills({ areas }: Known, typed: string): Completion[] {
  const [name, verb] = typed.split(":");
  if (verb !== undefined) return VERBS.filter((one) => one.startsWith(verb)).map((one) => ({ word: `#${name}:${one}`, label: one }));
  return (areas ?? []).flatMap((area) => [
    { word: `#${area.slug}`, label: area.name, detail: "the whole area" },
    ...area.skills.map(({ slug, name: label }) => ({ word: `#${slug}`, label, detail: area.name })),
  ]);
}

function all(known: Known, { sign, typed }: Begun): Completion[] {
  const goals = known.goals ?? [];
  const people = known.people ?? [];
  switch (sign) {
    case "#":
      return skills(known, typed);
    case "^":
      return goals.map(({ id, title }) => ({ word: `^${oneWord(title, id, goals.map((one) => one.title))}`, label: title }));
    case "@":
      return people.map(({ id, name }) => ({ word: `@${oneWord(name, id, people.map((one) => one.name))}`, label: name }));
    case "!":
      return KINDS.map(({ value, label }) => ({ word: `!${value}`, label }));
    default:
      return (known.tags ?? []).map(({ name, count }) => ({ word: `+${name}`, label: name, detail: String(count) }));
  }
}

/** What is offered for a name that is being typed: names that begin so first. */
export function completions(known: Known, begun: Begun): Completion[] {
  const typed = begun.typed.split(":").at(-1)!.replaceAll("-", " ");
  const begins = ({ word, label }: Completion) => [word.slice(1), label].some((one) => one.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()));
  return all(known, begun)
    .filter(({ word, label }) => matches(`${word.slice(1).replaceAll("-", " ")} ${label}`, typed))
    .sort((one, other) => Number(begins(other)) - Number(begins(one)))
    .slice(0, AT_MOST);
}

/** The line with a name completed, and where the cursor is then. */
export function completed(line: string, { start, end }: Begun, { word }: Completion): { line: string; caret: number } {
  const rest = line.slice(end);
  const caret = start + word.length + 1;
  return { line: `${line.slice(0, start)}${word} ${rest.replace(/^ /, "")}`, caret };
}
