import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkTarget } from "@/lib/annotations/rules/links";
import { makeAnchor } from "@/lib/text/anchor";
import { canonicalText } from "@/lib/text/canonical";
import {
  clauseVersionOf,
  isOnWords,
  isReply,
  readSent,
  readWebAnnotation,
  saidIn,
  sentAnnotations,
  type ToldRemark,
  toWebAnnotations,
} from "./web-annotation";

const versionId = "0a4f3c1e-2f6b-4a55-9d3c-1b2a3c4d5e6f";
const sourceOf = (id: string) => `https://parley.example/negotiations/doha/text?version=${id}`;

const addresses = {
  wording: sourceOf,
  record: (target: LinkTarget) => `https://parley.example/${target.kind}`,
};

const told = (text: string, from: number, to: number, more: Partial<ToldRemark> = {}): ToldRemark | null => {
  const anchor = makeAnchor(text, from, to);
  return (
    anchor && {
      ...anchor,
      ...{ id: "11111111-2222-4333-8444-555555555555", kind: "comment", body: "Why?", replacement: null },
      ...{ author: "Tomas Lind", at: new Date("2019-02-26T08:00:00Z"), clauseVersionId: versionId, language: "en" },
      ...{ text, links: [], replies: [] },
      ...more,
    }
  );
};

/** The first of what was sent, which is on words. */
const onWordsIn = (raw: unknown) => {
  const read = readSent(sentAnnotations(raw)?.[0]);
  if (!read.ok || !isOnWords(read.annotation)) throw new Error("nothing was read");
  return read.annotation;
};

const readBack = (text: string, remark: ToldRemark) => {
  const sent = JSON.parse(JSON.stringify(toWebAnnotations([remark], "urn:page", addresses))) as unknown;
  const annotation = onWordsIn(sent);
  expect(clauseVersionOf(annotation)).toBe(versionId);
  return readWebAnnotation(annotation, { id: versionId, text });
};

const texts = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom("a", " ", "در", "👩🏽‍⚖️", "e\u0301", "\n\n"),
      fc.string({ unit: "grapheme", maxLength: 1 }),
    ),
    maxLength: 40,
  })
  .map(canonicalText);

describe("a remark as a Web Annotation", () => {
  it("comes back on the same words, whatever characters stand before them", () => {
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (text, from, to) => {
        const remark = told(text, from, to);
        if (!remark) return;
        const { start, end, quote } = remark;
        expect(readBack(text, remark)).toMatchObject({ ok: true, remark: { start, end, quote, kind: "comment" } });
      }),
    );
  });

  it("counts in code points, as the model says", () => {
    const remark = told("👩🏽‍⚖️ shall leave", 8, 13);
    const page = toWebAnnotations(remark ? [remark] : [], "urn:page", addresses);
    expect(page.items[0]?.target).toMatchObject({
      source: sourceOf(versionId),
      selector: [{ exact: "shall" }, { type: "TextPositionSelector", start: 6, end: 11 }],
    });
  });

  it("keeps its kind, its suggestion and its replies", () => {
    for (const kind of ["comment", "question", "concern"] as const) {
      const remark = told("They leave.", 0, 4, { kind });
      if (remark) expect(readBack("They leave.", remark)).toMatchObject({ remark: { kind, body: "Why?" } });
    }
    const suggestion = told("They leave.", 0, 4, { kind: "suggestion", replacement: "All", body: "" });
    if (suggestion)
      expect(readBack("They leave.", suggestion)).toMatchObject({
        remark: { kind: "suggestion", replacement: "All", body: "" },
      });
    const replies = [
      { id: "66666666-2222-4333-8444-555555555555", body: "So.", author: "Lina", at: new Date(), links: [] },
    ];
    const answered = told("They leave.", 0, 4, { replies });
    const [remark, reply] = toWebAnnotations(answered ? [answered] : [], "urn:page", addresses).items;
    expect(reply).toMatchObject({ motivation: "replying", target: remark?.id });
    const read = readSent(reply);
    expect(read.ok && isReply(read.annotation) && [read.annotation.target, saidIn(read.annotation)]).toEqual([
      remark?.id,
      "So.",
    ]);
  });
});

describe("what a remark links", () => {
  it("leaves beside its words as a body that only points, and comes back with the words alone", () => {
    const links = [{ kind: "source" as const, id: versionId }];
    const remark = told("They leave.", 0, 4, { body: "See #The report.", links });
    if (!remark) throw new Error("no remark");
    const [sent] = toWebAnnotations([remark], "urn:page", addresses).items;
    expect(sent?.body).toMatchObject([
      { value: "See #The report." },
      { type: "SpecificResource", source: "https://parley.example/source", purpose: "linking" },
    ]);
    expect(readBack("They leave.", remark)).toMatchObject({ remark: { body: "See #The report." } });
  });
});

describe("somebody else's annotation", () => {
  const on = (selector: object, text = "sixty months or sixty days") => {
    const annotation = onWordsIn({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      body: "Why?",
      target: { source: `urn:uuid:${versionId}`, selector },
    });
    return readWebAnnotation(annotation, { id: versionId, text });
  };

  it("is read from a quotation alone where that stands once, its surroundings considered", () => {
    expect(on({ type: "TextQuoteSelector", exact: "months" })).toMatchObject({ ok: true, remark: { start: 6 } });
    expect(on({ type: "TextQuoteSelector", exact: "sixty", prefix: "or " })).toMatchObject({
      ok: true,
      remark: { start: 16 },
    });
  });

  it("is refused, with the reason, where its place is not certain", () => {
    expect(on({ type: "TextQuoteSelector", exact: "sixty" })).toMatchObject({ ok: false, message: /more than once/ });
    expect(on({ type: "TextQuoteSelector", exact: "forty" })).toMatchObject({ ok: false, message: /not in the text/ });
    expect(on({ type: "TextPositionSelector", start: 20, end: 90 })).toMatchObject({ ok: false, message: /position/ });
    expect(
      on([
        { type: "TextPositionSelector", start: 0, end: 5 },
        { type: "TextQuoteSelector", exact: "months" },
      ]),
    ).toMatchObject({ ok: false, message: /not at its position/ });
  });

  it("that is none says where to look", () => {
    const sent = { type: "Annotation", body: [], target: { source: "urn:x" } };
    expect(readSent(sent)).toMatchObject({ ok: false, message: expect.stringContaining("target") });
    expect(sentAnnotations({ type: "Note" })).toBeNull();
    const long = { type: "TextQuoteSelector", exact: "a", suffix: "b".repeat(1001) };
    expect(readSent({ ...sent, target: { source: "urn:x", selector: long } })).toEqual({
      ok: false,
      message: "Its “suffix” is longer than 1,000 characters.",
    });
  });

  it("without a wording of ours in its source names none", () => {
    const target = { source: "https://elsewhere.example/page", selector: [] };
    expect(clauseVersionOf({ target })).toBeNull();
  });
});
