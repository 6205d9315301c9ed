/** The analysis, composed from what the record holds at one moment: one term's zone and conditions, and what is linked to what. Pure. */
import { heldOn, onTerm } from "@/lib/positions/rules/on-term";
import { termStatusLabels } from "@/lib/terms/rules";
import { axisAmountInWords } from "@/lib/terms/rules/axis";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { BoardFacts } from "./board";
import { capitalised } from "./counting-words";
import { conditionsOf } from "./conditions";
import { isCounted, markingsOf, type TermFact } from "./facts";
import { holdInWords } from "./hold-words";
import { offerInWords, offersOn, valueAtIssue } from "./offers";
import { speakerOf } from "./speaker";
import { type Standing, standingsOf } from "./standing";
import { readTermZone, type TermZone } from "./term-zone";
import { unlockingOf } from "./unlocking";
import { circlesOf } from "./waiting";
import { zoneInShort } from "./zone-in-short";
import { objectionsIn } from "./zone-sentences";

export type AnalysisView = ReturnType<typeof analysisOf>;
export type TermAnalysisView = NonNullable<AnalysisView["selected"]>;
export type LinkageOverview = AnalysisView["linkages"][number];

/** The whole analysis. `askedId` is the term to look at; without it, or with one not on record, the one that needs it most. */
export function analysisOf(facts: BoardFacts, askedId: string | null) {
  const standings = standingsOf(facts);
  const withAxis = standings.filter(({ term }) => term.axisUnit !== null);
  const selected = standings.find(({ term }) => term.id === askedId) ?? withAxis[0] ?? null;
  return {
    selected: selected && termAnalysis(selected, standings, facts),
    axes: [...withAxis]
      .sort((a, b) => facts.terms.indexOf(a.term) - facts.terms.indexOf(b.term))
      .flatMap(({ term, status }) => {
        const zone = readTermZone(term, facts);
        const offers = offersOn(term, facts.positionsHeld, facts.parties);
        if (!zone) return [];
        const markedWith = markingsOf(
          facts.statuses.get(term.id)?.since,
          ...offers.map(({ record }) => record),
          ...recordsOf(zone),
        );
        return [{ term, status, value: valueAtIssue(term, offers), zone: zoneInShort(zone), markedWith }];
      }),
    circles: circlesOf({ ...facts, standings }),
    linkages: linkagesOf(facts),
    unilateral: standings
      .filter(({ term }) => term.isUnilateral)
      .map(({ term, status }) => ({ term, status, ...whyUnilateral(term, facts) })),
  };
}

function termAnalysis(standing: Standing, standings: readonly Standing[], facts: BoardFacts) {
  const { term, status } = standing;
  const zone = readTermZone(term, facts);
  const since = facts.statuses.get(term.id)?.since ?? null;
  return {
    term,
    status,
    since: since && requireFuzzyDate(since.validText),
    statusMarkedWith: markingsOf(facts.statuses.get(term.id)?.since),
    zone,
    /** With what the zone is marked that the verdict tells. */
    zoneMarkedWith: zone ? markingsOf(...recordsOf(zone)) : [],
    verdict: verdictOf(standing, zone, facts),
    objections: zone ? objectionsIn(zone.zone, zone.axis, (id) => nameOf(id, facts)) : [],
    baseline: term.axisUnit && term.axisBaseline !== null ? axisAmountInWords(term.axisBaseline, term.axisUnit) : null,
    offers: zone
      ? offersOn(term, facts.positionsHeld, facts.parties).map((offer) => ({
          party: offer.party.name,
          accepts: offer.accepts,
          words: offerInWords(offer, zone.axis),
          since: requireFuzzyDate(offer.since),
          until: offer.until === null ? null : requireFuzzyDate(offer.until),
          markedWith: markingsOf(offer.record),
        }))
      : [],
    figures: facts.figures
      .filter(({ termId }) => termId === term.id)
      .map(({ about, record, ...figure }) => ({
        ...figure,
        about: about === null ? null : requireFuzzyDate(about),
        markedWith: markingsOf(record),
      })),
    positions: positionsOn(term, facts),
    /** Null for a term that is not bargained over: nothing has to hold for it. */
    conditions: standing.group === "outside" ? null : conditionsOf(term, { ...facts, standings }),
    /** Null for a term that is not bargained over, or no longer. */
    unlocking:
      standing.group === "blocked" || standing.group === "open" ? unlockingOf(term, { ...facts, standings }) : null,
    neighbours: facts.linkages.flatMap((linkage) => {
      const isFrom = linkage.fromTermId === term.id;
      const other = standings.find((each) => each.term.id === (isFrom ? linkage.toTermId : linkage.fromTermId));
      if (!other || (!isFrom && linkage.toTermId !== term.id)) return [];
      const markedWith = markingsOf(linkage.record, facts.statuses.get(other.term.id)?.since);
      return [{ kind: linkage.kind, isFrom, term: other.term, status: other.status, why: linkage.why, markedWith }];
    }),
  };
}

