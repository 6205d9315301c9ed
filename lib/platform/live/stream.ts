/** The stream of events to an open browser: what its reader may see of what others do, and that this has changed. */
import "server-only";
import { failureOf } from "../failure";
import { hasSignedOut } from "./access";
import { writeCursor } from "./cursor";
import { type Announced, listen } from "./listening";
import { begin } from "../watching/watched";
import type { From, Look, LookAround, Place, Places, Sight } from "./look";
import { countStream } from "./streams-open";

/** Often enough that no proxy takes a silent stream for a dead one, and a browser can tell a held one, in ms. */
const pulse = 15_000;
/** How long a browser waits before it connects again, in ms. */
const retry = 1000;
/** How many pulses a reader may leave untaken before the stream is ended; the browser comes back where it was. */
const mostUntaken = 4;
/** Who comes and goes is told no more often than this, in ms. */
const presenceEvery = 400;
const nobody = "[]";

/**
 * Server-sent events for one sign-in, until `signal` aborts or the sign-in ends.
 *
 * - `access` carries the state of `accessOf`: first as it is, then whenever it has changed.
 * - `changes` is a list of what was done since; each time it is looked up anew what the reader may see. Its id is the
 *   cursor to go on from. What is hidden from the reader sends nothing and moves no id.
 * - `presence` is a list of who else is where: first as it is, then whenever it has changed for the reader.
 * - `drafts` names drafts that somebody has written in and that the reader writes, too, with their versions; what is new in
 *   them a tab that shows one asks itself.
 * - `resync` names the negotiations in which more happened than is told one by one.
 * - `pulse`: nothing; the stream goes through.
 * - `ended` is the last for who was shut out or was away for too long, `signed_out` for who signed out, here or from
 *   elsewhere: their page keeps what they have typed and not saved.
 *
 * Nothing is stored for a reader who is slow: what they have not been told, the chain holds.
 */
export function liveStream<Change>(
  look: Look<Change>,
  lookAround: LookAround,
  signInId: string,
  userId: string,
  start: From,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const due = new Due();
  let from = start;
  let state: string | null = null;
  /** As it was told last; null: not yet. */
  let around: string | null = null;
  let pause: NodeJS.Timeout | undefined;
  let isOpen = true;
  let isLooking = false;
  let untaken = 0;
  let forget = () => {};
  const countOff = countStream();
  let beat: NodeJS.Timeout | undefined;
  let controller: ReadableStreamDefaultController<Uint8Array>;

  const leave = () => {
    isOpen = false;
    countOff();
    clearInterval(beat);
    clearTimeout(pause);
    forget();
  };
  const stop = () => {
    if (!isOpen) return;
    leave();
    controller.close();
  };
  const send = (event: string, data = "", id?: string) => {
    if (!isOpen) return;
    const named = id === undefined ? "" : `id: ${id}\n`;
    controller.enqueue(encoder.encode(`${named}event: ${event}\ndata: ${data}\n\n`));
  };
  const tell = (sight: Sight<Change>) => {
    const id = writeCursor([...sight.places.values()].map((place) => place.id));
    const news: [event: string, data: string][] = [];
    if (sight.access.state !== state) news.push(["access", sight.access.state]);
    state = sight.access.state;
    if (sight.resyncIn.length > 0) news.push(["resync", JSON.stringify(sight.resyncIn)]);
    if (sight.changes.length > 0) news.push(["changes", JSON.stringify(sight.changes)]);
    // Only the last of them says how far they go: a wire that is cut between them goes on from before all.
    for (const [n, [event, data]] of news.entries()) send(event, data, n === news.length - 1 ? id : undefined);
    if (sight.drafts.length > 0) send("drafts", JSON.stringify(sight.drafts));
  };
  const turnAround = async () => {
    due.isPresence = false;
    const told = JSON.stringify(await lookAround(signInId));
    if (told !== around) send("presence", told);
    around = told;
    pause = setTimeout(() => {
      pause = undefined;
      wake();
    }, presenceEvery);
  };
  const turn = async () => {
    if (!due.isAny) return turnAround();
    const { only, announced, draftIds, told } = due.take();
    const sight = await look(signInId, from, only, draftIds);
    if (sight) {
      from = lookedUpTo(sight.places, announced);
      tell(sight);
      return told?.("ok");
    }
    send((await hasSignedOut(signInId)) ? "signed_out" : "ended");
    stop();
  };
  const wake = () => {
    if (!isOpen || isLooking || (controller.desiredSize ?? 0) <= 0) return;
    if (!due.isAny && (!due.isPresence || pause)) return;
    isLooking = true;
    turn()
      .catch((error: unknown) => {
        // The browser connects again, and is told then how things stand.
        failureOf(error, "live");
        stop();
      })
      .finally(() => {
        isLooking = false;
        wake();
      });
  };
  const isAnybody = () => around !== null && around !== nobody;
  const hear = (announced: Announced | null) => {
    if (announced === null) due.add(null);
    else if ("presentIn" in announced) due.isPresence ||= !(from instanceof Map) || from.has(announced.presentIn);
    else if ("userId" in announced) {
      if (announced.userId !== userId) return;
      due.add(announced);
    } else if ("draftId" in announced && announced.onlyOf !== null && announced.onlyOf !== userId) {
      return;
    } else if (!(from instanceof Map) || concerns(from, announced)) {
      due.add(announced);
      // What they are on may have been taken back or marked.
      if (!("draftId" in announced)) due.isPresence ||= isAnybody();
    }
    wake();
  };

  return new ReadableStream({
    async start(made) {
      controller = made;
      forget = await listen({ hear, end: stop });
      if (!isOpen) return forget();
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop, { once: true });
      beat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) untaken = 0;
        else if (++untaken > mostUntaken) return stop();
        if (untaken === 0) send("pulse");
        // Who was cut off says nothing of it: they are there until they have said nothing for too long.
        due.isPresence ||= isAnybody();
        wake();
      }, pulse);
      controller.enqueue(encoder.encode(`retry: ${retry}\n\n`));
      due.add(null);
    },
    pull: wake,
    // Nobody reads it any more: it is closed already.
    cancel: leave,
  });
}

