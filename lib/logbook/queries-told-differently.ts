/** Where independent sources contradict one another: positions, statuses and figures of the same time, side by side. */
import "server-only";
import { citedOf, type FigureView, type SourceView } from "@/lib/evidence/queries";
import { quantityInWords } from "@/lib/evidence/rules";
import type { Tx } from "@/lib/platform/database";
import { positionsHeldIn } from "@/lib/positions/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import type { ReadAt, RecordFacts } from "@/lib/record/reading";
import type { TermStatusView, TermView } from "@/lib/terms/queries";
import { termStatusLabels } from "@/lib/terms/rules";
import type { RecordTarget } from "./rules/record-target";
import { toldDifferently } from "./rules/told-differently";

export type ToldDifferently = Awaited<ReturnType<typeof toldDifferentlyIn>>[number];

type Facts = {
  terms: readonly TermView[];
  sources: readonly SourceView[];
  parties?: readonly { id: string; name: string }[];
  statuses?: ReadonlyMap<string, TermStatusView>;
  figures?: readonly FigureView[];
};

/** Of all these that are held up to the moment; of positions, only of those of these series where they are given. */
export async function toldDifferentlyIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { terms, sources, parties = [], statuses = new Map(), figures = [] }: Facts,
  seriesIds?: readonly string[] | undefined,
) {
  const held = await positionsHeldIn(tx, negotiationId, at, { seriesIds, isToldTwice: true });
  const termOf = new Map(terms.map((term) => [term.id, term]));
  const telling = (record: RecordFacts, about: { topic: string; title: string; target: RecordTarget }) => ({
    ...about,
    recordId: record.id,
    record,
    held: record.validText,
    sessionId: record.sessionId,
    ...citedOf(record, sources),
  });
  const positions = held.flatMap(({ partyId, termId, seriesId, stance, intervals, record }) => {
    const [term, party] = [termOf.get(termId), parties.find(({ id }) => id === partyId)];
    if (!term || !party) return [];
    const values = term.axisUnit ? intervalsInWords(intervals, term.axisUnit) : "";
    const says = [stanceLabels[stance], values].filter(Boolean).join("; ");
    const title = `${party.name} on ${term.number} ${term.title}`;
    return [{ ...telling(record, { topic: seriesId, title, target: { kind: "position", partyId, termId } }), says }];
  });
  const stood = [...statuses.values()].flatMap(({ termId, steps }) => {
    const term = termOf.get(termId);
    if (!term) return [];
    const about = { topic: `status ${termId}`, title: `${term.number} ${term.title}` };
    return steps.map(({ status, record }) => ({
      ...telling(record, { ...about, target: { kind: "term", termId } }),
      says: termStatusLabels[status],
    }));
  });
  const counted = figures.map((figure) => {
    const topic = `figure ${figure.termId} ${figure.label.trim().toLowerCase()} ${figure.unit?.trim().toLowerCase() ?? ""}`;
    const about = telling(figure.record, { topic, title: figure.label, target: { kind: "figure", id: figure.id } });
    // A figure that is a date says when; another is of the time that it is about.
    const when = figure.value === null ? "" : (figure.about ?? about.held);
    return { ...about, held: when, says: quantityInWords(figure) };
  });
  return toldDifferently([...positions, ...stood, ...counted]);
}
