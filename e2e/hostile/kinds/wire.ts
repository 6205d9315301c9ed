/** What is hardly HTTP at all. */
import type { Chance } from "@/lib/platform/boot/soak/random";
import type { Sent } from "../wire";
import { oddText } from "../odd";
import type { Kind } from "./kind";

const address = "/api/v1/commands/risk.record";

type Broken = (chance: Chance) => Omit<Sent, "headers"> & { headers?: Sent["headers"] };

const broken: Record<string, Broken> = {
  "two lengths": () => ({
    method: "POST",
    target: address,
    headers: [["content-length", "1"]],
    body: Buffer.from("{}"),
  }),
  "a length and chunks": () => ({
    method: "POST",
    target: address,
    headers: [
      ["content-length", "2"],
      ["transfer-encoding", "chunked"],
    ],
    body: Buffer.from("{}"),
  }),
  "chunks that are none": () => ({
    method: "POST",
    target: address,
    headers: [["transfer-encoding", "chunked, chunked"]],
    body: Buffer.from("zz\r\n{}\r\n0\r\n\r\n"),
    cutAfter: 1e9,
  }),
  "a method that is none": (chance) => ({
    method: chance.of(["", "get", "GET GET", "<script>", "\u0000", "X".repeat(300)] as const),
    target: "/",
  }),
  "a target that is none": (chance) => ({
    method: "GET",
    target: chance.of(["", " ", "negotiations", "?", "#", "\\", "/ /", "http://", `/${"x".repeat(20_000)}`] as const),
  }),
  "a header that is none": (chance) => ({
    method: "GET",
    target: "/",
    headers: [[chance.of(["", "a b", "a:b", "\u00e9", "a\u0000"] as const), "x"]],
  }),
  "a header of odd text": (chance) => ({
    method: "GET",
    target: "/",
    headers: [
      [
        "x-odd",
        oddText(chance)
          .replace(/[\r\n]/g, "")
          .slice(0, 9000),
      ],
    ],
  }),
  "a head that breaks off": (chance) => ({
    method: "GET",
    target: "/negotiations",
    cutAfter: Math.floor(chance.next() * 60),
  }),
  "a request within a request": () => ({ method: "GET", target: `/ HTTP/1.1\r\nHost: x\r\n\r\nGET /administration` }),
  "another protocol": () => ({ method: "\u0016\u0003\u0001\u0002\u0000\u0001\u0000", target: "\u0001" }),
};

export const brokenRequests: Kind = {
  name: "wire",
  share: 4,
  targets: () => Object.keys(broken),
  make: async ({ people }, target, who, chance) => {
    const sent = broken[target]?.(chance) ?? { method: "GET", target: "/" };
    return { cutAfter: 1e9, ...sent, headers: [...(sent.headers ?? []), ...(await people.carriedBy(who))] };
  },
};
