/** The wording that a remark is on, and its words there. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { type Anchor, makeAnchor } from "@/lib/text/anchor";

/** The wording as this actor can see it; a conflict where it has been corrected or taken back since. */
export async function requireVersion({ tx, member }: CommandContext, recordId: string) {
  const version = await tx.clauseVersion.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    select: {
      text: true,
      termId: true,
      compartmentId: true,
      record: { select: { supersededBy: { select: { id: true } } } },
    },
  });
  if (!version) throw new NotFound("There is no such wording in this negotiation.", "clauseVersionId");
  if (version.record.supersededBy) {
    throw new Conflict("This wording was corrected while you were writing. Nothing of yours is lost: select again.");
  }
  return version;
}

/** The anchor of the words, made from the stored text; a conflict where those are not the words that the writer saw. */
export function requireAnchor(
  text: string,
  { start, end, quote }: { start: number; end: number; quote: string },
): Anchor {
  if (text.slice(start, end) !== quote) {
    throw new Conflict("These are not the words that stand there. Select them again; what you wrote is still here.");
  }
  const anchor = makeAnchor(text, start, end);
  if (!anchor) throw new Refusal("Select the words that you remark on.", "quote");
  return anchor;
}
