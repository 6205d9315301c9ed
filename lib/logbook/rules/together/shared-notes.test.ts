import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Edit, type Writing, blankLine, write } from "../../rules";
import type { DraftBlock, DraftContent } from "../../schema";
import { newDraft } from "../new-draft";
import {
  checkNotes,
  documentFrom,
  documentOf,
  hasStrangers,
  isIncomplete,
  purgeNotes,
  readNotes,
  takeUpdate,
  writeNotes,
} from "./shared-notes";

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const begun = newDraft(
  {
    roundId: null,
    roundNumber: "1",
    roundTitle: "Doha",
    track: "track_1",
    title: "Monday",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "25 Feb 2019",
    isDateInferred: false,
  },
  null,
  "first",
);
const line = (key: string, text: string): DraftBlock => ({ ...blankLine(key), text });
const withBlocks = (...blocks: DraftBlock[]): DraftContent => ({ ...begun, blocks });
const texts = ({ blocks }: DraftContent) => blocks.map((block) => (block.kind === "line" ? block.text : block.kind));

/** One who writes: a document of their own, and what they have written that is not sent. */
class Writer {
  readonly doc: Y.Doc;
  readonly written: Uint8Array[] = [];
  writing: Writing;

  constructor(update: Uint8Array) {
    this.doc = documentFrom([update]);
    this.writing = { content: readNotes(this.doc), focus: null, open: null, isHeld: false };
    this.doc.on("update", (change: Uint8Array, origin: unknown) => origin === "mine" && this.written.push(change));
  }

  edit(edit: Edit): void {
    const { content } = this.writing;
    this.writing = write(this.writing, edit);
    writeNotes(this.doc, this.writing.content, "mine", content);
  }

  takeIn(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.writing = { ...this.writing, content: readNotes(this.doc, this.writing.content) };
  }
}

/** The order in which a line remembers whom it means says nothing. */
const plain = (content: DraftContent) => ({
  ...content,
  blocks: content.blocks.map((block) =>
    block.kind === "line"
      ? { ...block, mentions: [...block.mentions].sort((a, b) => (a.mark < b.mark ? -1 : 1)) }
      : block,
  ),
});

const state = (content: DraftContent) => Y.encodeStateAsUpdate(documentOf(content));
const pair = (...blocks: DraftBlock[]) => {
  const update = state(withBlocks(...blocks));
  return [new Writer(update), new Writer(update)] as const;
};
const exchange = (...writers: readonly Writer[]) => {
  for (const from of writers) for (const to of writers) if (from !== to) to.takeIn(Y.encodeStateAsUpdate(from.doc));
  const [first] = writers;
  for (const { doc, writing } of writers) {
    expect(readNotes(doc)).toEqual(readNotes(first?.doc ?? doc));
    expect(checkNotes(doc).error?.issues).toBeUndefined();
    expect(hasStrangers(doc)).toBe(false);
    const purged = documentFrom([Y.encodeStateAsUpdate(doc)]);
    purgeNotes(purged);
    expect(readNotes(purged)).toEqual(readNotes(doc));
    expect(plain(writing.content)).toEqual(readNotes(doc));
  }
  return (first as Writer).writing.content;
};

