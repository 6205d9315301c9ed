/** Every command by the API: with what it takes, with what it nearly takes, and with what nobody means. */
import fc from "fast-check";
import { sentBy, spoilt } from "@/lib/exchange/api/sent.arbitrary";
import { commands } from "@/e2e/matrix/commands";
import { leafPaths, withValueAt } from "@/e2e/matrix/schema-paths";
import type { Input } from "@/e2e/fixtures";
import type { Chance } from "@/lib/platform/boot/soak/random";
import type { Ground } from "../ground";
import { oddJsonText, oddValue } from "../odd";
import type { Who } from "../people";
import { asWho, isOneIn, type Kind } from "./kind";

export const commandRequests: Kind = {
  name: "commands",
  share: 30,
  targets: ({ schemas }) => [...schemas.keys()],
  make: async (ground, name, who, chance) => {
    const text = await bodyFor(ground, name, who, chance);
    return asWho(ground, who, chance, {
      method: isOneIn(chance, 25) ? chance.of(["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]) : "POST",
      target: `/api/v1/commands/${name}`,
      headers: [["content-type", "application/json"]],
      body: Buffer.from(text, "utf8"),
    });
  },
};

async function bodyFor(ground: Ground, name: string, who: Who, chance: Chance): Promise<string> {
  const schema = ground.schemas.get(name) ?? {};
  if (isOneIn(chance, 2)) {
    const valid = sentBy(schema, ground.ids, ground.stage.id);
    const fields = Object.keys(schema.properties ?? { a: {} });
    return (
      JSON.stringify(drawn(isOneIn(chance, 2) || fields.length === 0 ? valid : spoilt(valid, fields), chance)) ?? "null"
    );
  }
  const input = await validInput(ground, name, who);
  if (isOneIn(chance, 4)) return oddJsonText(chance, JSON.stringify(input));
  if (isOneIn(chance, 8)) return JSON.stringify(input);
  const paths = leafPaths(schema);
  const [first, ...rest] = paths;
  if (first === undefined) return JSON.stringify({ ...input, surprise: oddValue(chance) });
  let changed: Input = input;
  for (let times = 1 + Math.floor(chance.next() * 3); times > 0; times--)
    changed = withValueAt(changed, chance.of([first, ...rest]), oddValue(chance)) ?? changed;
  return JSON.stringify(changed);
}

/** An input that would succeed, with what it acts on made for it; a stage that was spoilt by then gives none. */
export async function validInput({ stage, people }: Ground, name: string, who: Who): Promise<Input> {
  const asker = await people.callers(who === "token" ? "owner" : who);
  try {
    return (await commands[name]?.input(stage, "open", asker)) ?? {};
  } catch {
    return { negotiationId: stage.id };
  }
}

/** One of what the arbitrary makes, by this chance. */
export function drawn<T>(arbitrary: fc.Arbitrary<T>, chance: Chance): T {
  const [one] = fc.sample(arbitrary, { seed: Math.floor(chance.next() * 2 ** 31), numRuns: 1 });
  return one as T;
}
