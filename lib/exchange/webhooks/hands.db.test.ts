/** Who sends what is due: any number of hands in any number of processes, some of which hang or are killed. */
import { expect, it } from "vitest";
import { sendWhatIsDue } from "./deliver";
import {
  answers,
  at,
  bodies,
  founder,
  letTimePass,
  logOf,
  make,
  owner,
  receiver,
  recordRisk,
  stateOf,
  setWebhookStage,
} from "./fixtures";

setWebhookStage(process.env.DATABASE_OWNER_URL);

it("sends what was recorded while no process ran", async () => {
  await make("/crash");
  for (const text of ["One.", "Two."]) await recordRisk(text);
  expect(await sendWhatIsDue()).toBe(2);
  expect(bodies("/crash")).toHaveLength(2);
});

it.each(["before it sent it", "after it was taken"])(
  "sends what a process had along when it was killed, %s, under the same id, once and in turn",
  async (when) => {
    const { webhookId } = await make("/killed");
    for (const text of ["One.", "Two."]) await recordRisk(text);
    await owner.query("select plan_webhooks()");
    const { rows } = await owner.query<{ id: string }>(
      "select delivery_id as id from take_delivery(interval '1 minute')",
    );
    const [{ id: first } = { id: "" }] = rows;
    // As the hand that was killed had sent it; it has noted nothing of that.
    if (when === "after it was taken")
      await fetch(receiver.url("/killed"), { method: "POST", headers: { "webhook-id": first }, body: "{}" });
    const before = at("/killed").length;
    // Until its lease is over nobody goes on with what it held.
    expect(await sendWhatIsDue()).toBe(0);
    await owner.query("update webhook set leased_until = now() - interval '1 second' where id = $1", [webhookId]);
    expect(await sendWhatIsDue()).toBe(2);
    const ids = at("/killed").map(({ headers }) => headers["webhook-id"]);
    expect(ids.slice(before)).toEqual([first, expect.not.stringMatching(first)]);
    expect(new Set(ids).size).toBe(2);
    expect((await logOf(webhookId)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["delivered", 1],
      ["delivered", 2],
    ]);
    expect(await sendWhatIsDue()).toBe(0);
  },
);

it("is held up by nobody who hangs", async () => {
  await make("/hangs");
  await make("/quick");
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  answers["/hangs"] = (_, response) => void freed.then(() => response.end());
  answers["/quick"] = (_, response) => {
    response.end();
    if (at("/quick").length === 2) free();
  };
  for (const text of ["One.", "Two."]) await recordRisk(text);
  // It would never end if one waited for the other.
  await sendWhatIsDue();
  expect(at("/hangs")).toHaveLength(2);
});

it("leaves hands free for others, however many of one person's receivers hang", async () => {
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  for (const path of ["/a", "/b", "/c", "/d"]) {
    await make(path);
    answers[path] = (_, response) => void freed.then(() => response.end());
  }
  await make("/founders", {}, founder);
  answers["/founders"] = (_, response) => {
    response.end();
    if (at("/founders").length === 2) free();
  };
  for (const text of ["One.", "Two."]) await recordRisk(text);
  // The founder's is taken last: it would never come to it if the others had all hands.
  await owner.query("update webhook set leased_until = now() where user_id = $1", [founder.userId]);
  await sendWhatIsDue();
  expect(at("/a")).toHaveLength(2);
});

it("is planned by one process at a time, and taken by one", async () => {
  const { webhookId } = await make("/two");
  for (const text of ["One.", "Two.", "Three."]) await recordRisk(text);
  const twice = (asked: string) => Promise.all([owner.query(asked), sendWhatIsDue(), sendWhatIsDue()]);
  await twice("select plan_webhooks()");
  await sendWhatIsDue();
  const ids = at("/two").map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(3);
  expect(ids).toHaveLength(3);
  const { rows } = await owner.query<{ planned: number }>("select plan_webhooks() as planned");
  expect(rows).toEqual([{ planned: 0 }]);
  await recordRisk("Four.");
  await owner.query("select plan_webhooks()");
  const { rows: taken } = await owner.query<{ lease: string; delivery: string }>(
    "select lease_id as lease, delivery_id as delivery from take_delivery(interval '1 minute')",
  );
  await letTimePass();
  await sendWhatIsDue();
  // Whose lease is over says nothing any more.
  const late = [webhookId, taken[0]?.lease, taken[0]?.delivery];
  await owner.query("select end_delivery($1, $2, $3, 'failed', null, 410, null, null, 1)", late);
  expect(await stateOf(webhookId)).toMatchObject({ is: "on" });
});

it("leaves in the chain what comes while a thousand wait", async () => {
  const { webhookId } = await make("/full");
  await owner.query(
    "insert into webhook_delivery (webhook_id, event, due_at) select $1, 'ping', now() + interval '1 day' from generate_series(1, 1000)",
    [webhookId],
  );
  await recordRisk("One.");
  expect(await sendWhatIsDue()).toBe(0);
  await owner.query("delete from webhook_delivery where webhook_id = $1 and event = 'ping'", [webhookId]);
  expect(await sendWhatIsDue()).toBe(1);
});
