/** Who sat, while it is being noted: by delegation, with the level of each. */
import { type AttendanceLevel, attendanceLevelLabels, highestLevel, isHighestSoFar } from "@/lib/rounds/rules";
import type { DraftBlock, DraftContent, DraftSeat } from "../schema";
import type { Materials } from "./materials";
import { standingMentions } from "./notes";

type Seats = readonly DraftSeat[];
/** Whoever sat, on record or not yet. */
type Sitting = readonly Pick<DraftSeat, "partyId" | "level">[];
type Party = Materials["parties"][number];

/** The delegations to ask about: those at the table, and any other that sat. */
export function delegations(parties: readonly Party[], seats: Sitting): Party[] {
  return parties.filter((party) => party.isAtTable || seats.some((seat) => seat.partyId === party.id));
}

export function seatOf(seats: Seats, partyId: string, delegateId: string | null): DraftSeat | null {
  return seats.find((seat) => seat.partyId === partyId && seat.delegateId === delegateId) ?? null;
}

/** With this seat taken, or left. */
export function withSeat(
  seats: Seats,
  { partyId, delegateId }: Pick<DraftSeat, "partyId" | "delegateId">,
  change: Partial<DraftSeat> | null,
): DraftSeat[] {
  const at = seats.findIndex((seat) => seat.partyId === partyId && seat.delegateId === delegateId);
  if (change === null) return seats.filter((_, place) => place !== at);
  const held = seats[at] ?? { partyId, delegateId, level: "unknown" as const, isHead: false, note: "" };
  const next = { ...held, ...change };
  return at === -1 ? [...seats, next] : seats.with(at, next);
}

/** Those whom the notes name and who have no seat yet, in the order in which they are named; each can be given theirs. */
export function namedUnseated(
  blocks: readonly DraftBlock[],
  seats: Seats,
  delegates: Materials["delegates"],
): (Materials["delegates"][number] & { partyId: string })[] {
  const named = blocks.flatMap((block) =>
    block.kind === "line" ? standingMentions(block.text, block.mentions).map(({ id }) => id) : [],
  );
  return [...new Set(named)].flatMap((id) => {
    const found = delegates.find((delegate) => delegate.id === id);
    const isSeated = seats.some((seat) => seat.delegateId === id);
    return found?.partyId && !isSeated ? [{ ...found, partyId: found.partyId }] : [];
  });
}

/** The level of the session, given or that of whoever sat highest; and whether it is the highest on record, in a sentence. */
export function levelOf(
  content: Pick<DraftContent, "level"> & { attendance: Sitting; newcomers?: Sitting },
  earlier: readonly AttendanceLevel[],
): { level: AttendanceLevel; remark: string | null } {
  const level =
    content.level ?? highestLevel([...content.attendance, ...(content.newcomers ?? [])].map((seat) => seat.level));
  const before = highestLevel(earlier);
  if (isHighestSoFar(level, earlier))
    return { level, remark: `The highest so far: until now ${attendanceLevelLabels[before].toLowerCase()}.` };
  return { level, remark: null };
}
