/** Packages against a real Postgres: who may save one, what it may name, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nothingAsked } from "./build-package";
import { carriedAlong } from "./outgrown";
import { builtPackage, packagePage, readingPackages } from "./queries";
import { packageToRevise } from "./revise-package";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { activityPage } from "@/lib/activity/queries";
import { readActivityAsked } from "@/lib/activity/rules/asked";
import { mergeTerms } from "@/lib/lineage/commands/merge-terms";
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
import { printChoices } from "@/lib/packages/rules/address";

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

  it("never goes unseen over what a colleague wrote since its choices were copied", async () => {
    const { manager } = team.people;
    const opened = openedAs(manager, team);
    for (const became of ["corrected", "changed"]) {
      const first = must(await saving(manager, { title: "Copied", compartmentId }));
      const { recordId, packageId } = first;
      const follows = became === "corrected" ? { supersedesId: recordId } : { packageId };
      must(await saving(manager, { title: "Theirs", compartmentId, choices: [{ termId, value: "6" }], ...follows }));
      const revised = await packageToRevise(opened, recordId, true);
      const saved = { title: "Theirs", record: { compartmentId } };
      expect(revised).toMatchObject({ isChange: true, overtaken: became, seenRecordId: recordId, saved });
      const late = await saving(manager, { compartmentId, packageId, seenRecordId: revised.seenRecordId });
      expect(late).toMatchObject({ ok: false, code: "conflict" });
      // What is corrected is the record that the writer began from, as it stands.
      const title = became === "corrected" ? "Theirs" : "Copied";
      expect(await packageToRevise(opened, recordId, false)).toMatchObject({ isChange: false, saved: { title } });
    }
  });

  it("that was taken back is saved anew under its marking, and said to be new", async () => {
    const { manager, reader } = team.people;
    const { recordId } = must(await saving(manager, { title: "Gone", compartmentId }));
    const opened = openedAs(manager, team);
    expect(await packageToRevise(opened, recordId, false)).toMatchObject({ overtaken: null, saved: { title: "Gone" } });
    const back = { negotiationId: team.negotiationId, recordId, reason: "A mistake." };
    must(await execute(packageNoun.retract, manager, back));
    const asked = [true, false].map((asksForChange) => packageToRevise(opened, recordId, asksForChange));
    for (const revised of await Promise.all(asked))
      expect(revised).toMatchObject({ overtaken: "taken_back", saved: null, isChange: false, startsIn: compartmentId });
    expect(await packageToRevise(openedAs(reader, team), recordId, true)).toMatchObject({
      ...{ overtaken: "not_there", saved: null, startsIn: null },
    });
  });

  it("keeps no wording of one term for another, though the corrected one named it", async () => {
    const { manager } = team.people;
    const choices = [{ termId: otherId, clauseVersionId: versionId }];
    const { recordId } = must(await saving(manager, { choices }));
    const moved = [...choices, { termId, clauseVersionId: versionId }];
    const late = await saving(manager, { supersedesId: recordId, choices: moved });
    expect(late).toMatchObject({ ok: false, code: "not_found" });
    must(await saving(manager, { supersedesId: recordId, choices: [...choices, { termId }] }));
  });

  it("keeps the wording and the option that it chose when these are corrected or taken back", async () => {
    const { manager } = team.people;
    const { negotiationId } = team;
    const said = { negotiationId, termId: otherId };
    const { clauseVersionId } = must(
      await execute(clauseVersionNoun.record, manager, { ...said, text: "Aid gose on." }),
    );
    const typo = { ...said, supersedesId: clauseVersionId, text: "Aid goes on and on." };
    must(await execute(clauseVersionNoun.record, manager, typo));
    const gone = must(await execute(optionNoun.record, manager, { ...said, label: "Gone", text: "No aid." }));
    const back = { negotiationId, recordId: gone.recordId, reason: "A mistake." };
    must(await execute(optionNoun.retract, manager, back));
    for (const chosen of [{ clauseVersionId }, { optionId: gone.optionId }, { optionId }]) {
      const choices = [{ termId: otherId, ...chosen }];
      const asked = { ...nothingAsked, of: null, choose: printChoices(choices, () => null) };
      const { built, offered } = await builtPackage(openedAs(manager, team), asked);
      expect(built).toMatchObject({ choices, unread: 0 });
      const all = [...offered.versions, ...offered.options];
      const [id] = Object.values(chosen);
      expect(all.find((each) => each.id === id)?.isGone).toBe(id !== optionId);
    }
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

  it("that names a term merged into another since says so, and leads to itself carried along", async () => {
    const { manager, reader } = team.people;
    const { negotiationId } = team;
    const wage = { negotiationId, number: "7", title: "Wages", kind: "article", axisUnit: "months" };
    const pay = { negotiationId, number: "8", title: "Pay", kind: "article", axisUnit: "months" };
    const { termId: fromId } = must(await execute(termNoun.record, manager, wage));
    const { termId: intoId } = must(await execute(termNoun.record, manager, pay));
    const { packageId } = must(
      await saving(manager, { title: "Paid", choices: [{ termId: fromId, value: "12" }, { termId }] }),
    );
    const read = () => packagePage(openedAs(reader, team), packageId);
    expect((await read())?.outgrown).toEqual([]);
    must(await execute(mergeTerms, manager, { negotiationId, intoTermId: intoId, termIds: [fromId] }));
    const outgrown = (await read())?.outgrown ?? [];
    expect(outgrown).toMatchObject([{ term: { number: "7" }, how: "merge", into: [{ number: "8" }], isGone: true }]);
    const carried = carriedAlong((await read())?.view?.choices ?? [], outgrown);
    expect(carried).toEqual([{ termId }, { termId: intoId, value: expect.objectContaining({ from: 12, to: 12 }) }]);
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

  it("says with its outcome that a term of it is marked", async () => {
    const { manager, insider } = team.people;
    const hidden = { negotiationId: team.negotiationId, compartmentId, number: "10", title: "Secret", kind: "article" };
    const { termId: hiddenId } = must(await execute(termNoun.record, manager, hidden));
    const party = { name: "Graustark", code: "GK", kind: "state", role: "negotiating", isAtTable: true };
    must(await execute(partyNoun.record, manager, { negotiationId: team.negotiationId, ...party }));
    const choose = printChoices([{ termId: hiddenId }], () => null);
    const { tested } = await builtPackage(openedAs(insider, team), { ...nothingAsked, of: null, choose });
    expect(tested.judged.markedWith).toEqual([compartmentId]);
  });
});
