/** What a session changed: for each record that it made, what held before it and what holds since. */
import "server-only";
import { heldUpTo, type ReadAt, recordFacts } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { type Stance, stanceLabels } from "@/lib/positions/rules";
import type { RoundView } from "@/lib/rounds/queries";
import { roundStateLabels, stateAfter } from "@/lib/rounds/rules";
import { statusesIn, type TermStatusView } from "@/lib/terms/queries";
import { termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { EntryView } from "./queries-entries";
import type { Names, Sign, Word } from "./rules/entry-words";

export type ChangeView = {
  recordId: string;
  noun: EntryView["noun"];
  termId: string | null;
  before: Sign;
  after: Sign;
  words: Word[];
  /** What it was before: "unknown since January 2019", "no position before". */
  was: string | null;
};

const nothing: Sign = { kind: "mark", mark: "—" };

/** The changes that the session's entries made, leaving out what was retracted since. */
export async function changesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  {
    entries,
    names,
    rounds,
    zone,
  }: { entries: readonly EntryView[]; names: Names; rounds: readonly RoundView[]; zone: string },
): Promise<ChangeView[]> {
  const standing = entries.filter((entry) => !entry.isRetracted);
  const positions = await positionsBefore(tx, negotiationId, at, standing);
  const statuses = await statusesIn(tx, negotiationId, at);
  return standing.flatMap((entry) => {
    const change = { recordId: entry.recordId, noun: entry.noun, termId: entry.termId, after: entry.sign };
    if (entry.noun === "position") return positions(entry, change, names, zone);
    if (entry.noun === "term_status") return statusChange(entry, change, statuses, zone);
    if (entry.noun === "round_event") return roundChange(entry, change, rounds);
    const words = [name(entry.isAnswer ? "Question answered" : newcomers[entry.noun]), ...joined(entry)];
    return {
      ...change,
      before: nothing,
      words,
      was: entry.noun === "question" && !entry.isAnswer ? entry.aside : entry.detail,
    };
  });
}

const newcomers = {
  question: "Question opened",
  statement: "Statement",
  figure: "Figure",
  risk: "Risk",
  source: "Source",
};

type Change = Pick<ChangeView, "recordId" | "noun" | "termId" | "after">;

const name = (text: string): Word => ({ text, isName: true });
const joined = (entry: EntryView): Word[] => [{ text: `: ${entry.words.map((word) => word.text).join("")}` }];
const since = (validText: string, zone: string) =>
  `since ${formatFuzzy(requireFuzzyDate(validText), zone, { weekday: false })}`;

async function positionsBefore(tx: Tx, negotiationId: string, at: ReadAt, entries: readonly EntryView[]) {
  const seriesIds = entries.filter((entry) => entry.noun === "position").map((entry) => entry.seriesId);
  const rows = await tx.position.findMany({
    where: { negotiationId, seriesId: { in: seriesIds }, record: heldUpTo(at) },
    select: {
      recordId: true,
      seriesId: true,
      partyId: true,
      termId: true,
      stance: true,
      record: { select: recordFacts },
    },
    orderBy: [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }],
  });
  const lines = new Map<string, typeof rows>();
  for (const row of rows) {
    const line = lines.get(row.seriesId);
    if (line) line.push(row);
    else lines.set(row.seriesId, [row]);
  }
  return (entry: EntryView, change: Change, names: Names, zone: string): ChangeView[] => {
    const line = lines.get(entry.seriesId) ?? [];
    const place = line.findIndex((row) => row.recordId === entry.recordId);
    const now = line[place];
    if (!now) return [];
    const before = line[place - 1];
    const party = names.party(now.partyId)?.name ?? "A party";
    const term = names.term(now.termId)?.number ?? "a term";
    const told = [stanceLabels[now.stance], entry.detail].filter(Boolean).join(", ");
    return [
      {
        ...change,
        before: before ? { kind: "stance", stance: before.stance } : { kind: "stance", stance: "no_position" },
        words: [name(`${party} on ${term}`), { text: ` ${told}` }],
        was: before ? wasHeld(before.stance, now.stance, since(before.record.validText, zone)) : "no position before",
      },
    ];
  };
}

function wasHeld(before: Stance, now: Stance, sinceWhen: string): string {
  return before === now ? `${stanceLabels[before]} as before, ${sinceWhen}` : `${stanceLabels[before]} ${sinceWhen}`;
}

function statusChange(
  entry: EntryView,
  change: Change,
  statuses: ReadonlyMap<string, TermStatusView>,
  zone: string,
): ChangeView[] {
  const steps = (entry.termId && statuses.get(entry.termId)?.steps) || [];
  const place = steps.findIndex((step) => step.record.id === entry.recordId);
  if (place === -1) return [];
  const before = steps[place + 1];
  const words = entry.words;
  if (!before) return [{ ...change, before: nothing, words, was: "no status before" }];
  const was = `${termStatusLabels[before.status].toLowerCase()} ${since(before.record.validText, zone)}`;
  return [{ ...change, before: { kind: "status", status: before.status }, words, was }];
}

function roundChange(entry: EntryView, change: Change, rounds: readonly RoundView[]): ChangeView[] {
  const round = rounds.find((each) => each.events.some((event) => event.recordId === entry.recordId));
  if (!round) return [];
  const place = round.events.findIndex((event) => event.recordId === entry.recordId);
  const before = stateAfter(round.events.slice(0, place).map((event) => event.event));
  const last = round.events[place - 1];
  const was = last
    ? `${roundStateLabels[before].toLowerCase()} ${since(last.record.validText, round.timeZone)}`
    : (entry.detail ?? null);
  const words = [...entry.words, ...(entry.detail && last ? [{ text: `, ${entry.detail}` }] : [])];
  return [{ ...change, before: { kind: "round", state: before }, words, was }];
}
