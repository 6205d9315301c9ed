import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { requireSeries, seriesAbout } from "@/lib/record/commands/publish";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "@/lib/terms/rules";
import type { Interval } from "../rules";
import type { Condition } from "../rules/conditions";
import { parseBounds, parseIntervals, saysNothing } from "../rules/interval-syntax";
import { type CheckedIntervals, checkIntervals, isEmpty } from "../rules/intervals";
import { type ConditionInput, type PositionInput, recordPositionInput } from "../schema";
import { positionWords } from "../words";
import { refuseAxisUnsaid } from "./axis-held";

const seriesOf = ({ partyId, termId }: Pick<PositionInput, "partyId" | "termId">) =>
  seriesAbout("position", partyId, termId);

/** What a party holds on a term from a date on. */
export const positionNoun = recordNoun({
  kind: "position",
  input: recordPositionInput,
  id: "positionId",
  seriesOf,
  refers: { partyId: "party", termId: "term" },
  words: positionWords,
  data: async (context, input, _, isAnew) => {
    const compartmentId = input.compartmentId ?? null;
    if (input.clauseVersionId) await requireClauseVersion(context, input.clauseVersionId, input);
    const intervals = namesValues(input.intervals)
      ? readIntervals(input.intervals, await axisOf(context, input.termId, compartmentId))
      : [];
    if (!isAnew && !areGiven(input.intervals)) await refuseAxisUnsaid(context, seriesOf(input), input);
    const conditions: Condition[] = [];
    for (const condition of input.conditions) conditions.push(await readCondition(context, condition, compartmentId));
    if (input.stance === "conditional" && conditions.length === 0)
      throw new Refusal("A conditional position needs its condition: say what it depends on.", "conditions");
    return {
      partyId: input.partyId,
      termId: input.termId,
      stance: input.stance,
      basis: input.basis,
      confidence: input.confidence,
      salience: input.salience ?? null,
      why: input.why ?? null,
      intervals,
      conditions,
      clauseVersionId: input.clauseVersionId ?? null,
    };
  },
  create: (tx, data) => tx.position.create({ data }),
  find: (tx, recordId) => tx.position.findUnique({ where: { recordId } }),
  inputOf: ({ clauseVersionId }) => (clauseVersionId === null ? {} : { clauseVersionId }),
});

/** Whether it says anything of the axis: "nothing" does, and no intervals do not. */
export const areGiven = (given: PositionInput["intervals"]) =>
  typeof given === "string" ? given.trim() !== "" : given.length > 0;

const namesValues = (given: PositionInput["intervals"]) =>
  areGiven(given) && !(typeof given === "string" && saysNothing(given));

export function readIntervals(given: PositionInput["intervals"], unit: AxisUnit | null): Interval[] {
  if (!namesValues(given)) return [];
  if (!unit)
    throw new Refusal("This term has no axis. Give the term one before recording intervals on it.", "intervals");
  const checked: CheckedIntervals = typeof given === "string" ? parseIntervals(given, unit) : checkIntervals(given);
  if (!checked.ok) throw new Refusal(checked.message, "intervals");
  return checked.intervals;
}

async function readCondition(
  context: CommandContext,
  condition: ConditionInput,
  compartmentId: string | null,
): Promise<Condition> {
  if (condition.kind === "text") return condition;
  await requireSeries(context, "term", condition.termId, { compartmentId, field: "conditions" });
  if (condition.kind === "term_status") return condition;
  const unit = await axisOf(context, condition.termId, compartmentId);
  if (!unit) throw new Refusal("That term has no axis: make its status or your own words the condition.", "conditions");
  const { termId, within } = condition;
  if (typeof within !== "string") {
    if (isEmpty(within)) throw new Refusal("Bounds run from the lower value to the higher.", "conditions");
    return { kind: "axis", termId, within };
  }
  const parsed = parseBounds(within, unit);
  if (!parsed.ok) throw new Refusal(parsed.message, "conditions");
  return { kind: "axis", termId, within: parsed.value };
}

/** The unit of the term's axis as the position's readers will see it. A term that has one keeps it. */
async function axisOf(
  { tx, member }: CommandContext,
  termId: string,
  compartmentId: string | null,
): Promise<AxisUnit | null> {
  const term = await tx.term.findFirst({
    where: {
      seriesId: termId,
      negotiationId: member.negotiationId,
      axisUnit: { not: null },
      record: { supersededBy: null },
      ...seenBy(compartmentId),
    },
    select: { axisUnit: true },
    orderBy: [{ record: { validFrom: "desc" } }, { record: { seq: "desc" } }],
  });
  return term?.axisUnit ?? null;
}

async function requireClauseVersion(
  { tx, member }: CommandContext,
  recordId: string,
  { termId, compartmentId }: Pick<PositionInput, "termId" | "compartmentId">,
): Promise<void> {
  const version = await tx.clauseVersion.findFirst({
    where: {
      recordId,
      termId,
      negotiationId: member.negotiationId,
      ...seenBy(compartmentId),
    },
    select: { recordId: true },
  });
  if (!version) throw new NotFound("There is no such wording of this term.", "clauseVersionId");
}
