/** The wire to the server: a stream of events, or, where none goes through, a question every few seconds. */
import type { Presence } from "@/lib/negotiations/rules-presence";
import type { ToldChange, ToldSince } from "@/lib/activity/rules/told";
import { paths } from "@/lib/platform/paths";
import type { ToldDraft } from "@/components/logbook/notesTold";
import type { Wire } from "./liveStore";

export type Heard =
  /** `cursor` is null where more of the same comes behind it. */
  | { access: string; cursor: string | null }
  | { changes: readonly ToldChange[]; cursor: string }
  /** More happened in these negotiations than is told one by one. */
  | { resyncIn: readonly string[]; cursor: string | null }
  /** Who else is where now. */
  | { present: readonly Presence[] }
  | { drafts: readonly ToldDraft[] }
  | { shutOut: true }
  /** Of their own will: the page stays, since it may hold what is not saved. */
  | { signedOut: true }
  | { wire: Wire };

/** How a refusal or the end of a sign-in is waited out: somebody may have signed in again. In ms, as all of these. */
const patience = 15_000;
/** The stream pulses every fifteen seconds; one that says nothing for longer is held somewhere. */
const longestSilence = 40_000;
const firstWord = 8000;
const askEvery = 5000;
/** A way that held a stream back may be another by then, such as after leaving a hotel. */
const listenAgain = 120_000;
/** A blink of the wire is nothing to tell. */
const blink = 3000;

/** Connects, from where `cursor` says, until the function that it gives back is called. */
export function connectLive(cursor: () => string, hear: (heard: Heard) => void): () => void {
  let source: EventSource | null = null;
  let isOver = false;
  let heardAt = Date.now();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (act: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isOver) act();
    }, ms);
    timers.add(timer);
  };
  const drop = () => {
    source?.close();
    source = null;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  const live = () => {
    heardAt = Date.now();
    hear({ wire: "live" });
  };

  const open = () => {
    drop();
    const opened = new EventSource(`${paths.live}?from=${cursor()}`);
    source = opened;
    let isHeard = false;
    const on = (event: string, act: (data: string, id: string) => void) =>
      opened.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        if (source !== opened) return;
        isHeard = true;
        live();
        act(data, lastEventId);
      });
    on("pulse", () => {});
    on("access", (access, id) => hear({ access, cursor: id || null }));
    on("changes", (data, id) => hear({ changes: JSON.parse(data) as ToldChange[], cursor: id }));
    on("drafts", (data) => hear({ drafts: JSON.parse(data) as ToldDraft[] }));
    on("resync", (data, id) => hear({ resyncIn: JSON.parse(data) as string[], cursor: id || null }));
    on("presence", (data) => hear({ present: JSON.parse(data) as Presence[] }));
    on("ended", () => {
      hear({ shutOut: true });
      wait();
    });
    on("signed_out", () => {
      hear({ signedOut: true });
      wait();
    });
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      // A connection that is only cut, the browser makes again by itself, from the last event.
      if (opened.readyState === EventSource.CLOSED) void findOut();
      else later(() => opened.readyState !== EventSource.OPEN && tellAway(), blink);
    });
    later(() => !isHeard && navigator.onLine && void ask(), firstWord);
    watch(opened);
  };
  const watch = (opened: EventSource) =>
    later(() => {
      if (source !== opened) return;
      if (opened.readyState === EventSource.OPEN && Date.now() - heardAt > longestSilence) void ask();
      else watch(opened);
    }, askEvery);
  const tellAway = () => hear({ wire: "away" });
  const wait = () => {
    drop();
    tellAway();
    later(open, patience);
  };

  /** A stream was refused: by the server, or by a proxy that lets none through while it passes on what is asked. */
  const findOut = async () => {
    drop();
    const told = await askSince(cursor());
    if (isOver || source) return;
    if (told) await ask(told);
    else wait();
  };

  const ask = async (first?: ToldSince) => {
    drop();
    const began = Date.now();
    const again = async (before?: ToldSince) => {
      const told = before ?? (await askSince(cursor()));
      if (isOver || source) return;
      if (told) {
        heardAt = Date.now();
        hear({ wire: "asking" });
        hear({ access: told.access, cursor: told.cursor });
        hear({ present: told.present });
        if (told.resyncIn.length > 0) hear({ resyncIn: told.resyncIn, cursor: told.cursor });
        if (told.changes.length > 0) hear({ changes: told.changes, cursor: told.cursor });
      } else tellAway();
      later(() => (Date.now() - began > listenAgain ? open() : void again()), askEvery);
    };
    await again(first);
  };

  // The browser knows of some cuts long before the stream does.
  const onOffline = () => {
    drop();
    tellAway();
  };
  const onOnline = () => {
    hear({ wire: "connecting" });
    open();
  };
  window.addEventListener("offline", onOffline);
  window.addEventListener("online", onOnline);
  if (navigator.onLine) open();
  else onOffline();
  return () => {
    isOver = true;
    drop();
    window.removeEventListener("offline", onOffline);
    window.removeEventListener("online", onOnline);
  };
}

/** What happened since; null where the server cannot be asked now. */
export async function askSince(cursor: string): Promise<ToldSince | null> {
  try {
    const answer = await fetch(`${paths.live}?since=${cursor}`, { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? ((await answer.json()) as ToldSince) : null;
  } catch {
    return null;
  }
}
