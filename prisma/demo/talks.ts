import { recordRound } from "@/lib/rounds/commands/record-round";
import { recordRoundEvent } from "@/lib/rounds/commands/record-round-event";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { type Chronicle, type Cited, inferred, monday, saturday, wednesday } from "./chronicle";
import type { Parties } from "./parties";
import type { Terms } from "./terms";

const doha = { venue: "Doha", timeZone: "Asia/Qatar" };

/** The round in Doha: opened on Monday, paused on Wednesday, to be resumed on Saturday (F18, F19). */
export async function recordTalks({ record }: Chronicle, parties: Parties, terms: Terms, officials: Cited) {
  const held = { ...inferred, citations: [officials] };
  const { roundId } = await record(recordRound, {
    ...held,
    ...doha,
    heldFrom: monday,
    number: 1,
    title: "Doha talks, February 2019",
    track: "track_1",
  });
  await record(recordRoundEvent, {
    ...held,
    heldFrom: monday,
    roundId,
    event: "opened",
    byPartyIds: [parties.unitedStates, parties.taliban],
  });
  const mention = (kind: "party" | "delegate" | "term", mark: string, id: string) => ({ kind, mark, id });
  const { sessionId } = await record(recordSession, {
    ...held,
    ...doha,
    heldFrom: monday,
    roundId,
    title: "Opening session with the Taliban",
    format: "bilateral",
    level: "principal",
    levelNote: "The highest level yet at which US diplomats met the Taliban.",
    agenda: [terms.timetable, terms.coalition, terms.residual, terms.powerSharing],
    attendance: [
      {
        partyId: parties.unitedStates,
        delegateId: parties.khalilzad,
        level: "principal",
        isHead: true,
        note: "leads the US side",
      },
      {
        partyId: parties.unitedStates,
        delegateId: parties.miller,
        level: "principal",
        note: "present as commander of the international mission",
      },
      { partyId: parties.taliban, level: "unknown", note: "negotiators; their names are not on record" },
      { partyId: parties.qatar, level: "unknown", note: "host" },
    ],
    notes: [
      { kind: "day", day: monday },
      {
        kind: "line",
        text: "US diplomats meet the @Taliban in Qatar, at the highest level yet. @Gen. Austin S. Miller is present.",
        mentions: [
          mention("party", "@Taliban", parties.taliban),
          mention("delegate", "@Gen. Austin S. Miller", parties.miller),
        ],
      },
      {
        kind: "line",
        text: "@United States: all US troops out over the next three to five years, the rest of the force at the same time. #1.1 #1.2",
        mentions: [
          mention("party", "@United States", parties.unitedStates),
          mention("term", "#1.1", terms.timetable),
          mention("term", "#1.2", terms.coalition),
        ],
      },
      {
        kind: "line",
        text: "@Taliban negotiators deeply oppose counter-terrorism troops staying up to five years. #1.4",
        mentions: [mention("party", "@Taliban", parties.taliban), mention("term", "#1.4", terms.residual)],
      },
      { kind: "line", text: "Officials cannot say whether the rank and file would take a shorter stay.", mentions: [] },
      { kind: "day", day: wednesday },
      { kind: "line", text: "The talks pause. They are set to resume on Saturday.", mentions: [] },
    ],
  });
  await record(recordRoundEvent, {
    ...held,
    heldFrom: wednesday,
    roundId,
    sessionId,
    event: "paused",
    plannedResumption: saturday,
    byPartyIds: [],
    why: "No reason is reported.",
  });
  return { roundId, sessionId };
}
