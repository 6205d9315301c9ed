/** A question that follows from a marked record is raised to those who see that record, and to nobody else. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { raiseQuestions } from "@/lib/logbook/commands/take-questions";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { packageNoun } from "@/lib/packages/commands/package";
import { partyNoun } from "@/lib/parties/commands/party";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs, wordTerm } from "@/prisma/team-fixtures";
import { questionsView } from "../queries-questions";
import { takenAs } from "./taken";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"insider" | "colleague">>>;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { insider: "recorder", colleague: "recorder" });
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const asked = async (actor: Actor) =>
  (await questionsView(openedAs(actor, team), { kind: null, party: null, term: null, page: 1 })).questions;

it("whose wording only a closed circle sees is raised within the circle, and leaves no trace outside it", async () => {
  const { negotiationId, people } = team;
  const { founder, insider, colleague } = people;
  const circle = { negotiationId, name: "Envoys", meaning: "The envoys alone." };
  const compartmentId = must(await execute(makeCompartment, founder, circle)).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: insider.userId }));
  const party = { heldFrom: "2019-01", name: "Taliban", code: "TB", kind: "armed_group", role: "negotiating" };
  const { partyId } = must(await execute(partyNoun.record, insider, { negotiationId, ...party, isAtTable: true }));
  const words = { negotiationId, number: "1", title: "Withdrawal", text: "Troops leave in 14 months." };
  const { termId, clauseVersionId } = await wordTerm(insider, words);
  must(await execute(termStatusNoun.record, insider, { negotiationId, termId, status: "tabled" }));
  const held = { negotiationId, partyId, termId, stance: "supports", basis: "in_the_room", confidence: "high" };
  must(await execute(positionNoun.record, insider, { ...held, clauseVersionId }));
  const before = await asked(colleague);
  const secret = { negotiationId, termId, text: "Troops leave in 20 months.", compartmentId };
  must(await execute(clauseVersionNoun.record, insider, secret));

  const stale = (await asked(insider)).find(({ kind }) => kind === "stale");
  expect(stale?.markedWith).toEqual([compartmentId]);
  const taken = stale && takenAs(stale);
  if (!taken) throw new Error("it cannot be taken along");
  must(await execute(raiseQuestions, insider, { negotiationId, questions: [JSON.parse(taken)] }));
  expect((await asked(insider)).map(({ isDerived }) => isDerived)).toContain(false);
  expect(await asked(colleague)).toEqual(before);
  expect(await asActor(colleague, (tx) => tx.question.count({ where: { negotiationId } }))).toBe(0);
  expect(await asActor(insider, (tx) => tx.question.count({ where: { negotiationId } }))).toBe(1);
});

it("leaves no trace of a package that only a closed circle sees, and is raised to that circle with what it settles", async () => {
  const { negotiationId, people } = team;
  const { founder, insider, colleague } = people;
  const circle = { negotiationId, name: "Drafters", meaning: "The drafters alone." };
  const compartmentId = must(await execute(makeCompartment, founder, circle)).id;
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: insider.userId }));
  const party = { heldFrom: "2019-01", name: "Kabul", code: "KB", kind: "state", role: "negotiating" };
  must(await execute(partyNoun.record, insider, { negotiationId, ...party, isAtTable: true }));
  const { termId } = await wordTerm(insider, { negotiationId, number: "2", title: "Monitoring", text: "They watch." });
  must(await execute(termStatusNoun.record, insider, { negotiationId, termId, status: "tabled" }));
  const before = await asked(colleague);
  const secret = { negotiationId, title: "Monitors for months", choices: [{ termId }], compartmentId };
  must(await execute(packageNoun.record, insider, secret));

  expect(await asked(colleague)).toEqual(before);
  const question = (await asked(insider)).find(
    ({ term, party: whom }) => term?.id === termId && whom?.name === "Kabul",
  );
  expect(question?.settling).toContain("has the package “Monitors for months” refused");
  expect(question?.markedWith).toEqual([compartmentId]);
  expect(JSON.parse((question && takenAs(question)) ?? "{}")).toMatchObject({ compartmentId });
});
