/** The rounds and sessions, what was said, and the figures and sources on record. */
import { isPublishedLater, sourceKindLabels, speakerInWords } from "@/lib/evidence/rules";
import { basisLabels, reliabilityLabels } from "@/lib/record/rules";
import { attendanceLevelLabels, roundEventLabels, sessionFormatLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Block, Line } from "../rules/brief";
import { dayOf, type Material, say, sourceInWords, type Writing } from "./material";

export function talksBlocks({ facts }: Material, to: Writing): Block[] {
  const { rounds, sessions, parties, delegates } = facts;
  const blocks = rounds.flatMap((round): Block[] => {
    const held = sessions.filter(({ roundId }) => roundId === round.id);
    const events = round.events.map((event): Line => {
      const by = parties.filter(({ id }) => event.byPartyIds.includes(id)).map(({ name }) => name);
      const planned = event.plannedResumption ?? event.plannedOpening;
      const said = [
        by.length > 0 ? ` by ${by.join(", ")}` : "",
        event.why ? `: ${event.why}` : "",
        planned ? `; planned for ${dayOf(planned)}` : "",
      ].join("");
      return [
        say(`${when(event.record.validText, round.timeZone)} `, "quiet"),
        say(roundEventLabels[event.event], "strong"),
        say(said),
        ...to.cited(event.record),
        ...to.marked(event.record),
      ];
    });
    return [
      { kind: "heading", line: [say(`Round ${round.number}: ${round.title}`), ...to.marked(round.record)] },
      { kind: "paragraph", line: [say(round.venue, "quiet"), ...to.cited(round.record)] },
      ...(events.length > 0 ? [{ kind: "list" as const, items: events }] : []),
      ...(held.length > 0 ? [sessionsTable(`Sessions of round ${round.number}`, held)] : []),
    ];
  });
  const apart = sessions.filter(({ roundId }) => !rounds.some(({ id }) => id === roundId));
  return apart.length > 0 ? [...blocks, sessionsTable("Other sessions", apart)] : blocks;

  function sessionsTable(caption: string, held: typeof sessions): Block {
    return {
      kind: "table",
      caption,
      heads: ["When", "Session", "Where", "Level", "Who sat"],
      rows: held.map(({ record, title, format, venue, level, attendance, timeZone }) => [
        [say(when(record.validText, timeZone))],
        [
          say(title, "strong"),
          say(`, ${sessionFormatLabels[format].toLowerCase()}`),
          ...to.cited(record),
          ...to.marked(record),
        ],
        [say(venue)],
        [say(attendanceLevelLabels[level])],
        [say(seated(attendance))],
      ]),
    };
  }

  function seated(attendance: (typeof sessions)[number]["attendance"]): string {
    const names = parties.flatMap((party) => {
      const seats = attendance.filter(({ partyId }) => partyId === party.id);
      if (seats.length === 0) return [];
      const people = seats.flatMap((seat) => delegates.find(({ id }) => id === seat.delegateId)?.name ?? []);
      return people.length > 0 ? `${party.name} (${people.join(", ")})` : party.name;
    });
    return names.join("; ");
  }
}

export function evidenceBlocks({ facts, moment, negotiation }: Material, to: Writing): Block[] {
  const { statements, figures, parties, delegates } = facts;
  const at = { asOf: moment.asOf, zone: negotiation.timeZone };
  // One of a later day, on which a claim rests all the same, the notes name.
  const sources = facts.sources.filter(({ published }) => !isPublishedLater(published, at));
  const blocks: Block[] = [];
  const partyOf = (id: string) => parties.find((party) => party.id === id)?.name;
  if (statements.length > 0) {
    blocks.push({ kind: "heading", line: [say("What was said")] });
    blocks.push({
      kind: "list",
      items: statements.map((statement): Line => {
        const delegate = delegates.find(({ id }) => id === statement.speakerId);
        const { name, about } = speakerInWords(statement, { delegate, party: partyOf });
        const { text, basis, record } = statement;
        return [
          say(`${dayOf(record.validText)} `, "quiet"),
          say(about ? `${name}, ${about}` : name, "strong"),
          say(`: ${text}`),
          say(` (${basisLabels[basis]})`, "quiet"),
          ...to.cited(record),
          ...to.marked(record),
        ];
      }),
    });
  }
  if (figures.length > 0) {
    blocks.push({ kind: "heading", line: [say("Figures")] });
    blocks.push({
      kind: "table",
      caption: "Figures on record",
      heads: ["Figure", "Value", "About", "Note"],
      rows: figures.map(({ label, value, unit, about, note, record }) => [
        [say(label), ...to.cited(record), ...to.marked(record)],
        [say([value?.toLocaleString("en-GB", { maximumFractionDigits: 4 }), unit].filter(Boolean).join(" "))],
        [say(about ? dayOf(about) : "")],
        [say(note ?? "")],
      ]),
    });
  }
  if (sources.length > 0) {
    blocks.push({ kind: "heading", line: [say("Sources")] });
    blocks.push({
      kind: "table",
      caption: "Sources, and how far each can be relied on",
      heads: ["Source", "Kind", "Reliability", "Rests on"],
      rows: sources.map((source) => [
        [say(sourceInWords(source)), ...to.marked(source.record)],
        [say(sourceKindLabels[source.kind])],
        [say(`${source.reliability}: ${reliabilityLabels[source.reliability]}`)],
        [say(source.origin)],
      ]),
    });
  }
  return blocks;
}

/** A minute is told by the clock of the place. */
function when(text: string, zone: string): string {
  return formatFuzzy(requireFuzzyDate(text), zone, { weekday: false });
}
