import type { Direction } from "../lib/bindings/Direction";
import type { Owner } from "../lib/bindings/Owner";
import type { Relation } from "../lib/bindings/Relation";
import type { SessionStatus } from "../lib/bindings/SessionStatus";
import type { TopicState } from "../lib/bindings/TopicState";
import { choicesOf } from "../lib/choice";

export const RELATION: Record<Relation, string> = { mentor: "Mentor", mentee: "Mentee", peer: "Peer", manager: "Manager" };
export const DIRECTION: Record<Direction, string> = { mentee: "I am the mentee", mentor: "I am the mentor" };
export const STATUS: Record<SessionStatus, string> = { planned: "Planned", held: "Held", cancelled: "Cancelled" };
const STATE: Record<TopicState, string> = { open: "Open", discussed: "Discussed", carried: "Carried" };
const OWNER: Record<Owner, string> = { me: "Me", them: "Them" };

export const RELATIONS = choicesOf(RELATION);
export const DIRECTIONS = choicesOf(DIRECTION);
export const STATUSES = choicesOf(STATUS);
export const STATES = choicesOf(STATE);
export const OWNERS = choicesOf(OWNER);
