import { describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { failureOf } from "./failure";

const known = (code: string, kind?: string) =>
  new Prisma.PrismaClientKnownRequestError("failed", {
    code,
    clientVersion: "7",
    ...(kind ? { meta: { driverAdapterError: { cause: { kind } } } } : {}),
  });

describe("a database that is away", () => {
  it("is told as such, whether a query of Prisma's or one in SQL found it so", () => {
    for (const error of [
      known("P1001"),
      known("P2010", "DatabaseNotReachable"),
      known("P2010", "ConnectionClosed"),
      known("P2010", "SocketTimeout"),
    ])
      expect(failureOf(error, "term.add")).toMatchObject({ ok: false, code: "unavailable" });
  });

  it("is not what a query in SQL fails of otherwise", () => {
    expect(failureOf(known("P2010", "postgres"), "term.add")).toMatchObject({ ok: false, code: "fault" });
  });
});