describe("notes as a document", () => {
  const full: DraftContent = {
    ...begun,
    agenda: [id(1), id(2)],
    asks: [{ questionId: id(3), answer: "Yes." }],
    attendance: [
      { partyId: id(4), delegateId: null, level: "senior", isHead: false, note: "names not on record" },
      { partyId: id(4), delegateId: id(5), level: "unknown", isHead: true, note: "" },
    ],
    newcomers: [{ key: "n", partyId: id(4), name: "Ann", title: "", level: "working", isHead: false, note: "late" }],
    corrects: { sessionId: id(6), recordId: id(7) },
    offered: [{ field: "title", value: "Tuesday" }],
    blocks: [
      {
        kind: "line",
        key: "a",
        time: "14:05",
        text: "@Taliban 🕊 #1.4",
        mentions: [{ mark: "@Taliban", kind: "party", id: id(4) }],
      },
      { kind: "entry", key: "b", command: "position", fields: { partyId: id(4), stance: "opposes", why: "Ranks." } },
      { kind: "day", key: "c", day: "Wed 27 Feb 2019" },
      { kind: "recorded", key: "d", noun: "position", recordId: id(8) },
    ],
  };

  test("say what was written into them, and the same wherever they are made", () => {
    expect(readNotes(documentOf(full))).toEqual(full);
    expect(state(full)).toEqual(state(structuredClone(full)));
    expect(checkNotes(documentOf(full)).data).toEqual(full);
  });

  test("become any other notes, by the order, what goes and what comes back", () => {
    const lines = fc.uniqueArray(fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e"), text: fc.string() }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (versions) => {
        const doc = documentOf(full);
        for (const version of versions) {
          const next = withBlocks(...version.map(({ key, text }) => line(key, text)));
          writeNotes(doc, next);
          expect(readNotes(doc)).toEqual(next);
        }
      }),
      { numRuns: Number(process.env.LAWS_RUNS ?? 40) },
    );
  });

  test("tell what is no notes, and what is not all of them", () => {
    const strange = documentOf(full);
    strange.getMap("session").set("track", "no track");
    expect(checkNotes(strange).success).toBe(false);
    expect(hasStrangers(documentOf(full))).toBe(false);
    strange.getText("hidden").insert(0, "more");
    expect(hasStrangers(strange)).toBe(true);
    for (const [map, key] of [
      ["session", "hidden"],
      ["blocks", "nowhere/text"],
      ["asks", "nowhere/removed"],
    ] as const) {
      const doc = documentOf(full);
      doc.getMap(map).set(key, "more");
      expect(hasStrangers(doc)).toBe(true);
    }
    const hiddenText = documentOf(full);
    hiddenText.getText("blocks/nowhere/text").insert(0, "more");
    expect(hasStrangers(hiddenText)).toBe(true);
    const [one] = pair(line("a", "one"));
    one.edit({ type: "write", key: "a", text: "one two" });
    one.edit({ type: "write", key: "a", text: "one two three" });
    expect(isIncomplete(documentFrom([state(withBlocks(line("a", "one"))), one.written[1] as Uint8Array]))).toBe(true);
  });
});

describe("what was removed", () => {
  const secret = "would the ranks accept less";
  const [questionId, partyId] = [id(31), id(41)];
  const open: DraftContent = {
    ...begun,
    asks: [{ questionId, answer: `Asked: ${secret}` }],
    agenda: [id(51)],
    attendance: [{ partyId, delegateId: null, level: "senior", isHead: false, note: secret }],
    newcomers: [{ key: "n", partyId, name: secret, title: "", level: "working", isHead: false, note: "" }],
    blocks: [
      line("a", "stays"),
      { ...blankLine("b"), text: `@Inner ${secret}`, mentions: [{ mark: "@Inner", kind: "party", id: partyId }] },
      { kind: "entry", key: "c", command: "position", fields: { partyId, why: secret } },
    ],
  };
  const without = { ...open, asks: [], agenda: [], attendance: [], newcomers: [], blocks: open.blocks.slice(0, 1) };
  const bytes = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString("latin1");

  test("is in no byte of the document once it is purged, nor in a window that takes that in", () => {
    const doc = documentOf(open);
    const seen = documentFrom([Y.encodeStateAsUpdate(doc)]);
    writeNotes(doc, without);
    expect(bytes(doc)).toContain(secret);
    purgeNotes(doc);
    Y.applyUpdate(seen, Y.encodeStateAsUpdate(doc));
    for (const purged of [doc, documentFrom([Y.encodeStateAsUpdate(doc)]), seen]) {
      for (const gone of [secret, questionId, partyId, id(51), "@Inner"]) expect(bytes(purged)).not.toContain(gone);
      expect(readNotes(purged)).toEqual(without);
      expect(hasStrangers(purged)).toBe(false);
    }
    writeNotes(doc, open);
    expect(readNotes(doc)).toEqual(open);
  });

  test("stands again with what was typed into a line meanwhile; an answer typed meanwhile goes too", () => {
    const doc = documentOf(open);
    const late = documentFrom([Y.encodeStateAsUpdate(doc)]);
    writeNotes(doc, without);
    purgeNotes(doc);
    late.getText("blocks/b/text").insert(0, "late ");
    writeNotes(late, { ...readNotes(late), asks: [{ questionId, answer: "typed meanwhile" }] });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(late));
    expect(texts(readNotes(doc))).toEqual(["stays", "late "]);
    expect(bytes(doc)).toContain("meanwhile");
    purgeNotes(doc, { isLate: true });
    expect(bytes(doc)).not.toContain("meanwhile");
    expect(texts(readNotes(doc))).toEqual(["stays", "late "]);
  });
});

