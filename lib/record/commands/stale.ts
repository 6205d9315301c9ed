/** Two writers never silently overwrite each other: whoever saves second is shown both versions. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import { Conflict, NotFound } from "@/lib/platform/errors";
import type { Standing, StandingField } from "@/lib/platform/result";
import type { RecordKind } from "@/prisma/generated/enums";
import { namesIn } from "../names";
import { seenBy } from "../reading";
import type { RecordFields } from "../schema";
import { commonWords } from "../common-words";
import type { NounWords } from "../words";

type Comparable = {
  kind: RecordKind;
  words: NounWords;
  inputIn: (tx: Tx, recordId: string) => Promise<Record<string, unknown> | null>;
  /** What the record would be called that takes this one's place; undefined: that is new. */
  nameOfNext?: ((supersedesId: string | undefined) => Promise<string>) | undefined;
};

type Given = Record<string, unknown> & RecordFields;

// The reasons are not compared: each version has its own.
const { reason: _, ...compared } = commonWords;

/**
 * A conflict if what the writer corrects has been superseded, or if something was recorded in the series since they looked
 * (`seenRecordId`). It carries both versions, field by field.
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
  if (newer) throw new Conflict(undefined, await standingOf(context, noun, newer, given));
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
  citations: { select: { sourceId: true, credibility: true, locator: true, quote: true } },
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

type Stands = NonNullable<Awaited<ReturnType<typeof successorOf>>>;

async function standingOf(context: CommandContext, noun: Comparable, now: Stands, given: Given): Promise<Standing> {
  const { tx, member } = context;
  const names = await namesIn(tx, member.negotiationId);
  const row = now.isRetraction ? null : await noun.inputIn(tx, now.id);
  const theirs = row && {
    ...row,
    heldFrom: now.validText,
    isDateInferred: now.validInferred,
    citations: now.citations,
  };
  // A correction that gives no date keeps that of what it corrects: no difference.
  const yours: Record<string, unknown> = { ...given, heldFrom: given.heldFrom ?? theirs?.heldFrom };
  const differences = Object.entries({ ...noun.words, ...compared }).flatMap(
    ([name, { label, say, typed }]): StandingField[] => {
      const was = theirs ? say(theirs[name as keyof typeof theirs], names, theirs) : null;
      const is = say(yours[name], names, yours);
      if (was === is) return [];
      const value = theirs?.[name as keyof typeof theirs];
      const set = theirs && typed?.(value, names, theirs);
      return [{ name, label, theirs: was, yours: is, ...(set ? { value: set } : theirs ? controlOf(value) : {}) }];
    },
  );
  const wouldBe = await noun.nameOfNext?.(given.supersedesId && row ? now.id : undefined);
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

/** What a control would be set to; nothing for what no single control says. */
function controlOf(value: unknown): { value?: string | string[] } {
  if (value === null || value === undefined || value === "") return { value: "" };
  if (typeof value === "boolean") return { value: value ? "on" : "" };
  if (typeof value === "string" || typeof value === "number") return { value: String(value) };
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return { value };
  return {};
}
