/** Who changed what, as a sentence: "recorded the Taliban position on 1.4: strongly opposes". */
import { lineageSentence } from "./lineage-sentence";
import { stanceLabels } from "@/lib/positions/rules";
import { roundEventLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { linkageLabels, termStatusLabels } from "@/lib/terms/rules";
import { languageName } from "@/lib/text/languages";
import { type ActivityFields, type ActivityNames, type ActivityNoun, readActivityNoun, textOf } from "./body";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import { answerSentence, reviewSentence } from "./review-sentence";
import { teamSentence } from "./team-sentence";

export type ActivitySentence = {
  /** What follows the person's name: "recorded the Taliban position on 1.4". */
  did: string;
  /** What it says now: "strongly opposes". */
  detail: string | null;
  /** Where it can be read. */
  target: RecordTarget | null;
};

/** What became of what was on record before: nothing was, or it has changed, only stands elsewhere, or held since. */
export type Since = "new" | "changed" | "moved" | "confirmed";

export type ToldEntry = {
  event: string;
  since: Since;
  /** It only takes something back, and says nothing in its place. */
  isRetraction: boolean;
  seriesId: string | null;
  compartmentId: string | null;
  /** What it is about: what is now, or of what was taken back what was. */
  subject: ActivityFields;
};

/** Fields that may differ though what is said stays the same. */
const besidesWhatIsSaid = new Set(["Held since", "Sources", "Why it changed"]);

/** Fields that say where a term stands, not what it is. Its rank among its siblings has no words, and is compared itself. */
const place = new Set(["Under", "Number"]);

export function sinceThen(
  before: ActivityFields | null,
  after: ActivityFields | null,
  changes: readonly { label: string }[],
): Since {
  if (!before) return "new";
  const said = changes.filter(({ label }) => !besidesWhatIsSaid.has(label));
  if (said.some(({ label }) => !place.has(label))) return "changed";
  const stoodElsewhere = before.rank !== after?.rank || said.some(({ label }) => label === "Under");
  if (stoodElsewhere) return "moved";
  return said.length > 0 ? "changed" : "confirmed";
}

const verbs: Record<string, string> = { recorded: "recorded", corrected: "corrected", retracted: "took back" };
const verbsSince: Record<Since, string> = {
  new: "recorded",
  changed: "changed",
  moved: "moved",
  confirmed: "confirmed",
};
const somebody = "somebody not on record here";

export function activitySentence(entry: ToldEntry, names: ActivityNames): ActivitySentence {
  const [word = "", act = ""] = entry.event.split(".");
  const noun = readActivityNoun(word);
  const verb = verbOf(act, entry);
  const told = noun ? tell(noun, entry, names, verb) : null;
  return told ?? { did: `${verb} ${word.replaceAll("_", " ")}`, detail: null, target: null };
}

function threadDeed(act: string | undefined, held: ActivityFields, names: ActivityNames): string {
  if (act === "placed") return "placed a remark on the words as they stand now";
  if (act === "carried") return "took a remark along with its words";
  if (act === "assigned") {
    const assigneeId = textOf(held, "assigneeId");
    if (!assigneeId) return "asked nobody any more to look into a remark";
    return `asked ${names.person(assigneeId) ?? somebody} to look into a remark`;
  }
  return textOf(held, "state") === "resolved" ? "resolved a remark" : "reopened a remark";
}

function verbOf(act: string, { since, isRetraction }: ToldEntry): string {
  if (act === "recorded") return verbsSince[since];
  if (act === "undone") return isRetraction ? "undid the recording of" : "undid the last change of";
  return verbs[act] ?? act.replaceAll("_", " ");
}

function tell(noun: ActivityNoun, entry: ToldEntry, names: ActivityNames, verb: string): ActivitySentence | null {
  const { subject, seriesId, event, since } = entry;
  const act = event.split(".")[1];
  const text = (name: string) => textOf(subject, name);
  const termId = text("termId");
  const number = (id: string | null) => (id && names.termFacts(id)?.number) || "a term not on record here";
  const itself = (kind: Extract<RecordTarget, { id: string }>["kind"]): RecordTarget | null =>
    seriesId ? { kind, id: seriesId } : null;
  const onTerm: RecordTarget | null = termId ? { kind: "term", termId } : null;
  const inText: RecordTarget | null = termId ? { kind: "text", termId } : null;
  const says = (object: string, detail: string | null, target: RecordTarget | null): ActivitySentence => ({
    did: `${verb} ${object}`,
    detail,
    target,
  });
  switch (noun) {
    case "position": {
      const partyId = text("partyId");
      const party = partyId && names.party(partyId);
      const target = partyId && termId ? { kind: "position" as const, partyId, termId } : null;
      return says(
        `${party ? `the position of ${party}` : "a party’s position"} on ${number(termId)}`,
        labelled(stanceLabels, text("stance")),
        target,
      );
    }
    case "term_status": {
      const status = labelled(termStatusLabels, text("status"))?.toLowerCase() ?? null;
      return says(`the status of ${number(termId)}`, status, onTerm);
    }
    case "session":
      return says(`the session “${text("title") ?? ""}”`, text("venue"), itself("session"));
    case "round":
      return says(`round ${String(subject.number ?? "")}`, text("title"), itself("round"));
    case "round_event": {
      const roundId = text("roundId");
      const known = roundId ? names.round(roundId) : null;
      const happened = labelled(roundEventLabels, text("event"))?.toLowerCase() ?? "went on";
      const target = roundId ? { kind: "round" as const, id: roundId } : null;
      return says(`an event of ${known ?? "a round"}`, happened, target);
    }
    case "statement": {
      const [speakerId, partyId] = [text("speakerId"), text("partyId")];
      const speaker = (speakerId && names.delegate(speakerId)) ?? text("speakerName");
      const by = speaker || (partyId && names.party(partyId)) || somebody;
      return says(`a statement by ${by}`, text("text"), itself("statement"));
    }
    case "clause_version": {
      const language = text("language");
      const version = typeof subject.number === "number" ? `, version ${subject.number}` : "";
      return says(
        `the ${language ? `${languageName(language)} ` : ""}wording of ${number(termId)}${version}`,
        null,
        inText,
      );
    }
    case "option":
      return says(`an option for ${number(termId)}`, text("label"), inText);
    case "annotation":
      return says(`a ${text("kind") ?? "remark"} on ${number(termId)}`, text("body"), inText);
    case "annotation_reply":
      return says("a reply to a remark", text("body"), null);
    case "annotation_state":
      return {
        did: threadDeed(act, subject, names),
        detail: act === "placed" || act === "carried" ? text("quote") : null,
        target: null,
      };
    case "question": {
      // Before answers had an event of their own, one was recorded as what came next in a question's life.
      const isAnswered = act === "answered" || (act === "recorded" && since === "changed" && text("answer") !== null);
      return isAnswered
        ? { did: "answered a question", detail: `${text("text")} ${text("answer")}`, target: itself("question") }
        : says("a question", text("text"), itself("question"));
    }
    case "risk":
      return says("a risk", text("text"), itself("risk"));
    case "figure":
      return says("a figure", text("label"), itself("figure"));
    case "source":
      return says("a source", text("title"), itself("source"));
    case "party":
      return says("a party", text("name"), itself("party"));
    case "delegate":
      return says("a person", text("name"), itself("delegate"));
    case "term": {
      const target = seriesId ? { kind: "term" as const, termId: seriesId } : null;
      return says(`term ${text("number") ?? ""}`, text("title"), target);
    }
    case "linkage": {
      const [from, to] = [text("fromTermId"), text("toTermId")];
      const joined = `${number(from)} ${labelled(linkageLabels, text("kind")) ?? "and"} ${number(to)}`;
      return says("a linkage", joined, from ? { kind: "term", termId: from } : null);
    }
    case "package":
      return says("a package", text("title"), itself("package"));
    case "brief":
      return {
        did: act === "recorded" ? "kept a brief" : `${verb} a brief`,
        detail: text("title"),
        target: itself("brief"),
      };
    case "forecast": {
      const on = termId ? number(termId) : "the agreement";
      const by = text("byDate");
      const chance = typeof subject.probability === "number" ? `${subject.probability}%` : null;
      const day = by && formatFuzzy(requireFuzzyDate(by), "UTC", { weekday: false });
      const did = act === "recorded" ? "shared" : verb;
      const detail = day ? `${chance ?? "settled"} by ${day}` : chance;
      // It was kept before, and is another's to read from now on.
      return { did: `${did} a forecast on ${on}`, detail, target: itself("forecast") };
    }
    case "review": {
      const told = reviewSentence({ act: act ?? "", subject, names, number });
      return told ? { ...told, target: itself("review") } : says("a review", null, itself("review"));
    }
    case "review_answer": {
      const told = answerSentence({ act: act ?? "", subject, names, number });
      const reviewId = text("reviewId");
      const target = reviewId ? { kind: "review" as const, id: reviewId } : null;
      return told ? { ...told, target } : says("an answer to a review", null, target);
    }
    case "lineage":
    case "allotment": {
      const { did, termId: at } = lineageSentence(noun, subject, act === "undone", number);
      return { did, detail: null, target: at ? { kind: "term", termId: at } : null };
    }
    case "member":
    case "invitation":
    case "compartment": {
      const did = teamSentence(event, subject, entry, names);
      return did && { ...did, target: null };
    }
    case "negotiation":
      return { did: `${verb} the negotiation`, detail: text("name"), target: null };
  }
}

/** An act as the toast tells it: "recorded a party: Qatar", in a line, without a stop at its end. */
export function actInWords({ did, detail }: Pick<ActivitySentence, "did" | "detail">): string {
  const most = 60;
  const said = detail?.split("\n")[0]?.trim() ?? "";
  const short =
    said.length <= most ? said : `${said.slice(0, said.lastIndexOf(" ", most)).trimEnd() || said.slice(0, most)} …`;
  return [did.trim(), short].filter(Boolean).join(": ").replace(/[.]+$/u, "");
}

function labelled(labels: Readonly<Record<string, string>>, value: string | null): string | null {
  if (value === null) return null;
  return Object.hasOwn(labels, value) ? (labels[value] ?? null) : value.replaceAll("_", " ");
}
