/** A check of the audit chain in words. Nobody is told that it is intact who is not told by which check. */
import { formatInstant } from "@/lib/time/format-instant";

export type ChainCheck = {
  isIntact: boolean;
  at: Date;
  /** Who asked for it; null: whoever keeps the installation, by `npm run audit:verify`. */
  by: string | null;
  /** How many of the changes that the reader may see came after it; one more than `manySince` stands for any more. */
  since: number;
};

/** As many changes since a check are counted. */
export const manySince = 100;

/** "The chain was intact when it was last checked.": the page's answer. */
export function chainInShort(check: ChainCheck | null): string {
  if (!check) return "Nobody has checked the chain yet.";
  return check.isIntact
    ? "The chain was intact when it was last checked."
    : "The chain is broken: the record of changes is not as it was written.";
}

/** Who checked it, when in the negotiation's zone, what they found, and what has come since. */
export function chainInWords(check: ChainCheck | null, zone: string): string {
  const sealed = "Every change is sealed onto the one before it.";
  if (!check) return `${sealed} Whether each seal still holds, a check finds out.`;
  const when = formatInstant(check.at, zone);
  const who = check.by
    ? `${check.by} had all seals gone through`
    : "Whoever keeps this installation went through all seals";
  return `${sealed} ${who} on ${when}: ${foundInWords(check)}`;
}

function foundInWords({ isIntact, since }: ChainCheck): string {
  if (!isIntact)
    return "at least one does not hold. Tell whoever keeps this installation before relying on what follows.";
  if (since === 0) return "each of them held. You can see no change since.";
  const changes = since === 1 ? "1 change has" : `${since > manySince ? `More than ${manySince}` : since} changes have`;
  return `each of them held. ${changes} come since, and no check has gone through ${since === 1 ? "it" : "them"} yet.`;
}
