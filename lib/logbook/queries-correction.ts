/** What a correction of a session keeps: what was recorded in it, in words. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { roundsIn } from "@/lib/rounds/queries";
import { termsIn } from "@/lib/terms/queries";
import { namesIn, sessionEntriesIn } from "./queries-entries";
import type { EntryLine } from "./rules/entry-words";

/** By the record that the session's notes name. */
export async function recordedLines(
  { actor, negotiation: { id }, moment }: Opened,
  sessionId: string,
): Promise<Record<string, EntryLine & { command: string }>> {
  return asActor(actor, async (tx) => {
    const names = await namesIn(tx, id, moment, await termsIn(tx, id, moment));
    const rounds = await roundsIn(tx, id, moment);
    const entries = await sessionEntriesIn(tx, id, sessionId, moment, { names, rounds });
    return Object.fromEntries(
      entries.map(({ notedAs, sign, words, detail, aside, command }) => [
        notedAs,
        { sign, words, detail, aside, command },
      ]),
    );
  });
}
