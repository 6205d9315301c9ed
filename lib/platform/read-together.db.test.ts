import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";
import { closeDatabase, type Tx } from "./database";
import { readTogether } from "./read-together";

// As React gives it while it draws a page: one and the same, whoever asks.
const drawn = vi.hoisted(() => ({ page: {}, isAny: true }));
vi.mock("react", () => ({
  cache: <Made>(make: () => Made) => {
    const made = new WeakMap<object, Made>();
    return () => {
      if (!drawn.isAny) return make();
      const here = made.get(drawn.page) ?? make();
      made.set(drawn.page, here);
      return here;
    };
  },
}));

let owner: Owner;
let [one, other] = ["", ""];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  [one, other] = [(await newPerson(owner, "One")).signInId, (await newPerson(owner, "Other")).signInId];
});
beforeEach(() => {
  Object.assign(drawn, { page: {}, isAny: true });
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** The transaction, and who reads in it. */
async function where(tx: Tx): Promise<{ began: string; reader: string }> {
  const [row] = await tx.$queryRaw<{ began: string; reader: string }[]>`
    select pg_backend_pid() || ' ' || now() as began, current_setting('app.sign_in') as reader`;
  if (!row) throw new Error("no row");
  return row;
}

it("takes one transaction for what a page reads, one after the other and side by side", async () => {
  const first = await readTogether(one, where);
  const beside = await Promise.all([readTogether(one, where), readTogether(one, where)]);
  expect(first.reader).toBe(one);
  expect(new Set([first, ...beside].map(({ began }) => began)).size).toBe(1);
});

it("takes one for each where no page is drawn, and for each page and each reader", async () => {
  drawn.isAny = false;
  const apart = [await readTogether(one, where), await readTogether(one, where)];
  drawn.isAny = true;
  const onPages = [await readTogether(one, where), await readTogether(other, where)];
  drawn.page = {};
  const all = [...apart, ...onPages, await readTogether(one, where)];
  expect(new Set(all.map(({ began }) => began)).size).toBe(all.length);
  expect(all.map(({ reader }) => reader)).toEqual([one, one, one, other, one]);
});

it("ends when nobody reads on, and begins anew for who comes later", async () => {
  const first = await readTogether(one, where);
  await vi.waitFor(async () => {
    const { rows } = await owner.query(
      "select from pg_stat_activity where pid = $1 and state = 'idle in transaction'",
      [Number(first.began.split(" ")[0])],
    );
    expect(rows).toEqual([]);
  });
  expect((await readTogether(one, where)).began).not.toBe(first.began);
});

it("is not held up by a read that goes on for longer", async () => {
  const slow = readTogether(one, async (tx) => {
    await tx.$queryRaw`select pg_sleep(0.05)::text`;
    await delay(20);
    return where(tx);
  });
  const quick = await readTogether(one, where);
  expect((await slow).began).toBe(quick.began);
});

it("begins anew behind a read that failed", async () => {
  const first = await readTogether(one, where);
  await expect(readTogether(one, (tx) => tx.$queryRaw`select 1 / 0`)).rejects.toThrow();
  const next = await readTogether(one, where);
  expect(next.reader).toBe(one);
  expect(next.began).not.toBe(first.began);
});
