import { fileSession } from "@/lib/logbook/commands/file-session";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import type { DraftBlock, EntryCommand } from "@/lib/logbook/schema";
import { type Chronicle, type Cited, monday, saturday, wednesday } from "./chronicle";
import type { Parties } from "./parties";
import type { Terms } from "./terms";

/** The round in Doha as its notes tell it: opened on Monday, paused on Wednesday, to be resumed on Saturday (F18, F19, F22, F23). */
export async function logTalks({ record }: Chronicle, parties: Parties, terms: Terms, officials: Cited): Promise<void> {
  const seat = (partyId: string, delegateId: string | null, note: string, isHead = false) =>
    ({ partyId, delegateId, level: delegateId ? "principal" : "unknown", isHead, note }) as const;
  const { draftId } = await record(startDraft, {
    content: {
      roundId: null,
      roundNumber: "1",
      roundTitle: "Doha talks, February 2019",
      track: "track_1",
      opensRound: true,
      title: "Opening session with the Taliban",
      format: "bilateral",
      venue: "Doha",
      timeZone: "Asia/Qatar",
      held: monday,
      isDateInferred: true,
      level: "principal",
      levelNote: "The highest level yet at which US diplomats met the Taliban.",
      compartmentId: null,
      agenda: [terms.timetable, terms.coalition, terms.residual, terms.powerSharing],
      attendance: [
        seat(parties.unitedStates, parties.khalilzad, "leads the US side", true),
        seat(parties.unitedStates, parties.miller, "present as commander of the international mission"),
        seat(parties.taliban, null, "negotiators; their names are not on record"),
        seat(parties.qatar, null, "host"),
      ],
      blocks: notesOf(parties, terms, officials),
    },
  });
  await record(fileSession, { draftId, version: 1 });
}

function notesOf(parties: Parties, terms: Terms, { sourceId, credibility }: Cited): DraftBlock[] {
  const marks = {
    "@Taliban": { kind: "party", id: parties.taliban },
    "@United States": { kind: "party", id: parties.unitedStates },
    "@Gen. Austin S. Miller": { kind: "delegate", id: parties.miller },
    "#1.1": { kind: "term", id: terms.timetable },
    "#1.2": { kind: "term", id: terms.coalition },
    "#1.4": { kind: "term", id: terms.residual },
  } as const;
  let made = 0;
  const key = () => `b${++made}`;
  const day = (date: string): DraftBlock => ({ kind: "day", key: key(), day: date });
  const line = (text: string): DraftBlock => {
    const mentions = Object.entries(marks).flatMap(([mark, meant]) =>
      text.includes(mark) ? [{ mark, ...meant }] : [],
    );
    return { kind: "line", key: key(), time: "", text, mentions };
  };
  const entry = (command: EntryCommand, fields: Record<string, string>): DraftBlock => ({
    kind: "entry",
    key: key(),
    command,
    fields: { sourceId, credibility: String(credibility), ...fields },
  });
  return [
    day(monday),
    line("US diplomats meet the @Taliban in Qatar, at the highest level yet. @Gen. Austin S. Miller is present."),
    line(
      "@United States: all US troops out over the next three to five years, the rest of the force at the same time. #1.1 #1.2",
    ),
    entry("position", {
      partyId: parties.unitedStates,
      termId: terms.timetable,
      stance: "supports",
      intervals: "accepts 36..60",
      basis: "reported",
      confidence: "medium",
      why: "All US troops would leave over the next three to five years.",
    }),
    day(wednesday),
    line("@Taliban negotiators deeply oppose counter-terrorism troops staying up to five years. #1.4"),
    line("Officials were unsure whether the rank and file would accept a shorter stay."),
    entry("position", {
      partyId: parties.taliban,
      termId: terms.residual,
      stance: "strongly_opposes",
      intervals: "unknown 0..<60 (assessed); rejects >=60",
      basis: "reported",
      confidence: "medium",
      salience: "high",
      why: "Taliban negotiators deeply oppose US counter-terrorism troops staying up to five years. Officials were unsure whether the rank and file would accept a shorter stay.",
    }),
    entry("status", {
      termId: terms.residual,
      status: "bracketed",
      note: "The talks paused with the length of the stay in brackets.",
    }),
    entry("question", {
      text: "Would the Taliban’s rank and file accept a stay of less than five years?",
      partyId: parties.taliban,
      termId: terms.residual,
      settles: "Term 1.4 from 0 to 59 months: whether there is a zone of agreement at all.",
      askOn: saturday,
    }),
    line("The talks pause. They are set to resume on Saturday."),
    entry("pause", { plannedResumption: saturday, why: "No reason is reported." }),
  ];
}
