/**
 * `npm run db:desk`: beside the demo, a made-up negotiation that is crowded (40 parties, 400 terms), for looking at full
 * pages; `-- --full` makes the one that is measured, with 116,000 positions; `-- --text` one over a text of 600 clauses
 * with 1,000 brackets; `-- --seed 2` another of the same size; `-- --votes FOLDER` the roll calls of that folder.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { asOwner } from "./as-owner";
import { newSecret } from "./data-folder";
import { isDemo, runLoader } from "./demo";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { reasonOf, StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const { root, args, step } = launched;
  const { seed, full, text, votes } = readFlags(args);
  const settings = readWhereabouts(process.env, root);
  const lifetime = new Lifetime(130);
  await lifetime.run(() =>
    asOwner(launched, settings, lifetime, async (_, { appUrl: databaseUrl, ownerUrl }) => {
      if (!(await isDemo(ownerUrl)))
        throw new StartError("The demo's people keep this record: load it beside the demo, never beside one of yours.");
      const target = { root, databaseUrl, ownerUrl, authSecret: newSecret() };
      const kind = votes ? "votes" : text ? "text" : full ? "full" : "crowded";
      const folder = votes ? resolve(votes) : "";
      const loaded = await step(votes ? "recording the votes" : "recording a crowded negotiation", () =>
        runLoader("load-desk.ts", [seed, kind, folder], target, lifetime),
      );
      if (loaded.code !== 0) throw new StartError(`${loaded.output}\n\nIt could not be loaded; what it said is above.`);
      console.log(loaded.output);
    }),
  );
  await lifetime.exit(0);
}

function readFlags(args: string[]): { seed: string; full: boolean; text: boolean; votes?: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: "string", default: "1" },
        full: { type: "boolean", default: false },
        text: { type: "boolean", default: false },
        votes: { type: "string" },
      },
    });
    return values;
  } catch (error) {
    throw new StartError(
      `${reasonOf(error)} Write npm run db:desk, with -- --full, -- --text, -- --votes FOLDER or -- --seed NUMBER.`,
    );
  }
}
