/** Part of the open questions: of one kind, to or about one party, on one term. */
import type { PartyFact, TermFact } from "../facts";
import type { QuestionKind, QuestionToAsk } from "../questions-to-ask";

export const kindLabels: Record<QuestionKind, string> = {
  unknown: "unknown",
  silent: "silent",
  condition: "condition",
  stale: "words changed",
  unconfirmed: "one origin",
  raised: "raised by a person",
  answered: "answered, no position noted",
};

export type AskedFor = { kind: QuestionKind | null; party: string | null; term: string | null };

export function readKind(text: string | null): QuestionKind | null {
  return text !== null && Object.hasOwn(kindLabels, text) ? (text as QuestionKind) : null;
}

/** Those that are asked for, in their order, and by which kinds, parties and terms there is something to choose. */
export function chosenOf(all: readonly QuestionToAsk[], { kind, party, term }: AskedFor) {
  const of = ({ party: whom, about }: QuestionToAsk) => whom ?? about;
  return {
    questions: all.filter(
      (question) =>
        (kind === null || question.kind === kind) &&
        (party === null || of(question)?.id === party) &&
        (term === null || question.term?.id === term),
    ),
    kinds: (Object.keys(kindLabels) as QuestionKind[]).filter((each) => all.some((one) => one.kind === each)),
    parties: distinct<PartyFact>(all.map(of)).sort((a, b) => a.name.localeCompare(b.name)),
    terms: distinct<TermFact>(all.map((question) => question.term)),
  };
}

function distinct<Each extends { id: string }>(each: readonly (Each | null)[]): Each[] {
  return [...new Map(each.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
}
