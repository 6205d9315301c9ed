import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";
import { awayDigest } from "./away-digest";
import { closeDatabase, type Tx } from "./database";
import { newPage, readOn, readTogether } from "./read-together";

let owner: Owner;
let [one, other] = ["", ""];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  [one, other] = [(await newPerson(owner, "One")).signInId, (await newPerson(owner, "Other")).signInId];
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
  const page = newPage();
  const first = await readOn(page, one, where);
  const beside = await Promise.all([readOn(page, one, where), readOn(page, one, where)]);
  expect(first.reader).toBe(one);
  expect(new Set([first, ...beside].map(({ began }) => began)).size).toBe(1);
});

it("takes one for each where no page is drawn, and for each page and each reader", async () => {
  const [page, another] = [newPage(), newPage()];
  const all = [
    await readTogether(one, where),
    await readTogether(one, where),
    await readOn(page, one, where),
    await readOn(page, other, where),
    await readOn(another, one, where),
  ];
  expect(new Set(all.map(({ began }) => began)).size).toBe(all.length);
  expect(all.map(({ reader }) => reader)).toEqual([one, one, one, other, one]);
});

it("ends when nobody reads on, and begins anew for who comes later", async () => {
  const page = newPage();
  const first = await readOn(page, one, where);
  // Each try reads on and so keeps it open for a few turns more, but far fewer than there are between two tries.
  await vi.waitFor(async () => {
    expect((await readOn(page, one, where)).began).not.toBe(first.began);
  });
});

it("does not end while somebody still reads in it", async () => {
  const page = newPage();
  const slow = readOn(page, one, async (tx) => {
    await tx.$queryRaw`select pg_sleep(0.05)::text`;
    await delay(20);
    return where(tx);
  });
  const quick = await readOn(page, one, where);
  expect((await slow).began).toBe(quick.began);
});

it("begins anew behind a read that failed", async () => {
  const page = newPage();
  const first = await readOn(page, one, where);
  await expect(readOn(page, one, (tx) => tx.$queryRaw`select 1 / 0`)).rejects.toThrow();
  const next = await readOn(page, one, where);
  expect(next.reader).toBe(one);
  expect(next.began).not.toBe(first.began);
});

it("says of a read whose connection ended under it that the database is away", async () => {
  const page = newPage();
  await readOn(page, one, where);
  const cut = readOn(page, one, (tx) => tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`);
  await expect(cut).rejects.toMatchObject({ digest: awayDigest });
});
