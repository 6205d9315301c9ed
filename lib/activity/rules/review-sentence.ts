/** What was done in a review, as a sentence: "asked Ines and Tomas to review the wording of 1.4". */
import { briefInWords, opinionLabels } from "@/lib/reviews/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type ActivityFields, type ActivityNames, textOf } from "./body";

type Told = { act: string; subject: ActivityFields; names: ActivityNames; number: (id: string) => string };

export function reviewSentence({ act, subject, names, number }: Told): { did: string; detail: string | null } | null {
  const termId = textOf(subject, "termId");
  const words = termId ? `the wording of ${number(termId)}` : textOrBrief(subject, names);
  const asked = Array.isArray(subject.reviewerIds) ? subject.reviewerIds : [];
  const whom = inARow(asked.flatMap((id) => (typeof id === "string" ? (names.person(id) ?? "a former member") : [])));
  const due = textOf(subject, "dueDate");
  const by = due ? `, by ${formatFuzzy(requireFuzzyDate(due), "UTC", { weekday: false })}` : "";
  const detail = textOf(subject, "note");
  switch (act) {
    case "asked":
      return { did: `asked ${whom} to review ${words}${by}`, detail };
    case "carried":
      return { did: `asked ${whom} anew to review ${words}, as ${termId ? "it stands" : "it reads"} now${by}`, detail };
    case "changed":
      return { did: `changed the review of ${words}, which asks ${whom}${by}`, detail };
    case "reminded":
      return { did: `reminded ${whom} of the review of ${words}`, detail: null };
    case "closed":
    case "withdrawn":
      return { did: `${act === "closed" ? "closed" : "withdrew"} the review of ${words}`, detail: null };
    default:
      return null;
  }
}

export function answerSentence({ act, subject, names, number }: Told): { did: string; detail: string | null } | null {
  if (act !== "answered" && act !== "completed") return null;
  const termId = textOf(subject, "termId");
  const opinion = textOf(subject, "opinion");
  const label =
    opinion && Object.hasOwn(opinionLabels, opinion) ? opinionLabels[opinion as keyof typeof opinionLabels] : null;
  return {
    did: `answered the review of ${termId ? number(termId) : textOrBrief(subject, names)}${act === "completed" ? ", the last who was missing" : ""}`,
    detail: [label, textOf(subject, "comment")].filter(Boolean).join(": ") || null,
  };
}

function textOrBrief(subject: ActivityFields, names: ActivityNames): string {
  const briefId = textOf(subject, "briefId");
  if (!briefId) return "the text";
  return briefInWords(names.brief(briefId));
}

function inARow(names: readonly string[]): string {
  if (names.length === 0) return "nobody";
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} others`;
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
