/** Takes others' Web Annotations in as remarks and replies: all of them in one act, or none, with what is wrong with each. */
import "server-only";
import { takeInRemarks } from "@/lib/annotations/commands/take-in-remarks";
import { recordedUnder } from "@/lib/annotations/commands/named-remarks";
import { mostTakenIn } from "@/lib/annotations/schema";
import { mayAnnotate } from "@/lib/negotiations/policy";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { type Failure, failure, type Result } from "@/lib/platform/result";
import { isBefore } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { minuteOf } from "@/lib/time/zones";
import { clauseTexts } from "./queries-annotations";
import {
  clauseVersionOf,
  isOnWords,
  isReply,
  readSent,
  readWebAnnotation,
  saidIn,
  sentAnnotations,
  type WebAnnotation,
} from "./web-annotation";

/** `skipped`: the ids of those that were on record already. */
type TakenIn = { annotationIds: string[]; replies: number; skipped: string[] };

/** One of what was sent, and its place there from 0. */
type Sent = { annotation: WebAnnotation; index: number };

const inParts =
  "None of them was taken in. Send them in parts, remarks before what answers them; one that is on record already under its id is passed over, so that a part may be sent again.";

/**
 * How long a page may be, in bytes: room for as many as are taken in at once, each with a long quotation. What others'
 * tools export of a busy text comes to some kilobytes a remark.
 */
export const longestPage = {
  longest: 8_000_000,
  tooMuch: `This page is longer than 8 MB. ${inParts}`,
};

/** How many of those that are wrong are named. */
const mostNamed = 10;

type SentAct = { actId?: string /** Where given, something else under the same id is refused. */; askedHash?: string };

/** `raw` is one annotation, a list, or a page of them. Sent twice under one act's id, it is taken in once. */
export async function takeInAnnotations(opened: Opened, raw: unknown, act: SentAct = {}): Promise<Result<TakenIn>> {
  const items = sentAnnotations(raw);
  if (!items)
    return failure(
      "invalid",
      "This is no W3C Web Annotation, no list of them, and no page with “items”: look at what this address answers to a GET.",
    );
  if (items.length > mostTakenIn)
    return failure(
      "invalid",
      `These are ${inFigures(items.length)} annotations, and at most ${inFigures(mostTakenIn)} are taken in at once. ${inParts}`,
    );
  const verdict = mayAnnotate(opened.member);
  if (!verdict.allowed) return failure("forbidden", verdict.because);
  const wrong = new Complaints();
  const sent = items.flatMap((item, index): Sent[] => {
    const read = readSent(item);
    if (read.ok) return [{ annotation: read.annotation, index }];
    wrong.add(index, read.message);
    return [];
  });
  const ids = sent.flatMap(({ annotation }) => annotation.id ?? []);
  const known = await asActor(opened.actor, (tx) => recordedUnder(tx, opened.negotiation.id, ids));
  const seen = new Set<string>();
  for (const { annotation, index } of sent) {
    if (annotation.id === undefined) continue;
    if (seen.has(annotation.id)) wrong.add(index, "Another one has its id.");
    seen.add(annotation.id);
  }
  const left = sent.filter(({ annotation: { id } }) => id === undefined || !known.has(id));
  const remarks = await remarksAmong(opened, left, wrong);
  const replies = left.flatMap(({ annotation, index }) => {
    if (!isReply(annotation)) return [];
    const reply = { answers: annotation.target, body: saidIn(annotation), ...signed(annotation, opened) };
    return [{ index, reply }];
  });
  if (wrong.count > 0) return failure("invalid", wrong.inWords());
  const skipped = ids.filter((id) => known.has(id));
  if (left.length === 0) return { ok: true, value: { annotationIds: [], replies: 0, skipped } };
  const input = {
    negotiationId: opened.negotiation.id,
    remarks: remarks.map(({ remark }) => remark),
    replies: replies.map(({ reply }) => reply),
  };
  const result = await execute(takeInRemarks, opened.actor, input, act.actId, act.askedHash);
  if (!result.ok) return namingItems(result, { remarks, replies });
  return { ok: true, value: { ...result.value, skipped: [...skipped, ...result.value.skipped] } };
}

async function remarksAmong(opened: Opened, sent: readonly Sent[], wrong: Complaints) {
  const onWords = sent.flatMap(({ annotation, index }) =>
    isOnWords(annotation) ? [{ annotation, index, versionId: clauseVersionOf(annotation) }] : [],
  );
  const texts = await clauseTexts(opened, [...new Set(onWords.flatMap(({ versionId }) => versionId ?? []))]);
  return onWords.flatMap(({ annotation, index, versionId }) => {
    const text = versionId && texts.get(versionId);
    const read =
      versionId && text ? readWebAnnotation(annotation, { id: versionId, text }) : noSource(annotation.target.source);
    if (read.ok) return [{ index, remark: { ...read.remark, ...signed(annotation, opened) } }];
    wrong.add(index, read.message);
    return [];
  });
}

/** Its source is quoted, since an export of another tool names its own addresses there. */
function noSource(source: string) {
  const said = source.length > 80 ? `${source.slice(0, 79)}…` : source;
  return {
    ok: false as const,
    message: `Its source “${said}” names no wording of this negotiation that you may read: it ends in “?version=” and the wording’s id, as in what this address answers to a GET.`,
  };
}

const inFigures = (count: number) => count.toLocaleString("en");

/** Its name, and who said it and when. A clock that was ahead of ours says nothing. */
function signed({ id, creator, created }: WebAnnotation, { negotiation }: Opened) {
  const { timeZone } = negotiation;
  const heldFrom = created && minuteOf(new Date(created), timeZone);
  const isPast = heldFrom && !isBefore(presentDate(negotiation, new Date()), heldFrom, timeZone);
  return {
    ...(id === undefined ? {} : { iri: id }),
    ...(creator === undefined ? {} : { saidBy: creator }),
    ...(isPast ? { heldFrom } : {}),
  };
}

type Placed = { remarks: readonly { index: number }[]; replies: readonly { index: number }[] };

/** What the command says of its fields, said of the annotations that were sent. */
function namingItems(failed: Failure, placed: Placed): Failure {
  const wrong = new Complaints();
  for (const [field, messages] of Object.entries(failed.fieldErrors)) {
    const [, list, place] = /^(remarks|replies)\.(\d+)/.exec(field) ?? [];
    const item = list && placed[list as keyof Placed][Number(place)];
    if (item) wrong.add(item.index, messages.join(" "));
  }
  return wrong.count > 0 ? { ...failed, message: wrong.inWords(), fieldErrors: {} } : failed;
}

/** What is wrong with which, by its place from 0. */
class Complaints {
  private readonly messages = new Map<number, string>();

  get count(): number {
    return this.messages.size;
  }

  add(index: number, message: string): void {
    if (!this.messages.has(index)) this.messages.set(index, message);
  }

  /** "None was taken in. Annotation 2: It selects no words. And 3 more." */
  inWords(): string {
    const inOrder = [...this.messages].sort(([a], [b]) => a - b);
    const first = inOrder.slice(0, mostNamed).map(([index, message]) => `Annotation ${index + 1}: ${message}`);
    const more = inOrder.length - first.length;
    const rest = more > 0 ? [`And ${more} more that are wrong.`] : [];
    return ["None was taken in, since all are or none.", ...first, ...rest].join(" ");
  }
}
