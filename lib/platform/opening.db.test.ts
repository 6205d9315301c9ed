/** A transaction knows from its first message who reads, and nothing of it outlasts it. */
import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { asActor } from "./actor";
import { closeDatabase, database, type Tx, transaction } from "./database";

afterAll(closeDatabase);

type Known = { signIn: string | null; readOnly: string; isolation: string };
const knownIn = async (tx: Pick<Tx, "$queryRaw">) =>
  (
    await tx.$queryRaw<Known[]>`select nullif(current_setting('app.sign_in', true), '') as "signIn",
      current_setting('transaction_read_only') as "readOnly", current_setting('transaction_isolation') as isolation`
  )[0];

const nobodys: Known = { signIn: null, readOnly: "off", isolation: "read committed" };

it("begins as its reader's, of one moment, and cannot write", async () => {
  const signInId = randomUUID();
  const reader = { signIn: signInId, readOnly: "on", isolation: "repeatable read" };
  expect(await asActor({ signInId }, knownIn)).toEqual(reader);
  for (let turn = 0; turn < 12; turn += 1) expect(await knownIn(database())).toEqual(nobodys);
});

it("does not hand what it began with to one that is begun within it", async () => {
  const outer = { signInId: randomUUID() };
  const within = await asActor(outer, async (tx) => [
    await database().$transaction(knownIn),
    await knownIn(database()),
    await knownIn(tx),
  ]);
  expect(within).toMatchObject([nobodys, nobodys, { signIn: outer.signInId }]);
});

it("keeps readers apart who read at the same time, more of them than there are connections", async () => {
  const ids = Array.from({ length: 40 }, () => randomUUID());
  const known = await Promise.all(ids.map((signInId) => asActor({ signInId }, knownIn)));
  expect(known.map((each) => each?.signIn)).toEqual(ids);
});

it("hands no connection on on which something still runs of one that was given up", async () => {
  const pidIn = async (tx: Pick<Tx, "$queryRaw">) =>
    (await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
  let left: { pid?: number; slow?: Promise<unknown> } = {};
  const givenUp = asActor({ signInId: randomUUID() }, async (tx) => {
    const pid = await pidIn(tx);
    // A Prisma promise is sent once somebody wants its answer.
    const slow = tx.$queryRaw`select pg_sleep(5)`.then(() => "done");
    slow.catch(() => undefined);
    left = { pid, slow };
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error("given up");
  });
  await expect(givenUp).rejects.toThrow("given up");
  await expect(left.slow).rejects.toThrow();
  expect(left.pid).toBeTypeOf("number");
  for (let turn = 0; turn < 12; turn += 1) expect(await pidIn(database())).not.toBe(left.pid);
});

it("says each setting as it is, whatever is in it", async () => {
  const odd = `it's "quoted" \\ $1; select 1 --`;
  const settings = { "app.sign_in": odd };
  expect((await transaction({ isReading: true, settings }, knownIn))?.signIn).toBe(odd);
});