test("an update that says it holds more than it does is refused before room is made for it", () => {
  const doc = documentOf(begun);
  const other = documentOf({ ...begun, title: "Tuesday" });
  const [, ...honest] = Y.encodeStateAsUpdate(other);
  for (const lie of [
    [1, 0x80, 0x80, 0x80, 0x0f, 1, 0],
    [0x80, 0x80, 0x80, 0x0f, 1],
    [2, ...honest.slice(0, -1), 0x80, 0x80, 0x80, 0x0f, 1, 0],
  ]) {
    const before = process.memoryUsage().rss;
    expect(() => takeUpdate(doc, new Uint8Array(lie))).toThrow();
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  }
  takeUpdate(doc, Y.encodeStateAsUpdate(documentFrom([Y.encodeStateAsUpdate(doc)])));
  expect(readNotes(doc)).toEqual(begun);
});

describe("two at once", () => {
  test("in one line: every letter of both stays", () => {
    const [one, other] = pair(line("a", "The talks pause."));
    one.edit({ type: "write", key: "a", text: "On Wednesday the talks pause." });
    other.edit({ type: "write", key: "a", text: "The talks pause until Saturday." });
    expect(texts(exchange(one, other))).toEqual(["On Wednesday the talks pause until Saturday."]);
  });

  test("below one line: both new lines stay", () => {
    const [one, other] = pair(line("a", "one"));
    for (const [writer, key] of [
      [one, "x"],
      [other, "y"],
    ] as const) {
      writer.edit({ type: "break", key: "a", span: { from: 3, to: 3 }, newKey: key });
      writer.edit({ type: "write", key, text: `by ${key}` });
    }
    const [first, ...rest] = texts(exchange(one, other));
    expect(first).toBe("one");
    expect(rest.sort()).toEqual(["by x", "by y"]);
  });

  test("what one deletes while the other writes in it stands; what nobody touched is gone", () => {
    const [one, other] = pair(line("a", "one"), line("b", "two"), line("c", "three"));
    one.edit({ type: "remove", key: "b", newKey: "x" });
    one.edit({ type: "remove", key: "c", newKey: "y" });
    other.edit({ type: "write", key: "b", text: "two and a half" });
    expect(texts(exchange(one, other))).toEqual(["one", "two and a half"]);
    one.edit({ type: "remove", key: "b", newKey: "z" });
    expect(texts(exchange(one, other))).toEqual(["one"]);
  });

  test("on an entry: field by field", () => {
    const entry: DraftBlock = { kind: "entry", key: "e", command: "position", fields: { why: "The ranks" } };
    const [one, other] = pair(line("a", "one"), entry);
    one.edit({ type: "field", key: "e", name: "stance", value: "opposes" });
    one.edit({ type: "field", key: "e", name: "why", value: "The ranks object" });
    other.edit({ type: "field", key: "e", name: "basis", value: "reported" });
    other.edit({ type: "field", key: "e", name: "why", value: "So far the ranks" });
    expect(exchange(one, other).blocks[1]).toMatchObject({
      fields: { stance: "opposes", basis: "reported", why: "So far the ranks object" },
    });
  });

  test("seat the same delegation: what each says of it is put together", () => {
    const seat = { partyId: id(4), delegateId: null, level: "unknown" as const, isHead: false, note: "" };
    const [one, other] = pair(line("a", "one"));
    one.edit({ type: "set", fields: { attendance: [{ ...seat, level: "senior" }], title: "Monday in Doha" } });
    other.edit({ type: "set", fields: { attendance: [{ ...seat, note: "late" }], venue: "Doha, Sheraton" } });
    const content = exchange(one, other);
    expect(content).toMatchObject({ title: "Monday in Doha", venue: "Doha, Sheraton" });
    expect(content.attendance).toHaveLength(1);
    expect(content.attendance[0]).toMatchObject({ note: "late" });
  });
});

