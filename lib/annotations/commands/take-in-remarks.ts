import "server-only";
import type { z } from "zod";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, ExpectedError, NotFound } from "@/lib/platform/errors";
import { takeInRemarksInput } from "../schema";
import { loadAnnotation } from "./load-annotation";
import { publishAnnotation } from "./make-annotation";
import { recordedUnder, seriesNamed, threadOfReply } from "./named-remarks";
import { wordsReader } from "./read-words";
import { publishReply } from "./reply-to-annotation";

type Input = z.output<typeof takeInRemarksInput>;
type Reply = Input["replies"][number];

/**
 * Takes in remarks that others' tools wrote, and the replies to them: one act, all or none. What is on record already
 * under its name is passed over, and told by that name; a conflict if that is all of it.
 */
export const takeInRemarks = command({
  name: "annotation.take_in",
  input: takeInRemarksInput,
  may: mayAnnotate,
  // Several thousand records, on a busy machine.
  longest: 120_000,
  change: async (context, { negotiationId, remarks, replies }) => {
    const iris = [...remarks, ...replies].flatMap(({ iri }) => iri ?? []);
    const known = await recordedUnder(context.tx, negotiationId, [...iris, ...replies.map(({ answers }) => answers)]);
    const isNew = ({ iri }: { iri?: string | undefined }) => iri === undefined || !known.has(iri);
    const threads = new Map<string, string>();
    const annotationIds: string[] = [];
    const readWords = wordsReader(context);
    for (const [index, { iri, saidBy, ...remark }] of remarks.entries()) {
      if (!isNew({ iri })) continue;
      const { annotationId } = await inField(`remarks.${index}`, () =>
        publishAnnotation(
          context,
          { negotiationId, isDateInferred: false, ...remark },
          {
            readWords,
            saidBy: saidByOther(context, saidBy),
            ...(iri && { seriesOf: (marking) => seriesNamed("annotation", negotiationId, iri, marking) }),
          },
        ),
      );
      if (iri !== undefined) threads.set(iri, annotationId);
      annotationIds.push(annotationId);
    }
    const threadOf = await threadsByName(context, replies, threads, known);
    let replied = 0;
    for (const [index, reply] of replies.entries()) {
      const { iri, body, heldFrom, saidBy } = reply;
      if (!isNew(reply)) continue;
      await inField(`replies.${index}`, async () => {
        const annotationId = threadOf(reply);
        const target = annotationId ? await loadAnnotation(context, { annotationId }) : null;
        if (!target) throw new NotFound("What it answers is no remark that is here.");
        await publishReply(context, { isDateInferred: false, body, heldFrom }, target, {
          readWords,
          saidBy: saidByOther(context, saidBy),
          ...(iri && { seriesOf: (marking) => seriesNamed("annotation_reply", negotiationId, iri, marking) }),
        });
      });
      replied += 1;
    }
    if (annotationIds.length + replied === 0) throw new Conflict("All of these are on record already.");
    return { annotationIds, replies: replied, skipped: iris.filter((iri) => known.has(iri)) };
  },
});

/** What somebody brings along from another tool of their own is theirs, to be changed as what they say here. */
function saidByOther({ actor }: CommandContext, saidBy: string | undefined): string | undefined {
  return saidBy === actor.name ? undefined : saidBy;
}

/** The thread that a reply belongs to: that of the remark it answers or, where it answers a reply, of what that does. */
async function threadsByName(
  context: CommandContext,
  replies: readonly Reply[],
  threads: ReadonlyMap<string, string>,
  known: Awaited<ReturnType<typeof recordedUnder>>,
): Promise<(reply: Reply) => string | null> {
  const recorded = new Map<string, string>();
  for (const [iri, { kind, seriesId }] of known) {
    const thread = kind === "annotation" ? seriesId : await threadOfReply(context, seriesId);
    if (thread) recorded.set(iri, thread);
  }
  const byName = new Map(replies.flatMap((reply) => (reply.iri === undefined ? [] : [[reply.iri, reply] as const])));
  return ({ answers }) => {
    // A chain of replies that comes back to itself ends somewhere.
    for (let [name, left] = [answers, replies.length]; left >= 0; left -= 1) {
      const thread = threads.get(name) ?? recorded.get(name);
      if (thread) return thread;
      const next = byName.get(name)?.answers;
      if (next === undefined) return null;
      name = next;
    }
    return null;
  };
}

/** Says what is refused beside the one that it is about. */
async function inField<Value>(field: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ExpectedError) throw new ExpectedError(error.code, error.message, field);
    throw error;
  }
}
