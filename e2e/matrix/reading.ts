/** Reading a negotiation as somebody who follows every link in it. */
import type { Caller } from "@/e2e/fixtures";

const hrefs = (html: string, start: string): string[] =>
  [...html.matchAll(/href="([^"#]*)/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => href === start || href.startsWith(`${start}/`) || href.startsWith(`${start}?`));

/** Turning the clocks leads on for ever; the moments to read at are chosen by the test. */
const turnsClock = (href: string) => /[?&](asOf|knownAt)=/.test(href);

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const day = /\b\d{4}-\d\d(-\d\d)?\b/g;

/** An address without what it names: `/terms/ID?correct=ID`. A calendar leads on for ever, too. */
export const shapeOf = (address: string) => address.replace(id, "ID").replace(day, "DATE");

/** What an address asks for, piece by piece: its page, and each thing that it says to it. */
function piecesOf(address: string): string[] {
  const [page = "", asked] = shapeOf(address).split("?");
  return [page, ...(asked?.split("&").map((each) => `${page}?${each}`) ?? [])];
}

/**
 * What links lead to from the start and that is under it: each address with its page. One is followed as long as
 * something in it was asked for less than `most` times, whatever it stood beside, and none once a page was enough.
 */
export async function crawl(
  caller: Caller,
  start: string,
  most = 2,
  isEnough: (text: string) => boolean = () => false,
): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const seen = new Map<string, number>();
  const isNew = (href: string) => {
    const pieces = piecesOf(href);
    if (turnsClock(href) || pieces.every((piece) => (seen.get(piece) ?? 0) >= most)) return false;
    for (const piece of pieces) seen.set(piece, (seen.get(piece) ?? 0) + 1);
    return true;
  };
  let isOver = false;
  for (let wave = [start]; wave.length > 0 && !isOver; ) {
    const found = new Set<string>();
    await forEachOf(wave, async (address) => {
      if (isOver) return;
      const { text } = await caller.get(address);
      isOver ||= isEnough(text);
      pages.set(address, text);
      for (const href of hrefs(text, start)) found.add(href);
    });
    wave = [...found].filter((href) => !pages.has(href) && isNew(href));
  }
  return pages;
}

/** Does it for all, a few at a time. */
export async function forEachOf<Each>(all: Iterable<Each>, work: (each: Each) => Promise<void>): Promise<void> {
  const rest = [...all];
  const worker = async () => {
    for (let each = rest.shift(); each !== undefined; each = rest.shift()) await work(each);
  };
  await Promise.all(Array.from({ length: 3 }, worker));
}

/** What a link inside the app would fetch of an address. */
export async function payloadOf(caller: Caller, address: string): Promise<string> {
  return (await caller.get(`${address}${address.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" })).text;
}

/** What a page says between its bars, without what no two answers share: scripts, nonces, when it was made, what Next hides in forms. */
export function mainOf(html: string): string {
  return (/<main\b.*<\/main>/s.exec(html)?.[0] ?? html)
    .replace(/<script\b.*?<\/script>/gs, "")
    .replace(/<time data-made\b.*?<\/time>/gs, "")
    .replace(/<input type="hidden" name="(\$ACTION|asOf)[^>]*>/g, "")
    .replace(/ nonce="[^"]*"/g, "");
}
