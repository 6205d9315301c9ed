import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceDesk } from "@/lib/desk/queries";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { evidencePage } from "@/lib/logbook/queries-evidence";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { termStatusLabels } from "@/lib/terms/rules";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { howWeKnow } from "./queries-chain";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"officer" | "staff">>>;
let compartmentId: string;
const words = "The talks opened on Monday.\n\nThe talks paused on Wednesday, officials said.";
const quote = "The talks paused on Wednesday, officials said.";
const anchor = { start: words.indexOf(quote), end: words.length, prefix: "on Monday.\n\n", suffix: "" };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { officer: "recorder", staff: "commenter" });
  const { negotiationId, people } = team;
  ({ id: compartmentId } = must(
    await execute(makeCompartment, people.founder, { negotiationId, name: "Inner", meaning: "Ours" }),
  ));
  const userId = people.officer.userId;
  must(await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const as = (actor: Actor) => openedAs(actor, team);
const report = { title: "Report", kind: "press", reliability: "C", origin: "An agency", published: "2019-02-28" };
const takeIn = async (more: object = {}) => {
  const { negotiationId, people } = team;
  return must(await execute(sourceNoun.record, people.officer, { negotiationId, ...report, words, ...more }));
};
const say = async (sourceId: string, more: object = {}) => {
  const { negotiationId, people } = team;
  return must(
    await execute(statementNoun.record, people.officer, {
      negotiationId,
      text: "They paused.",
      speakerName: "Officials",
      capacity: "unattributed",
      basis: "reported",
      citations: [{ sourceId, credibility: 3, quote, anchor }],
      ...more,
    }),
  );
};

describe("how a record is known", () => {
  it("tells its citations with their passages, and each correction", async () => {
    const { sourceId } = await takeIn();
    const first = await say(sourceId);
    const second = await say(sourceId, { supersedesId: first.recordId, text: "They broke off.", reason: "Misread." });
    const known = await howWeKnow(as(team.people.staff), second.recordId);
    expect(known).toMatchObject({
      ended: null,
      citations: [{ sourceTitle: "Report", origin: "An agency", passage: { before: "", words: quote, after: "" } }],
      withdrawn: [],
    });
    expect(known?.steps).toHaveLength(2);
    expect(JSON.stringify(known?.steps[0]?.changes)).toContain("Misread.");
    expect(await howWeKnow(as(team.people.staff), first.recordId)).toMatchObject({ ended: { isRetraction: false } });
  });

  it("is told to nobody who may not see it", async () => {
    const { sourceId } = await takeIn({ compartmentId });
    const { recordId } = await say(sourceId, { compartmentId });
    expect(await howWeKnow(as(team.people.officer), recordId)).not.toBeNull();
    expect(await howWeKnow(as(team.people.staff), recordId)).toBeNull();
    expect(await howWeKnow(as(team.people.outsider), recordId)).toBeNull();
  });

  it("still names a source that was taken back, with the reason", async () => {
    const source = await takeIn({ title: "A hoax" });
    const { recordId } = await say(source.sourceId);
    const { negotiationId, people } = team;
    must(
      await execute(sourceNoun.retract, people.officer, {
        negotiationId,
        recordId: source.recordId,
        reason: "Forged.",
      }),
    );
    expect(await howWeKnow(as(team.people.staff), recordId)).toMatchObject({
      citations: [],
      withdrawn: [{ title: "A hoax", reason: "Forged." }],
    });
  });
});

describe("a source in the desk", () => {
  it("shows its words with what is recorded from them and recognised in them", async () => {
    const { sourceId, recordId } = await takeIn();
    const said = await say(sourceId);
    const desk = await sourceDesk(as(team.people.staff), sourceId);
    expect(desk?.words?.text).toBe(words);
    expect(desk?.passages).toMatchObject([
      { recordId: said.recordId, noun: "statement", place: { start: anchor.start, end: anchor.end } },
    ]);
    // Only for those who can record it.
    expect(desk?.marks).toEqual([]);
    const opened = as(team.people.officer);
    const officers = await sourceDesk({ ...opened, member: { ...opened.member, role: "recorder" } }, sourceId);
    expect(officers?.marks.filter(({ kind }) => kind === "date")).toMatchObject([
      { date: "2019-02-25" },
      { date: "2019-02-27" },
    ]);

    // Other words take their place: the passage is found where it stands now.
    await takeIn({ supersedesId: recordId, words: `Corrected.\n\n${words}` });
    const later = await sourceDesk(as(team.people.staff), sourceId);
    expect(later?.passages).toMatchObject([{ place: { start: anchor.start + 12 } }]);
  });

  it("of a compartment is for its members alone", async () => {
    const { sourceId } = await takeIn({ compartmentId });
    expect(await sourceDesk(as(team.people.officer), sourceId)).not.toBeNull();
    expect(await sourceDesk(as(team.people.staff), sourceId)).toBeNull();
    expect(await sourceDesk(as(team.people.outsider), sourceId)).toBeNull();
    expect(await asActor(team.people.staff, (tx) => tx.sourceWords.count({ where: { compartmentId } }))).toBe(0);
  });
});

describe("what sources tell differently", () => {
  it("stands side by side, for who may see both, and only where they do not rest on one another", async () => {
    const { negotiationId, people } = team;
    const { officer, staff } = people;
    const { termId } = await wordTerm(officer, { negotiationId, number: "1", title: "Presence", text: "Words." });
    const cites = async (origin: string, more: object = {}) => {
      const { sourceId } = await takeIn({ origin, ...more });
      return { citations: [{ sourceId, credibility: 3 }], sourceId };
    };
    const status = async (said: string, { citations }: { citations: object[] }, more: object = {}) => {
      const on = { negotiationId, termId, status: said, heldFrom: "2019-02-26", citations, ...more };
      return must(await execute(termStatusNoun.record, officer, on));
    };
    const [envoy, agency] = [await cites("An envoy"), await cites("Another agency")];
    const first = await status("bracketed", envoy);
    await status("bracketed", envoy, { heldFrom: "2019-02-25" });
    await status("under_discussion", await cites("An envoy"));
    const told = async (actor: Actor) => (await howWeKnow(as(actor), first.recordId))?.toldDifferently;
    expect(await told(staff)).toEqual([]);

    const hidden = await cites("A guest", { compartmentId });
    const marked = await status("parked", hidden, { compartmentId });
    expect(await told(staff)).toEqual([]);
    const ids = (groups: Awaited<ReturnType<typeof told>>) => groups?.map((each) => each.map((one) => one.recordId));
    expect(ids(await told(officer))).toEqual([expect.arrayContaining([first.recordId, marked.recordId])]);

    const other = await status("under_discussion", agency);
    expect(await told(staff)).toEqual([
      expect.arrayContaining([
        expect.objectContaining({ recordId: first.recordId, says: termStatusLabels.bracketed, isSourceGone: false }),
        expect.objectContaining({ recordId: other.recordId, says: termStatusLabels.under_discussion }),
      ]),
    ]);
    const { differences } = await evidencePage(as(staff));
    expect(ids(differences)).toEqual(ids(await told(staff)));
    expect(
      (await evidencePage({ ...as(staff), moment: { ...as(staff).moment, asOf: new Date("2019-02-25T12:00Z") } }))
        .differences,
    ).toEqual([]);

    must(
      await execute(sourceNoun.retract, officer, {
        negotiationId,
        recordId: (await evidencePage(as(officer))).sources.find(({ id }) => id === agency.sourceId)?.recordId,
        reason: "It was made up.",
      }),
    );
    // Nobody's word any more: it contradicts nothing.
    expect(await told(staff)).toEqual([]);
  });
});
