/** The stream of events to an open browser: for now, that what it may see has changed. */
import "server-only";
import { failureOf } from "../failure";
import { type Access, accessOf } from "./access";
import { listen } from "./listening";

/** Often enough that no proxy takes a silent stream for a dead one, in ms. */
const pulse = 20_000;
/** How long a browser waits before it connects again, in ms. */
const retry = 1000;

/**
 * Server-sent events for one sign-in, until `signal` aborts or the sign-in ends. `access` carries the state of
 * `accessOf`: first as it is, then whenever it has changed. `ended` is the last for who was shut out, `signed_out` for
 * who signed out, here or from elsewhere: their page keeps what they have typed and not saved.
 */
export function accessStream(signInId: string, access: Access, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isLeft = false;
  let leave = () => {};
  return new ReadableStream({
    async start(controller) {
      let isOpen = true;
      let state: string | null = null;
      let checking = Promise.resolve();
      const stop = () => {
        if (!isOpen) return;
        leave();
        controller.close();
      };
      const send = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const check = async (table: string | undefined) => {
        if (!isOpen) return;
        const now = await accessOf(signInId);
        if (!now) {
          send(`event: ${table === "sign_in" ? "signed_out" : "ended"}\ndata:\n\n`);
          stop();
        } else if (now.state !== state) {
          state = now.state;
          send(`event: access\ndata: ${state}\n\n`);
        }
      };
      const checkNext = (table?: string) => {
        const next = checking.then(() => check(table));
        checking = next.catch((error: unknown) => {
          // The browser connects again, and is told then how things stand.
          failureOf(error, "live.access");
          stop();
        });
      };
      const forget = await listen({
        hear: (announced) => {
          if (announced === null || announced.userId === access.userId) checkNext(announced?.table);
        },
        end: () => stop(),
      });
      const beat = setInterval(() => send(":\n\n"), pulse);
      leave = () => {
        isOpen = false;
        clearInterval(beat);
        forget();
      };
      if (isLeft) return leave();
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop, { once: true });
      send(`retry: ${retry}\n\n`);
      checkNext();
      await checking;
    },
    // Nobody reads it any more: it is closed already.
    cancel() {
      isLeft = true;
      leave();
    },
  });
}
