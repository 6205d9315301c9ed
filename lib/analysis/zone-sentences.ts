/** The agreement zone as sentences: what is certain, what is possible and on whose answer, where it is empty and why. */
import { axisAmountInWords } from "@/lib/terms/rules/axis";
import { agreementZone, isEmptyEverywhere, type PartyIntervals, spokenFor, type ZoneSegment } from "./agreement-zone";
import { type Axis, atStretch, stretchInWords } from "./axis-words";
import { bargainingGap } from "./bargaining-gap";
import { capitalised, listed } from "./counting-words";

export type ZoneReading = {
  /** Every stretch of the axis. */
  zone: ZoneSegment[];
  /** The stretches worth drawing. */
  spoken: ZoneSegment[];
  /** How the zone stands, as one or more sentences. */
  sentences: string[];
};

export type NameOf = (partyId: string) => string;

/** Reads the zone of the parties that count. With none, the sentence says so. */
export function readZone(parties: readonly PartyIntervals[], axis: Axis, nameOf: NameOf): ZoneReading {
  const zone = agreementZone(parties, axis.range);
  return { zone, spoken: spokenFor(zone), sentences: sentencesOf(parties, zone, axis, nameOf) };
}

/** "At 60 months Taliban would have to move.": where some accept and others reject. */
export function objectionsIn(zone: readonly ZoneSegment[], axis: Axis, nameOf: NameOf): string[] {
  return zone
    .filter(({ kind, acceptedBy }) => kind === "empty" && acceptedBy.length > 0)
    .map((segment) => `${capitalised(atStretch(segment, axis))} ${moversOf(segment, nameOf)} would have to move.`);
}

/** A sentence that names more than that is a list, and the rows under it have every name. */
const mostNamed = 4;

function sentencesOf(parties: readonly PartyIntervals[], zone: ZoneSegment[], axis: Axis, nameOf: NameOf): string[] {
  if (zone.length === 0) return ["No negotiating party is on record, so there is no zone to find."];
  if (isEmptyEverywhere(zone)) return [`There is no zone: ${gapInWords(parties, axis, nameOf)}.`];
  if (zone.every(({ acceptedBy }) => acceptedBy.length === 0)) return nobodyAccepts(zone, axis, nameOf);
  const certain = zone.filter(({ kind }) => kind === "certain");
  const possible = fewestAnswers(zone.filter(({ kind, acceptedBy }) => kind === "possible" && acceptedBy.length > 0));
  const isCertain = certain.length > 0;
  const first = isCertain
    ? `A zone is certain ${listed(certain.map((segment) => atStretch(segment, axis)))}.`
    : "No zone is certain.";
  if (possible.length > 0) return [first, ...possibleIn(possible, isCertain, axis, nameOf)];
  const open = zone.filter(({ kind }) => kind === "possible");
  if (isCertain || open.length === 0) return [first];
  return ["What some accept, others reject.", ...unspoken(open, axis, nameOf)];
}

/** The stretches that the fewest answers would settle. */
function fewestAnswers(segments: ZoneSegment[]): ZoneSegment[] {
  const fewest = Math.min(...segments.map(({ waitsOn }) => waitsOn.length));
  return segments.filter(({ waitsOn }) => waitsOn.length === fewest);
}

/** One sentence for each set of parties whose answers are awaited. */
function possibleIn(segments: ZoneSegment[], isCertain: boolean, axis: Axis, nameOf: NameOf): string[] {
  const awaited = new Map<string, ZoneSegment[]>();
  for (const segment of segments) {
    const key = segment.waitsOn.join();
    awaited.set(key, [...(awaited.get(key) ?? []), segment]);
  }
  return [...awaited.values()].map((stretches) => {
    const names = listed((stretches[0]?.waitsOn ?? []).map(nameOf), mostNamed);
    const where = capitalised(listed(stretches.map((segment) => atStretch(segment, axis))));
    const isOne = stretches[0]?.waitsOn.length === 1;
    return isCertain
      ? `${where} one is possible, if ${isOne ? `the ${names} answer is` : `the answers of ${names} are`} yes.`
      : `${where} one is possible, and it waits on ${isOne ? `one ${names} answer` : `answers from ${names}`}.`;
  });
}

function nobodyAccepts(zone: ZoneSegment[], axis: Axis, nameOf: NameOf): string[] {
  const open = zone.filter(({ kind }) => kind === "possible");
  return ["No party is on record as accepting any value.", ...unspoken(open, axis, nameOf)];
}

function unspoken(open: ZoneSegment[], axis: Axis, nameOf: NameOf): string[] {
  const waiting = listed([...new Set(open.flatMap(({ waitsOn }) => waitsOn))].map(nameOf), mostNamed);
  const where = capitalised(listed(open.map((segment) => atStretch(segment, axis))));
  return [`${where} the record is open: it waits on ${waiting}.`];
}

function gapInWords(parties: readonly PartyIntervals[], axis: Axis, nameOf: NameOf): string {
  const gap = bargainingGap(parties, axis.range);
  const refusers = gap?.refusers ?? parties.map(({ partyId }) => partyId);
  if (refusers.length > mostNamed) return `${listed(refusers.map(nameOf), mostNamed)} reject every value`;
  if (!gap || refusers.length > 0) return refusers.map((id) => `${nameOf(id)} rejects every value`).join(", ");
  const names = listed(
    gap.movers.map(({ partyId }) => nameOf(partyId)),
    mostNamed,
  );
  if (gap.apart === 0) return `the limits of ${names} touch at ${stretchInWords(gap, axis)} and do not meet`;
  const edges = gap.movers.map(
    ({ partyId, edge }) => `${nameOf(partyId)} stops at ${axisAmountInWords(edge, axis.unit)}`,
  );
  // Distances on an axis of dates are days.
  const apart = axis.unit === "date" ? `${gap.apart} days` : axisAmountInWords(gap.apart, axis.unit);
  return `${listed(edges)}, ${apart} apart`;
}

function moversOf({ rejectedBy }: ZoneSegment, nameOf: NameOf): string {
  return listed(rejectedBy.map(nameOf), mostNamed);
}
