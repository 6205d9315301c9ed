/**
 * Nobody writes a column by naming it: every command is sent, beside what it takes, each column that there is in the
 * database, under the database's name and the code's, in every object of its input.
 */
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { commands } from "@/e2e/matrix/commands";
import { runNamed, setStageInProcess } from "@/e2e/matrix/in-process";
import { withReviews } from "@/e2e/matrix/reviews";
import type { Stage } from "@/e2e/matrix/stage";
import type { Actor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { commandNamed, commandNames } from "./registry";

let owner: Owner;
let stage: Stage;
let actor: Actor;
/** By its name in the database, and whether the app may write a column of that name anywhere. */
let columns: { name: string; isWritable: boolean }[];
/** By the command that takes it. */
const inputs = new Map<string, Sent>();

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const set = await setStageInProcess(owner, ["open", "inside", "outside"]);
  stage = await withReviews(set.stage);
  actor = set.actor;
  const app = new URL(process.env.DATABASE_URL ?? "").username;
  const { rows } = await owner.query<{ name: string; isWritable: boolean }>(
    `select column_name as name,
            bool_or(has_column_privilege($1, quote_ident(table_name), column_name, 'INSERT, UPDATE')) as "isWritable"
       from information_schema.columns where table_schema = 'public' group by column_name order by column_name`,
    [app],
  );
  columns = rows;
  for (const name of commandNames) inputs.set(name, (await commands[name]?.input(stage, "open", stage.founder)) ?? {});
}, 120_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const namesOf = (column: string) => [...new Set([column, camel(column)])];

/** What could be meant by a column: an id, a moment, a number, yes. */
function valueFor(column: string): unknown {
  if (/(^|_)(id|by)$/.test(column)) return stage.userIds.reader;
  if (/_at$|^at$/.test(column)) return "2019-02-27T10:00:00Z";
  if (/^(is|has|can)_/.test(column)) return true;
  return 7;
}

type Sent = Record<string, unknown>;

/** What has names of its own choosing: a draft's fields, of which filing takes those of its entries' forms, and a table's mapping. */
const namedFreely = ["fields", "from", "meanings"];

/** The input once for each object in it, with these fields there besides. */
function withFields(input: unknown, fields: Sent): unknown[] {
  if (Array.isArray(input))
    return input.flatMap((each, at) => withFields(each, fields).map((changed) => input.with(at, changed)));
  if (typeof input !== "object" || input === null) return [];
  const within = Object.entries(input as Sent).flatMap(([name, inner]) =>
    (namedFreely.includes(name) ? [] : withFields(inner, fields)).map((changed) => ({ ...input, [name]: changed })),
  );
  return [{ ...fields, ...input }, ...within];
}

/** The fields that a schema refuses because it does not know them, also where it may be one of several. */
function unknownIn(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") return issue.keys;
    return issue.code === "invalid_union" ? issue.errors.flatMap(unknownIn) : [];
  });
}

/** Every field that a command takes, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties, ...rest } = schema as { properties?: Sent };
  return [
    ...Object.keys(properties ?? {}),
    ...[...Object.values(properties ?? {}), ...Object.values(rest)].flatMap(fieldsOf),
  ];
}

const offeredBy = (name: string) =>
  new Set(fieldsOf(z.toJSONSchema(commandNamed(name)?.input ?? z.never(), { io: "input", unrepresentable: "any" })));

/** The fields that would come through with it, of all these, tried together and those that nobody refused by name alone. */
function throughWith(schema: z.ZodType, input: Sent, fields: Sent): string[] {
  const alone: unknown = schema.parse(input);
  const isSame = (sent: unknown) => {
    const read = schema.safeParse(sent);
    return !read.success || isDeepStrictEqual(read.data, alone);
  };
  return withFields(input, fields).flatMap((sent) => {
    const read = schema.safeParse(sent);
    if (read.success && isDeepStrictEqual(read.data, alone)) return [];
    const refused = new Set(read.success ? [] : unknownIn(read.error.issues));
    const rest = Object.entries(fields).filter(([field]) => !refused.has(field));
    return rest
      .filter(([field, value]) => !withFields(input, { [field]: value }).every(isSame))
      .map(([field]) => field);
  });
}

describe("a column that is sent as one more field", () => {
  it("comes through to no command", async () => {
    let pairs = 0;
    for (const name of commandNames) {
      const offered = offeredBy(name);
      const fields = columns.flatMap((column) =>
        namesOf(column.name).flatMap((field) => (offered.has(field) ? [] : [[field, valueFor(column.name)] as const])),
      );
      pairs += fields.length;
      const schema = commandNamed(name)?.input ?? z.never();
      expect(throughWith(schema, inputs.get(name) ?? {}, Object.fromEntries(fields)), name).toEqual([]);
    }
    console.log(`${commandNames.length} commands, ${columns.length} columns, ${pairs} pairs`);
    expect(pairs).toBeGreaterThan(commandNames.length * columns.length);
  });

  it("would be seen to come through where a command took whatever it is sent", () => {
    const inner = z.strictObject({ b: z.number() });
    const fields = { id: 7, seq: 8 };
    expect(throughWith(z.looseObject({ a: z.array(inner) }), { a: [{ b: 1 }] }, fields)).toEqual(["id", "seq"]);
    expect(throughWith(z.object({ a: z.array(inner) }), { a: [{ b: 1 }] }, fields)).toEqual([]);
    const within = z.strictObject({
      a: z.union([z.string(), z.strictObject({ b: z.number(), id: z.number().optional() })]),
    });
    expect(throughWith(within, { a: { b: 1 } }, fields)).toEqual(["id"]);
  });

  it("is offered by a command only where the app may write such a column", () => {
    const ours = columns.filter(({ isWritable }) => !isWritable).flatMap(({ name }) => namesOf(name));
    const offered = commandNames.flatMap((name) => [...offeredBy(name)].filter((field) => ours.includes(field)));
    // These are words of a command's own, which a door of the database takes.
    const ofDoors = ["deliveryId", "email", "key", "mark", "scopes", "webhookId", "words"];
    expect([...new Set(offered)].sort()).toEqual(ofDoors);
  });

  it("has a command refused as a whole, which changes nothing", async () => {
    const forged = { recordedBy: stage.userIds.reader, recorded_at: "2019-02-27T10:00:00Z", seq: 1 };
    const entries = async () => (await owner.query("select count(*) from audit_entry")).rows;
    const standing = await entries();
    for (const [name, input] of inputs)
      expect(await runNamed(actor, name, { ...input, ...forged }), name).toMatchObject({ ok: false, code: "invalid" });
    expect(await entries()).toEqual(standing);
  });
});
