import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { bracketComplaint, sponsorsNamed } from "../rules";
import { partyCodes } from "./standing-wordings";

/** Refuses a wording whose brackets cannot be read, or name a sponsor that is no party to its readers. */
export async function requireWording(
  context: CommandContext,
  text: string,
  compartmentId: string | null,
): Promise<void> {
  const complaint = bracketComplaint(text);
  if (complaint) throw new Refusal(complaint, "text");
  const named = sponsorsNamed(text);
  if (named.length === 0) return;
  const known = await partyCodes(context, compartmentId, named);
  const unknown = named.filter((code) => !known.has(code));
  if (unknown.length > 0) throw new Refusal(`No party here has the code ${unknown.join(" or ")}.`, "text");
}
