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

/** `validFrom`: since when. `isHidden`: not all who will see the new position see this. */
export type HeldOnAxis = { intervals: Interval[]; validFrom: Date; isHidden: boolean };

/**
 * What was in force of each series at its moment, in the order asked: to some who will see a position of this marking, as
 * far as the writer sees what they see. The latest first; what all of them see is the last, and the only one not hidden.
 */
export async function heldOnAxis(
  { tx, member }: CommandContext,
  compartmentId: string | null,
  asked: readonly { seriesId: string; at: Date }[],
): Promise<HeldOnAxis[][]> {
  if (asked.length === 0) return [];
  const rows = asRows(asked.map(({ seriesId, at }, place) => ({ place, seriesId, compartmentId, at })));
  // Of each circle that its readers may be in or not, the last word: what one says last may be news to another.
  const found = await tx.$queryRaw<(HeldOnAxis & { place: number })[]>`
    select a.place, h.intervals, h.valid_from as "validFrom", h.hidden_in is not null as "isHidden"
      from jsonb_to_recordset(${rows}::jsonb) as a (place integer, series_id uuid, compartment_id uuid, at timestamptz)
      cross join lateral (
        select distinct on (m.hidden_in) m.hidden_in, p.intervals, r.valid_from, r.seq
          from record r join position p on p.record_id = r.id
         cross join lateral (select nullif(r.compartment_id, a.compartment_id) as hidden_in) m
         where r.series_id = a.series_id and r.negotiation_id = ${member.negotiationId}::uuid
           and r.valid_from <= a.at and not r.is_retraction
           and not exists (select from record s where s.supersedes_id = r.id)
         order by m.hidden_in, r.valid_from desc, r.seq desc) h
     order by a.place, h.valid_from desc, h.seq desc`;
  const held = asked.map((): HeldOnAxis[] => []);
  for (const { place, ...each } of found) {
    const before = held[place];
    // What comes before what all of them see holds for none of them.
    if (before && before.at(-1)?.isHidden !== false) before.push(each);
  }
  return held;
}

/**
 * Refuses a position that says nothing of the axis and would so take back what is on record there: what the party holds
 * until its date, or what the corrected record says. Whoever means that writes "nothing".
 */
export async function refuseAxisUnsaid(context: CommandContext, seriesId: string, input: PositionInput): Promise<void> {
  const { tx, member } = context;
  const all = input.supersedesId
    ? await saidOnAxis(context, input.supersedesId)
    : await heldUntil(context, seriesId, input);
  const held = all.find(({ intervals }) => intervals.length > 0);
  if (!held) return;
  const term = await tx.term.findFirst({
    where: { seriesId: input.termId, negotiationId: member.negotiationId, axisUnit: { not: null } },
    select: { axisUnit: true },
  });
  if (!term?.axisUnit) return;
  const said = printIntervals(held.intervals, term.axisUnit);
  if (input.supersedesId) throw new Refusal(correctedUnsaid(said), "intervals");
  // Its answer is the writer's alone, who sees what is held.
  const [last] = all;
  const where = held === last ? "On the axis it says" : "To some outside a circle of yours the axis says";
  const mark = held.isHidden ? "That is marked for a circle: mark this for it too, and say" : "Say";
  throw new Refusal(`${where} “${said}” until then. ${mark} ${whatHolds}`, "intervals");
}

const whatHolds = "what of it still holds; if none of it does, write “nothing”.";

/** What a position of a list is refused with that would end this, as it is typed. */
export const axisUnsaid = (held: string) => `On the axis it says “${held}” until then. Say ${whatHolds}`;

/** The same of what is hidden from some who will see the list: it is kept and handed on, so what is held is not told. */
export const hiddenAxisUnsaid =
  "Something marked for a circle is held on the axis until then: mark this for it too, say what is held there, or leave it out.";

const correctedUnsaid = (said: string) =>
  `On the axis this record says “${said}”. Say what of it is right; if none of it is, write “nothing”.`;

async function heldUntil(context: CommandContext, seriesId: string, { heldFrom, compartmentId }: PositionInput) {
  const { member, now } = context;
  // Without a date it comes after all that it follows on the day of the present: see `dateOf`.
  const at = heldFrom ? earliest(heldFrom, member.timeZone) : latest(presentDate(member, now), member.timeZone);
  const [found] = await heldOnAxis(context, compartmentId ?? null, [{ seriesId, at }]);
  return found ?? [];
}

async function saidOnAxis({ tx, member }: CommandContext, recordId: string) {
  const found = await tx.position.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    select: { intervals: true },
  });
  return found ? [{ intervals: found.intervals as Interval[], isHidden: false }] : [];
}
