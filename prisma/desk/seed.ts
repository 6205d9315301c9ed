/** Loads a crowded negotiation beside the demo, kept by the demo's people. */
import { paths } from "@/lib/platform/paths";
import { closeDatabase } from "@/lib/platform/database";
import { demoEmail, demoPeople } from "@/lib/platform/demo-people";
import { actAs, connectAsOwner, endActing } from "@/prisma/fixtures";
import { loadDesk } from "./desk";
import { crowded, type DeskSize, fullDesk, measuredDesk } from "./size";
import { loadVotes } from "./votes/load";
import { loadWorded, wordedText } from "./worded";

/**
 * What is made: a crowded record, the one that is measured, the same with a sixteenth and a quarter of its history beside
 * it, a long text with what is said of it, or a folder of votes.
 */
export type DeskKind = "crowded" | "full" | "measured" | "text" | "votes";

const remarksOnText = 400;

/** The manager and the owner record it; the others have the roles that they have in the demo. */
export async function seedDesk(seed: number, kind: DeskKind, folder: string): Promise<void> {
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
    if (kind === "text") {
      const all = [{ email: demoEmail("manager"), role: "manager" as const }, ...others];
      const { slug } = await loadWorded(owner, { founder, others: all }, { ...wordedText, seed }, remarksOnText);
      console.log(`${wordedText.clauses} clauses at ${paths.text(slug)}`);
    } else if (kind === "votes") {
      const { slug, entries } = await loadVotes(owner, { founder, recorder, others }, folder);
      console.log(`${entries} records at ${paths.board(slug)}`);
    } else {
      for (const size of sizesOf(kind)) {
        const { slug, entries } = await loadDesk(owner, { founder, recorder, others }, size, seed);
        console.log(`${entries} records at ${paths.board(slug)}`);
      }
    }
    for (const actor of [founder, recorder]) await endActing(owner, actor);
  } finally {
    await owner.end();
    await closeDatabase();
  }
}

function sizesOf(kind: "crowded" | "full" | "measured"): DeskSize[] {
  if (kind === "measured") return [measuredDesk(1), measuredDesk(4), measuredDesk(16)];
  return [kind === "full" ? fullDesk : crowded];
}
