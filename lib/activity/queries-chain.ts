/** How one record is known: what it cites, the passages that it quotes, and how it came to say what it says. */
import "server-only";
import { citationsOf, figuresIn, type SourceView, sourcesIn } from "@/lib/evidence/queries";
import { toldDifferentlyIn } from "@/lib/logbook/queries-told-differently";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type ReadAt, recordFacts } from "@/lib/record/reading";
import { isAnchor } from "@/lib/record/rules";
import { statusesIn, termsIn } from "@/lib/terms/queries";
import type { RecordKind } from "@/prisma/generated/enums";
import { passageAround } from "@/lib/desk/rules/places";
import { activityNamesIn, entriesInWords, peopleIn } from "./queries";

export type KnownChain = NonNullable<Awaited<ReturnType<typeof howWeKnow>>>;

/** Null: there is no such record for this reader at this moment. */
export async function howWeKnow({ actor, negotiation, moment }: Opened, recordId: string) {
  const negotiationId = negotiation.id;
  const known = moment.knownAtDay === null ? null : moment.knownAt;
  return asActor(actor, async (tx) => {
    const record = await tx.record.findFirst({
      where: { id: recordId, negotiationId, isRetraction: false, ...(known ? { recordedAt: { lte: known } } : {}) },
      select: {
        ...recordFacts,
        kind: true,
        supersededBy: { select: { id: true, recordedAt: true, isRetraction: true, reason: true } },
      },
    });
    if (!record) return null;
    const chain = await tx.auditEntry.findMany({
      where: { negotiationId, seriesId: record.seriesId, ...(known ? { at: { lte: known } } : {}) },
      select: { id: true },
      orderBy: { seq: "desc" },
      take: mostSteps,
    });
    const names = await activityNamesIn(tx, negotiationId, known);
    const steps = await entriesInWords(
      tx,
      negotiationId,
      chain.map(({ id }) => id),
      names,
    );
    const order = new Map(chain.map(({ id }, index) => [id, index]));
    const sources = await sourcesIn(tx, negotiationId, moment);
    const citations = citationsOf(record, sources);
    const behind = sources.filter(({ id }) => citations.some(({ sourceId }) => sourceId === id));
    const words = await tx.sourceWords.findMany({ where: { recordId: { in: behind.map((each) => each.recordId) } } });
    const textOf = new Map(words.map(({ recordId, text }) => [recordId, text]));
    const cited = citations.map((citation) => {
      const source = behind.find(({ id }) => id === citation.sourceId);
      const passage = source && passageOf(record, citation, source.language, textOf.get(source.recordId));
      return { ...citation, source, passage: passage ?? null };
    });
    const standing = new Set(sources.map(({ id }) => id));
    const gone = record.citations.filter(({ sourceId }) => !standing.has(sourceId)).map(({ sourceId }) => sourceId);
    const people = await peopleIn(tx, negotiationId);
    const differing = await toldBesides(tx, negotiationId, moment, { ...record, sources });
    const ended =
      record.supersededBy && (!known || record.supersededBy.recordedAt <= known) ? record.supersededBy : null;
    return {
      record,
      /** It stands no more: what took its place, or that it was taken back. */
      ended,
      byName: people.get(record.recordedBy) ?? "a former member",
      citations: cited,
      withdrawn: await withdrawnIn(tx, negotiationId, gone),
      /** It among what other sources say otherwise of the same time; none: nobody does. */
      toldDifferently: differing.filter((group) => group.some((each) => each.recordId === record.id)),
      steps: steps.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    };
  });
}

type Asked = { kind: RecordKind; seriesId: string; sources: SourceView[] };

/** What independent sources say otherwise of whatever a record of this kind is about. */
async function toldBesides(tx: Tx, negotiationId: string, at: ReadAt, { kind, seriesId, sources }: Asked) {
  if (kind !== "position" && kind !== "term_status" && kind !== "figure") return [];
  const facts = { terms: await termsIn(tx, negotiationId, at), sources };
  const only = {
    position: async () => ({ parties: await partiesIn(tx, negotiationId, at) }),
    term_status: async () => ({ statuses: await statusesIn(tx, negotiationId, at) }),
    figure: async () => ({ figures: await figuresIn(tx, negotiationId, at) }),
  };
  const series = kind === "position" ? [seriesId] : [];
  return toldDifferentlyIn(tx, negotiationId, at, { ...facts, ...(await only[kind]()) }, series);
}

/** So many changes of one series are told. */
const mostSteps = 100;

type Cited = { citations: { id: string; quote: string | null; anchor: unknown }[] };

/** The quoted words with some before and after them; null where the source's words are not kept or have them no more. */
function passageOf(
  { citations }: Cited,
  { passage }: { passage: string | null },
  language: string | null,
  words: string | undefined,
) {
  const cited = citations.find(({ id }) => id === passage);
  if (!cited?.quote || words === undefined) return null;
  const anchor = isAnchor(cited.anchor) ? cited.anchor : null;
  const around = passageAround(words, { quote: cited.quote, anchor });
  return around && { ...around, id: cited.id, language };
}

/** The sources that were taken back, with why: what rests on them still names them. */
async function withdrawnIn(tx: Tx, negotiationId: string, seriesIds: readonly string[]) {
  if (seriesIds.length === 0) return [];
  const rows = await tx.source.findMany({
    where: { negotiationId, seriesId: { in: [...seriesIds] }, record: { supersededBy: { isRetraction: true } } },
    select: { seriesId: true, title: true, record: { select: { supersededBy: { select: { reason: true } } } } },
    orderBy: { record: { seq: "asc" } },
  });
  // Taken back twice, it is told with the last reason.
  const last = new Map(rows.map((row) => [row.seriesId, row]));
  return [...last.values()].map(({ seriesId, title, record }) => ({
    id: seriesId,
    title,
    reason: record.supersededBy?.reason ?? null,
  }));
}
