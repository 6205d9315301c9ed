/** `npm run audit:publish`: appends the head of every audit chain to AUDIT_HEAD_FILE, once. */
import { asOwner } from "./as-owner";
import { publishHeads } from "./audit-heads";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const settings = readWhereabouts(process.env, launched.root);
  const { heads } = settings;
  if (!heads) throw new StartError("Set AUDIT_HEAD_FILE to the file that the heads are to be appended to.");
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const count = await asOwner(launched, settings, lifetime, (owner) => publishHeads(owner, heads.file, new Date()));
    console.log(`${count} ${count === 1 ? "head is" : "heads are"} published in ${heads.file}.`);
  });
  await lifetime.exit(0);
}
