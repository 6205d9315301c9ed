/** What the analysis needs to know of the record. The views that the other nouns' queries give fit these types. */
import type { Basis } from "@/lib/record/rules";
import type { Level } from "@/lib/evidence/rules";
import type { PartyRole } from "@/lib/parties/rules";
import type { Recorded } from "@/lib/positions/rules/noted-from";
import type { Interval, Stance } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import type { AxisUnit, LinkageKind, TermStatus } from "@/lib/terms/rules";

export type PartyFact = {
  id: string;
  name: string;
  code: string;
  role: PartyRole;
  isAtTable: boolean;
  record?: Marking;
};

export type TermFact = {
  id: string;
  number: string;
  title: string;
  summary: string | null;
  parentId: string | null;
  axisUnit: AxisUnit | null;
  axisLabel: string | null;
  axisBaseline: number | null;
  isUnilateral: boolean;
  record?: Marking;
};

/** A record that only the members of a compartment see, or all (null). */
export type Marked = { record: { compartmentId: string | null } };

/** Of a record, who sees it; what a case does not say is seen by all. */
export type Marking = { compartmentId?: string | null };

/** With what something is marked that is told from several records: the compartments of all of them, each once. */
export function markingsOf(...records: readonly (Marking | null | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => record?.compartmentId ?? []))];
}

export type StatusFact = { status: TermStatus; note: string | null; since?: Marked["record"] };

export type PositionFact = {
  record: Marked["record"] & Partial<Recorded>;
  partyId: string;
  termId: string;
  stance: Stance;
  basis: Basis;
  salience: Level | null;
  why: string | null;
  intervals: readonly Interval[];
  conditions: readonly Condition[];
  /** The record of the wording that it is about; without one it is about none in particular. */
  clauseVersionId?: string | null;
  /** The words it is about have changed since it was stated. */
  isOvertaken?: boolean;
  /** The wording in force that has changed them. */
  overtakenBy?: Marking & { id?: string; validFrom?: Date };
};

export type LinkageFact = Marked & { fromTermId: string; toTermId: string; kind: LinkageKind; why: string };

/** Whose yes an agreement needs. Others are shown and not counted. */
export function isCounted(party: Pick<PartyFact, "role">): boolean {
  return party.role === "negotiating";
}

export type QuestionFact = {
  record: Marked["record"] & Partial<Recorded>;
  id: string;
  text: string;
  partyId: string | null;
  termId: string | null;
  settles: string | null;
  /** EDTF. */
  askOn: string | null;
  answer: string | null;
  /** Where in the record the answer was first given in these words, whatever was corrected of it since. */
  given?: Recorded | null;
};
