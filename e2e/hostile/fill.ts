/** Puts every payload into every text field of every command, as many at once as a field holds. */
import type { Caller, Input } from "@/e2e/fixtures";
import { commands } from "@/e2e/matrix/commands";
import { longestAt, type Schema, textPaths, withValueAt } from "@/e2e/matrix/schema-paths";
import type { Stage } from "@/e2e/matrix/stage";

/** Of one text field: how many of the payloads it took. */
export type Field = { command: string; path: string; taken: Set<string>; refused: number };

/** Longer than this they are not packed: a text that begins many is cut short on a page. */
const packed = 400;
/** A field that refused so many and took none is of a form of its own: a date, a zone, a code. */
const patience = 4;
/** Whose own sign-in, or place in the negotiation, an act would end. */
const leftOut = /^(member\.leave|account\.)/;

type Filling = {
  stage: Stage;
  schemas: ReadonlyMap<string, Schema>;
  /** All commands, or those that are meant. */
  isMeant?: (command: string) => boolean;
  detail?: (done: string) => void;
};

/** Does so as the stage's founder. `detail` is told how far it is. */
export async function fillWith(
  payloads: readonly string[],
  { stage, schemas, isMeant = () => true, detail }: Filling,
): Promise<Field[]> {
  const fields: Field[] = [];
  const names = Object.keys(commands).filter((name) => !leftOut.test(name) && isMeant(name));
  const rest = [...names];
  const worker = async () => {
    for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
      fields.push(...(await fillCommand(name, schemas.get(name) ?? {}, payloads, stage)));
      detail?.(`${names.length - rest.length} of ${names.length} commands`);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return fields;
}

async function fillCommand(
  command: string,
  schema: Schema,
  payloads: readonly string[],
  stage: Stage,
): Promise<Field[]> {
  const fields = textPaths(schema).map((path) => ({
    ...{ command, path, taken: new Set<string>(), refused: 0 },
    packs: packsOf(payloads, Math.min(longestAt(schema, path) ?? packed, packed)),
  }));
  const isOpen = (field: (typeof fields)[number]) => field.refused < patience || field.taken.size > 0;
  const most = Math.max(0, ...fields.map(({ packs }) => packs.length));
  for (let turn = 0; turn < most; turn++) {
    const meant = fields.filter((field) => isOpen(field) && turn < field.packs.length);
    if (meant.length === 0) break;
    await runWith(command, stage, new Map(meant.map((field) => [field, field.packs[turn] ?? []])));
  }
  return fields.map(({ packs: _, ...field }) => field);
}

/** Runs it with the payloads in its fields; where some are refused, once more without those. */
async function runWith(command: string, stage: Stage, packs: Map<Field, string[]>): Promise<void> {
  for (let attempt = 0; attempt < 3 && packs.size > 0; attempt++) {
    const input = await validInput(command, stage.founder, stage);
    if (!input) return;
    let filled = input;
    for (const [{ path }, pack] of packs) filled = withValueAt(filled, path, pack.join(" ")) ?? filled;
    const { status, body } = await stage.founder.run(command, filled);
    if (status === 200) {
      for (const [field, pack] of packs) for (const payload of pack) field.taken.add(payload);
      return;
    }
    const refused = refusedPaths(body);
    const before = packs.size;
    for (const field of packs.keys())
      if (
        refused.some(
          (path) => path === field.path || field.path.startsWith(`${path}.`) || field.path.startsWith(`${path}[`),
        )
      ) {
        field.refused++;
        packs.delete(field);
      }
    if (packs.size === before) {
      for (const field of packs.keys()) field.refused++;
      return;
    }
  }
}

async function validInput(command: string, founder: Caller, stage: Stage): Promise<Input | null> {
  try {
    return (await commands[command]?.input(stage, "open", founder)) ?? null;
  } catch {
    return null;
  }
}

/** Where the answer says that something is wrong, as paths of the schema: `/citations/0/quote` is `citations[].quote`. */
function refusedPaths(body: unknown): string[] {
  const { errors = [] } = body as { errors?: { pointer?: string }[] };
  return errors.flatMap(({ pointer }) =>
    pointer ? [pointer.replace(/^#?\//, "").replace(/\/\d+/g, "[]").replaceAll("/", ".")] : [],
  );
}

/** The payloads in as few texts of this length as it takes; what is longer is in none. */
function packsOf(payloads: readonly string[], longest: number): string[][] {
  const packs: string[][] = [];
  let room = 0;
  for (const payload of payloads) {
    if (payload.length > longest) continue;
    if (payload.length + 1 > room || packs.length === 0) {
      packs.push([]);
      room = longest;
    }
    packs.at(-1)?.push(payload);
    room -= payload.length + 1;
  }
  return packs;
}
