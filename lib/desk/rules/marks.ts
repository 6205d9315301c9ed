/** What is recognised in a document: each mark says where its words stand, what they mean, and why that is held. */
import type { Span } from "@/lib/text/canonical";
import type { AxisUnit } from "@/lib/terms/rules";

/** What is on record and can be named in a document. */
export type DeskFacts = {
  parties: readonly { id: string; name: string; code: string }[];
  delegates: readonly { id: string; name: string; title: string | null; partyId: string | null }[];
  terms: readonly { id: string; number: string; title: string; axisUnit: AxisUnit | null }[];
};

export type DateMark = Span & {
  kind: "date";
  /** In EDTF. */
  date: string;
  /** It was worked out from the day of publication. */
  isInferred: boolean;
  /** "“on Monday”, counted from Thu 28 Feb 2019". */
  because: string;
};
export type NameMark = Span & { kind: "party" | "delegate"; id: string };
export type TermMark = Span & {
  kind: "term";
  id: string;
  /** Its title stands there, and not only words of it. */
  isTitle: boolean;
};
export type NumberMark = Span & {
  kind: "number";
  value: number;
  /** The other end of a range. */
  to: number | null;
  /** As it is written: "troops". */
  unit: string | null;
  /** The axis that it can be a place on, and what it comes to there: five years are 60 months. */
  axis: { unit: AxisUnit; value: number; to: number | null } | null;
};
export type Speaker =
  | { delegateId: string }
  | { partyId: string }
  /** Named and not on record; `isUnnamed`: "a senior official". */
  | { name: string; isUnnamed: boolean };
export type SpeechMark = Span & {
  kind: "speech";
  /** The words that were said, without their marks; of reported speech, the sentence. */
  words: Span;
  speaker: Speaker | null;
  isQuoted: boolean;
};

export type Mark = DateMark | NameMark | TermMark | NumberMark | SpeechMark;

/** The marks of one kind that stand in a passage. */
export function marksIn<Kind extends Mark["kind"]>(
  marks: readonly Mark[],
  { start, end }: Span,
  kind: Kind,
): (Mark & { kind: Kind })[] {
  return marks.filter(
    (mark): mark is Mark & { kind: Kind } => mark.kind === kind && mark.start >= start && mark.end <= end,
  );
}
