/** A wording before it is recorded: its author's alone, whoever else asks. */
import { isAtLeast } from "@/lib/platform/member";
import type { Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import { make, type Marking, roleOf, type Stage } from "./stage";

/** A draft of a term of its own, since there is one of each. */
async function place(stage: Stage, marking: Marking): Promise<Input> {
  return { negotiationId: stage.id, termId: (await make(stage, "term", marking)).id, language: "en" };
}

/** The asker, where they can write there; else the founder. */
function writerOf(stage: Stage, marking: Marking, asker: Caller): Caller {
  const role = roleOf(stage, asker);
  return marking !== "outside" && role !== null && isAtLeast({ role }, "recorder") ? asker : stage.founder;
}

export const wordingDraftCommands: Record<string, Listed> = {
  "wording_draft.keep": {
    needs: "recorder",
    looksFirst: true,
    isMarked: true,
    input: async (stage, marking) => {
      const draft = await place(stage, marking);
      const { recordId } = await make(stage, "clause_version", marking, { termId: draft.termId });
      return { ...draft, version: 0, basedOnId: recordId, text: "The forces [leave" };
    },
  },
  "wording_draft.discard": {
    needs: "recorder",
    isMarked: true,
    isAuthorsAlone: true,
    input: async (stage, marking, asker) => {
      const draft = await place(stage, marking);
      const writer = writerOf(stage, marking, asker);
      await writer.must("wording_draft.keep", { ...draft, version: 0, text: "The forces leave." });
      return { ...draft, version: 1 };
    },
  },
};
