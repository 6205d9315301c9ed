/** What was gone to by its name, as a browser keeps it: what it is, and nothing that it is called. */
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import type { FoundNoun } from "./nouns";

/** What is gone to by its name comes before what merely says the words. */
export const namedNouns = ["term", "party", "delegate", "session", "round", "source", "package", "brief"] as const;

export type NamedNoun = (typeof namedNouns)[number];

export type KeptNamed = { kind: NamedNoun; id: string };

/** What is kept of where somebody went; null: it has no name of its own, and is not kept. */
export function keptOf(kind: FoundNoun, target: RecordTarget): KeptNamed | null {
  const named = namedNouns.find((each) => each === kind);
  if (!named || target.kind !== named) return null;
  return { kind: named, id: target.kind === "term" ? target.termId : target.id };
}

export function keptTarget({ kind, id }: KeptNamed): RecordTarget {
  return kind === "term" ? { kind, termId: id } : { kind, id };
}
