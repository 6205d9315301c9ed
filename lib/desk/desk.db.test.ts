import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { makeAnchor } from "@/lib/text/anchor";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { sourceDesk } from "./queries";
import { inputOfEntry } from "./rules/entry-input";
import { deskEntryInput } from "./schema";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"officer" | "colleague">>>;
let sourceId: string;
let seenRecordId: string;
const words = "The talks opened on Monday.\n\nThe talks paused on Wednesday, officials said. They resume on Saturday.";
const paused = "The talks paused on Wednesday, officials said.";

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { officer: "recorder", colleague: "recorder" });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const takeIn = async () => {
  const report = { title: "Report", kind: "press", reliability: "C", origin: "An agency", words };
  const { negotiationId, people } = team;
  ({ sourceId, recordId: seenRecordId } = must(
    await execute(sourceNoun.record, people.officer, { negotiationId, ...report }),
  ));
};

/** A statement recorded from the passage, as the desk sends it. */
const say = (actor: Actor, passage = paused, more: object = {}) => {
  const start = words.indexOf(passage);
  const asked = deskEntryInput.parse({
    negotiationId: team.negotiationId,
    sourceId,
    seenRecordId,
    command: "statement",
    fields: {
      text: passage,
      speakerName: "Officials",
      capacity: "unattributed",
      basis: "reported",
      credibility: "3",
      heldFrom: "27 Feb 2019",
    },
    isDateInferred: false,
    anchor: makeAnchor(words, start, start + passage.length),
    ...more,
  });
  return execute(statementNoun.record, actor, inputOfEntry(asked));
};

describe("two who record from the same words", () => {
  it("are told of each other: the second is shown what the first recorded, and may record beside it", async () => {
    await takeIn();
    const { officer, colleague } = team.people;
    const answers = await Promise.all([say(officer), say(colleague, "The talks paused on Wednesday")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const second = answers.find(({ ok }) => !ok);
    expect(second).toMatchObject({ code: "conflict", standing: { recordId: expect.any(String) } });
    if (!second || second.ok || !second.standing) throw new Error("a conflict shows what stands");
    const later = answers.indexOf(second) === 0 ? officer : colleague;
    must(await say(later, paused, { seenRecordId: second.standing.newestId }));
  });

  it("are not kept from other words, or from what they have seen", async () => {
    await takeIn();
    const { officer, colleague } = team.people;
    const first = must(await say(officer));
    must(await say(colleague, "They resume on Saturday."));
    must(await say(colleague, paused, { seenRecordId: first.recordId }));
  });

  it("learn nothing of a record that its compartment hides", async () => {
    await takeIn();
    const { negotiationId, people } = team;
    const { id: compartmentId } = must(
      await execute(makeCompartment, people.founder, { negotiationId, name: "Inner", meaning: "Ours" }),
    );
    const userId = people.officer.userId;
    must(await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId }));
    must(await say(people.officer, paused, { compartmentId }));
    must(await say(people.colleague));
  });
});

describe("what is recorded from a passage and holds from a later day", () => {
  it("is told on the desk with that day and its place, and no longer once the page stands there", async () => {
    await takeIn();
    const { officer } = team.people;
    const fields = { text: "Talks go on.", speakerName: "Officials", capacity: "unattributed", basis: "reported" };
    must(await say(officer, paused, { fields: { ...fields, credibility: "3", heldFrom: "1 Mar 2999" } }));
    const opened = openedAs(officer, { negotiationId: team.negotiationId, slug: "" });
    const now = await sourceDesk(opened, sourceId);
    expect(now?.passages).toEqual([]);
    const start = words.indexOf(paused);
    expect(now?.later).toMatchObject([
      { noun: "statement", day: "2999-03-01", place: { start, end: start + paused.length } },
    ]);
    const moment = parseMoment(
      { asOf: "2999-03-01" },
      { zone: opened.negotiation.timeZone, present: null },
      new Date(),
    );
    const then = await sourceDesk({ ...opened, moment }, sourceId);
    expect(then?.passages).toHaveLength(1);
    expect(then?.later).toEqual([]);
  });
});
