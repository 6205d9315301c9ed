/**
 * The reads of one page in one transaction: each has to begin, to say who reads and to end, which costs as much as a short
 * query does, and a page has a dozen of them. And so a page shows one moment in all its parts.
 */
import "server-only";
import { setImmediate as turn } from "node:timers/promises";
import { cache } from "react";
import { markingAway } from "./away";
import { type Tx, transaction } from "./database";

type Shared = {
  signInId: string;
  tx: Promise<Tx>;
  /** How many reads are under way. */
  readers: number;
  /** How many there have been. */
  begun: number;
  isOver: boolean;
  end: () => void;
};

/** What a page that is being drawn has open. */
export type Page = { shared: Shared | null };

export const newPage = (): Page => ({ shared: null });

/** One for each drawing of a page; where no page is drawn React gives another each time. */
const pageHere = cache(newPage);

/**
 * For so many turns of the event loop a transaction waits for whoever reads next: React goes on below what has come in one
 * of the next turns. The connection is nobody else's until then.
 */
const turnsToWait = 4;

/** Reads as this sign-in, in the transaction that the page has open where it has one. */
export function readTogether<T>(signInId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  const page = pageHere();
  return page === pageHere() ? readOn(page, signInId, read) : transaction(readingAs(signInId), read);
}

/** The same on this page. */
export function readOn<T>(page: Page, signInId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  if (!page.shared || page.shared.isOver || page.shared.signInId !== signInId) page.shared = open(signInId);
  return readIn(page.shared, read);
}

const readingAs = (signInId: string) => ({ isReading: true, settings: { "app.sign_in": signInId } });

function open(signInId: string): Shared {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const tx = new Promise<Tx>((resolve, reject) => {
    transaction(readingAs(signInId), (opened) => {
      resolve(opened);
      return ended;
    }).catch(reject);
  });
  return { signInId, tx, readers: 0, begun: 0, isOver: false, end };
}

async function readIn<T>(shared: Shared, read: (tx: Tx) => Promise<T>): Promise<T> {
  shared.readers += 1;
  shared.begun += 1;
  try {
    // What fails here is this read's own, and never comes by the transaction's end.
    return await markingAway(async () => read(await shared.tx));
  } catch (error) {
    // If it was Postgres that refused, it answers nothing more in this transaction.
    shared.isOver = true;
    throw error;
  } finally {
    shared.readers -= 1;
    if (shared.readers === 0) void endWhenQuiet(shared);
  }
}

async function endWhenQuiet(shared: Shared): Promise<void> {
  const { begun } = shared;
  for (let waited = 0; waited < turnsToWait && !shared.isOver; waited += 1) {
    await turn();
    // Who reads on looks for the end themselves.
    if (shared.begun !== begun) return;
  }
  shared.isOver = true;
  shared.end();
}
