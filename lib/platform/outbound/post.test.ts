import http from "node:http";
import { type AddressInfo, createServer, Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { leadsInside, postOut } from "./post";
import { type Answer, type Receiver, startReceiver } from "./receiver-fixture";
import type { Resolve } from "./resolve";
import { readInHouse } from "./target";

const answers: Record<string, Answer> = {
  "/ok": (_, response) => response.end("fine"),
  "/error": (_, response) => response.writeHead(500).end(),
  "/gone": (_, response) => response.writeHead(410).end(),
  "/elsewhere": (_, response) => response.writeHead(302, { location: "http://127.0.0.1/ok" }).end(),
  "/busy": (_, response) => response.writeHead(429, { "retry-after": "120" }).end(),
  "/down": (_, response) => response.writeHead(503, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }).end(),
  "/later": (_, response) => response.writeHead(500, { "retry-after": "120" }).end(),
  "/hangs": () => {},
  "/drips": (_, response) => {
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  },
  "/endless": (_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write("x".repeat(4096)));
    };
    response.on("drain", pour);
    pour();
  },
  "/cut": (_, response) => response.destroy(),
  "/cut-in-body": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.destroy());
  },
  "/many-headers": (_, response) => response.writeHead(200, { "x-long": "x".repeat(12_000) }).end(),
};

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver((received, response) => answers[received.path]?.(received, response));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});

const loopback = readInHouse("127.0.0.1, hooks.test");
const ask = (url: string, means: Partial<Parameters<typeof postOut>[1]> = {}) =>
  postOut({ url: new URL(url), headers: { "webhook-id": "one" }, body: '{"é":1}' }, { inHouse: loopback, ...means });
const at = (path: string) => ask(receiver.url(path), { longest: 5_000 });
const status = (code: number) => ({ status: code, failure: null, detail: null });
const failure = (of: string, detail: unknown = expect.anything()) => ({ status: null, failure: of, detail });

it("sends what it was given, once, and tells the status", async () => {
  receiver.received.length = 0;
  expect(await at("/ok")).toEqual(status(200));
  expect(await at("/error")).toEqual(status(500));
  expect(await at("/gone")).toEqual(status(410));
  const [first, ...rest] = receiver.received;
  expect(first).toMatchObject({
    body: '{"é":1}',
    headers: { "webhook-id": "one", host: `127.0.0.1:${receiver.port}` },
  });
  expect(rest).toHaveLength(2);
});

it("follows no redirect", async () => {
  receiver.received.length = 0;
  expect(await at("/elsewhere")).toEqual(status(302));
  expect(receiver.received.map(({ path }) => path)).toEqual(["/elsewhere"]);
});

it("tells for how long who is busy wants to be left alone", async () => {
  expect(await at("/busy")).toEqual({ ...status(429), retryAfter: 120 });
  expect(await at("/down")).toEqual({ ...status(503), retryAfter: 0 });
  expect(await at("/later")).toEqual(status(500));
});

it("ends with who hangs or drips, and reads no endless answer", async () => {
  expect(await ask(receiver.url("/hangs"), { longest: 200 })).toEqual(failure("timeout", null));
  expect(await ask(receiver.url("/drips"), { longest: 200 })).toEqual(failure("timeout", null));
  expect(await at("/endless")).toEqual(status(200));
  expect(await ask("http://hooks.test/", { longest: 100, resolve: () => new Promise(() => {}) })).toEqual(
    failure("timeout", null),
  );
});

it("tells what broke", async () => {
  expect(await at("/cut")).toEqual(failure("cut", "ECONNRESET"));
  expect(await at("/cut-in-body")).toMatchObject({ status: null, failure: "cut" });
  expect(await at("/many-headers")).toEqual(failure("cut", "HPE_HEADER_OVERFLOW"));
  expect(await ask("http://127.0.0.1:1/")).toEqual(failure("connection", "ECONNREFUSED"));
  // It speaks no TLS.
  expect(await ask(receiver.url("/ok").replace("http:", "https:"))).toEqual(failure("certificate"));
  expect(await ask("http://hooks.test/", { resolve: () => Promise.reject(new Error("ENOTFOUND")) })).toEqual(
    failure("name", null),
  );
});

