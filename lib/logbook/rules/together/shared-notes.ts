/**
 * The notes of a session as a Yjs document, which several write at once, here and there, on the wire or off it: whatever
 * order their changes come in, and however often, all end with the same notes.
 */
import * as Y from "yjs";
import { entryShapes } from "../entries";
import { isSame } from "../merge";
import {
  type DraftAsk,
  type DraftBlock,
  type DraftContent,
  type DraftNewcomer,
  type DraftSeat,
  draftContentInput,
  entryCommands,
} from "../../schema";
import {
  hasStrayKeys,
  keyFor,
  type ListShape,
  type Parts,
  purgeList,
  readList,
  writeList,
  writeText,
} from "./shared-list";

/** Fields of which there is one, that are put together by character; of the others, who writes last is heard. */
const proseFields = ["title", "venue", "levelNote", "roundTitle", "reason"] as const;
const valueFields = [
  "roundId",
  "roundNumber",
  "track",
  "opensRound",
  "format",
  "timeZone",
  "held",
  "isDateInferred",
  "level",
  "compartmentId",
  "corrects",
  "offered",
] as const;

type LineMention = Extract<DraftBlock, { kind: "line" }>["mentions"][number];

const noTexts: readonly string[] = [];
const ofMention = "mention ";
const ofField = "field ";

const blockShape: ListShape<DraftBlock> = {
  name: "blocks",
  keyOf: ({ key }) => key,
  takeApart: (block): Parts => {
    const { key: _, ...rest } = block;
    if (rest.kind === "line") {
      const { text, mentions, ...values } = rest;
      return { values: { ...values, ...prefixed(ofMention, mentionsByMark(mentions)) }, texts: { text } };
    }
    if (rest.kind !== "entry") return { values: rest, texts: {} };
    const { fields, ...values } = rest;
    const prose = new Set(proseOf(rest.command));
    const [own, shared] = [
      entriesWhere(fields, (name) => !prose.has(name)),
      entriesWhere(fields, (name) => prose.has(name)),
    ];
    return { values: { ...values, ...prefixed(ofField, own) }, texts: prefixed(ofField, shared) };
  },
  putTogether: (key, { values, texts }) => {
    const { kind } = values;
    if (kind === "line") {
      const mentions = Object.values(unprefixed(ofMention, values)) as LineMention[];
      mentions.sort((one, other) => (one?.mark < other?.mark ? -1 : 1));
      return { kind, key, time: values.time ?? "", text: texts.text ?? "", mentions: mentions.slice(0, mostMentions) };
    }
    if (kind === "day") return values.day === undefined ? undefined : { kind, key, day: values.day };
    if (kind === "recorded" && values.recordId === undefined) return undefined;
    if (kind === "recorded") return { kind, key, noun: values.noun, recordId: values.recordId };
    // What is of no known kind is no block: whoever checks the notes finds it.
    if (kind !== "entry") return kind === undefined ? undefined : { kind, key };
    const fields = { ...unprefixed(ofField, values), ...unprefixed(ofField, texts) };
    return { kind, key, command: values.command, fields };
  },
  textsOf: ({ kind, command }) => {
    if (kind === "line") return ["text"];
    const known = entryCommands.find((each) => each === command);
    return kind === "entry" && known ? proseOf(known).map((name) => ofField + name) : noTexts;
  },
  bareFields: ["kind", "command"],
};

/** As many as a draft may hold of one line. */
const mostMentions = 40;

const askShape: ListShape<DraftAsk> = {
  name: "asks",
  keyOf: ({ questionId }) => keyFor(questionId),
  takeApart: ({ questionId, answer }) => ({ values: { questionId }, texts: { answer } }),
  putTogether: (_, { values: { questionId }, texts }) =>
    questionId === undefined ? undefined : { questionId, answer: texts.answer ?? "" },
  textsOf: () => ["answer"],
  bareFields: [],
};

const seatShape: ListShape<DraftSeat> = {
  name: "attendance",
  keyOf: ({ partyId, delegateId }) => keyFor(partyId, delegateId),
  takeApart: ({ note, ...values }) => ({ values, texts: { note } }),
  putTogether: (_, { values, texts }) =>
    values.partyId === undefined ? undefined : { ...values, note: texts.note ?? "" },
  textsOf: () => ["note"],
  bareFields: [],
};

const newcomerShape: ListShape<DraftNewcomer> = {
  name: "newcomers",
  keyOf: ({ key }) => key,
  takeApart: ({ key: _, name, title, note, ...values }) => ({ values, texts: { name, title, note } }),
  putTogether: (key, { values, texts }) =>
    values.partyId === undefined
      ? undefined
      : { ...values, key, name: texts.name ?? "", title: texts.title ?? "", note: texts.note ?? "" },
  textsOf: () => ["name", "title", "note"],
  bareFields: [],
};

/** The terms on the agenda: items without anything more than themselves. */
const agendaShape: ListShape<string> = {
  name: "agenda",
  keyOf: (termId) => keyFor(termId),
  takeApart: (termId) => ({ values: { termId }, texts: {} }),
  putTogether: (_, { values }) => values.termId,
  textsOf: () => noTexts,
  bareFields: [],
};

