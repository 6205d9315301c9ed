import type { Instrumentation } from "next";

/** What each process of the app does besides answering; Next calls it once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startRunning } = await import("@/lib/platform/running/start");
  startRunning({
    beginning: "/api/v1/",
    load: async () => (await import("@/lib/exchange/api/at-the-door")).answerAtTheDoor,
  });
  const { startWatching } = await import("@/lib/platform/watching/start");
  await startWatching();
  const { startWorking } = await import("@/lib/exchange/working");
  startWorking();
}

/** Next calls it with what nobody caught while it answered. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteUncaught } = await import("@/lib/platform/running/start");
  noteUncaught(error, routePath);
};
