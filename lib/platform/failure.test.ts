import { describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { awayInUncaught, markingAway } from "./away";
import { failureOf } from "./failure";

const cut = () => Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" });

const known = (code: string, kind?: string) =>
  new Prisma.PrismaClientKnownRequestError("failed", {
    code,
    clientVersion: "7",
    ...(kind ? { meta: { driverAdapterError: { cause: { kind } } } } : {}),
  });

const refused = (originalCode: string) =>
  new Prisma.PrismaClientKnownRequestError("failed", {
    code: "P2010",
    clientVersion: "7",
    meta: { driverAdapterError: { cause: { kind: "postgres", originalCode } } },
  });

const thrownByDriver = (cause: { kind: string; originalCode?: string }) =>
  Object.assign(new Error("failed", { cause }), { name: "DriverAdapterError" });

describe("a database that is away", () => {
  it("is told as such, whether a query of Prisma's or one in SQL found it so", () => {
    for (const error of [
      known("P1001"),
      known("P2010", "DatabaseNotReachable"),
      known("P2010", "ConnectionClosed"),
      known("P2010", "SocketTimeout"),
      // A server that starts or ends, one that takes no more connections, and a copy that only reads.
      ...["57P01", "57P03", "53300", "25006"].map(refused),
      // As a transaction that could not be begun or committed throws it.
      thrownByDriver({ kind: "postgres", originalCode: "57P01" }),
      thrownByDriver({ kind: "ConnectionClosed" }),
      new Error("timeout exceeded when trying to connect"),
      new Error("Connection terminated unexpectedly"),
      new Error("Client has encountered a connection error and is not queryable"),
      cut(),
    ])
      expect(failureOf(error, "term.add")).toMatchObject({ ok: false, code: "unavailable" });
  });

  it("is not what a wire says that broke anywhere, and is where the database's own work failed of it", async () => {
    expect(awayInUncaught(cut())).toBeNull();
    const ofDatabase: unknown = await markingAway(() => Promise.reject(cut())).catch((error: unknown) => error);
    expect([ofDatabase, known("P1001")].map(awayInUncaught)).toEqual(["away", "away"]);
  });

  it("is said to be full where it is, since trying again is of no use", () => {
    expect(failureOf(refused("53100"), "term.add")).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("no room"),
    });
  });

  it("is not what a query in SQL fails of otherwise", () => {
    for (const error of [
      known("P2010", "postgres"),
      refused("22P02"),
      thrownByDriver({ kind: "postgres", originalCode: "22P02" }),
      new Error("The connection is unclear."),
    ])
      expect(failureOf(error, "term.add")).toMatchObject({ ok: false, code: "fault" });
  });
});
