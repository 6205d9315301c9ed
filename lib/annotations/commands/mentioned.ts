/** Whom a remark or a reply mentions, as its row keeps them. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { type Mention, mentionsIn } from "../rules/mentions";
import { addresseesIn } from "../queries-addressees";

/**
 * Of the members who may read what is said, those whom it names. A name of anybody else is a word like others: nothing
 * tells its writer whether there is such a person. `known` are those whom it mentioned before it was written anew.
 */
export async function mentioned(
  { tx, member }: CommandContext,
  body: string,
  compartmentId: string | null,
  known: readonly Mention[] = [],
): Promise<{ mentionedIds: string[]; mentionMarks: string[] }> {
  if (!body.includes("@")) return { mentionedIds: [], mentionMarks: [] };
  const members = await addresseesIn(tx, member.negotiationId);
  const readers = members.filter(
    ({ compartmentIds }) => compartmentId === null || compartmentIds.includes(compartmentId),
  );
  const mentions = mentionsIn(body, readers, known);
  return { mentionedIds: mentions.map(({ userId }) => userId), mentionMarks: mentions.map(({ mark }) => mark) };
}
