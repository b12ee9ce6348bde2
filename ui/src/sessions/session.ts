import type { Mentorship } from "../lib/bindings/Mentorship";
import type { MentorshipId } from "../lib/bindings/MentorshipId";
import type { NewMentorship } from "../lib/bindings/NewMentorship";
import type { NewPerson } from "../lib/bindings/NewPerson";
import type { NewSession } from "../lib/bindings/NewSession";
import type { Owner } from "../lib/bindings/Owner";
import type { Person } from "../lib/bindings/Person";
import type { PersonId } from "../lib/bindings/PersonId";
import type { Session } from "../lib/bindings/Session";
import type { SessionId } from "../lib/bindings/SessionId";
import type { SessionStatus } from "../lib/bindings/SessionStatus";
import type { TopicId } from "../lib/bindings/TopicId";
import type { TopicState } from "../lib/bindings/TopicState";
import { instantOf } from "../lib/moment";
import { blankMarks, marksOf } from "../records/marks";

/** The form that is open on this screen, with what it starts from. */
export type Task =
  | { form: "session"; how: "plan" | "log" | "edit" | "wrap"; id?: SessionId; draft: NewSession }
  | { form: "person"; id?: PersonId; draft: NewPerson }
  | { form: "mentorship"; id?: MentorshipId; person: string; draft: NewMentorship }
  | { form: "end"; mentorship: Mentorship }
  | { form: "topic"; personId?: PersonId }
  | { form: "reschedule"; session: Session }
  | { form: "merge"; person: Person };

/** The forms that keep what is typed into them as a draft. */
export type Drafted = Extract<Task, { draft: unknown }>;

/** The name of the draft that the form of a task keeps. A wrap-up is another form than an edit, and each person has new ones. */
export function draftName(task: Drafted): string {
  if (task.form === "session" && task.id) return task.how === "wrap" ? `wrap-${task.id}` : task.id;
  if (task.form === "session") return `new-session-${task.how}-${task.draft.personId ?? ""}`;
  return task.id ?? (task.form === "person" ? "new-person" : `new-mentorship-${task.draft.personId}`);
}

export function blankSession(status: SessionStatus, personId: PersonId | null): NewSession {
  return {
    ...blankMarks(),
    personId,
    status,
    on: null,
    startsAt: null,
    zone: "",
    minutes: null,
    notes: "",
    privateNotes: "",
    takeaway: "",
    topics: [],
    decisions: [],
    actions: [],
    nextOn: null,
  };
}

/** A session as the form has it. */
export function draftOf(session: Session): NewSession {
  const { personId, status, on, startsAt, zone, minutes, notes, privateNotes, takeaway, topics, decisions, actions } = session;
  return {
    ...marksOf(session),
    ...{ personId, status, on, startsAt, zone, minutes, notes, privateNotes, takeaway },
    topics: topics.map(({ id, text, state, visibility }) => ({ id, text, state, visibility })),
    decisions: decisions.map(({ id, text, visibility }) => ({ id, text, visibility })),
    actions: actions.map(({ id, text, owner, dueOn, doneOn, visibility }) => ({ id, text, owner, dueOn, doneOn, visibility })),
    nextOn: null,
  };
}

/** The instant of a time that was typed for a day; null without one. Refuses what is no time of day. */
export function startFrom(day: string, typed: string, zone: string): string | null {
  const time = typed.trim();
  if (time === "") return null;
  const moment = instantOf(day, time, zone);
  if (moment === undefined) throw { kind: "invalid", field: "startsAt", message: `“${time}” is no time of day. Write it as 15:00.` };
  return moment;
}

/** The day on which a planned session is written up: its own, or today. */
export const heldOn = ({ on }: Session, now: string) => (on > now ? now : on);

/** A planned session as it is written up, with the day of the next one, where one follows from the rhythm. */
export function wrapped(session: Session, now: string, nextOn: string | null): NewSession {
  return { ...draftOf(session), status: "held", on: heldOn(session, now), nextOn };
}

/** The agreement that runs with someone. */
export const agreementWith = (mentorships: readonly Mentorship[] | undefined, personId: PersonId | null) =>
  mentorships?.find((one) => one.personId === personId && one.endedOn === null);

/** The session with one topic in another state. */
export function withTopic(session: Session, id: TopicId, state: TopicState): NewSession {
  const draft = draftOf(session);
  return { ...draft, topics: draft.topics.map((topic) => (topic.id === id ? { ...topic, state } : topic)) };
}

/** What can be added to a session on its page, in a line. */
export type PartKind = "topic" | "decision" | "action";

/** The session with one more part; an action is mine unless it is theirs. */
export function withPart(session: Session, kind: PartKind, text: string, owner: Owner = "me"): NewSession {
  const draft = draftOf(session);
  if (kind === "topic") return { ...draft, topics: [...draft.topics, { id: null, text, state: "open", visibility: null }] };
  if (kind === "decision") return { ...draft, decisions: [...draft.decisions, { id: null, text, visibility: null }] };
  return { ...draft, actions: [...draft.actions, { id: null, text, owner, dueOn: null, doneOn: null, visibility: null }] };
}

/** The words of a session that a search looks in; private notes are not among them, as they are not shown. */
export function textOf(session: Session): string {
  const { person, takeaway, notes, topics, decisions, actions, tags } = session;
  return [person, takeaway, notes, ...[...topics, ...decisions, ...actions].map(({ text }) => text), ...tags.map((tag) => `#${tag}`)].join("\n");
}

export function blankPerson(name = ""): NewPerson {
  return { ...blankMarks(), name, role: "", relation: "mentor", email: "", archivedOn: null };
}

export function personDraft(person: Person): NewPerson {
  const { name, role, relation, email, archivedOn } = person;
  return { ...marksOf(person), name, role, relation, email, archivedOn };
}

export function blankMentorship(person: Person): NewMentorship {
  return {
    ...blankMarks(),
    personId: person.id,
    as: person.relation === "mentee" ? "mentor" : "mentee",
    purpose: "",
    cadence: "2w",
    minutes: null,
    confidentiality: "",
    fromOn: null,
    untilOn: null,
    skills: [],
  };
}

export function mentorshipDraft(mentorship: Mentorship): NewMentorship {
  const { personId, purpose, cadence, minutes, confidentiality, fromOn, untilOn, skills } = mentorship;
  return {
    ...marksOf(mentorship),
    ...{ personId, as: mentorship.as, purpose, cadence, minutes, confidentiality, fromOn, untilOn },
    skills: skills.map(({ skill }) => skill),
  };
}

/** What is planned with the next on top, then what has been with the newest on top. */
export function inOrder(sessions: Session[]): Session[] {
  const when = (session: Session) => session.startsAt ?? session.on;
  const planned = sessions.filter(({ status }) => status === "planned");
  planned.sort((one, other) => (one.on === other.on ? when(one).localeCompare(when(other)) : one.on.localeCompare(other.on)));
  return [...planned, ...sessions.filter(({ status }) => status !== "planned")];
}

/** What a session is called where there is room for one line. */
export function gist(session: Session): string {
  return session.takeaway || session.topics.map(({ text }) => text).join(" · ") || session.decisions[0]?.text || "";
}

/** Whether a mentorship in which I was helped ended without a new rating of a skill in its focus. */
export const isUnrated = ({ as: direction, endedOn, skills }: Mentorship): boolean => direction === "mentee" && endedOn !== null && skills.some(({ endLevel }) => endLevel === null);
