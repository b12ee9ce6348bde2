import { change } from "../lib/api.svelte";
import type { Certification } from "../lib/bindings/Certification";
import type { CertificationStage } from "../lib/bindings/CertificationStage";
import type { Action } from "../lib/keys.svelte";
import { make } from "../lib/steps";
import { removeRecord } from "../records/remove";
import { draftOf, type Asking, type Task } from "./certification";

type Move = Asking | "study" | "withdraw";

/** What can become of a certification from each stage, the next step first. */
const NEXT: Record<CertificationStage, Move[]> = {
  planned: ["study", "book", "earn", "withdraw"],
  studying: ["book", "earn", "withdraw"],
  booked: ["earn", "book", "withdraw"],
  earned: ["renew", "credit", "withdraw"],
  withdrawn: ["study", "earn"],
};

function move(certification: Certification, to: "study" | "withdraw", said: string): Promise<void> {
  return make(change("move_certification", { id: certification.id, new: { to } }), said);
}

/** The moves that a certification can make now, the next one first; `start` opens the form of one that asks for something first. */
function movesOf(certification: Certification, start: (task: Task) => void): Action[] {
  const about = certification.name;
  const asking = (to: Asking) => () => start({ form: "move", certification, to });
  const all: Record<Move, Action> = {
    study: { id: "cert-study", label: "Start studying", key: "s", about, run: () => move(certification, "study", "Studying.") },
    book: { id: "cert-book", label: "Book exam", key: "b", about, run: asking("book") },
    earn: { id: "cert-earn", label: "Earn certification", key: "a", about, run: asking("earn") },
    renew: { id: "cert-renew", label: "Renew certification", key: "r", about, run: asking("renew") },
    credit: { id: "cert-credit", label: "Add credits", key: "+", about, run: asking("credit") },
    withdraw: { id: "cert-withdraw", label: "Withdraw certification", key: "Shift+w", about, run: () => move(certification, "withdraw", "Certification withdrawn.") },
  };
  // What was renewed was earned already, also where it was withdrawn since.
  const again = certification.renewals.length > 0;
  return NEXT[certification.stage].map((move) => all[again && move === "earn" ? "renew" : move]);
}

/** All that can be done with a certification, in the order of its menu. */
export function actionsOn(certification: Certification, start: (task: Task) => void): Action[][] {
  const { id, name: about } = certification;
  return [
    movesOf(certification, start),
    [
      { id: "cert-edit", label: "Edit certification", key: "e", about, run: () => start({ form: "certification", id, draft: draftOf(certification) }) },
      { id: "cert-delete", label: "Delete certification", key: "Delete", about, run: () => removeRecord(id, about) },
    ],
  ];
}

/** The one step that comes next, to be offered in sight: none where nothing has to be done by now. */
export function nextMove({ stage, status, credits }: Certification): Move | undefined {
  if (stage === "withdrawn") return undefined;
  if (stage !== "earned") return NEXT[stage][0];
  if (status !== "valid") return "renew";
  return credits.needed !== null && credits.gained < credits.needed ? "credit" : undefined;
}

/** The action among those of a certification that makes its next step. */
export function nextAction(certification: Certification, actions: Action[][]): Action | undefined {
  const move = nextMove(certification);
  const again = certification.renewals.length > 0 && move === "earn";
  return actions.flat().find(({ id }) => id === `cert-${again ? "renew" : move}`);
}
