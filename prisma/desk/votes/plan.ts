/**
 * Roll calls as the record of a negotiation. Each session of the assembly is a round with an article of its own, and under
 * that stands what was voted on, as a term each; a sitting is a day on which votes were taken. A vote is a position in public:
 * yes supports (+2), no opposes strongly (−2), and who abstained is neutral. Each cites the collection that it is from. What
 * more voted for than against counts as carried: which votes took two thirds, the collection does not say.
 */
import { seriesAbout } from "@/lib/record/commands/publish";
import type { Stance } from "@/lib/positions/rules";
import type { TermStatus } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type Citation, type Entry, entry } from "../entry";
import type { PartyRow, RollCallRow, VoteRow, VotesFolder } from "./folder";
import { shortened, takenCodes } from "./words";

export type RollCall = RollCallRow & { yes: number; no: number };
export type Votes = {
  parties: readonly (PartyRow & { since: string })[];
  /** By session, then day, then as they were called. */
  rollCalls: readonly RollCall[];
};

/** What has to be known before the first entry: who voted first when, and what was carried. */
export async function surveyVotes(folder: VotesFolder): Promise<Votes> {
  const rollCalls = new Map<string, RollCall>();
  for await (const row of folder.rollCalls()) rollCalls.set(row.id, { ...row, yes: 0, no: 0 });
  const since = new Map<string, string>();
  for await (const { roll_call, party, vote } of folder.votes()) {
    const rollCall = rollCalls.get(roll_call);
    if (!rollCall) throw new Error(`There is a vote on roll call ${roll_call}, which is none of roll-calls.csv.`);
    if (vote !== "abstain") rollCall[vote] += 1;
    const earlier = since.get(party);
    if (!earlier || rollCall.date < earlier) since.set(party, rollCall.date);
  }
  const parties = [];
  for await (const row of folder.parties()) parties.push({ ...row, since: since.get(row.name) });
  const known = new Set(parties.map(({ name }) => name));
  const stranger = [...since.keys()].find((name) => !known.has(name));
  if (stranger !== undefined) throw new Error(`${stranger} voted, and is none of parties.csv.`);
  return {
    parties: parties.flatMap(({ since: first, ...row }) => (first ? [{ ...row, since: first }] : [])),
    rollCalls: [...rollCalls.values()].sort(
      (a, b) => a.session - b.session || a.date.localeCompare(b.date) || Number(a.id) - Number(b.id),
    ),
  };
}

type Ids = { id(name: string): string };
type Session = { number: number; rollCalls: readonly RollCall[] };

export const venue = { venue: "United Nations General Assembly", timeZone: "America/New_York" };

/** The same votes give the same entries, one after the other. */
export async function* entriesOfVotes(ids: Ids, folder: VotesFolder, votes: Votes): AsyncGenerator<Entry> {
  const sessions = sessionsOf(votes.rollCalls);
  const first = votes.rollCalls[0]?.date ?? "1946-01-01";
  yield entry(ids, "source", { name: "source" }, { heldFrom: first }, { ...collection });
  yield* planMembers(ids, votes);
  yield* planArticles(ids, sessions);
  yield* planRounds(ids, sessions);
  yield* planStatuses(ids, sessions);
  const callOf = new Map(votes.rollCalls.map((rollCall) => [rollCall.id, rollCall]));
  for await (const vote of folder.votes()) {
    const rollCall = callOf.get(vote.roll_call);
    if (rollCall) yield planVote(ids, vote, rollCall);
  }
}

const collection = {
  title: "Data and Analyses of Voting in the UN General Assembly",
  publisher: "Erik Voeten, in the Routledge Handbook of International Organization",
  kind: "dataset",
  published: "2013",
  reliability: "A",
  origin: "Voting records of the United Nations",
};

const cites = ({ id }: Ids, { id: rollCall, resolution }: RollCall): Citation[] => [
  { sourceId: id("source"), credibility: 1, locator: `Roll call ${rollCall}${resolution ? `, ${resolution}` : ""}` },
];

function sessionsOf(rollCalls: readonly RollCall[]): Session[] {
  const numbers = [...new Set(rollCalls.map(({ session }) => session))];
  return numbers.map((number) => ({ number, rollCalls: rollCalls.filter(({ session }) => session === number) }));
}

function* planMembers(ids: Ids, { parties }: Votes): Generator<Entry> {
  const codes = takenCodes(parties);
  for (const { name, since } of parties)
    yield entry(
      ids,
      "party",
      { name: partyNamed(name) },
      { heldFrom: since, isDateInferred: true },
      { name, code: codes.get(name), kind: "state", role: "negotiating", isAtTable: true, objectorIds: [] },
    );
}

const partyNamed = (name: string) => `party ${name}`;
const articleOf = (session: number) => `article ${session}`;
const roundOf = (session: number) => `round ${session}`;
const sittingOf = ({ session, date }: RollCallRow) => `sitting ${session} ${date}`;
const termOf = (rollCall: string) => `term ${rollCall}`;