const lists = [blockShape, askShape, seatShape, newcomerShape, agendaShape] as const;

/** What the document says, unchecked: what came from a browser may be anything. */
function said(doc: Y.Doc): Record<string, unknown> {
  const session = doc.getMap<unknown>("session");
  return {
    ...Object.fromEntries(valueFields.map((field) => [field, session.get(field)])),
    ...Object.fromEntries(proseFields.map((field) => [field, doc.getText(field).toString()])),
    agenda: readList(doc, agendaShape),
    asks: readList(doc, askShape),
    attendance: readList(doc, seatShape),
    newcomers: readList(doc, newcomerShape),
    blocks: readList(doc, blockShape),
  };
}

/** The notes in the document, or what is wrong with them. */
export function checkNotes(doc: Y.Doc) {
  return draftContentInput.safeParse(said(doc));
}

/** The notes in the document. What was read before and is the same is given back as it was, so that it is drawn once. */
export function readNotes(doc: Y.Doc, before?: DraftContent): DraftContent {
  // What stands in a document was checked when it came in.
  const content = said(doc) as DraftContent;
  return before ? reuse(before, content) : content;
}

/** Changes the document to say this, touching nothing but what differs; `before` is what it says now, where that is known. */
export function writeNotes(doc: Y.Doc, content: DraftContent, origin?: unknown, before?: DraftContent): void {
  doc.transact(() => {
    const session = doc.getMap<unknown>("session");
    for (const field of valueFields)
      if (!session.has(field) || !isSame(session.get(field), content[field])) session.set(field, content[field]);
    for (const field of proseFields) writeText(doc.getText(field), content[field]);
    writeList(doc, agendaShape, content.agenda, before?.agenda);
    writeList(doc, askShape, content.asks, before?.asks);
    writeList(doc, seatShape, content.attendance, before?.attendance);
    writeList(doc, newcomerShape, content.newcomers, before?.newcomers);
    writeList(doc, blockShape, content.blocks, before?.blocks);
  }, origin);
}

/**
 * The document of notes that were written before they had one: from the same notes the same document, wherever it is made,
 * so that two who begin from it are put together.
 */
export function documentOf(content: DraftContent): Y.Doc {
  const doc = new Y.Doc();
  const { clientID } = doc;
  doc.clientID = 0;
  writeNotes(doc, content);
  doc.clientID = clientID;
  return doc;
}

/** The document that these updates make, in whatever order they came. */
export function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Whether something that the document rests on is missing from it. */
export function isIncomplete(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/**
 * Takes out of the document all that was removed from the notes, or, with `isLate`, what came in for it after that. What the
 * notes say does not change. An open window that takes the change in holds nothing of it any more either.
 */
export function purgeNotes(doc: Y.Doc, { isLate = false } = {}): void {
  doc.transact(() => {
    for (const shape of lists) purgeList(doc, shape as ListShape<unknown>, { isLate });
  });
}

/**
 * Takes an update from a browser into the document. Throws where it is none: it is walked first, since Yjs makes room for as
 * many changes as an update says that it holds.
 */
export function takeUpdate(doc: Y.Doc, update: Uint8Array): void {
  Y.decodeUpdate(update);
  Y.applyUpdate(doc, update);
}

/** Whether the document holds anything that is in no notes. */
export function hasStrangers(doc: Y.Doc): boolean {
  const names = lists.map(({ name }) => name);
  const known = new Set<string>([...proseFields, ...names, "session"]);
  const isStrange = (name: string) => {
    const [list = "", key, field] = name.split("/");
    return !known.has(name) && !(names.includes(list) && (key === "order" || (key && field)));
  };
  const ofSession = new Set<string>(valueFields);
  return (
    [...doc.share.keys()].some(isStrange) ||
    [...doc.getMap("session").keys()].some((field) => !ofSession.has(field)) ||
    lists.some((shape) => hasStrayKeys(doc, shape as ListShape<unknown>))
  );
}

function reuse(before: DraftContent, now: DraftContent): DraftContent {
  const blocks = new Map(before.blocks.map((block) => [block.key, block]));
  const same = now.blocks.map((block) => {
    const old = blocks.get(block.key);
    return old && isSame(old, block) ? old : block;
  });
  const kept = { ...now, blocks: same };
  for (const field of ["agenda", "asks", "attendance", "newcomers", "offered"] as const)
    if (isSame(before[field], now[field])) Object.assign(kept, { [field]: before[field] });
  return kept;
}

function proseOf(command: (typeof entryCommands)[number]): string[] {
  return entryShapes[command].fields.filter(({ kind }) => kind === "prose" || kind === "line").map(({ name }) => name);
}

function mentionsByMark(mentions: readonly LineMention[]): Record<string, LineMention> {
  return Object.fromEntries(mentions.map((mention) => [keyFor(mention.mark), mention]));
}

function entriesWhere<Value>(all: Readonly<Record<string, Value>>, isWanted: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(all).filter(([name]) => isWanted(name)));
}

function prefixed<Value>(prefix: string, all: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [prefix + name, value]));
}

function unprefixed(prefix: string, all: Parts["values"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
