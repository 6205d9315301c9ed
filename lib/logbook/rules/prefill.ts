/** What a new entry takes from the line that it stands under, and from the entries before it. */
import type { Mention } from "@/lib/rounds/schema";
import type { DraftBlock, DraftEntry, DraftLine, EntryCommand } from "../schema";
import { entryShapes } from "./entries";
import { standingMentions } from "./notes";
import { typedName } from "./typed-names";

/** The party that a delegate speaks for; null for one who speaks for none. */
export type PartyOf = (delegateId: string) => string | null;

/** The fields of an entry that opens at this place among the blocks, as far as they can be known. */
export function prefill(
  command: EntryCommand,
  blocks: readonly DraftBlock[],
  place: number,
  partyOf: PartyOf,
): Record<string, string> {
  const line = lineAbove(blocks, place);
  const mentions = line ? standingMentions(line.text, line.mentions) : [];
  const ids = (kind: Mention["kind"]) => mentions.filter((each) => each.kind === kind).map((each) => each.id);
  const [delegateId] = ids("delegate");
  const [partyId = delegateId ? (partyOf(delegateId) ?? undefined) : undefined] = ids("party");
  const words = line ? withoutMarks(line.text) : "";
  const offered: Record<string, string | undefined> = {
    partyId,
    termId: ids("term")[0],
    termIds: ids("term").join(","),
    speakerId: delegateId,
    capacity: delegateId ? "official" : partyId ? "party" : undefined,
    text: command === "question" && !words.endsWith("?") ? undefined : words,
    confidence: "medium",
    ...habits(blocks.slice(0, place)),
  };
  const names = entryShapes[command].fields.map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(offered).filter((entry): entry is [string, string] => names.includes(entry[0]) && Boolean(entry[1])),
  );
}

/** Whoever cites a source cites it again: the last entry's source, credibility and basis are the next one's. */
function habits(before: readonly DraftBlock[]): Record<string, string | undefined> {
  const entries = before.filter((block): block is DraftEntry => block.kind === "entry");
  const last = (name: string) =>
    entries.map(({ fields }) => fields[name]).findLast((each) => each && typedName(each) === null);
  return { basis: last("basis") ?? "in_the_room", sourceId: last("sourceId"), credibility: last("credibility") };
}

/** The nearest line above the place that says something; entries between do not count. */
function lineAbove(blocks: readonly DraftBlock[], place: number): DraftLine | null {
  const found = blocks.slice(0, place).findLast((block) => block.kind === "line" && block.text.trim() !== "");
  return found?.kind === "line" ? found : null;
}

/** The line as a sentence: "@Taliban: no. #1.4" says "Taliban: no." */
function withoutMarks(text: string): string {
  return text
    .replace(/(^|\s)@(?=\S)/gu, "$1")
    .replace(/(^|\s)#\S+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
