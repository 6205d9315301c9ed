/** Splitting and merging terms, and allotting what was said of one. */
import { randomUUID } from "node:crypto";
import type { Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import { inputFor, make, type Marking, type Stage } from "./stage";

const sentences = ["The forces shall leave. ", "A commission verifies it."] as const;
const [first] = sentences;
const text = sentences.join("");

const newNumber = () => randomUUID().slice(0, 8);

/** Of a term of its own: whether it may be cut depends on what became of its words. */
async function splitting(stage: Stage, marking: Marking, termId: string): Promise<Input> {
  const { recordId: clauseVersionId } = await make(stage, "clause_version", marking, { termId, text });
  const { negotiationId, citations } = inputFor(stage, "term", marking);
  return {
    ...{ negotiationId, citations, clauseVersionId },
    parts: [{ number: newNumber(), title: "Verification" }],
    pieces: [
      { start: 0, end: first.length, part: 0 },
      { start: first.length, end: text.length, part: 1 },
    ],
  };
}

export const lineageCommands: Record<string, Listed> = {
  "term.split": {
    needs: "recorder",
    isMarked: true,
    triedWith: {
      "others[].clauseVersionId": { others: [{ clauseVersionId: "", pieces: [{ start: 0, end: 1, part: 0 }] }] },
    },
    input: async (stage, marking) => splitting(stage, marking, (await make(stage, "term", marking)).id),
  },
  "term.merge": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => {
      const [into, other] = [await make(stage, "term", marking), await make(stage, "term", marking)];
      const { negotiationId, citations } = inputFor(stage, "term", marking);
      return { negotiationId, citations, intoTermId: into.id, termIds: [into.id, other.id] };
    },
  },
  "term.allot": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => {
      const { id: fromTermId } = await make(stage, "term", marking);
      const held = { termId: fromTermId, stance: "opposes", conditions: [], intervals: undefined };
      const { id: subjectId } = await make(stage, "position", marking, held);
      const asked = await splitting(stage, marking, fromTermId);
      const { termIds = [] } = await stage.founder.must<{ termIds: string[] }>("term.split", asked);
      return { negotiationId: stage.id, fromTermId, kind: "position", subjectId, termIds };
    },
  },
};
