import { afterAll, beforeAll, expect, it } from "vitest";
import { removeFromCompartment } from "@/lib/negotiations/commands/change-compartment";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { lookForChanges } from "@/lib/activity/queries-live";
import { presenceFor } from "@/lib/negotiations/queries-presence";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { endSignIn } from "../auth";
import type { Actor } from "../actor";
import { execute } from "../command";
import { disableAccount } from "../commands/manage-accounts";
import { closeDatabase } from "../database";
import { accessOf } from "./access";
import { stopListening } from "./listening";
import { liveStream } from "./stream";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await stopListening();
  await owner.end();
  await closeDatabase();
});

/** An open page of somebody: `next` is what it is told next of their access, null where the stream has ended. */
async function pageOf({ signInId }: Actor) {
  const access = await accessOf(signInId);
  if (!access) throw new Error("nobody is signed in");
  const leaving = new AbortController();
  const reader = liveStream(lookForChanges, presenceFor, signInId, access.userId, [], leaving.signal).getReader();
  const next = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      const event = /^event: (\w+)$/mu.exec(new TextDecoder().decode(value))?.[1];
      if (event && event !== "pulse" && event !== "changes" && event !== "presence") return event;
    }
  };
  expect(await next()).toBe("access");
  return { next, leave: () => leaving.abort() };
}

/** Rejects if what is waited for takes longer than a removed member may go on reading. */
const soon = <Value>(waited: Promise<Value>) =>
  Promise.race([
    waited,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("not told within two seconds")), 2000)),
  ]);

it("tells an open page at once when its reader is taken out, and nobody else's", async () => {
  const { negotiationId, people } = await newTeam(owner, { guest: "reader", other: "reader" });
  const [guest, other] = [await pageOf(people.guest), await pageOf(people.other)];
  const untold = other.next();
  must(await execute(removeMember, people.founder, { negotiationId, userId: people.guest.userId, version: 1 }));
  expect(await soon(guest.next())).toBe("access");
  // What comes next for the other is the end of their own sign-in: of the guest they heard nothing.
  await endSignIn(people.other.signInId);
  expect(await soon(untold)).toBe("signed_out");
  expect(await soon(other.next())).toBeNull();
  guest.leave();
  expect(await soon(guest.next())).toBeNull();
});

it("tells who comes into a compartment and who is taken out of it", async () => {
  const { negotiationId, people } = await newTeam(owner, { guest: "reader" });
  const circle = { negotiationId, name: "Circle", meaning: "For a few." };
  const { id: compartmentId } = must(await execute(makeCompartment, people.founder, circle));
  const guest = await pageOf(people.guest);
  const asked = { negotiationId, compartmentId, userId: people.guest.userId };
  must(await execute(addToCompartment, people.founder, asked));
  expect(await soon(guest.next())).toBe("access");
  must(await execute(removeFromCompartment, people.founder, asked));
  expect(await soon(guest.next())).toBe("access");
  guest.leave();
});

it("ends for who is disabled, and is theirs no longer though their sign-in was ended, too", async () => {
  const [gone, admin] = [await newPerson(owner, "Gone"), await newPerson(owner, "Admin")];
  await owner.query("update app_user set is_admin = true where id = $1", [admin.userId]);
  const page = await pageOf(gone);
  must(await execute(disableAccount, { ...admin, isAdmin: true }, { accountId: gone.userId }));
  expect(await soon(page.next())).toBe("ended");
  expect(await soon(page.next())).toBeNull();
});

it("knows that somebody signed out, also where it finds that before it is announced", async () => {
  const leaving = await newPerson(owner, "Leaving");
  const page = await pageOf(leaving);
  const untold = page.next();
  await owner.query("begin; alter table sign_in disable trigger announce");
  await owner.query("update sign_in set revoked_at = clock_timestamp() where id = $1", [leaving.signInId]);
  await owner.query("alter table sign_in enable trigger announce; commit");
  // Something else of theirs is announced, and nothing of the sign-in.
  await owner.query("update app_user set disabled_at = null where id = $1", [leaving.userId]);
  expect(await soon(untold)).toBe("signed_out");
});

it("is told again how things stand when the connection to the database was cut", async () => {
  const { negotiationId, people } = await newTeam(owner, { guest: "reader" });
  const guest = await pageOf(people.guest);
  const cut = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen parley_access%'";
  await owner.query(cut);
  must(await execute(removeMember, people.founder, { negotiationId, userId: people.guest.userId, version: 1 }));
  expect(await soon(guest.next())).toBe("access");
  guest.leave();
});
