/** In every process of the app: sends what webhooks are to tell as soon as it is announced, and looks again every so often. */
import "server-only";
import { forgetOldDeliveries } from "@/lib/platform/jobs/deliveries";
import { listen } from "@/lib/platform/live/listening";
import { log } from "@/lib/platform/log";
import { sendWhatIsDue } from "./deliver";

/** So that what is written in one go is looked up in one go, in ms. */
const gathers = 300;
const looksEvery = 10_000;
const forgetsEvery = 3_600_000;

// One a process: pages, actions and routes are bundled apart, and in development modules are loaded anew.
const kept = globalThis as { parleySending?: true; parleySendingSoon?: NodeJS.Timeout | undefined };

/** From now on, until the process ends. A second call does nothing. */
export function startSending(): void {
  if (kept.parleySending) return;
  kept.parleySending = true;
  void listen({
    hear: (announced) => (announced === null || "seq" in announced) && sendSoon(),
    end: () => clearTimeout(kept.parleySendingSoon),
  });
  setInterval(sendSoon, looksEvery).unref();
  setInterval(() => void attempt(forgetOldDeliveries), forgetsEvery).unref();
}

/** Sends what is due now, without waiting for the next look. */
export function sendSoon(): void {
  kept.parleySendingSoon ??= setTimeout(() => {
    kept.parleySendingSoon = undefined;
    void attempt(sendWhatIsDue);
  }, gathers).unref();
}

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // The database may be away for a while.
    log.warn({ err: error }, "cannot send what webhooks are to tell");
  }
}