/** With an axis the zone answers; without one, what holds the term. */
function verdictOf(
  { term, status, group, hold, waitsFor }: Standing,
  zone: TermZone | null,
  facts: BoardFacts,
): string[] {
  if (term.isUnilateral) return ["It goes on without a deal, and is not a concession."];
  if (zone) return zone.sentences;
  const { party, words } = holdInWords(hold, {
    status,
    termOf: (termId) => facts.terms.find(({ id }) => id === termId) ?? null,
  });
  const waits = waitsFor ? `; requires ${waitsFor.number}` : "";
  const stands = group === "blocked" ? "Blocked" : termStatusLabels[status];
  return [`${stands}: ${[party, words].filter(Boolean).join(" ")}${waits}.`];
}

/** Each linkage with both its ends, what the parties hold on them, and the risks and statements that bear on it. */
function linkagesOf(facts: BoardFacts) {
  const endOf = (termId: string) => {
    const term = facts.terms.find(({ id }) => id === termId);
    return (
      term && {
        term,
        status: facts.statuses.get(termId)?.status ?? ("not_tabled" as const),
        statusMarkedWith: markingsOf(facts.statuses.get(termId)?.since),
        positions: positionsOn(term, facts),
      }
    );
  };
  return facts.linkages.flatMap(({ fromTermId, toTermId, kind, why, record }) => {
    const [from, to] = [endOf(fromTermId), endOf(toTermId)];
    if (!from || !to) return [];
    const ends = [fromTermId, toTermId];
    return [
      {
        from,
        to,
        kind,
        why,
        markedWith: markingsOf(record),
        risks: facts.risks
          .filter(({ termId, text }) => termId !== null && ends.includes(termId) && text !== why)
          .map((risk) => ({ id: risk.id, text: risk.text, markedWith: markingsOf(risk.record) })),
        statements: facts.statements
          .filter(({ termIds }) => ends.every((id) => termIds.includes(id)))
          .map((statement) => ({
            id: statement.id,
            text: statement.text,
            speaker: speakerOf(statement, facts),
            markedWith: markingsOf(statement.record),
          })),
      },
    ];
  });
}

/** What each party holds on the term, those whose yes it needs first; an unknown of the others goes without saying. */
function positionsOn(term: TermFact, { positions, parties }: BoardFacts) {
  return [...parties]
    .sort((a, b) => Number(isCounted(b)) - Number(isCounted(a)))
    .flatMap((party) => {
      const held = heldOn(positions, party.id, term.id);
      return held
        ? [
            {
              partyId: party.id,
              party: party.name,
              isCounted: isCounted(party),
              stance: held.stance,
              basis: held.basis,
              why: held.why,
              markedWith: markingsOf(held.record),
            },
          ]
        : [];
    });
}

/** Why a unilateral term goes on: as the party that does it says, else as the status was noted. */
function whyUnilateral(term: TermFact, { positions, parties, statuses }: BoardFacts) {
  const doers = onTerm(positions, term.id).filter(({ stance }) => stance === "champions" || stance === "supports");
  const [doer] = doers.filter(({ why, partyId }) => why && parties.some(({ id }) => id === partyId));
  const party = doer && parties.find(({ id }) => id === doer.partyId);
  if (party && doer.why) return { why: `${party.name}: ${capitalised(doer.why)}`, markedWith: markingsOf(doer.record) };
  const status = statuses.get(term.id);
  return { why: status?.note ?? term.summary, markedWith: markingsOf(status?.since) };
}

/** The positions that a zone comes from. */
function recordsOf({ rows }: TermZone) {
  return rows.map(({ position }) => position?.record);
}

function nameOf(partyId: string, { parties }: BoardFacts): string {
  return parties.find(({ id }) => id === partyId)?.name ?? "another party";
}
