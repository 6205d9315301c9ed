/** What a brief tells, read as its reader at one moment of the two clocks. */
import "server-only";
import { boardOf } from "@/lib/analysis/board";
import { changesBetween } from "@/lib/analysis/changes/queries";
import { boardFactsIn } from "@/lib/analysis/queries";
import { threadsIn } from "@/lib/annotations/queries";
import type { KeptBrief } from "@/lib/briefs/queries";
import { keptMoment } from "@/lib/briefs/rules";
import { namedMomentsOf } from "@/lib/logbook/queries-moments";
import { type CompartmentView, myCompartments, type Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { positionsIn } from "@/lib/positions/queries";
import { clauseVersionsIn, sponsorsIn } from "@/lib/text/queries";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";
import { composeBrief } from "./brief/compose";
import type { Brief } from "./rules/brief";
import { briefDifferences, type SectionDifferences } from "./rules/brief-differences";
import type { BriefChoice } from "./rules/brief-address";

/** Nobody reads more positions on paper. */
const mostPositions = 3_000;

type Choice = Pick<BriefChoice, "sections" | "since">;

/** The brief as chosen, at the moment that the negotiation is opened at; `now` is when it is made, by its reader. */
export async function briefOf(opened: Opened, choice: Choice, now: Date): Promise<Brief> {
  return composed(opened, choice, await eveOf(opened, choice), { by: opened.actor.name, at: now });
}

/** `eve`: the day from which changes are told; null: none is on record. */
async function composed(
  opened: Opened,
  { sections, since }: Choice,
  eve: FuzzyDate | null,
  made: { by: string; at: Date },
): Promise<Brief> {
  const { actor, negotiation, moment } = opened;
  const has = (section: BriefChoice["sections"][number]) => sections.includes(section);
  const compartments = await myCompartments(opened);
  const before = eve === null ? null : momentBeside(moment, eve, negotiation);
  const moved =
    before && has("moved") && before.asOf <= moment.asOf ? await changesBetween(opened, before, moment) : null;
  const read = await asActor(actor, async (tx) => {
    const facts = await boardFactsIn(tx, negotiation.id, moment);
    const threads = has("remarks") ? await threadsIn(tx, negotiation.id, moment) : [];
    return {
      facts,
      positions: has("positions") ? await positionsIn(tx, negotiation.id, moment, { most: mostPositions }) : [],
      threads: threads.filter(({ state, takenBack }) => state === "open" && takenBack === null),
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
      wordings: since && before && has("text") ? await clauseVersionsIn(tx, negotiation.id, before) : null,
    };
  });
  const material = {
    ...read,
    ...{ negotiation, moment, compartments },
    board: boardOf(read.facts, { asOf: moment.asOf, zone: negotiation.timeZone }),
    positionCount: read.facts.positionCount,
    moved: moved && before ? { since: before.asOfDay, changes: moved } : null,
    earlier: read.wordings && before ? { since: before.asOfDay, wordings: read.wordings } : null,
  };
  return composeBrief(material, sections, made);
}

type Kept = Pick<KeptBrief, "sections" | "since" | "asOf" | "knownAt" | "author" | "keptAt">;

/** A kept brief as it stood, within what this reader may see of it now. */
export async function keptBriefOf(opened: Opened, kept: Kept): Promise<Brief> {
  const then = openedThen(opened, kept);
  return composed(then, choiceOf(kept), await eveOf(then, choiceOf(kept)), { by: kept.author, at: kept.keptAt });
}

/**
 * What the record says differently at the moment that is opened, of all that the brief told at its own. What moved is told
 * from the same day on both sides, although another session may have come since: nothing of it is undone by that.
 */
export async function briefChanges(opened: Opened, kept: Kept, now: Date): Promise<SectionDifferences[]> {
  const [then, choice] = [openedThen(opened, kept), choiceOf(kept)];
  const eve = await eveOf(then, choice);
  const was = await composed(then, choice, eve, { by: kept.author, at: kept.keptAt });
  const is = await composed(opened, choice, eve, { by: opened.actor.name, at: now });
  return briefDifferences(was, is);
}

/**
 * The circles whose records a kept brief tells this reader, besides the one (by its id) whose members alone read of it
 * anyway. Where nothing else that is marked was on record, the brief is not read for it.
 */
export async function circlesToldIn(
  opened: Opened,
  kept: Kept,
  besides: string | null,
): Promise<readonly CompartmentView[]> {
  const marked = await asActor(opened.actor, (tx) =>
    tx.record.findFirst({
      where: {
        ...{ negotiationId: opened.negotiation.id, recordedAt: { lte: kept.knownAt } },
        AND: [{ compartmentId: { not: null } }, ...(besides === null ? [] : [{ compartmentId: { not: besides } }])],
      },
      select: { id: true },
    }),
  );
  if (!marked) return [];
  return (await keptBriefOf(opened, kept)).circles.filter(({ id }) => id !== besides);
}

const openedThen = (opened: Opened, kept: Kept): Opened => ({
  ...opened,
  moment: keptMoment(kept, opened.negotiation.timeZone),
});

const choiceOf = ({ sections, since }: Kept) => ({ sections, since: since === null ? null : requireFuzzyDate(since) });

/** From when changes are told: where nobody says it, from the day before the last session. */
async function eveOf(opened: Opened, { sections, since }: Choice): Promise<FuzzyDate | null> {
  if (since !== null || !sections.includes("moved")) return since;
  const moments = await namedMomentsOf(opened);
  const last = moments.findLast(({ kind }) => kind === "session") ?? moments.at(-1);
  return last ? requireFuzzyDate(last.eve) : null;
}