/** What was announced and is not looked up yet. */
class Due {
  /** Of the record, or of what the reader may see. */
  isAny = false;
  /** Of who is where, which may be another with every change of what they may see. */
  isPresence = false;
  private isAll = false;
  private announced = new Map<string, bigint>();
  private drafts = new Set<string>();
  private told: ((result: string) => void) | null = null;

  /** Null: anything may have happened. */
  add(announced: Exclude<Announced, { presentIn: string }> | null): void {
    this.isAny = true;
    if (announced) this.told ??= begin("telling", "changes");
    if (announced && "draftId" in announced) this.drafts.add(announced.draftId);
    else if (announced && "negotiationId" in announced) this.announced.set(announced.negotiationId, announced.seq);
    else this.isAll = true;
    if (!announced || "table" in announced) this.isPresence = true;
  }

  take() {
    const taken = {
      only: this.isAll ? undefined : [...this.announced.keys()].sort(),
      announced: this.announced,
      draftIds: [...this.drafts].sort(),
      told: this.told,
    };
    this.isAny = false;
    this.isAll = false;
    this.announced = new Map();
    this.drafts = new Set();
    this.told = null;
    return taken;
  }
}

/** Whether it is in a negotiation that is followed, and, of an entry, was not looked up with one before it. */
function concerns(places: Places, announced: Exclude<Announced, { userId: string } | { presentIn: string }>): boolean {
  const place = places.get(announced.negotiationId);
  return place !== undefined && ("draftId" in announced || place.seq < announced.seq);
}

/** What was announced before the look began was looked at, also where the reader may see nothing of it. */
function lookedUpTo(places: Places, announced: ReadonlyMap<string, bigint>): Places {
  return new Map(
    [...places].map(([negotiationId, place]): [string, Place] => {
      const seq = announced.get(negotiationId) ?? place.seq;
      return [negotiationId, seq > place.seq ? { ...place, seq } : place];
    }),
  );
}