/** What somebody does next, by numbers that say where. */
type Move = { kind: "type" | "break" | "remove" | "field" | "seat" | "join"; where: number; at: number };
const moves = fc.record<Move>({
  kind: fc.constantFrom("type", "type", "type", "break", "break", "field", "join", "remove", "seat"),
  where: fc.nat(40),
  at: fc.nat(60),
});
const steps = fc.record({
  who: fc.nat(5),
  move: moves,
  delivers: fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { maxLength: 3 }),
});

const keyOf = (word: string) => `k${word.charCodeAt(0)}`;

/** Does it, with a word that nobody else writes. Who removes a line means the words that they see in it, and no others. */
function act(writer: Writer, { kind, where, at }: Move, word: string, written: Set<string>): void {
  const { blocks } = writer.writing.content;
  const block = blocks[where % blocks.length];
  if (block?.kind === "entry" && (kind === "type" || kind === "field")) {
    const before = block.fields.why ?? "";
    const cut = wordEnd(before, at);
    writer.edit({
      type: "field",
      key: block.key,
      name: "why",
      value: `${before.slice(0, cut)}${word}${before.slice(cut)}`,
    });
    written.add(word);
    return;
  }
  if (block?.kind !== "line") return;
  const { key, text } = block;
  if (kind === "remove") {
    writer.edit({ type: "remove", key, newKey: keyOf(word) });
    for (const seen of text.match(/../g) ?? []) written.delete(seen);
    return;
  }
  if (kind === "type") {
    const cut = wordEnd(text, at);
    writer.edit({ type: "write", key, text: `${text.slice(0, cut)}${word}${text.slice(cut)}` });
    written.add(word);
    return;
  }
  const to = wordEnd(text, at);
  if (kind === "break") writer.edit({ type: "break", key, span: { from: to, to }, newKey: keyOf(word) });
  else if (kind === "join") writer.edit({ type: "join", key });
  else if (kind === "field")
    writer.edit({ type: "enter", command: "position", fields: { why: word }, newKey: keyOf(word) });
  else if (kind === "seat") {
    const seat = { partyId: id(at % 3), delegateId: null, level: "senior" as const, isHead: false, note: word };
    const { attendance } = writer.writing.content;
    if (attendance.some(({ partyId }) => partyId === seat.partyId)) return;
    writer.edit({ type: "set", fields: { attendance: [...attendance, seat] } });
  }
  if (kind === "field" || kind === "seat") written.add(word);
}

/** Words are two letters that no other word has, so that it is seen where one was torn or turned. */
const wordOf = (number: number) => String.fromCharCode(0x4e00 + 2 * number, 0x4e01 + 2 * number);

/** Where a word ends at or after this place, so that nobody types into the middle of another's word. */
const wordEnd = (text: string, at: number) => 2 * Math.ceil(Math.min(at, text.length) / 2);

describe("six at once", () => {
  test("end with the same notes and lose no word, whatever comes late, twice or in another order", () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 10, maxLength: 50 }), (all) => {
        const start = state(withBlocks(line("a", wordOf(500)), line("b", wordOf(501))));
        const writers = Array.from({ length: 6 }, () => new Writer(start));
        const written = new Set([wordOf(500), wordOf(501)]);
        for (const [number, { who, move, delivers }] of all.entries()) {
          act(writers[who] as Writer, move, wordOf(number), written);
          // Single updates come late, twice, in any order and with others missing before them.
          for (const [from, which] of delivers) {
            const sent = (writers[from] as Writer).written;
            if (sent.length > 0)
              (writers[(who + from + 1) % 6] as Writer).takeIn(sent[which % sent.length] as Uint8Array);
          }
        }
        const content = exchange(...writers, ...writers);
        const all6 = JSON.stringify(content);
        for (const word of written) expect(all6).toContain(word);
      }),
      { numRuns: Number(process.env.LAWS_RUNS ?? 12), endOnFailure: true },
    );
  });
});