it("looks a name up once and calls the address that it has checked, wherever the name leads a moment later", async () => {
  receiver.received.length = 0;
  const asked: string[] = [];
  const rebinding: Resolve = async (host) => {
    asked.push(host);
    return [asked.length === 1 ? "127.0.0.1" : "10.0.0.1"];
  };
  const url = `http://hooks.test:${receiver.port}/ok`;
  expect(await ask(url, { resolve: rebinding })).toEqual(status(200));
  expect(asked).toEqual(["hooks.test"]);
  expect(receiver.received[0]?.headers.host).toBe(`hooks.test:${receiver.port}`);

  // The other way round: public when somebody looked, and this machine when it is called.
  const turned: Resolve = async () => ["127.0.0.1"];
  const inHouse = readInHouse("");
  expect(await ask(`https://example.org:${receiver.port}/ok`, { resolve: turned, inHouse })).toEqual(
    failure("address", "this very machine"),
  );
  expect(receiver.received).toHaveLength(1);
});

it("calls nobody where one address among many is not public", async () => {
  const inHouse = readInHouse("");
  const mixed = (...addresses: string[]) => ask("https://example.org/", { inHouse, resolve: async () => addresses });
  expect(await mixed("8.8.8.8", "10.0.0.1")).toEqual(failure("address", "a private network"));
  expect(await mixed("2606:4700:4700::1111", "::ffff:127.0.0.1")).toEqual(failure("address"));
  expect(await mixed("169.254.169.254")).toEqual(failure("address", "a neighbour of this machine"));
  expect(await mixed("fe80::1%lo")).toEqual(failure("address"));
});

it("asks for the name's own certificate, and not for that of the address that it calls", async () => {
  let hello = "";
  const server = createServer((socket) => {
    socket.once("data", (bytes) => {
      hello = bytes.toString("latin1");
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const resolve: Resolve = async () => ["127.0.0.1"];
  expect(await ask(`https://receiver.example:${port}/`, { resolve })).toMatchObject({ failure: "certificate" });
  expect(hello).toContain("receiver.example");
  server.close();
});

it("tells whoever writes a name down that it leads inside, and does not hold it against one that nobody knows yet", async () => {
  const look = (...addresses: string[]) =>
    leadsInside(new URL("https://example.org/"), {
      inHouse: readInHouse("10.1.0.0/16"),
      resolve: async () => addresses,
    });
  expect(await look("8.8.8.8", "10.0.0.1")).toBe("a private network");
  expect(await look("8.8.8.8", "10.1.0.1")).toBeNull();
  expect(await look()).toBeNull();
});

it("tries the next address of a name where one takes no connection", async () => {
  const oneDead: Resolve = async () => ["127.0.0.2", "127.0.0.1"];
  expect(await ask(`http://hooks.test:${receiver.port}/ok`, { resolve: oneDead })).toEqual(status(200));
});

it("goes on to the next address where one swallows what comes", async () => {
  const connect = Socket.prototype.connect;
  const swallowed = vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...asked) {
    // As Node passes on what `http.request` was given: its options, first in a list.
    if (!JSON.stringify(asked[0]).includes("127.0.0.2")) return Reflect.apply(connect, this, asked);
    return Object.assign(this, { connecting: true });
  } as Socket["connect"]);
  const resolve: Resolve = async () => ["127.0.0.2", "127.0.0.1"];
  expect(await ask(`http://hooks.test:${receiver.port}/ok`, { resolve, longest: 2_000 })).toEqual(status(200));
  swallowed.mockRestore();
});

it("asks no proxy: it leaves out the agent by which Node goes through one", async () => {
  const proxied = vi.spyOn(http.globalAgent as unknown as { addRequest: () => void }, "addRequest");
  expect(await at("/ok")).toEqual(status(200));
  expect(proxied).not.toHaveBeenCalled();
  proxied.mockRestore();
});
