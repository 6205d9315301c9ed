/** Packages against a real Postgres: who may save one, what it may name, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readingPackages, packagePage } from "./queries";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { activityPage } from "@/lib/activity/queries";
import { readActivityAsked } from "@/lib/activity/rules/asked";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { optionNoun } from "@/lib/text/commands/option";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { packageNoun } from "@/lib/packages/commands/package";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"manager" | "reader" | "insider">>>;
let termId: string;
let otherId: string;
let versionId: string;
let optionId: string;
let compartmentId: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { manager: "manager", reader: "reader", insider: "recorder" });
  const { negotiationId, people } = team;
  const record = async <Value>(run: Promise<Parameters<typeof must<Value>>[0]>) => must(await run);
  const by = people.manager;
  const months = { axisUnit: "months" as const, kind: "article" as const };
  ({ termId } = await record(execute(termNoun.record, by, { negotiationId, number: "1", title: "Stay", ...months })));
  ({ termId: otherId } = await record(
    execute(termNoun.record, by, { negotiationId, number: "2", title: "Aid", kind: "article" }),
  ));
  ({ clauseVersionId: versionId } = await record(
    execute(clauseVersionNoun.record, by, { negotiationId, termId: otherId, text: "Aid goes on." }),
  ));
  ({ optionId } = await record(
    execute(optionNoun.record, by, { negotiationId, termId: otherId, label: "Less", text: "Aid ends." }),
  ));
  ({ id: compartmentId } = must(
    await execute(makeCompartment, people.founder, { negotiationId, name: "Heads", meaning: "Heads alone." }),
  ));
  for (const userId of [people.manager.userId, people.insider.userId])
    must(await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const saving = (actor: Actor | null, more: object = {}) =>
  execute(packageNoun.record, actor, {
    negotiationId: team.negotiationId,
    title: "Two years",
    choices: [{ termId, value: "24" }],
    ...more,
  });
const page = (actor: Actor) => readingPackages(openedAs(actor, team));
const titles = async (actor: Actor) => (await page(actor)).packages.map(({ title }) => title);

describe("a package", () => {
  it("is saved by who may record, and read by every member; nobody else knows of it", async () => {
    const { manager, reader, outsider } = team.people;
    const { packageId } = must(await saving(manager, { title: "Open to all" }));
    expect(await titles(reader)).toContain("Open to all");
    expect(await packagePage(openedAs(outsider, team), packageId)).toBeNull();
    expect(await saving(null)).toMatchObject({ ok: false, code: "signed_out" });
    expect(await saving(reader)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await saving(outsider)).toMatchObject({ ok: false, code: "not_found" });
  });

  it("keeps values in the unit of their axis, and a wording or an option of the term", async () => {
    const choices = [
      { termId, value: "12..<24", status: "agreed_in_principle" },
      { termId: otherId, clauseVersionId: versionId },
    ];
    const { packageId } = must(await saving(team.people.manager, { choices }));
    const found = await packagePage(openedAs(team.people.reader, team), packageId);
    expect(found?.view?.choices).toEqual([
      { termId, value: { from: 12, to: 24, toOpen: true }, status: "agreed_in_principle" },
      { termId: otherId, clauseVersionId: versionId },
    ]);
    must(await saving(team.people.manager, { choices: [{ termId: otherId, optionId }] }));
  });

  it("is refused, with its reason, where it says nothing or what cannot be", async () => {
    const refused = async (choices: object[], code = "refused") => {
      const result = await saving(team.people.manager, { choices });
      expect(result).toMatchObject({ ok: false, code });
      return result.ok ? "" : (result.fieldErrors.choices?.[0] ?? result.message);
    };
    expect(await refused([], "invalid")).toBe("Choose at least one term.");
    expect(await refused([{ termId }, { termId, value: "3" }])).toContain("once for each term");
    expect(await refused([{ termId, value: "soon" }])).toContain("is not a stretch of this axis");
    expect(await refused([{ termId, value: { from: 3, to: 1 } }])).toContain("from the lower value");
    expect(await refused([{ termId: otherId, value: "3" }])).toContain("without an axis");
    expect(await refused([{ termId: otherId, optionId, clauseVersionId: versionId }])).toContain("not two");
    expect(await refused([{ termId, optionId }], "not_found")).toContain("no such wording of this term");
    expect(await refused([{ termId: versionId }], "not_found")).toContain("no such term");
  });

  it("is corrected and changed, shown to whoever was slower, taken back, and undone", async () => {
    const { manager, reader } = team.people;
    const first = must(await saving(manager, { title: "First" }));
    const seen = { supersedesId: first.recordId, seenRecordId: first.recordId };
    must(await saving(manager, { title: "Second", ...seen }));
    const late = await saving(manager, { title: "Third", ...seen });
    expect(late).toMatchObject({ ok: false, code: "conflict" });
    expect(await titles(reader)).toContain("Second");
    expect(await titles(reader)).not.toContain("First");

    const actId = crypto.randomUUID();
    const input = { negotiationId: team.negotiationId, title: "Undone", choices: [{ termId }] };
    const { packageId } = must(await execute(packageNoun.record, manager, input, actId));
    must(await execute(undoAct, manager, { negotiationId: team.negotiationId, undoneId: actId }));
    expect((await packagePage(openedAs(reader, team), packageId))?.view ?? null).toBeNull();
  });

  it("names in the activity who saved it", async () => {
    const { manager } = team.people;
    must(await saving(manager, { title: "For the record" }));
    const asked = readActivityAsked({ noun: "package" }, "Asia/Qatar").asked;
    const [entry] = (await activityPage(openedAs(manager, team), asked)).entries;
    expect(entry).toMatchObject({ did: "recorded a package", detail: "For the record" });
  });

  it("that is marked exists for its compartment alone, and only such a one may rest on what is marked", async () => {
    const { manager, reader, insider } = team.people;
    const marked = { negotiationId: team.negotiationId, compartmentId };
    const { termId: hiddenId } = must(
      await execute(termNoun.record, manager, { ...marked, number: "9", title: "Hidden", kind: "article" }),
    );
    expect(await saving(manager, { choices: [{ termId: hiddenId }] })).toMatchObject({ ok: false, code: "not_found" });
    const { packageId } = must(
      await saving(manager, { title: "Secret", compartmentId, choices: [{ termId: hiddenId }] }),
    );
    expect(await titles(insider)).toContain("Secret");
    expect(await titles(reader)).not.toContain("Secret");
    expect(await packagePage(openedAs(reader, team), packageId)).toBeNull();
  });

  it("is tested against the positions that its reader sees", async () => {
    const { manager, reader, insider } = team.people;
    const { negotiationId } = team;
    const { partyId } = must(
      await execute(partyNoun.record, manager, {
        ...{ negotiationId, name: "Ruritania", code: "RU", kind: "state", role: "negotiating", isAtTable: true },
      }),
    );
    const says = { negotiationId, partyId, termId, basis: "reported", confidence: "medium", stance: "supports" };
    must(await execute(positionNoun.record, manager, { ...says, intervals: "accepts <=24" }));
    const later = { ...says, compartmentId, stance: "rejects", intervals: "rejects any", heldFrom: "2099" };
    const { packageId } = must(await saving(manager, { title: "Tested" }));
    const outcome = async (actor: Actor) => (await packagePage(openedAs(actor, team), packageId))?.tested?.outcome;
    expect(await outcome(reader)).toBe("Ruritania accepts.");
    must(await execute(positionNoun.record, manager, { ...later, heldFrom: undefined }));
    expect(await outcome(reader)).toBe("Ruritania accepts.");
    expect(await outcome(insider)).toBe("It crosses a red line of Ruritania on 1.");
  });
});
