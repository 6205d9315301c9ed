import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { isUnreadable, standBefore, takeAction, takeForm } from "./door";

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** Sends it as it stands to a server with the door; gives back the status, or 0 where there was no answer. */
async function sent(
  answer: RequestListener,
  head: string,
  body = "",
  prepare: (server: Server) => void = () => {},
): Promise<number> {
  const server = createServer(answer);
  prepare(server);
  standBefore(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(() => server.close());
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(`${head}\r\nHost: parley.example\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  let heard = "";
  for await (const part of socket) heard += String(part);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0);
}

const fine: RequestListener = (_, response) => void response.end("fine");
/** As Next answers an action that failed, however it did. */
const fails: RequestListener = (_, response) => {
  response.statusCode = 500;
  response.end();
};

it.each([
  ["GET /negotiations HTTP/1.1", 200],
  ["TRACE /negotiations HTTP/1.1", 405],
  ["PROPFIND / HTTP/1.1", 405],
  ["GET // HTTP/1.1", 400],
  ["GET http://elsewhere.example/ HTTP/1.1", 400],
  ["OPTIONS * HTTP/1.1", 400],
  ["GET / HTTP/1.1\r\nRSC: 1\r\nNext-Router-State-Tree: %5B%22%22%2C%7B%7D%2Cnull%2Cnull%2C0%5D", 200],
  ["GET / HTTP/1.1\r\nRSC: 1\r\nNext-Router-State-Tree: %", 400],
  ["GET / HTTP/1.1\r\nRSC: 1\r\nNext-Router-State-Tree: null", 400],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: http://parley.example", 200],
  ["POST / HTTP/1.1\r\nNext-Action: x", 200],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: https://elsewhere.example", 403],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: null", 403],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: ", 403],
  ["POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nOrigin: a b", 403],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: https://outer.example\r\nX-Forwarded-Host: outer.example", 403],
  ["POST / HTTP/1.1\r\nNext-Action: x\r\nOrigin: http://localhost:3000\r\nX-Forwarded-Host: inner", 200],
])("%j is answered %i", async (head, status) => {
  expect(await sent(fine, head)).toBe(status);
});

it("answers who asks for another protocol as if they had not", async () => {
  vi.stubEnv("NODE_ENV", "production");
  const upgrade = "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade";
  expect(await sent(fine, upgrade, "", (server) => server.on("upgrade", (_, socket) => socket.destroy()))).toBe(200);
  vi.unstubAllEnvs();
});

it("says of an action that could not be called that it is its sender's fault, and of no other that failed", async () => {
  const seen: boolean[] = [];
  const unread: RequestListener = (request, response) => {
    seen.push(isUnreadable());
    fails(request, response);
  };
  const taken: RequestListener = (request, response) => {
    takeForm(new FormData());
    unread(request, response);
  };
  const action = "POST / HTTP/1.1\r\nNext-Action: x";
  expect(await sent(unread, action)).toBe(400);
  expect(await sent(taken, action)).toBe(500);
  expect(await sent(unread, "POST / HTTP/1.1")).toBe(500);
  expect(await sent(unread, "POST /api/v1/commands/x HTTP/1.1\r\nNext-Action: x")).toBe(500);
  const form = "Content-Type: application/x-www-form-urlencoded\r\nOrigin: https://provider.example";
  expect(await sent(unread, `POST /sign-in/provider/ended HTTP/1.1\r\n${form}`)).toBe(500);
  expect(seen).toEqual([true, false, false, false, false]);
});

it("knows what is no form before an action reads it as one", () => {
  for (const none of [undefined, {}, "", null, []]) expect(() => takeForm(none)).toThrow(TypeError);
  expect(() => takeForm(new FormData())).not.toThrow();
});

it("knows what cannot be read before an action reads it", () => {
  // As React has what the browser kept for itself (`$T`).
  const kept = new Proxy(() => {}, {
    get: () => {
      throw new Error("You cannot dot into a temporary client reference from a server component.");
    },
  });
  const round: Record<string, unknown> = { text: "words" };
  round.itself = [round];
  for (const sent of [kept, { update: kept }, [{ of: [kept] }], { ...round, kept }])
    expect(() => takeAction(sent)).toThrow("What was sent holds a function.");
  for (const sent of [undefined, null, "words", round, { list: [1, true, null] }, new FormData(), Promise.resolve()])
    expect(() => takeAction(sent)).not.toThrow();
});
