/** The saved packages that an answer may settle. */
import "server-only";
import { packagesIn } from "@/lib/packages/queries";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import type { SavedPackages } from "../questions/stakes";
import { wordsIn } from "./wordings";

/** Those that are in force for the reader, with the words that are chosen in them and that the positions are about. */
export async function savedPackagesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  facts: Parameters<typeof wordsIn>[4],
): Promise<SavedPackages> {
  const packages = await packagesIn(tx, negotiationId, at);
  const choices = packages.flatMap((each) => each.choices);
  return { packages, ...(await wordsIn(tx, negotiationId, at, choices, facts)) };
}