function* planArticles(ids: Ids, sessions: readonly Session[]): Generator<Entry> {
  for (const [place, { number, rollCalls }] of sessions.entries()) {
    const [from, to] = spanOf(rollCalls);
    const years = from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)} to ${to.slice(0, 4)}`;
    yield entry(
      ids,
      "term",
      { name: articleOf(number) },
      { heldFrom: from },
      {
        number: String(number),
        title: `Session ${number}, ${years}`,
        kind: "article",
        rank: place + 1,
        isUnilateral: false,
      },
    );
    for (const [order, rollCall] of rollCalls.entries())
      yield entry(
        ids,
        "term",
        { name: termOf(rollCall.id) },
        { heldFrom: rollCall.date, citations: cites(ids, rollCall) },
        {
          number: `${number}.${order + 1}`,
          ...titleOf(rollCall),
          kind: "paragraph",
          parentId: ids.id(articleOf(number)),
          rank: order + 1,
          isUnilateral: false,
        },
      );
  }
}

/** What was voted on, in a line; all that is said of it where that is more. */
function titleOf({ id, title, description, resolution, issues }: RollCall): { title: string; summary?: string } {
  const said = title || description || resolution || `Roll call ${id}`;
  const more = [description === title ? "" : description, resolution, issues].filter(Boolean).join("\n");
  return { title: shortened(said, 120), ...(more ? { summary: shortened(more, 4000) } : {}) };
}

function* planRounds(ids: Ids, sessions: readonly Session[]): Generator<Entry> {
  for (const [place, { number, rollCalls }] of sessions.entries()) {
    const [from, to] = spanOf(rollCalls);
    const [name, title] = [roundOf(number), `Session ${number}`];
    yield entry(ids, "round", { name }, { heldFrom: from }, { number, title, ...venue, track: "track_1" });
    const life = [
      { on: from, event: "opened" },
      ...(place < sessions.length - 1 ? [{ on: to, event: "concluded" }] : []),
    ];
    for (const { on, event } of life)
      yield entry(
        ids,
        "round_event",
        { name: `${name} ${event}` },
        { heldFrom: on, isDateInferred: true },
        { roundId: ids.id(name), byPartyIds: [], event },
      );
    for (const date of [...new Set(rollCalls.map((each) => each.date))]) {
      const called = rollCalls.filter((each) => each.date === date);
      const [first] = called;
      if (!first) continue;
      const fields = {
        roundId: ids.id(name),
        title: `Votes of ${formatFuzzy(requireFuzzyDate(date), "UTC", { style: "long", weekday: false })}`,
        format: "plenary",
        ...venue,
        agenda: called.map(({ id }) => ids.id(termOf(id))),
        asked: [],
        notes: [],
      };
      const row = { level: "unknown", levelNote: null };
      yield entry(ids, "session", { name: sittingOf(first) }, { heldFrom: date }, fields, { row });
    }
  }
}

/** What was carried is agreed, what was not is withdrawn; on the last session's the record leaves off. */
function* planStatuses(ids: Ids, sessions: readonly Session[]): Generator<Entry> {
  for (const { number, rollCalls } of sessions)
    for (const rollCall of rollCalls) {
      const termId = ids.id(termOf(rollCall.id));
      const carried: TermStatus = rollCall.yes > rollCall.no ? "agreed" : "withdrawn";
      const isLast = number === sessions.at(-1)?.number;
      yield entry(
        ids,
        "term_status",
        { name: `status ${rollCall.id}`, seriesId: seriesAbout("term_status", termId) },
        { heldFrom: rollCall.date, citations: cites(ids, rollCall), sessionId: ids.id(sittingOf(rollCall)) },
        {
          termId,
          status: isLast ? "under_discussion" : carried,
          note: `${rollCall.yes} for, ${rollCall.no} against.`,
        },
      );
    }
}

const stances: Record<VoteRow["vote"], Stance> = { yes: "supports", no: "strongly_opposes", abstain: "neutral" };

function planVote(ids: Ids, { party, vote }: VoteRow, rollCall: RollCall): Entry {
  const [partyId, termId] = [ids.id(partyNamed(party)), ids.id(termOf(rollCall.id))];
  return entry(
    ids,
    "position",
    { name: `vote ${party} ${rollCall.id}`, seriesId: seriesAbout("position", partyId, termId) },
    { heldFrom: rollCall.date, citations: cites(ids, rollCall), sessionId: ids.id(sittingOf(rollCall)) },
    {
      partyId,
      termId,
      stance: stances[vote],
      basis: "public",
      confidence: "high",
      intervals: [],
      conditions: [],
    },
  );
}

function spanOf(rollCalls: readonly RollCall[]): [from: string, to: string] {
  const dates = rollCalls.map(({ date }) => date).sort();
  return [dates[0] ?? "", dates.at(-1) ?? ""];
}
