/** `npm run audit:publish`: publishes the head of every audit chain once, to AUDIT_HEAD_FILE and AUDIT_HEAD_MAIL. */
import { asOwner } from "./as-owner";
import { headsNow, publishByMail, publishToFile } from "./audit-heads";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const settings = readWhereabouts(process.env, launched.root);
  const { heads } = settings;
  if (!heads) throw new StartError("Set AUDIT_HEAD_FILE, the file to append the heads to, or AUDIT_HEAD_MAIL.");
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const lines = await asOwner(launched, settings, lifetime, (owner) => headsNow(owner, new Date()));
    if (heads.file) publishToFile(lines, heads.file);
    if (heads.mail) await publishByMail(lines, heads.mail);
    const places = [heads.file, heads.mail?.to].filter(Boolean).join(" and ");
    console.log(`${lines.length} ${lines.length === 1 ? "head is" : "heads are"} published: ${places}.`);
  });
  await lifetime.exit(0);
}
