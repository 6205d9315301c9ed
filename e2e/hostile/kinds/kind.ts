/** A kind of request, over all that there is of what it asks. */
import type { Chance } from "@/lib/platform/boot/soak/random";
import { forgedHeaders, withForged } from "../forged-headers";
import type { Ground } from "../ground";
import type { Who } from "../people";
import type { Sent } from "../wire";

export type Kind = {
  name: string;
  /** Of a hundred requests. */
  share: number;
  /** What can be asked, each by a name of its own; all of it is asked in turn. */
  targets: (ground: Ground) => readonly string[];
  make: (ground: Ground, target: string, who: Who, chance: Chance) => Promise<Sent>;
};

/** What somebody sends, with a forged header or two one time in three. */
export async function asWho(
  { people }: Ground,
  who: Who,
  chance: Chance,
  sent: Omit<Sent, "headers"> & { headers?: Sent["headers"] },
): Promise<Sent> {
  const headers = [...(await people.carriedBy(who)), ...(sent.headers ?? [])];
  if (chance.next() > 0.33) return spoiltBody(chance, { ...sent, headers });
  const isBeside = chance.next() < 0.2;
  const without = chance.next() < 0.15 ? headers.filter(([name]) => name !== "origin") : headers;
  return spoiltBody(chance, { ...sent, headers: withForged(without, forgedHeaders(chance), isBeside) });
}

/** Now and then a body is shorter or longer than it says, or breaks off. */
function spoiltBody(chance: Chance, sent: Sent): Sent {
  if (!sent.body || chance.next() > 0.06) return sent;
  const { length } = sent.body;
  const headers = sent.headers.filter(([name]) => name !== "transfer-encoding");
  const whole = 1e9;
  return chance.of([
    { ...sent, headers, saysLength: String(length + 100), cutAfter: whole },
    { ...sent, headers, saysLength: String(Math.floor(length / 2)) },
    { ...sent, headers, saysLength: chance.of(["-1", "x", "1e3", "99999999999999", "0x10", ""]), cutAfter: whole },
    { ...sent, cutAfter: Math.floor(chance.next() * (length + 400)) },
  ]);
}

export const isOneIn = (chance: Chance, many: number) => chance.next() < 1 / many;

/** An address's query: what is said to it, as it stands in an address, or as it does not. */
export function queryOf(chance: Chance, asked: readonly (readonly [string, string])[]): string {
  if (asked.length === 0) return "";
  const escaped = isOneIn(chance, 12)
    ? ([name, value]: readonly [string, string]) => `${name}=${value.replace(/[\s\0]/g, "+")}`
    : ([name, value]: readonly [string, string]) => `${encoded(name)}=${encoded(value)}`;
  return `?${asked.map(escaped).join("&")}`;
}

/** As an address holds it; half a character as the bytes that some programs make of one. */
export const encoded = (text: string) => {
  try {
    return encodeURIComponent(text);
  } catch {
    return [...text]
      .map((letter) =>
        /[\ud800-\udfff]/.test(letter) && letter.length === 1 ? "%ED%A0%80" : encodeURIComponent(letter),
      )
      .join("");
  }
};
