/** The accounts of who writes, which the demo has as well: loading all of it would take longer than most parts. */
import { demoEmail, demoPassword, demoPeople } from "@/lib/platform/demo-people";
import { hashPassword } from "@/lib/platform/passwords";
import { withClient } from "../connect";

export async function makePeople(ownerUrl: string): Promise<void> {
  const hash = await hashPassword(demoPassword);
  await withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => {
    for (const { address, name } of demoPeople.slice(0, 3))
      await owner.query("select create_user($1, $2, $3)", [demoEmail(address), name, hash]);
  });
}
