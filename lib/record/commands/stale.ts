/** Two writers never silently overwrite each other: whoever saves second is shown both versions. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import { Conflict, NotFound } from "@/lib/platform/errors";
import type { Standing, StandingField } from "@/lib/platform/result";
import type { RecordKind } from "@/prisma/generated/enums";
import { namesIn } from "../names";
import { seenBy } from "../reading";
import { isAnchor } from "../rules";
import type { RecordFields } from "../schema";
import { commonWords } from "../common-words";
import { changedBy, mergeText } from "@/lib/platform/merging";
import type { FieldWords, Names, NounWords } from "../words";

type Comparable = {
  kind: RecordKind;
  words: NounWords;
  inputIn: (tx: Tx, recordId: string) => Promise<Record<string, unknown> | null>;
  /** What the record would be called that takes this one's place; undefined: that is new. */
  nameOfNext?: ((supersedesId: string | undefined) => Promise<string>) | undefined;
  /** The fields that a writer goes on from where they correct nothing: a change starts from what it changes. */
  goesOnFrom: readonly string[];
};

type Given = Record<string, unknown> & RecordFields;

// The reasons are not compared: each version has its own.
const { reason: _, ...compared } = commonWords;

/**
 * A conflict if what the writer corrects has been superseded, or if something was recorded since they looked
 * (`seenRecordId`) in the series, or of the same kind from the same words of a source. It carries both versions, field by
 * field.
 */
export async function refuseStale(
  context: CommandContext,
  noun: Comparable,
  given: Given,
  seriesId: string | undefined,
): Promise<void> {
  const newer = given.supersedesId
    ? await successorOf(context, given.supersedesId)
    : given.seenRecordId && seriesId
      ? await newerThan(context, seriesId, given)
      : null;
  if (newer)
    throw new Conflict(
      undefined,
      await standingOf(context, noun, newer, given, await begunFrom(context, noun, given, seriesId)),
    );
  const fromSameWords = given.supersedesId ? null : await newerFromWords(context, noun.kind, given);
  if (fromSameWords)
    throw new Conflict(recordedFromWords, await standingOf(context, noun, fromSameWords, given, unknown));
}

const recordedFromWords =
  "This has been recorded from these words while you were writing. Compare: record yours beside it, or leave it.";

/** A record as the input that would say it again, with the fields that every record has. */
type Version = Readonly<Record<string, unknown>>;

async function versionOf(tx: Tx, noun: Comparable, { id, ...facts }: Facts): Promise<Version | null> {
  const row = await noun.inputIn(tx, id);
  return row && { ...row, heldFrom: facts.validText, isDateInferred: facts.validInferred, citations: facts.citations };
}

/** What the writer had before them when they began, and in which fields they went on from it. */
type Begun = { version: Version; knows: (field: string) => boolean };
const unknown: Begun = { version: {}, knows: () => false };

/** What the writer had before them when they began, as far as their form started from it. */
async function begunFrom(
  { tx, member }: CommandContext,
  noun: Comparable,
  { supersedesId, seenRecordId, compartmentId }: Given,
  seriesId: string | undefined,
): Promise<Begun> {
  const { negotiationId } = member;
  if (supersedesId) {
    const corrected = await tx.record.findFirst({ where: { id: supersedesId, negotiationId }, select: standingFacts });
    const version = corrected && (await versionOf(tx, noun, corrected));
    return version ? { version, knows: () => true } : unknown;
  }
  if (noun.goesOnFrom.length === 0 || !seenRecordId || !seriesId) return unknown;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  const changed =
    seen &&
    (await tx.record.findFirst({
      where: { seriesId, negotiationId, seq: { lte: seen.seq }, isRetraction: false, ...seenBy(compartmentId) },
      orderBy: { seq: "desc" },
      select: standingFacts,
    }));
  const version = changed && (await versionOf(tx, noun, changed));
  return version ? { version, knows: (field) => noun.goesOnFrom.includes(field) } : unknown;
}

const standingFacts = {
  id: true,
  isRetraction: true,
  supersedesId: true,
  recordedAt: true,
  recordedBy: true,
  reason: true,
  validText: true,
  validInferred: true,
  citations: {
    select: { sourceId: true, credibility: true, locator: true, quote: true, anchor: true },
    orderBy: { id: "asc" },
  },
} as const;

/** What stands at the end of the chain of corrections that begins with a record; null if that is the record itself. */
async function successorOf({ tx, member }: CommandContext, recordId: string) {
  const first = await tx.record.findFirst({
    where: { id: recordId, negotiationId: member.negotiationId },
    select: { id: true },
  });
  if (!first) throw new NotFound("The record that you correct is not there.");
  let last = null;
  for (let id = recordId; ; ) {
    const next = await tx.record.findFirst({ where: { supersedesId: id }, select: standingFacts });
    if (!next) return last;
    last = next;
    id = next.id;
  }
}

