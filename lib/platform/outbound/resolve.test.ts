import { afterAll, beforeAll, expect, it } from "vitest";
import { type NameServer, startNameServer } from "./name-server-fixture";
import { postOut } from "./post";
import { type Receiver, startReceiver } from "./receiver-fixture";
import { resolveBy } from "./resolve";
import { readInHouse } from "./target";

let server: NameServer;
let receiver: Receiver;
beforeAll(async () => {
  const names = {
    "hooks.example": ["127.0.0.1"],
    "two.example": ["192.0.2.1", "192.0.2.2"],
    "half.example": ["192.0.2.3"],
    "gone.example": [],
    localhost: [],
  };
  server = await startNameServer(names, ["half.example"]);
  receiver = await startReceiver((_, response) => response.writeHead(204).end());
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

// What is answered may be so late on a busy machine, since the name server is in this process.
const look = (host: string, { isTrusted = false, deadline = new AbortController().signal } = {}) =>
  resolveBy({ servers: [server.at], timeout: host === "hangs.example" ? 100 : 5_000, tries: 1 })(host, {
    ...{ isTrusted, deadline },
  });

it("gives every address of a name, and asks for both kinds", async () => {
  server.asked.length = 0;
  expect(await look("two.example")).toEqual(["192.0.2.1", "192.0.2.2"]);
  expect([...server.asked].sort()).toEqual(["A two.example", "AAAA two.example"]);
});

it("gives what it knows of a name whose other kind is never answered", async () => {
  const resolve = resolveBy({ servers: [server.at], timeout: 60_000, tries: 4 });
  const deadline = new AbortController().signal;
  expect(await resolve("half.example", { isTrusted: false, deadline })).toEqual(["192.0.2.3"]);
});

it("finds nothing where there is no such name, or nobody answers", async () => {
  await expect(look("gone.example")).rejects.toThrow("ENOTFOUND");
  await expect(look("hangs.example")).rejects.toThrow("ETIMEOUT");
});

it("reads the system's own hosts for names that the installation trusts, and for no others", async () => {
  await expect(look("localhost")).rejects.toThrow("ENOTFOUND");
  expect(await look("localhost", { isTrusted: true })).toContain("127.0.0.1");
  await expect(look("hangs.example", { isTrusted: true })).rejects.toThrow("ETIMEOUT");
});

it("lets nobody wait for names whose server hangs, and calls those off at the deadline", async () => {
  const resolve = resolveBy({ servers: [server.at], timeout: 60_000, tries: 4 });
  // More than the system has threads for what waits.
  const deadlines = Array.from({ length: 20 }, () => new AbortController());
  const hung = deadlines.map(({ signal }, place) =>
    resolve(`hangs-${place}.example`, { isTrusted: false, deadline: signal }),
  );
  const inHouse = readInHouse("127.0.0.1, hooks.example");
  const url = new URL(`http://hooks.example:${receiver.port}/`);
  expect(await postOut({ url, headers: {}, body: "{}" }, { inHouse, resolve })).toMatchObject({ status: 204 });
  for (const deadline of deadlines) deadline.abort();
  const ended = await Promise.allSettled(hung);
  expect(ended.filter(({ status }) => status !== "rejected")).toEqual([]);
});
