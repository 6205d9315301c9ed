/** What nobody should send: every field of every command with what does not belong there, and the record left as it was. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Caller, Input } from "@/e2e/fixtures";
import { runNamed, setStageInProcess } from "@/e2e/matrix/in-process";
import { commands } from "@/e2e/matrix/commands";
import { leafPaths, type Schema, withValueAt } from "@/e2e/matrix/schema-paths";
import { inputFor, make, type Stage } from "@/e2e/matrix/stage";
import { type Actor, asActor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { commandNamed } from "./registry";

let owner: Owner;
let stage: Stage;
let founder: Caller;
let actor: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ stage, founder, actor } = await setStageInProcess(owner, ["open"]));
}, 60_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const notThere = (who: string): never => {
  throw new Error(`${who} is not there`);
};

const run = (name: string, input: unknown) => runNamed(actor, name, input);

const records = () => asActor(actor, (tx) => tx.record.count({ where: { negotiationId: stage.id } }));

const deep = (depth: number): unknown => {
  let value: unknown = "bottom";
  for (let n = 0; n < depth; n++) value = [value];
  return value;
};

/** In no field of any command, whatever it takes. */
const nowhere: [what: string, value: unknown][] = [
  ["an operator", { $ne: "" }],
  ["another operator", { $gt: 0, $where: "1" }],
  ["a prototype", JSON.parse('{"__proto__":{"role":"owner"},"constructor":{}}')],
  ["a list in a list", [[[]]]],
  ["what is a hundred thousand deep", deep(100_000)],
  ["a million letters", "x".repeat(1_000_000)],
  ["an empty character", "a\u0000b"],
  ["half a character", "a\ud800"],
  ["a number that is none", Number.NaN],
  ["a number without end", Number.POSITIVE_INFINITY],
  ["nothing said as something", null],
];

/** A wording, and a document, are kept in a canonical form, without what no such words hold, so that these are mended rather than refused. */
const mended =
  /^((clause_version[.]record|option[.]record|annotation[.]adopt) text|source[.]record words|text[.]take_in terms.*[.]text|annotation[.]\w+ (remarks\[\][.])?replacement)$/;
const isMended = (name: string, path: string, what: string) =>
  /character$/.test(what) && mended.test(`${name} ${path}`);

describe("every field of every command", () => {
  const names = Object.keys(commands).filter((name) => commandNamed(name));

  it.each(names)(
    "%s keeps out what it does not know and what does not belong there, and says beside the field what is wrong",
    async (name) => {
      const asked = commandNamed(name) ?? notThere(name);
      const input = await commands[name]?.input(stage, "open", founder);
      const schema = z.toJSONSchema(asked.input, { io: "input", unrepresentable: "any" }) as Schema;
      const before = await records();
      const let_in: string[] = [];
      const untold: string[] = [];
      for (const path of leafPaths(schema)) {
        if (commands[name]?.isAsTyped?.test(path)) continue;
        for (const [what, value] of nowhere) {
          if (isMended(name, path, what)) continue;
          const changed = withValueAt({ ...input, ...commands[name]?.triedWith?.[path] }, path, value);
          if (!changed) continue;
          const result = await run(name, changed);
          if (result.ok || result.code === "fault" || result.code === "unavailable")
            let_in.push(`${path}: ${what}: ${result.ok ? "let in" : result.code}`);
          else if (!Object.keys(result.fieldErrors).some((field) => field.startsWith(path.split(/[.[]/)[0] ?? "")))
            untold.push(`${path}: ${what}: ${JSON.stringify(result.fieldErrors)}`);
        }
      }
      const strange = [{ ...input, recordedAt: "2019-01-01" }, { ...input, $where: "1" }, [input], null, "input", 1];
      for (const value of [...strange, deep(100_000)])
        expect(await run(name, value)).toMatchObject({ ok: false, code: "invalid" });
      expect({ let_in, untold }).toEqual({ let_in: [], untold: [] });
      expect(await records()).toBe(before);
    },
  );
});

describe("what no negotiation can hold", () => {
  const refused = async (name: string, input: Input, field: string, says: RegExp) => {
    const before = await records();
    const result = await run(name, input);
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    expect(["invalid", "refused", "not_found"]).toContain(result.code);
    expect(result.fieldErrors[field]?.join(" ") ?? `nothing beside ${field}: ${JSON.stringify(result)}`).toMatch(says);
    expect(await records()).toBe(before);
  };
  const risk = () => inputFor(stage, "risk", "open");
  const position = () => inputFor(stage, "position", "open");
  const event = async (more: Input) => ({
    negotiationId: stage.id,
    roundId: (await make(stage, "round", "open")).id,
    ...more,
  });

  it.each([
    ["30 Feb 2019", /in no calendar/],
    ["2019-02-30", /in no calendar/],
    ["31 April 2019", /in no calendar/],
    ["2019-13", /no month 13/],
    ["2019-02-28T25:00", /no time/],
    ["2 March 2019 to 25 Feb 2019", /ends before it begins/],
    ["2019-03-02/2019-02-25", /ends before it begins/],
    ["yesterday", /./],
    ["9".repeat(101), /100 characters/],
    ["", /./],
  ])("a date that is %s", async (heldFrom, says) => {
    await refused("risk.record", { ...risk(), heldFrom }, "heldFrom", says);
  });

  it("a resumption without a pause, and a pause of what is not open", async () => {
    await refused("round_event.record", await event({ event: "resumed" }), "event", /./);
    await refused("round_event.record", await event({ event: "paused", why: "w" }), "event", /./);
  });

  it("an interval turned round, or cut by another", async () => {
    await refused("position.record", { ...position(), intervals: "accepts 60..36" }, "intervals", /./);
    await refused("position.record", { ...position(), intervals: "accepts 10..40; rejects 30..50" }, "intervals", /./);
    const turned = [{ verdict: "accepts", from: 60, to: 36 }];
    await refused("position.record", { ...position(), intervals: turned }, "intervals", /./);
  });

  it("a term moved under itself, or under what is under it", async () => {
    const above = await make(stage, "term", "open");
    const below = await make(stage, "term", "open", { parentId: above.id });
    const moved = { ...inputFor(stage, "term", "open"), supersedesId: above.recordId };
    await refused("term.record", { ...moved, parentId: above.id }, "parentId", /./);
    await refused("term.record", { ...moved, parentId: below.id }, "parentId", /./);
  });

  it("a term linked to itself", async () => {
    const { term } = stage.props.open;
    const linked = { ...inputFor(stage, "linkage", "open"), fromTermId: term.id, toTermId: term.id };
    await refused("linkage.record", linked, "toTermId", /./);
  });

  it("a grade, a stance or a number that there is not", async () => {
    const cited = { sourceId: stage.props.open.source.id, credibility: 7 };
    await refused("risk.record", { ...risk(), citations: [cited] }, "citations.0.credibility", /./);
    await refused("position.record", { ...position(), stance: "adores" }, "stance", /./);
    await refused("figure.record", { ...inputFor(stage, "figure", "open"), value: "1e999" }, "value", /./);
    await refused("round.record", { ...inputFor(stage, "round", "open"), number: 0 }, "number", /./);
    await refused("round.record", { ...inputFor(stage, "round", "open"), timeZone: "Mars/Olympus" }, "timeZone", /./);
  });
});
