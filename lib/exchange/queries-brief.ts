/** What a brief tells, read as its reader at one moment of the two clocks. */
import "server-only";
import { boardOf } from "@/lib/analysis/board";
import { changesBetween } from "@/lib/analysis/changes/queries";
import { boardFactsIn } from "@/lib/analysis/queries";
import { threadsIn } from "@/lib/annotations/queries";
import type { KeptBrief } from "@/lib/briefs/queries";
import { keptMoment } from "@/lib/briefs/rules";
import { namedMomentsOf } from "@/lib/logbook/queries-moments";
import { myCompartments, type Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { positionsIn } from "@/lib/positions/queries";
import { clauseVersionsIn, sponsorsIn } from "@/lib/text/queries";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";
import { composeBrief } from "./brief/compose";
import type { Brief } from "./rules/brief";
import { briefDifferences, type SectionDifferences } from "./rules/brief-differences";
import type { BriefChoice } from "./rules/brief-address";

/** Nobody reads more positions on paper. */
const mostPositions = 3_000;

/** The brief as chosen, at the moment that the negotiation is opened at; `now` is when it is made, by its reader. */
export async function briefOf(
  opened: Opened,
  { sections, since }: Pick<BriefChoice, "sections" | "since">,
  now: Date,
  by = opened.actor.name,
): Promise<Brief> {
  const { actor, negotiation, moment } = opened;
  const has = (section: BriefChoice["sections"][number]) => sections.includes(section);
  const compartments = await myCompartments(opened);
  const eve = since ?? (has("moved") ? await lastEve(opened) : null);
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
  return composeBrief(material, sections, { by, at: now });
}

type Kept = Pick<KeptBrief, "sections" | "since" | "asOf" | "knownAt" | "author" | "keptAt">;

/** A kept brief as it stood, within what this reader may see of it now. */
export function keptBriefOf(opened: Opened, kept: Kept): Promise<Brief> {
  const moment = keptMoment(kept, opened.negotiation.timeZone);
  return briefOf({ ...opened, moment }, choiceOf(kept), kept.keptAt, kept.author);
}

/** What the record says differently at the moment that is opened, of all that the brief told at its own. */
export async function briefChanges(opened: Opened, kept: Kept, now: Date): Promise<SectionDifferences[]> {
  const [then, since] = [await keptBriefOf(opened, kept), await briefOf(opened, choiceOf(kept), now)];
  return briefDifferences(then, since);
}

const choiceOf = ({ sections, since }: Kept) => ({ sections, since: since === null ? null : requireFuzzyDate(since) });

/** The day before the last session, from which changes are told where nobody says from when. */
async function lastEve(opened: Opened) {
  const moments = await namedMomentsOf(opened);
  const last = moments.findLast(({ kind }) => kind === "session") ?? moments.at(-1);
  return last ? requireFuzzyDate(last.eve) : null;
}
