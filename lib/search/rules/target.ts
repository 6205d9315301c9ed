/** Where what was found is read in full. Pure: what the ids are is passed in. */
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import type { FoundNoun } from "./nouns";

type Found = { kind: FoundNoun; seriesId: string; aboutIds: readonly string[] };

/** Null where what it is read with is not there for this reader. */
export function targetOf(
  { kind, seriesId, aboutIds }: Found,
  kindOf: (id: string) => FoundNoun | undefined,
): RecordTarget | null {
  const firstOf = (...kinds: FoundNoun[]) => aboutIds.find((id) => kinds.some((each) => kindOf(id) === each)) ?? null;
  const termId = firstOf("term");
  switch (kind) {
    case "term":
      return { kind, termId: seriesId };
    case "term_status":
    case "linkage":
      return termId === null ? null : { kind: "term", termId };
    case "clause_version":
    case "option":
    case "annotation":
    case "annotation_reply":
      return termId === null ? null : { kind: "text", termId };
    case "position": {
      const partyId = firstOf("party");
      return partyId === null || termId === null ? null : { kind, partyId, termId };
    }
    case "round_event": {
      const id = firstOf("round");
      return id === null ? null : { kind: "round", id };
    }
    case "review_answer":
      return aboutIds[0] === undefined ? null : { kind: "review", id: aboutIds[0] };
    case "delegate":
    case "figure":
    case "forecast":
    case "package":
    case "brief":
    case "party":
    case "question":
    case "review":
    case "risk":
    case "round":
    case "session":
    case "source":
    case "statement":
      return { kind, id: seriesId };
  }
}
