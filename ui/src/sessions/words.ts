import type { Direction } from "../lib/bindings/Direction";
import type { Owner } from "../lib/bindings/Owner";
import type { Relation } from "../lib/bindings/Relation";
import type { SessionStatus } from "../lib/bindings/SessionStatus";
import type { TopicState } from "../lib/bindings/TopicState";
import type { Choice } from "../lib/choice";

const chosen = <Value extends string>(words: Record<Value, string>): Choice[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

export const RELATION: Record<Relation, string> = { mentor: "Mentor", mentee: "Mentee", peer: "Peer", manager: "Manager" };
export const DIRECTION: Record<Direction, string> = { mentee: "I am the mentee", mentor: "I am the mentor" };
export const STATUS: Record<SessionStatus, string> = { planned: "Planned", held: "Held", cancelled: "Cancelled" };
export const STATE: Record<TopicState, string> = { open: "Open", discussed: "Discussed", carried: "Carried" };
export const OWNER: Record<Owner, string> = { me: "Me", them: "Them" };

export const RELATIONS = chosen(RELATION);
export const DIRECTIONS = chosen(DIRECTION);
export const STATUSES = chosen(STATUS);
export const STATES = chosen(STATE);
export const OWNERS = chosen(OWNER);
