/** What a party holds on a term's axis until a position of it begins, which that would end if it said nothing of the axis. */
import "server-only";
import { asRows } from "@/lib/platform/as-rows";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { earliest, latest } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import type { Interval } from "../rules";
import { printIntervals } from "../rules/interval-syntax";
import type { PositionInput } from "../schema";

/** `validFrom`: since when. `compartmentId`: who alone sees it. */
export type HeldOnAxis = { intervals: Interval[]; validFrom: Date; compartmentId: string | null };

/** What was in force of each series at its moment, as far as the writer sees it, in the order asked; null: nothing was. */
export async function heldOnAxis(
  { tx, member }: CommandContext,
  asked: readonly { seriesId: string; at: Date }[],
): Promise<(HeldOnAxis | null)[]> {
  if (asked.length === 0) return [];
  const rows = asRows(asked.map(({ seriesId, at }, place) => ({ place, seriesId, at })));
  const found = await tx.$queryRaw<(HeldOnAxis & { place: number })[]>`
    select a.place, h.intervals, h.valid_from as "validFrom", h.compartment_id::text as "compartmentId"
      from jsonb_to_recordset(${rows}::jsonb) as a (place integer, series_id uuid, at timestamptz)
      cross join lateral (
        select p.intervals, r.valid_from, r.compartment_id from record r join position p on p.record_id = r.id
         where r.series_id = a.series_id and r.negotiation_id = ${member.negotiationId}::uuid
           and r.valid_from <= a.at and not r.is_retraction
           and not exists (select from record s where s.supersedes_id = r.id)
         order by r.valid_from desc, r.seq desc limit 1) h`;
  const byPlace = new Map(found.map(({ place, ...held }) => [place, held]));
  return asked.map((_, place) => byPlace.get(place) ?? null);
}

/**
 * Refuses a position that says nothing of the axis and would so take back what is on record there: what the party holds
 * until its date, or what the corrected record says. Whoever means that writes "nothing".
 */
export async function refuseAxisUnsaid(context: CommandContext, seriesId: string, input: PositionInput): Promise<void> {
  const { tx, member } = context;
  const held = input.supersedesId
    ? await saidOnAxis(context, input.supersedesId)
    : await heldUntil(context, seriesId, input);
  if (!held || held.intervals.length === 0) return;
  const term = await tx.term.findFirst({
    where: { seriesId: input.termId, negotiationId: member.negotiationId, axisUnit: { not: null } },
    select: { axisUnit: true },
  });
  if (!term?.axisUnit) return;
  const isHidden = held.compartmentId !== null && held.compartmentId !== (input.compartmentId ?? null);
  const said = printIntervals(held.intervals, term.axisUnit);
  throw new Refusal(input.supersedesId ? correctedUnsaid(said) : axisUnsaid(said, { isHidden }), "intervals");
}

/** What a position is refused with that would end `held`, as it is typed. `isHidden`: others see that than will see this. */
export function axisUnsaid(held: string, { isHidden }: { isHidden: boolean }): string {
  const mark = isHidden ? "That is marked for a circle: mark this for it too, and say" : "Say";
  return `On the axis it says “${held}” until then. ${mark} what of it still holds; if none of it does, write “nothing”.`;
}

const correctedUnsaid = (said: string) =>
  `On the axis this record says “${said}”. Say what of it is right; if none of it is, write “nothing”.`;

async function heldUntil(context: CommandContext, seriesId: string, { heldFrom }: PositionInput) {
  const { member, now } = context;
  // Without a date it comes after all that it follows on the day of the present: see `dateOf`.
  const at = heldFrom ? earliest(heldFrom, member.timeZone) : latest(presentDate(member, now), member.timeZone);
  const [found] = await heldOnAxis(context, [{ seriesId, at }]);
  return found;
}

async function saidOnAxis({ tx, member }: CommandContext, recordId: string) {
  const found = await tx.position.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    select: { intervals: true, compartmentId: true },
  });
  return found && { intervals: found.intervals as Interval[], compartmentId: found.compartmentId };
}
