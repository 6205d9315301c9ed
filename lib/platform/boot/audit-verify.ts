/**
 * `npm run audit:verify`: goes through the audit chain of every negotiation, or of the one whose address holds the given
 * word, keeps what it found for the pages to tell, and ends with 1 if any is broken. `--against FILE` also asks for every
 * head that was published there.
 */
import { asOwner } from "./as-owner";
import { readHeads } from "./audit-heads";
import { type CheckedNegotiation, checkNegotiations, keepChecks } from "./audit-read";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { reasonOf, StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const { slug, against } = readArguments(launched.args);
  const { heads, unread } = against ? readHeads(against) : { heads: new Map(), unread: 0 };
  const settings = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(130);
  let isIntact = true;
  await lifetime.run(async () => {
    const checked = await asOwner(launched, settings, lifetime, async (owner) => {
      const found = await checkNegotiations(owner, slug, heads);
      await keepChecks(owner, found).catch((error: unknown) => {
        console.log(`What was found is not kept for the pages to tell: ${reasonOf(error)}`);
      });
      return found;
    });
    if (slug && checked.length === 0) throw new StartError(`There is no negotiation ${slug}.`);
    for (const negotiation of checked) console.log(sentence(negotiation));
    const gone = slug ? [] : [...heads.keys()].filter((id) => !checked.some((each) => each.id === id));
    for (const id of gone) console.log(`BROKEN  ${id}: its head was published, and the negotiation is gone`);
    if (unread > 0) console.log(`${unread} of the lines of ${against} cannot be read, and prove nothing.`);
    if (checked.length === 0 && gone.length === 0) console.log("There is no negotiation here.");
    isIntact = gone.length === 0 && checked.every(({ finding }) => finding.isIntact);
  });
  await lifetime.exit(isIntact ? 0 : 1);
}

function sentence({ slug, finding }: CheckedNegotiation): string {
  if (finding.isIntact) return `intact  ${slug}: head ${finding.seq}, ${finding.hash}, of ${finding.at}`;
  const entry = finding.at ? `entry ${finding.seq} of ${finding.at}` : `entry ${finding.seq}`;
  return `BROKEN  ${slug}: ${entry} does not fit: ${finding.why}`;
}

function readArguments(args: readonly string[]): { slug: string | null; against: string | null } {
  const place = args.indexOf("--against");
  const against = place < 0 ? null : (args[place + 1] ?? "");
  const words = args.filter((_, at) => place < 0 || (at !== place && at !== place + 1));
  if (against === "" || words.length > 1 || words.some((word) => word.startsWith("-")))
    throw new StartError("Write npm run audit:verify, with -- SLUG for one negotiation, -- --against FILE, or both.");
  return { slug: words[0] ?? null, against };
}
