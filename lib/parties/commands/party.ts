import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { keptWhile } from "@/lib/record/commands/new-ones";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { atLast, heldUpTo, latestOfEachSeries, seenBy } from "@/lib/record/reading";
import { partiesIn } from "../queries";
import { wouldCircle } from "../rules";
import { recordPartyInput } from "../schema";
import { partyWords } from "../words";

type Coded = { seriesId: string; name: string; code: string };

/** The parties that the readers of a marking see, by their codes. */
const standing = keptWhile(async ({ tx, member, now }, compartmentId) => {
  const rows = await tx.party.findMany({
    where: { negotiationId: member.negotiationId, ...seenBy(compartmentId), record: heldUpTo(atLast(now)) },
    select: {
      seriesId: true,
      name: true,
      code: true,
      record: { select: { seriesId: true, validFrom: true, seq: true } },
    },
  });
  const byCode = new Map<string, Coded[]>();
  for (const party of latestOfEachSeries(rows)) putCode(byCode, party);
  return byCode;
});

function putCode(byCode: Map<string, Coded[]>, party: Coded): void {
  byCode.set(party.code, [...(byCode.get(party.code) ?? []), party]);
}

/** A state, armed group, coalition or organisation, with its part in the process. */
export const partyNoun = recordNoun({
  kind: "party",
  input: recordPartyInput,
  id: "partyId",
  refers: { blocId: "party", objectorIds: "party" },
  words: partyWords,
  data: async (context, input, corrected, isAnew) => {
    const seriesId = input.partyId ?? corrected?.seriesId;
    await refuseCircle(context, seriesId, input.blocId);
    if (!isAnew) await refuseTakenCode(context, input, seriesId);
    return {
      name: input.name,
      code: input.code,
      kind: input.kind,
      role: input.role,
      blocId: input.blocId ?? null,
      isAtTable: input.isAtTable,
      objectorIds: input.objectorIds,
      absenceReason: input.absenceReason ?? null,
      note: input.note ?? null,
    };
  },
  create: (tx, data) => tx.party.create({ data }),
  many: {
    begin: standing.keep,
    added: async (context, { seriesId, compartmentId }, { name, code }) => {
      putCode(await standing.of(context, compartmentId), { seriesId, name, code });
    },
    write: (tx, data) => tx.party.createMany({ data }),
  },
  find: (tx, recordId) => tx.party.findUnique({ where: { recordId } }),
  beforeRetracting: async (context, { seriesId }) => refuseWhereItStands(context, seriesId),
});

/**
 * A code that another party bears: where codes alone head the columns, two of them could not be told apart. What the
 * readers of the record cannot see takes no code, as it takes no number of a term. One that a party bears already it keeps.
 */
async function refuseTakenCode(
  context: CommandContext,
  { code, compartmentId }: { code: string; compartmentId?: string | undefined },
  seriesId: string | undefined,
): Promise<void> {
  const bearing = (await standing.of(context, compartmentId ?? null)).get(code) ?? [];
  if (bearing.some((party) => party.seriesId === seriesId)) return;
  const [holder] = bearing;
  if (holder) throw new Refusal(`${code} is the code of “${holder.name}”: choose another.`, "code");
}

/** A party put under a bloc that belongs, however far up, to that party. */
async function refuseCircle(
  { tx, member, now }: CommandContext,
  partyId: string | undefined,
  blocId: string | undefined,
) {
  if (!partyId || !blocId) return;
  const parties = await partiesIn(tx, member.negotiationId, atLast(now));
  if (wouldCircle(partyId, blocId, new Map(parties.map((each) => [each.id, each.blocId]))))
    throw new Refusal("A party cannot belong, in the end, to itself.", "blocId");
}

/** A party whose positions, people or statements stand would leave them without a name. */
async function refuseWhereItStands({ tx, member }: CommandContext, partyId: string): Promise<void> {
  const { negotiationId } = member;
  const stands = { negotiationId, record: { isRetraction: false, supersededBy: null } };
  const counts = [
    { count: await tx.position.count({ where: { ...stands, partyId } }), one: "position", many: "positions" },
    { count: await tx.delegate.count({ where: { ...stands, partyId } }), one: "person", many: "people" },
    { count: await tx.statement.count({ where: { ...stands, partyId } }), one: "statement", many: "statements" },
    { count: await tx.party.count({ where: { ...stands, blocId: partyId } }), one: "party", many: "parties" },
  ];
  const held = counts
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`);
  if (held.length > 0)
    throw new Refusal(`Retract what stands on it first: ${new Intl.ListFormat("en-GB").format(held)}.`);
}
