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
import { askersWhere, expectedStatus, personOf } from "./roles";
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

  it.each(meant)("%s answers each role under each marking, and takes no strange field", async (name, listed) => {
    const tally = new Tally();
    const nobody = await callers("nobody");
    const lowest = listed.needs === "administrator" ? "owner" : listed.needs;
    for (const marking of listed.isMarked ? markings : (["open"] as const)) {
      // Who is a member of nothing has nothing of their own to act on, and uses nothing up.
      const strangers = await listed.input(stage, marking, nobody);
      for (const asker of askersWhere(lowest)) {
        const expected = expectedStatus(listed, asker, marking);
        const on = marking === "outside" && asker === "owner" ? elsewhere : stage;
        const caller = await callers(personOf[asker]);
        const isStranger = asker === "nobody" || (asker === "outsider" && expected !== 200);
        const input = isStranger ? strangers : await listed.input(on, marking, caller);
        const answer = await caller.run(name, input);
        tally.cell(`${asker}, ${marking}: ${messageOf(answer)}`, expected, answer.status);
      }
      if (marking !== "open") continue;
      const founder = await callers("owner");
      // Made for nobody, it has to be of the form, or the strange field would not be what is refused.
      const { status: unspoilt } = await founder.run(name, strangers);
      tally.cell("input without a strange field: is of the form", true, unspoilt !== 400);
      for (const strange of [
        { ...strangers, surprise: 1 },
        { ...strangers, recordedBy: "x" },
        [strangers],
        null,
        "input",
      ]) {
        const { status } = await founder.run(name, strange);
        tally.cell(`input ${JSON.stringify(strange)?.slice(0, 60)}`, 400, status);
      }
    }
    tally.expectNoLeak();
  });
}
