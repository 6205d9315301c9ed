/** What is compared: the record as it is read at one moment. The views that the nouns' queries give fit these types. */
import type { PartyRole } from "@/lib/parties/rules";
import type { Interval, Stance } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import type { AxisUnit, TermStatus } from "@/lib/terms/rules";

/** In which session something was recorded, since when it holds, and who sees it. */
export type Told = { record: { sessionId: string | null; validText: string; compartmentId: string | null } };

export type TermRead = Told & {
  id: string;
  number: string;
  title: string;
  parentId: string | null;
  axisUnit: AxisUnit | null;
};

export type PartyRead = Told & { id: string; name: string; code: string; role: PartyRole; isAtTable: boolean };

export type StatusRead = Told & { termId: string; status: TermStatus };

export type PositionRead = Told & {
  partyId: string;
  termId: string;
  stance: Stance;
  intervals: readonly Interval[];
  conditions: readonly Condition[];
};

export type WordingRead = Told & {
  id: string;
  termId: string;
  language: string;
  number: number;
  text: string;
  /** What it is a translation of: translations follow that, and move nothing themselves. */
  translatesId: string | null;
};

/**
 * What was on record at one moment: of each status, position and wording at most one. Positions and wordings that stand
 * the same at both moments may be left out of both readings.
 */
export type Reading = {
  /** In the order of the agreement. */
  terms: readonly TermRead[];
  parties: readonly PartyRead[];
  statuses: readonly StatusRead[];
  positions: readonly PositionRead[];
  wordings: readonly WordingRead[];
};

/** What came to hold between the two moments, the first first; of what is missing only the later moment counts. */
export type Between = { statuses: readonly StatusRead[]; positions: readonly PositionRead[] };

/** Before and after, null where nothing is on record, and the compartments of the records that tell of it. */
export type Step<Held> = { from: Held | null; to: Held | null; markedWith: string[] };
