/** What each process of the app does besides answering; Next calls it once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWorking } = await import("@/lib/exchange/working");
  startWorking();
}
