import type { Area } from "../lib/bindings/Area";
import type { Brief } from "../lib/bindings/Brief";
import type { Session } from "../lib/bindings/Session";
import type { TopicId } from "../lib/bindings/TopicId";
import { shownDay } from "../lib/day";
import { counted } from "../lib/numbers";
import { place } from "../lib/place.svelte";
import { goTo } from "../records/where";
import { carriedWords } from "../records/carried";

/** A line of a brief: what it says, and what it becomes on the agenda. */
export interface BriefLine {
  /** Unique in the brief. */
  id: string;
  text: string;
  /** What stands after it, softer. */
  more: string;
  /** The topic that it is, which goes onto the agenda itself. */
  topic?: TopicId;
  /** Leads to what it is about. */
  open?: () => void;
}

export interface BriefPart {
  heading: string;
  lines: BriefLine[];
}

const joined = (...words: (string | false | null | undefined)[]) => words.filter(Boolean).join(", ");

/** A brief in its parts, without what is on the agenda of the session already. */
export function partsOf(brief: Brief, session: Session, areas: readonly Area[]): BriefPart[] {
  const nameOf = (skill: string | null, area: string) => {
    const found = areas.find(({ slug }) => slug === area);
    return found?.skills.find(({ slug }) => slug === skill)?.name ?? found?.name ?? skill ?? area;
  };
  const agenda = new Set(session.topics.map(({ text }) => text));
  const all: BriefPart[] = [
    { heading: "Topics that wait", lines: brief.topics.map(({ id, text, carried }) => ({ id, text, topic: id, more: carriedWords(carried) })) },
    {
      heading: "Promised",
      lines: brief.actions.map(({ id, text, owner, dueOn, overdue, carried, session }) => ({
        id,
        text,
        more: joined(owner === "me" ? "mine" : "theirs", dueOn && `due ${shownDay(dueOn)}`, overdue && "overdue", carriedWords(carried)),
        open: () => goTo({ kind: "session", id: session }),
      })),
    },
    {
      heading: "Goals",
      lines: brief.goals.map(({ id, title, stalled, movedOn, checkIn }) => ({
        id,
        text: title,
        more: joined(stalled ? `stands still since ${shownDay(movedOn)}` : `moved ${shownDay(movedOn)}`, checkIn?.progress != null && `${checkIn.progress} %`, checkIn?.note),
        open: () => goTo({ kind: "goal", id }),
      })),
    },
    {
      heading: "New evidence",
      lines: brief.evidence.map(({ skill, area, lines }) => ({
        id: `shows-${skill ?? area}`,
        text: nameOf(skill, area),
        more: joined(counted(lines.length, { one: "# record", other: "# records" }), lines[0]?.title),
        open: () => place.go("skills", skill ?? area),
      })),
    },
    {
      heading: "Certifications that run out",
      lines: brief.certifications.map(({ id, name, expiresOn, status }) => ({
        id,
        text: name,
        more: joined(status === "expired" ? "expired" : "expires", expiresOn && shownDay(expiresOn)),
        open: () => goTo({ kind: "certification", id }),
      })),
    },
    {
      heading: "Marked for mentors",
      lines: brief.entries.map((line) => ({ id: line.id, text: line.title, more: joined(line.on && shownDay(line.on)), open: () => goTo(line) })),
    },
  ];
  return all.map(({ heading, lines }) => ({ heading, lines: lines.filter(({ text }) => !agenda.has(text)) })).filter(({ lines }) => lines.length > 0);
}
