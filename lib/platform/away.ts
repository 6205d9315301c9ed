/** What says that the database does not answer, or takes nothing in just now: no fault of what was asked, and it passes. */
import "server-only";
import { awayDigest } from "./away-digest";
import { Prisma } from "@/prisma/generated/client";
import { noteAway } from "./running/unavailable";

/** `full`: it has no room left for what is written. */
export type Away = "away" | "full";

/** Prisma's codes, and the kinds of what its driver says under a code that says no more than that a query failed. */
const codes = new Set(["P1001", "P1017", "P2028"]);
const kinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/**
 * Classes of Postgres' SQLSTATE: connections (08), resources (53), an operator's hand (57P, as when it starts or stops),
 * the system under it (58); and a write to a copy that only reads, as while another takes over (25006).
 */
const states = /^(08|53|57P|58|25006)/;
const noRoom = /^53100$/;

/** What the driver throws without a code of any kind. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Of what failed as the database was asked. Null: it says something else. */
export function awayIn(error: unknown): Away | null {
  if (!(error instanceof Error)) return null;
  const isKnown = error instanceof Prisma.PrismaClientKnownRequestError;
  // Where a transaction begins and ends it passes on what its driver throws.
  if (isKnown || error.name === "DriverAdapterError") {
    const { cause } = ((isKnown ? error.meta?.driverAdapterError : error) ?? {}) as {
      cause?: { kind?: string; originalCode?: string };
    };
    const { kind = "", originalCode = "" } = cause ?? {};
    if (noRoom.test(originalCode)) return "full";
    const isAway = (isKnown && codes.has(error.code)) || kinds.has(kind) || states.test(originalCode);
    return isAway ? "away" : null;
  }
  return isCut(error) || sentences.test(error.message) ? "away" : null;
}

/** Of what failed nobody knows where: a wire that broke may be a mail server's, unless the work that it failed is marked. */
export function awayInUncaught(error: unknown): Away | null {
  const isMarked = error instanceof Error && "digest" in error && error.digest === awayDigest;
  return isCut(error) && !isMarked ? null : awayIn(error);
}

/** Of a wire that broke while something was written to it, the driver passes on what the system says of any. */
const isCut = (error: unknown) => error instanceof Error && "code" in error && error.code === "EPIPE";

/**
 * Does work that a page waits for. Where it fails because the database is away, the answer will say so, and the page:
 * of an error the browser is told its digest and nothing else, and this one is kept by Next as it is.
 */
export async function markingAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (awayIn(error)) {
      noteAway();
      Object.assign(error as Error, { digest: awayDigest });
    }
    throw error;
  }
}
