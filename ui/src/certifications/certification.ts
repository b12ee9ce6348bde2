import type { Activity } from "../lib/bindings/Activity";
import type { ActivityId } from "../lib/bindings/ActivityId";
import type { Certification } from "../lib/bindings/Certification";
import type { CertificationId } from "../lib/bindings/CertificationId";
import type { CertificationMove } from "../lib/bindings/CertificationMove";
import type { NewActivity } from "../lib/bindings/NewActivity";
import type { NewCertification } from "../lib/bindings/NewCertification";
import { blankMarks, marksOf } from "../records/marks";

/** The form that is open on this screen, with what it starts from. */
export type Task =
  | { form: "certification"; id?: CertificationId; draft: NewCertification }
  | { form: "activity"; id?: ActivityId; draft: NewActivity }
  | { form: "move"; certification: Certification; to: Asking }
  | { form: "count"; activity: Activity };

/** The forms whose typing is kept as a draft: the others ask for a day or a number. */
export type Kept = Extract<Task, { draft: unknown }>;

/** The moves that ask for something before they are made. */
export type Asking = Exclude<CertificationMove["to"], "study" | "withdraw">;

/** The name of the draft that the form of a task keeps. */
export function draftName(task: Kept): string {
  return task.id ?? `new-${task.form}`;
}

export function blankCertification(): NewCertification {
  return {
    ...blankMarks(),
    name: "",
    issuer: "",
    stage: "planned",
    earnedOn: null,
    expiresOn: null,
    examOn: null,
    credentialId: "",
    url: "",
    cost: "",
    creditsNeeded: null,
    cycle: null,
    expiringDays: null,
    reminders: null,
  };
}

/** A certification as the form has it. */
export function draftOf(certification: Certification): NewCertification {
  const { name, issuer, stage, earnedOn, expiresOn, examOn, credentialId, url, cost, creditsNeeded, cycle, expiringDays } = certification;
  const own = { name, issuer, stage, earnedOn, expiresOn, examOn, credentialId, url, cost, creditsNeeded, cycle, expiringDays };
  return { ...marksOf(certification), ...own, reminders: certification.reminders };
}

export function blankActivity(): NewActivity {
  return { ...blankMarks(), title: "", kind: "course", minutes: null, on: null, url: "", note: "" };
}

/** An activity as the form has it. */
export function activityDraft(activity: Activity): NewActivity {
  const { title, kind, minutes, on, url, note } = activity;
  return { ...marksOf(activity), title, kind, minutes, on, url, note };
}
