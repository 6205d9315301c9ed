/** The saved packages that an answer may settle. */
import "server-only";
import type { PackageView } from "@/lib/packages/queries";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import type { SavedPackages } from "../questions/stakes";
import { wordsIn } from "./wordings";

/** With the words that are chosen in them and that the positions are about. */
export async function savedPackagesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { packages, ...facts }: Parameters<typeof wordsIn>[4] & { packages: PackageView[] },
): Promise<SavedPackages> {
  const choices = packages.flatMap((each) => each.choices);
  return { packages, ...(await wordsIn(tx, negotiationId, at, choices, facts)) };
}
