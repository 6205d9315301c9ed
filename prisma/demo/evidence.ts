import { readFileSync } from "node:fs";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionNoun } from "@/lib/evidence/commands/question";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { type Chronicle, type Cited, december, inferred, monday, saturday, thursday } from "./chronicle";
import type { Parties } from "./parties";
import type { Terms } from "./terms";

/** The one source, with its one origin (F8). */
export async function recordReport({ record }: Chronicle) {
  const { sourceId } = await record(sourceNoun.record, {
    heldFrom: thursday,
    title: "Report on the US plan for Afghanistan",
    publisher: "The New York Times",
    kind: "press",
    published: "2019-02-28~",
    reliability: "B",
    origin: "more than half a dozen current and former American and European officials, unnamed",
    note: "Parts of the plan were shared by more than half a dozen current and former officials. It gives days of the week; the calendar dates are worked out from them.",
  });
  const officials: Cited = { sourceId, credibility: 2, locator: "what officials said" };
  const forecast: Cited = { sourceId, credibility: 3, locator: "forecast" };
  return { officials, forecast };
}

/** A text to try the evidence desk on. It is ours, and no press report; nothing of the demo rests on it. */
export async function takeInMadeUpReport({ record }: Chronicle) {
  await record(sourceNoun.record, {
    title: "Talks in Doha pause with the hardest question open (made up)",
    publisher: "Nobody: written for trying out the evidence desk",
    kind: "press",
    published: thursday,
    reliability: "F",
    origin: "nobody; it is made up",
    language: "en",
    words: readFileSync(new URL("./made-up-report.txt", import.meta.url), "utf8"),
    wordsFile: "made-up-report.txt",
  });
}

export type Report = Awaited<ReturnType<typeof recordReport>>;

/** Who said what about the plan (F4, F15, F16, F17, F26, F27, F28). */
export async function recordStatements({ record }: Chronicle, { officials }: Report, people: Parties, terms: Terms) {
  const say = (
    input: Omit<Parameters<typeof record<typeof statementNoun.record.input, { statementId: string }>>[1], "citations">,
  ) => record(statementNoun.record, { citations: [officials], ...input });
  await say({
    text: "The plan is being discussed with European allies, and was shaped partly to appeal to the US President.",
    speakerName: "Current and former American and European officials",
    capacity: "unattributed",
    basis: "reported",
    termIds: [terms.timetable, terms.training],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "No decisions have been made while the talks continue; all options on force numbers are open.",
    speakerId: people.faulkner,
    partyId: people.unitedStates,
    capacity: "official",
    basis: "public",
    termIds: [terms.reduction, terms.timetable],
    heldFrom: thursday,
    ...inferred,
  });
  await say({
    text: "European allies have been consulted this time, unlike before the December announcement on Syria.",
    partyId: people.allies,
    speakerName: "European officials",
    capacity: "party",
    basis: "reported",
    termIds: [terms.training, terms.coalition],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "The Europeans can carry the training mission. It is a sensible division of labour, and the two missions would be coordinated, with US logistics and backup.",
    speakerId: people.stavridis,
    capacity: "commentator",
    basis: "public",
    termIds: [terms.training],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "Afghan forces could not survive today without American and coalition help.",
    speakerId: people.mcKenzie,
    partyId: people.unitedStates,
    capacity: "official",
    basis: "public",
    termIds: [terms.training],
    heldFrom: december,
  });
  await say({
    text: "The lower levels of US support are “doing more with less”.",
    speakerId: people.miller,
    partyId: people.unitedStates,
    capacity: "official",
    basis: "reported",
    termIds: [terms.training, terms.strikes],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "More of the US support for training could be based outside the country and flown in.",
    speakerName: "A former defence official",
    capacity: "unattributed",
    basis: "reported",
    termIds: [terms.training],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "It is risky to change the mission without a peace plan. A narrow counter-terrorism mission cannot be pursued while the Afghan forces are left without backup.",
    speakerId: people.laurelMiller,
    capacity: "commentator",
    basis: "public",
    termIds: [terms.strikes, terms.training],
    heldFrom: "2019-02-28~",
  });
  await say({
    text: "Continued funding of the Afghan security forces is critical.",
    speakerName: "American officials",
    partyId: people.unitedStates,
    capacity: "unattributed",
    basis: "reported",
    termIds: [terms.funding],
    heldFrom: "2019-02-28~",
  });
}

/** What could go wrong, in numbers and in words (F5, F6, F11, F24, F25, F29). */
export async function recordFiguresAndRisks({ record }: Chronicle, { officials, forecast }: Report, terms: Terms) {
  const held = { heldFrom: thursday, citations: [officials] };
  await record(figureNoun.record, {
    ...held,
    label: "US troops in Afghanistan",
    value: 14_000,
    unit: "troops",
    termId: terms.reduction,
    about: "2019-02",
  });
  await record(figureNoun.record, {
    ...held,
    label: "European and other international troops",
    value: 8_600,
    unit: "troops",
    termId: terms.training,
    about: "2019-02",
  });
  await record(figureNoun.record, {
    ...held,
    label: "Afghan troops killed, more than",
    value: 45_000,
    unit: "troops",
    about: "2014/2019-01",
    termId: terms.training,
    note: "From 2014 to January 2019. Pentagon officials called the rate unsustainable.",
  });
  await record(figureNoun.record, {
    heldFrom: thursday,
    citations: [forecast],
    label: "Afghan air force sustains itself, most likely not before",
    about: "mid-2030s",
    termId: terms.training,
    note: "According to Pentagon audits.",
  });
  await record(riskNoun.record, {
    ...held,
    text: "The US President could upend the plan at any time, US officials warned.",
    impact: "high",
  });
  await record(riskNoun.record, {
    heldFrom: thursday,
    citations: [forecast],
    text: "Less training support may leave the Afghan military open to attack and at risk of fracturing; over 45,000 of its troops died between 2014 and January 2019.",
    termId: terms.training,
    impact: "high",
  });
  await record(riskNoun.record, {
    heldFrom: thursday,
    citations: [forecast],
    text: "Under power sharing, international money for the Afghan Government could end up with the Taliban.",
    termId: terms.powerSharing,
  });
}

/** What else to ask on Saturday; the question of F23 is raised in the session's notes. */
export async function recordQuestions({ record }: Chronicle, { officials }: Report, people: Parties, terms: Terms) {
  const held = { heldFrom: thursday, askOn: saturday, citations: [officials] };
  await record(questionNoun.record, {
    ...held,
    text: "How much US support keeps the allies in the training mission?",
    partyId: people.unitedStates,
    termId: terms.training,
    settles: "Term 3, and what it trades for with 2.1.",
  });
  await record(questionNoun.record, {
    ...held,
    text: "Does “at the same time” mean the same day or the same period?",
    partyId: people.allies,
    termId: terms.coalition,
    settles: "Term 1.2.",
  });
}

/** Kept among a few: what the demo's closed circle knows and nobody else sees a trace of. */
export async function recordInnerCircle(
  { record }: Chronicle,
  { compartmentId, people, terms }: { compartmentId: string; people: Parties; terms: Terms },
) {
  await record(questionNoun.record, {
    heldFrom: monday,
    ...inferred,
    compartmentId,
    text: "Which of our own people may speak to the Taliban’s military commission, and through whom?",
    partyId: people.taliban,
    termId: terms.residual,
    settles: "Whether we can hear the rank and file at all before Saturday.",
  });
}
