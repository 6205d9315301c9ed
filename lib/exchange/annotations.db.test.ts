import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { correctAnnotation } from "@/lib/annotations/commands/correct-remark";
import { threadsIn } from "@/lib/annotations/queries";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import type { Role } from "@/lib/platform/member";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { toldRemarks } from "./queries-annotations";
import { takeInAnnotations } from "./take-in-annotations";
import { toWebAnnotations } from "./web-annotation";

let owner: Owner;
let founder: Actor, commenter: Actor, reader: Actor;
let negotiationId: string, clauseVersionId: string;
const timeZone = "Asia/Qatar";
const text = "👩🏽‍⚖️ Troops may remain for sixty months.";

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const openedAs = (actor: Actor, role: Role): Opened => ({
  actor,
  negotiation: { id: negotiationId, slug: "", name: "", summary: null, timeZone, present: null, version: 1 },
  member: { userId: actor.userId, negotiationId, role, timeZone, present: null },
  moment: parseMoment({}, { zone: timeZone, present: null }, new Date()),
  newestRecordId: null,
});

const addresses = {
  wording: (id: string) => `urn:uuid:${id}`,
  record: (target: LinkTarget) => `https://parley.example/${target.kind}`,
};

const annotation = (more: object = {}) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "Annotation",
  motivation: "questioning",
  body: { type: "TextualBody", value: "From when?" },
  target: {
    source: `https://parley.example/negotiations/x/text?version=${clauseVersionId}`,
    selector: { type: "TextQuoteSelector", exact: "sixty months" },
  },
  ...more,
});

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const person = async (name: string) => {
    const email = `${randomUUID()}@parley.example`;
    return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
  };
  [founder, commenter, reader] = await Promise.all([person("Founder"), person("Commenter"), person("Reader")]);
  negotiationId = valueIn(await execute(foundNegotiation, founder, { name: `Out ${randomUUID()}`, timeZone })).id;
  for (const [member, role] of [
    [commenter, "commenter"],
    [reader, "reader"],
  ] as const)
    valueIn(await execute(addMember, founder, { negotiationId, email: member.email, role }));
  const term = { negotiationId, number: "1", title: "Presence", kind: "paragraph" };
  const { termId } = valueIn(await execute(termNoun.record, founder, term));
  ({ clauseVersionId } = valueIn(await execute(clauseVersionNoun.record, founder, { negotiationId, termId, text })));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("Web Annotations", () => {
  it("are taken in as remarks, once, and leave as they came, a marked one not at all", async () => {
    const actId = randomUUID();
    const opened = openedAs(commenter, "commenter");
    const { annotationIds } = valueIn(await takeInAnnotations(opened, { items: [annotation()] }, { actId }));
    expect(valueIn(await takeInAnnotations(opened, { items: [annotation()] }, { actId }))).toMatchObject({
      annotationIds,
    });
    const made = await execute(makeCompartment, founder, { negotiationId, name: randomUUID(), meaning: "Few." });
    const words = { clauseVersionId, start: text.indexOf("may"), end: text.indexOf("may") + 3, quote: "may" };
    const hidden = { negotiationId, ...words, body: "Hidden", compartmentId: valueIn(made).id };
    valueIn(await execute(makeAnnotation, founder, hidden));
    const leaving = async (actor: Actor, role: Role) =>
      toWebAnnotations(await toldRemarks(openedAs(actor, role)), "urn:page", addresses).items;
    expect(await leaving(reader, "reader")).toMatchObject([
      {
        id: `urn:uuid:${annotationIds[0]}`,
        motivation: "questioning",
        creator: { name: "Commenter" },
        body: [{ value: "From when?" }],
        target: {
          source: `urn:uuid:${clauseVersionId}`,
          selector: [{ exact: "sixty months" }, { start: 28, end: 40 }],
        },
      },
    ]);
    expect(await leaving(founder, "owner")).toHaveLength(1);
  });

  it("are refused whole, each with its reason, and to who may not write here", async () => {
    const before = (await toldRemarks(openedAs(founder, "owner"))).length;
    const astray = { ...annotation().target, selector: { type: "TextQuoteSelector", exact: "forty" } };
    const unknown = { ...annotation().target, source: `urn:uuid:${randomUUID()}` };
    const sent = [annotation(), annotation({ target: astray }), annotation({ target: unknown })];
    expect(await takeInAnnotations(openedAs(commenter, "commenter"), sent)).toMatchObject({
      code: "invalid",
      message: /^None was taken in.* Annotation 2: .*not in the text.* Annotation 3: .*names no wording/,
    });
    expect(await takeInAnnotations(openedAs(commenter, "commenter"), { type: "Note" })).toMatchObject({
      code: "invalid",
    });
    expect(await takeInAnnotations(openedAs(reader, "reader"), annotation())).toMatchObject({ code: "forbidden" });
    expect(await toldRemarks(openedAs(founder, "owner"))).toHaveLength(before);
  });

  it("that are on record already are passed over, and told: what left from here, and what came before", async () => {
    const opened = openedAs(commenter, "commenter");
    const iri = `https://elsewhere.example/${randomUUID()}`;
    const answer = { type: "Annotation", motivation: "replying", body: "In May.", target: iri };
    const again = { ...answer, id: `${iri}/2`, target: `${iri}/1` };
    const page = { items: [annotation({ id: iri }), { ...answer, id: `${iri}/1` }, again] };
    const first = valueIn(await takeInAnnotations(opened, page));
    expect(first).toMatchObject({ annotationIds: [expect.any(String)], replies: 2, skipped: [] });
    const [annotationId] = first.annotationIds;
    const told = async () => (await toldRemarks(openedAs(founder, "owner"))).find(({ id }) => id === annotationId);
    expect((await told())?.replies.map(({ body }) => body)).toEqual(["In May.", "In May."]);

    const known = [iri, `${iri}/1`, `${iri}/2`];
    expect(valueIn(await takeInAnnotations(opened, page))).toEqual({ annotationIds: [], replies: 0, skipped: known });
    const left = toWebAnnotations(await toldRemarks(opened), "urn:page", addresses);
    const returned = valueIn(await takeInAnnotations(opened, JSON.parse(JSON.stringify(left))));
    expect(returned).toEqual({ annotationIds: [], replies: 0, skipped: left.items.map(({ id }) => id) });
    expect(await takeInAnnotations(openedAs(reader, "reader"), page)).toMatchObject({ code: "forbidden" });

    const later = { ...answer, body: "Or in June.", target: `urn:uuid:${annotationId}` };
    expect(valueIn(await takeInAnnotations(opened, [...page.items, later]))).toMatchObject({
      replies: 1,
      skipped: known,
    });
    expect((await told())?.replies).toHaveLength(3);
    const astray = [annotation(), { ...answer, target: `urn:uuid:${randomUUID()}` }, { ...answer, body: "" }];
    expect(await takeInAnnotations(opened, astray)).toMatchObject({ message: /^Annotation [23]: / });
  });

  it("mention and link what their words name, as far as it is there, and leave with the way to it", async () => {
    const title = `Report ${randomUUID()}`;
    const source = { negotiationId, title, kind: "press", reliability: "B", origin: "The paper" };
    valueIn(await execute(sourceNoun.record, founder, source));
    const opened = openedAs(commenter, "commenter");
    const value = `@Founder and @Nobody, mail me@Founder: see #${title}, #5.`;
    const page = [
      annotation({ id: `https://elsewhere.example/${randomUUID()}`, body: { type: "TextualBody", value } }),
    ];
    const { annotationIds } = valueIn(await takeInAnnotations(opened, page));
    const row = await asActor(commenter, (tx) =>
      tx.annotation.findFirstOrThrow({ where: { seriesId: annotationIds[0] ?? "" } }),
    );
    expect(row.mentionedIds).toEqual([founder.userId]);
    expect(row.body).toBe("@Founder and @Nobody, mail me@Founder: see #1, #5.");
    const left = toWebAnnotations(await toldRemarks(openedAs(reader, "reader")), "urn:page", addresses);
    const sent = left.items.find(({ id }) => id === `urn:uuid:${annotationIds[0]}`);
    expect(sent?.body).toMatchObject([{ value }, { source: "https://parley.example/source", purpose: "linking" }]);
    const returned = { ...sent, id: `https://elsewhere.example/${randomUUID()}` };
    const again = valueIn(await takeInAnnotations(opened, JSON.parse(JSON.stringify(returned))));
    const copy = await asActor(commenter, (tx) =>
      tx.annotation.findFirstOrThrow({ where: { seriesId: again.annotationIds[0] ?? "" } }),
    );
    expect([copy.body, copy.linkedIds, copy.mentionedIds]).toEqual([row.body, row.linkedIds, row.mentionedIds]);
  });

  it("keep who said them elsewhere and when, and name who took them in; nobody rewrites them", async () => {
    const opened = openedAs(commenter, "commenter");
    const id = `urn:uuid:${randomUUID()}`;
    const created = "2026-03-02T09:41:00Z";
    const sent = [
      annotation({ id, creator: { type: "Person", name: "Noor  Haidari" }, created }),
      annotation({ target: id, creator: "acct:sami@notes.example", created: "2126-01-01T00:00:00Z" }),
      annotation({ creator: [{ name: "Commenter" }], created }),
    ];
    valueIn(await takeInAnnotations(opened, sent));
    const told = await toldRemarks(openedAs(founder, "owner"));
    const [noor] = told.filter(({ author }) => author === "Noor Haidari");
    expect(noor).toMatchObject({ at: new Date(created) });
    // What a clock ahead of ours says of its time says nothing.
    expect(noor?.replies).toMatchObject([{ author: "acct:sami@notes.example" }]);
    expect(noor?.replies[0]?.at.getTime()).toBeLessThan(Date.now());
    const threads = await asActor(founder, (tx) => threadsIn(tx, negotiationId, opened.moment));
    expect(threads.find(({ author }) => author === "Noor Haidari")).toMatchObject({ takenInBy: "Commenter" });
    const rewrite = (recordId: string) =>
      execute(correctAnnotation, commenter, { negotiationId, recordId, kind: "comment", body: "Other words" });
    const noors = threads.find(({ author }) => author === "Noor Haidari")?.recordId ?? "";
    expect(await rewrite(noors)).toMatchObject({ code: "forbidden", message: /said elsewhere/ });
    const own = threads.find(({ author, record }) => author === "Commenter" && record.validText.startsWith("2026-03"));
    expect(own).toMatchObject({ takenInBy: null });
    valueIn(await rewrite(own?.recordId ?? ""));
  });

  it("come in pages of many, in one act", async () => {
    const opened = openedAs(commenter, "commenter");
    const before = (await toldRemarks(opened)).length;
    const many = (count: number) => ({ items: Array.from({ length: count }, () => annotation()) });
    expect(await takeInAnnotations(opened, many(2001))).toMatchObject({
      message: /2,001 annotations.*at most 2,000 .*None of them was taken in/,
    });
    expect(valueIn(await takeInAnnotations(opened, many(250))).annotationIds).toHaveLength(250);
    expect(await toldRemarks(opened)).toHaveLength(before + 250);
    const oneWrong = { items: [...many(3).items, annotation({ type: "Note" })] };
    expect(await takeInAnnotations(opened, oneWrong)).toMatchObject({ message: /^Annotation 4: .*“type”/ });
  });

  it("under a key are what was sent under it first: something else is refused, not passed over", async () => {
    const opened = openedAs(commenter, "commenter");
    const actId = randomUUID();
    const send = (sent: object, askedHash: string) => takeInAnnotations(opened, sent, { actId, askedHash });
    const first = valueIn(await send(annotation(), "one"));
    expect(valueIn(await send(annotation(), "one"))).toEqual(first);
    expect(await send(annotation({ motivation: "commenting" }), "other")).toMatchObject({ code: "refused" });
  });
});
