/** What is recognised in a document: each mark says where its words stand, what they mean, and why that is held. */
import type { Span } from "@/lib/text/canonical";
import type { AxisUnit } from "@/lib/terms/rules";
import { within } from "./within";

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
  /** Named and not on record; `isUnnamed`: "a senior official", of this party where the words say so. */
  | { name: string; isUnnamed: boolean; partyId?: string };
export type SpeechMark = Span & {
  kind: "speech";
  /** The words that were said, without their marks; of reported speech, the sentence. */
  words: Span;
  speaker: Speaker | null;
  isQuoted: boolean;
};

export type Mark = DateMark | NameMark | TermMark | NumberMark | SpeechMark;

/** The marks of one kind that stand in a passage. They are given in the order of the text, as `recognise` tells them. */
export function marksIn<Kind extends Mark["kind"]>(
  marks: readonly Mark[],
  passage: Span,
  kind: Kind,
): (Mark & { kind: Kind })[] {
  return within(marks, passage).filter((mark): mark is Mark & { kind: Kind } => mark.kind === kind);
}

/** The mark of words that stand so much further on. */
export function movedBy<Each extends Mark>(mark: Each, by: number): Each {
  const moved = { ...mark, start: mark.start + by, end: mark.end + by };
  return mark.kind === "speech"
    ? { ...moved, words: { start: mark.words.start + by, end: mark.words.end + by } }
    : moved;
}
