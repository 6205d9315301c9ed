/** What a browser keeps of our pages, wherever it could. */
import type { Page } from "@playwright/test";

/** All of it as text: both stores, every database, every cached answer, and the cookies that a script can read. */
export async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answerOf = <Value>(asked: IDBRequest<Value>) =>
      new Promise<Value>((done, failed) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        kept.push(name, store, await answerOf(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        kept.push(request.url, await (await cache.match(request))?.clone().text());
    }
    return JSON.stringify(kept);
  });
}

/** The names of what is kept of texts. */
export async function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("parley-sealed")));
}
