/** Roles that follow the groups at the identity provider. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Role } from "@/lib/platform/member";
import { actorByGroups } from "@/lib/platform/oidc/entering";
import { linkOwn } from "@/lib/platform/oidc/linking";
import type { Said } from "@/lib/platform/oidc/said";
import { leastSettings, said } from "@/lib/platform/oidc/said-fixtures";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { followMyGroups } from "@/lib/negotiations/commands/follow-my-groups";
import { followGroups } from "./follow-groups";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  Object.assign(process.env, leastSettings);
});

afterAll(async () => {
  for (const name of Object.keys(leastSettings)) delete process.env[name];
  await owner.end();
  await closeDatabase();
});

async function saidOf(actor: Actor): Promise<Said> {
  const of = said();
  expect(await linkOwn(actor, of)).toBeNull();
  return of;
}

/** They sign in, and their groups give this role. */
async function comes(of: Said, role: Role): Promise<void> {
  const as = await actorByGroups(of, role);
  if (as) await followGroups(as);
}

const roleIn = async (negotiationId: string, { userId }: Actor) => {
  const { rows } = await owner.query<{ role: Role }>(
    "select role from membership where negotiation_id = $1 and user_id = $2 and removed_at is null",
    [negotiationId, userId],
  );
  return rows[0]?.role;
};

it("raises and lowers them in each negotiation that they are in, on record as what the groups did", async () => {
  const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
  const { officer, outsider, founder } = people;
  const of = await saidOf(officer);
  await comes(of, "manager");
  expect(await roleIn(negotiationId, officer)).toBe("manager");
  await comes(of, "reader");
  expect(await roleIn(negotiationId, officer)).toBe("reader");
  // The same again is no news.
  await comes(of, "reader");
  // Nobody is let in by them.
  await comes(await saidOf(outsider), "owner");
  expect(await roleIn(negotiationId, outsider)).toBeUndefined();
  const entries = await asActor(founder, (tx) => {
    return tx.auditEntry.findMany({ where: { negotiationId, event: "member.role_followed" }, orderBy: { seq: "asc" } });
  });
  expect(entries.map(({ actorId, body }) => [actorId, JSON.parse(body)])).toEqual([
    [
      officer.userId,
      { before: { userId: officer.userId, role: "recorder" }, after: { userId: officer.userId, role: "manager" } },
    ],
    [
      officer.userId,
      { before: { userId: officer.userId, role: "manager" }, after: { userId: officer.userId, role: "reader" } },
    ],
  ]);
});

it("leaves the last owner one, and lowers one beside another", async () => {
  const { negotiationId, people } = await newTeam(owner, { second: "owner" });
  const [first, second] = [await saidOf(people.founder), await saidOf(people.second)];
  await comes(first, "reader");
  expect(await roleIn(negotiationId, people.founder)).toBe("reader");
  await comes(second, "reader");
  expect(await roleIn(negotiationId, people.second)).toBe("owner");
});

it("knows the role by the provider alone: who runs it by a browser changes nothing, and nothing may be asked for", async () => {
  const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
  expect(must(await execute(followMyGroups, people.officer, { negotiationId }))).toEqual({ role: "recorder" });
  expect(await execute(followMyGroups, people.officer, { negotiationId, role: "owner" })).toMatchObject({
    code: "invalid",
  });
  expect(await execute(followMyGroups, people.outsider, { negotiationId })).toMatchObject({ code: "not_found" });
});

it("is for who can sign in, for a minute, and opens nothing to a browser", async () => {
  const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
  const of = await saidOf(people.officer);
  const as = await actorByGroups(of, "manager");
  const { rows } = await owner.query("select * from see_sign_in($1)", [as?.signInId]);
  expect(rows).toEqual([]);
  await owner.query("update sign_in set expires_at = now() - interval '1 second' where id = $1", [as?.signInId]);
  if (as) await followGroups(as);
  expect(await roleIn(negotiationId, people.officer)).toBe("recorder");
  await owner.query("update app_user set disabled_at = now() where id = $1", [people.officer.userId]);
  expect(await actorByGroups(of, "manager")).toBeNull();
});
