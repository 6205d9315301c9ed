import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "../database";
import { lackingOf, unreadyBecause } from "./readiness";

afterAll(closeDatabase);

it("is ready on a database that has had every migration of this build, and says which one lacks", async () => {
  // The first question of all makes the client, which on a busy machine takes longer than a watcher waits.
  await lackingOf([]);
  expect(await unreadyBecause()).toBeNull();
  expect(await lackingOf(["20261124000100_wall", "29991231235959_of_tomorrow"])).toEqual([
    "29991231235959_of_tomorrow",
  ]);
});

it("is not ready where the database does not answer", async () => {
  const address = process.env.DATABASE_URL;
  await closeDatabase();
  process.env.DATABASE_URL = "postgresql://nobody:nothing@127.0.0.1:1/nowhere";
  try {
    expect(await unreadyBecause()).toBe("database");
  } finally {
    await closeDatabase();
    process.env.DATABASE_URL = address;
  }
});
