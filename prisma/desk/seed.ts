/** Loads a crowded negotiation beside the demo, kept by the demo's people. */
import { paths } from "@/lib/platform/paths";
import { closeDatabase } from "@/lib/platform/database";
import { demoEmail, demoPeople } from "@/lib/platform/demo-people";
import { actAs, connectAsOwner, endActing } from "@/prisma/fixtures";
import { loadDesk } from "./desk";
import { crowded, fullDesk } from "./size";

/** The manager and the owner record it; the others have the roles that they have in the demo. */
export async function seedDesk(seed: number, isFull: boolean): Promise<void> {
  const owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  try {
    const acting = async (address: "owner" | "manager") => {
      const found = await owner.query<{ id: string }>("select id from app_user where email = $1", [demoEmail(address)]);
      return actAs(owner, found.rows[0]?.id ?? "");
    };
    const [founder, recorder] = [await acting("owner"), await acting("manager")];
    const others = demoPeople.flatMap(({ address, role }) =>
      role && address !== "owner" && address !== "manager" ? [{ email: demoEmail(address), role }] : [],
    );
    const { slug, entries } = await loadDesk(owner, { founder, recorder, others }, isFull ? fullDesk : crowded, seed);
    for (const actor of [founder, recorder]) await endActing(owner, actor);
    console.log(`${entries} records at ${paths.board(slug)}`);
  } finally {
    await owner.end();
    await closeDatabase();
  }
}
