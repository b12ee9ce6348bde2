import { ask, change } from "../lib/api.svelte";
import type { Mentorship } from "../lib/bindings/Mentorship";
import type { Person } from "../lib/bindings/Person";
import type { Session } from "../lib/bindings/Session";
import type { Action } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { make, sayTrouble } from "../lib/steps";
import { makePacket, packetFor } from "../records/packet";
import { removeRecord } from "../records/remove";
import { blankMentorship, blankSession, draftOf, isUnrated, mentorshipDraft, personDraft, wrapped, type Task } from "./session";

type Start = (task: Task) => void;

interface Doing {
  now: string;
  /** The day to offer for the session after this one. */
  nextOn: string | null;
  start: Start;
}

/** What a session is called in the list of commands. */
export const nameOf = (session: Session) => `Session with ${session.person}`;

/** Opens the form in which a planned session is written up. */
export function wrapUp(session: Session, { now, nextOn, start }: Doing): Action {
  const draft = wrapped(session, now, nextOn);
  return { id: "session-wrap", label: "Wrap up session", key: "w", about: nameOf(session), run: () => start({ form: "session", how: "wrap", id: session.id, draft }) };
}

/** Opens the form that asks for another day; what was cancelled is planned again by it. */
export function reschedule(session: Session, start: Start): Action {
  const label = session.status === "cancelled" ? "Plan session again" : "Reschedule session";
  return { id: "session-reschedule", label, key: "r", about: nameOf(session), run: () => start({ form: "reschedule", session }) };
}

function cancel({ id }: Session): void {
  const cancelled = change("edit_session", async () => ({ id, new: { ...draftOf(await ask("get_session", id)), status: "cancelled" } }));
  void make(cancelled, "Session cancelled.");
}

/** All that can be done with a session, in the order of its menu. */
export function actionsOnSession(session: Session, doing: Doing): Action[][] {
  const { start } = doing;
  const about = nameOf(session);
  const planned = session.status === "planned";
  return [
    [
      ...(planned ? [wrapUp(session, doing)] : []),
      ...(session.status === "held" ? [] : [reschedule(session, start)]),
      { id: "session-edit", label: "Edit session", key: "e", about, run: () => start({ form: "session", how: "edit", id: session.id, draft: draftOf(session) }) },
      { id: "session-park", label: "Park topic for next time", key: "Shift+t", about, run: () => start({ form: "topic", personId: session.personId }) },
      { id: "session-person", label: "Show person", key: "o", about, run: () => place.go("sessions", session.personId, "people") },
    ],
    [
      ...(planned ? [{ id: "session-cancel", label: "Cancel session", key: "Shift+c", about, run: () => cancel(session) }] : []),
      { id: "session-delete", label: "Delete session", key: "Delete", about, run: () => removeRecord(session.id, about) },
    ],
  ];
}

/** Archives a person, or brings them back. */
function archive({ id, name, archivedOn }: Person, now: string): void {
  const changed = change("edit_person", async () => ({ id, new: { ...personDraft(await ask("get_person", id)), archivedOn: archivedOn ? null : now } }));
  void make(changed, archivedOn ? `${name} is offered again.` : `${name} archived: kept, and offered no more.`);
}

/** Begins a check-in of skills, or goes on with the one that is open. */
function checkIn({ id }: Person): void {
  change("start_check_in", id).then((open) => place.go("skills", open.id, "check-in"), sayTrouble);
}

/** One key each after O for the mentorships that are over. */
const NAMES = "123456789abcdefghijklmnopqrstuvwxyz";

/** All that can be done with a person, in the order of the menu. */
export function actionsOnPerson(person: Person, mentorships: Mentorship[], { now, start, alone }: { now: string; start: Start; alone: boolean }): Action[][] {
  const about = person.name;
  const running = mentorships.find(({ endedOn }) => endedOn === null);
  const over = mentorships.filter((one) => one !== running);
  const edit = (one: Mentorship) => () => start({ form: "mentorship", id: one.id, person: person.name, draft: mentorshipDraft(one) });
  const begin = () => start({ form: "mentorship", person: person.name, draft: blankMentorship(person) });
  return [
    [
      { id: "person-plan", label: "Plan session", key: "p", about, run: () => start({ form: "session", how: "plan", draft: blankSession("planned", person.id) }) },
      { id: "person-log", label: "Log session", key: "l", about, run: () => start({ form: "session", how: "log", draft: blankSession("held", person.id) }) },
      { id: "person-check-in", label: "Check in on skills", key: "i", about, run: () => checkIn(person) },
      { id: "person-park", label: "Park topic for next time", key: "t", about, run: () => start({ form: "topic", personId: person.id }) },
      ...(person.relation === "mentor" ? [{ id: `packet-${person.id}`, label: packetFor(person.name), key: "q", about, run: () => makePacket(person.id) }] : []),
    ],
    [
      ...(running
        ? [
            { id: `mentorship-edit-${running.id}`, label: "Edit mentorship", key: "m", about, run: edit(running) },
            { id: "mentorship-end", label: "End mentorship", key: "Shift+m", about, run: () => start({ form: "end", mentorship: running }) },
          ]
        : [{ id: "mentorship-start", label: "Start mentorship", key: "m", about, run: begin }]),
      ...over
        .filter((one) => one === over[0] && !running && isUnrated(one))
        .map((one): Action => ({ id: "mentorship-rate", label: "Rate how the mentorship ended", key: "Shift+m", about, run: () => start({ form: "end", mentorship: one }) })),
      ...over.slice(0, NAMES.length).map((one, at): Action => ({
        id: `mentorship-edit-${one.id}`,
        label: `Edit mentorship “${one.purpose || one.fromOn}”`,
        key: `o ${NAMES[at]}`,
        about,
        run: edit(one),
      })),
    ],
    [
      { id: "person-edit", label: "Edit person", key: "e", about, run: () => start({ form: "person", id: person.id, draft: personDraft(person) }) },
      { id: "person-archive", label: person.archivedOn ? "Bring person back" : "Archive person", key: "Shift+a", about, run: () => archive(person, now) },
      ...(alone ? [] : [{ id: "person-merge", label: "Merge person with another", key: "Shift+u", about, run: () => start({ form: "merge", person }) }]),
      { id: "person-delete", label: "Delete person", key: "Delete", about, run: () => removeRecord(person.id, person.name) },
    ],
  ];
}
