/**
 * Who may do what: commands × everybody who could ask × every marking, without HTTP. That a page of ours is asked by the
 * same door is seen in e2e/commands.spec.ts.
 */
import { afterAll, beforeAll, it } from "vitest";
import type { Callers } from "@/e2e/fixtures";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { commands } from "./commands";
import { peopleInProcess } from "./in-process";
import { withReviews } from "./reviews";
import { askers, expectedStatus, personOf } from "./roles";
import { markings, messageOf, type Stage, setStage, twoOwners } from "./stage";
import { Tally, tallied } from "./tally";

/** Tests every command that is listed at such a place, since all of them would keep one process of the tests for minutes. */
export function tryRoles(isMeant: (place: number) => boolean): void {
  let owner: Owner;
  let callers: Callers;
  let stage: Stage;
  /** Another, where its owner is kept out of a circle. */
  let elsewhere: Stage;

  beforeAll(async () => {
    owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
    ({ callers } = await peopleInProcess(owner));
    stage = await withReviews(await setStage(callers));
    elsewhere = await withReviews(await setStage(callers, twoOwners));
  }, 120_000);

  afterAll(async () => {
    console.log(tallied("roles and markings"));
    await owner.end();
    await closeDatabase();
  });

  const meant = Object.entries(commands).filter((_, place) => isMeant(place));

  it.each(meant)("%s answers each role under each marking", async (name, listed) => {
    const tally = new Tally();
    for (const marking of listed.isMarked ? markings : (["open"] as const)) {
      for (const asker of askers) {
        const on = marking === "outside" && asker === "owner" ? elsewhere : stage;
        const caller = await callers(personOf[asker]);
        const answer = await caller.run(name, await listed.input(on, marking, caller));
        tally.cell(`${asker}, ${marking}: ${messageOf(answer)}`, expectedStatus(listed, asker, marking), answer.status);
      }
    }
    tally.expectNoLeak();
  });

  it.each(meant)("%s takes no field that it does not know", async (name, listed) => {
    const tally = new Tally();
    const founder = await callers("owner");
    const input = await listed.input(stage, "open", founder);
    for (const strange of [{ ...input, surprise: 1 }, { ...input, recordedBy: "x" }, [input], null, "input"]) {
      const { status } = await founder.run(name, strange);
      tally.cell(`input ${JSON.stringify(strange)?.slice(0, 60)}`, 400, status);
    }
    tally.expectNoLeak();
  });
}
