import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { seenBy } from "@/lib/record/reading";
import { bracketComplaint, sponsorsNamed } from "../rules";

/** Refuses a wording whose brackets cannot be read, or name a sponsor that is no party to its readers. */
export async function requireWording(
  { tx, member }: CommandContext,
  text: string,
  compartmentId: string | null,
): Promise<void> {
  const complaint = bracketComplaint(text);
  if (complaint) throw new Refusal(complaint, "text");
  const named = sponsorsNamed(text);
  if (named.length === 0) return;
  const parties = await tx.party.findMany({
    where: {
      negotiationId: member.negotiationId,
      code: { in: named },
      ...seenBy(compartmentId),
    },
    select: { code: true },
  });
  const known = new Set(parties.map(({ code }) => code));
  const unknown = named.filter((code) => !known.has(code));
  if (unknown.length > 0) throw new Refusal(`No party here has the code ${unknown.join(" or ")}.`, "text");
}
