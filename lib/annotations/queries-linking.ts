/** The way back: the remarks that link to a position or a source. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { inForceAt, latestOfEachSeries, recordFacts } from "@/lib/record/reading";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { AnnotationKind } from "./rules";

/** A thread that links something, and where it is read. */
export type LinkingThread = {
  id: string;
  termId: string;
  language: string;
  compartmentId: string | null;
  kind: AnnotationKind;
  author: string;
  /** When the remark was made, in words. */
  when: string;
  quote: string;
  /** The remark itself does not link it, but what was replied. */
  isInReply: boolean;
};

/** By the series that they link, of these, the threads that do, the first first. Only what the reader may see. */
export async function linkingThreads(
  { actor, negotiation, moment }: Opened,
  ids: readonly string[],
): Promise<Map<string, LinkingThread[]>> {
  return asActor(actor, async (tx) => {
    const negotiationId = negotiation.id;
    const inForce = { negotiationId, record: inForceAt(moment) };
    const where = { ...inForce, linkedIds: { hasSome: [...ids] } };
    const record = { select: recordFacts };
    const orderBy = [{ record: { validFrom: "asc" as const } }, { record: { seq: "asc" as const } }];
    const remarks = latestOfEachSeries(await tx.annotation.findMany({ where, include: { record }, orderBy }));
    const replies = latestOfEachSeries(await tx.annotationReply.findMany({ where, include: { record }, orderBy }));
    const found = new Map<string, LinkingThread[]>();
    if (remarks.length + replies.length === 0) return found;

    // What was replied stays when the remark is taken back, and is read under what is left of it.
    const threadIds = [
      ...new Set([...remarks.map(({ seriesId }) => seriesId), ...replies.map((one) => one.annotationId)]),
    ];
    const said = await tx.annotation.findMany({
      where: {
        ...{ negotiationId, seriesId: { in: threadIds } },
        ...(moment.knownAtDay === null ? {} : { record: { recordedAt: { lte: moment.knownAt } } }),
      },
      include: { record },
      orderBy: { record: { seq: "asc" } },
    });
    const lastSaid = new Map(said.map((row) => [row.seriesId, row]));
    const states = latestOfEachSeries(
      await tx.annotationStateRecord.findMany({
        where: { ...inForce, annotationId: { in: threadIds } },
        include: { record },
      }),
    );
    const standsOn = (id: string) =>
      states.find(({ annotationId }) => annotationId === id)?.clauseVersionId ?? lastSaid.get(id)?.clauseVersionId;
    const versions = await tx.clauseVersion.findMany({
      where: { negotiationId, recordId: { in: threadIds.flatMap((id) => standsOn(id) ?? []) } },
      select: { recordId: true, termId: true, language: true },
    });
    const users = await tx.user.findMany({
      where: { id: { in: said.map((row) => row.record.recordedBy) } },
      select: { id: true, name: true },
    });
    for (const id of threadIds) {
      const [row, first] = [lastSaid.get(id), said.find(({ seriesId }) => seriesId === id)];
      const version = versions.find(({ recordId }) => recordId === standsOn(id));
      if (!row || !first || !version) continue;
      const { kind, quote, compartmentId } = row;
      const { termId, language } = version;
      const author = users.find((user) => user.id === first.record.recordedBy)?.name ?? "A former member";
      const when = formatFuzzy(requireFuzzyDate(row.record.validText), negotiation.timeZone, { year: false });
      const own = remarks.find(({ seriesId }) => seriesId === id)?.linkedIds ?? [];
      const replied = replies.filter(({ annotationId }) => annotationId === id).flatMap(({ linkedIds }) => linkedIds);
      for (const linked of new Set([...own, ...replied]))
        found.set(linked, [
          ...(found.get(linked) ?? []),
          { id, termId, language, compartmentId, kind, author, when, quote, isInReply: !own.includes(linked) },
        ]);
    }
    return found;
  });
}