/** The latest record of the series, if it was recorded after the one that the writer had seen last. */
async function newerThan({ tx, member }: CommandContext, seriesId: string, given: Given) {
  const { seenRecordId, compartmentId } = given;
  const latest = await tx.record.findFirst({
    where: { seriesId, negotiationId: member.negotiationId, ...seenBy(compartmentId) },
    orderBy: { seq: "desc" },
    select: { ...standingFacts, seq: true },
  });
  const seen = await tx.record.findFirst({
    where: { id: seenRecordId, negotiationId: member.negotiationId },
    select: { seq: true },
  });
  if (!seen) throw new NotFound("The record that you had before you is not there.");
  return latest && latest.seq > seen.seq ? latest : null;
}

/** What stands of this kind on words that the writer cites too, if it was recorded after what they had seen last. */
async function newerFromWords({ tx, member }: CommandContext, kind: RecordKind, given: Given) {
  const { seenRecordId, compartmentId, citations } = given;
  const cited = citations.flatMap(({ sourceId, anchor }) => (anchor ? [{ sourceId, ...anchor }] : []));
  if (!seenRecordId || cited.length === 0) return null;
  const { negotiationId } = member;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  if (!seen) return null;
  const found = await tx.citation.findMany({
    where: {
      negotiationId,
      sourceId: { in: cited.map(({ sourceId }) => sourceId) },
      record: { kind, seq: { gt: seen.seq }, isRetraction: false, supersededBy: null, ...seenBy(compartmentId) },
    },
    select: { sourceId: true, anchor: true, record: { select: standingFacts } },
    orderBy: { record: { seq: "desc" } },
  });
  const same = found.find(
    ({ sourceId, anchor }) =>
      isAnchor(anchor) &&
      cited.some((each) => each.sourceId === sourceId && each.start < anchor.end && anchor.start < each.end),
  );
  return same?.record ?? null;
}

type Facts = NonNullable<Awaited<ReturnType<typeof successorOf>>>;

async function standingOf(
  context: CommandContext,
  noun: Comparable,
  now: Facts,
  given: Given,
  began: Begun,
): Promise<Standing> {
  const { tx, member } = context;
  const names = await namesIn(tx, member.negotiationId);
  const theirs = now.isRetraction ? null : await versionOf(tx, noun, now);
  // A correction that gives no date keeps that of what it corrects: no difference.
  const yours: Version = { ...given, heldFrom: given.heldFrom ?? theirs?.heldFrom };
  const differences = Object.entries({ ...noun.words, ...compared }).flatMap(([name, field]): StandingField[] => {
    const said = (version: Version) => field.say(version[name], names, version);
    const [was, is] = [theirs && said(theirs), said(yours)];
    const side = changedBy(began.knows(name) ? said(began.version) : undefined, is, was);
    if (!side) return [];
    const set = theirs ? setTo(field, name, names, theirs) : {};
    const merged =
      side === "both" && theirs && field.isProse ? mergedProse(began.version[name], yours[name], theirs[name]) : null;
    return [{ name, label: field.label, theirs: was, yours: is, side, ...set, ...(merged && { merged }) }];
  });
  const wouldBe = await noun.nameOfNext?.(given.supersedesId && theirs ? now.id : undefined);
  return {
    ...(wouldBe ? { wouldBe } : {}),
    recordId: now.isRetraction ? null : now.id,
    newestId: now.id,
    by: names.person(now.recordedBy) ?? "A former member",
    at: now.recordedAt.toISOString(),
    reason: now.reason,
    differences,
  };
}

/** Shorter than this, nobody wrote running text: a name, a number. */
const leastProse = 40;

function mergedProse(began: unknown, yours: unknown, theirs: unknown) {
  if (typeof yours !== "string" || typeof theirs !== "string") return null;
  if (Math.max(yours.length, theirs.length) < leastProse) return null;
  return mergeText(typeof began === "string" ? began : "", yours, theirs);
}

function setTo({ typed, rows }: FieldWords, name: string, names: Names, theirs: Version) {
  if (rows) return { rows: rows(theirs[name], names, theirs) };
  const set = typed?.(theirs[name], names, theirs);
  return set ? { value: set } : controlOf(theirs[name]);
}

/** What a control would be set to; nothing for what no single control says. */
function controlOf(value: unknown): { value?: string | string[] } {
  if (value === null || value === undefined || value === "") return { value: "" };
  if (typeof value === "boolean") return { value: value ? "on" : "" };
  if (typeof value === "string" || typeof value === "number") return { value: String(value) };
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return { value };
  return {};
}
