import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { changePassword, deviceInWords, endOtherSignIns, endOwnSignIn, openSignIns } from "./account";
import { findActor } from "./actor";
import { closeDatabase } from "./database";
import { newToken } from "./passwords";
import { authenticate } from "./sign-in";

const present = "correct horse battery staple";
const password = "plum ladder quartz Tuesday";
const nowhere = { address: null, device: null };
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** Somebody who is signed in on a laptop, on a phone, and here. */
async function somebody() {
  const email = `${randomUUID()}@parley.example`;
  const id = await makeUser(owner, { email, name: "Somebody", password: present });
  const enter = async (device = newToken()) => {
    const agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0";
    const outcome = await authenticate({ email, password: present, address: "198.51.100.7", agent, device });
    const actor = outcome.ok ? await findActor(outcome.signInId) : null;
    if (!actor) throw new Error("not signed in");
    return actor;
  };
  const devices = { laptop: newToken(), phone: newToken() };
  return {
    email,
    id,
    enter,
    devices,
    laptop: await enter(devices.laptop),
    phone: await enter(devices.phone),
    here: await enter(),
  };
}

describe("changing one's password", () => {
  it("takes the present one, and signs every other browser out", async () => {
    const { email, here, laptop, phone } = await somebody();
    expect(await changePassword(here, { present, password }, nowhere, new Date())).toEqual({ ok: true });
    expect([await findActor(laptop.signInId), await findActor(phone.signInId)]).toEqual([null, null]);
    expect(await findActor(here.signInId)).toMatchObject({ email });
    const again = { email, address: null, agent: null, device: null };
    expect(await authenticate({ ...again, password: present })).toMatchObject({ ok: false });
    expect(await authenticate({ ...again, password })).toMatchObject({ ok: true });
  });

  it("says which of the two will not do, and changes nothing then", async () => {
    const { here, laptop } = await somebody();
    expect(await changePassword(here, { present: "not it", password }, nowhere, new Date())).toMatchObject({
      field: "present",
    });
    expect(await changePassword(here, { present, password: "short" }, nowhere, new Date())).toMatchObject({
      field: "password",
    });
    expect(await changePassword(here, { present, password: `I am ${here.email}` }, nowhere, new Date())).toMatchObject({
      field: "password",
    });
    expect(await findActor(laptop.signInId)).not.toBeNull();
  });

  it("hears no more guesses than the door does", async () => {
    const { here } = await somebody();
    const tries = Array.from({ length: 30 }, () =>
      changePassword(here, { present: "not it", password }, nowhere, new Date()),
    );
    const heard = (await Promise.all(tries)).filter((outcome) => !outcome.ok && outcome.field === "present");
    expect(heard.length).toBeLessThanOrEqual(6);
  });

  it("is refused once the sign-in has ended", async () => {
    const { here, email } = await somebody();
    await owner.query("update sign_in set revoked_at = now() where id = $1", [here.signInId]);
    expect(await changePassword(here, { present, password }, nowhere, new Date())).toMatchObject({ ok: false });
    expect(await authenticate({ email, password: present, address: null, agent: null, device: null })).toMatchObject({
      ok: true,
    });
  });

  it("done twice at once is done once", async () => {
    const { here, laptop } = await somebody();
    const outcomes = await Promise.all([
      changePassword(here, { present, password }, nowhere, new Date()),
      changePassword(laptop, { present, password: "another ladder of plums" }, nowhere, new Date()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the browsers that are signed in", () => {
  it("are listed with what they say they are, this one first, and nobody else's", async () => {
    const { here, laptop, phone } = await somebody();
    await somebody();
    const listed = await openSignIns(here);
    expect(listed.map(({ id }) => id).slice(0, 1)).toEqual([here.signInId]);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([here, laptop, phone].map(({ signInId }) => signInId)));
    expect(listed[1]).toMatchObject({ device: "Firefox on Windows", address: "198.51.100.7", isThis: false });
  });

  it("are signed out one by one, and not known again", async () => {
    const { email, here, laptop, phone, devices } = await somebody();
    expect(await endOwnSignIn(here, laptop.signInId)).toBe(true);
    expect(await findActor(laptop.signInId)).toBeNull();
    expect(await findActor(phone.signInId)).not.toBeNull();
    expect(await endOwnSignIn(here, laptop.signInId)).toBe(false);
    const guesses = (device: string) => authenticate({ email, password: "wrong", address: null, agent: null, device });
    for (let n = 0; n < 12; n++) await guesses(newToken());
    expect(await guesses(devices.laptop)).toMatchObject({ retryAfter: expect.any(Number) as number });
    expect(await guesses(devices.phone)).not.toHaveProperty("retryAfter");
  });

  it("are signed out all but this one", async () => {
    const { here, laptop, phone } = await somebody();
    // What a mail is written by is none of them.
    await owner.query(
      "insert into sign_in (user_id, purpose, expires_at) values ($1, 'mail', now() + interval '1 hour')",
      [here.userId],
    );
    expect(await endOtherSignIns(here)).toBe(2);
    expect([await findActor(laptop.signInId), await findActor(phone.signInId)]).toEqual([null, null]);
    expect(await openSignIns(here)).toHaveLength(1);
  });

  it("are nobody else's to sign out", async () => {
    const { laptop } = await somebody();
    const stranger = (await somebody()).here;
    expect(await endOwnSignIn(stranger, laptop.signInId)).toBe(false);
    expect(await endOwnSignIn(stranger, randomUUID())).toBe(false);
    expect(await endOtherSignIns(stranger)).toBe(2);
    expect(await findActor(laptop.signInId)).not.toBeNull();
  });

  it("that ended by themselves are not listed", async () => {
    const { id, here, laptop, phone } = await somebody();
    await owner.query("update sign_in set last_seen_at = now() - interval '13 hours' where id = $1", [laptop.signInId]);
    await owner.query("update sign_in set expires_at = now() - interval '1 second' where id = $1", [phone.signInId]);
    expect(await openSignIns(here)).toHaveLength(1);
    await actAs(owner, id);
    expect(await openSignIns(here)).toHaveLength(2);
  });
});

describe("a browser's words about itself", () => {
  it.each([
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      "Chrome on Linux",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari on iOS, a phone",
    ],
    ["curl/8.5.0", "A browser that we do not know"],
    ["<script>alert(1)</script>", "A browser that we do not know"],
    ["", "A browser that we do not know"],
    [null, "A browser that we do not know"],
  ])("%s", (agent, words) => {
    expect(deviceInWords(agent)).toBe(words);
  });
});
